/** References without a definition, and definitions without a reference: footnotes and link definitions. */
import type { Definition, FootnoteDefinition } from "mdast";
import { didYouMean } from "../../../core/closest-match.js";
import type { Place, Problem } from "../../../core/model.js";
import { warning } from "../../../core/problem.js";
import { type MarkdownContext, placeOfNode } from "../context.js";

/** Text that looks like a reference but is not resolved. */
export interface Missing {
	readonly kind: "footnote" | "link";
	readonly name: string;
	readonly place: Place;
}

export interface Names {
	readonly definitions: (Definition | FootnoteDefinition)[];
	/** The identifiers in use, normalized as in micromark. */
	readonly used: { readonly footnote: Set<string>; readonly link: Set<string> };
	readonly missing: Missing[];
}

const nameKind = ({ type }: Definition | FootnoteDefinition): Missing["kind"] =>
	type === "definition" ? "link" : "footnote";
/** `[//]: # (words)` is a comment in Markdown. */
const isComment = (node: Definition | FootnoteDefinition): boolean =>
	node.type === "definition" && /^#?$|^</.test(node.url);

export function* nameProblems({ definitions, used, missing }: Names, draft: MarkdownContext): Iterable<Problem> {
	const unused = definitions.filter((node) => !used[nameKind(node)].has(node.identifier) && !isComment(node));
	const nameOf = (node: Definition | FootnoteDefinition): string => node.label ?? node.identifier;
	for (const { kind, name, place } of missing) {
		const known = (of: readonly (Definition | FootnoteDefinition)[]) =>
			didYouMean(name, of.filter((node) => nameKind(node) === kind).map(nameOf));
		const example = kind === "footnote" ? `[^${name}]: The source.` : `[${name}]: https://…`;
		yield warning(
			"reference-missing",
			kind === "footnote" ? `No footnote is called "${name}"` : `No address is called "${name}"`,
			place,
			{ hint: known(unused) ?? known(definitions) ?? `add a line such as ${example}` },
		);
	}
	for (const node of unused) {
		const name = nameOf(node);
		const message =
			node.type === "definition"
				? `Nothing links the address "${name}"`
				: `Nothing refers to the footnote "${name}", so it is not printed`;
		const hint = node.type === "definition" ? `write [words][${name}], or remove it` : `write [^${name}] in the text`;
		yield warning("definition-unused", message, { ...placeOfNode(draft, node), length: name.length + 2 }, { hint });
	}
}
