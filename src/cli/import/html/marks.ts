/** Bold, italics and links in the form that Markdown has: without white space at their ends and without blocks inside. */
import type { Element } from "hast";
import { LIFTED } from "./lift-blocks.js";
import { isBlock } from "./loose-paragraphs.js";
import { type Content, find, isElement, isTextNode, text, textOfNode } from "./tree.js";

const MARKS = /^(?:strong|b|em|i|del|s|strike|a)$/;

/** White space inside a mark moves out of it, because `** word**` is not a mark. A mark around nothing, or around blocks, goes. */
export function trimMark(node: Element): Content[] {
	const content = textOfNode(node);
	if (!MARKS.test(node.tagName)) return node.tagName === "span" && node.children.length === 0 ? [] : [node];
	const hasPicture = find(node, ({ tagName }) => tagName === "img" || LIFTED.test(tagName)) !== undefined;
	if (content.trim() === "" && !hasPicture)
		return content === "" ? node.children.filter((child) => isElement(child, "br")) : [text(" ")];
	if (node.tagName !== "a" && node.children.some(isBlock)) return node.children;
	const before = trimEnd(node, "start");
	const after = trimEnd(node, "end");
	return [...before, node, ...after];
}

/** Removes white space and breaks at one end of an element, and returns what goes to its outside. */
function trimEnd(node: Element, end: "start" | "end"): Content[] {
	const out: Content[] = [];
	for (;;) {
		const child = end === "start" ? node.children[0] : node.children.at(-1);
		if (isElement(child, "br")) out.push(child);
		else if (isTextNode(child)) {
			const rest = end === "start" ? child.value.trimStart() : child.value.trimEnd();
			if (rest !== child.value) out.push(text(" "));
			if (rest !== "") {
				child.value = rest;
				break;
			}
		} else break;
		if (end === "start") node.children.shift();
		else node.children.pop();
	}
	return end === "start" ? out : out.reverse();
}
