/** What readers see of a block as it was typed. */
import type { Nodes, PhrasingContent } from "mdast";
import type { MarkdownContext } from "../context.js";

/** Stands for each character that readers do not see as it was typed. */
export const GAP = "\0";

export interface Typed {
	/** Offset of its first character in the text of the draft. */
	readonly start: number;
	readonly source: string;
	/** The source, with gaps for whatever Markdown understood: marks of emphasis, whole links but their words, code. */
	readonly visible: string;
	/** The same, with gaps for escaped characters too. */
	readonly text: string;
}

type Block = Nodes & { readonly children: readonly PhrasingContent[] };
interface Range {
	readonly from: number;
	readonly to: number;
}

export function typedIn(block: Block, { value }: MarkdownContext): Typed | undefined {
	const whole = rangeOf(block);
	if (!whole) return undefined;
	const ranges: Range[] = [];
	for (const child of block.children) understood(child, value, ranges);
	const source = value.slice(whole.from, whole.to);
	let visible = "";
	let at = whole.from;
	for (const { from, to } of ranges) {
		if (from < at || to > whole.to) continue;
		visible += value.slice(at, from) + value.slice(from, to).replace(/[^\n]/g, GAP);
		at = to;
	}
	visible += value.slice(at, whole.to);
	return { start: whole.from, source, visible, text: visible.replace(/\\[!-/:-@[-`{-~]/g, GAP + GAP) };
}

/** The ranges that Markdown understood, in order. A text without a position is one that a plugin cut out of a longer one. */
function understood(node: PhrasingContent, value: string, ranges: Range[]): void {
	const range = rangeOf(node);
	if (!range || node.type === "text" || node.type === "break" || node.type === "textDirective") return;
	if (!("children" in node)) {
		ranges.push(range);
		return;
	}
	// A bare address is a link and stands there as it was typed.
	if (node.type === "link" && !/[[<]/.test(value.charAt(range.from))) return;
	const [first, last] = [rangeOf(node.children[0]), rangeOf(node.children.at(-1))];
	if (!first || !last) {
		ranges.push(range);
		return;
	}
	ranges.push({ from: range.from, to: first.from });
	for (const child of node.children) understood(child, value, ranges);
	ranges.push({ from: last.to, to: range.to });
}

function rangeOf(node: Nodes | undefined): Range | undefined {
	const { start, end } = node?.position ?? {};
	return start?.offset === undefined || end?.offset === undefined ? undefined : { from: start.offset, to: end.offset };
}
