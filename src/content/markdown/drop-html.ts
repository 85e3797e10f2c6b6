/** Drops raw HTML: tags are removed with a warning, the text between them stays. Comments are removed silently. */

import type { Nodes as HastNodes } from "hast";
import type { Break, Html, Nodes, Paragraph, Parent, Root, Text } from "mdast";
import { libraries } from "../../core/libraries.js";
import type { MarkdownContext } from "./context.js";
import { reportLost, SILENT } from "./html-tags.js";
import { LINE_PARENTS } from "./visit.js";

const require = libraries(import.meta.url);

/** A fast test: whether the tree can contain raw HTML. */
export const mayHoldHtml = ({ value }: MarkdownContext): boolean => value.includes("<");

export function dropRawHtml(parent: Parent | Root, draft: MarkdownContext): void {
	const children = parent.children as Nodes[];
	const isInLine = LINE_PARENTS.has(parent.type);
	for (let index = 0; index < children.length; index++) {
		const node = children[index] as Nodes;
		if (node.type !== "html") {
			if ("children" in node) dropRawHtml(node, draft);
			continue;
		}
		const instead = isInLine ? inLine(node) : paragraphsOf(node);
		if (!(isInLine && /^<br\b/i.test(node.value))) reportLost(node, draft, "drop", isInLine || instead.length > 0);
		children.splice(index--, 1 + silentAfter(children, index + 1), ...instead);
		index += instead.length;
	}
}

/** The number of following siblings inside an element whose content is not for readers, including the node that closes it. */
function silentAfter(children: readonly Nodes[], index: number): number {
	const { value } = children[index] as Html;
	const [, tag = ""] = /<([a-z]+)\b(?:"[^"]*"|'[^']*'|[^"'>])*(?<!\/)>[^<]*$/i.exec(value) ?? [];
	if (!SILENT.has(tag.toLowerCase()) || tag.toLowerCase() === "embed") return 0;
	const end = new RegExp(`</${tag}\\s*>`, "i");
	const last = children.findIndex((node, at) => at > index && node.type === "html" && end.test(node.value));
	return last === -1 ? 0 : last - index;
}

/** A line break stays one; where a block begins or ends, words are separated by a space. */
function inLine({ value }: Html): (Break | Text)[] {
	const tag = /^<\/?([a-z][a-z0-9]*)/i.exec(value)?.[1]?.toLowerCase() ?? "";
	if (tag === "br") return [{ type: "break" }];
	return BLOCK.test(tag) ? [{ type: "text", value: " " }] : [];
}
const BLOCK =
	/^(?:address|article|aside|blockquote|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul)$/;

/** The words of an HTML block, one paragraph per block. */
function paragraphsOf({ value, position }: Html): Paragraph[] {
	if (!/(?:^|>)[^<]*[^<\s]/.test(value)) return [];
	const { raw } = require("hast-util-raw") as typeof import("hast-util-raw");
	const lines: string[] = [""];
	const see = (node: HastNodes): void => {
		if (node.type === "text") lines[lines.length - 1] += node.value.replace(/\s+/g, " ");
		if (!("children" in node) || (node.type === "element" && SILENT.has(node.tagName))) return;
		const tag = node.type === "element" ? node.tagName : "";
		if (tag === "br") lines[lines.length - 1] += "\n";
		if (tag === "td" || tag === "th") lines[lines.length - 1] += " ";
		const isBlock = BLOCK.test(tag);
		if (isBlock) lines.push("");
		for (const child of node.children) see(child);
		if (isBlock) lines.push("");
	};
	see(raw({ type: "root", children: [{ type: "raw", value } as never] }));
	return lines.flatMap((line) => {
		const words = line
			.split("\n")
			.map((each) => each.trim().replace(/ {2,}/g, " "))
			.filter((each) => each !== "");
		if (words.length === 0) return [];
		const children = words.flatMap((each, index): (Break | Text)[] => [
			...(index > 0 ? [{ type: "break" as const }] : []),
			{ type: "text", value: each },
		]);
		return [{ type: "paragraph", children, ...(position && { position }) }];
	});
}
