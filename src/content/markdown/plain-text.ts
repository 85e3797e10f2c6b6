import type { Nodes, Root } from "mdast";

/** The plain text of a tree. */
export interface PlainText {
	readonly text: string;
	/** The text of its first paragraph. */
	readonly first: string;
}

/** Extracted before raw HTML is sanitized, because nodes then become HTML. */
export function plainTextOf(tree: Root): PlainText {
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

/** Words of different blocks are separated: each block and each break begins a new line. Raw HTML and footnotes contribute no words. */
const plainText = (node: Nodes): string =>
	textIn(node)
		.replace(/\n{2,}/g, "\n")
		.trim();

function textIn(node: Nodes): string {
	if (node.type === "html" || node.type === "footnoteDefinition") return "";
	let text = IN_LINE.has(node.type) ? "" : "\n";
	if ("value" in node) text += node.value;
	// Only a hole is left here.
	if (node.type === "image") text += node.alt ?? "";
	if ("children" in node) for (const child of node.children) text += textIn(child);
	return text;
}
