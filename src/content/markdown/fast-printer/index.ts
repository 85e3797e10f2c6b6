/**
 * Prints a tree of common nodes as HTML: byte for byte what remark-html prints with our schema, split at the holes. remark-html is the authority: a tree
 * with any other node is left to it as a whole.
 */
import type { AlignType, List, ListItem, Nodes, Parent, Root, Table, TableRow } from "mdast";
import type { HtmlParts } from "../../../core/model.js";
import type { MarkdownContext } from "../context.js";
import { InlinePrinter } from "./phrases.js";
import { escapeMarkdownText } from "./text.js";

/** The tree is normalized and has its holes. If printing is not supported, nothing is changed. */
export function printFast(
	tree: Root,
	{ file: { holes }, holeNumbers, anchors }: MarkdownContext,
): HtmlParts | undefined {
	const blocks = new BlockPrinter(holeNumbers, holes.length, anchors);
	blocks.lines(tree.children);
	return blocks.known ? blocks.finish(holes) : undefined;
}

class BlockPrinter extends InlinePrinter {
	/** Prints blocks separated by line breaks; returns the last one. */
	lines(nodes: readonly Nodes[]): Nodes | undefined {
		let last: Nodes | undefined;
		for (const node of nodes) {
			if (node.type === "definition") continue;
			if (last) this.html += "\n";
			this.block(node);
			last = node;
		}
		return last;
	}

	private block(node: Nodes): void {
		switch (node.type) {
			case "paragraph":
				this.tagged("p", node);
				break;
			case "heading":
				this.tagged(`h${node.depth}`, node, false, this.anchors.get(node));
				break;
			case "blockquote":
				this.html += "<blockquote>\n";
				this.within(node, () => {
					if (this.lines(node.children)) this.html += "\n";
				});
				this.html += "</blockquote>";
				break;
			case "list":
				this.list(node);
				break;
			case "table":
				this.table(node);
				break;
			case "code": {
				const language = node.lang ? ` class="language-${node.lang}"` : "";
				this.leaf(node, `<pre><code${language}>${node.value && escapeMarkdownText(`${node.value}\n`)}</code></pre>`);
				break;
			}
			case "thematicBreak":
				this.leaf(node, "<hr>");
				break;
			case "text":
			case "image":
				this.phrase(node, false);
				break;
			default:
				this.known = false;
		}
	}

	private list(node: List): void {
		const { ordered, start, spread, children } = node;
		const loose = spread || children.some((item) => item.spread ?? item.children.length > 1);
		this.html += `${ordered ? "<ol" : "<ul"}${typeof start === "number" && start !== 1 ? ` start="${start}"` : ""}>\n`;
		this.within(node, () => {
			for (const item of children) this.item(item, loose);
		});
		this.html += ordered ? "</ol>" : "</ul>";
	}

	/** In a tight list, paragraphs have no tags. */
	private item(node: ListItem, loose: boolean): void {
		if (typeof node.checked === "boolean") this.known = false;
		this.html += "<li>";
		let last: Nodes | undefined;
		this.within(node, () => {
			for (const child of node.children) {
				if (child.type === "definition") continue;
				const bare = child.type === "paragraph" && !loose;
				if (last || !bare) this.html += "\n";
				if (bare) this.within(child, () => this.phrases((child as Parent).children));
				else this.block(child);
				last = child;
			}
		});
		if (last && (loose || last.type !== "paragraph")) this.html += "\n";
		this.html += "</li>\n";
	}

	/** The first row is the head. Every row has the number of cells of the column alignments. */
	private table(node: Table): void {
		const [head, ...body] = node.children;
		const align = node.align ?? [];
		this.html += '<table tabindex="0">\n';
		this.within(node, () => {
			this.rows("thead", head ? [head] : [], "th", align);
			this.rows("tbody", body, "td", align);
		});
		this.html += "</table>";
	}

	private rows(
		part: "thead" | "tbody",
		rows: readonly TableRow[],
		cell: "th" | "td",
		align: readonly AlignType[],
	): void {
		if (rows.length === 0) return;
		this.html += `<${part}>\n`;
		for (const row of rows) {
			this.html += "<tr>\n";
			this.within(row, () => {
				for (const [column, side] of align.entries()) {
					this.html += side ? `<${cell} class="align-${side}">` : `<${cell}>`;
					const written = row.children[column];
					if (written) this.within(written, () => this.phrases(written.children));
					this.html += `</${cell}>\n`;
				}
			});
			this.html += "</tr>\n";
		}
		this.html += `</${part}>\n`;
	}
}
