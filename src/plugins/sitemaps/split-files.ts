/** How a list becomes the files of a sitemap. */
import type { DocumentSpec, Edition, Instant, PublicArticle, Url } from "../../core/model.js";

/** A file of the index. */
export interface SitemapFile {
	readonly document: DocumentSpec;
	/** The latest change of what it lists. */
	readonly changed: Instant | undefined;
}

/** The protocol allows 50,000 addresses and 50 MB. This many stories are below both, whatever their addresses and pictures. */
const MAX_URLS = 10_000;

/** `/sitemaps/<name>.xml` with the first of them, `/sitemaps/<name>-2.xml` with those that come next … */
export const splitIntoFiles = <T>(
	name: string,
	list: readonly T[],
	fileOf: (url: Url, part: readonly T[]) => SitemapFile,
	most = MAX_URLS,
): SitemapFile[] =>
	chunks(list, most).map((part, index) => fileOf(`/sitemaps/${name}${index ? `-${index + 1}` : ""}.xml`, part));

export const chunks = <T>(list: readonly T[], size: number): T[][] =>
	Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));

/** The stories that have a page here, whose original is here, and which search engines may list. */
export const canonicalArticles = ({ articles, urls }: Edition): readonly PublicArticle[] =>
	articles.filter(
		({ from, canonical, noindex = false, sitemap = true }) =>
			canonical === undefined && !noindex && sitemap && urls.articles.has(from),
	);

export const latest = (instants: readonly Instant[]): Instant | undefined =>
	instants.reduce<Instant | undefined>((last, each) => (last === undefined || each > last ? each : last), undefined);
