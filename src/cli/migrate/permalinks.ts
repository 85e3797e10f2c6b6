/** The pattern of addresses of the old site → that of `permalinks.article`. */
import { DAY_PLACEHOLDERS, PLACEHOLDER } from "../../core/day-placeholders.js";
import { type Collection, publicCollections } from "./collections.js";
import { type OldSite, textOf } from "./old-site.js";

/** The patterns to which Jekyll gives a name (jekyllrb.com/docs/permalinks). */
const JEKYLL_STYLES: Readonly<Record<string, string>> = {
	date: "/:categories/:year/:month/:day/:title.html",
	pretty: "/:categories/:year/:month/:day/:title/",
	ordinal: "/:categories/:year/:y_day/:title.html",
	weekdate: "/:categories/:year/W:week/:short_day/:title.html",
	none: "/:categories/:title.html",
};
/** Placeholders of Jekyll and Hugo that mean one of Broadsheet's. */
const WORDS: Readonly<Record<string, string>> = {
	...{
		title: "slug",
		slug: "slug",
		filename: "slug",
		slugorfilename: "slug",
		contentbasename: "slug",
		slugorcontentbasename: "slug",
	},
	...{ categories: "section", slugified_categories: "section", section: "folder", sections: "folder" },
	...Object.fromEntries(DAY_PLACEHOLDERS.map((name) => [name, name])),
};
/** Placeholders of the collections of Jekyll (jekyllrb.com/docs/permalinks/#collections). */
const COLLECTION_WORDS: Readonly<Record<string, string>> = { name: ":slug", basename: ":slug", path: ":folder/:slug" };

export interface FoundPattern {
	/** Undefined if that of `from` is right. */
	readonly article?: string;
	/** A pattern that Broadsheet does not have. */
	readonly unknown?: string;
}

/** `counts` are the folders with stories. */
export function patternOf(site: OldSite, counts: ReadonlyMap<string, number>): FoundPattern {
	if (site.from === "hugo") {
		const typed = hugoPattern(site);
		return typed === undefined ? {} : read(typed, withSlash(typed));
	}
	if (site.from !== "jekyll") return {};
	const only = onlyCollection(site, counts);
	const typed = only ? collectionPattern(only) : textOf(site, "permalink");
	if (typed === undefined) return {};
	const pattern = JEKYLL_STYLES[typed] ?? withSlash(typed);
	return pattern === JEKYLL_STYLES.date ? {} : read(typed, pattern);
}

/** The collection of a site without posts. */
export function onlyCollection(site: OldSite, counts: ReadonlyMap<string, number>): Collection | undefined {
	const [only, ...others] = publicCollections(site).filter(({ folder }) => counts.has(folder));
	const hasPosts = [...counts.keys()].some((folder) => /(?:^|\/)_posts$/.test(folder));
	return others.length || hasPosts ? undefined : only;
}

/** With `:collection` and the names of its files replaced. */
export const collectionPattern = ({ label, permalink }: Collection): string =>
	permalink.replaceAll(":collection", label).replace(PLACEHOLDER, (all, word: string) => COLLECTION_WORDS[word] ?? all);

const withSlash = (pattern: string): string => pattern.replace(/^(?!\/)/, "/");

function read(typed: string, pattern: string): FoundPattern {
	const words = pattern.replace(/:output_ext$/, ".html").replace(/:(\w*[A-Za-z])/g, (all, word: string) => {
		const own = word === "folder" ? word : WORDS[word];
		return own === undefined ? all.replace(":", "?") : `:${own}`;
	});
	const article = /\.html$|\/$/.test(words) ? words : `${words}/`;
	const isKnown = /^\/(?:[\w:-]+\/)*(?:[\w:-]+\.html)?$/.test(article) && article.includes(":slug");
	return isKnown ? { article } : { unknown: typed };
}

/** Hugo has a pattern for each section; the most frequent are those of `posts` and `post`. */
function hugoPattern({ settings }: OldSite): string | undefined {
	const all = Object(settings.permalinks) as Readonly<Record<string, unknown>>;
	const page = (typeof all.page === "object" && all.page !== null ? all.page : all) as Readonly<
		Record<string, unknown>
	>;
	const sections = ["posts", "post", "blog", "news", ...Object.keys(page)];
	const section = sections.find((name) => typeof page[name] === "string");
	const ugly = settings.uglyURLs ?? settings.uglyurls;
	const isUgly = ugly === true || (section !== undefined && Object(ugly)[section] === true);
	if (section === undefined) return isUgly ? "/:section/:slug.html" : undefined;
	// gohugo.io/configuration/ugly-urls: the file has the name of what would be a folder.
	return isUgly ? (page[section] as string).replace(/\/?$/, ".html") : (page[section] as string);
}
