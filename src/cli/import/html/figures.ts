/** Figures and galleries → Markdown (mdast). */
import type { Element } from "hast";
import type { State } from "hast-util-to-mdast";
import type { Nodes, Paragraph, PhrasingContent, RootContent } from "mdast";
import type { Conversion } from "./conversion.js";
import { isFileOf, paragraphOf, pictureNode } from "./media-nodes.js";
import { oneLine } from "./plain-text.js";
import { attribute, find, findAll, hasClass, isElement, textOfNode } from "./tree.js";

/** Prints phrasing as one line of Markdown. */
export type PrintInline = (nodes: PhrasingContent[]) => string;

export const flow = (state: State, node: Element): RootContent[] => state.toFlow(state.all(node)) as RootContent[];

/** A block between lines of colons. Attributes without a value are left out. */
export const directive = (
	name: string,
	attributes: Readonly<Record<string, string>>,
	children: readonly RootContent[],
): Nodes => ({
	type: "containerDirective",
	name,
	attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== "")),
	children: children as never,
});

/** What a figure has in place of a picture: it has a form of its own. */
const NOT_PICTURES = /^(?:table|pre|iframe|video|audio|x-embed|blockquote)$/;
const isImage = ({ tagName }: Element): boolean => tagName === "img";

export function figureNodes(state: State, node: Element, conversion: Conversion, print: PrintInline): RootContent[] {
	const images = findAll(node, isImage);
	const [image] = images;
	if (hasClass(node, /^(?:wp-block-gallery|kg-gallery-card)$/)) return galleryNodes(state, node, conversion, print);
	const quote = hasClass(node, /^wp-block-pullquote$/)
		? find(node, ({ tagName }) => tagName === "blockquote")
		: undefined;
	if (quote) return [pullQuote(state, quote)];
	if (!image || find(node, ({ tagName }) => NOT_PICTURES.test(tagName))) return flow(state, node);
	if (images.length > 1) return galleryNodes(state, node, conversion, print);
	const caption = find(node, ({ tagName }) => tagName === "figcaption");
	const words = caption ? (state.toSpecificContent(flow(state, caption), () => paragraphOf()) as Paragraph[]) : [];
	const space = { type: "text", value: " " } as const;
	const shown = pictureNode(
		image,
		conversion,
		print(words.flatMap(({ children }) => [...children, space]).slice(0, -1)),
	);
	if (shown.type !== "image") return [paragraphOf(shown), ...words];
	const around = find(node, (each) => each.tagName === "a" && find(each, isImage) !== undefined);
	const href = around && attribute(around, "href");
	const target = href === undefined || isFileOf(href, image) ? undefined : conversion.link(href);
	return [paragraphOf(target === undefined ? shown : { type: "link", url: target, children: [shown] })];
}

/** The pictures below an element, each with its caption. Links in place of pictures that are not there follow. */
export function galleryNodes(state: State, node: Element, conversion: Conversion, print: PrintInline): RootContent[] {
	const found = findAll(node, (each) => each !== node && (each.tagName === "figure" || isImage(each)));
	const nodes = found.flatMap((each) =>
		isImage(each) ? [paragraphOf(pictureNode(each, conversion))] : figureNodes(state, each, conversion, print),
	);
	const caption = node.children.find((child) => isElement(child, "figcaption"));
	const words = caption && isElement(caption) ? flow(state, caption) : [];
	const isShown = (each: RootContent) => each.type === "paragraph" && each.children[0]?.type === "image";
	const [pictures, links] = [nodes.filter(isShown), nodes.filter((each) => !isShown(each))];
	const shown = pictures.length > 1 ? [directive("gallery", {}, pictures) as RootContent] : pictures;
	return [...shown, ...links, ...words];
}

export function pullQuote(state: State, node: Element): RootContent {
	const cite = find(node, ({ tagName }) => tagName === "cite");
	const by = oneLine(cite ? textOfNode(cite) : (attribute(node, "dataBy") ?? ""));
	const rest = cite ? { ...node, children: withoutNode(node, cite) } : node;
	return directive("pull-quote", { by }, flow(state, rest)) as RootContent;
}

function withoutNode(parent: Element, gone: Element): Element["children"] {
	return parent.children.flatMap((child): Element["children"] =>
		child === gone ? [] : isElement(child) ? [{ ...child, children: withoutNode(child, gone) }] : [child],
	);
}
