/** Normalizes headings and code blocks, and collects definitions in the same walk. */
import type { Code, Definition, Heading, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { entryPrefix, slugify } from "../../core/paths.js";
import { warning } from "../../core/problem.js";
import { type MarkdownContext, placeAt } from "./context.js";
import { eachNode } from "./visit.js";

/** Normalizes the tree; returns the definitions in order. */
export function normalizeHeadings(tree: Root, draft: MarkdownContext): readonly Definition[] {
	const definitions: Definition[] = [];
	const headings: Heading[] = [];
	const anchorOf = createAnchors(entryPrefix(draft.file.path));
	eachNode(tree, (node) => {
		if (node.type === "heading") {
			headings.push(node);
			const id = takeAnchor(node);
			draft.anchors.set(node, anchorOf(node, id));
		} else if (node.type === "code") normalizeCode(node);
		else if (node.type === "definition") definitions.push(node);
	});
	lowerHeadings(headings, draft);
	return definitions;
}

/** The headline is the only `<h1>` of a page. A text whose first heading is of the first level keeps its levels, each one lower; HTML has six. */
function lowerHeadings(headings: readonly Heading[], draft: MarkdownContext): void {
	const first = headings.find(({ depth }) => depth === 1);
	if (!first) return;
	draft.file.problems.push(
		warning(
			"heading-one",
			'A heading in the text begins with "##"; the headline is the only first heading',
			placeAt(draft, first),
			{ group: "heading" },
		),
	);
	for (const heading of headings)
		if (first === headings[0] || heading.depth === 1)
			heading.depth = Math.min(heading.depth + 1, 6) as Heading["depth"];
}

/** An id that the page uses already. */
const RESERVED_IDS = "page-content";
/** Prefixes of footnote ids, which a numbered suffix cannot avoid. */
const OF_FOOTNOTES = /^(?:fn|fnref|footnote|user-content)-/;

/** The anchor that the author of a heading chose. */
function takeAnchor({ data, children }: Heading): string | undefined {
	const last = children.at(-1);
	const [mark, id] = (last?.type === "text" && OWN_ANCHOR.exec(last.value)) || [];
	if (last?.type === "text" && mark !== undefined) {
		last.value = last.value.slice(0, -mark.length);
		if (last.value === "") children.pop();
		return id;
	}
	const properties = (data as { hProperties?: { id?: string } } | undefined)?.hProperties;
	const given = properties?.id;
	delete properties?.id;
	return given;
}
/** `## Costs {#cost}` of kramdown, Pandoc, Hugo, Zola and Docusaurus. */
const OWN_ANCHOR =
	/[ \t]*\{:?[ \t]*(?:\.[\w-]+[ \t]+)*#([\p{L}\p{N}_][\p{L}\p{N}_.:-]*)(?:[ \t]+[.#]?[\w-]+(?:="[^"{}]*")?)*[ \t]*\}$/u;

/** The slug of a heading as on GitHub, unique within the text: `#who-pays`, `#who-pays-2`, `#section-footnote-to-history`. */
function createAnchors(before: string): (node: Heading, id: string | undefined) => string {
	const used = new Set<string>();
	/** The last number given for a slug. */
	const last = new Map<string, number>();
	return (node, own) => {
		const words = own ?? (slugify(textOf(node)) || "section");
		const slug = before + (before === "" && OF_FOOTNOTES.test(words) ? `section-${words}` : words);
		let number = last.get(slug) ?? 1;
		let id = number === 1 ? slug : `${slug}-${++number}`;
		while (used.has(id) || id === RESERVED_IDS) id = `${slug}-${++number}`;
		last.set(slug, number);
		used.add(id);
		return id;
	};
}

/** A single `language-…` class, whatever the info string contains. */
function normalizeCode(node: Code): void {
	node.lang = /^[\w+#.-]+/.exec(node.lang ?? "")?.[0] ?? null;
}
