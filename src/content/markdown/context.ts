/** What travels with a text from its tree to its HTML. */
import type { Heading, Image, Link } from "mdast";
import type { Node } from "unist";
import type { Hole, Path, Place, Problem, RichText } from "../../core/model.js";

/** What the texts of one file have in common. */
export interface FileContext {
	readonly path: Path;
	readonly problems: Problem[];
	readonly holes: Hole[];
	/** The addresses of the site: its own full URLs are links inside. */
	readonly ownUrls: readonly string[];
	/** The whole file: what is made of its digest stands nowhere in it. */
	readonly seed: string;
	/** A line of Markdown within the text, such as a caption, at its place. */
	readonly inline: (text: string, line: number, column: number) => RichText;
}
/** One text of the file. */
export interface MarkdownContext {
	readonly file: FileContext;
	/** What was parsed: the text, below as many empty lines as it has lines above it in its file. */
	readonly value: string;
	/** The nodes that became holes, with their numbers. */
	readonly holeOf: Map<Link | Image, number>;
	/** The anchor of each heading. */
	readonly anchors: Map<Heading, string>;
}

/** Where a node begins. */
export const placeAt = ({ file }: MarkdownContext, { position }: Node): Place => ({
	path: file.path,
	...(position && { line: position.start.line, column: position.start.column }),
});

/** Where a node begins, and its length; or, where the words stand in it as they were typed, where they do. */
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

/** The placeholder node of a new hole. */
export function addHole(made: Hole, { file, holeOf }: MarkdownContext): Image {
	const image: Image = { type: "image", url: "", alt: "" };
	holeOf.set(image, file.holes.push(made) - 1);
	return image;
}
