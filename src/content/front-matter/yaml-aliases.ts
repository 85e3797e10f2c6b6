/** What the aliases of a YAML document stand for. */
import type { Alias, Document, Node } from "yaml";
import { libraries } from "../../core/libraries.js";

const require = libraries(import.meta.url);

/** The node of each alias: the last one above it with that anchor. The library searches the whole document for each alias. */
export function aliasTargets(document: Document): ReadonlyMap<Alias, Node> {
	const { isAlias, visit } = require("yaml") as typeof import("yaml");
	const anchors = new Map<string, Node>();
	const targets = new Map<Alias, Node>();
	visit(document, {
		Node: (_, node) => {
			const target = isAlias(node) ? anchors.get(node.source) : undefined;
			if (isAlias(node)) target && targets.set(node, target);
			else if (node.anchor !== undefined) anchors.set(node.anchor, node);
		},
	});
	return targets;
}
