/**
 * The directives of articles, such as `:::note{title="…"} … :::`. They become elements, which remark-html renders like all others; an embed becomes a
 * hole. Attributes are never markup, and only known attributes are read.
 */
import type { Nodes, Paragraph, PhrasingContent, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { didYouMean } from "../../core/closest-match.js";
import type { SiteConfig } from "../../core/model.js";
import { error, warning } from "../../core/problem.js";
import { type MarkdownContext, placeOfNode } from "./context.js";
import { boxTitle, isBox } from "./dialects/admonitions.js";
import { DIRECTIVE_TYPES, type Directive, type DirectiveType, reportMisuse, type WordsOf } from "./directive-types.js";
import { escapeBlockMarkers } from "./inline.js";
import { eachNode, replaceNodes } from "./visit.js";

/** Replaces the built-in directives by elements and holes. */
export function replaceDirectives(
	tree: Root,
	draft: MarkdownContext,
	site: SiteConfig,
	parse: (draft: MarkdownContext) => Root,
): void {
	replaceNodes(tree, (node) => {
		if ((node.type !== "containerDirective" && node.type !== "leafDirective") || (node.data && "hName" in node.data))
			return undefined;
		const isForeign = !Object.hasOwn(DIRECTIVE_TYPES, node.name) && isBox(node.name);
		const kind = isForeign
			? DIRECTIVE_TYPES.note
			: Object.hasOwn(DIRECTIVE_TYPES, node.name)
				? DIRECTIVE_TYPES[node.name]
				: undefined;
		if (!kind) return undefined;
		if (node.type !== `${kind.form}Directive`) {
			reportMisuse(
				node,
				kind.form === "leaf"
					? "must be on a line of its own, with two colons"
					: "must enclose a text between two lines of three colons",
				kind.example,
				draft,
			);
			return node.type === "containerDirective" ? node.children : [];
		}
		const attributes = readAttributes(node, kind, draft);
		if (!attributes) return [];
		const words: WordsOf = (name) =>
			name === "title" && labelOf(node).length > 0
				? labelOf(node)
				: wordsIn(attributes[name] ?? (isForeign ? boxTitle(node.name, site) : ""), node, draft, parse);
		return kind.make(withoutLabel(node), attributes, draft, site, words);
	});
}

/** The validated attributes; undefined if one is missing. A label in square brackets is the title. */
function readAttributes(
	node: Directive,
	{ required, optional, example }: DirectiveType,
	draft: MarkdownContext,
): Readonly<Record<string, string>> | undefined {
	const known = [...required, ...optional];
	const given: Record<string, string> = {};
	const label = textOf({ type: "paragraph", children: labelOf(node) });
	if (label) given.title = label;
	for (const [name, value] of Object.entries(node.attributes ?? {})) {
		if (known.includes(name)) given[name] = (value ?? "").trim();
		else {
			const hint = didYouMean(name, known) ?? (known.length ? `it has ${known.join(", ")}` : "it has none");
			draft.file.problems.push(
				warning(
					"directive-attribute",
					`The directive "${node.name}" has no "${name}"`,
					placeOfNode(draft, node, name),
					{
						hint,
					},
				),
			);
		}
	}
	const missing = required.filter((name) => !given[name]);
	for (const name of missing)
		draft.file.problems.push(
			error("directive-attribute", `The directive "${node.name}" needs a "${name}"`, placeOfNode(draft, node), {
				hint: example,
			}),
		);
	return missing.length ? undefined : given;
}

/** The value of an attribute. Problems in it have the position of the directive. */
function wordsIn(
	text: string,
	{ position }: Directive,
	draft: MarkdownContext,
	parse: (draft: MarkdownContext) => Root,
): PhrasingContent[] {
	if (!/[*_`~\\&[]/.test(text)) return text === "" ? [] : [{ type: "text", value: text }];
	const [only, ...others] = parse({ ...draft, value: escapeBlockMarkers(text) }).children;
	if (only?.type !== "paragraph" || others.length > 0) return [{ type: "text", value: text }];
	replaceNodes(only, (node) => (node.type === "html" ? [{ type: "text", value: node.value }] : undefined));
	eachNode(only, (node) => {
		if (position) node.position = position;
	});
	return only.children;
}

const isLabel = (child: Nodes | undefined): child is Paragraph =>
	child?.type === "paragraph" && (child.data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true;
const labelOf = (node: Directive): PhrasingContent[] =>
	node.type === "leafDirective" ? node.children : isLabel(node.children[0]) ? node.children[0].children : [];
const withoutLabel = (node: Directive): Directive =>
	node.type === "containerDirective" && isLabel(node.children[0])
		? { ...node, children: node.children.slice(1) }
		: node;
