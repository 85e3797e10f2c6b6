/** Text of a line or several, until a mark ends it. */
import type { Text } from "mdast";
import type { Point } from "unist";
import { bail, type Cursor } from "./reader.js";

/** What `mdast-util-gfm-autolink-literal` may find in the value of a text. */
const AUTOLINK = /www\.|https?:\/\/|[\w+.-]@/i;
/** The part of it that holds no mark where the document writes each character as itself: it is much faster to find. */
const WWW = /www\./i;

export class TextRun {
	private start: Point | undefined;
	private value = "";
	private decoded = false;
	/** Offset after what `value` holds; where the run has a start, it stands on the line of the reader. */
	private end = 0;

	/** `from`: offset of the first character that `value` does not hold yet. */
	constructor(
		private readonly reader: Cursor,
		public from: number,
	) {}

	/** Takes what stands before `offset`. */
	private append(offset: number): void {
		if (offset <= this.from) return;
		this.start ??= this.reader.point(this.from);
		this.value += this.reader.text.slice(this.from, offset);
		this.end = offset;
		this.from = offset;
	}

	/** Adds what the document writes in another way from `start` to `end`. */
	add(start: number, end: number, value: string): void {
		this.append(start);
		this.start ??= this.reader.point(start);
		this.value += value;
		this.decoded = true;
		this.end = end;
	}

	/** Adds the line feed at `offset`, without the spaces before it. */
	lineFeed(trimmed: number, offset: number): void {
		this.append(trimmed);
		this.start ??= this.reader.point(offset);
		this.value += "\n";
		this.reader.pass(offset);
		this.end = offset + 1;
	}

	/** The text until `offset`; none where it would be empty. */
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
