/** A fast lane in front of remark-parse, which stays the authority: whatever the lane is not sure of goes there whole. */
import type { Root } from "mdast";
import type { Plugin, Processor } from "unified";
import { plainTree } from "./tree.js";

/** To be used right after remark-parse, remark-gfm and remark-directive: where a later plugin adds syntax, the lane is closed. */
export const lane: Plugin<[{ readonly on: boolean }], string, Root> = function ({ on }) {
	const { parser } = this;
	if (!(on && parser)) return;
	const known = syntaxes(this);
	this.parser = (document, file) => (syntaxes(this) === known && plainTree(document)) || parser(document, file);
};

/** How many extensions the parser has. */
const syntaxes = (processor: Processor): string => {
	const { micromarkExtensions, fromMarkdownExtensions } = processor.data();
	return `${micromarkExtensions?.length} ${fromMarkdownExtensions?.length}`;
};
