/** JSON Feed, 1.0 and 1.1 (jsonfeed.org/version/1.1). */
import { escapeHtml } from "../../../core/escape-html.js";
import type { Archive } from "../item.js";
import { isoDate } from "./dates.js";
import { itemOfEntry } from "./feed-entry.js";
import { list, record, textOfValue as text } from "./json-values.js";

/** Undefined if the value is not a JSON feed. */
export function openJsonFeed(json: unknown): Archive | undefined {
	const feed = record(json);
	if (!text(feed.version).startsWith("https://jsonfeed.org/version/")) return undefined;
	const entries = list(feed.items).map((each) => {
		const item = record(each);
		const plain = text(item.content_text);
		const whole =
			text(item.content_html) ||
			plain
				.split(/\n\s*\n/)
				.map((part) => part && `<p>${escapeHtml(part)}</p>`)
				.join("");
		const authors = [...list(item.authors), ...(item.author ? [item.author] : [])].map((author) =>
			text(record(author).name),
		);
		return itemOfEntry({
			key: text(item.id) || text(item.url),
			title: escapeHtml(text(item.title)),
			link: text(item.url),
			html: whole || (text(item.summary) && `<p>${escapeHtml(text(item.summary))}</p>`),
			date: isoDate(text(item.date_published)),
			updated: isoDate(text(item.date_modified)),
			byline: authors.map(escapeHtml),
			categories: list(item.tags).map((tag) => escapeHtml(text(tag))),
			description: whole ? escapeHtml(text(item.summary)) : "",
			src: text(item.image) || text(item.banner_image) || undefined,
			isShort: !whole,
		});
	});
	const home = text(feed.home_page_url);
	return {
		format: "JSON Feed",
		site: {
			name: text(feed.title),
			url: URL.canParse(home) ? new URL(home).origin : undefined,
			description: text(feed.description),
			language: text(feed.language) || undefined,
		},
		items: entries.map(({ item }) => item),
		leftOut: [],
		authors: new Map(),
		topics: [],
		sections: [],
		notes: [],
		bodies: async function* () {
			for (const { body } of entries) yield body;
		},
	};
}
