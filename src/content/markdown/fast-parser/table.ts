/**
 * A table (GFM 0.29, section 4.10) with at least one body row, whose rows begin and end with "|", have the same number of cells as the head, and contain
 * neither code nor escapes.
 */
import type { AlignType, Table, TableCell, TableRow } from "mdast";
import { endOf } from "./end.js";
import { inline } from "./inline.js";
import { bail, type Cursor } from "./reader.js";

const ROW = /\|(?:[^|\n\\`]*\|)+(?=\n|$)/y;
const DELIMITER_ROW = /\|(?: *:?-+:? *\|)+(?=\n|$)/y;

export function table(reader: Cursor, first: number): Table {
	const start = reader.point(first);
	const head = row(reader);
	const align = alignments(reader);
	const children = [head];
	while (!reader.done && !reader.endsAt(reader.skipSpaces(reader.lineStart))) children.push(row(reader));
	if (children.length === 1 || children.some((each) => each.children.length !== align.length)) return bail();
	return { type: "table", align, children, position: { start, end: endOf(children) } };
}

function alignments(reader: Cursor): AlignType[] {
	const [found] = reader.match(DELIMITER_ROW, reader.lineStart) ?? bail();
	reader.pass(reader.lineStart + found.length);
	return found
		.slice(1, -1)
		.split("|")
		.map((cell) => {
			const [left, right] = [cell.trimStart().startsWith(":"), cell.trimEnd().endsWith(":")];
			if (left) return right ? "center" : "left";
			return right ? "right" : null;
		});
}

/** The row on the current line. A cell begins with its "|"; the last one ends with one, too. */
function row(reader: Cursor): TableRow {
	const [found] = reader.match(ROW, reader.lineStart) ?? bail();
	const end = reader.lineStart + found.length;
	const children: TableCell[] = [];
	for (let at = reader.lineStart; at < end - 1; ) {
		const close = reader.text.indexOf("|", at + 1);
		const from = reader.skipSpaces(at + 1);
		const to = reader.trimSpaces(from, close);
		const next = close === end - 1 ? end : close;
		children.push({
			type: "tableCell",
			children: from < to ? inline(reader, from, to) : [],
			position: { start: reader.point(at), end: reader.point(next) },
		});
		at = next;
	}
	const position = { start: reader.point(reader.lineStart), end: reader.point(end) };
	reader.pass(end);
	return { type: "tableRow", children, position };
}
