/** Finds the front matter of a file, as gray-matter does. Fences are strict: anything that could hide a `draft: true` is an error. */
import matter from "gray-matter";
import type { Outcome, Path, Problem } from "../../core/model.js";
import { error, lineColumn } from "../../core/problem.js";
import { foreignFrontMatterProblem, languageProblem } from "./language.js";

/** The front matter of a text: from the end of the opening fence to the line end above the closing fence. */
export interface FrontMatterBlock {
	readonly yaml: string;
	/** The offset at which the line of the opening fence ends. */
	readonly opening: number;
	/** The offset of the line end above the closing fence. */
	readonly closing: number;
}

const refused = (): never => {
	throw new TypeError("A language that is refused has no engine");
};
/**
 * The options of every call. Without options gray-matter caches each text, and returns `{}` the second time it meets a broken one.
 *
 * Its engines are replaced, because its own engine for JavaScript evaluates the block. The YAML engine returns nothing, because `readYaml` parses the
 * block afterwards with positions, and gray-matter calls no engine if all lines look like comments. The other engines cannot be reached: their languages
 * are rejected before.
 */
const OPTIONS = {
	engines: { yaml: () => ({}), json: refused, javascript: refused, coffee: refused, toml: refused },
	language: "yaml",
} as const;

/** gray-matter's search for comments is quadratic in the number of consecutive blank lines; in a shorter block that does not matter. */
const LONG_BLOCK = 20_000;
const MAX_BLANK_LINES = 200;

/** Finds the block of a text with `\n` line endings, or reports what is wrong with its fences. */
export function findBlock(text: string, path: Path): Outcome<FrontMatterBlock> {
	const fence = (message: string, line: number, hint?: string) => ({
		problems: [
			error("front-matter-fence", message, { path, line, column: 1, length: 3 }, { hint, withhold: true }),
		] as Problem[],
	});
	if (!matter.test(text)) return { problems: [missing(text, path)] };
	const opening = lineAt(text, 0);
	const language = matter.language(`${opening}\n`);
	if (language.name.startsWith("-")) return fence("The opening fence has three hyphens", 1);
	const problem = languageProblem(text, opening, language.name, path);
	if (problem) return { problems: [problem] };
	const unclosed = () => fence("The front matter has no closing fence", 1, "end it with a line `---`");
	// In a text of one line, gray-matter takes all but the last letter for the name of a language.
	if (opening === text) return unclosed();
	const padding = paddedAt(text);
	if (padding !== undefined) {
		const place = { path, line: padding, column: 1 };
		const message = `The front matter has more than ${MAX_BLANK_LINES} blank lines in a row`;
		return { problems: [error("yaml-limit", message, place, { hint: "remove them", withhold: true })] };
	}

	const { matter: yaml } = matter(text, OPTIONS);
	const start = language.name ? opening.length : 3;
	const closing = start + yaml.length;
	// Without a closing fence gray-matter takes the whole text, and what follows `---` on its line is part of the body.
	if (closing === text.length) return unclosed();
	if (!/^---[ \t]*$/.test(lineAt(text, closing + 1)))
		return fence("The closing fence must be `---` and nothing else", lineColumn(text, closing + 1).line);
	return { value: { yaml, opening: opening.length, closing }, problems: [] };
}

/** Why a text does not begin with a fence. */
function missing(text: string, path: Path): Problem {
	const late = keysBelowComments(text) ?? /^[\ufeff\u200b\s]*(?=---)/.exec(text)?.[0].length;
	if (late !== undefined) {
		const { line } = lineColumn(text, late);
		return error(
			"front-matter-fence",
			"The front matter must begin in the first line, with nothing before it",
			{ path, line, column: 1, length: 3 },
			{ hint: "remove the text before `---`", withhold: true },
		);
	}
	return (
		foreignFrontMatterProblem(text, path) ??
		error(
			"front-matter-missing",
			"The file has no front matter",
			{ path, line: 1, column: 1 },
			{ hint: "begin it with a line `---`, then `headline:` and `date:`, then another `---`" },
		)
	);
}

const COMMENT_LINE = /[\ufeff\u200b\s]+|<!--[\s\S]*?-->|\{#[\s\S]*?#\}|(?:#|\/\/)[^\n]*/y;
const KEYS = /---[ \t]*\n(?:[ \t]*#[^\n]*\n)*["']?\w[\w-]*["']?:[^\n]*\n(?:[^\n]*\n)*?---[ \t]*(?:\n|$)/y;

/** The offset of a fence that has keys below it and only comments above it. */
function keysBelowComments(text: string): number | undefined {
	let at = 0;
	for (COMMENT_LINE.lastIndex = 0; COMMENT_LINE.test(text); COMMENT_LINE.lastIndex = at) at = COMMENT_LINE.lastIndex;
	KEYS.lastIndex = at;
	return KEYS.test(text) ? at : undefined;
}

/** The first of the blank lines that exceed the limit. */
function paddedAt(text: string): number | undefined {
	if (text.length <= LONG_BLOCK) return undefined;
	const end = text.indexOf("\n---", 3);
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
