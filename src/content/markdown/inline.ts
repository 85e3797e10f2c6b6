/** A line of Markdown, such as a key point: a paragraph, rendered without its tags. */
import type { HtmlParts, RichText } from "../../core/model.js";
import { escapeMarkdownText } from "./fast-printer/text.js";

/** Escapes markup that would begin a block other than a paragraph. */
export const escapeBlockMarkers = (text: string): string =>
	text
		.trim()
		.replace(/\s*\n\s*/g, " ")
		.replace(/^(\d+)(?=[.)](?:\s|$))/, "$1\\")
		.replace(/^(?=#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|(?:[-*_]\s*){3,}$|`{3}|~{3}|:{2,}|\[[^\]]+\]:)/, "\\");

/** Characters with which no construct of Markdown begins, and which HTML does not escape. A colon before a letter begins a directive. */
const PLAIN_LINE = /^(?:[A-Za-z0-9 ,.;?!'"()$%/+-]|[^\0-\x7f]|:(?=[ \d]|$))*$/;

/** The result for a text without markup, which needs no parser; undefined for other texts. */
export const renderPlain = (line: string): (RichText & { readonly first: string }) | undefined =>
	PLAIN_LINE.test(line) && !line.includes("%%") && !/^read more:|www\./i.test(line)
		? { parts: line === "" ? [] : [line], text: line, first: line }
		: undefined;

/** The parts of a paragraph without its tags. */
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

/** The parts of a text with markup or links; undefined if it equals its plain text. */
export const markedParts = ({ parts, text }: RichText): HtmlParts | undefined =>
	parts.length === 0 || (parts.length === 1 && parts[0] === escapeMarkdownText(text)) ? undefined : parts;
