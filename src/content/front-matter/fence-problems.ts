/** What is wrong with the fences of front matter, or above them. */
import type { Path, Place, Problem } from "../../core/model.js";
import { error, lineColumn } from "../../core/problem.js";
import { formWarning } from "./form-warning.js";

export const fenceFault = (message: string, place: Place, hint?: string): Problem =>
	error("front-matter-fence", message, place, { hint, withhold: true });

export const textAbove = (text: string, start: number, path: Path): Problem => {
	const place = { path, ...lineColumn(text, start) };
	const what = place.line > 1 ? "blank lines" : "invisible characters";
	return formWarning(
		`There are ${what} above the front matter`,
		place,
		"remove them: most programs take such front matter for text",
		what,
	);
};

/** Why a text does not begin with a fence. */
export function noFrontMatter(text: string, path: Path): Problem {
	const late = keysBelowComments(text) ?? /^[\ufeff\u200b\s]*(?=---|\+{3}[ \t]*\n)/.exec(text)?.[0].length;
	if (late !== undefined)
		return fenceFault(
			"The front matter must begin in the first line, with nothing before it",
			{ path, line: lineColumn(text, late).line, column: 1, length: 3 },
			"remove the text before it",
		);
	return error(
		"front-matter-missing",
		"The file has no front matter",
		{ path, line: 1, column: 1 },
		{ hint: "begin it with a line `---`, then `headline:` and `date:`, then another `---`" },
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
