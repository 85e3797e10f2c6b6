import type { Root } from "mdast";
import type { Parts, Site } from "../../core/model.js";
import type { Draft } from "./context.js";
import { makeDirectives } from "./directives.js";
import { dropHtml, mayHoldHtml } from "./drop-html.js";
import { print } from "./fast-printer/index.js";
import { settle } from "./headings.js";
import { makeHoles } from "./holes.js";
import { type Words, wordsOf } from "./plain-text.js";
import { resolveReferences } from "./reference-links.js";
import { parseWithoutPlugins, printFully } from "./unified.js";
import { reportUnparsed } from "./unparsed/index.js";

/** What is made of one text. */
export interface Rendered extends Words {
	readonly parts: Parts;
}

/** The tree of a text → its HTML in pieces. The tree is used up. */
export function render(tree: Root, draft: Draft, site: Site, fast: boolean): Rendered {
	reportUnparsed(tree, draft);
	if (site.markdown.html === "drop" && (!fast || mayHoldHtml(draft))) dropHtml(tree, draft);
	resolveReferences(tree, settle(tree, draft));
	makeDirectives(tree, draft, site, (line) => parseWithoutPlugins(line, site));
	makeHoles(tree, draft);
	const words = wordsOf(tree);
	return { parts: (fast ? print(tree, draft) : undefined) ?? printFully(tree, draft, site), ...words };
}
