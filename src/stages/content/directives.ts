/**
 * Directives for what stories need: `:::note{title="…"} … :::` and the like become elements, written by remark-html like all others; an embed
 * becomes a hole. What an attribute says is never markup, and only the attributes named here are read.
 */
import type { Nodes, Paragraph, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { didYouMean } from "../../base/nearest.js";
import { error, warning } from "../../base/problem.js";
import type { Site } from "../../model.js";
import { type Directive, KINDS, type Kind, tell } from "./directive-kinds.js";
import { type Draft, placeOf } from "./draft.js";
import { replaceNodes } from "./walk.js";

export const DIRECTIVES: readonly string[] = [...Object.keys(KINDS), "read-more"];

/** Puts what they mean in the place of the directives that the house knows. */
export function makeDirectives(tree: Root, draft: Draft, site: Site): void {
	replaceNodes(tree, (node) => {
		if ((node.type !== "containerDirective" && node.type !== "leafDirective") || (node.data && "hName" in node.data))
			return undefined;
		const kind = Object.hasOwn(KINDS, node.name) ? KINDS[node.name] : undefined;
		if (!kind) return undefined;
		if (node.type !== `${kind.form}Directive`) {
			tell(
				node,
				kind.form === "leaf"
					? "stands on a line of its own, with two colons"
					: "has a text, between two lines of three colons",
				kind.example,
				draft,
			);
			return node.type === "containerDirective" ? node.children : [];
		}
		const attributes = attributesOf(node, kind, draft);
		return attributes ? kind.make(withoutLabel(node), attributes, draft, site) : [];
	});
}

/** What is given, checked; undefined where something is missing. A label in square brackets is the title. */
function attributesOf(
	node: Directive,
	{ required, optional, example }: Kind,
	draft: Draft,
): Readonly<Record<string, string>> | undefined {
	const known = [...required, ...optional];
	const given: Record<string, string> = {};
	const label = labelOf(node);
	if (label) given.title = label;
	for (const [name, value] of Object.entries(node.attributes ?? {})) {
		if (known.includes(name)) given[name] = (value ?? "").trim();
		else {
			const hint = didYouMean(name, known) ?? (known.length ? `it has ${known.join(", ")}` : "it has none");
			draft.file.problems.push(
				warning("directive-attribute", `The directive "${node.name}" has no "${name}"`, placeOf(draft, node, name), {
					hint,
				}),
			);
		}
	}
	const missing = required.filter((name) => !given[name]);
	for (const name of missing)
		draft.file.problems.push(
			error("directive-attribute", `The directive "${node.name}" needs a "${name}"`, placeOf(draft, node), {
				hint: example,
			}),
		);
	return missing.length ? undefined : given;
}

const isLabel = (child: Nodes | undefined): child is Paragraph =>
	child?.type === "paragraph" && (child.data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true;
const labelOf = (node: Directive): string =>
	node.type === "leafDirective" ? textOf(node) : isLabel(node.children[0]) ? textOf(node.children[0]) : "";
const withoutLabel = (node: Directive): Directive =>
	node.type === "containerDirective" && isLabel(node.children[0])
		? { ...node, children: node.children.slice(1) }
		: node;
