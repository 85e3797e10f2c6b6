/** Prints inline content, and splits it at the holes. */
import type { Link, Node, Nodes, Parent } from "mdast";
import type { Hole, HtmlParts } from "../../../core/model.js";
import type { MarkdownContext } from "../context.js";
import { attribute, escapeMarkdownText, safeUrl, trimLines } from "./text.js";

/** Maximum depth: more than any article has, and far below the limit of the stack. */
const MAX_INLINE_DEPTH = 100;

export class InlinePrinter {
	/** All nodes so far are supported. */
	known = true;
	/** The HTML since the last hole. */
	html = "";
	private readonly parts: (string | number)[] = [];
	/** The `end` holes of links, which follow the holes of the file. */
	private readonly ends: Hole[] = [];
	/** The attributes of links that are holes. */
	private readonly attributes: [hole: number, rest: string][] = [];
	private depth = 0;
	private inLink = false;

	constructor(
		private readonly holeNumbers: MarkdownContext["holeNumbers"],
		private readonly holes: number,
		protected readonly anchors: MarkdownContext["anchors"] = new Map(),
	) {}

	/** The parts. Completes the holes with what is known of links only now. */
	finish(holes: Hole[]): HtmlParts {
		holes.push(...this.ends);
		for (const [number, rest] of this.attributes) {
			const hole = holes[number];
			if (hole?.kind === "link") holes[number] = { ...hole, attributes: rest };
		}
		const { html, parts } = this;
		if (html || parts.length) parts.push(/[\r\n]$/.test(html) ? html : `${html}\n`);
		return parts;
	}

	/** `fresh`: after a line break, leading white space of a text is dropped, also within an element. */
	protected phrases(nodes: readonly Nodes[], fresh = false): void {
		let before: Nodes | undefined;
		for (const node of nodes) {
			this.phrase(node, before ? before.type === "break" : fresh && node.type === "text");
			before = node;
		}
	}

	protected phrase(node: Nodes, fresh: boolean): void {
		switch (node.type) {
			case "text":
				this.leaf(node, escapeMarkdownText(trimLeading(trimLines(node.value), fresh)));
				break;
			case "emphasis":
				this.tagged("em", node, fresh);
				break;
			case "strong":
				this.tagged("strong", node, fresh);
				break;
			case "delete":
				this.tagged("del", node, fresh);
				break;
			case "inlineCode":
				this.leaf(node, `<code>${escapeMarkdownText(trimLeading(node.value.replace(/\r?\n|\r/g, " "), fresh))}</code>`);
				break;
			case "break":
				this.leaf(node, "<br>\n");
				break;
			case "link":
				this.link(node, fresh);
				break;
			case "image": {
				const hole = this.holeNumbers.get(node);
				if (hole === undefined) this.known = false;
				else this.cut(hole);
				break;
			}
			default:
				this.known = false;
		}
	}

	private link(node: Link, fresh: boolean): void {
		if (this.inLink) this.known = false;
		this.inLink = true;
		const hole = this.holeNumbers.get(node);
		const title = typeof node.title === "string" ? ` title="${attribute(node.title)}"` : "";
		const url = hole === undefined ? safeUrl(node.url) : "";
		if (url === undefined) this.known = false;
		if (hole === undefined) this.html += `<a href="${url}"${title}>`;
		else {
			this.cut(hole);
			if (title) this.attributes.push([hole, title]);
		}
		this.within(node, () => this.phrases(node.children, fresh));
		if (hole === undefined) this.html += "</a>";
		else this.cut(this.holes + this.ends.push({ kind: "end", opens: hole }) - 1);
		this.inLink = false;
	}

	protected tagged(name: string, node: Parent, fresh = false, id?: string): void {
		this.html += id === undefined ? `<${name}>` : `<${name} id="${id}">`;
		this.within(node, () => this.phrases(node.children, fresh));
		this.html += `</${name}>`;
	}

	protected leaf(node: Node, html: string): void {
		if (node.data) this.known = false;
		this.html += html;
	}

	/** Goes one level deeper, unless `data` may change how the node is rendered. */
	protected within(node: Node, print: () => void): void {
		if (node.data || this.depth === MAX_INLINE_DEPTH) this.known = false;
		if (!this.known) return;
		this.depth++;
		print();
		this.depth--;
	}

	private cut(hole: number): void {
		if (this.html) this.parts.push(this.html);
		this.html = "";
		this.parts.push(hole);
	}
}

const trimLeading = (text: string, fresh: boolean): string => (fresh ? text.replace(/^[\t ]+/, "") : text);
