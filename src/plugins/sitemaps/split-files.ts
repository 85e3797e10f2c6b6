/** Splits a list into sitemap files. */
import type { DocumentSpec, Edition, Instant, PublicArticle, Url } from "../../core/model.js";

/** A sitemap file listed in the index. */
export interface SitemapFile {
	readonly document: DocumentSpec;
	/** The latest change of the listed pages. */
	readonly changed: Instant | undefined;
}

/** The protocol allows 50,000 URLs and 50 MB. This many articles stay below both, whatever their URLs and images. */
const MAX_URLS = 10_000;

/** `/sitemaps/<name>.xml` has the first items, `/sitemaps/<name>-2.xml` the next … */
export const splitIntoFiles = <T>(
	name: string,
	list: readonly T[],
	fileOf: (url: Url, part: readonly T[]) => SitemapFile,
	most = MAX_URLS,
): SitemapFile[] =>
	chunks(list, most).map((part, index) => fileOf(`/sitemaps/${name}${index ? `-${index + 1}` : ""}.xml`, part));

export const chunks = <T>(list: readonly T[], size: number): T[][] =>
	Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));

/** Articles that have a page on this site, no external original, and may be indexed. */
export const canonicalArticles = ({ articles, urls }: Edition): readonly PublicArticle[] =>
	articles.filter(
		({ from, canonical, noindex = false, sitemap = true }) =>
			canonical === undefined && !noindex && sitemap && urls.articles.has(from),
	);

export const latest = (instants: readonly Instant[]): Instant | undefined =>
	instants.reduce<Instant | undefined>((last, each) => (last === undefined || each > last ? each : last), undefined);
