/**
 * Parses and prints a text with unified, the plugins of the site, and remark-html. Common texts use the fast path, so these libraries, which take long
 * to load, are loaded with the first text that needs them.
 */

import type { Root } from "mdast";
import type { Processor } from "unified";
import { digest } from "../../core/digest.js";
import { escapeHtml } from "../../core/escape-html.js";
import { messagesFor } from "../../core/i18n/index.js";
import type { Messages } from "../../core/i18n/messages.js";
import { libraries } from "../../core/libraries.js";
import { memoizeWeak } from "../../core/memoize.js";
import type { HtmlParts, RemarkPlugin, SiteConfig } from "../../core/model.js";
import { entryPrefix } from "../../core/paths.js";
import type { TextForm } from "../../core/text-files.js";
import type { MarkdownContext } from "./context.js";
import { definitionLists, mayHoldDefinitions } from "./dialects/definitions.js";
import { withoutIndentedCode } from "./dialects/mdx.js";
import { fastParser } from "./fast-parser/index.js";
import { htmlParser } from "./html-parser.js";
import { extendLinearly, parseLinearly } from "./linear-parser/index.js";
import { sanitizeRawHtml } from "./raw-html.js";
import { safeSubset } from "./safe-html.js";
import { shortcodes } from "./shortcodes.js";
import { splitAtHoles } from "./split-at-holes.js";

const require = libraries(import.meta.url);

/** The remark plugins of a site, in order. */
export const remarkPlugins = (site: SiteConfig): readonly RemarkPlugin[] => [
	...site.markdown.remark,
	...site.plugins.flatMap(({ remark = [] }) => remark),
];

/** The tree of a text after the plugins of the site. */
export function parseWithUnified({ file: data, value, form }: MarkdownContext, site: SiteConfig): Root {
	const { VFile } = require("vfile") as typeof import("vfile");
	const file = new VFile({ value, path: data.path, data: data as never });
	const processor = parserFor(value, site, form);
	return processor.runSync(processor.parse(file), file);
}

/** The tree of a line of Markdown as parsed. */
export function parseWithoutPlugins({ file: data, value }: MarkdownContext, site: SiteConfig): Root {
	const { VFile } = require("vfile") as typeof import("vfile");
	return parserFor(value, site).parse(new VFile({ value, path: data.path, data: data as never }));
}

/** Prints a tree with holes as HTML parts. */
export function stringifyWithUnified(tree: Root, draft: MarkdownContext, site: SiteConfig): HtmlParts {
	const { path, tokenSeed, holes } = draft.file;
	const token = `hole-${digest(tokenSeed).slice(0, 24)}-`;
	for (const [node, hole] of draft.holeNumbers) node.url = token + hole;
	for (const [node, id] of draft.anchors) {
		const data = (node.data ?? {}) as { hProperties?: Record<string, unknown> };
		node.data = { ...data, hProperties: { id, ...data.hProperties } } as typeof node.data;
	}
	const whole = site.markdown.html === "drop" ? tree : sanitizeRawHtml(tree, draft, token);
	printer ??= makePrinter();
	return splitAtHoles(adaptHtml(printer.stringify(whole), messagesFor(site.language), entryPrefix(path)), holes, token);
}

type Parser = Processor<Root, Root, Root>;

type Syntax = TextForm | "definitions";

const parserFor = (text: string, site: SiteConfig, form: TextForm = "markdown"): Parser =>
	PARSERS[form === "markdown" && mayHoldDefinitions(text) ? "definitions" : form](site);
const PARSERS: Readonly<Record<Syntax, (site: SiteConfig) => Parser>> = {
	markdown: memoizeWeak((site: SiteConfig) => createParser(site, "markdown")),
	definitions: memoizeWeak((site: SiteConfig) => createParser(site, "definitions")),
	mdx: memoizeWeak((site: SiteConfig) => createParser(site, "mdx")),
	html: memoizeWeak((site: SiteConfig) => createParser(site, "html")),
};

function createParser(site: SiteConfig, syntax: Syntax): Parser {
	const { unified } = require("unified") as typeof import("unified");
	const { default: remarkParse } = require("remark-parse") as typeof import("remark-parse");
	const { default: remarkGfm } = require("remark-gfm") as typeof import("remark-gfm");
	const { default: remarkDirective } = require("remark-directive") as typeof import("remark-directive");
	parseLinearly();
	const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective);
	if (syntax === "definitions") processor.use(definitionLists);
	else if (syntax === "mdx") processor.use(withoutIndentedCode);
	else if (syntax === "html") processor.use(htmlParser);
	else processor.use(fastParser, { on: site.markdown.fastPath });
	processor.use(shortcodes, { site, tags: remarkPlugins(site).length === 0 });
	for (const plugin of remarkPlugins(site)) {
		if (Array.isArray(plugin)) processor.use(...(plugin as [never, ...never[]]));
		else processor.use(plugin as never);
	}
	processor.freeze();
	extendLinearly(processor.data().micromarkExtensions ?? []);
	return processor as never;
}

let printer: Processor<undefined, undefined, undefined, Root, string> | undefined;

function makePrinter(): NonNullable<typeof printer> {
	const { unified } = require("unified") as typeof import("unified");
	const { default: remarkHtml } = require("remark-html") as typeof import("remark-html");
	const { defaultSchema } = require("hast-util-sanitize") as typeof import("hast-util-sanitize");
	return unified()
		.use(remarkHtml, { sanitize: safeSubset(defaultSchema) })
		.freeze();
}

/** A "<" of a text is escaped; in a quoted attribute it is not, so it does not begin a tag there. */
const TAG = /<[^>"]*(?:"[^"]*"[^>"]*)*>/g;
/** The heading of footnotes, and the link back from one (mdast-util-to-hast, `footnoteLabel` and `footnoteBackLabel`). */
const FOOTNOTE_HEADING = /(<h2\b[^>]* id="footnote-label"[^>]*>)Footnotes(?=<\/h2>)/;
const FOOTNOTE_BACKREF = /^(<a\b.* data-footnote-backref\b.* aria-label=")Back to reference ([\d-]+)"/;

/** The ids of a text and the links to them: of footnotes and raw HTML (mdast-util-to-hast, `clobberPrefix`). */
const PREFIXED_NAMES = /( (?:id|name|href|aria-describedby)="#?)(user-content-|footnote-label")/g;

/**
 * Adapts the output of remark-html: `align` of table cells is obsolete (HTML, section 16.2), so the theme aligns by class; a task list checkbox becomes
 * a labelled character, not a form control; wide tables can be scrolled by keyboard. The labels of footnotes, which remark-html has only in English, are
 * translated. `prefix` keeps the ids of one text apart from those of other texts on the page.
 */
const adaptHtml = (html: string, { task, footnotes, backToReference }: Messages, prefix: string): string =>
	html
		.replace(FOOTNOTE_HEADING, (_, before) => before + escapeHtml(footnotes))
		.replace(TAG, (tag) => {
			if (tag === "<table>") return '<table tabindex="0">';
			if (tag.startsWith('<input type="checkbox"'))
				return tag.startsWith('<input type="checkbox" checked')
					? `<span role="img" aria-label="${escapeHtml(task.done)}">☑</span>`
					: `<span role="img" aria-label="${escapeHtml(task.open)}">☐</span>`;
			return (prefix ? tag.replace(PREFIXED_NAMES, `$1${prefix}$2`) : tag)
				.replace(/^(<t[hd]) align="(left|right|center)"/, '$1 class="align-$2"')
				.replace(FOOTNOTE_BACKREF, (_, before, number) => `${before}${escapeHtml(backToReference(number))}"`);
		});
