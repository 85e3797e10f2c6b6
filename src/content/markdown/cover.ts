/** Hides pieces of a text from the Markdown parser, and finds them again in the tree. */
import type { Nodes, Parent, Root } from "mdast";
import type { Piece } from "./template-code.js";
import { eachNode } from "./visit.js";

/** Noncharacters, which no text contains: the first begins a piece, the second fills it, the others are digits of its number. */
const [HEAD, FILL, ZERO] = [0xfdd0, 0xfdd1, 0xfdd2];
const BASE = 0xfdef - ZERO + 1;
/** More pieces than this are hidden and never shown. */
const MAX_NONCHARACTERS = BASE ** 3 - 1;
const ANY_NONCHARACTER = /[\ufdd0-\ufdef]/g;
const HIDDEN = /\ufdd0(?:[\ufdd1-\ufdef\s]*[\ufdd1-\ufdef])?/g;

/** Replaces the noncharacters of a text by other characters. The length stays the same. */
export const withoutNoncharacters = (text: string): string => text.replace(ANY_NONCHARACTER, "\ufffd");

/** The text with placeholders instead of the pieces. Line breaks stay, and enough indentation to keep list items together. */
export function cover(text: string, pieces: readonly Piece[]): string {
	let [covered, end] = ["", 0];
	pieces.forEach((piece, number) => {
		covered +=
			text.slice(end, piece.offset) +
			signsFor(piece.text, Math.min(number, MAX_NONCHARACTERS), indentOf(text, piece.offset));
		end = piece.offset + piece.text.length;
	});
	return covered + text.slice(end);
}

function signsFor(piece: string, number: number, indent: number): string {
	const digits = [number % BASE, Math.floor(number / BASE) % BASE, Math.floor(number / BASE ** 2)];
	let next = 0;
	const sign = () => String.fromCharCode(next++ === 0 ? HEAD : next <= 4 ? ZERO + (digits[next - 2] as number) : FILL);
	return piece
		.split("\n")
		.map((line, index) => {
			const kept = index === 0 ? "" : (/^[ \t]*/.exec(line.slice(0, indent))?.[0] ?? "");
			return kept + line.slice(kept.length).replace(/[\s\S]/g, sign);
		})
		.join("\n");
}

/** The indentation of a line that belongs to the same block. */
function indentOf(text: string, offset: number): number {
	const before = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
	return /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*/.exec(before)?.[0].length ?? 0;
}

/** Restores the pieces that are in code, and removes the others from the tree. Returns those in code. */
export function reveal(tree: Root, pieces: readonly Piece[]): ReadonlySet<Piece> {
	const shown = new Set<Piece>();
	eachNode(tree, (node) => {
		const isCode = node.type === "code" || node.type === "inlineCode";
		const open = (value: string): string =>
			value
				.replace(HIDDEN, (signs) => {
					const digits = [...signs.replace(/\s/g, "")].slice(1, 4).map((digit) => digit.charCodeAt(0) - ZERO);
					const piece = pieces[digits.reduceRight((sum, digit) => sum * BASE + digit, 0)];
					if (!isCode || !piece || pieces.length > MAX_NONCHARACTERS) return "";
					shown.add(piece);
					return piece.text;
				})
				.replace(ANY_NONCHARACTER, "");
		openTexts(node as unknown as Record<string, unknown>, open);
	});
	prune(tree);
	return shown;
}

/** The texts of a node and of the attributes of a directive. */
function openTexts(of: Record<string, unknown>, open: (value: string) => string): void {
	for (const [key, value] of Object.entries(of)) {
		if (typeof value === "string" && value.search(ANY_NONCHARACTER) !== -1) of[key] = open(value);
		else if (key === "attributes" && value) openTexts(value as Record<string, unknown>, open);
	}
}

/** Removes nodes that are now empty. */
function prune(parent: Parent | Root): void {
	for (let index = parent.children.length - 1; index >= 0; index--) {
		const node = parent.children[index] as Nodes;
		if (!("children" in node)) continue;
		const had = node.children.length;
		prune(node);
		const isBlank = node.children.every((child) => child.type === "text" && child.value.trim() === "");
		if (had > 0 && isBlank && BLOCKS.has(node.type)) parent.children.splice(index, 1);
	}
}
const BLOCKS: ReadonlySet<string> = new Set(["paragraph", "heading", "blockquote", "listItem", "list"]);
