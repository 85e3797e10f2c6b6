/** Serializes a feed as Atom (RFC 4287). */
import { x } from "xastscript";
import type { DocumentView } from "../../core/views.js";
import { longText, memoizedXml, serializeXml } from "../xml.js";
import { buildFeed, type FeedEntry } from "./feed-model.js";
import { feedPreview, previewStyles } from "./feed-preview.js";

export function atom(view: DocumentView): string {
	const feed = buildFeed(view);
	return serializeXml(
		x("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.language }, [
			x("id", feed.self),
			x("title", feed.title),
			...(feed.description ? [x("subtitle", feed.description)] : []),
			x("updated", feed.updated),
			x("author", [x("name", feed.publisher)]),
			x("link", { rel: "alternate", type: "text/html", href: feed.home }),
			x("link", { rel: "self", type: "application/atom+xml", href: feed.self }),
			...feed.hubs.map((href) => x("link", { rel: "hub", href })),
			feedPreview(feed),
			...feed.entries.map(entry),
		]),
		previewStyles(view),
	);
}

const entry = memoizedXml(
	({ id, url, title, language, authors, published, updated, categories, summary, html }: FeedEntry) =>
		x("entry", language === undefined ? {} : { "xml:lang": language }, [
			x("id", id),
			x("title", title),
			x("link", { rel: "alternate", type: "text/html", href: url }),
			x("published", published),
			x("updated", updated),
			...authors.map(({ name, url }) => x("author", [x("name", name), x("uri", url)])),
			...categories.map((term) => x("category", { term })),
			x("summary", summary),
			...(html === undefined ? [] : [x("content", { type: "html" }, [longText(html)])]),
		]),
);
