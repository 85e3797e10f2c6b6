/** Walks through a tree. A node is visited before its children. */
import type { Nodes, Parent, Root } from "mdast";

/** The types of nodes that contain phrases. */
export const LINE_PARENTS: ReadonlySet<string> = new Set(
	"paragraph heading emphasis strong delete link linkReference tableCell textDirective leafDirective".split(" "),
);

/** Visits every node, the given one first. */
export function eachNode<T extends { readonly type: string } = Nodes>(node: NoInfer<T>, see: (node: T) => void): void {
	see(node);
	const { children } = node as { readonly children?: readonly T[] };
	if (children) for (const child of children) eachNode(child, see);
}

/** Visits every node below the given one. Nodes returned by `see` replace the visited node, and are visited as well. */
export function replaceNodes(parent: Parent | Root, see: (node: Nodes) => readonly Nodes[] | undefined): void {
	const children: Nodes[] = parent.children;
	for (let index = 0; index < children.length; index++) {
		const node = children[index] as Nodes;
		const instead = see(node);
		if (instead) children.splice(index--, 1, ...instead);
		else if ("children" in node) replaceNodes(node, see);
	}
}
