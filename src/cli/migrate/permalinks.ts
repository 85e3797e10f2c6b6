/** The pattern of addresses of the old site → that of `permalinks.article`. */
import { type OldSite, textOf } from "./old-site.js";

/** The patterns to which Jekyll gives a name (jekyllrb.com/docs/permalinks). */
const JEKYLL_STYLES: Readonly<Record<string, string>> = {
	date: "/:categories/:year/:month/:day/:title.html",
	pretty: "/:categories/:year/:month/:day/:title/",
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
	...{ categories: "section", section: "folder", sections: "folder" },
	...{ year: "year", month: "month", day: "day" },
};

export interface FoundPattern {
	/** Undefined if that of `from` is right. */
	readonly article?: string;
	/** A pattern that Broadsheet does not have. */
	readonly unknown?: string;
}

export function patternOf(site: OldSite): FoundPattern {
	const typed =
		site.from === "jekyll" ? textOf(site, "permalink") : site.from === "hugo" ? hugoPattern(site) : undefined;
	if (typed === undefined) return {};
	const pattern = JEKYLL_STYLES[typed] ?? typed.replace(/^(?!\/)/, "/");
	if (pattern === JEKYLL_STYLES.date) return {};
	const words = pattern.replace(/:output_ext$/, ".html").replace(/:(\w+)/g, (all, word: string) => {
		const own = WORDS[word];
		return own === undefined ? all.replace(":", "?") : `:${own}`;
	});
	const article = /\.html$|\/$/.test(words) ? words : `${words}/`;
	const isKnown = /^\/(?:[\w-]+\/|:[a-z]+\/)*(?::[a-z]+\.html)?$/.test(article) && article.includes(":slug");
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
