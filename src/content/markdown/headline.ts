/** A headline: one line in which some words may be in italics, bold or code. It is a link wherever it stands, so there are none in it. */
import type { Nodes, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { Html } from "../../core/model.js";
import { warning } from "../../core/problem.js";
import { type MarkdownContext, placeOfNode } from "./context.js";
import { escapeMarkdownText } from "./fast-printer/text.js";

export interface Headline {
	readonly text: string;
	/** Where it has marks. */
	readonly html?: Html;
}

/** Signs without which a headline reads as it is typed. */
export const mayHaveMarks = (text: string): boolean => /[*_`~\\&[]/.test(text);

/** The Markdown of a headline that reads as these words, whatever marks are in them. */
export const headlineOfWords = (words: string): string =>
	mayHaveMarks(words) ? words.replace(MARK, "\\$&").replace(ADDRESS, "\\$&") : words;
/** What CommonMark could read as a mark or an escape: a backslash before punctuation, delimiters that touch a word, entities, brackets. */
const MARK =
	/\\(?=[!-/:-@[-`{-~])|[`[]|\*(?=\S)|(?<=\S)\*|_(?![\p{L}\p{N}])(?=\S)|(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])|~(?=~)|(?<=~)~|&(?=#?\w+;)/gu;
/** In a bare URL (GFM 6.9) and in a tag a backslash would be rendered: this ends them. */
const ADDRESS = /(?<=https?):|(?<=www)\.|@|<(?=[!?/a-z])/gi;

const TAGS = { emphasis: "em", strong: "strong", delete: "del" } as const;

/** The tree of a headline → its words; `typed` is what they are where it is no one paragraph. */
export function headlineOf({ children: [only, ...others] }: Root, typed: string, draft: MarkdownContext): Headline {
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
					// A bare address is a link for its form alone.
					if (typedAs(node, draft).startsWith("["))
						draft.file.problems.push(
							warning("headline-link", "A headline has no links; its words are printed", placeOfNode(draft, node), {
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
