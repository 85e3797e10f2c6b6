/** Finds syntax of template languages and Markdown dialects in a text: comments, shortcodes, tags, module lines. Code is recognized and skipped. */

/** A piece of a text. `offset` in UTF-16 code units. */
export interface Piece {
	/** `open`: a comment without an end, or an end without a beginning. */
	readonly kind: "comment" | "open" | "shortcode" | "module" | "tag" | "code";
	/** The first word of a shortcode, a tag or a module line. */
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
const PIECE = new RegExp(
	[
		`(?<code>${CODE.map(({ source }) => source).join("|")})`,
		`(?<comment>${COMMENTS.map(({ source }) => source).join("|")})`,
		`(?<open>${OPEN.source})`,
		"(?<shortcode>\\{\\{[<%]\\s*\\/?\\s*(?<shortcodeName>[\\w-]+)?[\\s\\S]*?[>%]\\}\\})",
		"(?<tag>\\{%-?\\s*(?<tagName>\\w+)[^%]*%\\}|\\{\\{[-~]?\\s*[\"'(]?(?<valueName>[\\w.]+)[^{}]*\\}\\})",
		`(?<module>${MODULE.source})`,
	].join("|"),
	"gm",
);

/** A fast test with false positives: whether the text can contain a piece other than code. A text that passes is parsed without the library. */
export const mayHoldTemplateCode = (text: string): boolean =>
	(text.includes("{") && /\{[{%#/:>\s]/.test(text)) ||
	text.includes("%%") ||
	text.includes("<%#") ||
	text.includes("\nimport ") ||
	text.includes("\nexport ");

/** The pieces of a text in order; if two overlap, the first one. `notCode` are offsets at which code only seems to begin. */
export function templateCode(text: string, notCode: ReadonlySet<number> = new Set()): Piece[] {
	const pieces: Piece[] = [];
	const pattern = new RegExp(PIECE);
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		const { 0: piece, index: offset, groups = {} } = match;
		const kind = CODE_KINDS.find((each) => groups[each] !== undefined) ?? "code";
		if (kind === "code" && notCode.has(offset)) {
			pattern.lastIndex = offset + (/^[^`~<]*[`~<]+/.exec(piece)?.[0].length ?? 1);
			continue;
		}
		const name = groups.shortcodeName ?? groups.tagName ?? groups.valueName ?? /^\w+/.exec(piece)?.[0] ?? "?";
		pieces.push({ kind, name, text: piece, offset });
	}
	return pieces;
}
const CODE_KINDS = ["code", "comment", "open", "shortcode", "tag", "module"] as const;

/** A front-matter text without comments, which are not for readers. */
export const withoutComments = (text: string): string =>
	mayHoldTemplateCode(text)
		? templateCode(text).reduceRight(
				(left, { kind, offset, text: piece }) =>
					kind === "comment" ? left.slice(0, offset) + left.slice(offset + piece.length) : left,
				text,
			)
		: text;
