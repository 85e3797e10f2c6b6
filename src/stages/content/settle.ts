/** Headings and code by the rules of the house; and, from the same walk, the definitions. */
import type { Code, Definition, Heading, Root } from "mdast";
import { warning } from "../../base/problem.js";
import { at, type Draft } from "./draft.js";
import { eachNode } from "./walk.js";

/** Settles what it finds in the tree; gives the definitions, in order. */
export function settle(tree: Root, draft: Draft): readonly Definition[] {
	const definitions: Definition[] = [];
	eachNode(tree, (node) => {
		if (node.type === "heading") settleHeading(node, draft);
		else if (node.type === "code") settleCode(node);
		else if (node.type === "definition") definitions.push(node);
	});
	return definitions;
}

/** The headline is the only `<h1>` of a page. */
function settleHeading(node: Heading, draft: Draft): void {
	if (node.depth > 1) return;
	node.depth = 2;
	draft.file.problems.push(
		warning(
			"heading-one",
			'A heading in the text begins with "##"; the headline is the only first heading',
			at(draft, node),
		),
	);
}

/** One `language-…` class, whatever a fence says. */
function settleCode(node: Code): void {
	node.lang = /^[\w+#.-]+/.exec(node.lang ?? "")?.[0] ?? null;
}
