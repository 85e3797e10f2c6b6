/** Parses inline content in a single pass from left to right. */
import type { Link, PhrasingContent } from "mdast";
import { sideOf, WHITE } from "./characters.js";
import { codeSpan, image, mayBeResource, resource, textDirective } from "./inline-nodes.js";
import { attention } from "./nesting.js";
import { InlineBuilder } from "./phrasing.js";
import { bail, type Cursor } from "./reader.js";
import { reference } from "./references.js";

/** Characters that are always text. A regular expression finds their end faster than a loop. */
const PLAIN_RUN = /[^\p{Cc}\\`*_[\]!<&:@~]*/uy;
const ESCAPED = /[!-/:-@[-`{-~]/;
/** Characters that cannot precede the "@" of an e-mail address. */
const BEFORE_AT = /[\s("]/;
/** Characters after which a "<" is text. */
const AFTER_LESS = /[ 0-9\n]/;

/** Parses the text from `start` to `end`, whose last line has no trailing spaces. Moves the cursor to that line. */
export function inline(reader: Cursor, start: number, end: number): PhrasingContent[] {
	return new Inline(reader, start, end).read();
}

class Inline extends InlineBuilder {
	private link: Link | undefined;
	/** The offset of the next "]", if known. Searching for it at each "[" would be quadratic. */
	private close = -1;
	constructor(
		reader: Cursor,
		start: number,
		private readonly end: number,
	) {
		super(reader, start);
	}

	protected get inLink(): boolean {
		return this.link !== undefined;
	}

	read(): PhrasingContent[] {
		const { reader, end } = this;
		let at = reader.after(PLAIN_RUN, this.lineText);
		while (at < end) at = reader.after(PLAIN_RUN, this.special(this.text.charCodeAt(at), at));
		// Plain text may continue after the end of the block (trailing spaces, next cell); a node may not.
		if (this.run.from > end) bail();
		this.flush(end);
		return this.nesting.end();
	}

	/** The offset after the construct that begins at `at`. */
	private special(code: number, at: number): number {
		const next = this.text.charAt(at + 1);
		switch (String.fromCharCode(code)) {
			case "\n":
				return this.lineFeed(at);
			case "*":
			case "_":
				return this.attention(code, at);
			case "[":
				return next === "^" ? bail() : this.openBracket(at);
			case "]":
				return this.closeBracket(at);
			case "!":
				return next === "[" ? this.leaf(at, image(this.reader, at)) : at + 1;
			case "`":
				return this.leaf(at, codeSpan(this.reader, at));
			case ":": {
				if (next === "/" && !this.link && this.text[at + 2] === "/") return bail();
				const directive = at + 1 < this.end && textDirective(this.reader, at);
				return directive ? this.leaf(at, directive) : at + 1;
			}
			case "\\":
				return this.backslash(at, next);
			case "&":
				return this.reference(at);
			case "<":
				return AFTER_LESS.test(next) ? at + 1 : bail();
			case "~":
				// Two tildes are strikethrough.
				return next === "~" ? bail() : at + 1;
			case "@":
				return at === this.lineText || BEFORE_AT.test(this.text.charAt(at - 1)) ? at + 1 : bail();
			default:
				return bail();
		}
	}

	private backslash(at: number, next: string): number {
		if (at + 1 >= this.end) return bail();
		if (next === "\n") return this.hardBreak(at, at + 1);
		if (!ESCAPED.test(next)) return at + 1;
		this.run.add(at, at, "");
		this.resume(at + 1);
		return at + 2;
	}

	private reference(at: number): number {
		const found = reference(this.reader, at);
		if (!found) return at + 1;
		this.run.add(at, found.end, found.value);
		return this.resume(found.end);
	}

	private attention(mark: number, at: number): number {
		let after = at + 1;
		while (this.text.charCodeAt(after) === mark) after++;
		const left = at === this.lineText ? WHITE : sideOf(this.text.charCodeAt(at - 1));
		const role = attention(mark, left, after >= this.end ? WHITE : sideOf(this.text.charCodeAt(after)));
		if (role === "text") return after;
		this.flush(at);
		if (role === "opens") this.nesting.openAttention(mark, after - at, at);
		else this.nesting.closeAttention(mark, after - at, at);
		return this.resume(after);
	}

	/** A link (CommonMark 0.31.2, section 6.3), or text if no resource follows and nothing is defined. */
	private openBracket(at: number): number {
		if (this.close < at) this.close = this.text.indexOf("]", at);
		if (this.close < 0 || this.close >= this.end) return bail();
		const links = mayBeResource(this.reader, this.close + 1);
		if (this.link || (!links && this.reader.mayDefine)) return bail();
		if (!links) return at + 1;
		this.flush(at);
		this.link = { type: "link", title: null, url: "", children: [], position: this.nesting.from(at) };
		this.nesting.open(this.link, 91, 1);
		return this.resume(at + 1);
	}

	private closeBracket(at: number): number {
		if (!this.link) return mayBeResource(this.reader, at + 1) ? bail() : at + 1;
		const { url, title, end } = resource(this.reader, at + 1) ?? bail();
		this.flush(at);
		Object.assign(this.link, { url, title });
		this.nesting.close(91, 1, () => end);
		this.link = undefined;
		return this.resume(end);
	}
}
