/** Every page that is no story and that search engines may show: fronts, lists, pages of plugins. Archive pages are found from their fronts. */
import { ARCHIVE, CORRECTIONS, encodeUrl } from "../../base/paths.js";
import type { Edition, Group, Instant, Url } from "../../model.js";
import { type File, inFiles, latest } from "./files.js";

export interface Entry {
	/** Percent-encoded. */
	readonly url: Url;
	/** The date of its newest story. */
	readonly changed?: Instant | undefined;
}

export function pageFiles(edition: Edition): File[] {
	const { site, articles, sections, topics, authors, series, months, pages } = edition;
	const corrections = latest(articles.flatMap((article) => article.corrections.map(({ date }) => date)));
	const newestOfYear = new Map(months.toReversed().map(({ year, articles }) => [year, articles[0]?.date]));
	const entries: Entry[] = [
		{ url: "/", changed: articles[0]?.date },
		...[...sections, ...topics, ...authors].map(({ url, articles }) => ({ url, changed: articles[0]?.date })),
		...series.map(({ url, articles }: Group) => ({ url, changed: latest(articles.map(({ date }) => date)) })),
		...(months.length ? [{ url: ARCHIVE, changed: articles[0]?.date }] : []),
		...[...newestOfYear].map(([year, changed]) => ({ url: `${ARCHIVE}${year}/`, changed })),
		...months.map(({ url, articles }) => ({ url, changed: articles[0]?.date })),
		...(corrections ? [{ url: CORRECTIONS, changed: corrections }] : []),
		...pages.filter(({ view }) => !view.noindex && view.canonical === undefined).map(({ url }) => ({ url })),
	];
	return inFiles(
		"pages",
		entries.map((entry) => ({ ...entry, url: encodeUrl(entry.url) })),
		(url, part) => ({
			document: { url, printer: "sitemapPages", about: { base: site.url, entries: part } },
			changed: latest(part.flatMap(({ changed }) => changed ?? [])),
		}),
	);
}
