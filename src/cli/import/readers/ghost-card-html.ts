/** The cards of Ghost's editors → HTML. Both editors, Lexical and Mobiledoc, have the same names for them. */
import { escapeHtml } from "../../../core/escape-html.js";
import { ownElement } from "../html/own-elements.js";
import { list, record, textOfValue as text } from "./json-values.js";

export const tagged = (name: string, html: string): string => `<${name}>${html}</${name}>`;

/** '' for a card that is not known. */
export function cardHtml(type: string, card: Readonly<Record<string, unknown>>): string {
	const get = (key: string) => text(card[key]);
	switch (type) {
		case "image":
			return `<figure><img src="${escapeHtml(get("src"))}" alt="${escapeHtml(get("alt"))}"><figcaption>${get("caption")}</figcaption></figure>`;
		case "gallery":
			return ownElement(
				"x-gallery",
				{},
				list(card.images)
					.map((image) => cardHtml("image", record(image)))
					.join(""),
			);
		case "html":
			return get("html");
		case "markdown":
		case "card-markdown":
			return get("markdown")
				.split(/\n\s*\n/)
				.map((part) => tagged("p", escapeHtml(part)))
				.join("");
		case "embed":
			return ownElement("x-embed", { url: get("url") });
		case "bookmark":
			return `<p><a href="${escapeHtml(get("url"))}">${escapeHtml(text(record(card.metadata).title) || get("url"))}</a></p>`;
		case "callout":
			return ownElement("x-note", {}, tagged("p", get("calloutText")));
		case "toggle":
			return ownElement("x-box", { title: get("heading").replace(/<[^>]*>/g, "") }, get("content"));
		case "button":
			return `<p><a href="${escapeHtml(get("buttonUrl"))}">${escapeHtml(get("buttonText"))}</a></p>`;
		case "audio":
		case "video":
		case "file":
			return ownElement("x-file", { url: get("src") }, escapeHtml(get("title") || get("fileTitle")));
		case "code":
		case "codeblock":
			return `<pre><code>${escapeHtml(get("code"))}</code></pre>`;
		case "hr":
		case "horizontalrule":
			return "<hr>";
		case "header":
			return tagged("h2", escapeHtml(get("header").replace(/<[^>]*>/g, "")));
		default:
			return "";
	}
}
