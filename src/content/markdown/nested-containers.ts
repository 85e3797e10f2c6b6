/**
 * Directives within directives, lists and quotations within each other, and brackets within brackets. The parser reads a text once for each of those that hold it, so their number
 * is bounded before it begins.
 */
import type { Path, Problem } from "../../core/model.js";
import { error, lineColumn } from "../../core/problem.js";

/** Directives that are open at once. */
const MAX_OPEN = 20;
const FENCE = /^[ \t>]*(:{3,})[ \t]*([A-Za-z][\w-]*)?(.*)$/gm;

/** Brackets that are open where one is closed. */
const MAX_BRACKETS = 500;
/** A bracket, the end of a paragraph, the fence of code. A bracket that is escaped counts, too. */
const BRACKET = /[[\]]|\n(?=[ \t>]*\n)|^[ \t>]*(?:```[^`\n]*|~~~.*)$/gm;

/** Lists and quotations that one line begins. */
const MAX_MARKERS = 100;
/** A line with that many and one more. A line of hyphens or stars alone is a rule. */
const DEEP_LINE =
	/^(?!(?:[ \t]*-){3,}[ \t]*$|(?:[ \t]*\*){3,}[ \t]*$)(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){101}/;

/** The error of a text with more of any; undefined for all others. `value` is the text with as many empty lines above it as it has lines above it. */
export const nestedTooDeep = (value: string, path: Path): Problem | undefined =>
	nestedContainers(value, path) ?? nestedBlocks(value, path) ?? nestedBrackets(value, path);

function nestedBlocks(value: string, path: Path): Problem | undefined {
	let line = 0;
	let fence: string | undefined;
	// A text without a long row of markers is not divided.
	if (!/(?:[>+*-]|\d[.)])[ \t]*(?:(?:[>+*-]|\d{1,9}[.)])[ \t]*){50}/.test(value)) return undefined;
	for (const text of value.split("\n")) {
		line++;
		const [, mark] = /^[ \t]*(`{3,}|~{3,})/.exec(text) ?? [];
		if (fence !== undefined) {
			if (mark?.startsWith(fence)) fence = undefined;
			continue;
		}
		fence = mark;
		if (DEEP_LINE.test(text))
			return error(
				"too-deep",
				`This line begins more than ${MAX_MARKERS} lists and quotations inside each other`,
				{ path, line, column: 1 },
				{
					hint: "write `\\` before the first character if it is text, or three backticks in the lines above and below it if it is code",
				},
			);
	}
	return undefined;
}

function nestedBrackets(value: string, path: Path): Problem | undefined {
	// A text of another kind is not scanned.
	if (value.split("[", MAX_BRACKETS + 2).length <= MAX_BRACKETS + 1) return undefined;
	let [open, first, isCode] = [0, 0, false];
	for (const { 0: mark, index } of value.matchAll(BRACKET)) {
		if (/[`~]/.test(mark)) isCode = !isCode;
		if (mark === "[" && !isCode) {
			if (open++ === 0) first = index;
		} else if (mark !== "]") open = 0;
		else if (open > MAX_BRACKETS)
			return error(
				"too-deep",
				`More than ${MAX_BRACKETS} brackets are open at once, the first of them here`,
				{ path, ...lineColumn(value, first) },
				{ hint: "close each with `]`, or write `\\[` for the character" },
			);
		else open = Math.max(0, open - 1);
	}
	return undefined;
}

function nestedContainers(value: string, path: Path): Problem | undefined {
	if (!value.includes(":::")) return undefined;
	/** The number of colons and the offset of each. */
	const open: (readonly [size: number, offset: number])[] = [];
	for (const { 1: colons = "", 2: name, 3: rest = "", index } of value.matchAll(FENCE)) {
		if (name !== undefined) open.push([colons.length, index]);
		else if (rest.trim() === "") {
			// The outermost that the line can close is closed, with all that are in it.
			const at = open.findIndex(([size]) => size <= colons.length);
			if (at !== -1) open.length = at;
		}
		if (open.length <= MAX_OPEN) continue;
		const [[, first]] = open as [(typeof open)[number]];
		const { line } = lineColumn(value, first);
		return error(
			"too-deep",
			`More than ${MAX_OPEN} directives are open at once, the first of them from this line on`,
			{ path, line, column: 1 },
			{ hint: "close each with a line `:::`" },
		);
	}
	return undefined;
}
