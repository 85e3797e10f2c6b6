/** Parses one Markdown file into an article and its body, or into its problems. Reads nothing but its arguments. */

import { digest } from "../core/digest.js";
import type { LocatedText } from "../core/front-matter-schema.js";
import { withoutInvisible } from "../core/invisible-characters.js";
import type { Article, Outcome, Parsed, Path, Place, Problem, RichText, SiteConfig, Source } from "../core/model.js";
import { omitUndefined } from "../core/omit-undefined.js";
import {
	fileNameOf,
	isLiveEntry,
	liveAnchor,
	liveFolderOf,
	slugify,
	slugProblem,
	truncate,
	withoutExtension,
} from "../core/paths.js";
import { error, warning } from "../core/problem.js";
import { dependencyInfo } from "./dependency-info.js";
import { decodeText } from "./files/decode-text.js";
import { underscoreProblem } from "./files/underscore.js";
import { keysOf } from "./front-matter/keys.js";
import { readFields } from "./front-matter/read-fields.js";
import { splitFrontMatter, withhold, yamlBlock } from "./front-matter/split.js";
import { createMarkdown } from "./markdown/index.js";
import { markedParts } from "./markdown/inline.js";
import { markSponsoredLinks, sponsoredHole } from "./markdown/sponsored-links.js";
import { countWords } from "./markdown/word-count.js";
import { applyArticleHooks } from "./through-plugins.js";

