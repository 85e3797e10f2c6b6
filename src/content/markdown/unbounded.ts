/** Short texts for which a parser takes very long, or from which it makes very much: what begins and does not end, and tables with far more cells than words. */
import type { Path, Problem } from "../../core/model.js";
import { error, lineColumn } from "../../core/problem.js";

/** Beginnings without an end in one paragraph: the parser looks for the end of each. */
const MAX_OPEN_HTML = 200;
const HTML_PAIRS: readonly (readonly [open: string, close: string])[] = [
	["<!--", "-->"],
	["<?", "?>"],
	["<![CDATA[", "]]>"],
	["<!", ">"],
];
/** Cells, of which a row without text has as many as the head of its table. */
const MAX_CELLS = 100_000;
const DELIMITER_ROW = /^[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|){50,}.*$/gm;

/** `value` is the text with as many empty lines above it as it has lines above it. */
export const unboundedText = (value: string, path: Path): Problem | undefined =>
	openHtml(value, path) ?? emptyCells(value, path);

function openHtml(value: string, path: Path): Problem | undefined {
	for (const [open, close] of HTML_PAIRS) {
		// A text of another kind is not divided.
		if (value.split(open, MAX_OPEN_HTML + 2).length <= MAX_OPEN_HTML + 1) continue;
		let start = 0;
		for (const paragraph of value.split(/(?<=\n[ \t>]*\n)/)) {
			const end = paragraph.lastIndexOf(close);
			const first = paragraph.indexOf(open, end === -1 ? 0 : end + close.length);
			if (first !== -1 && paragraph.slice(first).split(open).length > MAX_OPEN_HTML + 1)
				return error(
					"too-deep",
					`\`${open}\` begins something in this paragraph more than ${MAX_OPEN_HTML} times, and nothing ends it`,
					{ path, ...lineColumn(value, start + first) },
					{ hint: `end each with \`${close}\`, or write \`\\${open}\` for the characters` },
				);
			start += paragraph.length;
		}
	}
	return undefined;
}

function emptyCells(value: string, path: Path): Problem | undefined {
	for (const { 0: line, index } of value.matchAll(DELIMITER_ROW)) {
		const rows = /^(?:[^\n]*\S[^\n]*(?:\n|$))*/.exec(value.slice(index + line.length + 1))?.[0] ?? "";
		const cells = (line.split("|").length - 1) * (rows.split("\n").length - 1);
		if (cells > MAX_CELLS && cells > rows.length)
			return error(
				"too-deep",
				`The table has ${cells.toLocaleString("en")} cells, of which nearly all are empty`,
				{ path, ...lineColumn(value, index) },
				{ hint: "give its head as many columns as its rows have" },
			);
	}
	return undefined;
}
