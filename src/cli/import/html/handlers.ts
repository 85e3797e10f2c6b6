/** HTML elements that Broadsheet has a form of its own for → Markdown (mdast). All other elements have the form that rehype-remark gives them. */
import type { Handle } from "hast-util-to-mdast";
import type { Nodes, PhrasingContent } from "mdast";
import type { Conversion } from "./conversion.js";
import { directive, figureNodes, flow, galleryNodes, type PrintInline, pullQuote } from "./figures.js";
import { fileNodes, frameNodes, isFileOf, pictureNode, sourceOfMedia } from "./media-nodes.js";
import { oneLine } from "./plain-text.js";
import { attribute, find, isElement, textOfNode } from "./tree.js";

export function handlersFor(conversion: Conversion, print: PrintInline): Record<string, Handle> {
	const frame =
		(name: string): Handle =>
		(_, node) =>
			frameNodes(attribute(node, name) ?? attribute(node, "dataSrc") ?? "", conversion);
	const media: Handle = (_, node) => {
		const source = sourceOfMedia(node);
		return source === undefined ? [] : fileNodes(source, attribute(node, "title") ?? "", conversion);
	};
	const box =
		(name: string): Handle =>
		(state, node) =>
			directive(name, { title: attribute(node, "dataTitle") ?? "" }, flow(state, node));
	return {
		a: (state, node) => {
			const href = attribute(node, "href") ?? "";
			const image = find(node, ({ tagName }) => tagName === "img");
			const url = image && isFileOf(href, image) ? undefined : conversion.link(href);
			const children = state.all(node) as PhrasingContent[];
			// A link has no link inside, and a picture that is not there is one.
			if (url === undefined || children.length === 0 || children.some(({ type }) => type === "link"))
				return children as Nodes[];
			return { type: "link", url, children };
		},
		img: (_, node) => pictureNode(node, conversion),
		figure: (state, node) => figureNodes(state, node, conversion, print) as Nodes[],
		iframe: frame("src"),
		embed: frame("src"),
		video: media,
		audio: media,
		"x-embed": frame("dataUrl"),
		"x-file": (_, node) => fileNodes(attribute(node, "dataUrl") ?? "", oneLine(textOfNode(node)), conversion),
		"x-gallery": (state, node) => galleryNodes(state, node, conversion, print) as Nodes[],
		"x-note": box("note"),
		"x-box": box("box"),
		"x-quote": pullQuote as Handle,
		details: (state, node) => {
			const summary = node.children.find((child) => isElement(child, "summary"));
			const rest = { ...node, children: node.children.filter((child) => child !== summary) };
			return directive("box", { title: summary ? oneLine(textOfNode(summary)) : "" }, flow(state, rest));
		},
		// Markdown does not underline.
		u: (state, node) => state.all(node),
	};
}
