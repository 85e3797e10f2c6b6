/** Parses one Markdown file into an article, an entry of live coverage or a plain page, and its body; or into its problems. Reads nothing but its arguments. */

import { digest } from "../core/digest.js";
import { positionsOf } from "../core/field-place.js";
import type { LocatedText } from "../core/front-matter-schema.js";
import type { Article, Outcome, Parsed, Path, Place, Problem, RichText, SiteConfig, Source } from "../core/model.js";
import { idOfFile } from "../core/mounts.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { isPageFile, pageUrlOfFile, UNDATED } from "../core/page-files.js";
import {
	fileNameOf,
	isLiveEntry,
	liveAnchor,
	liveFolderOf,
	slugProblem,
	truncate,
	withoutExtension,
} from "../core/paths.js";
import { error, warning } from "../core/problem.js";
import { textFormOf } from "../core/text-files.js";
import { dependencyInfo } from "./dependency-info.js";
import { languageOfFile } from "./file-language.js";
import { decodeText } from "./files/decode-text.js";
import { JEKYLL_FOLDERS, underscoreProblem } from "./files/underscore.js";
import { splitStory } from "./front-matter/heading-title.js";
import { keysOf } from "./front-matter/keys.js";
import { readFields } from "./front-matter/read-fields.js";
import { withhold, yamlBlock } from "./front-matter/split.js";
import { groupsOf } from "./groups.js";
import { createMarkdown } from "./markdown/index.js";
import { markedParts } from "./markdown/inline.js";
import { markSponsoredLinks, sponsoredHole } from "./markdown/sponsored-links.js";
import { countWords } from "./markdown/word-count.js";
import { templateWarning, withPageKeys } from "./page-template.js";
import { linkToOriginal } from "./story-elsewhere.js";
import { slugOfStory, typedSlug } from "./story-slug.js";
import { applyArticleHooks } from "./through-plugins.js";
import { typedDay } from "./typed-day.js";

export function parseArticle(source: Source, site: SiteConfig): Outcome<Parsed> {
	const text = decodeText(source);
	if (text.value === undefined) return { problems: text.problems };
	const isPage = isPageFile(source.path, site.folders);
	const keys = keysOf(site, isPage);
	const split = splitStory(text.value, source.path, keys, site.from);
	if (split.value === undefined) {
		const mayHide = text.value.startsWith("---") && keys.mentionsSafety(yamlBlock(text.value));
		const problems = isPage ? split.problems.map(withPageKeys) : split.problems;
		return { problems: [...text.problems, ...(mayHide ? problems.map(withhold) : problems)] };
	}
	const found = [...text.problems, ...split.problems];
	const fields = readFields(split.value.data, source.path, site);

	const markdown = createMarkdown(source.path, text.value, site);
	const isPaid = fields.value?.type === "sponsored";
	const body = markdown.block(split.value.body, split.value.lines);
	const { text: words, first } = body;
	const isEmpty = words.trim() === "" && body.parts.length === 0;
	const original = isEmpty ? linkToOriginal(fields.value ?? {}, site) : undefined;
	const parts = isPaid ? markSponsoredLinks(original ?? body.parts) : (original ?? body.parts);
	const isBegun = fields.value?.draft === true;
	const underscored = isBegun ? undefined : underscoreProblem(source.path, site.folders, JEKYLL_FOLDERS);
	if (underscored) found.push(underscored);
	if (!isBegun && isEmpty && original === undefined && split.value.body.trim() === "")
		markdown.problems.push(
			warning("empty-body", `The ${isPage ? "page" : "story"} has no text`, {
				path: source.path,
				line: split.value.lines + 1,
				column: 1,
			}),
		);
	const template = isPage && templateWarning(source.path, fields.problems, fields.fieldPlaces.permalink, site);
	if (template) return { problems: [...found, template] };
	if (textFormOf(source.path) === "mdx") markdown.problems.push(mdxWarning(source.path));
	if (fields.value === undefined) return { problems: [...found, ...fields.problems, ...markdown.problems] };

	const rich = ({ text, line, column }: LocatedText): RichText => {
		const { parts, text: plain } = markdown.inline(text, line, column);
		return { parts: isPaid ? markSponsoredLinks(parts) : parts, text: plain };
	};
	const { summary = [], corrections = [], updates = [], readMore = [], related = [], image, ...rest } = fields.value;
	const { description, permalink, kind, ...written } = rest;
	const named = languageOfFile(source.path, site.from !== undefined);
	const front = named ? { lang: named.lang, translationKey: named.translates, ...written } : written;
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
	const isEntry = !isPage && isLiveEntry(source.path);
	const url = isPage ? (permalink ?? pageUrlOfFile(source.path, site.folders)) : undefined;
	const slug = isPage
		? (url?.split("/").at(-2) ?? "")
		: slugOfStory({ ...front, headline: headline.text }, source.path, site);
	const isNamed = isPage ? url !== undefined : slug !== "" && slugProblem(slug) !== "reserved";
	const problems = isNamed ? [] : [namelessProblem(source.path, isPage)];
	const article: Article = {
		...front,
		from: source.path,
		fieldPlaces: positionsOf(fields.fieldPlaces),
		...typedDay(split.value.data, front.date, site),
		...typedSlug(split.value.data, front.slug, site),
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
			: (front.id ?? idOfFile(source.path)),
		slug,
		...(permalink !== undefined && !isPage && { address: permalink }),
		...(url !== undefined && { page: { url, ...(kind && { kind }) }, date: front.date ?? UNDATED }),
		byline: front.byline ?? [],
		...groupsOf(front, isPage ? undefined : source.path, split.value.data, site),
		type: front.type ?? (isPage || liveFolderOf(source.path) === undefined ? "news" : "live"),
		summary: points,
		description:
			description ?? truncate(points.map((point) => point.text).join(" ") || first.replace(/\s+/g, " "), 300),
		corrections: corrections.map((note) => ({ ...note, text: rich(note.text) })),
		updates: updates.map((note) => ({ ...note, text: rich(note.text) })),
		readMore,
		related,
		holes: isPaid ? markdown.holes.map(sponsoredHole) : markdown.holes,
		bodyDigest: digest(parts.map((part) => (typeof part === "number" ? `\u0000${part}` : part)).join("\u0001")),
		sourceDigest: digest(split.value.body.replace(/\s{2,}|[^\S ]/g, " ").trim()),
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

const mdxWarning = (path: Path): Problem =>
	warning("story-format", "A file of MDX is read as Markdown; its components are left out", { path }, { group: "mdx" });

/** The file name has no character that a URL can use, and the front matter has no slug. */
const namelessProblem = (path: Path, isPage: boolean): Problem =>
	error(
		"unsafe-url",
		`No URL can be made of the file name "${fileNameOf(path)}"`,
		{ path, line: 1, column: 1 },
		{ hint: isPage ? "give the page a `permalink`, such as `/about/`" : "give the story a `slug`" },
	);

/** The position of a value's text, after an opening quotation mark. */
function fieldTextAt({ line = 1, column = 1 }: Partial<Place> = {}, text: string): [line: number, column: number] {
	const quoted = /["']/.test(text.split("\n", line)[line - 1]?.[column - 1] ?? "");
	return [line, quoted ? column + 1 : column];
}
