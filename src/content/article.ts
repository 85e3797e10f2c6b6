/** One Markdown file → the article that it says, and its body; or every problem that it has. Reads nothing but its arguments. */

import { digest } from "../core/digest.js";
import type { Written } from "../core/front-matter-schema.js";
import { withoutInvisible } from "../core/invisible-characters.js";
import type { Article, Outcome, Parsed, Path, Place, Problem, Rich, Site, Source } from "../core/model.js";
import { compact } from "../core/omit-undefined.js";
import { cut, isLiveEntry, liveAnchor, liveFolderOf, nameOf, slugFault, slugify, stemOf } from "../core/paths.js";
import { error, warning } from "../core/problem.js";
import { cardOf } from "./dependency-info.js";
import { decodeText } from "./files/decode-text.js";
import { underscoreFault } from "./files/underscore.js";
import { keysOf } from "./front-matter/keys.js";
import { readFields } from "./front-matter/read-fields.js";
import { blockOf, splitFrontMatter, withhold } from "./front-matter/split.js";
import { markdownOf } from "./markdown/index.js";
import { markedParts } from "./markdown/inline.js";
import { paidHole, paidLinks } from "./markdown/sponsored-links.js";
import { countWords } from "./markdown/word-count.js";
import { throughPlugins } from "./through-plugins.js";

export function parseArticle(source: Source, site: Site): Outcome<Parsed> {
	const text = decodeText(source);
	if (text.value === undefined) return { problems: text.problems };
	const split = splitFrontMatter(text.value, source.path);
	if (split.value === undefined) {
		const mayHide = text.value.startsWith("---") && keysOf(site).mentionsSafety(blockOf(text.value).yaml);
		return { problems: [...text.problems, ...(mayHide ? split.problems.map(withhold) : split.problems)] };
	}
	const found = [...text.problems, ...split.problems];
	const fields = readFields(split.value.data, source.path, site);

	const markdown = markdownOf(source.path, text.value, site);
	const isPaid = fields.value?.type === "sponsored";
	const body = markdown.block(split.value.body, split.value.lines);
	const { text: words, first } = body;
	const parts = isPaid ? paidLinks(body.parts) : body.parts;
	const isBegun = fields.value?.draft === true;
	const underscored = isBegun ? undefined : underscoreFault(source.path, site.folders);
	if (underscored) found.push(underscored);
	if (!isBegun && words.trim() === "" && parts.length === 0 && split.value.body.trim() === "")
		markdown.problems.push(
			warning("empty-body", "The story has no text", { path: source.path, line: split.value.lines + 1, column: 1 }),
		);
	if (fields.value === undefined) return { problems: [...found, ...fields.problems, ...markdown.problems] };

	const rich = ({ text, line, column }: Written): Rich => {
		const { parts, text: plain } = markdown.inline(text, line, column);
		return { parts: isPaid ? paidLinks(parts) : parts, text: plain };
	};
	const { summary = [], corrections = [], updates = [], readMore = [], related = [], image, ...front } = fields.value;
	if (front.type === "sponsored" && front.sponsor === undefined)
		markdown.problems.push(
			warning("sponsor-missing", "A sponsored story says who pays for it", fields.places.type, {
				hint: "for instance `sponsor: Orm Harbour Savings`",
			}),
		);
	const headline = markdown.headline(front.headline ?? "", ...wordsAt(fields.places.headline, text.value));
	const shortTitle =
		front.shortTitle === undefined
			? undefined
			: markdown.headline(front.shortTitle, ...wordsAt(fields.places.shortTitle, text.value));
	const { caption, credit, ...lead } = image ?? {};
	const [captionRich, creditRich] = [caption && rich(caption), credit && rich(credit)];
	const points = summary.map(rich);
	const isEntry = isLiveEntry(source.path);
	const inContent = source.path.slice(source.path.indexOf("/") + 1);
	const slug = front.slug ?? slugOfFile(source.path);
	const problems: Problem[] =
		slug === "" || slugFault(slug) === "reserved"
			? [
					error(
						"unsafe-url",
						`No URL can be made of the file name "${nameOf(source.path)}"`,
						{ path: source.path, line: 1, column: 1 },
						{ hint: "give the story a `slug`" },
					),
				]
			: [];
	const article: Article = {
		...front,
		from: source.path,
		places: fields.places,
		...(fields.wholeDays.length > 0 && { wholeDays: fields.wholeDays }),
		headline: headline.text,
		...(headline.html !== undefined && { headlineHtml: headline.html }),
		...(shortTitle && { shortTitle: shortTitle.text }),
		...(shortTitle?.html !== undefined && { shortTitleHtml: shortTitle.html }),
		...(image && {
			image: compact({
				...lead,
				src: image.src,
				caption: captionRich?.text,
				credit: creditRich?.text,
				captionParts: captionRich && markedParts(captionRich),
				creditParts: creditRich && markedParts(creditRich),
			}),
		}),
		id: isEntry ? liveAnchor(front.id ?? nameOf(stemOf(source.path))) : (front.id ?? stemOf(inContent)),
		slug,
		byline: front.byline ?? [],
		breadcrumb: front.breadcrumb?.length ? front.breadcrumb : sectionsOfFile(inContent),
		tags: front.tags ?? [],
		type: front.type ?? (liveFolderOf(source.path) === undefined ? "news" : "live"),
		summary: points,
		description: cut(points.map((point) => point.text).join(" ") || first.replace(/\s+/g, " "), 300),
		corrections: corrections.map((note) => ({ ...note, text: rich(note.text) })),
		updates: updates.map((note) => ({ ...note, text: rich(note.text) })),
		readMore,
		related,
		holes: isPaid ? markdown.holes.map(paidHole) : markdown.holes,
		body: digest(JSON.stringify(parts)),
		text: digest(split.value.body.replace(/\s+/g, " ").trim()),
		...(isEntry && { entry: { parts, text: words } }),
		words: countWords(words) + points.reduce((sum, point) => sum + countWords(point.text), 0),
	};
	const all = [...found, ...fields.problems, ...markdown.problems, ...problems];
	if (problems.length || underscored) return { problems: all };
	const told = throughPlugins(article, site, (problem) => void all.push(problem));
	const value = { story: { ...told, card: cardOf(told, site, text.value) }, body: { digest: told.body, parts } };
	return { value, problems: all };
}

/** Line and column of the words of a value, behind the quotation mark that may stand before them. */
function wordsAt({ line = 1, column = 1 }: Partial<Place> = {}, text: string): [line: number, column: number] {
	const quoted = /["']/.test(text.split("\n", line)[line - 1]?.[column - 1] ?? "");
	return [line, quoted ? column + 1 : column];
}

/** The slug of a file: its name without ending and leading date. */
export const slugOfFile = (path: Path): string => {
	const name = stemOf(nameOf(path));
	const folder =
		path
			.split("/")
			.at(-2)
			?.replace(/\.live$/, "") ?? "";
	return slugify((/^index$/i.test(name) ? folder : name).replace(/^\d{4}-\d{2}-\d{2}[-_ ]+(?=.)/, ""));
};

/** Sections of a story that names none: its folders, without years and months. "news/city-hall" gives News, City hall. */
export const sectionsOfFile = (path: Path): string[] =>
	(withoutInvisible(path)?.text ?? path)
		.split("/")
		.slice(0, /\/index\.\w+$/i.test(path) ? -2 : -1)
		.filter((part) => !/^\d+$/.test(part))
		.map((part) => part.charAt(0).toUpperCase() + part.slice(1).replace(/[-_]+/g, " "));
