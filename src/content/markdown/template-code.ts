/** Finds syntax of template languages and Markdown dialects in a text: comments, shortcodes, tags, module lines. Code is recognized and skipped. */

import { PATTERNS, PIECE_KINDS } from "./dialects/patterns.js";

/** A piece of a text. `offset` in UTF-16 code units. */
export interface Piece {
	/**
	 * `open`: a comment without an end, or an end without a beginning. `highlight`: code in tags. `raw`: a tag around text that is shown literally.
	 * `attributes`: those of kramdown. `admonition`: the first line of a box. `component`: a tag of MDX with an expression. `expression`: an attribute with one, in a tag of HTML.
	 */
	readonly kind: (typeof PIECE_KINDS)[number];
	/** The first word of a shortcode, a tag or a module line; the name of a box or a component. */
	readonly name: string;
	readonly text: string;
	readonly offset: number;
}

const piecePattern = (kinds: readonly Piece["kind"][]): RegExp =>
	new RegExp(
		kinds.map((kind) => `(?<${kind}>${PATTERNS[kind].map(({ source }) => source).join("|")})`).join("|"),
		"gm",
	);
const PIECE = piecePattern(PIECE_KINDS.filter((kind) => kind !== "bracket"));
const PIECE_OR_BRACKET = piecePattern(PIECE_KINDS);
/** The shortcodes of WordPress. */
const BRACKET_NAME = /\[\/?(?:wp_)?(?:caption|gallery|embed|video|audio|playlist)\b/;

/** A fast test with false positives: whether the text can contain a piece other than code. A text that passes is parsed without the library. */
export const mayHoldTemplateCode = (text: string): boolean =>
	(text.includes("{") && /\{[{%#/:>\s]|=\{|\{\.\.\./.test(text)) ||
	text.includes(":::") ||
	text.includes("%%") ||
	text.includes("<%#") ||
	text.includes("\nimport ") ||
	text.includes("\nexport ") ||
	BRACKET_NAME.test(text);

/**
 * The pieces of a text in order; if two overlap, the first one. `literal` are offsets at which a piece only seems to begin; `ends` has the ends of code
 * that ends earlier than its marks say, by the offset of its beginning. `brackets`: whether the shortcodes of WordPress are pieces.
 */
export function templateCode(
	text: string,
	literal: ReadonlySet<number> = new Set(),
	ends: ReadonlyMap<number, number> = new Map(),
	brackets = false,
): Piece[] {
	const pieces: Piece[] = [];
	const pattern = new RegExp(brackets ? PIECE_OR_BRACKET : PIECE);
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		const { 0: piece, index: offset, groups = {} } = match;
		const kind = PIECE_KINDS.find((each) => groups[each] !== undefined) ?? "code";
		if (literal.has(offset)) {
			pattern.lastIndex = offset + (kind === "code" ? (/^[^`~<]*[`~<]+/.exec(piece)?.[0].length ?? 1) : 1);
			continue;
		}
		const end = kind === "code" ? ends.get(offset) : undefined;
		if (end !== undefined) {
			pieces.push({ kind, name: "", text: text.slice(offset, end), offset });
			pattern.lastIndex = end;
			continue;
		}
		const name = nameOf(piece, groups);
		const { rawBefore, rawAfter } = groups;
		if (rawBefore !== undefined && rawAfter !== undefined)
			pieces.push(
				{ kind, name, text: rawBefore, offset },
				{ kind, name, text: rawAfter, offset: offset + piece.length - rawAfter.length },
			);
		else pieces.push({ kind, name, text: piece, offset });
	}
	return pieces;
}

/** The first word; of a text with a filter, that filter: `embed` for `{{ "…" | embed }}`. */
function nameOf(piece: string, groups: Readonly<Record<string, string | undefined>>): string {
	const name = NAME_GROUPS.map((each) => groups[each]).find((each) => each !== undefined);
	const filter = name && /^["']/.test(name) ? /\|\s*([\w-]+)/.exec(piece)?.[1] : undefined;
	return filter ?? name?.replace(/["']/g, "") ?? /^\w+/.exec(piece)?.[0] ?? "?";
}
const NAME_GROUPS = [
	"shortcodeName",
	"tagName",
	"valueName",
	"spacedName",
	"boxName",
	"componentName",
	"attributeName",
	"bracketName",
] as const;

/** A front-matter text without comments, which are not for readers. */
export const withoutComments = (text: string): string =>
	mayHoldTemplateCode(text)
		? templateCode(text).reduceRight(
				(left, { kind, offset, text: piece }) =>
					kind === "comment" ? left.slice(0, offset) + left.slice(offset + piece.length) : left,
				text,
			)
		: text;
