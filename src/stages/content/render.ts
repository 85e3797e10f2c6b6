import type { Root } from "mdast";
import type { Parts, Site } from "../../model.js";
import { makeDirectives } from "./directives.js";
import type { Draft } from "./draft.js";
import { dropHtml, mayHoldHtml } from "./drop-html.js";
import { printFully } from "./full.js";
import { makeHoles } from "./holes.js";
import { print } from "./print/print.js";
import { resolveReferences } from "./references.js";
import { settle } from "./settle.js";
import { reportUnparsed } from "./unparsed/unparsed.js";
import { type Words, wordsOf } from "./words.js";

/** What is made of one text. */
export interface Rendered extends Words {
	readonly parts: Parts;
}

/** The tree of a text → its HTML in pieces. The tree is used up. */
export function render(tree: Root, draft: Draft, site: Site, fast: boolean): Rendered {
	reportUnparsed(tree, draft);
	if (site.markdown.html === "drop" && (!fast || mayHoldHtml(draft))) dropHtml(tree, draft);
	resolveReferences(tree, settle(tree, draft));
	makeDirectives(tree, draft, site);
	makeHoles(tree, draft);
	const words = wordsOf(tree);
	return { parts: (fast ? print(tree, draft) : undefined) ?? printFully(tree, draft, site), ...words };
}
