/** Pictures in a text: which are alone in their paragraph, and their captions. */
import type { Image, Link, Paragraph, PhrasingContent, RootContent } from "mdast";
import type { HtmlParts } from "../../core/model.js";
import { type MarkdownContext, placeOfNode } from "./context.js";
import { markedParts } from "./inline.js";

/** The picture that is alone in a paragraph, and the link around it. */
export function pictureAlone({ children }: Paragraph | Link): { image: Image; link?: Link } | undefined {
	const [only, ...others] = children.filter((child) => child.type !== "text" || child.value.trim() !== "");
	if (others.length > 0) return undefined;
	if (only?.type === "image") return { image: only };
	const inner = only?.type === "link" ? pictureAlone(only) : undefined;
	return inner && only?.type === "link" ? { image: inner.image, link: only } : undefined;
}

/** The title of a picture as typed, at the end of its source. */
const TITLE = /[ \t\n](["'])((?:(?!\1)[^\\]|\\[\s\S])*)\1\s*\)$/;

/** The title of a picture, rendered as a line of Markdown. */
export function renderCaption(node: Image, draft: MarkdownContext): { caption?: string; captionParts?: HtmlParts } {
	const { title, position } = node;
	if (!title) return {};
	const typed = TITLE.exec(draft.value.slice(position?.start.offset, position?.end.offset))?.[2] ?? title;
	const { line = 1, column = 1 } = placeOfNode(draft, node, typed);
	const rich = draft.file.inline(typed, line, column);
	const captionParts = markedParts(rich);
	return { caption: rich.text, ...(captionParts && { captionParts }) };
}

/** Splits a paragraph of several pictures (with their links) into one paragraph each. */
export function picturesOf(child: RootContent): RootContent[] {
	if (
		child.type !== "paragraph" ||
		!child.children.every((one) => isPicture(one) || (one.type === "text" && one.value.trim() === ""))
	)
		return [child];
	return child.children.flatMap((one) =>
		isPicture(one) ? [{ type: "paragraph", children: [one], ...(one.position && { position: one.position }) }] : [],
	);
}
const isPicture = (node: PhrasingContent): boolean =>
	node.type === "image" || (node.type === "link" && node.children.length === 1 && node.children[0]?.type === "image");
