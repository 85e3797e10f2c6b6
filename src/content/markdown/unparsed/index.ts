/**
 * Finds Markdown with an unintended result. CommonMark has no errors: unrecognized marks are rendered as text. Most texts have none, so the text is
 * first tested for suspicious characters, and only then compared with the source.
 */
import type { Nodes, Parent, PhrasingContent, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import type { Place } from "../../../core/model.js";
import { lineColumn, warning } from "../../../core/problem.js";
import type { MarkdownContext } from "../context.js";
import { codeIn, listsIn, numberedList, underlined } from "./blocks.js";
import { LINE_RULES } from "./lines.js";
import { type Missing, type Names, nameProblems } from "./names.js";
import type { Rule } from "./rule.js";
import { RULES } from "./rules.js";
import { type Typed, typedIn } from "./typed.js";

/** The suspicious characters. Most texts have none of them, and a character class is found many times faster than the patterns. */
const CHARACTERS = /[*[\]_&|#\u00a0\u2007\u202f\u3000•●▪◦‣]/;
/** Patterns that occur in text only if a mark was not recognized, or is meant literally. */
const SIGNS =
	/\*|\][([:]|\] \(|\[\^|_[\p{L}\p{N}]|&(?:#|[a-z])|(?:^|\n)(?:##|[•●▪◦‣|]|(?:#|[-+]|\d{1,3}[.)])[\u00a0\u2007\u202f\u3000])/u;

/** Reports the findings in a parsed tree. */
export function reportUnparsed(tree: Root, draft: MarkdownContext): void {
	const names: Names = { definitions: [], used: { footnote: new Set(), link: new Set() }, missing: [] };
	reportBlock(tree, names, draft);
	if (names.definitions.length > 0 || names.missing.length > 0) draft.file.problems.push(...nameProblems(names, draft));
}

function reportBlock(node: Nodes, names: Names, draft: MarkdownContext): void {
	const { problems } = draft.file;
	switch (node.type) {
		case "paragraph":
		case "tableCell":
			reportWords(node, names, draft);
			return;
		case "heading":
			problems.push(...underlined(node, draft));
			reportWords(node, names, draft);
			return;
		case "list":
			problems.push(...numberedList(node, draft));
			break;
		case "code":
			problems.push(...codeIn(node, draft));
			return;
		case "definition":
			names.definitions.push(node);
			return;
		case "footnoteDefinition":
			names.definitions.push(node);
			break;
	}
	if (!("children" in node)) return;
	if (node.type === "containerDirective" && holdsPhrases(node)) {
		reportWords(node as Block, names, draft);
		return;
	}
	if (node.type !== "list" && node.type !== "table" && node.type !== "tableRow")
		problems.push(...listsIn(node as Parent, draft));
	for (const child of node.children) reportBlock(child, names, draft);
}

/** A term, or a definition of one line. */
const holdsPhrases = ({ name, children }: ContainerDirective): boolean =>
	(name === "dt" || name === "dd") && children[0]?.type !== "paragraph";

type Block = Nodes & { readonly children: readonly PhrasingContent[] };

function reportWords(block: Block, names: Names, draft: MarkdownContext): void {
	if (!hasSigns(block.children, names)) return;
	const typed = typedIn(block, draft);
	if (!typed) return;
	const seen = new Set<number>();
	for (const rules of block.type === "paragraph" ? [RULES, LINE_RULES] : [RULES])
		for (const rule of rules) if (typed.source.includes(rule.sign)) apply(rule, typed, seen, draft);
	if (/\]\[|\[\^/.test(typed.source)) names.missing.push(...missingIn(typed, draft));
}

/** Each mark is reported once, by the first rule that matches. */
function apply({ pattern, escaped, look }: Rule, typed: Typed, seen: Set<number>, draft: MarkdownContext): void {
	for (const match of (escaped ? typed.visible : typed.text).matchAll(pattern)) {
		const { index } = match;
		const { length } = match[0];
		const found = seen.has(index) ? undefined : look(match, typed.source.slice(index, index + length), typed.text);
		if (!found) continue;
		seen.add(index);
		draft.file.problems.push(
			warning("mark-printed", found.message, placeIn(typed, index, length, draft), { hint: found.hint }),
		);
	}
}

/** Whether the text contains a suspicious pattern. Collects the references that are resolved. */
function hasSigns(nodes: readonly PhrasingContent[], names: Names): boolean {
	let found = false;
	for (const node of nodes) {
		if (node.type === "text") found ||= CHARACTERS.test(node.value) && SIGNS.test(node.value);
		else if (node.type === "footnoteReference") names.used.footnote.add(node.identifier);
		else if (node.type === "imageReference") names.used.link.add(node.identifier);
		else if ("children" in node) {
			if (node.type === "linkReference") names.used.link.add(node.identifier);
			if (hasSigns(node.children, names)) found = true;
		}
	}
	return found;
}

/** `[^name]` and `[words][name]`. Indexes such as "[0][1]" are not references. */
const REFERENCE =
	/\[\^([^[\]\s\0]+)\]|(?<![\w\]])!?\[(?=[^[\]]*\p{L})([^[\]]*)\]\[(?=[^[\]\n\0^]*[\p{L}\p{N}])([^[\]\n\0]*)\]/gu;

const missingIn = (typed: Typed, draft: MarkdownContext): Missing[] =>
	[...typed.text.matchAll(REFERENCE)].map(({ 0: all, 1: footnote, 3: name = "", index }) => ({
		kind: footnote === undefined ? "link" : "footnote",
		name: footnote ?? name,
		place: placeIn(typed, index, all.length, draft),
	}));

function placeIn({ start }: Typed, index: number, length: number, { file, value }: MarkdownContext): Place {
	const { line, column } = lineColumn(value, start + index);
	return { path: file.path, line, column, length };
}
