/** The state of a Markdown text on its way from the tree to HTML. */
import type { Heading, Image, Link } from "mdast";
import type { Node } from "unist";
import { positionOf } from "../../core/field-place.js";
import type { Hole, Path, Place, Position, Problem, RichText } from "../../core/model.js";
import type { TextForm } from "../../core/text-files.js";

/** The state shared by all texts of one file. */
export interface FileContext {
	readonly path: Path;
	readonly problems: Problem[];
	readonly holes: Hole[];
	/** The URLs of the site, and what stands for its root in another generator: links that begin with one of them and a slash are internal. */
	readonly ownUrls: readonly string[];
	/** A digest of the whole file. Tokens are derived from it, so no text of the file can contain them. */
	readonly tokenSeed: string;
	/** Renders a line of Markdown within the text, such as a caption, with its position. */
	readonly inline: (text: string, line: number, column: number) => RichText;
}
/** The state of one text of a file. */
export interface MarkdownContext {
	readonly file: FileContext;
	/** The parsed text, preceded by as many empty lines as it has lines above it in the file. */
	readonly value: string;
	/** The nodes that became holes, with the index of each hole. */
	readonly holeNumbers: Map<Link | Image, number>;
	/** @default "markdown" */
	readonly form?: TextForm;
	/** The anchor of each heading. */
	readonly anchors: Map<Heading, string>;
}

/** The position at which a node begins. */
export const placeAt = ({ file }: MarkdownContext, { position }: Node): Place => ({
	path: file.path,
	...(position && { line: position.start.line, column: position.start.column }),
});

/** The position and length of a node; or of its text, if the text occurs in the node as typed. */
export function placeOfNode({ file: { path }, value }: MarkdownContext, { position }: Node, words = ""): Place {
	const { start, end } = position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
	const source = words && start.offset !== undefined ? value.slice(start.offset, end.offset) : "";
	const at = words ? source.lastIndexOf(words) : -1;
	if (at === -1)
		return {
			path,
			line: start.line,
			column: start.column,
			length: end.line === start.line ? end.column - start.column : 1,
		};
	const before = source.slice(0, at).split("\n");
	const column = (before.length === 1 ? start.column : 1) + (before.at(-1)?.length ?? 0);
	return { path, line: start.line + before.length - 1, column, length: words.length };
}

export const positionOfNode = (...node: Parameters<typeof placeOfNode>): Position => positionOf(placeOfNode(...node));

/** The placeholder node of a new hole. `words` are those that it adds to the plain text. */
export function addHole(made: Hole, { file, holeNumbers }: MarkdownContext, words = ""): Image {
	const image: Image = { type: "image", url: "", alt: words };
	holeNumbers.set(image, file.holes.push(made) - 1);
	return image;
}
