/** Notes what is read of a site. */
import type { PublicArticle } from "./model.js";
import type { ArticleRef, SiteReader } from "./site-reader.js";

export interface ReadRecorder {
	/** Notes a read of the page or shared view that is being built, if one is. `answer` is plain data; of a text, its digest. */
	readonly note: (read: string, answer: unknown) => void;
	/** Builds a page, or a view that pages share. What `make` reads belongs to it. `task` is what a page is built of. */
	readonly within: <T>(node: string, make: () => T, task?: unknown) => T;
}
export const NO_RECORDER: ReadRecorder = { note: () => {}, within: (_, make) => make() };

type Methods = Omit<SiteReader, "site" | "drafts" | "slices" | "correctionSlices">;
/** Methods that return what the file of an article contains. */
export const CONTENT_METHODS = ["article", "listing", "standfirst", "minutes", "images"] as const;
/** Methods whose answers depend on how the site is composed, and not on the texts of its articles. */
export const SITE_METHODS = [
	...(["url", "groups", "byline", "credits", "entries", "translations", "related"] as const),
	...(["first", "all", "slice", "corrections", "months", "neighbours"] as const),
	...(["section", "topSections", "topic", "series", "author", "frontPlan", "pageAt"] as const),
	...(["siteView", "alternates", "colorAt", "spec", "document", "resolve", "picture"] as const),
	...(["isLive", "hiddenReason", "yearsSince", "isPast"] as const),
] as const satisfies readonly Exclude<keyof Methods, (typeof CONTENT_METHODS)[number]>[];

type Args = readonly (ArticleRef | string | number | undefined)[];
type Method = (...args: Args) => unknown;

/** The name of a question: `slice topic:housing 3`. */
export const readOf = (method: string, args: Args): string => {
	let read = method;
	for (const each of args) read += typeof each === "object" ? ` ${each.from}` : ` ${each ?? ""}`;
	return read;
};
/** The names of the reads of the text of an article: all of it, and what lists show. */
export const ARTICLE_READ = "article ";
export const LISTING_READ = "listing ";

/** The same reader, whose answers are noted. */
export function recordReads(reader: SiteReader, recorder: ReadRecorder): SiteReader {
	if (recorder === NO_RECORDER) return reader;
	const { note } = recorder;
	const of = (ref: ArticleRef): PublicArticle => reader.article(ref);
	const noted = Object.fromEntries(
		SITE_METHODS.map((name) => {
			const ask = reader[name] as Method;
			const method: Method = (...args) => {
				const answer = ask(...args);
				note(readOf(name, args), answer);
				return answer;
			};
			return [name, method];
		}),
	);
	const ofText = (name: (typeof CONTENT_METHODS)[number]): Method => {
		const ask = reader[name] as (ref: ArticleRef) => unknown;
		return (ref) => {
			const article = of(ref as ArticleRef);
			if (name === "article") note(ARTICLE_READ + article.from, article.dependencies.contentDigest);
			else note(LISTING_READ + article.from, article.dependencies.listingDigest);
			return ask(ref as ArticleRef);
		};
	};
	const texts = Object.fromEntries(CONTENT_METHODS.map((name) => [name, ofText(name)]));
	return { ...reader, ...noted, ...texts } as SiteReader;
}
