import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { describe, expect, it } from "vitest";
import { fastParser } from "../../../src/content/markdown/fast-parser/index.js";

const TEXT = "Words *and* words.";
const TREE: Root = { type: "root", children: [] };

/** Replaces the parser, so that a tree shows which parser made it. */
function marker(this: Processor): void {
	this.parser = () => TREE;
}

const base = () => unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective).use(marker);

describe("the plugin of the fast parser", () => {
	it("parses plain prose itself, and leaves anything else to the parser", () => {
		const processor = base().use(fastParser, { on: true });
		expect(processor.parse(TEXT)).not.toBe(TREE);
		expect(processor.parse("a ~~b~~")).toBe(TREE);
	});
	it("does nothing if it is disabled", () => {
		expect(base().use(fastParser, { on: false }).parse(TEXT)).toBe(TREE);
	});
	it("leaves everything to the parser if a later plugin adds syntax", () => {
		for (const key of ["micromarkExtensions", "fromMarkdownExtensions"] as const) {
			const processor = base()
				.use(fastParser, { on: true })
				.use(function (this: Processor) {
					(this.data()[key] as unknown[]).push({});
				});
			expect(processor.parse(TEXT)).toBe(TREE);
		}
	});
});
