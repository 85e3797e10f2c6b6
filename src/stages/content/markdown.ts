/** Markdown of one file → safe HTML in pieces, its holes and its plain text. */
import { defaultSchema, type Schema } from "hast-util-sanitize";
import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkHtml from "remark-html";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import type { Node } from "unist";
import { visit } from "unist-util-visit";
import { VFile } from "vfile";
import { digest } from "../../base/digest.js";
import { error, warning } from "../../base/problem.js";
import type { Hole, Parts, Path, Problem, RemarkPlugin, Rich, Site } from "../../model.js";
import { cutHoles } from "./cut.js";
import { at, type FileData, report } from "./file.js";
import { makeHoles } from "./holes.js";
import { dropHtml, keepHtml } from "./html.js";
import { shortcodes } from "./shortcodes.js";

/** What the Markdown of one file has in common: problems and holes are collected here, in order. */
export interface Markdown {
	readonly holes: Hole[];
	readonly problems: Problem[];
	/** Blocks. `line` is the number of lines of the file above the text. */
	readonly block: (text: string, line: number) => Rendered;
	/** One line of text: what would be one paragraph, without its tags. Line and column count from 1. */
	readonly inline: (text: string, line: number, column: number) => Rendered;
}
export interface Rendered extends Words {
	readonly parts: Parts;
}
interface Words {
	readonly text: string;
	/** The text of its first paragraph. */
	readonly first: string;
}

/** The safe subset: GitHub's list, with footnote links whole (remark-html prefixes their ids a second time) and figures. */
const SCHEMA: Schema = {
	...defaultSchema,
	clobber: [],
	tagNames: [...(defaultSchema.tagNames ?? []), "figure", "figcaption", "mark", "abbr", "time", "aside"],
	attributes: {
		...defaultSchema.attributes,
		"*": [...(defaultSchema.attributes?.["*"] ?? []), "lang", "dir", ["className", /^(?!language-)[a-z][a-z0-9-]*$/]],
		abbr: ["title"],
		time: ["dateTime"],
	},
	protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto", "tel", "sms"] },
};

/** `seed` is the text of the file: it makes the tokens that stand for holes impossible to forge. */
export function markdownOf(path: Path, seed: string, site: Site): Markdown {
	const processor = processorOf(site);
	const data: FileData = { problems: [], holes: [], token: `hole-${digest(seed).slice(0, 24)}-`, siteUrl: site.url };

	const render = (text: string, shape = (html: string) => html): Rendered => {
		const file = new VFile({ value: text, path, data: data as never });
		try {
			const tree = processor.runSync(processor.parse(file), file);
			const { text: plain, first } = file.data as unknown as Words;
			return { parts: cutHoles(shape(settle(processor.stringify(tree, file))), data), text: plain, first };
		} catch (cause) {
			data.problems.push(faultOf(cause, path, site));
			return { parts: [], text: "", first: "" };
		}
	};
	return {
		holes: data.holes,
		problems: data.problems,
		block: (text, line) => render("\n".repeat(line) + text),
		inline: (text, line, column) => {
			const [problems, holes] = [data.problems.length, data.holes.length];
			const rendered = render("\n".repeat(line - 1) + paragraph(text), (html) =>
				html.replace(/^\s*<p>([\s\S]*)<\/p>\s*$/, "$1").trim(),
			);
			const shift = <T extends Problem | Hole>(item: T): T =>
				"place" in item && item.place?.line === line
					? { ...item, place: { ...item.place, column: (item.place.column ?? 1) + column - 1 } }
					: item;
			for (let i = problems; i < data.problems.length; i++) data.problems[i] = shift(data.problems[i] as Problem);
			for (let i = holes; i < data.holes.length; i++) data.holes[i] = shift(data.holes[i] as Hole);
			return rendered;
		},
	};
}

/** A line of Markdown that the configuration holds. */
export function parseLine(text: string, site: Site): { readonly rich: Rich; readonly holes: readonly Hole[] } {
	const { inline, holes } = markdownOf("broadsheet.config.ts", text, site);
	const { parts, text: plain } = inline(text, 1, 1);
	return { rich: { parts, text: plain }, holes };
}

