/** Blocks of an unintended kind. */
import type { Code, Heading, List, Nodes, Parent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { Problem } from "../../../core/model.js";
import { warning } from "../../../core/problem.js";
import { type MarkdownContext, placeOfNode } from "../context.js";

const typedAs = ({ position }: Nodes, { value }: MarkdownContext): string =>
	value.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);

/** The number typed before each item of a list. */
const numbersOf = (list: List, draft: MarkdownContext): number[] =>
	list.children.map((item) => Number.parseInt(typedAs(item, draft), 10));

/** A larger number is not that of a list item, but a year or an amount. */
const MAX_LISTS = 999;
/** Dates that begin like a list item, as in German, Danish and Norwegian: "1. Mai". */
const MONTH = /^(?:Jan|Jän|Feb|Mär|Mars|Apr|Mai|Maj|Jun|Jul|Aug|Sep|Okt|Nov|De[sz])\p{L}*\b/iu;

/** A list whose numbers are rendered differently than typed. */
export function* numberedList(list: List, draft: MarkdownContext): Iterable<Problem> {
	if (!list.ordered) return;
	const typed = numbersOf(list, draft);
	const start = list.start ?? 1;
	for (const [index, item] of list.children.entries()) {
		const number = typed[index] ?? Number.NaN;
		if (Number.isNaN(number)) return;
		const before = typed[index - 1];
		const lazy = before !== undefined && (number === before || number === before + 1 || number === start);
		const date = list.children.length === 1 && MONTH.test(textOf(item));
		const year = number > MAX_LISTS && start + index !== number;
		if (index === 0 ? number <= MAX_LISTS && !date : lazy && !year) continue;
		const seen = start + index;
		const hint = `write "${number}\\." if it is not the number of an item`;
		const message =
			seen === number
				? `"${number}." begins a list here`
				: `"${number}." is an item of the list above, and readers see "${seen}."`;
		yield warning("list-number", message, { ...placeOfNode(draft, item), length: `${number}.`.length }, { hint });
		return;
	}
}

/** Consecutive lists, the second one indented: it was meant to be nested (CommonMark 0.31.2, section 5.2). */
export function* listsIn({ children }: Parent, draft: MarkdownContext): Iterable<Problem> {
	for (const [index, list] of children.entries()) {
		const above = children[index - 1];
		if (list.type !== "list" || above?.type !== "list" || !list.position || !above.position) continue;
		const { line, column } = list.position.start;
		const last = above.children.at(-1);
		if (!last || column <= above.position.start.column || line > above.position.end.line + 1) continue;
		const marker = /^(?:[-+*]|\d+[.)])[ \t]*/.exec(typedAs(last, draft))?.[0] ?? "";
		const wanted = (last.position?.start.column ?? 1) + marker.length - 1;
		yield warning(
			"list-split",
			`The list is not nested in the item above it: it is indented by ${column - 1} spaces`,
			{ ...placeOfNode(draft, list), length: 1 },
			{ hint: `begin its lines with ${wanted} spaces` },
		);
	}
}

/** A paragraph above a line of hyphens becomes a heading (CommonMark 0.31.2, section 4.3). */
export function* underlined(heading: Heading, draft: MarkdownContext): Iterable<Problem> {
	const words = textOf(heading);
	if (!/\n[ >]*(?:-+|=+)[ \t]*$/.test(typedAs(heading, draft))) return;
	if (words.length > 100 || /\p{L}[.!?…]["”’»)]?$/u.test(words.trim()))
		yield warning(
			"heading-underlined",
			"The line below makes a heading of this paragraph",
			placeOfNode(draft, heading),
			{
				hint: "if a line between parts is meant, leave a blank line above it",
			},
		);
}

/** Code that continues to the end of the text because it is not closed, and prose that is code because of four spaces. */
export function* codeIn(code: Code, draft: MarkdownContext): Iterable<Problem> {
	const source = typedAs(code, draft);
	const [, fence] = /^(`{3,}|~{3,})/.exec(source) ?? [];
	if (fence !== undefined) {
		const lines = source.split("\n");
		const closed = lines.length > 1 && (lines.at(-1) ?? "").replace(/^[ >]+/, "").startsWith(fence);
		if (!closed)
			yield warning(
				"code-open",
				"The code block is not closed, so the rest of the text is code",
				placeOfNode(draft, code, fence),
				{
					hint: `put a line ${fence} below it`,
				},
			);
	} else if (/^\p{Lu}[^{}<>;=]{60,}[.!?”"]$/u.test(code.value.trim()) && /(?:\p{L}{2,}[ ,\n]+){6}/u.test(code.value))
		yield warning("code-indented", "Four spaces before a paragraph make it a code block", placeOfNode(draft, code), {
			hint: "remove them",
		});
}
