/** Inline marks that contain nodes: each closes the one opened last, or the fast parser gives up. */
import type { Emphasis, Link, PhrasingContent, Strong } from "mdast";
import { LETTER, PUNCTUATION, type Side } from "./characters.js";
import { bail, type Cursor } from "./reader.js";

interface Open {
	/** Its character: "*", "_" or "[". */
	readonly mark: number;
	/** How many of them. */
	readonly size: number;
	readonly node: Emphasis | Strong | Link;
	/** The nodes beside it. */
	readonly siblings: PhrasingContent[];
}

const STAR = 42;

export class DelimiterStack {
	/** The nodes of what was opened last. */
	nodes: PhrasingContent[] = [];
	private readonly stack: Open[] = [];

	constructor(private readonly reader: Cursor) {}

	open(node: Open["node"], mark: number, size: number): void {
		this.stack.push({ mark, size, node, siblings: this.nodes });
		this.nodes = node.children;
	}

	/** Ends what was opened last, which must be of this mark and no longer than `most`, at an offset after its own mark. */
	close(mark: number, most: number, endAfter: (size: number) => number): Open {
		const open = this.stack.pop() ?? bail();
		if (open.mark !== mark || open.size > most || !open.node.position) return bail();
		open.node.position.end = this.reader.point(endAfter(open.size));
		open.siblings.push(open.node);
		this.nodes = open.siblings;
		return open;
	}

	/** All nodes, where nothing is open any more. */
	end(): PhrasingContent[] {
		return this.stack.length > 0 ? bail() : this.nodes;
	}

	/** A run of three opens emphasis that holds strong emphasis. */
	openAttention(mark: number, size: number, at: number): void {
		if (size > 3) bail();
		if (size !== 2) this.open({ type: "emphasis", children: [], position: this.from(at) }, mark, 1);
		if (size > 1) this.open({ type: "strong", children: [], position: this.from(at + size - 2) }, mark, 2);
	}

	closeAttention(mark: number, size: number, at: number): void {
		for (let closed = 0; closed < size; )
			closed += this.close(mark, size - closed, (length) => at + closed + length).size;
	}

	/** A position that begins at `offset`; its end comes later. */
	from(offset: number): { start: ReturnType<Cursor["point"]>; end: ReturnType<Cursor["point"]> } {
		const start = this.reader.point(offset);
		return { start, end: start };
	}
}

/** Whether a run of "*" or "_" between these sides opens, closes, or is text (CommonMark 0.31.2, section 6.2, rules 1 to 8). */
export function attention(mark: number, left: Side, right: Side): "opens" | "closes" | "text" {
	const leftFlanking = right === LETTER || (right === PUNCTUATION && left !== LETTER);
	const rightFlanking = left === LETTER || (left === PUNCTUATION && right !== LETTER);
	const opens = leftFlanking && (mark === STAR || !rightFlanking || left === PUNCTUATION);
	const closes = rightFlanking && (mark === STAR || !leftFlanking || right === PUNCTUATION);
	if (opens && closes) return bail();
	if (opens) return "opens";
	return closes ? "closes" : "text";
}
