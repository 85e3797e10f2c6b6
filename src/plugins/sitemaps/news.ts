/** The news sitemap (Google, "News sitemaps"): articles of the last two days, at most 1,000 per file, without sponsored ones. */

import type { DocumentSpec, Edition, Instant } from "../../core/model.js";
import { publishedAt } from "../../core/publication-date.js";
import { canonicalArticles, chunks } from "./split-files.js";

const NEWS_WINDOW = 48 * 3_600_000;
const MAX_NEWS_URLS = 1000;

/** At least one file, which may be empty. */
export function newsFiles(edition: Edition): DocumentSpec[] {
	const { site, at } = edition;
	const since = later(at, -NEWS_WINDOW);
	const end = edition.articles.findIndex((story) => publishedAt(story) <= since);
	const articles = end < 0 ? edition.articles : edition.articles.slice(0, end);
	const recent = canonicalArticles({ ...edition, articles }).filter(({ type }) => type !== "sponsored");
	const meta = { base: site.url, name: site.name, language: site.language };
	return (recent.length ? chunks(recent, MAX_NEWS_URLS) : [[]]).map((entries, index) => {
		const oldest = entries.at(-1);
		return {
			url: `/news-sitemap${index ? `-${index + 1}` : ""}.xml`,
			serializer: "newsSitemap",
			meta,
			entries,
			...(oldest && { validUntil: later(publishedAt(oldest), NEWS_WINDOW) }),
		};
	});
}

const later = (instant: Instant, ms: number): Instant =>
	`${new Date(Date.parse(instant) + ms).toISOString().slice(0, 19)}Z`;
