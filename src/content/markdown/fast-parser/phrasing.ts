/** Builds inline nodes, joining the text between them, and keeps track of lines. */
import type { PhrasingContent } from "mdast";
import { DelimiterStack } from "./nesting.js";
import { bail, type Cursor } from "./reader.js";
import { TextRun } from "./text-run.js";

export abstract class InlineBuilder {
	protected readonly text: string;
	protected readonly run: TextRun;
	protected readonly nesting: DelimiterStack;

	constructor(
		protected readonly reader: Cursor,
		/** The offset of the first character of text on this line. */
		protected lineText: number,
	) {
		this.text = reader.text;
		this.run = new TextRun(reader, lineText);
		this.nesting = new DelimiterStack(reader);
	}

	/** In link text, addresses are not links. */
	protected abstract get inLink(): boolean;

	/** Creates a text node up to `offset`. */
	protected flush(offset: number): void {
		const text = this.run.flush(offset, this.inLink);
		if (text) this.nesting.nodes.push(text);
	}

	/** Continues text at `offset`. */
	protected resume(offset: number): number {
		this.run.from = offset;
		return offset;
	}

	protected leaf(at: number, node: PhrasingContent): number {
		this.flush(at);
		this.nesting.nodes.push(node);
		return this.resume(node.position?.end.offset ?? bail());
	}

	/** Soft and hard breaks (CommonMark 0.31.2, sections 6.7 and 6.8). */
	protected lineFeed(at: number): number {
		const trimmed = this.reader.trimSpaces(this.lineText, at);
		if (at - trimmed > 1) return this.hardBreak(trimmed, at);
		this.run.lineFeed(trimmed, at);
		return this.beginLine(at + 1);
	}

	protected hardBreak(at: number, lineFeed: number): number {
		this.flush(at);
		const start = this.reader.point(at);
		this.reader.pass(lineFeed);
		this.nesting.nodes.push({ type: "break", position: { start, end: this.reader.point(lineFeed + 1) } });
		return this.beginLine(lineFeed + 1);
	}

	/** A line of a paragraph begins after its indentation and the markers of the surrounding block quotes. */
	protected beginLine(lineStart: number): number {
		let at = lineStart;
		while (this.text[at] === " " || this.text[at] === ">") at++;
		this.lineText = at;
		return this.resume(at);
	}
}
