/** Finds the front matter of a file, as gray-matter does. Fences are strict: anything that could hide a `draft: true` is an error. */
import matter from "gray-matter";
import type { Outcome, Path } from "../../core/model.js";
import { error, lineColumn } from "../../core/problem.js";
import { fenceFault, noFrontMatter, textAbove } from "./fence-problems.js";
import { endOfJson, type Fence, fenceAt, type Language, languageOf, startOfFrontMatter } from "./fences.js";
import { languageFault } from "./language.js";

/** The front matter of a text: from the end of the opening fence to the line end above the closing fence. */
export interface FrontMatterBlock {
	readonly language: Language;
	readonly text: string;
	/** The number of lines above the block. */
	readonly above: number;
	/** The column at which the opening fence ends, from 0. */
	readonly opening: number;
	/** The offset of the line end above the closing fence; of JSON without fences, that above its last line. */
	readonly closing: number;
}

const refused = (): never => {
	throw new TypeError("A language that is refused has no engine");
};
const unread = () => ({});
/**
 * The options of every call. Without options gray-matter caches each text, and returns `{}` the second time it meets a broken one.
 *
 * Its engines are replaced, because its own engine for JavaScript evaluates the block. The engines of data return nothing, because `split` parses the
 * block afterwards with positions, and gray-matter calls no engine if all lines look like comments. The other engines cannot be reached: their languages
 * are rejected before.
 */
const optionsFor = (fence: Fence, language: Language) => ({
	engines: { yaml: unread, yml: unread, json: unread, toml: unread, javascript: refused, coffee: refused },
	delimiters: fence,
	language,
});

/** gray-matter's search for comments is quadratic in the number of consecutive blank lines; in a shorter block that does not matter. */
const LONG_BLOCK = 20_000;
const MAX_BLANK_LINES = 200;

/** Finds the block of a text with `\n` line endings, or reports what is wrong with its fences. */
export function findBlock(text: string, path: Path): Outcome<FrontMatterBlock> {
	const start = startOfFrontMatter(text);
	if (start === undefined) return { problems: [noFrontMatter(text, path)] };
	const above = lineColumn(text, start).line - 1;
	const problems = start > 0 ? [textAbove(text, start, path)] : [];
	const fence = fenceAt(text, start);
	const { value, problems: faults } =
		fence === undefined ? findJson(text, path, start) : findFenced(text.slice(start), path, fence, above);
	if (value === undefined) return { problems: faults };
	return { value: { ...value, above, closing: value.closing + (fence === undefined ? 0 : start) }, problems };
}

type FoundBlock = Omit<FrontMatterBlock, "above">;

/** `text` begins with the fence; there are `above` lines above it. */
function findFenced(text: string, path: Path, fence: Fence, above: number): Outcome<FoundBlock> {
	const fault = (message: string, line: number, hint?: string) => ({
		problems: [fenceFault(message, { path, line: line + above, column: 1, length: 3 }, hint)],
	});
	const opening = lineAt(text, 0);
	// It looks for the language behind its default fence only.
	const { name } = matter.language(`---${opening.slice(3)}\n`);
	if (name.startsWith(fence[0] as string))
		return fault(
			fence === "---"
				? "The opening fence has three hyphens"
				: `The opening fence must be \`${fence}\` and nothing else`,
			1,
		);
	const language = languageOf(fence, name);
	if (language === undefined) return { problems: [languageFault(text, opening, name, fence, path, above)] };
	const unclosed = () => fault("The front matter has no closing fence", 1, `end it with a line \`${fence}\``);
	// In a text of one line, gray-matter takes all but the last letter for the name of a language.
	if (opening === text) return unclosed();
	const padding = paddedAt(text, fence);
	if (padding !== undefined) {
		const place = { path, line: padding + above, column: 1 };
		const message = `The front matter has more than ${MAX_BLANK_LINES} blank lines in a row`;
		return { problems: [error("yaml-limit", message, place, { hint: "remove them", withhold: true })] };
	}

	const { matter: block } = matter(text, optionsFor(fence, language));
	const start = name ? opening.length : 3;
	const closing = start + block.length;
	// Without a closing fence gray-matter takes the whole text, and what follows the fence on its line is part of the body.
	if (closing === text.length) return unclosed();
	const end = lineAt(text, closing + 1);
	if (!end.startsWith(fence) || !/^[ \t]*$/.test(end.slice(3)))
		return fault(`The closing fence must be \`${fence}\` and nothing else`, lineColumn(text, closing + 1).line);
	return { value: { language, text: block, opening: opening.length, closing }, problems: [] };
}

/** JSON without fences: its last line is that of the `}` that closes it. gray-matter does not know this form of Hugo. */
function findJson(text: string, path: Path, start: number): Outcome<FoundBlock> {
	const end = endOfJson(text, start);
	const fault = (message: string, offset: number, hint: string) => ({
		problems: [fenceFault(message, { path, ...lineColumn(text, offset) }, hint)],
	});
	if (end === undefined) return fault("The front matter has no closing `}`", start, "end it with a line `}`");
	if (lineAt(text, end).trim() !== "")
		return fault("The `}` that ends the front matter must end its line", end, "begin a new line below it");
	const closing = Math.max(start - 1, text.lastIndexOf("\n", end - 1));
	return { value: { language: "json", text: text.slice(start, end), opening: 0, closing }, problems: [] };
}

/** The first of the blank lines that exceed the limit. */
function paddedAt(text: string, fence: Fence): number | undefined {
	if (text.length <= LONG_BLOCK) return undefined;
	const end = text.indexOf(`\n${fence}`, 3);
	if ((end === -1 ? text.length : end) <= LONG_BLOCK) return undefined;
	let blank = 0;
	for (const [index, line] of text
		.slice(0, end === -1 ? text.length : end)
		.split("\n")
		.entries()) {
		blank = line.trim() === "" ? blank + 1 : 0;
		if (blank > MAX_BLANK_LINES) return index + 2 - blank;
	}
	return undefined;
}

/** The line of a text that begins at `start`. */
export function lineAt(text: string, start: number): string {
	const end = text.indexOf("\n", start);
	return end === -1 ? text.slice(start) : text.slice(start, end);
}
