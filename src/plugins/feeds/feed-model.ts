/** Converts a document to a feed, with absolute URLs and permanent ids. */

import { escapeHtml } from "../../core/escape-html.js";
import { messagesFor } from "../../core/i18n/index.js";
import { withLabel } from "../../core/labelled-title.js";
import { memoizeWeak } from "../../core/memoize.js";
import { shareableImage } from "../../core/shareable-image.js";
import type { DocumentItemView, DocumentView, PictureView } from "../../core/views.js";
import { sanitizeXmlText } from "../xml.js";
import { instantOf, tagUri } from "./ids.js";

export interface Feed {
	readonly title: string;
	readonly description: string;
	readonly language: string;
	/** The page that lists the same articles; the feed itself; its hubs (WebSub). */
	readonly home: string;
	readonly self: string;
	readonly hubs: readonly string[];
	/** The author of entries without a byline. */
	readonly publisher: string;
	/** The latest change of an entry: ISO 8601 with offset. */
	readonly updated: string;
	readonly entries: readonly FeedEntry[];
}
export interface FeedEntry {
	/** A `tag:` URI (RFC 4151) of the article's permanent id. It stays the same when the URL changes. */
	readonly id: string;
	readonly url: string;
	/** The headline with its label. */
	readonly title: string;
	readonly language?: string | undefined;
	readonly authors: readonly { readonly name: string; readonly url: string }[];
	/** ISO 8601 with offset. `updated` changes with a correction or an update, `published` never. */
	readonly published: string;
	readonly updated: string;
	/** The day of publication for readers. */
	readonly day: string;
	/** Section, topics and label. */
	readonly categories: readonly string[];
	readonly summary: string;
	/** The full text, if the feed has it and the article is free to read. */
	readonly html?: string | undefined;
	readonly picture?: PictureView | undefined;
}

/** The metadata of a feed, as the plugin creates it. */
export interface FeedMeta {
	readonly base: string;
	/** The host name in permanent ids. */
	readonly authority: string;
	readonly title: string;
	readonly description: string;
	readonly language: string;
	readonly home: string;
	readonly hubs: readonly string[];
	readonly publisher: string;
	readonly text: "full" | "summary";
	/** Each correction is an entry. */
	readonly corrections?: true;
}

export function buildFeed(view: DocumentView): Feed {
	const about = view.meta as unknown as FeedMeta;
	const { base, title, description, language, home, hubs, publisher } = about;
	const entries = about.corrections ? corrections(view, about) : view.items.map((item) => memoizedEntry(item, about));
	const updated = entries.map((entry) => entry.updated).reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b));
	const addresses = { home: base + home, self: base + view.url, hubs };
	return { ...sanitizeXmlText({ title, description, publisher }), language, ...addresses, updated, entries };
}

const feedEntries = memoizeWeak((_: DocumentItemView) => new Map<string, FeedEntry>());
/** An article is in many feeds, with the same entry in all of them. */
function memoizedEntry(item: DocumentItemView, about: FeedMeta): FeedEntry {
	const made = feedEntries(item);
	const key = `${about.base} ${about.authority} ${about.text}`;
	const entry = made.get(key) ?? sanitizeXmlText(feedEntry(item, about));
	made.set(key, entry);
	return entry;
}

function feedEntry(item: DocumentItemView, { base, authority, text, language }: FeedMeta): FeedEntry {
	const { url, headline, label, lang, authors, date, changed, section, topics, picture } = item;
	const whole = text === "full" && item.access === "free";
	return {
		id: tagUri(item, authority),
		url: base + url,
		title: withLabel(label, headline),
		language: lang,
		authors: authors.map(({ name, url }) => ({ name, url: base + url })),
		published: instantOf(date),
		updated: instantOf(changed),
		day: date.date,
		categories: [...new Set([section, ...topics].flatMap((each) => each?.name ?? []).concat(label?.text ?? []))],
		summary: item.description || headline,
		html: whole ? absolutizeUrls(entryText(item, language), base, url) : undefined,
		picture: picture && shareableImage(picture, base),
	};
}

/** Corrections, latest first. */
const corrections = ({ items }: DocumentView, { base, authority, language }: FeedMeta): FeedEntry[] =>
	items
		.flatMap((item) =>
			item.corrections.map(({ time, text, plain }): FeedEntry => {
				const html = absolutizeUrls(text, base, item.url);
				return sanitizeXmlText({
					id: `${tagUri(item, authority)}#correction-${instantOf(time)}`,
					url: base + item.url,
					title: `${messagesFor(language).correction}: ${withLabel(item.label, item.headline)}`,
					language: item.lang,
					authors: [],
					published: instantOf(time),
					updated: instantOf(time),
					day: time.date,
					categories: [],
					summary: plain,
					html,
				});
			}),
		)
		.sort((a, b) => Date.parse(b.published) - Date.parse(a.published));

/** Picture, key points, text and corrections, as the page shows them. */
const entryText = ({ picture: lead, keyPoints, html, corrections }: DocumentItemView, language: string): string => {
	const { correction, comma } = messagesFor(language);
	const picture = lead && { ...lead, ...lead.jpeg };
	return [
		picture &&
			`<figure><img src="${escapeHtml(picture.url)}" alt="${escapeHtml(picture.alt)}"${picture.width ? ` width="${picture.width}" height="${picture.height}"` : ""}>${caption(picture)}</figure>`,
		keyPoints.length && `<ul>${keyPoints.map((point) => `<li>${point}</li>`).join("")}</ul>`,
		html,
		...corrections.map(
			({ time, text }) => `<p><strong>${correction}${comma}${escapeHtml(time.date)}:</strong> ${text}</p>`,
		),
	]
		.filter(Boolean)
		.join("\n");
};
const caption = ({ caption, captionHtml, credit, creditHtml }: PictureView): string => {
	const words = [captionHtml ?? escapeHtml(caption ?? ""), creditHtml ?? escapeHtml(credit ?? "")].filter(Boolean);
	return words.length > 0 ? `<figcaption>${words.join(" ")}</figcaption>` : "";
};

/** Makes URLs in HTML absolute. The HTML is Broadsheet's own, with double quotes around every value. Feed readers get the image itself, without variants. */
const absolutizeUrls = (html: string, base: string, page: string): string =>
	html
		.replace(/(<img [^<>]*?) srcset="[^"]*" sizes="[^"]*"/g, "$1")
		.replace(/(<[a-z][^<>]*?\s(?:href|src|poster)=")([/#][^"]*)"/gi, (_, before, to) =>
			to.startsWith("//") ? `${before}${to}"` : `${before}${base}${to.startsWith("#") ? page : ""}${to}"`,
		);
