import type { Root } from "mdast";
import type { HtmlParts, SiteConfig } from "../../core/model.js";
import type { MarkdownContext } from "./context.js";
import { replaceAlerts } from "./dialects/admonitions.js";
import { replaceFrames } from "./dialects/frames.js";
import { replaceWikiLinks } from "./dialects/wiki-links.js";
import { replaceDirectives } from "./directives.js";
import { dropRawHtml, mayHoldHtml } from "./drop-html.js";
import { printFast } from "./fast-printer/index.js";
import { normalizeHeadings } from "./headings.js";
import { replaceWithHoles } from "./holes.js";
import { linkHtmlAddresses } from "./html-addresses.js";
import { type PlainText, plainTextOf } from "./plain-text.js";
import { resolveReferences } from "./reference-links.js";
import { parseWithoutPlugins, stringifyWithUnified } from "./unified.js";
import { reportUnparsed } from "./unparsed/index.js";

/** The result for one text. */
export interface Rendered extends PlainText {
	readonly parts: HtmlParts;
}

/** Prints the tree of a text as HTML parts. The tree cannot be used afterwards. */
export function render(tree: Root, draft: MarkdownContext, site: SiteConfig, fast: boolean): Rendered {
	prepareTree(tree, draft, site, fast);
	const words = plainTextOf(tree);
	return { parts: (fast ? printFast(tree, draft) : undefined) ?? stringifyWithUnified(tree, draft, site), ...words };
}

/** Replaces what HTML has no element for, and collects the holes of a tree. Each step first tests whether the text can hold what it looks for. */
export function prepareTree(tree: Root, draft: MarkdownContext, site: SiteConfig, fast: boolean): void {
	const { value } = draft;
	// A remark plugin can add HTML.
	const mayHoldTags = !fast || mayHoldHtml(draft);
	if (value.includes("[[")) replaceWikiLinks(tree, draft);
	reportUnparsed(tree, draft);
	if (mayHoldTags && value.includes("<http")) linkHtmlAddresses(tree);
	if (mayHoldTags) replaceFrames(tree, site);
	if (mayHoldTags && site.markdown.html === "drop") dropRawHtml(tree, draft);
	if (value.includes("[!")) replaceAlerts(tree, site);
	resolveReferences(tree, normalizeHeadings(tree, draft));
	replaceDirectives(tree, draft, site, (line) => parseWithoutPlugins(line, site));
	replaceWithHoles(tree, draft);
}
