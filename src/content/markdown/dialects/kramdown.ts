/** Attributes of kramdown: `{: .lead #first}`. An id becomes an anchor, `{:toc}` takes the place of the list above it, the others go. */
import type { Nodes, Parent, Root } from "mdast";
import type { Piece } from "../template-code.js";

/** Where attributes stand: on a line of their own, or right behind what they describe. `elsewhere`: in a list item, or settings of kramdown. */
export type AttributesPlace = "line" | "behind" | "elsewhere";

/** Maximum number of characters that quotations and list items have before attributes. */
const MAX_INDENT = 200;
const BLANK_REST = /[^\S\n]*(?:\n|$)/y;

export function attributesPlace(text: string, { text: typed, offset }: Piece): AttributesPlace {
	// The whole line of each of many pieces in one line would be read again and again.
	const before = text.slice(Math.max(0, offset - MAX_INDENT), offset).replace(/^[\s\S]*\n/, "");
	BLANK_REST.lastIndex = offset + typed.length;
	// A line that is indented by four may be code, which only the parser knows.
	if (/^(?:[ \t>]*>)? {0,3}$/.test(before) && BLANK_REST.test(text)) return "line";
	return /^\{:[:/]/.test(typed) || /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?$/.test(before) ? "elsewhere" : "behind";
}

/** The id that attributes give; undefined if they give none. */
export const anchorOf = (attributes: string): string | undefined =>
	/[\s:}]#([\w-]+)|(?:^|\s)id="([\w-]+)"/.exec(attributes)?.slice(1).find(Boolean);

/** Makes an id the anchor of a node. */
export function setAnchor(node: Nodes, id: string | undefined): void {
	if (id === undefined) return;
	const data = (node.data ?? {}) as { hProperties?: object };
	node.data = { ...data, hProperties: { ...data.hProperties, id } } as never;
}

/** Applies the attributes that stand on lines of their own, in order. */
export function applyAttributes(tree: Root, pieces: readonly Piece[], text: string): void {
	for (const { text: typed, offset } of pieces) {
		const found = blockAt(tree, offset, text);
		if (!found) continue;
		const { parent, index } = found;
		const node = parent.children[index] as Nodes;
		if (/^\{:[ \t]*toc\b/.test(typed) && node.type === "list") parent.children.splice(index, 1);
		else setAnchor(node, anchorOf(typed));
	}
}

/** The outermost block that ends on the line above an offset. */
function blockAt(
	parent: Parent | Root,
	offset: number,
	text: string,
): { parent: Parent | Root; index: number } | undefined {
	for (let index = parent.children.length - 1; index >= 0; index--) {
		const node = parent.children[index] as Nodes;
		const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
		if (start > offset) continue;
		if (end <= offset && /^[ \t>]*\n[ \t>]*$/.test(text.slice(end, offset))) return { parent, index };
		return "children" in node && end > offset ? blockAt(node, offset, text) : undefined;
	}
	return undefined;
}
