/** RSS 2.0, RSS 1.0 and Atom with the whole texts (`content:encoded`, `content`). */
import { textOfHtml } from "../html/plain-text.js";
import type { Archive, Bytes, ImportedBody, ImportedItem, LeftOut } from "../item.js";
import { isoDate } from "./dates.js";
import { itemOfEntry } from "./feed-entry.js";
import { childrenOf, htmlOfXml, textIn, textOfXml, type XmlElement, xmlElements } from "./xml.js";

/** Throws `XmlFault`. */
export async function openFeed(bytes: Bytes): Promise<Archive> {
	const items: ImportedItem[] = [];
	const bodies: ImportedBody[] = [];
	const leftOut: LeftOut[] = [];
	const channel = new Map<string, string>();
	const seen = new Set<string>();
	for await (const element of xmlElements(bytes())) {
		if (element.name !== "item" && element.name !== "entry") {
			const href = element.name === "link" && element.attributes.rel !== "self" ? element.attributes.href : undefined;
			const text = href ?? textOfXml(element).trim();
			if (text && !channel.has(element.name)) channel.set(element.name, text);
			continue;
		}
		const { item, body } = element.name === "item" ? rssItem(element) : atomEntry(element);
		if (seen.has(item.key)) leftOut.push({ item: `"${item.title}"`, why: "the feed has it twice" });
		else if (item.title === "" && body.html === "")
			leftOut.push({ item: item.key, why: "it has neither a title nor a text" });
		else {
			items.push(item);
			bodies.push(body);
		}
		seen.add(item.key);
	}
	return {
		format: "Feed",
		site: {
			name: textOfHtml(channel.get("title") ?? ""),
			url: originOf(channel.get("link")),
			description: textOfHtml(channel.get("description") ?? channel.get("subtitle") ?? ""),
			language: channel.get("language") ?? channel.get("dc:language"),
		},
		items,
		leftOut,
		authors: new Map(),
		topics: [],
		sections: [],
		notes: [],
		bodies: async function* () {
			yield* bodies;
		},
	};
}

const IS_MEDIA = /^(?:audio|video)\//;

/** The host of a feed is that of its site; its path may be that of the blog. */
const originOf = (url: string | undefined): string | undefined =>
	url && URL.canParse(url) ? new URL(url).origin : undefined;

function rssItem(element: XmlElement): { readonly item: ImportedItem; readonly body: ImportedBody } {
	const text = (name: string) => textIn(element, name);
	const whole = text("content:encoded") || text("xhtml:body");
	const short = text("description");
	const html = whole || short;
	const guid = text("guid");
	const [permalink] = childrenOf(element, "guid").filter(({ attributes }) => attributes.ispermalink !== "false");
	const link = text("link") || (permalink && /^https?:/.test(guid) ? guid : "");
	const picture = childrenOf(element, "enclosure").find(({ attributes }) => attributes.type?.startsWith("image/"));
	const shown = [...childrenOf(element, "media:content"), ...childrenOf(element, "media:thumbnail")].find(
		({ attributes }) => attributes.url && (attributes.medium ?? "image") === "image",
	);
	const src = picture?.attributes.url ?? shown?.attributes.url;
	const authors = childrenOf(element, "dc:creator").map((each) => textOfXml(each).trim());
	return itemOfEntry({
		key: guid || link || text("title"),
		title: text("title"),
		link,
		html,
		date: isoDate(text("pubdate") || text("dc:date")),
		byline: authors.length ? authors : [nameIn(text("author"))],
		categories: childrenOf(element, "category").map((each) => textOfXml(each).trim()),
		description: whole && short && textOfHtml(short) !== textOfHtml(whole) ? short : "",
		src,
		media: childrenOf(element, "enclosure").flatMap(({ attributes: { type = "", url } }) =>
			url && IS_MEDIA.test(type) ? [url] : [],
		),
		isShort: !whole,
	});
}

function atomEntry(element: XmlElement): { readonly item: ImportedItem; readonly body: ImportedBody } {
	const links = childrenOf(element, "link");
	const link =
		(links.find(({ attributes }) => (attributes.rel ?? "alternate") === "alternate") ?? links[0])?.attributes.href ??
		"";
	const [content] = childrenOf(element, "content");
	const [summary] = childrenOf(element, "summary");
	const html = content ? htmlOfConstruct(content) : "";
	const short = summary ? htmlOfConstruct(summary) : "";
	const [title] = childrenOf(element, "title");
	const picture = links.find(
		({ attributes }) => attributes.rel === "enclosure" && attributes.type?.startsWith("image/"),
	);
	return itemOfEntry({
		key: textIn(element, "id") || link,
		title: title ? htmlOfConstruct(title) : "",
		link,
		html: html || short,
		date: isoDate(textIn(element, "published") || textIn(element, "updated")),
		updated: isoDate(textIn(element, "updated")),
		byline: childrenOf(element, "author").map((each) => textIn(each, "name")),
		categories: childrenOf(element, "category").map(({ attributes }) => attributes.label ?? attributes.term ?? ""),
		description: html ? short : "",
		src: picture?.attributes.href,
		media: links.flatMap(({ attributes: { rel, type = "", href } }) =>
			rel === "enclosure" && href && IS_MEDIA.test(type) ? [href] : [],
		),
		isShort: !html,
	});
}

/** RFC 4287, 3.1: `text`, `html`, or `xhtml` within one `div`. */
function htmlOfConstruct(element: XmlElement): string {
	const { type = "text" } = element.attributes;
	if (type === "xhtml" || type === "application/xhtml+xml") return htmlOfXml(element);
	const text = textOfXml(element).trim();
	return type === "html" || type === "text/html" ? text : text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** `mara@courier.example (Mara Lindqvist)` (RSS 2.0, "author"). An e-mail address alone is not a name. */
const nameIn = (author: string): string => /\(([^)]+)\)\s*$/.exec(author)?.[1] ?? (author.includes("@") ? "" : author);
