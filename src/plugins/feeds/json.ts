/** Serializes a feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
import type { DocumentView } from "../../core/views.js";
import { buildFeed, type FeedEntry } from "./feed-model.js";

export function json(view: DocumentView): string {
	const { title, description, language, home, self, hubs, publisher, entries } = buildFeed(view);
	const feed = {
		version: "https://jsonfeed.org/version/1.1",
		title,
		home_page_url: home,
		feed_url: self,
		description: description || undefined,
		language,
		authors: [{ name: publisher }],
		hubs: hubs.length ? hubs.map((url) => ({ type: "WebSub", url })) : undefined,
		items: entries.map(jsonItem),
	};
	return `${JSON.stringify(feed, null, "\t")}\n`;
}

const jsonItem = ({
	id,
	url,
	title,
	language,
	authors,
	published,
	updated,
	categories,
	summary,
	html,
	picture,
}: FeedEntry) => ({
	id,
	url,
	title,
	...(html === undefined ? { content_text: summary } : { content_html: html }),
	summary,
	image: picture?.url,
	date_published: published,
	date_modified: updated === published ? undefined : updated,
	authors: authors.length ? authors : undefined,
	tags: categories.length ? categories : undefined,
	language,
});
