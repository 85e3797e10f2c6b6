/** Inline nodes without children, and the destinations of links. */
import type { Image, InlineCode } from "mdast";
import type { TextDirective } from "mdast-util-directive";
import { LETTER, sideOf } from "./characters.js";
import { bail, type Cursor } from "./reader.js";

/** A destination and a title (CommonMark 0.31.2, section 6.3) without escapes, references or round brackets. */
const RESOURCE = /\(((?:[!#-%'*-;=?-[\]-~]|&(?![#\w]+;))+)(?: +"((?:[^"\\&\n]|&(?![#\w]+;))+)")?\)/y;
/** The beginning of a Hugo shortcode is not a resource, because no title follows the space. */
const SHORTCODE = /\(\{\{[<%] +[a-z]/y;
/** An image description without markup. A ":" within a word would be a directive. */
const IMAGE_START = /!\[((?:[^[\]\\&`*_<~:\n]|:(?=[ \]]))*)\]/y;
/** Neither label nor attributes follow. A time of day looks like such a directive: "10:30". */
const DIRECTIVE = /:([A-Za-z0-9]+)(?=[ \n.,;!?"')*]|$)/y;

interface Resource {
	readonly url: string;
	readonly title: string | null;
	/** The offset after the ")". */
	readonly end: number;
}

export function resource(reader: Cursor, at: number): Resource | undefined {
	const found = reader.match(RESOURCE, at);
	return found ? { url: found[1] as string, title: found[2] ?? null, end: at + found[0].length } : undefined;
}

/** Whether a resource can begin at `at`, after a "]". */
export const mayBeResource = (reader: Cursor, at: number): boolean =>
	reader.text[at] === "(" && !reader.test(SHORTCODE, at);

export function image(reader: Cursor, at: number): Image {
	const found = reader.match(IMAGE_START, at) ?? bail();
	const { url, title, end } = resource(reader, at + found[0].length) ?? bail();
	return {
		type: "image",
		title,
		url,
		alt: found[1] as string,
		position: { start: reader.point(at), end: reader.point(end) },
	};
}

/** A code span (CommonMark 0.31.2, section 6.1) within one line. */
export function codeSpan(reader: Cursor, at: number): InlineCode {
	const { text } = reader;
	let from = at + 1;
	while (text.charCodeAt(from) === 96) from++;
	const marks = text.slice(at, from);
	let to = text.indexOf(marks, from);
	let end = to + marks.length;
	while (to >= 0 && text.charCodeAt(end) === 96) {
		while (text.charCodeAt(end) === 96) end++;
		to = text.indexOf(marks, end);
		end = to + marks.length;
	}
	if (to < 0) return bail();
	const code = text.slice(from, to);
	if (code.includes("\n")) return bail();
	const padded = code.startsWith(" ") && code.endsWith(" ") && /[^ ]/.test(code);
	const value = padded ? code.slice(1, -1) : code;
	return { type: "inlineCode", value, position: { start: reader.point(at), end: reader.point(end) } };
}

/** A text directive; undefined if the ":" is text, because no name follows. */
export function textDirective(reader: Cursor, at: number): TextDirective | undefined {
	if (sideOf(reader.text.charCodeAt(at + 1)) !== LETTER) return undefined;
	const found = reader.match(DIRECTIVE, at) ?? bail();
	if (reader.text[at - 1] === ":") return bail();
	return {
		type: "textDirective",
		name: found[1] as string,
		attributes: {},
		children: [],
		position: { start: reader.point(at), end: reader.point(at + found[0].length) },
	};
}
