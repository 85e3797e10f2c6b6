import type { Root } from "mdast";
import type { HtmlParts, SiteConfig } from "../../core/model.js";
import type { MarkdownContext } from "./context.js";
import { replaceAlerts } from "./dialects/admonitions.js";
import { replaceFrames } from "./dialects/frames.js";
import { replaceDirectives } from "./directives.js";
import { dropRawHtml, mayHoldHtml } from "./drop-html.js";
import { printFast } from "./fast-printer/index.js";
import { normalizeHeadings } from "./headings.js";
import { replaceWithHoles } from "./holes.js";
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
	reportUnparsed(tree, draft);
	if (mayHoldHtml(draft)) replaceFrames(tree, site);
	if (site.markdown.html === "drop" && (!fast || mayHoldHtml(draft))) dropRawHtml(tree, draft);
	if (draft.value.includes("[!")) replaceAlerts(tree, site);
	resolveReferences(tree, normalizeHeadings(tree, draft));
	replaceDirectives(tree, draft, site, (line) => parseWithoutPlugins(line, site));
	replaceWithHoles(tree, draft);
	const words = plainTextOf(tree);
	return { parts: (fast ? printFast(tree, draft) : undefined) ?? stringifyWithUnified(tree, draft, site), ...words };
}
