/** A line of Markdown: a key point, a note. It would be one paragraph, and is rendered without its tags. */
import type { HtmlParts, RichText } from "../../core/model.js";
import { escapeMarkdownText } from "./fast-printer/text.js";

/** One line of text, with the marks escaped that would begin anything but a paragraph. */
export const escapeBlockMarkers = (text: string): string =>
	text
		.trim()
		.replace(/\s*\n\s*/g, " ")
		.replace(/^(\d+)(?=[.)](?:\s|$))/, "$1\\")
		.replace(/^(?=#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|(?:[-*_]\s*){3,}$|`{3}|~{3}|:{2,}|\[[^\]]+\]:)/, "\\");

/** Signs that no construct of Markdown begins with, nor HTML escapes. A colon before a letter begins a directive. */
const PLAIN_LINE = /^(?:[A-Za-z0-9 ,.;?!'"()$%/+-]|[^\0-\x7f]|:(?=[ \d]|$))*$/;

/** What becomes of a paragraph without any mark, which needs no parser; `undefined` where it needs one. */
export const renderPlain = (line: string): (RichText & { readonly first: string }) | undefined =>
	PLAIN_LINE.test(line) && !line.includes("%%") && !/^read more:|www\./i.test(line)
		? { parts: line === "" ? [] : [line], text: line, first: line }
		: undefined;

/** A paragraph in pieces → the same without its tags. */
export function stripParagraph(parts: HtmlParts): HtmlParts {
	const pieces = parts.map((part, index) => {
		if (typeof part !== "string") return part;
		const begun = index === 0 ? part.trimStart() : part;
		return index === parts.length - 1 ? begun.trimEnd() : begun;
	});
	const [first, last] = [pieces[0], pieces.at(-1)];
	if (typeof first === "string" && first.startsWith("<p>") && typeof last === "string" && last.endsWith("</p>")) {
		pieces[0] = first.slice("<p>".length).trimStart();
		pieces.push((pieces.pop() as string).slice(0, -"</p>".length).trimEnd());
	}
	return pieces.filter((piece) => piece !== "");
}

/** The pieces of a text that has marks or links; undefined for one that reads as its plain text. */
export const markedParts = ({ parts, text }: RichText): HtmlParts | undefined =>
	parts.length === 0 || (parts.length === 1 && parts[0] === escapeMarkdownText(text)) ? undefined : parts;
