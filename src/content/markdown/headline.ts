/** A headline: one line, in which words can be in italics, bold or code. It contains no links, because headlines are links themselves. */
import type { Nodes, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { Html } from "../../core/model.js";
import { warning } from "../../core/problem.js";
import { type MarkdownContext, placeOfNode } from "./context.js";
import { escapeMarkdownText } from "./fast-printer/text.js";

export interface Headline {
	readonly text: string;
	/** Set if there is inline markup. */
	readonly html?: Html;
}

/** Characters without which a headline needs no parsing. */
export const mayHaveMarks = (text: string): boolean => /[*_`~\\&[]/.test(text);

/** Escapes a plain text, so that as Markdown it reads the same. */
export const headlineOfWords = (words: string): string =>
	mayHaveMarks(words) ? words.replace(MARK, "\\$&").replace(ADDRESS, "\\$&") : words;
/** Characters that CommonMark could treat as markup: a backslash before punctuation, delimiters next to a word, entities, brackets. */
const MARK =
	/\\(?=[!-/:-@[-`{-~])|[`[]|\*(?=\S)|(?<=\S)\*|_(?![\p{L}\p{N}])(?=\S)|(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])|~(?=~)|(?<=~)~|&(?=#?\w+;)/gu;
/** In a bare URL (GFM 6.9) and in a tag a backslash would be rendered, so these are interrupted. */
const ADDRESS = /(?<=https?):|(?<=www)\.|@|<(?=[!?/a-z])/gi;

const TAGS = { emphasis: "em", strong: "strong", delete: "del" } as const;

/** The tree of a headline → its plain text; `typed` is the text if it is not a single paragraph. */
export function renderHeadline({ children: [only, ...others] }: Root, typed: string, draft: MarkdownContext): Headline {
	if (only?.type !== "paragraph" || others.length > 0) return { text: typed };
	let marked = false;
	const both = (nodes: readonly Nodes[]): { text: string; html: Html } => {
		const pieces = nodes.map((node) => {
			switch (node.type) {
				case "text":
					return { text: node.value, html: escapeMarkdownText(node.value) };
				case "inlineCode":
					marked = true;
					return { text: node.value, html: `<code>${escapeMarkdownText(node.value)}</code>` };
				case "emphasis":
				case "strong":
				case "delete": {
					marked = true;
					const { text, html } = both(node.children);
					return { text, html: `<${TAGS[node.type]}>${html}</${TAGS[node.type]}>` };
				}
				case "link":
					// A bare address is a link only by its form.
					if (typedAs(node, draft).startsWith("["))
						draft.file.problems.push(
							warning("headline-link", "A headline has no links; only its text is shown", placeOfNode(draft, node), {
								hint: `write "${textOf(node)}", and link it in the text`,
							}),
						);
					return both(node.children);
				default: {
					const text = typedAs(node, draft);
					return { text, html: escapeMarkdownText(text) };
				}
			}
		});
		return { text: pieces.map(({ text }) => text).join(""), html: pieces.map(({ html }) => html).join("") };
	};
	const { text, html } = both(only.children);
	return marked ? { text, html } : { text };
}

const typedAs = ({ position }: Nodes, { value }: MarkdownContext): string =>
	value.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
