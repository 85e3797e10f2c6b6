/** Pictures of a page whose address is not where HTML has it, and those that are not pictures for readers. */

import type { Element } from "hast";
import { attribute, type Content, hasClass, isElement, isTextNode, make, type Parent, rewrite, text } from "./tree.js";

/** Lazy loading keeps the address in another attribute. An emoji is its `alt`; a picture of one pixel counts readers. */
export function imageNode(image: Element): Content[] {
	const alt = attribute(image, "alt") ?? "";
	const src = attribute(image, "src") ?? "";
	const lazy = ["dataSrc", "dataLazySrc", "dataOriginal", "dataOrigFile"]
		.map((name) => attribute(image, name))
		.find(Boolean);
	const address = /^(?:|data:.*|.*\/(?:blank|spacer|pixel|1x1|trans)\.gif)$/is.test(src) ? (lazy ?? "") : src;
	if (hasClass(image, /^(?:wp-smiley|emoji|emojione)$/)) return alt ? [text(alt)] : [];
	if (
		address === "" ||
		[attribute(image, "width"), attribute(image, "height")].some((size) => size === "1" || size === "0")
	)
		return [];
	return [make("img", [], { src: address, alt, ...(attribute(image, "title") && { title: image.properties.title }) })];
}

/** A picture that loads late is there twice: as a placeholder and in `<noscript>`. */
export function withoutRepeatedPictures(parent: Parent): void {
	let last = "";
	rewrite(parent, (node) => {
		if (isTextNode(node) && node.value.trim() !== "") last = "";
		if (!isElement(node, "img")) return [node];
		const src = attribute(node, "src") ?? "";
		if (src === last) return [];
		last = src;
		return [node];
	});
}
