/** An invalid line of YAML → the lines that it may be meant to be. */

import { intendedValues, why, yamlQuoted } from "./yaml-values.js";

interface Candidate {
	/** What is wrong with the line. */
	readonly message: string;
	readonly line: string;
}

/** The probable lines, most likely first. `near`: the error is reported in this line or the next. */
export function candidates(lines: readonly string[], index: number, near: boolean): Candidate[] {
	const line = lines[index] as string;
	const last = lines.slice(Math.max(0, index - MAX_QUOTED_LINES), index).some((each) => OPENS.test(each))
		? ends(line)
		: [];
	if (!near) return [...(OPENS.test(line) ? values(line) : []), ...last];
	const spaced = line.replace(STRUCTURE, (space) => space.replaceAll("\t", "  ").replace(/[\u00a0\u3000]/g, " "));
	const space = /\t/.test(/^\s*/.exec(line)?.[0] ?? "")
		? "The line is indented with a tab; YAML takes spaces only"
		: "There is a no-break space where YAML accepts only a plain one";
	const found = spaced === line ? [] : [{ message: space, line: spaced }];
	const above = lines.slice(0, index).findLast((each) => each.trim() !== "") ?? "";
	found.push(...colons(spaced), ...values(spaced), ...marks(spaced, above), ...columns(spaced, above), ...last);
	return found.filter((each) => each.line !== line);
}
/** A quotation mark or bracket is closed within this many lines. */
const MAX_QUOTED_LINES = 12;
/** A value that begins with a quotation mark or a bracket. */
const OPENS = /^\s*(?:- +)?(?:[\w-]+: +)?["'[{]/;
/** White space with a meaning: before a line, after the `-` of an item, after the colon of a key. */
const STRUCTURE =
	/^[ \t\u00a0\u3000]+|(?<=^[ \t\u00a0\u3000]*-)[\t\u00a0\u3000]+|(?<=^\s*(?:-\s+)?[\w-]+:)[ \u00a0\u3000]+/g;

/** `headline:The vote`, `headline：The vote`, `headline = The vote` */
function colons(line: string): Candidate[] {
	const [, before, value = ""] = /^(\s*(?:- +)?[A-Za-z_][\w-]*)(?::(?!\/\/)|： *| *= *)(\S.*)$/.exec(line) ?? [];
	if (before === undefined) return [];
	return [value, yamlQuoted(value)].map((each) => ({
		message: "A key and its value are separated by a colon and a space",
		line: `${before}: ${each}`,
	}));
}

/** The line with its value in quotation marks, or with its own marks corrected. */
function values(line: string): Candidate[] {
	return splits(line).flatMap(([before, typed]) => {
		const [, value = typed, comment = ""] = /^(".*"|'.*')( +#.*)$/.exec(typed) ?? /^(.*?)( +# \D.*)$/.exec(typed) ?? [];
		return [...new Set(intendedValues(value))].map((each) => ({ message: why(value), line: before + each + comment }));
	});
}

/** What precedes the value, and the value. An item of a list can be a text with a colon, or a key with its value. */
function splits(line: string): (readonly [before: string, value: string])[] {
	const [, indent = "", dash = "", key = "", value = ""] =
		/^(\s*)((?:- +)?)((?:(?:"[^"]*"|[^\s"'#:[\]{},&*!|>%@`-][^\s:]*): +)?)(.*?)\s*$/.exec(line) ?? [];
	if (dash && key) {
		const entry = [indent + dash, key + value] as const;
		const pair = [indent + dash + key, value] as const;
		return /^[a-z]/.test(key) ? [pair, entry] : [entry, pair];
	}
	return value && (dash || key) ? [[indent + dash + key, value]] : [];
}

/** `-One`, `• One`, `* One`, or no marker if the line above is an item of a list. */
function marks(line: string, above: string): Candidate[] {
	const [, indent = "", mark = "", item = ""] = /^(\s*)(-(?=[^\s-])|[-•‣●▪·*–—](?=\s))?\s*(\S.*?)\s*$/.exec(line) ?? [];
	const message = mark ? "An entry of a list begins with a hyphen and a space" : "The line has no `- ` before it";
	const list = /^(\s*)- /.exec(above)?.[1];
	const indents = [indent, ...(list === undefined || list === indent ? [] : [list])];
	if (!item || (!mark && list === undefined)) return [];
	return indents.flatMap((by) => [item, yamlQuoted(item)].map((each) => ({ message, line: `${by}- ${each}` })));
}

/** A key in a different column than the keys of the same map. */
function columns(line: string, above: string): Candidate[] {
	const key = line.trimStart();
	if (!/^[\w-]+:(?: |$)/.test(key)) return [];
	const own = line.length - key.length;
	const before = /^ */.exec(above)?.[0].length ?? 0;
	const entry = /^ *- +(?=[\w-]+:)/.exec(above)?.[0].length;
	const message = "The key is not in the column of the keys beside it";
	return [entry ?? before, 0, before]
		.filter((column) => column < own || column === entry)
		.map((column) => ({ message, line: " ".repeat(column) + key }));
}

/** The last line of a value that begins on a line above. */
const ends = (line: string): Candidate[] =>
	line.trim() === ""
		? []
		: ['"', "'", "]", "}"].map((mark) => ({
				message: `The ${/["']/.test(mark) ? "quotation mark" : "bracket"} is never closed`,
				line: line.trimEnd() + mark,
			}));
