/** The source of a block's visible text. */
import type { Nodes, PhrasingContent } from "mdast";
import type { MarkdownContext } from "../context.js";

/** Stands for each character that is not visible as typed. */
export const GAP = "\0";

export interface Typed {
	/** The offset of the first character in the text. */
	readonly start: number;
	readonly source: string;
	/** The source with gaps for recognized markup: emphasis marks, links except their text, code. */
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

/** The recognized ranges in order. A text node without a position was created by a plugin. */
function understood(node: PhrasingContent, value: string, ranges: Range[]): void {
	const range = rangeOf(node);
	if (!range || node.type === "text" || node.type === "break" || node.type === "textDirective") return;
	if (!("children" in node)) {
		ranges.push(range);
		return;
	}
	// A bare address is a link and visible as typed.
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
