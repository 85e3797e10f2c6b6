/** Serializes a feed as RSS 2.0 (rssboard.org/rss-specification), with `content`, `dc`, `media` and `atom`. */
import { x } from "xastscript";
import { escapeHtml } from "../../core/escape-html.js";
import type { DocumentView } from "../../core/views.js";
import { longText, memoizedXml, serializeXml } from "../xml.js";
import { buildFeed, type FeedEntry } from "./feed-model.js";
import { feedPreview, previewStyles } from "./feed-preview.js";

export function rss(view: DocumentView): string {
	const feed = buildFeed(view);
	const namespaces = {
		"xmlns:atom": "http://www.w3.org/2005/Atom",
		"xmlns:content": "http://purl.org/rss/1.0/modules/content/",
		"xmlns:dc": "http://purl.org/dc/elements/1.1/",
		"xmlns:media": "http://search.yahoo.com/mrss/",
	};
	return serializeXml(
		x("rss", { version: "2.0", ...namespaces }, [
			x("channel", [
				x("title", feed.title),
				x("link", feed.home),
				x("description", asHtml(feed.description)),
				x("language", feed.language),
				x("lastBuildDate", dateOf(feed.updated)),
				x("atom:link", { rel: "self", type: "application/rss+xml", href: feed.self }),
				...feed.hubs.map((href) => x("atom:link", { rel: "hub", href })),
				feedPreview(feed),
				...feed.entries.map(rssItem),
			]),
		]),
		previewStyles(view),
	);
}

const rssItem = memoizedXml(
	({ id, url, title, language, authors, published, updated, categories, summary, html, picture }: FeedEntry) =>
		x("item", [
			x("title", title),
			x("link", url),
			x("guid", { isPermaLink: "false" }, id),
			x("pubDate", dateOf(published)),
			...(updated === published ? [] : [x("atom:updated", updated)]),
			...(language === undefined ? [] : [x("dc:language", language)]),
			...authors.map(({ name }) => x("dc:creator", name)),
			...categories.map((name) => x("category", name)),
			x("description", asHtml(summary)),
			...(html === undefined ? [] : [x("content:encoded", [longText(html)])]),
			...(picture
				? [
						x("media:content", { url: picture.url, medium: "image", width: picture.width, height: picture.height }, [
							...(picture.alt ? [x("media:description", { type: "plain" }, picture.alt)] : []),
							...(picture.credit ? [x("media:credit", picture.credit)] : []),
						]),
					]
				: []),
		]),
);

/** A description is HTML (RSS 2.0, "Elements of <item>"), so special characters are escaped. Quotation marks need no escape between tags. */
const asHtml = (words: string): string => words.replace(/[&<>]/g, escapeHtml);

/** RFC 822, as RSS requires: `Wed, 18 Nov 2026 07:30:00 GMT`. */
const dateOf = (iso: string): string => new Date(iso).toUTCString();