/**
 * What remark-html writes → what a page may have: `align` on a table cell is obsolete (HTML, section 16.2), so the theme aligns by class; a box
 * of a task list is a sign with a name, not a form; a table that is too wide for a phone can be scrolled by keyboard. A "<" of the text is escaped.
 */
const settle = (html: string): string =>
	html
		.replace(/(<t[hd]) align="(left|right|center)"/g, '$1 class="align-$2"')
		.replace(/<input type="checkbox"( checked)?[^>]*>/g, (_, done) =>
			done ? '<span role="img" aria-label="done">☑</span>' : '<span role="img" aria-label="open">☐</span>',
		)
		.replaceAll("<table>", '<table tabindex="0">');

/** What a throw means: a text that is nested too deeply, or a remark plugin of the site that fails. Anything else is a bug of ours. */
function faultOf(cause: unknown, path: Path, site: Site): Problem {
	const place = { path, line: 1, column: 1 };
	if (cause instanceof RangeError) return error("too-deep", "The text is nested too deeply to be read", place);
	if (!(cause instanceof Error) || remarkPlugins(site).length === 0) throw cause;
	return error("plugin-fault", `A remark plugin fails: ${cause.message}`, place);
}

/** One line of text, with the marks escaped that would begin anything but a paragraph. */
const paragraph = (text: string): string =>
	text
		.trim()
		.replace(/\s*\n\s*/g, " ")
		.replace(/^(\d+)(?=[.)](?:\s|$))/, "$1\\")
		.replace(/^(?=#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|(?:[-*_]\s*){3,}$|`{3}|~{3}|:{2,}|\[[^\]]+\]:)/, "\\");

const remarkPlugins = (site: Site): readonly RemarkPlugin[] => [
	...site.markdown.remark,
	...site.plugins.flatMap(({ remark = [] }) => remark),
];

const processors = new WeakMap<Site, Processor<Root, Root, Root, Root, string>>();

function processorOf(site: Site): Processor<Root, Root, Root, Root, string> {
	const found = processors.get(site);
	if (found) return found;
	const processor = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).use(shortcodes);
	for (const plugin of remarkPlugins(site)) {
		if (Array.isArray(plugin)) processor.use(...(plugin as [never, ...never[]]));
		else processor.use(plugin as never);
	}
	processor
		.use(() => settleHeadings)
		.use(() => settleCode)
		.use(() => makeHoles)
		.use(() => noteWords);
	processor
		.use(() => (site.markdown.html === "sanitize" ? keepHtml : dropHtml))
		.use(remarkHtml, { sanitize: SCHEMA })
		.freeze();
	processors.set(site, processor as never);
	return processor as never;
}

/** The headline is the only `<h1>` of a page. */
function settleHeadings(tree: Root, file: VFile): void {
	visit(tree, "heading", (node) => {
		if (node.depth > 1) return;
		node.depth = 2;
		report(
			file,
			warning(
				"heading-one",
				'A heading in the text begins with "##"; the headline is the only first heading',
				at(file, node),
			),
		);
	});
}

/** One `language-…` class, whatever a fence says. */
function settleCode(tree: Root): void {
	visit(tree, "code", (node) => {
		node.lang = /^[\w+#.-]+/.exec(node.lang ?? "")?.[0] ?? null;
	});
}

/** Notes the plain text while the tree still holds it: where raw HTML is kept, nodes become HTML. */
function noteWords(tree: Root, file: VFile): void {
	const first = tree.children.find(({ type }) => type === "paragraph");
	Object.assign(file.data, { text: plainText(tree), first: first ? plainText(first) : "" } satisfies Words);
}

const IN_LINE = /^(?:text|inlineCode|emphasis|strong|delete|link|linkReference|image|footnoteReference|textDirective)$/;

/** Words of two blocks are two words: a line begins with each block and after each break. Raw HTML has no words. */
function plainText(node: Node): string {
	let text = "";
	visit(node, (each) => {
		if (each.type === "html") return;
		if (!IN_LINE.test(each.type)) text += "\n";
		if ("value" in each) text += each.value;
	});
	return text.replace(/\n{2,}/g, "\n").trim();
}
