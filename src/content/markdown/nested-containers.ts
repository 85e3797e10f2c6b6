/** Directives within directives. The parser reads a text once for each of those that hold it, so their number is bounded before it begins. */
import type { Path, Problem } from "../../core/model.js";
import { error, lineColumn } from "../../core/problem.js";

/** Directives that are open at once. */
const MAX_OPEN = 20;
const FENCE = /^[ \t>]*(:{3,})[ \t]*([A-Za-z][\w-]*)?(.*)$/gm;

/** The error of a text with more of them; undefined for all others. `value` is the text with as many empty lines above it as it has lines above it. */
export function nestedContainers(value: string, path: Path): Problem | undefined {
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
