import type { Nodes, Root } from "mdast";
import { eachNode } from "./walk.js";

/** The plain text of a tree. */
export interface Words {
	readonly text: string;
	/** The text of its first paragraph. */
	readonly first: string;
}

/** Taken while the tree still holds it: where raw HTML is kept, nodes become HTML. */
export function wordsOf(tree: Root): Words {
	const first = tree.children.find(({ type }) => type === "paragraph");
	return { text: plainText(tree), first: first ? plainText(first) : "" };
}

const IN_LINE: ReadonlySet<string> = new Set<Nodes["type"]>([
	"text",
	"inlineCode",
	"emphasis",
	"strong",
	"delete",
	"link",
	"linkReference",
	"image",
	"footnoteReference",
	"textDirective",
]);

/** Words of two blocks are two words: a line begins with each block and after each break. Raw HTML has no words. */
function plainText(node: Nodes): string {
	let text = "";
	eachNode(node, (each) => {
		if (each.type === "html") return;
		if (!IN_LINE.has(each.type)) text += "\n";
		if ("value" in each) text += each.value;
	});
	return text.replace(/\n{2,}/g, "\n").trim();
}
