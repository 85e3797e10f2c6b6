/** Puts into a tree what the hidden pieces of its text become. */
import type { Nodes, Parent, Root, Text } from "mdast";
import type { Position } from "unist";
import { escapeHtml } from "../../core/escape-html.js";
import { HIDDEN, hasHidden, numberOf, withoutHidden } from "./cover.js";
import { anchorOf, setAnchor } from "./dialects/kramdown.js";
import { dividedParagraph } from "./dialects/paragraph.js";
import { htmlOf, inLine, isBlock, type Replacement } from "./dialects/replacement.js";
import type { Piece } from "./template-code.js";
import { eachNode, LINE_PARENTS } from "./visit.js";

interface Context {
	readonly pieces: readonly Piece[];
	readonly replace: (piece: Piece) => Replacement | undefined;
	readonly placeOf: (piece: Piece) => Position;
	readonly isReadInCode: (piece: Piece) => boolean;
	readonly shown: Set<Piece>;
}

/** Replaces the placeholders of `pieces`: in code by the piece as typed, unless it `isReadInCode`; elsewhere by its replacement, or by nothing. */
export function reveal(
	tree: Root,
	pieces: readonly Piece[],
	replace: Context["replace"],
	placeOf: Context["placeOf"],
	isReadInCode: Context["isReadInCode"],
): ReadonlySet<Piece> {
	const shown = new Set<Piece>();
	revealIn(tree, { pieces, replace, placeOf, isReadInCode, shown });
	return shown;
}

function revealIn(parent: Parent | Root, context: Context): void {
	const children: Nodes[] = [];
	for (const child of parent.children as Nodes[]) {
		if (child.type === "text") {
			children.push(...textNodes(child, children.at(-1), context));
			continue;
		}
		const isLeftOut = revealValues(child, context);
		if (!("children" in child)) {
			children.push(isLeftOut && child.type === "image" ? { type: "text", value: child.alt ?? "" } : child);
			continue;
		}
		const had = child.children.length;
		const held = child.children.some((one) => one.type === "text" && hasHidden(one.value));
		revealIn(child, context);
		if (isLeftOut && child.type === "link") children.push(...child.children);
		else if (had > 0 && isBlank(child)) continue;
		else children.push(...(held && child.type === "paragraph" ? dividedParagraph(child) : [child]));
	}
	const isLine = parent.type !== "paragraph" && LINE_PARENTS.has(parent.type);
	parent.children = (isLine ? children.flatMap((each) => (isBlock(each) ? inLine(each) : [each])) : children) as never;
}
const BLOCKS: ReadonlySet<string> = new Set(["paragraph", "heading", "blockquote", "listItem", "list"]);
const isBlank = (node: Parent): boolean =>
	BLOCKS.has(node.type) && node.children.every((child) => child.type === "text" && child.value.trim() === "");

/** The texts of a node and of the attributes of a directive. Returns whether its address has a piece that is left out. */
function revealValues(node: Nodes, context: Context): boolean {
	let isLeftOut = false;
	const open = (value: string, key: string): string => {
		const isCode = node.type === "code" || node.type === "inlineCode";
		return withoutHidden(
			value.replace(HIDDEN, (signs, offset: number) => {
				const piece = context.pieces[numberOf(signs)];
				if (!piece) return "";
				if (isCode && !context.isReadInCode(piece)) {
					context.shown.add(piece);
					return piece.text;
				}
				const replacement = context.replace(piece);
				if (isCode) return replacement && "text" in replacement ? replacement.text : "";
				if (!replacement && key === "url") isLeftOut = true;
				if (!replacement) return "";
				if (node.type !== "html") return "url" in replacement ? replacement.url : "";
				const inTag = value.lastIndexOf("<", offset) > value.lastIndexOf(">", offset);
				if ("nodes" in replacement) return inTag ? "" : htmlOf(replacement.nodes);
				return escapeHtml(inTag ? replacement.url : replacement.text);
			}),
		);
	};
	const openAll = (of: Record<string, unknown>): void => {
		for (const [key, value] of Object.entries(of)) {
			if (typeof value === "string" && hasHidden(value)) of[key] = open(value, key) || (key === "url" ? "/" : "");
			else if (key === "attributes" && value) openAll(value as Record<string, unknown>);
		}
	};
	openAll(node as unknown as Record<string, unknown>);
	return isLeftOut;
}

/** A text with its pieces replaced. */
function textNodes(node: Text, before: Nodes | undefined, context: Context): Nodes[] {
	if (!hasHidden(node.value)) return [node];
	const nodes: Nodes[] = [];
	let words = "";
	let from = 0;
	const flush = () => {
		if (words !== "") nodes.push({ ...node, value: words });
		words = "";
	};
	for (const match of node.value.matchAll(HIDDEN)) {
		words += withoutHidden(node.value.slice(from, match.index));
		from = match.index + match[0].length;
		const piece = context.pieces[numberOf(match[0])];
		if (!piece) continue;
		if (piece.kind === "attributes" && !context.replace(piece)) {
			const last = words === "" ? (nodes.at(-1) ?? before) : undefined;
			if (!last || last.type === "text") words += piece.text;
			else setAnchor(last, anchorOf(piece.text));
			continue;
		}
		const replacement = context.replace(piece);
		if (!replacement) {
			// `<{{ release.url }}>` is an address in angle brackets, which stay without it.
			if (words.endsWith("<") && node.value[from] === ">") {
				words = words.slice(0, -1);
				from++;
			}
			continue;
		}
		if ("text" in replacement) words += replacement.text;
		else {
			flush();
			nodes.push(...replacement.nodes.map((each) => placed(each, context.placeOf(piece))));
		}
	}
	words += withoutHidden(node.value.slice(from));
	flush();
	return nodes;
}

/** The node with this position, which its children have too. */
function placed(node: Nodes, position: Position): Nodes {
	eachNode(node, (each) => {
		each.position = position;
	});
	return node;
}
