/** A tree of HTML → Markdown that Broadsheet reads as the same text. */
import type { Root as HtmlRoot } from "hast";
import type { Heading, Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import { directiveToMarkdown } from "mdast-util-directive";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { clean } from "./clean.js";
import type { Conversion } from "./conversion.js";
import { handlersFor } from "./handlers.js";

/**
 * Text that the parser of Broadsheet takes for a comment, a shortcode or a module line of another generator (`content/markdown/template-code.ts`) is escaped
 * in its middle: that parser looks at the text before backslashes count.
 */
const IN_BRACES = ["{", "%", "#", "/", ":", ">"].map((character) => ({
	...{ character, before: "(?<=\\{)", inConstruct: "phrasing" },
}));
const UNSAFE = [
	{ character: "*", before: "(?<=/)", inConstruct: "phrasing" },
	{ character: "%", before: "(?<=[%<])", inConstruct: "phrasing" },
	// GFM, 6.9: the extension leaves it if no letter follows.
	{
		character: ".",
		before: "(?<=[Ww]{3})",
		inConstruct: "phrasing",
		notInConstruct: ["autolink", "link", "image", "label"],
	},
	{ character: "i", after: "mport[ \\t]", atBreak: true },
	{ character: "e", after: "xport[ \\t]", atBreak: true },
	// Directives.
	{ character: ":", after: ":", atBreak: true },
	{ character: ":", after: "[A-Za-z][\\w-]*[\\[{]", inConstruct: "phrasing" },
];

const stringifierOf = (unsafe: readonly object[]) =>
	unified()
		.use(remarkGfm, { tablePipeAlign: false, singleTilde: false })
		.data("toMarkdownExtensions", [{ handlers: directiveToMarkdown().handlers, unsafe } as never])
		.use(remarkStringify, { bullet: "-", rule: "-", listItemIndent: "one", tightDefinitions: true })
		.freeze();
const stringifier = stringifierOf([...IN_BRACES, ...UNSAFE]);
/** Each pattern is looked for in each text, and nearly no text has a brace. */
const withoutBraces = stringifierOf(UNSAFE);

const print = (tree: Root): string => (hasBrace(tree) ? stringifier : withoutBraces).stringify(tree).trim();

/** Also in descriptions of pictures, titles and attributes. */
const hasBrace = (value: unknown): boolean =>
	typeof value === "string"
		? value.includes("{")
		: typeof value === "object" && value !== null && Object.values(value).some(hasBrace);

/** `tree` is clean (`html/clean.ts`). The text ends without a line end; '' for none. */
export function toMarkdown(tree: HtmlRoot, conversion: Conversion): string {
	const inline = (children: PhrasingContent[]): string =>
		children.length
			? print({ type: "root", children: [{ type: "paragraph", children } as Paragraph] }).replace(/\s+/g, " ")
			: "";
	const handlers = handlersFor(conversion, inline);
	const root = unified().use(rehypeRemark, { handlers }).runSync(tree) as Root;
	lowerHeadings(root);
	encodeBraces(root);
	return print({ ...root, children: root.children.filter(isShown) });
}

/** The words of a piece of HTML as one line of Markdown. */
export function toInline(tree: HtmlRoot, conversion: Conversion): string {
	clean(tree);
	return toMarkdown(tree, conversion).replace(/\\?\s*\n\s*/g, " ");
}

const isShown = (node: RootContent): boolean =>
	!("children" in node) || node.children.length > 0 || node.type === "leafDirective";

/** In an address, braces are the beginning of a piece of another generator, and no escape helps (WHATWG URL, "path percent-encode set"). */
function encodeBraces(node: Root | RootContent): void {
	if ("url" in node) node.url = node.url.replace(/[{}]/g, encodeURIComponent);
	if ("children" in node) for (const child of node.children) encodeBraces(child as RootContent);
}

/** The headline is the only first heading of a page: if the text has one, all its headings move down. */
function lowerHeadings(root: Root): void {
	const headings: Heading[] = [];
	const collect = (nodes: readonly RootContent[]) => {
		for (const node of nodes) {
			if (node.type === "heading") headings.push(node);
			else if ("children" in node) collect(node.children as RootContent[]);
		}
	};
	collect(root.children);
	if (headings.some(({ depth }) => depth === 1))
		for (const heading of headings) heading.depth = Math.min(6, heading.depth + 1) as Heading["depth"];
}
