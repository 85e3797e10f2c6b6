import type { Nodes } from "mdast";

/** A node that remark-html renders as this element. */
export const element = (hName: string, className: string, children: readonly unknown[]): Nodes =>
	({
		type: "containerDirective",
		name: hName,
		children,
		data: { hName, ...(className && { hProperties: { className: className.split(" ") } }) },
	}) as unknown as Nodes;

export const titled = (title: readonly Nodes[]): Nodes[] =>
	title.length > 0 ? [element("p", "box-title", title)] : [];
