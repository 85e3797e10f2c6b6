/** Lines → blocks: the first character of a line decides what it begins (CommonMark 0.31.2, sections 4 and 5). */
import type { Blockquote, Heading, Paragraph, RootContent, ThematicBreak } from "mdast";
import type { Position } from "unist";
import { fencedCode } from "./code.js";
import { endOf, isContainer } from "./end.js";
import { inline } from "./inline.js";
import { list } from "./list.js";
import { type Blocks, bail, type Container, type Cursor, nestContainer } from "./reader.js";
import { blockStart, paragraphEnd } from "./starts.js";
import { table } from "./table.js";

/** The blocks of a container, from the cursor to the first line outside of it. */
export function blocks(reader: Cursor, container: Container | undefined): Blocks {
	const children: RootContent[] = [];
	let spread = false;
	while (true) {
		const first = reader.skipSpaces(reader.at);
		if (reader.endsAt(first)) {
			reader.pass(first);
			reader.blank = true;
		} else {
			if (children.length > 0 && reader.blank) {
				if (container && isContainer(children.at(-1))) bail();
				spread = true;
			}
			reader.blank = false;
			children.push(block(reader, container, first));
		}
		if (reader.done || !reader.enter(container)) return { children, spread };
	}
}

function block(reader: Cursor, container: Container | undefined, first: number): RootContent {
	if (first - reader.at > 3) return bail();
	switch (blockStart(reader, first)) {
		case "heading":
			return heading(reader, first);
		case "quote":
			return quote(reader, container, first);
		case "break":
			return thematicBreak(reader, first);
		case "list":
			return list(reader, container, first, blocks);
		case "fence":
			return container || first > reader.at ? bail() : fencedCode(reader, first);
		case "text":
			return paragraph(reader, container, first);
		default:
			return bail();
	}
}

/** The position of the block from `first` to the end of its line, including trailing spaces. Moves the cursor to the next line. */
function passLine(reader: Cursor, first: number): Position {
	const end = reader.endOfLine(first);
	const position = { start: reader.point(first), end: reader.point(end) };
	reader.pass(end);
	return position;
}

function thematicBreak(reader: Cursor, first: number): ThematicBreak {
	return { type: "thematicBreak", position: passLine(reader, first) };
}

/** An ATX heading (CommonMark 0.31.2, section 4.2) without a closing sequence. */
function heading(reader: Cursor, first: number): Heading {
	const { text } = reader;
	let after = first;
	while (text.charCodeAt(after) === 35) after++;
	const start = reader.skipSpaces(after);
	const end = reader.trimSpaces(start, reader.endOfLine(first));
	if (start >= end || text.charCodeAt(end - 1) === 35) return bail();
	const children = inline(reader, start, end);
	return { type: "heading", depth: (after - first) as Heading["depth"], children, position: passLine(reader, first) };
}

function paragraph(reader: Cursor, container: Container | undefined, first: number): RootContent {
	const end = paragraphEnd(reader, container, first);
	if (end === "table") return container || first > reader.lineStart ? bail() : table(reader, first);
	const start = reader.point(first);
	const children = inline(reader, first, reader.trimSpaces(first, end));
	const node: Paragraph = { type: "paragraph", children, position: { start, end: reader.point(end) } };
	reader.pass(end);
	return node;
}

/** A block quote. The line after it is blank or belongs to the outer container, so there is no lazy continuation. */
function quote(reader: Cursor, outer: Container | undefined, first: number): Blockquote {
	const start = reader.point(first);
	reader.at = reader.afterMark(first);
	const { children } = blocks(reader, nestContainer(outer, 0));
	if (children.length === 0 || reader.blank) return bail();
	if (!reader.done && reader.enter(outer) && !reader.endsAt(reader.skipSpaces(reader.at))) return bail();
	return {
		type: "blockquote",
		children: children as Blockquote["children"],
		position: { start, end: endOf(children) },
	};
}
