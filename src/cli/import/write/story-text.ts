/** The file of an item: front matter under the names that the site uses, and the text. */
import { headlineOfWords } from "../../../content/markdown/headline.js";
import { parseInstant } from "../../../core/dates.js";
import { keyFor } from "../../../core/field-keys.js";
import type { FieldName } from "../../../core/front-matter-schema.js";
import type { Instant, SiteConfig } from "../../../core/model.js";
import { truncate } from "../../../core/paths.js";
import { formatFrontMatterDate } from "../../scaffold/date.js";
import { type FrontMatterValues, stringifyFrontMatter } from "../../scaffold/front-matter.js";
import { oneLine } from "../html/plain-text.js";
import { isDay } from "../readers/dates.js";
import type { ItemTarget } from "./target.js";

export interface StoryParts {
	/** Markdown. */
	readonly body: string;
	/** The same as plain text in one line. */
	readonly words: string;
	/** Names, or keys of author files. */
	readonly byline: readonly string[];
	readonly image?: { readonly src: string; readonly alt?: string; readonly caption?: string } | undefined;
}

/** As front matter has it: a day alone where the export has no time. */
export const dateText = (
	instant: Instant,
	written: string | undefined,
	{ timeZone }: Pick<SiteConfig, "timeZone">,
): string => (written !== undefined && isDay(written) ? written : formatFrontMatterDate(instant, timeZone));

/** A date without an offset is of the clock of the newsroom. */
export function instantIn(date: string, { timeZone }: Pick<SiteConfig, "timeZone">): Instant {
	const found = parseInstant(date, timeZone ?? "UTC");
	return typeof found === "string" ? found : "1970-01-01T00:00:00Z";
}

/** In graphemes: the most words of a text without a title that become its headline. */
const MAX_HEADLINE = 80;

export function storyText(
	{ item, date, permalink, breadcrumb, tags, aliases }: ItemTarget,
	parts: StoryParts,
	site: SiteConfig,
): string {
	const isPage = item.kind === "page";
	const { updated, description, summary, canonical, lang, hidden, access, contributors } = item;
	const changed = updated && instantIn(updated, site);
	const values: Partial<Record<FieldName, FrontMatterValues[string]>> = {
		headline: headlineOfWords(item.title || truncate(parts.words, MAX_HEADLINE) || "Untitled"),
		...((!isPage || item.date) && { date: dateText(date, item.date, site) }),
		...(changed && changed > date && { updated: dateText(changed, updated, site) }),
		...(!isPage && parts.byline.length && { byline: parts.byline }),
		...(!isPage && breadcrumb?.length && { breadcrumb }),
		...(!isPage && summary?.length && { summary: summary.map(headlineOfWords) }),
		...(!isPage && tags.length && { tags: tags.slice(0, MAX_TAGS) }),
		...(!isPage && contributors?.length && { contributors }),
		...(parts.image && { image: onlyPath(parts.image) }),
		...(description && { description }),
		...(canonical && { canonical }),
		...(lang && { lang }),
		...(!isPage && access && { access }),
		...(hidden !== undefined && { draft: true }),
		...(permalink && { permalink }),
		...(aliases.length && { aliases }),
	};
	const named = Object.entries(values).map(([name, value]) => [
		isPage && name === "headline" ? "title" : keyFor(site.fields, name as FieldName),
		value,
	]);
	const front = stringifyFrontMatter(Object.fromEntries(named));
	// A comment of YAML, for the editor who looks at the draft.
	const draft = `${keyFor(site.fields, "draft")}: true`;
	const marked = hidden === undefined ? front : front.replace(`\n${draft}\n`, `\n${draft} # ${oneLine(hidden)}\n`);
	return `${marked}${parts.body}${parts.body && "\n"}`;
}

/** A list in front matter has at most 100 entries. */
const MAX_TAGS = 100;

const onlyPath = ({ src, alt, caption }: NonNullable<StoryParts["image"]>): FrontMatterValues[string] =>
	alt || caption ? { src, ...(alt && { alt }), ...(caption && { caption }) } : src;
