/** Replaces reference links and images by inline ones, so that later steps handle one kind only. */
import type { Definition, Root } from "mdast";
import { replaceNodes } from "./visit.js";

/** `[text][name]` → the link of its definition. The first definition of a name counts (CommonMark 0.31.2, section 4.7). */
export function resolveReferences(tree: Root, definitions: readonly Definition[]): void {
	if (definitions.length === 0) return;
	const byName = new Map<string, Definition>();
	for (const definition of definitions)
		if (!byName.has(definition.identifier)) byName.set(definition.identifier, definition);
	replaceNodes(tree, (node) => {
		if (node.type !== "linkReference" && node.type !== "imageReference") return undefined;
		const definition = byName.get(node.identifier);
		if (!definition) return undefined;
		const { url, title = null } = definition;
		const position = node.position ? { position: node.position } : {};
		return node.type === "linkReference"
			? [{ type: "link", url, title, children: node.children, ...position }]
			: [{ type: "image", url, title, alt: node.alt ?? null, ...position }];
	});
}
