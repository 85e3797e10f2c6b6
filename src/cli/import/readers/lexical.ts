/** The texts of Ghost's editor since version 5.26 (Lexical) → HTML, where an export has no `html`. */
import { escapeHtml } from "../../../core/escape-html.js";
import { cardHtml, tagged } from "./ghost-card-html.js";
import { list, parsedJson, record, textOfValue as text } from "./json-values.js";

/** By the bits of `format` of a text (lexical.dev, `TextFormatType`). */
const FORMATS = [
	[1, "strong"],
	[2, "em"],
	[4, "s"],
	[16, "code"],
	[64, "sup"],
] as const;

/** '' for none. */
export const lexicalHtml = (json: string): string => nodesHtml(record(parsedJson(json).root).children);

const nodesHtml = (nodes: unknown): string =>
	list(nodes)
		.map((node) => nodeHtml(record(node)))
		.join("");

function nodeHtml(node: Readonly<Record<string, unknown>>): string {
	const inner = () => nodesHtml(node.children);
	switch (text(node.type)) {
		case "text":
		case "extended-text": {
			// Spaces at the ends of a text belong to it.
			const words = escapeHtml(typeof node.text === "string" ? node.text : "");
			return FORMATS.reduce((html, [bit, name]) => (Number(node.format ?? 0) & bit ? tagged(name, html) : html), words);
		}
		case "linebreak":
			return "<br>";
		case "paragraph":
		case "extended-paragraph":
			return tagged("p", inner());
		case "heading":
		case "extended-heading":
			return tagged(/^h[1-6]$/.test(text(node.tag)) ? text(node.tag) : "h2", inner());
		case "quote":
		case "extended-quote":
		case "aside":
			return tagged("blockquote", tagged("p", inner()));
		case "list":
			return tagged(text(node.listType) === "number" ? "ol" : "ul", inner());
		case "listitem":
			return tagged("li", inner());
		case "link":
			return `<a href="${escapeHtml(text(node.url))}">${inner()}</a>`;
		default:
			return cardHtml(text(node.type), node) + inner();
	}
}
