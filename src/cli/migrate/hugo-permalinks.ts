/** The patterns of addresses of each section of a site of Hugo (gohugo.io/configuration/permalinks). */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { textsIn } from "./folders.js";
import { type OldSite, textOf } from "./old-site.js";

/** A pattern in the words of the old generator. */
export interface TypedPattern {
	/** Undefined for all stories. */
	readonly folder?: string;
	readonly typed: string;
	/** What it is for. */
	readonly what: string;
}

type HugoKeys = Readonly<Record<string, unknown>>;

export function hugoPatterns(root: string, site: OldSite): TypedPattern[] {
	const { settings } = site;
	const content = (contentOf(site) ?? "content").replace(/^\.?\/|\/+$/g, "");
	// gohugo.io/configuration/ugly-urls: the file has the name of what would be a folder.
	const ugly = settings.uglyURLs ?? settings.uglyurls;
	const isUgly = (section: string) => ugly === true || Object(ugly)[section] === true;
	const patterns = patternsIn(settings).map(([section, typed]) => ({
		section,
		// Of nested sections, this is the first one.
		typed: (isUgly(section) ? typed.replace(/\/?$/, ".html") : typed).replace(/:section(?![a-z])/g, section),
	}));
	if (patterns.length === 0)
		return ugly === true ? [{ typed: "/:folder/:slugorcontentbasename.html", what: "the pattern of addresses" }] : [];
	const texts = existsSync(join(root, content)) ? textsIn(join(root, content)) : [];
	const [first] = patterns;
	const isAll =
		patterns.length === 1 && texts.every((name) => name.replaceAll("\\", "/").startsWith(`${first?.section}/`));
	return patterns.map(({ section, typed }) => ({
		...(!isAll && { folder: `${content}/${section}` }),
		typed,
		what: `the pattern of addresses of the section ${section},`,
	}));
}

/** Languages can have a folder each (gohugo.io/configuration/languages). */
function contentOf(site: OldSite): string | undefined {
	const { contentDir } = Object(
		Object(site.settings.languages)[textOf(site, "defaultContentLanguage") ?? "en"],
	) as HugoKeys;
	return typeof contentDir === "string" ? contentDir : textOf(site, "contentDir");
}

/** Those of pages. A section of the name `/` or one with a glob is not read. */
function patternsIn({ permalinks }: HugoKeys): (readonly [section: string, typed: string])[] {
	const all = Object(permalinks) as HugoKeys;
	const page = typeof all.page === "object" && all.page !== null ? (all.page as HugoKeys) : all;
	return Object.entries(page).flatMap(([section, typed]) =>
		typeof typed === "string" ? [[section.replace(/^\/+|\/+$/g, ""), typed] as const] : [],
	);
}
