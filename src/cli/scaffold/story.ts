/** The files of a new article. It is a draft, so that it is not published by accident. */

import { headlineOfWords } from "../../content/markdown/headline.js";
import { keyFor } from "../../core/field-keys.js";
import type { FieldName } from "../../core/front-matter-schema.js";
import type { Instant, Path, SiteConfig } from "../../core/model.js";
import { formatFrontMatterDate } from "./date.js";
import { breadcrumbFor, inFolder, isNameTaken, slugFor, storyFolder, uniqueSlug } from "./file-path.js";
import { type FrontMatterValues, stringifyFrontMatter } from "./front-matter.js";
import type { ExistingSection, NameRegistry } from "./name-registry.js";

export interface NewStory {
	readonly headline: string;
	readonly section: ExistingSection;
	/** '' for none. */
	readonly byline: string;
	readonly at: Instant;
	/** Creates a folder with a first entry, for live coverage. */
	readonly live?: boolean;
}
export interface NewFile {
	/** Relative to `content/`. */
	readonly path: Path;
	readonly text: string;
}

/** Keys have the names that the site configures. */
export function storyFiles(
	{ headline, section, byline, at, live }: NewStory,
	site: SiteConfig,
	registry: NameRegistry,
): NewFile[] {
	const folder = storyFolder(section, site);
	const date = formatFrontMatterDate(at, site.timeZone);
	const idOf = (slug: string) => `${date.slice(0, 10)}-${slug}`;
	const slug = uniqueSlug(slugFor(headline, "story"), isNameTaken(folder, idOf, registry));
	const path = inFolder(folder, live ? `${slug}.live/index.md` : `${slug}.md`);
	const front = {
		headline: headlineOfWords(headline),
		date,
		byline: byline || undefined,
		breadcrumb: breadcrumbFor(path, section),
		draft: true,
		id: idOf(slug),
		slug,
	};
	const story = { path, text: stringifyFrontMatter(named(front, site)) };
	if (!live) return [story];
	const entry = inFolder(folder, `${slug}.live/${date.slice(11, 16).replace(":", "")}-first-entry.md`);
	return [story, { path: entry, text: stringifyFrontMatter(named({ date, byline: front.byline, draft: true }, site)) }];
}

const named = (
	front: Partial<Record<FieldName, FrontMatterValues[string]>>,
	{ fields }: SiteConfig,
): FrontMatterValues =>
	Object.fromEntries(Object.entries(front).map(([name, value]) => [keyFor(fields, name as FieldName), value]));
