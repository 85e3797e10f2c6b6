/** HTML as a tree (hast), and what is asked of its nodes. */
import type { Comment, Element, ElementContent, Root, RootContent, Text } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";

export type Parent = Root | Element;
export type Content = RootContent | ElementContent;

const parser = unified().use(rehypeParse, { fragment: true }).freeze();
const pageParser = unified().use(rehypeParse).freeze();

/** Parsed as the HTML standard says, so that any text is a tree. */
export const parseFragment = (html: string): Root => parser.parse(html);
export const parsePage = (html: string): Root => pageParser.parse(html);

export const isElement = (node: Content | undefined, ...names: readonly string[]): node is Element =>
	node?.type === "element" && (names.length === 0 || names.includes(node.tagName));
export const isTextNode = (node: Content | undefined): node is Text => node?.type === "text";
export const isBlank = (node: Content): node is Text | Comment =>
	(isTextNode(node) && /^\s*$/.test(node.value)) || node.type === "comment";

export const make = (
	tagName: string,
	children: ElementContent[] = [],
	properties: Element["properties"] = {},
): Element => ({ type: "element", tagName, properties, children });
export const text = (value: string): Text => ({ type: "text", value });

/** An attribute as text; undefined if there is none. Lists, such as `class`, are joined by spaces. */
export function attribute({ properties }: Element, name: string): string | undefined {
	const value = properties[name];
	if (value === undefined || value === null || value === false) return undefined;
	return Array.isArray(value) ? value.join(" ") : String(value);
}
/** Whether one of its classes matches. */
export const hasClass = (element: Element, pattern: RegExp): boolean =>
	(attribute(element, "className") ?? "").split(" ").some((name) => name !== "" && pattern.test(name));

/** The text of a node as it is written. */
export const textOfNode = (node: Content | Root): string =>
	"value" in node
		? node.type === "text"
			? node.value
			: ""
		: "children" in node
			? node.children.map(textOfNode).join("")
			: "";

/** The first element inside that matches. */
export function find(parent: Parent, test: (element: Element) => boolean): Element | undefined {
	for (const child of parent.children) {
		if (!isElement(child)) continue;
		const found = test(child) ? child : find(child, test);
		if (found) return found;
	}
	return undefined;
}
/** All elements inside that match, in order, without those inside one of them. */
export const findAll = (parent: Parent, test: (element: Element) => boolean): Element[] =>
	parent.children.flatMap((child) => (isElement(child) ? (test(child) ? [child] : findAll(child, test)) : []));

/** Replaces each node inside, the innermost first, by what `change` returns. */
export function rewrite(parent: Parent, change: (node: Content) => readonly Content[]): void {
	parent.children = parent.children.flatMap((child) => {
		if (isElement(child)) rewrite(child, change);
		return change(child);
	}) as never;
}
