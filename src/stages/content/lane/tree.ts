/** The tree of everyday news prose, without a general parser of Markdown. */
import type { Root } from "mdast";
import { blocks } from "./blocks.js";
import { Reader, UNSURE } from "./reader.js";

/** What the lane does not count in columns or does not read at all: a tab is more than one column, a NUL another character. */
const ODD = ["\t", "\r", "\0", "\ufeff"];

/**
 * The tree that remark-parse with remark-gfm and remark-directive gives of a document, field by field and position by position;
 * undefined where the document may hold anything that the lane does not know.
 */
export function plainTree(document: string): Root | undefined {
	if (document === "" || ODD.some((character) => document.includes(character))) return undefined;
	const reader = new Reader(document);
	try {
		const { children } = blocks(reader, undefined);
		const position = { start: { line: 1, column: 1, offset: 0 }, end: reader.point(document.length) };
		return { type: "root", children, position };
	} catch (cause) {
		if (cause === UNSURE) return undefined;
		throw cause;
	}
}
