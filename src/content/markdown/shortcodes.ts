/**
 * Reads what other generators add to Markdown: comments, shortcodes, tags of template languages, attributes, boxes, components. Such pieces are hidden
 * from the Markdown parser behind placeholders of the same length, so that all positions stay correct; then the tree gets what they stand for. In code
 * they stay. Comments are removed silently; what is left out is reported.
 */
import type { Root } from "mdast";
import type { Plugin } from "unified";
import type { VFile } from "vfile";
import type { SiteConfig } from "../../core/model.js";
import { lineColumns } from "../../core/problem.js";
import type { FileContext } from "./context.js";
import { cover, withoutNoncharacters } from "./cover.js";
import { admonitionMask, titleBoxes } from "./dialects/admonitions.js";
import { applyAttributes, attributesPlace } from "./dialects/kramdown.js";
import { expressionMask } from "./dialects/mdx.js";
import { pieceProblem } from "./dialects/problems.js";
import { NOTHING } from "./dialects/replacement.js";
import { readsBrackets, readsLiquid, readsLiquidInCode, replacementOf, revealCode } from "./dialects/replacements.js";
import { reveal } from "./reveal.js";
import { mayHoldTemplateCode, type Piece, templateCode } from "./template-code.js";
import { eachNode } from "./visit.js";

interface DialectOptions {
	readonly site: SiteConfig;
	/** Unknown tags of template languages are left out; otherwise a remark plugin of the site may handle them. */
	readonly tags: boolean;
}

export const shortcodes: Plugin<[DialectOptions], Root> = function ({ site, tags }) {
	const parse = this.parser;
	if (!parse) return;
	const isTag = (piece: Piece) =>
		piece.kind !== "tag" || replacementOf(piece, site) !== undefined || (tags && readsLiquid(site));
	/** In indented code Jekyll and Eleventy read tags as everywhere. */
	const isRead = ({ kind }: Piece) => kind === "tag" && readsLiquidInCode(site);
	this.parser = (given: string, file: VFile) => {
		if (!mayHoldTemplateCode(given)) return parse(given, file);
		const document = withoutNoncharacters(given);
		const parseText = (text: string) => parse(text, file) as Root;
		const { pieces, hidden, tree } = readPast(document, isTag, parseText, readsBrackets(site));
		const { path, problems } = file.data as unknown as FileContext;
		const inCode = insideOf(rangesOf(tree, CODE));
		const lineAt = lineColumns(document);
		const placeOf = (offset: number) => ({ ...lineAt(offset), offset });
		const shown = reveal(
			tree,
			hidden,
			(piece) =>
				piece.kind === "attributes" && attributesPlace(document, piece) !== "behind"
					? NOTHING
					: replacementOf(piece, site),
			({ offset, text }) => ({ start: placeOf(offset), end: placeOf(offset + text.length) }),
			isRead,
		);
		applyAttributes(
			tree,
			hidden.filter((piece) => piece.kind === "attributes" && attributesPlace(document, piece) === "line"),
			document,
		);
		titleBoxes(tree, hidden);
		revealCode(tree, site);
		for (const piece of pieces) {
			const isCode = inCode(piece.offset) && !isRead(piece);
			if (shown.has(piece) || isCode || replacementOf(piece, site) || CLOSING.test(piece.text)) continue;
			if (piece.kind === "tag" && !isTag(piece) && !tags) continue;
			const problem = pieceProblem(piece, isTag(piece), { path, ...lineAt(piece.offset) });
			if (problem) problems.push(problem);
		}
		return tree;
	};
};

/** The end of a shortcode whose beginning was reported. */
const CLOSING = /^\{\{[<%]\s*\/(?!\*)/;

const masked =
	(text: string) =>
	(piece: Piece): string | undefined => {
		if (piece.kind === "admonition") return admonitionMask(piece);
		if (piece.kind === "expression") return expressionMask(piece);
		return piece.kind === "attributes" && attributesPlace(text, piece) === "line"
			? " ".repeat(piece.text.length)
			: undefined;
	};

/**
 * A piece that only seems to be code, such as a fence in a comment, is scanned again as text; one in code that only the parser recognizes is code. A
 * fence without an end ends with the list item or the quotation that holds it (CommonMark, 4.5), and what is below is scanned again.
 */
function readPast(document: string, isHidden: (piece: Piece) => boolean, parse: Parse, brackets: boolean) {
	const literal = new Set<number>();
	const ends = new Map<number, number>();
	for (;;) {
		const pieces = templateCode(document, literal, ends, brackets);
		const hidden = pieces.filter((piece) => piece.kind !== "code" && piece.kind !== "open" && isHidden(piece));
		const mask = masked(document);
		const tree = parse(cover(document, hidden, mask));
		const ranges = rangesOf(tree, CODE_OR_HTML);
		const codeRanges = rangesOf(tree, CODE);
		const inCode = insideOf(codeRanges);
		const wrong = pieces.filter((piece) =>
			piece.kind === "code"
				? (endingAfter(ranges, piece.offset)?.[0] ?? Number.POSITIVE_INFINITY) >= piece.offset + piece.text.length
				: mask(piece) !== undefined && inCode(piece.offset),
		);
		const known = ends.size;
		for (const { kind, offset, text } of pieces) {
			const [, to] = (kind === "code" && FENCE.test(text) && endingAfter(codeRanges, offset)) || [];
			if (to !== undefined && document.slice(to, offset + text.length).trim() !== "") ends.set(offset, to);
		}
		if (wrong.length === 0 && ends.size === known) return { pieces, hidden, tree };
		for (const { offset } of wrong) literal.add(offset);
	}
}

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:```|~~~)/;

type Parse = (text: string) => Root;
type Range = readonly [start: number, end: number];
const CODE: ReadonlySet<string> = new Set(["code", "inlineCode"]);
/** HTML can be a comment, whose text is never shown. */
const CODE_OR_HTML: ReadonlySet<string> = new Set([...CODE, "html"]);

function rangesOf(tree: Root, types: ReadonlySet<string>): Range[] {
	const ranges: Range[] = [];
	eachNode(tree, ({ type, position }) => {
		const [start, end] = [position?.start.offset, position?.end.offset];
		if (types.has(type) && start !== undefined && end !== undefined) ranges.push([start, end]);
	});
	return ranges;
}
const insideOf =
	(ranges: readonly Range[]) =>
	(offset: number): boolean =>
		(endingAfter(ranges, offset)?.[0] ?? Number.POSITIVE_INFINITY) <= offset;

/** The first range that ends behind an offset. Ranges are in the order of the text, and none is in another. */
function endingAfter(ranges: readonly Range[], offset: number): Range | undefined {
	let [from, to] = [0, ranges.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((ranges[middle] as Range)[1] > offset) to = middle;
		else from = middle + 1;
	}
	return ranges[from];
}
