/** Ways through a tree. Both see a node before its children. */
import type { Nodes, Parent, Root } from "mdast";

/** Sees every node, the given one first. */
export function eachNode<T extends { readonly type: string } = Nodes>(node: NoInfer<T>, see: (node: T) => void): void {
	see(node);
	const { children } = node as { readonly children?: readonly T[] };
	if (children) for (const child of children) eachNode(child, see);
}

/** Sees every node below the given one. Nodes that `see` gives take the place of the one seen, and are seen in their turn. */
export function replaceNodes(parent: Parent | Root, see: (node: Nodes) => readonly Nodes[] | undefined): void {
	const children: Nodes[] = parent.children;
	for (let index = 0; index < children.length; index++) {
		const node = children[index] as Nodes;
		const instead = see(node);
		if (instead) children.splice(index--, 1, ...instead);
		else if ("children" in node) replaceNodes(node, see);
	}
}
