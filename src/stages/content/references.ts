/** Reference links and pictures → plain ones, so that everything after this step knows one kind. */
import type { Definition, Root } from "mdast";
import { visit } from "unist-util-visit";

/** `[text][name]` → the link that its definition names. The first definition of a name counts (CommonMark 0.31.2, section 4.7). */
export function resolveReferences(tree: Root): void {
	const definitions = new Map<string, Definition>();
	visit(
		tree,
		"definition",
		(node) => void (definitions.has(node.identifier) || definitions.set(node.identifier, node)),
	);
	if (definitions.size === 0) return;
	visit(tree, (node, index, parent) => {
		if (!parent || index === undefined || (node.type !== "linkReference" && node.type !== "imageReference")) return;
		const definition = definitions.get(node.identifier);
		if (!definition) return;
		const { url, title = null } = definition;
		const position = node.position ? { position: node.position } : {};
		parent.children[index] =
			node.type === "linkReference"
				? { type: "link", url, title, children: node.children, ...position }
				: { type: "image", url, title, alt: node.alt ?? null, ...position };
	});
}
