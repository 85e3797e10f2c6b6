/** Compares the fast parser with the parser of the library. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { expect } from "vitest";
import { parseFast } from "../../../src/content/markdown/fast-parser/index.js";

export const processor = unified()
	.use(remarkParse)
	.use(remarkGfm, { singleTilde: false })
	.use(remarkDirective)
	.freeze();

/** Whether the fast parser reads a document. Fails if its tree differs from the library's in any field or position. */
export function takes(document: string): boolean {
	const tree = parseFast(document);
	if (!tree) return false;
	const wanted = processor.parse(document);
	if (!isDeepStrictEqual(tree, wanted)) {
		expect(tree, JSON.stringify(document)).toStrictEqual(wanted);
		throw new Error(`The trees differ: ${JSON.stringify(document)}`);
	}
	const points = pointsOf(tree);
	expect(new Set(points).size, "points that nodes share").toBe(points.length);
	return true;
}

function pointsOf(tree: Root): unknown[] {
	const points: unknown[] = [];
	visit(tree, ({ position }) => {
		points.push(position?.start, position?.end);
	});
	return points;
}

/** How many of the documents the fast parser reads, each with the library's tree. */
export const taken = (documents: readonly string[]): number => documents.filter(takes).length;

/** The Markdown of each file in a folder, as the body of a story is parsed: blank lines in place of its front matter. */
export const bodiesOf = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".md"))
		.map((name) => readFileSync(join(folder, name), "utf8"))
		.map((text) => text.replace(/^---\n[\s\S]*?\n---\n/, (front) => front.replace(/[^\n]+/g, "")));
