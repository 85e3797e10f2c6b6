/**
 * The parser (micromark 4.0.3 and its extensions) takes quadratic time for some texts: a paragraph with thousands of marks, a text with many lists. Its
 * functions that do so are replaced by ones with the same result, which `test/content/long-texts.test.ts` compares.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { libraries } from "../../../core/libraries.js";
import { OutsideLimit } from "../../../core/time-limit.js";
import { mergeData } from "./adjacent-data.js";
import { ATTENTION, STRIKETHROUGH } from "./attention.js";
import { type EditMap, editLocally } from "./edit-map.js";
import type { Construct, Extension } from "./events.js";
import { findLabelOnce } from "./footnote-calls.js";
import { resolvePairs } from "./pairs.js";

/** The packages from ours to the parser, each of which is a dependency of the one before it. */
const DEPENDENTS = ["remark-parse", "mdast-util-from-markdown", "micromark"];

let isDone = false;

/** Makes the parser take linear time, in every text of the process. */
export function parseLinearly(): void {
	if (isDone) return;
	const micromark = DEPENDENTS.reduce((file, name) => createRequire(file).resolve(name), import.meta.url);
	const library = libraries(micromark);
	editLocally((library("micromark-util-edit-map") as { readonly EditMap: { readonly prototype: EditMap } }).EditMap);
	const { attention } = library("micromark-core-commonmark") as { readonly attention: Construct };
	attention.resolveAll = (events, context) => resolvePairs(events, context, ATTENTION);
	for (const initial of Object.values(initializers(library, micromark))) mergeData(initial);
	isDone = true;
}

/** Replaces functions of the extensions of one processor. */
export function extendLinearly(extensions: readonly unknown[]): void {
	for (const construct of extensions.flatMap((each) => constructs(each as Extension))) {
		if (construct.name === "strikethrough")
			construct.resolveAll = (events, context) => resolvePairs(events, context, STRIKETHROUGH);
		else if (construct.tokenize.name === "tokenizePotentialGfmFootnoteCall") findLabelOnce(construct);
	}
}

const constructs = ({ text = {} }: Extension): Construct[] => Object.values(text).flat();

/** They are not part of the interface of micromark. Another version of it, without them, stays as it is. */
function initializers(library: (name: string) => unknown, micromark: string): Readonly<Record<string, Construct>> {
	try {
		return library(join(dirname(micromark), "lib/initialize/text.js")) as Readonly<Record<string, Construct>>;
	} catch (cause) {
		// The library is loaded outside of the limit of time of the text, which begins again.
		if (cause instanceof OutsideLimit) throw cause;
		return {};
	}
}
