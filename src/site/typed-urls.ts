/** The addresses that a story had in a generator that takes names of files and folders as they are. */
import { articlePatterns, slugSource } from "../core/article-patterns.js";
import type { Article, SiteConfig } from "../core/model.js";
import { nameInContent } from "../core/mounts.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { parentPath, slugify, slugProblem } from "../core/paths.js";
import { decodeSegments } from "../core/reference-paths.js";
import { nameOfText, wholeSlug, withoutDay } from "../core/text-names.js";
import { articleUrls, sectionKey, typedFolders } from "./urls.js";

type WithNames = Pick<
	Article,
	| "from"
	| "breadcrumb"
	| "date"
	| "slug"
	| "page"
	| "address"
	| "typedDay"
	| "typedSlug"
	| "typedSection"
	| "headline"
	| "lang"
>;

/** Capitals, underlines, dots, spaces, and encoded characters, which slugs of files do not have. */
const KEPT_ELSEWHERE = /[A-Z_. %]/;

/**
 * Creates the function that gives the former addresses of a story, where they differ from its address: with its file as it is called (Jekyll, Zola), in
 * lower case (Hugo); in Jekyll with its categories as they are called; in Hugo with the day that is written; in Eleventy with its folders as they are called, in Astro without them; in Hugo and Zola below the folder of the language.
 */
export function typedUrls(site: SiteConfig): (article: WithNames) => string[] {
	const urlOf = articleUrls(site);
	const patternFor = articlePatterns(site);
	return (article) => {
		const { page, address, typedDay } = article;
		if (page || address !== undefined) return [];
		const slugs =
			slugSource(patternFor(article.from)) === "slug" ? typedSlugs(article, site) : typedTitles(article, site);
		const hasSection = site.from === "jekyll" && patternFor(article.from).includes(":section");
		const section = hasSection ? formerSection(article, site) : undefined;
		const folder = patternFor(article.from).includes(":folder") ? formerFolder(article, site) : undefined;
		const isMoved = section !== undefined || folder !== undefined || typedDay !== undefined;
		// Nearly all articles end here, so nothing of them is copied before.
		const translated = inLanguageFolder(article, site);
		if (slugs.length === 0 && !isMoved && !translated) return [];
		const { from, breadcrumb, date } = article;
		const names = omitUndefined({ section, folder, typedDay });
		const urls = (isMoved ? [article.slug, ...slugs] : slugs).map((slug) =>
			urlOf({ from, breadcrumb, date, slug }, names),
		);
		return translated
			? [...urls, translated.above + urlOf({ from, breadcrumb, date, slug: translated.slug }, names)]
			: urls;
	};
}

/** The last parts of former addresses. Only Eleventy keeps spaces (11ty.dev/docs/permalinks, "Default input and output"). */
function typedSlugs({ from, slug, typedSlug }: WithNames, { from: origin }: SiteConfig): string[] {
	if (typedSlug !== undefined) return lastParts(slugsElsewhere(typedSlug, origin), slug);
	const name = nameOfText(from);
	if (!KEPT_ELSEWHERE.test(name)) return [];
	const typed = decodeSegments(withoutDay(name));
	const plain = origin === "eleventy" ? /^\w[\w. -]*\w$/ : /^\w[\w.-]*\w$/;
	const isUsable = plain.test(typed) || (name.includes("%") && !NO_PART.test(typed));
	const isSame = [slugify(typed), wholeSlug(typed), typed.toLowerCase()].includes(slug);
	return isUsable && isSame ? lastParts([typed], slug) : [];
}

const lastParts = (typed: readonly string[], slug: string): string[] =>
	[...new Set(typed.flatMap((each) => [each, each.toLowerCase()]))].filter((each) => each !== slug);

/** What no part of an address has that a file can answer. Spaces and invisible characters beyond ASCII are sent percent-encoded. */
const NO_PART = /[ \p{Cc}?#*:<>"|\\/%]|^\.|\.$/u;

/** What other generators make of a `slug`. Hugo and Astro keep a slash in it, Hugo removes what it does not encode. */
function slugsElsewhere(typed: string, origin: SiteConfig["from"]): string[] {
	const decoded = decodeSegments(typed);
	const names = origin === "hugo" && decoded === typed ? [inHugo(typed)] : [decoded];
	const isPath = origin === "hugo" || origin === "astro";
	return names
		.map((name) => name.replace(/^\/+|\/+$/g, ""))
		.filter((name) => (isPath ? name.split("/") : [name]).every((part) => part !== "" && !NO_PART.test(part)));
}

/**
 * A translation whose file is called `ferry.es.md` is below `/es/` in Hugo and Zola, and the language of the site is below no folder
 * (gohugo.io/content-management/multilingual, "Translation by file name"; getzola.org/documentation/content/multilingual).
 */
function inLanguageFolder({ from, slug, lang }: WithNames, { from: origin, language }: SiteConfig) {
	if (lang === undefined || (origin !== "hugo" && origin !== "zola")) return undefined;
	const [, tag = ""] = /\.([a-z]{2,3}(?:[-_][a-z]{2,4})?)$/i.exec(nameOfText(from)) ?? [];
	const isTag = (other: string) => tag.replace("_", "-").toLowerCase() === other.toLowerCase();
	if (tag === "" || !isTag(lang)) return undefined;
	const end = `-${slugify(tag)}`;
	return {
		above: isTag(language) ? "" : `/${origin === "hugo" ? tag.toLowerCase() : tag}`,
		slug: slug.endsWith(end) ? slug.slice(0, -end.length) : slug,
	};
}

/** Eleventy's folders as they are called; in Astro a `slug` replaces them. Undefined if that is the folder in the address. */
function formerFolder({ from, typedSlug }: WithNames, { folders, from: origin }: SiteConfig): string | undefined {
	if (origin === "astro" && typedSlug !== undefined && nameInContent(from, folders).includes("/")) return "";
	if (origin !== "eleventy") return undefined;
	const parts = typedFolders(nameInContent(from, folders));
	return parts.some(slugProblem) && parts.every((part) => /^\w[\w. -]*\w$/.test(part)) ? parts.join("/") : undefined;
}

/** Hugo removes punctuation and invisible characters, and keeps dots, underlines and all hyphens (gohugo.io/functions/urls/urlize). */
const inHugo = (text: string): string =>
	text
		.replace(/[^\p{L}\p{Nd}\p{M}\s./_#+~@-]/gu, "")
		.trim()
		.replace(/\s*(-+)\s*/g, "$1")
		.replace(/\s+/g, "-");

function typedTitles({ headline, slug }: WithNames, { from }: SiteConfig): string[] {
	if (from !== "hugo") return [];
	const typed = inHugo(headline.replaceAll("/", "")).toLowerCase();
	return typed === slug || wholeSlug(typed) !== slug || /^\.|\.$|#/.test(typed) ? [] : [typed];
}

/** Jekyll's `:categories`: the folders above `_posts` and the categories of the front matter, in lower case. Undefined if that is the key of the section. */
function formerSection({ from, breadcrumb, typedSection }: WithNames, { folders }: SiteConfig): string | undefined {
	const key = sectionKey(breadcrumb);
	const above = parentPath(nameInContent(from, folders)).replace(/(?:^|\/)_(?:posts|drafts)$/, "");
	const parts = sectionKey(above.split("/")) === key ? above.split("/") : breadcrumb;
	const typed = typedSection ?? parts.join("/").toLowerCase();
	return typed === key || /[\s?#*:<>"|\\%\p{C}]|^\.|\/\./u.test(typed) ? undefined : typed;
}
