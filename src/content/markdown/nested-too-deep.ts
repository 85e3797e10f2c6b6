/** Texts that are nested deeper than they are read. */
import type { Nodes, Root } from "hast";
import { lineColumn } from "../../core/problem.js";

export const TOO_DEEP = "The text is nested too deeply to be read";

/** Thrown by the parser for a text whose nesting it does not read. */
export class NestedTooDeep extends RangeError {
	constructor(
		message: string,
		/** Both count from 1. */
		readonly at: { readonly line: number; readonly column: number },
	) {
		super(message);
	}
}

const ANY_TAG = /<(\/?)([A-Za-z][\w-]*)(?:"[^"]*"|'[^']*'|[^'">])*>/g;
const VOID_TAG = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;
/** Elements that are open at once; no story has as many. */
const MANY = 100;

/** Where the nesting begins for which the stack of a library is too small: the outermost of many open elements, or else the beginning of the text. */
export function placeOfNesting(value: string): NestedTooDeep["at"] {
	let [open, first] = [0, 0];
	for (const { 0: tag, 1: slash, 2: name = "", index } of value.matchAll(ANY_TAG)) {
		if (slash) open = Math.max(0, open - 1);
		else if (!VOID_TAG.test(name) && !tag.endsWith("/>")) {
			if (open++ === 0) first = index;
			if (open > MANY) return lineColumn(value, first);
		}
	}
	return lineColumn(value, Math.max(0, value.search(/\S/)));
}

/** Maximum number of elements that are open at once. Browsers read 512; beyond some thousands it depends on the stack whether a library ends. */
const MAX_OPEN_ELEMENTS = 500;

/** The same tree. Throws for HTML that is nested too deep. `value` is the text of the file. */
export function refuseDepth(root: Root, value: string): Root {
	let level: readonly Nodes[] = root.children;
	for (let depth = 0; depth < MAX_OPEN_ELEMENTS && level.length > 0; depth++)
		level = level.flatMap((node) => ("children" in node ? node.children : []));
	if (level.some(({ type }) => type === "element")) throw new NestedTooDeep(TOO_DEEP, placeOfNesting(value));
	return root;
}
