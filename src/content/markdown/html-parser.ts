/** Parses the text of an HTML file to a tree of Markdown, so that its links, headings and pictures follow the same rules. */
import type { Element, Nodes as HastNodes, Root as HastRoot } from "hast";
import type { Handle, State } from "hast-util-to-mdast";
import type { Heading, Nodes, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { Plugin } from "unified";
import { libraries } from "../../core/libraries.js";
import { element } from "./html-element.js";

const require = libraries(import.meta.url);

export const htmlParser: Plugin<[], string, Root> = function () {
	this.parser = (text, file) => {
		const { raw } = require("hast-util-raw") as typeof import("hast-util-raw");
		const { toMdast } = require("hast-util-to-mdast") as typeof import("hast-util-to-mdast");
		const start = { line: 1, column: 1, offset: 0 };
		const whole = { type: "raw", value: text, position: { start, end: { ...start, offset: text.length } } };
		const tree = raw({ type: "root", children: [whole as never] }, { file });
		const handlers = handlersFor(text);
		return toMdast(tree as HastRoot, { document: true, handlers, nodeHandlers: { comment: () => undefined } }) as Root;
	};
};

/** Elements that have no form in Markdown: they stay HTML, which is dropped or sanitized, and reported. */
const UNREAD_TAGS = "iframe object embed script style svg math form noscript canvas template select textarea".split(
	" ",
);

function handlersFor(text: string): Record<string, Handle> {
	const asHtml: Handle = (_, { position }) => {
		const [start, end] = [position?.start.offset, position?.end.offset];
		return start === undefined || end === undefined
			? undefined
			: { type: "html", value: text.slice(start, end), ...(position && { position }) };
	};
	return {
		...Object.fromEntries(UNREAD_TAGS.map((tag) => [tag, asHtml])),
		...Object.fromEntries([1, 2, 3, 4, 5, 6].map((depth) => [`h${depth}`, heading(depth as Heading["depth"])])),
		dl: wrapped("dl"),
		dt: wrapped("dt"),
		dd: wrapped("dd"),
		figure,
	};
}

/** The id of a heading stays its anchor. */
const heading =
	(depth: Heading["depth"]): Handle =>
	(state, node) => {
		const { id } = node.properties;
		const data = typeof id === "string" ? { data: { hProperties: { id } } as Heading["data"] } : {};
		return placed(state, node, { type: "heading", depth, children: state.all(node) as Heading["children"], ...data });
	};

const wrapped =
	(tag: string): Handle =>
	(state, node) => {
		const children = state.all(node);
		const flow = tag === "dl" ? children : state.toFlow(children);
		const isLine = flow.length === 1 && flow[0]?.type === "paragraph" && children[0]?.type !== "paragraph";
		return placed(state, node, element(tag, "", isLine ? children : flow) as never);
	};

/** A picture with its caption. Other figures are what is in them. */
const figure: Handle = (state, node) => {
	const pictures = elementsIn(node, "img");
	const [caption, ...others] = elementsIn(node, "figcaption");
	const [picture] = pictures;
	if (!picture || !caption || pictures.length > 1 || others.length > 0 || elementsIn(node, "table").length > 0)
		return state.toFlow(state.all(node));
	const words = textOf({ type: "paragraph", children: state.all(caption) as never });
	const [image] = state.toFlow(state.all({ ...node, children: node.children.filter((child) => child !== caption) }));
	const inner = image && "children" in image ? findImage(image) : undefined;
	if (inner) inner.title = words.trim();
	return image;
};

function elementsIn(node: HastNodes, tag: string): Element[] {
	const own = node.type === "element" && node.tagName === tag ? [node] : [];
	return "children" in node ? [...own, ...node.children.flatMap((child) => elementsIn(child as HastNodes, tag))] : own;
}

function findImage(node: Nodes): Extract<Nodes, { type: "image" }> | undefined {
	if (node.type === "image") return node;
	if (!("children" in node)) return undefined;
	for (const child of node.children) {
		const found = findImage(child);
		if (found) return found;
	}
	return undefined;
}

function placed<T extends Nodes>(state: State, node: Element, made: T): T {
	state.patch(node, made as never);
	return made;
}
