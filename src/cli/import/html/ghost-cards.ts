/** The cards of Ghost that are not HTML of their own (ghost.org/docs/themes/content): notes, toggles, bookmarks, buttons, files. */
import type { Element, ElementContent } from "hast";
import { attribute, find, hasClass, isElement, make, type Parent, rewrite, text, textOfNode } from "./tree.js";

/** Replaces them by elements of Markdown's kinds and those of `own-elements.ts`. */
export const replaceCards = (tree: Parent): void =>
	rewrite(tree, (node) => (isElement(node) && hasClass(node, /^kg-/) ? cardOf(node) : [node]));

const childWith = (card: Element, pattern: RegExp): Element | undefined =>
	find(card, (element) => hasClass(element, pattern));
const wordsOf = (card: Element, pattern: RegExp): string => {
	const child = childWith(card, pattern);
	return child ? textOfNode(child).trim() : "";
};

function cardOf(card: Element): ElementContent[] {
	if (hasClass(card, /^kg-callout-card$/))
		return [make("x-note", childWith(card, /^kg-callout-text$/)?.children ?? card.children)];
	if (hasClass(card, /^kg-toggle-card$/))
		return [
			make("x-box", childWith(card, /^kg-toggle-content$/)?.children ?? [], {
				dataTitle: wordsOf(card, /^kg-toggle-heading-text$/),
			}),
		];
	if (hasClass(card, /^kg-bookmark-card$/)) {
		const link = childWith(card, /^kg-bookmark-container$/);
		const href = link && attribute(link, "href");
		const caption = find(card, ({ tagName }) => tagName === "figcaption");
		const line = href ? [make("p", [make("a", [text(wordsOf(card, /^kg-bookmark-title$/) || href)], { href })])] : [];
		return [...line, ...(caption ? [make("p", caption.children)] : [])];
	}
	if (hasClass(card, /^kg-(?:audio|video|file)-card$/)) {
		const source =
			find(card, (element) => /^(?:audio|video)$/.test(element.tagName)) ?? childWith(card, /^kg-file-card-container$/);
		const url = source && (attribute(source, "src") ?? attribute(source, "href"));
		const name = wordsOf(card, /^kg-(?:audio-title|file-card-title)$/);
		const caption = find(card, ({ tagName }) => tagName === "figcaption");
		return [
			...(url ? [make("x-file", [text(name)], { dataUrl: url })] : []),
			...(caption ? [make("p", caption.children)] : []),
		];
	}
	if (hasClass(card, /^kg-button-card$/)) {
		const link = find(card, ({ tagName }) => tagName === "a");
		return link ? [make("p", [link])] : [];
	}
	if (hasClass(card, /^kg-product-card$/)) {
		const rating = childWith(card, /^kg-product-card-rating/);
		return rating ? [{ ...card, children: card.children.filter((child) => child !== rating) }] : [card];
	}
	return [card];
}
