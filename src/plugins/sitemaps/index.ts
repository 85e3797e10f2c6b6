/**
 * Sitemaps (sitemaps.org/protocol.html): an index, a file per month of articles, one for all other pages; and the news sitemap of the last two days.
 * Months are in UTC, and their files are numbered from the oldest article, so that files of past months do not change.
 */
import type { DocumentSpec, Edition, Plugin } from "../../core/model.js";
import { monthFiles } from "./months.js";
import { newsFiles } from "./news.js";
import { pageFiles } from "./pages.js";
import { articleEntries, news, pages, sitemapIndex } from "./printers.js";
import type { SitemapFile } from "./split-files.js";

/** Configured by `sitemaps`. */
export function sitemaps(): Plugin {
	const serializers = { sitemap: articleEntries, sitemapPages: pages, sitemapIndex, newsSitemap: news };
	return { name: "sitemaps", documents: sitemapDocuments, serializers };
}

function sitemapDocuments(edition: Edition): DocumentSpec[] {
	const { site, drafts } = edition;
	// A preview is not for search engines.
	if (drafts || site.isPreview) return [];
	const recent = site.sitemaps.news ? newsFiles(edition) : [];
	if (!site.sitemaps.site) return recent;
	const files: SitemapFile[] = [...pageFiles(edition), ...monthFiles(edition)];
	const listed = [
		...files.map(({ document, changed }) => ({ url: document.url, changed })),
		...recent.map(({ url }) => ({ url })),
	];
	return [
		{ url: "/sitemap.xml", serializer: "sitemapIndex", meta: { base: site.url, files: listed } },
		...files.map(({ document }) => document),
		...recent,
	];
}
