/** Films, frames and pictures inside paragraphs → blocks beside them. */
import type { Element, ElementContent } from "hast";
import { type Content, find, isElement, make, type Parent, textOfNode } from "./tree.js";

/** Blocks that HTML allows in a paragraph. */
export const LIFTED = /^(?:iframe|video|audio|x-embed|x-gallery|x-file|figure|x-note|x-box|x-quote)$/;

/** Films, frames and pictures of a paragraph that has words too get a place of their own, in front of it. */
export function liftBlocks(parent: Parent): void {
	parent.children = parent.children.flatMap((child): Content[] => {
		if (!isElement(child)) return [child];
		liftBlocks(child);
		if (!/^(?:p|h[1-6])$/.test(child.tagName)) return [child];
		const hasWords = textOfNode(child).trim() !== "";
		const lifted = takeOut(child, (element) => LIFTED.test(element.tagName) || (hasWords && isPicture(element)));
		const blocks = lifted.map((each): ElementContent => (isPicture(each) ? make("p", [each]) : each));
		return isEmpty(child) ? blocks : [...blocks, child];
	}) as never;
}

/** A picture, or one that is a link. */
const isPicture = (element: Element): boolean =>
	element.tagName === "img" ||
	(element.tagName === "a" &&
		textOfNode(element).trim() === "" &&
		find(element, ({ tagName }) => tagName === "img") !== undefined);

function takeOut(element: Element, test: (element: Element) => boolean): Element[] {
	const out: Element[] = [];
	element.children = element.children.filter((child) => {
		if (!isElement(child)) return true;
		if (test(child)) {
			out.push(child);
			return false;
		}
		out.push(...takeOut(child, test));
		return true;
	});
	return out;
}

/** Whether a paragraph shows nothing. */
export const isEmpty = (element: Element): boolean =>
	textOfNode(element).trim() === "" &&
	!find(element, ({ tagName }) => /^(?:img|br|hr|x-)/.test(tagName) && tagName !== "br");
