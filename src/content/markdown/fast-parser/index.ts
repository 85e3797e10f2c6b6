/** A fast parser of common news prose. remark-parse is the authority: a document with anything unsupported is left to it as a whole. */
import type { Root } from "mdast";
import type { Plugin, Processor } from "unified";
import { blocks } from "./blocks.js";
import { BAIL, Cursor } from "./reader.js";

/** Unsupported characters: a tab is more than one column, a NUL becomes another character. */
const UNSUPPORTED_CHARACTERS = ["\t", "\r", "\0", "\ufeff"];

/** Returns the same tree as remark-parse with remark-gfm and remark-directive, including positions, or undefined if the document may contain anything unsupported. */
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

/** To be used right after remark-parse, remark-gfm and remark-directive. If a later plugin adds syntax, the fast parser is disabled. */
export const fastParser: Plugin<[{ readonly on: boolean }], string, Root> = function ({ on }) {
	const { parser } = this;
	if (!(on && parser)) return;
	const known = syntaxes(this);
	this.parser = (document, file) => (syntaxes(this) === known && parseFast(document)) || parser(document, file);
};

/** The number of parser extensions. */
const syntaxes = (processor: Processor): string => {
	const { micromarkExtensions, fromMarkdownExtensions } = processor.data();
	return `${micromarkExtensions?.length} ${fromMarkdownExtensions?.length}`;
};
