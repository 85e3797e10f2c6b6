/** The kind of block that a line begins, and the end of a paragraph. */
import { bail, type Container, type Cursor } from "./reader.js";

export type BlockStart = "text" | "heading" | "quote" | "break" | "list" | "fence" | "unsure";

const HEADING = /#{1,6}(?=[ \n]|$)/y;
/** CommonMark 0.31.2, section 4.1. */
export const THEMATIC_BREAK = /([-*_])(?: *\1){2,} *(?=\n|$)/y;
/** CommonMark 0.31.2, section 5.2: the marker is 1, the spaces after it are 2. */
export const MARKER = /([-+*]|\d{1,9}[.)])(?:( +)|(?=\n|$))/y;
/** A delimiter row, which makes the previous line the head of a table (GFM 0.29, section 4.10). */
const DELIMITERS = /[|:-][|: -]*(?=\n|$)/y;

/** The block that begins on the line whose first non-space character is at `first`. */
export function blockStart(reader: Cursor, first: number): BlockStart {
	const code = reader.text.charCodeAt(first);
	if (code > 96 && code < 123) return "text";
	switch (code) {
		case 35:
			return reader.test(HEADING, first) ? "heading" : "text";
		case 62:
			return "quote";
		case 95:
			return reader.test(THEMATIC_BREAK, first) ? "break" : "text";
		case 42:
		case 45:
		case 43:
			if (reader.test(THEMATIC_BREAK, first)) return "break";
			return reader.test(MARKER, first) ? "list" : "text";
		case 96:
		case 126:
			return reader.text.startsWith(code === 96 ? "```" : "~~~", first) ? "fence" : "text";
		case 58:
			return reader.text.charCodeAt(first + 1) === 58 ? "unsure" : "text";
		default:
			return code > 47 && code < 58 && reader.test(MARKER, first) ? "list" : "text";
	}
}

/**
 * The offset of the end of the paragraph that begins at `first`, including trailing spaces; or "table" if the next line makes it one. Gives up if a
 * following line could be a setext underline (CommonMark 0.31.2, section 4.3), code, or a list that cannot interrupt a paragraph.
 */
export function paragraphEnd(reader: Cursor, container: Container | undefined, first: number): number | "table" {
	const { text } = reader;
	let end = reader.endOfLine(first);
	for (let lines = 1; end + 1 < text.length; lines++) {
		const at = reader.inside(container, end + 1);
		if (at < 0) break;
		const next = reader.skipSpaces(at);
		if (reader.endsAt(next)) break;
		const start = blockStart(reader, next);
		if (next - at > 3 || start === "unsure" || text.charCodeAt(next) === 61) return bail();
		if (reader.test(DELIMITERS, next)) return lines === 1 ? "table" : bail();
		// In a container that interrupts a paragraph, micromark treats the first line as interrupting, too.
		if (start === "quote") return bail();
		if (start === "list") {
			const [all = "", marker, spaces] = reader.match(MARKER, next) ?? [];
			if (!spaces || /^(?!1[.)])\d/.test(marker as string)) return bail();
			if (blockStart(reader, next + all.length) !== "text") return bail();
		}
		if (start !== "text") break;
		end = reader.endOfLine(next);
	}
	return end;
}
