/** A fast parser of everyday news prose. remark-parse stays the authority: a document that this parser is not sure of goes there whole. */
import type { Root } from "mdast";
import type { Plugin, Processor } from "unified";
import { blocks } from "./blocks.js";
import { BAIL, Cursor } from "./reader.js";

/** Characters that the fast parser leaves to remark: a tab is more than one column, a NUL becomes another character. */
const UNSUPPORTED_CHARACTERS = ["\t", "\r", "\0", "\ufeff"];

/**
 * The tree that remark-parse with remark-gfm and remark-directive gives of a document, field by field and position by position;
 * undefined if the document may contain anything that the fast parser does not support.
 */
export function parseFast(document: string): Root | undefined {
	if (document === "" || UNSUPPORTED_CHARACTERS.some((character) => document.includes(character))) return undefined;
	const reader = new Cursor(document);
	try {
		const { children } = blocks(reader, undefined);
		const position = { start: { line: 1, column: 1, offset: 0 }, end: reader.point(document.length) };
		return { type: "root", children, position };
	} catch (cause) {
		if (cause === BAIL) return undefined;
		throw cause;
	}
}

/** To be used right after remark-parse, remark-gfm and remark-directive: if a later plugin adds syntax, the fast parser is off. */
export const fastParser: Plugin<[{ readonly on: boolean }], string, Root> = function ({ on }) {
	const { parser } = this;
	if (!(on && parser)) return;
	const known = syntaxes(this);
	this.parser = (document, file) => (syntaxes(this) === known && parseFast(document)) || parser(document, file);
};

/** How many extensions the parser has. */
const syntaxes = (processor: Processor): string => {
	const { micromarkExtensions, fromMarkdownExtensions } = processor.data();
	return `${micromarkExtensions?.length} ${fromMarkdownExtensions?.length}`;
};
