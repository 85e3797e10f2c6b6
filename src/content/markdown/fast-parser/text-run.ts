/** A run of text over one or several lines. */
import type { Text } from "mdast";
import type { Point } from "unist";
import { bail, type Cursor } from "./reader.js";

/** Text in which `mdast-util-gfm-autolink-literal` may find an address. */
const AUTOLINK = /www\.|https?:\/\/|[\w+.-]@/i;
/** The part of it that cannot contain markup, which is much faster to find. */
const WWW = /www\./i;

export class TextRun {
	private start: Point | undefined;
	private value = "";
	private decoded = false;
	/** The offset after `value`; when the run has begun, on the line of the cursor. */
	private end = 0;

	/** `from`: the offset of the first character that is not in `value` yet. */
	constructor(
		private readonly reader: Cursor,
		public from: number,
	) {}

	/** Appends the text before `offset`. */
	private append(offset: number): void {
		if (offset <= this.from) return;
		this.start ??= this.reader.point(this.from);
		this.value += this.reader.text.slice(this.from, offset);
		this.end = offset;
		this.from = offset;
	}

	/** Appends text that the document writes differently between `start` and `end`. */
	add(start: number, end: number, value: string): void {
		this.append(start);
		this.start ??= this.reader.point(start);
		this.value += value;
		this.decoded = true;
		this.end = end;
	}

	/** Appends the line feed at `offset`, without the spaces before it. */
	lineFeed(trimmed: number, offset: number): void {
		this.append(trimmed);
		this.start ??= this.reader.point(offset);
		this.value += "\n";
		this.reader.pass(offset);
		this.end = offset + 1;
	}

	/** The text node up to `offset`; none if it would be empty. */
	flush(offset: number, linked: boolean): Text | undefined {
		this.append(offset);
		const { start, value } = this;
		if (!start) return undefined;
		if (!linked && (this.decoded ? AUTOLINK : WWW).test(value)) return bail();
		this.start = undefined;
		this.value = "";
		this.decoded = false;
		return { type: "text", value, position: { start, end: this.reader.point(this.end) } };
	}
}
