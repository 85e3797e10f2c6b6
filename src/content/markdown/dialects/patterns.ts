/** The patterns of what other generators add to Markdown. They are parts of one expression with the flag `m`. */
import { BOX_KINDS } from "./box-kinds.js";

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
	/^import\s+(?:[\w$\s{},*]{1,2000}?\sfrom\s+)?["'][^"'\n]+["'];?[ \t]*$|^export\s+(?:(?:const|let|var)\s+[\w$]+\s*=|(?:default\s+)?(?:async\s+)?(?:function|class)\b)[\s\S]*?(?=\n[ \t]*\n|\n?$(?![\s\S]))/;
const CODE = [
	// A fence is closed by one that is at least as long, or by the end of the text (CommonMark, 4.5).
	/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?<fence>`{3,}(?!.*`)|~{3,}).*(?:\n[\s\S]*?)??(?:^[ \t>]*\k<fence>[`~]*[ \t]*$|$(?![\s\S]))/,
	/(?<![`\\])(?<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?(?<!`)\k<ticks>(?!`)/,
	/<!--[\s\S]*?-->/,
];
// Each of these ends at the next beginning of its kind, so that many beginnings without an end take linear time.
/** Code in tags of Liquid and of Hugo. */
const HIGHLIGHT = new RegExp(
	[
		/\{%-?\s*highlight\b[^%]*%\}(?:(?!\{%-?\s*highlight\b)[\s\S])*?\{%-?\s*endhighlight\s*-?%\}/,
		/\{\{[<%]\s*highlight\b(?:[^>%"]|"[^"]*")*[>%]\}\}(?:(?!\{\{[<%]\s*highlight\b)[\s\S])*?\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/,
	]
		.map(({ source }) => source)
		.join("|"),
);
/** What Liquid, or Nunjucks, must not read. */
const RAW =
	/(?<rawBefore>\{%-?\s*(?:raw|verbatim)\s*-?%\})(?:(?!\{%-?\s*(?:raw|verbatim)\b)[\s\S])*?(?<rawAfter>\{%-?\s*end(?:raw|verbatim)\s*-?%\})/;
const SHORTCODE = /\{\{[<%]\s*\/?\s*(?<shortcodeName>[\w-]+)?(?:(?!\{\{[<%])[\s\S])*?[>%]\}\}/;
/** `${{ … }}` is an expression of a workflow, which readers see. */
const TEMPLATE_TAG =
	/\{%-?\s*(?<tagName>\w+)(?:(?!%\}|\{%|\n[ \t]*\n)[\s\S])*%\}|(?<![$\\{])\{\{[-~]?\s*\(?(?<valueName>[\w.$-]+|"[^"{}\n]*"|'[^'{}\n]*')[^{}]*\}\}/;
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

/** An attribute of MDX whose value is an expression, in a tag of HTML: `<img src={boat}>`. */
const EXPRESSION =
	/\s(?<attributeName>[\w-]+)=(?=\{)(?<=(?<!\\)<[a-z](?:[^<>]|=>){0,1000})\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/;

const WORDPRESS_NAMES = "caption|wp_caption|gallery|embed|video|audio|playlist";
/**
 * The shortcodes of WordPress itself, with backslashes where a converter escaped them. A word in brackets is one if it has a key or an end; `[video](a)`
 * is a link.
 */
const WORDPRESS = new RegExp(
	[
		`\\\\?\\[(?<bracketName>${WORDPRESS_NAMES})(?:\\s(?:"[^"\\n]*"|'[^'\\n]*'|[^[\\]"'\\n\\\\]|\\\\[^[\\]\\n])*)?\\\\?\\]`,
		`(?:(?:(?!\\\\?\\[/?\\k<bracketName>\\b)[\\s\\S])*?\\\\?\\[/\\k<bracketName>\\\\?\\]`,
		`|(?<=\\[\\w+\\s[^\\]\\n]*=[^\\]\\n]*\\])|(?<=\\[(?:gallery|playlist)\\\\?\\])(?![([:]))`,
		`|\\\\?\\[/(?:${WORDPRESS_NAMES})\\\\?\\]`,
	].join(""),
);

/** The kinds of pieces. At one place in a text, the first kind that matches counts. */
export const PIECE_KINDS = [
	"code",
	"comment",
	"highlight",
	"raw",
	"open",
	"expression",
	"shortcode",
	"tag",
	"attributes",
	"admonition",
	"component",
	"module",
	"bracket",
] as const;
export const PATTERNS: Readonly<Record<(typeof PIECE_KINDS)[number], readonly RegExp[]>> = {
	code: CODE,
	comment: COMMENTS,
	highlight: [HIGHLIGHT],
	raw: [RAW],
	open: [OPEN],
	expression: [EXPRESSION],
	shortcode: [SHORTCODE],
	tag: [TEMPLATE_TAG],
	attributes: [KRAMDOWN_ATTRIBUTES],
	admonition: [ADMONITION],
	component: [COMPONENT],
	module: [MODULE],
	bracket: [WORDPRESS],
};
