/** What the text of another generator becomes. */
import type { Nodes, Paragraph } from "mdast";
import { escapeHtml } from "../../../core/escape-html.js";

export type Replacement =
	/** Text. In an address `url` stands for it. */
	| { readonly text: string; readonly url: string }
	/** Nodes of a line, or of a block if there is a paragraph, a directive or code. */
	| { readonly nodes: readonly Nodes[] };

/** Nothing is left of it, and nothing is to be reported. */
export const NOTHING: Replacement = { text: "", url: "" };

/** A page of another site, by its address: in a paragraph of its own unless it is within a line. */
export const linkTo = (url: string, words = url.replace(/^https?:\/\/(?:www\.)?/, "")): Nodes => ({
	type: "link",
	url,
	children: [{ type: "text", value: words }],
});

export const isBlock = ({ type }: Nodes): boolean =>
	type === "paragraph" || type === "code" || type === "leafDirective";

/** The nodes of a line that say the same as a block. */
export function inLine(node: Nodes): Nodes[] {
	switch (node.type) {
		case "paragraph":
			return (node as Paragraph).children.flatMap((child): Nodes[] => {
				const title = child.type === "image" ? child.title : undefined;
				return title ? [child, { type: "text", value: ` ${title}` }] : [child];
			});
		case "code":
			return [{ type: "inlineCode", value: node.value }];
		case "leafDirective":
			return [linkTo(node.attributes?.url ?? "", node.attributes?.title ?? undefined)];
		default:
			return [node];
	}
}

/** The same as HTML, for a tag that is within HTML. */
export function htmlOf(nodes: readonly Nodes[]): string {
	return nodes
		.map((node): string => {
			switch (node.type) {
				case "text":
					return escapeHtml(node.value);
				case "code":
					return `<pre><code>${escapeHtml(node.value)}</code></pre>`;
				case "leafDirective":
					return `<iframe src="${escapeHtml(node.attributes?.url ?? "")}"></iframe>`;
				case "image": {
					const picture = `<img src="${escapeHtml(node.url)}" alt="${escapeHtml(node.alt ?? "")}">`;
					return node.title ? `${picture} ${escapeHtml(node.title)}` : picture;
				}
				case "link":
					return `<a href="${escapeHtml(node.url)}">${htmlOf(node.children)}</a>`;
				default:
					return "children" in node ? htmlOf(node.children) : "";
			}
		})
		.join("");
}
