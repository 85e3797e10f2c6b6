/** Fenced code (CommonMark 0.31.2, section 4.5) with an unindented opening and closing fence. */
import type { Code } from "mdast";
import { bail, type Cursor } from "./reader.js";

const OPENING = /(`{3,})(?: *([^\s`&\\]+)(?: +([^\s`&\\](?:[^`&\\\n]*[^\s`&\\])?))?)?\n/y;
const CLOSING = /`+(?=\n|$)/y;

export function fencedCode(reader: Cursor, first: number): Code {
	const { text } = reader;
	const [opening, marks = "", lang = null, meta = null] = reader.match(OPENING, first) ?? bail();
	const start = reader.point(first);
	const content = first + opening.length;
	reader.pass(content - 1);
	while (!text.startsWith("```", reader.skipSpaces(reader.lineStart))) {
		if (reader.done) return bail();
		reader.pass(reader.endOfLine(reader.lineStart));
	}
	const { lineStart } = reader;
	const closing = reader.match(CLOSING, lineStart)?.[0].length ?? 0;
	if (closing < marks.length) return bail();
	const end = lineStart + closing;
	const value = text.slice(content, Math.max(content, lineStart - 1));
	const node: Code = { type: "code", lang, meta, value, position: { start, end: reader.point(end) } };
	reader.pass(end);
	return node;
}
