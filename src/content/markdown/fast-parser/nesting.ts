/** The stack of open inline marks. Each mark must close the one opened last; otherwise the fast parser gives up. */
import type { Emphasis, Link, PhrasingContent, Strong } from "mdast";
import { LETTER, PUNCTUATION, type Side } from "./characters.js";
import { bail, type Cursor } from "./reader.js";

interface Open {
	/** The character of the mark: "*", "_" or "[". */
	readonly mark: number;
	/** The length of the run. */
	readonly size: number;
	readonly node: Emphasis | Strong | Link;
	/** The nodes on the same level. */
	readonly siblings: PhrasingContent[];
}

const STAR = 42;
/** The parser refuses more. */
const MAX_NESTED = 250;

export class DelimiterStack {
	/** The children of the open mark. */
	nodes: PhrasingContent[] = [];
	private readonly stack: Open[] = [];

	constructor(private readonly reader: Cursor) {}

	open(node: Open["node"], mark: number, size: number): void {
		if (this.stack.length >= MAX_NESTED) bail();
		this.stack.push({ mark, size, node, siblings: this.nodes });
		this.nodes = node.children;
	}

	/** Closes the open mark, which must be of this character and no longer than `most`, at an offset after the closing mark. */
	close(mark: number, most: number, endAfter: (size: number) => number): Open {
		const open = this.stack.pop() ?? bail();
		if (open.mark !== mark || open.size > most || !open.node.position) return bail();
		open.node.position.end = this.reader.point(endAfter(open.size));
		open.siblings.push(open.node);
		this.nodes = open.siblings;
		return open;
	}

	/** All nodes, if no mark is open. */
	end(): PhrasingContent[] {
		return this.stack.length > 0 ? bail() : this.nodes;
	}

	/** A run of three opens emphasis that contains strong emphasis. */
	openAttention(mark: number, size: number, at: number): void {
		if (size > 3) bail();
		if (size !== 2) this.open({ type: "emphasis", children: [], position: this.from(at) }, mark, 1);
		if (size > 1) this.open({ type: "strong", children: [], position: this.from(at + size - 2) }, mark, 2);
	}

	closeAttention(mark: number, size: number, at: number): void {
		for (let closed = 0; closed < size; )
			closed += this.close(mark, size - closed, (length) => at + closed + length).size;
	}

	/** A position that begins at `offset`; the end is set later. */
	from(offset: number): { start: ReturnType<Cursor["point"]>; end: ReturnType<Cursor["point"]> } {
		const start = this.reader.point(offset);
		return { start, end: start };
	}
}

/** Whether a run of "*" or "_" between these characters opens, closes, or is text (CommonMark 0.31.2, section 6.2, rules 1 to 8). */
export function attention(mark: number, left: Side, right: Side): "opens" | "closes" | "text" {
	const leftFlanking = right === LETTER || (right === PUNCTUATION && left !== LETTER);
	const rightFlanking = left === LETTER || (left === PUNCTUATION && right !== LETTER);
	const opens = leftFlanking && (mark === STAR || !rightFlanking || left === PUNCTUATION);
	const closes = rightFlanking && (mark === STAR || !leftFlanking || right === PUNCTUATION);
	if (opens && closes) return bail();
	if (opens) return "opens";
	return closes ? "closes" : "text";
}
