/** A paragraph in which pieces of another generator were. */
import type { Nodes, Paragraph, PhrasingContent } from "mdast";
import { isBlock } from "./replacement.js";

/** The paragraph, divided where a block is in it. White space where a piece was at its beginning or end is removed. */
export function dividedParagraph(whole: Paragraph): Nodes[] {
	const nodes: Nodes[] = [];
	let line: PhrasingContent[] = [];
	const flush = () => {
		const words = trimmed(line);
		if (words.length > 0) nodes.push({ ...whole, children: words });
		line = [];
	};
	for (const child of whole.children) {
		if (!isBlock(child)) line.push(child);
		else {
			flush();
			nodes.push(child);
		}
	}
	flush();
	return nodes;
}

function trimmed(line: readonly PhrasingContent[]): PhrasingContent[] {
	const children = line.map((child) =>
		child.type === "text" ? { ...child, value: child.value.replace(/\n[ \t]*(?=\n)/g, "") } : child,
	);
	const isEmpty = (node: PhrasingContent | undefined): boolean => node?.type === "text" && node.value.trim() === "";
	while (isEmpty(children[0])) children.shift();
	while (isEmpty(children.at(-1))) children.pop();
	const [first, last] = [children[0], children.at(-1)];
	if (first?.type === "text") first.value = first.value.trimStart();
	if (last?.type === "text") last.value = last.value.trimEnd();
	return children;
}