export function parseArticle(source: Source, site: SiteConfig): Outcome<Parsed> {
	const text = decodeText(source);
	if (text.value === undefined) return { problems: text.problems };
	const split = splitFrontMatter(text.value, source.path);
	if (split.value === undefined) {
		const mayHide = text.value.startsWith("---") && keysOf(site).mentionsSafety(yamlBlock(text.value).yaml);
		return { problems: [...text.problems, ...(mayHide ? split.problems.map(withhold) : split.problems)] };
	}
	const found = [...text.problems, ...split.problems];
	const fields = readFields(split.value.data, source.path, site);

	const markdown = createMarkdown(source.path, text.value, site);
	const isPaid = fields.value?.type === "sponsored";
	const body = markdown.block(split.value.body, split.value.lines);
	const { text: words, first } = body;
	const parts = isPaid ? markSponsoredLinks(body.parts) : body.parts;
	const isBegun = fields.value?.draft === true;
	const underscored = isBegun ? undefined : underscoreProblem(source.path, site.folders);
	if (underscored) found.push(underscored);
	if (!isBegun && words.trim() === "" && parts.length === 0 && split.value.body.trim() === "")
		markdown.problems.push(
			warning("empty-body", "The story has no text", { path: source.path, line: split.value.lines + 1, column: 1 }),
		);
	if (fields.value === undefined) return { problems: [...found, ...fields.problems, ...markdown.problems] };

	const rich = ({ text, line, column }: LocatedText): RichText => {
		const { parts, text: plain } = markdown.inline(text, line, column);
		return { parts: isPaid ? markSponsoredLinks(parts) : parts, text: plain };
	};
	const { summary = [], corrections = [], updates = [], readMore = [], related = [], image, ...front } = fields.value;
	if (front.type === "sponsored" && front.sponsor === undefined)
		markdown.problems.push(
			warning("sponsor-missing", "A sponsored story must say who pays for it", fields.fieldPlaces.type, {
				hint: "for instance `sponsor: Orm Harbour Savings`",
			}),
		);
	const headline = markdown.headline(front.headline ?? "", ...fieldTextAt(fields.fieldPlaces.headline, text.value));
	const shortTitle =
		front.shortTitle === undefined
			? undefined
			: markdown.headline(front.shortTitle, ...fieldTextAt(fields.fieldPlaces.shortTitle, text.value));
	const { caption, credit, ...lead } = image ?? {};
	const [captionRich, creditRich] = [caption && rich(caption), credit && rich(credit)];
	const points = summary.map(rich);
	const isEntry = isLiveEntry(source.path);
	const inContent = source.path.slice(source.path.indexOf("/") + 1);
	const slug = front.slug ?? slugOfFile(source.path);
	const problems: Problem[] =
		slug === "" || slugProblem(slug) === "reserved"
			? [
					error(
						"unsafe-url",
						`No URL can be made of the file name "${fileNameOf(source.path)}"`,
						{ path: source.path, line: 1, column: 1 },
						{ hint: "give the story a `slug`" },
					),
				]
			: [];
	const article: Article = {
		...front,
		from: source.path,
		fieldPlaces: fields.fieldPlaces,
		...(fields.wholeDays.length > 0 && { wholeDays: fields.wholeDays }),
		headline: headline.text,
		...(headline.html !== undefined && { headlineHtml: headline.html }),
		...(shortTitle && { shortTitle: shortTitle.text }),
		...(shortTitle?.html !== undefined && { shortTitleHtml: shortTitle.html }),
		...(image && {
			image: omitUndefined({
				...lead,
				src: image.src,
				caption: captionRich?.text,
				credit: creditRich?.text,
				captionParts: captionRich && markedParts(captionRich),
				creditParts: creditRich && markedParts(creditRich),
			}),
		}),
		id: isEntry
			? liveAnchor(front.id ?? fileNameOf(withoutExtension(source.path)))
			: (front.id ?? withoutExtension(inContent)),
		slug,
		byline: front.byline ?? [],
		breadcrumb: front.breadcrumb?.length ? front.breadcrumb : sectionsOfFile(inContent),
		tags: front.tags ?? [],
		type: front.type ?? (liveFolderOf(source.path) === undefined ? "news" : "live"),
		summary: points,
		description: truncate(points.map((point) => point.text).join(" ") || first.replace(/\s+/g, " "), 300),
		corrections: corrections.map((note) => ({ ...note, text: rich(note.text) })),
		updates: updates.map((note) => ({ ...note, text: rich(note.text) })),
		readMore,
		related,
		holes: isPaid ? markdown.holes.map(sponsoredHole) : markdown.holes,
		bodyDigest: digest(JSON.stringify(parts)),
		sourceDigest: digest(split.value.body.replace(/\s+/g, " ").trim()),
		...(isEntry && { entry: { parts, text: words } }),
		wordCount: countWords(words) + points.reduce((sum, point) => sum + countWords(point.text), 0),
	};
	const all = [...found, ...fields.problems, ...markdown.problems, ...problems];
	if (problems.length || underscored) return { problems: all };
	const told = applyArticleHooks(article, site, (problem) => void all.push(problem));
	const value = {
		story: { ...told, dependencies: dependencyInfo(told, site, text.value) },
		body: { digest: told.bodyDigest, parts },
	};
	return { value, problems: all };
}

/** The position of a value's text, after an opening quotation mark. */
function fieldTextAt({ line = 1, column = 1 }: Partial<Place> = {}, text: string): [line: number, column: number] {
	const quoted = /["']/.test(text.split("\n", line)[line - 1]?.[column - 1] ?? "");
	return [line, quoted ? column + 1 : column];
}

/** The slug of a file: its name without extension and leading date. */
export const slugOfFile = (path: Path): string => {
	const name = withoutExtension(fileNameOf(path));
	const folder =
		path
			.split("/")
			.at(-2)
			?.replace(/\.live$/, "") ?? "";
	return slugify((/^index$/i.test(name) ? folder : name).replace(/^\d{4}-\d{2}-\d{2}[-_ ]+(?=.)/, ""));
};

/** The sections of an article without a breadcrumb: its folders without years and months. `news/city-hall` gives News, City hall. */
export const sectionsOfFile = (path: Path): string[] =>
	(withoutInvisible(path)?.text ?? path)
		.split("/")
		.slice(0, /\/index\.\w+$/i.test(path) ? -2 : -1)
		.filter((part) => !/^\d+$/.test(part))
		.map((part) => part.charAt(0).toUpperCase() + part.slice(1).replace(/[-_]+/g, " "));
