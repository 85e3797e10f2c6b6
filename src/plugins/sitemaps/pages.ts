/** The sitemap of all pages except articles that search engines may index: fronts, lists, pages of plugins. Archive pages are reachable from their fronts. */

import type { Collection, Edition, Instant, PublicArticle, Url } from "../../core/model.js";
import { ARCHIVE, CORRECTIONS, encodeUrl } from "../../core/paths.js";
import { publishedAt } from "../../core/publication-date.js";
import { latest, type SitemapFile, splitIntoFiles } from "./split-files.js";

export interface PageEntry {
	/** Percent-encoded. */
	readonly url: Url;
	/** The publication of its newest article; for a plain page, the `updated` of its front matter. */
	readonly changed?: Instant | undefined;
}

export function pageFiles(edition: Edition): SitemapFile[] {
	const { site, articles, sections, topics, authors, series, months, plainPages, pages } = edition;
	const corrections = latest(articles.flatMap((article) => article.corrections.map(({ date }) => date)));
	const newestOfYear = new Map(months.toReversed().map(({ year, articles }) => [year, newestOf(articles)]));
	const entries: PageEntry[] = [
		{ url: "/", changed: newestOf(articles) },
		...[...sections, ...topics, ...authors].map(({ url, articles }) => ({ url, changed: newestOf(articles) })),
		...series.map(({ url, articles }: Collection) => ({ url, changed: latest(articles.map(publishedAt)) })),
		...(months.length ? [{ url: ARCHIVE, changed: newestOf(articles) }] : []),
		...[...newestOfYear].map(([year, changed]) => ({ url: `${ARCHIVE}${year}/`, changed })),
		...months.map(({ url, articles }) => ({ url, changed: newestOf(articles) })),
		...(corrections ? [{ url: CORRECTIONS, changed: corrections }] : []),
		...plainPages
			.filter(({ canonical, noindex = false, sitemap = true }) => canonical === undefined && !noindex && sitemap)
			.map(({ from, updated }) => ({ url: edition.urls.articles.get(from) ?? "/", changed: updated })),
		...pages.filter(({ view }) => !view.noindex && view.canonical === undefined).map(({ url }) => ({ url })),
	];
	return splitIntoFiles(
		"pages",
		entries.map((entry) => ({ ...entry, url: encodeUrl(entry.url) })),
		(url, part) => ({
			document: { url, serializer: "sitemapPages", meta: { base: site.url, entries: part } },
			changed: latest(part.flatMap(({ changed }) => changed ?? [])),
		}),
	);
}

/** `articles` are sorted newest first. */
const newestOf = ([newest]: readonly PublicArticle[]): Instant | undefined => newest && publishedAt(newest);
