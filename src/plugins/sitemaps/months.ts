/** Sitemaps of articles, by month of publication. */
import { lastModified } from "../../core/last-modified.js";
import type { Edition, PublicArticle } from "../../core/model.js";
import { publishedAt } from "../../core/publication-date.js";
import { canonicalArticles, latest, type SitemapFile, splitIntoFiles } from "./split-files.js";

export function monthFiles(edition: Edition): SitemapFile[] {
	const months = new Map<string, PublicArticle[]>();
	for (const article of canonicalArticles(edition)) {
		const month = publishedAt(article).slice(0, 7);
		const found = months.get(month);
		if (found) found.push(article);
		else months.set(month, [article]);
	}
	const changedAt = (article: PublicArticle) => lastModified(article, edition.coverage.get(article.from)).at;
	const meta = { base: edition.site.url };
	return [...months].flatMap(([month, newestFirst]) =>
		splitIntoFiles(month, newestFirst.reverse(), (url, entries) => ({
			document: { url, serializer: "sitemap", meta, entries },
			changed: latest(entries.map(changedAt)),
		})),
	);
}
