/** The patterns of addresses of the old site → those of `permalinks`. */
import { DAY_PLACEHOLDERS, PLACEHOLDER } from "../../core/day-placeholders.js";
import { type Collection, publicCollections } from "./collections.js";
import { hugoPatterns, type TypedPattern } from "./hugo-permalinks.js";
import { type OldSite, textOf } from "./old-site.js";

/** The patterns to which Jekyll gives a name (jekyllrb.com/docs/permalinks). */
const JEKYLL_STYLES: Readonly<Record<string, string>> = {
	date: "/:categories/:year/:month/:day/:title.html",
	pretty: "/:categories/:year/:month/:day/:title/",
	ordinal: "/:categories/:year/:y_day/:title.html",
	weekdate: "/:categories/:year/W:week/:short_day/:title.html",
	none: "/:categories/:title.html",
};
const DAYS = Object.fromEntries(DAY_PLACEHOLDERS.map((name) => [name, name]));
/** Placeholders that mean one of Broadsheet's. */
const JEKYLL_WORDS: Readonly<Record<string, string>> = {
	...{ title: "slug", slug: "slug", folder: "folder", categories: "section", slugified_categories: "section", ...DAYS },
};
/** `title` is the headline in Hugo, and `slug` is that as well if the story has no slug (gohugo.io/configuration/permalinks/#tokens). */
const HUGO_WORDS: Readonly<Record<string, string>> = {
	...{ title: "title", slug: "slug_title", filename: "slug", slugorfilename: "slug", contentbasename: "slug" },
	...{ slugorcontentbasename: "slug", sections: "folder", folder: "folder", yearday: "", ...DAYS },
};
/** Placeholders of the collections of Jekyll (jekyllrb.com/docs/permalinks/#collections). */
const COLLECTION_WORDS: Readonly<Record<string, string>> = { name: ":slug", basename: ":slug", path: ":folder/:slug" };

export interface FoundPatterns {
	/** The address from which those of the front matter count; undefined if that of `from` is right. */
	readonly base?: string;
	/** Undefined if that of `from` is right. */
	readonly article?: string;
	/** Those of single folders. */
	readonly folders: Readonly<Record<string, string>>;
	/** Patterns that Broadsheet does not have, each behind what it is for. */
	readonly unknown: readonly string[];
}

/** `counts` are the folders with stories. */
export function patternsOf(root: string, site: OldSite, counts: ReadonlyMap<string, number>): FoundPatterns {
	if (site.from === "docusaurus") return docusaurusPatterns(site);
	const found =
		site.from === "hugo" ? hugoPatterns(root, site) : site.from === "jekyll" ? jekyllPatterns(site, counts) : [];
	const read = found.map(({ folder, typed, what }) => ({
		folder,
		...{ what, typed, pattern: readPattern(typed, site.from === "hugo" ? HUGO_WORDS : JEKYLL_WORDS) },
	}));
	const article = read.find(({ folder }) => folder === undefined)?.pattern;
	return {
		...(article !== undefined && { article }),
		folders: Object.fromEntries(
			read.flatMap(({ folder, pattern }) => (folder && pattern !== undefined ? [[folder, pattern]] : [])),
		),
		unknown: read.flatMap(({ what, typed, pattern }) => (pattern === undefined ? [`${what} ${typed}`] : [])),
	};
}

/** The address of the blog is a part of all others (docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog#routeBasePath). */
function docusaurusPatterns(site: OldSite): FoundPatterns {
	const typed = textOf(site, "blogBase")?.replace(/^\/+|\/+$/g, "");
	if (typed === undefined || typed === "blog") return { folders: {}, unknown: [] };
	const base = typed === "" ? "/" : `/${typed}/`;
	return { article: `${base}:year/:month/:day/:folder/:slug/`, base, folders: {}, unknown: [] };
}

function jekyllPatterns(site: OldSite, counts: ReadonlyMap<string, number>): TypedPattern[] {
	const collections = publicCollections(site).filter(({ folder }) => counts.has(folder));
	const hasPosts = [...counts.keys()].some((folder) => /(?:^|\/)_posts$/.test(folder));
	const isAlone = !hasPosts && collections.length === 1;
	const typed = textOf(site, "permalink") ?? "date";
	const ofPosts = JEKYLL_STYLES[typed] ?? typed;
	return [
		...(isAlone || ofPosts === JEKYLL_STYLES.date ? [] : [{ typed: ofPosts, what: "the pattern of addresses" }]),
		...collections.map((each) => ({
			...(!isAlone && { folder: each.folder }),
			typed: collectionPattern(each),
			what: `the pattern of addresses of the collection ${each.label},`,
		})),
	];
}

/** With `:collection` and the names of its files replaced. */
const collectionPattern = ({ label, permalink }: Collection): string =>
	permalink.replaceAll(":collection", label).replace(PLACEHOLDER, (all, word: string) => COLLECTION_WORDS[word] ?? all);

/** Undefined if a placeholder means nothing here. */
function readPattern(typed: string, words: Readonly<Record<string, string>>): string | undefined {
	const pattern = typed
		.replace(/^(?!\/)/, "/")
		.replace(/:output_ext$/, ".html")
		.replace(/:(\w*[A-Za-z])(?!\[)/g, (all, word: string) => (words[word] ? `:${words[word]}` : all.replace(":", "?")));
	const article = /\.html$|\/$/.test(pattern) ? pattern : `${pattern}/`;
	return /^\/(?:[\w:-]+\/)*(?:[\w:-]+\.html)?$/.test(article) && /:slug|:title/.test(article) ? article : undefined;
}
