/** The position of the fast parser in a document: its line, and the prefix of the line's text. */
import type { RootContent } from "mdast";
import type { Point } from "unist";

/** Thrown if a document may contain unsupported syntax. A single object, because creating a stack trace costs more than the fast path saves. */
export const BAIL = new Error("not plain");

export const bail = (): never => {
	throw BAIL;
};

/** A container as the prefix of its lines (CommonMark 0.31.2, section 5): `indent` spaces of a list item, or the ">" of a block quote. */
export interface Container {
	readonly outer: Container | undefined;
	/** 0 for a block quote. */
	readonly indent: number;
	readonly depth: number;
}

export interface Blocks {
	readonly children: RootContent[];
	/** Whether a blank line is between two of them. */
	readonly spread: boolean;
}

/** A container within `outer`. Containers are parsed recursively, so their depth is limited. */
export function nestContainer(outer: Container | undefined, indent: number): Container {
	const depth = (outer?.depth ?? 0) + 1;
	return depth > 8 ? bail() : { outer, indent, depth };
}

const NEWLINE = 10;
const SPACE = 32;
const GREATER = 62;

export class Cursor {
	/** The line number, from 1. */
	line = 1;
	/** The offset of its first character. */
	lineStart = 0;
	/** The offset of the first character that belongs to the current container. */
	at = 0;
	/** Whether the previous line is blank. */
	blank = false;
	/** Whether the cursor is after the last non-empty line. */
	done = false;
	private defines: boolean | undefined;

	constructor(readonly text: string) {}

	/** Whether the document may contain definitions. Without any, square brackets without a resource are text. */
	get mayDefine(): boolean {
		this.defines ??= this.text.includes("]:");
		return this.defines;
	}

	point(offset: number): Point {
		return { line: this.line, column: offset - this.lineStart + 1, offset };
	}

	/** The offset of the line feed that ends the line at `offset`, or of the end of the document. */
	endOfLine(offset: number): number {
		const end = this.text.indexOf("\n", offset);
		return end < 0 ? this.text.length : end;
	}

	/** Moves to the line after the one that ends at `end`. */
	pass(end: number): void {
		this.done = end + 1 >= this.text.length;
		if (end >= this.text.length) return;
		this.line++;
		this.lineStart = end + 1;
	}

	/** Enters a container on this line; false if the line is outside of it. */
	enter(container: Container | undefined): boolean {
		this.at = this.inside(container, this.lineStart);
		return this.at >= 0;
	}

	/** The offset of the part inside `container` of the line that begins at `offset`; -1 if the line is outside. A blank line is inside a list item. */
	inside(container: Container | undefined, offset: number): number {
		if (!container) return offset;
		const at = this.inside(container.outer, offset);
		if (at < 0) return at;
		const first = this.skipSpaces(at);
		if (container.indent > 0) {
			if (this.endsAt(first)) return first;
			return first - at >= container.indent ? at + container.indent : -1;
		}
		if (first - at > 3 || this.text.charCodeAt(first) !== GREATER) return -1;
		return this.afterMark(first);
	}

	/** The offset after the ">" of a block quote and its optional space. */
	afterMark(mark: number): number {
		return this.text.charCodeAt(mark + 1) === SPACE ? mark + 2 : mark + 1;
	}

	skipSpaces(offset: number): number {
		let at = offset;
		while (this.text.charCodeAt(at) === SPACE) at++;
		return at;
	}

	/** The offset before the spaces that precede `end`. */
	trimSpaces(start: number, end: number): number {
		let at = end;
		while (at > start && this.text.charCodeAt(at - 1) === SPACE) at--;
		return at;
	}

	/** Whether a line ends at `offset`. */
	endsAt(offset: number): boolean {
		return offset >= this.text.length || this.text.charCodeAt(offset) === NEWLINE;
	}

	/** The match of a sticky pattern at `offset`. */
	match(pattern: RegExp, offset: number): RegExpExecArray | null {
		pattern.lastIndex = offset;
		return pattern.exec(this.text);
	}

	/** The offset after an optional match of a sticky pattern at `offset`. */
	after(pattern: RegExp, offset: number): number {
		pattern.lastIndex = offset;
		pattern.test(this.text);
		return pattern.lastIndex;
	}

	test(pattern: RegExp, offset: number): boolean {
		pattern.lastIndex = offset;
		return pattern.test(this.text);
	}
}
