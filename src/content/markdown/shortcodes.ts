/**
 * Reads what other generators add to Markdown: comments, shortcodes, tags of template languages, attributes, boxes, components. Such pieces are hidden
 * from the Markdown parser behind placeholders of the same length, so that all positions stay correct; then the tree gets what they stand for. In code
 * they stay. Comments are removed silently; what is left out is reported.
 */
import type { Root } from "mdast";
import type { Plugin } from "unified";
import type { VFile } from "vfile";
import type { SiteConfig } from "../../core/model.js";
import { lineColumn } from "../../core/problem.js";
import type { FileContext } from "./context.js";
import { cover, withoutNoncharacters } from "./cover.js";
import { admonitionMask, titleBoxes } from "./dialects/admonitions.js";
import { applyAttributes, attributesPlace } from "./dialects/kramdown.js";
import { expressionMask } from "./dialects/mdx.js";
import { pieceProblem } from "./dialects/problems.js";
import { NOTHING } from "./dialects/replacement.js";
import { readsLiquid, replacementOf, revealCode } from "./dialects/replacements.js";
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
	this.parser = (given: string, file: VFile) => {
		if (!mayHoldTemplateCode(given)) return parse(given, file);
		const document = withoutNoncharacters(given);
		const { pieces, hidden, tree } = readPast(document, isTag, (text) => parse(text, file) as Root);
		const { path, problems } = file.data as unknown as FileContext;
		const inCode = insideOf(rangesOf(tree, CODE));
		const placeOf = (offset: number) => ({ ...lineColumn(document, offset), offset });
		const shown = reveal(
			tree,
			hidden,
			(piece) =>
				piece.kind === "attributes" && attributesPlace(document, piece) !== "behind"
					? NOTHING
					: replacementOf(piece, site),
			({ offset, text }) => ({ start: placeOf(offset), end: placeOf(offset + text.length) }),
		);
		applyAttributes(
			tree,
			hidden.filter((piece) => piece.kind === "attributes" && attributesPlace(document, piece) === "line"),
			document,
		);
		titleBoxes(tree, hidden);
		revealCode(tree, site);
		for (const piece of pieces) {
			if (shown.has(piece) || inCode(piece.offset) || replacementOf(piece, site) || CLOSING.test(piece.text)) continue;
			if (piece.kind === "tag" && !isTag(piece) && !tags) continue;
			const problem = pieceProblem(piece, isTag(piece), { path, ...lineColumn(document, piece.offset) });
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

/** A piece that only seems to be code, such as a fence in a comment, is scanned again as text; one in code that only the parser recognizes is code. */
function readPast(document: string, isHidden: (piece: Piece) => boolean, parse: (text: string) => Root) {
	const literal = new Set<number>();
	for (;;) {
		const pieces = templateCode(document, literal);
		const hidden = pieces.filter((piece) => piece.kind !== "code" && piece.kind !== "open" && isHidden(piece));
		const mask = masked(document);
		const tree = parse(cover(document, hidden, mask));
		const ranges = rangesOf(tree, CODE_OR_HTML);
		const inCode = insideOf(rangesOf(tree, CODE));
		const wrong = pieces.filter((piece) =>
			piece.kind === "code"
				? !ranges.some(([start, end]) => start < piece.offset + piece.text.length && end > piece.offset)
				: mask(piece) !== undefined && inCode(piece.offset),
		);
		if (wrong.length === 0) return { pieces, hidden, tree };
		for (const { offset } of wrong) literal.add(offset);
	}
}

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
		ranges.some(([start, end]) => start <= offset && offset < end);
