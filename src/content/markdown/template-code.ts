/** Finds syntax of template languages and Markdown dialects in a text: comments, shortcodes, tags, module lines. Code is recognized and skipped. */

import { BOX_KINDS } from "./dialects/box-kinds.js";

/** A piece of a text. `offset` in UTF-16 code units. */
export interface Piece {
	/**
	 * `open`: a comment without an end, or an end without a beginning. `highlight`: code in tags. `raw`: a tag around text that is shown literally.
	 * `attributes`: those of kramdown. `admonition`: the first line of a box. `component`: a tag of MDX with an expression.
	 */
	readonly kind: (typeof PIECE_KINDS)[number];
	/** The first word of a shortcode, a tag or a module line; the name of a box or a component. */
	readonly name: string;
	readonly text: string;
	readonly offset: number;
}

/** Comments of editors, which no generator renders. */
const COMMENTS = [
	// Liquid: a block, and a liquid line.
	/\{%-?\s*comment\b[^%]*%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/,
	/\{%-?\s*#[\s\S]*?%\}/,
	// Nunjucks, Twig, Jinja, Tera. In other dialects `{#name}` is the id of a heading.
	/\{#(?:[^{}]*?|[-\s][\s\S]*?)#\}/,
	// Handlebars.
	/\{\{!--[\s\S]*?--\}\}|\{\{![^{}]*\}\}/,
	// Go templates, and Hugo's shortcode.
	/\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/,
	/\{\{[<%]\s*comment\b[\s\S]*?\{\{[<%]\s*\/\s*comment\s*[>%]\}\}/,
	// MDX.
	/\{\s?\/\*[\s\S]*?\*\/\s?\}/,
	// kramdown, CriticMarkup, ERB and EJS.
	/\{::comment[^}]*\}[\s\S]*?\{:\/(?:comment)?\}/,
	/\{>>[\s\S]*?<<\}/,
	/<%#[\s\S]*?%>/,
	// Obsidian. "100%%" is not a comment.
	/(?<![\w%])%%(?!%)[\s\S]*?(?<!%)%%(?![\w%])/,
];
const OPEN =
	/\{%-?\s*(?:end)?comment\b|\{\{!--|\{\{-?\s*\/\*|\{\{[<%]\s*\/?\s*comment\b|\{\s?\/\*|\{::comment|\{>>|<%#|^%%(?=[ \t]|$)/;
/** `import` and `export` of MDX: an export ends at an empty line. */
const MODULE =
	/^import\s+(?:[\w$\s{},*]+?\sfrom\s+)?["'][^"'\n]+["'];?[ \t]*$|^export\s+(?:(?:const|let|var)\s+[\w$]+\s*=|(?:default\s+)?(?:async\s+)?(?:function|class)\b)[\s\S]*?(?=\n[ \t]*\n|\n?$(?![\s\S]))/;
const CODE = [
	// A fence is closed by one that is at least as long, or by the end of the text (CommonMark, 4.5).
	/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?<fence>`{3,}(?!.*`)|~{3,}).*(?:\n[\s\S]*?)??(?:^[ \t>]*\k<fence>[`~]*[ \t]*$|$(?![\s\S]))/,
	/(?<![`\\])(?<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?(?<!`)\k<ticks>(?!`)/,
	/<!--[\s\S]*?-->/,
];
/** Code in tags of Liquid and of Hugo. */
const HIGHLIGHT =
	/\{%-?\s*highlight\b[^%]*%\}[\s\S]*?\{%-?\s*endhighlight\s*-?%\}|\{\{[<%]\s*highlight\b(?:[^>%"]|"[^"]*")*[>%]\}\}[\s\S]*?\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/;
/** What Liquid, or Nunjucks, must not read. */
const RAW = /(?<rawBefore>\{%-?\s*(?:raw|verbatim)\s*-?%\})[\s\S]*?(?<rawAfter>\{%-?\s*end(?:raw|verbatim)\s*-?%\})/;
const SHORTCODE = /\{\{[<%]\s*\/?\s*(?<shortcodeName>[\w-]+)?[\s\S]*?[>%]\}\}/;
/** `${{ … }}` is an expression of a workflow, which readers see. */
const TEMPLATE_TAG =
	/\{%-?\s*(?<tagName>\w+)(?:(?!%\}|\n[ \t]*\n)[\s\S])*%\}|(?<![$\\{])\{\{[-~]?\s*\(?(?<valueName>[\w.$-]+|"[^"{}\n]*"|'[^'{}\n]*')[^{}]*\}\}/;
/** Attributes of kramdown (kramdown.gettalong.org/syntax.html, "Attribute List Definitions"), and its settings. */
const KRAMDOWN_ATTRIBUTES =
	/\{:(?:[\w-]+:)?[ \t]*(?:(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'}]+)|toc|no_toc|refdef)[ \t]*)+\}|\{::(?:nomarkdown|options)[^}\n]*\}|\{:\/(?:nomarkdown|options)?\}/;
/** `:::tip Title` of Docusaurus, `::: tip Title` of VuePress. A title in brackets, and one in braces, is that of a directive. */
const ADMONITION = new RegExp(
	`^[ \\t>]*:{3,}(?:[ \\t]+(?<spacedName>${BOX_KINDS.join("|")})(?:[ \\t]+[^\\s{[][^\\n]*)?|(?<boxName>${BOX_KINDS.join("|")})[ \\t]+[^\\s{[][^\\n]*)$`,
);
/** A tag of MDX with an expression in it. Without one it is HTML. */
const COMPONENT =
	/<\/?(?<componentName>[A-Z][\w.]*)(?=[^<>]*\{)(?:\s+(?:[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}))?|\{\.\.\.[^{}]*\}))*\s*\/?>|^<\/?>[ \t]*$/;

const PIECE_KINDS = [
	"code",
	"comment",
	"highlight",
	"raw",
	"open",
	"shortcode",
	"tag",
	"attributes",
	"admonition",
	"component",
	"module",
] as const;
const PATTERNS: Readonly<Record<(typeof PIECE_KINDS)[number], readonly RegExp[]>> = {
	code: CODE,
	comment: COMMENTS,
	highlight: [HIGHLIGHT],
	raw: [RAW],
	open: [OPEN],
	shortcode: [SHORTCODE],
	tag: [TEMPLATE_TAG],
	attributes: [KRAMDOWN_ATTRIBUTES],
	admonition: [ADMONITION],
	component: [COMPONENT],
	module: [MODULE],
};
const PIECE = new RegExp(
	PIECE_KINDS.map((kind) => `(?<${kind}>${PATTERNS[kind].map(({ source }) => source).join("|")})`).join("|"),
	"gm",
);

/** A fast test with false positives: whether the text can contain a piece other than code. A text that passes is parsed without the library. */
export const mayHoldTemplateCode = (text: string): boolean =>
	(text.includes("{") && /\{[{%#/:>\s]|=\{|\{\.\.\./.test(text)) ||
	text.includes(":::") ||
	text.includes("%%") ||
	text.includes("<%#") ||
	text.includes("\nimport ") ||
	text.includes("\nexport ");

/** The pieces of a text in order; if two overlap, the first one. `literal` are offsets at which a piece only seems to begin. */
export function templateCode(text: string, literal: ReadonlySet<number> = new Set()): Piece[] {
	const pieces: Piece[] = [];
	const pattern = new RegExp(PIECE);
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		const { 0: piece, index: offset, groups = {} } = match;
		const kind = PIECE_KINDS.find((each) => groups[each] !== undefined) ?? "code";
		if (literal.has(offset)) {
			pattern.lastIndex = offset + (kind === "code" ? (/^[^`~<]*[`~<]+/.exec(piece)?.[0].length ?? 1) : 1);
			continue;
		}
		const name =
			NAME_GROUPS.map((each) => groups[each]).find((each) => each !== undefined) ?? /^\w+/.exec(piece)?.[0] ?? "?";
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
const NAME_GROUPS = ["shortcodeName", "tagName", "valueName", "spacedName", "boxName", "componentName"] as const;

/** A front-matter text without comments, which are not for readers. */
export const withoutComments = (text: string): string =>
	mayHoldTemplateCode(text)
		? templateCode(text).reduceRight(
				(left, { kind, offset, text: piece }) =>
					kind === "comment" ? left.slice(0, offset) + left.slice(offset + piece.length) : left,
				text,
			)
		: text;
