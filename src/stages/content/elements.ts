import type { Nodes } from "mdast";

/** An element that remark-html writes. */
export const element = (hName: string, className: string, children: readonly unknown[]): Nodes =>
	({
		type: "containerDirective",
		name: hName,
		children,
		data: { hName, ...(className && { hProperties: { className: className.split(" ") } }) },
	}) as unknown as Nodes;

const line = (className: string, value: string): Nodes => element("p", className, [{ type: "text", value }]);
export const titled = (title: string | undefined): Nodes[] => (title ? [line("box-title", title)] : []);
