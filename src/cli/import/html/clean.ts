/** Removes from a tree what is not text, and gives what remains the form that Markdown has: blocks beside paragraphs and not in them. */
import type { Element } from "hast";
import { isEmpty, liftBlocks } from "./lift-blocks.js";
import { breakLines, linkAddresses } from "./lines.js";
import { trimMark } from "./marks.js";
import { imageNode, withoutRepeatedPictures } from "./pictures.js";
import {
	type Content,
	findAll,
	hasClass,
	isElement,
	isTextNode,
	make,
	type Parent,
	rewrite,
	text,
	textOfNode,
} from "./tree.js";

const NO_TEXT = new Set(
	"script style template noscript form input button select textarea option label svg math canvas object param link meta head title base dialog map area".split(
		" ",
	),
);
/** What a content system adds to a text and readers do not read: sharing, related posts, forms, counters. */
const ADDED =
	/^(?:sharedaddy|sd-sharing.*|jp-relatedposts|addtoany.*|wp-block-(?:latest-.*|search|archives|categories|tag-cloud|social-links|comments.*|query.*|post-.*|login.*)|kg-(?:signup|email|email-cta|cta|nft)-card|screen-reader-text|sr-only|visually-hidden|feedflare|wpcnt|mc4wp-form|tptn_counter|yarpp.*)$/;
const INLINE = /^(?:strong|b|em|i|a|del|s|strike|u|span|small|mark|cite|q|sub|sup|font|ins|abbr|time|big)$/;
const SUPERSCRIPT: Readonly<Record<string, string>> = { 1: "¹", 2: "²", 3: "³" };

export function clean(tree: Parent): void {
	rewrite(tree, (node) => {
		if (node.type === "comment" || node.type === "doctype") return [];
		if (isTextNode(node)) return [text(tidy(node.value))];
		if (!isElement(node)) return [node];
		// The picture itself, for browsers without scripts.
		if (node.tagName === "noscript") return findAll(node, ({ tagName }) => tagName === "img");
		if (NO_TEXT.has(node.tagName) || hasClass(node, ADDED)) return [];
		return isElement(node, "img") ? imageNode(node) : isElement(node, "sup") ? superscript(node) : [node];
	});
	rewrite(tree, (node) => (isElement(node) && INLINE.test(node.tagName) ? trimMark(node) : [node]));
	rewrite(tree, (node) => (isElement(node, "table") ? captionBeside(node) : [node]));
	withoutRepeatedPictures(tree);
	liftBlocks(tree);
	breakLines(tree);
	linkAddresses(tree);
	rewrite(tree, (node) => (isElement(node, "p") && isEmpty(node) ? [] : [node]));
}

/** A no-break space beside a space is one of the editor; in front of a paragraph Markdown would show it. */
const tidy = (value: string): string =>
	value.replace(/[\u200b\ufeff\u00ad]/g, "").replace(/\u00a0(?=\s)|(?<=\s)\u00a0/g, " ");

/** m², and 2nd for 2<sup>nd</sup>. */
const superscript = (node: Element): Content[] => {
	const value = textOfNode(node);
	return /^[123]$/.test(value) && node.children.every(isTextNode) ? [text(SUPERSCRIPT[value] ?? value)] : [node];
};

/** Markdown has no caption of a table: it follows as a paragraph. */
function captionBeside(table: Element): Content[] {
	const caption = table.children.find((child) => isElement(child, "caption"));
	if (!caption || !isElement(caption)) return [table];
	table.children = table.children.filter((child) => child !== caption);
	return [table, make("p", caption.children)];
}
