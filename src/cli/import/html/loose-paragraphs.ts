/**
 * Paragraphs of a text in which blank lines separate them and a line end is a line break: posts of the classic editor of WordPress, whose function
 * `wpautop` adds the elements when a page is requested.
 */
import type { Element, ElementContent } from "hast";
import { type Content, isElement, isTextNode, make, type Parent, text } from "./tree.js";

/** The elements that `wpautop` leaves outside of paragraphs, and those of `html/own-elements.ts`. */
const BLOCK_ELEMENTS =
	/^(?:x-\w+|table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary|iframe|video|audio|script|noscript|object)$/;
/** Elements whose own text is divided into paragraphs. */
const HOLDS_PARAGRAPHS = /^(?:div|section|article|aside|header|footer|blockquote|details|li|td|th|dd|x-\w+)$/;
/** Elements in which a single paragraph needs no element. */
const TIGHT = /^(?:li|td|th|dd)$/;
/** Elements with elements alone. */
const NO_TEXT = /^(?:table|thead|tbody|tfoot|tr|ul|ol|dl|figure|colgroup)$/;

export const isBlock = (node: Content): node is Element => isElement(node) && BLOCK_ELEMENTS.test(node.tagName);

/** Adds `<p>` and `<br>` to everything inside. */
export function addParagraphs(parent: Parent): void {
	const parts: ElementContent[] = [];
	let run: ElementContent[] = [];
	let made = 0;
	const end = () => {
		const nodes = trimmed(run);
		run = [];
		if (nodes.length === 0) return;
		made++;
		parts.push(make("p", nodes));
	};
	for (const child of parent.children as ElementContent[]) {
		if (isBlock(child)) {
			end();
			addInside(child);
			parts.push(child);
		} else if (isTextNode(child))
			for (const [index, piece] of child.value.split(/\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+/).entries()) {
				if (index) end();
				run.push(...withBreaks(piece));
			}
		else {
			if (isElement(child)) addBreaks(child);
			run.push(child);
		}
	}
	end();
	const isTight = made === 1 && parent.type === "element" && TIGHT.test(parent.tagName);
	parent.children = (
		isTight ? parts.flatMap((part) => (isElement(part, "p") ? part.children : [part])) : parts
	) as never;
}

function addInside(element: Element): void {
	if (element.tagName === "pre") return;
	if (HOLDS_PARAGRAPHS.test(element.tagName)) addParagraphs(element);
	else addBreaks(element);
}

/** Line ends in the text of an element become breaks. */
function addBreaks(element: Element): void {
	if (/^(?:pre|code|textarea)$/.test(element.tagName)) return;
	const hasText = !NO_TEXT.test(element.tagName);
	element.children = element.children.flatMap((child): ElementContent[] => {
		if (isElement(child)) addInside(child);
		return hasText && isTextNode(child) ? withBreaks(child.value) : [child];
	});
}

const withBreaks = (value: string): ElementContent[] =>
	value.split("\n").flatMap((line, index) => [...(index ? [make("br")] : []), ...(line ? [text(line)] : [])]);

const isSpace = (node: ElementContent | undefined): boolean =>
	node !== undefined &&
	(isElement(node, "br") || node.type === "comment" || (isTextNode(node) && /^\s*$/.test(node.value)));

/** Without white space and breaks at both ends. */
function trimmed(nodes: readonly ElementContent[]): ElementContent[] {
	let [start, end] = [0, nodes.length];
	while (start < end && isSpace(nodes[start])) start++;
	while (end > start && isSpace(nodes[end - 1])) end--;
	return nodes.slice(start, end);
}
