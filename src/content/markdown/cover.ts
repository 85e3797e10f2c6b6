/** Hides pieces of a text from the Markdown parser. `reveal` finds them again in the tree. */
import type { Piece } from "./template-code.js";

/** Noncharacters, which no text contains: the first begins a piece, the second fills it, the others are digits of its number. */
const [HEAD, FILL, ZERO] = [0xfdd0, 0xfdd1, 0xfdd2];
const BASE = 0xfdef - ZERO + 1;
/** More pieces than this are hidden and never shown. */
const MAX_NONCHARACTERS = BASE ** 3 - 1;
const ANY_NONCHARACTER = /[\ufdd0-\ufdef]/g;
/** The placeholder of a piece, or of its beginning. */
export const HIDDEN = /\ufdd0(?:[\ufdd1-\ufdef\s]*[\ufdd1-\ufdef])?/g;

/** Replaces the noncharacters of a text by other characters. The length stays the same. */
export const withoutNoncharacters = (text: string): string => text.replace(ANY_NONCHARACTER, "\ufffd");

/** The text with placeholders instead of the pieces, or with what `mask` gives. Line breaks stay, and enough indentation to keep list items together. */
export function cover(
	text: string,
	pieces: readonly Piece[],
	mask: (piece: Piece) => string | undefined = () => undefined,
): string {
	let [covered, end] = ["", 0];
	pieces.forEach((piece, number) => {
		covered +=
			text.slice(end, piece.offset) +
			(mask(piece) ?? signsFor(piece.text, Math.min(number, MAX_NONCHARACTERS), () => indentOf(text, piece.offset)));
		end = piece.offset + piece.text.length;
	});
	return covered + text.slice(end);
}

/** `indentOf` is called for a piece of several lines only: it looks at the whole line before the piece. */
function signsFor(piece: string, number: number, indentOf: () => number): string {
	const digits = [number % BASE, Math.floor(number / BASE) % BASE, Math.floor(number / BASE ** 2)];
	let next = 0;
	const sign = () => String.fromCharCode(next++ === 0 ? HEAD : next <= 4 ? ZERO + (digits[next - 2] as number) : FILL);
	const lines = piece.split("\n");
	const indent = lines.length > 1 ? indentOf() : 0;
	return lines
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

/** The number of the piece that a placeholder stands for. */
export function numberOf(signs: string): number {
	const digits = [...signs.replace(/\s/g, "")].slice(1, 4).map((digit) => digit.charCodeAt(0) - ZERO);
	const number = digits.reduceRight((sum, digit) => sum * BASE + digit, 0);
	return number < MAX_NONCHARACTERS ? number : -1;
}
export const hasHidden = (text: string): boolean => text.search(ANY_NONCHARACTER) !== -1;
export const withoutHidden = (text: string): string => text.replace(ANY_NONCHARACTER, "");
