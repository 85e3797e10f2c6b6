/**
 * YAML that libyaml, go-yaml and js-yaml read, and the specification does not allow: texts in quotation marks and lists in brackets that go on without an
 * indent (YAML 1.2, 6.1 and 7.3). A line that may be a key is never taken for a part of a text, because it may be the one that hides the story.
 */

export interface IndentedYaml {
	/** The text with an indent in each such line. */
	readonly text: string;
	/** The offset in the original text of an offset in this one. */
	readonly offset: (offset: number) => number;
	/** The offset at which the first such line begins, in the original text. */
	readonly at: number;
}

/** A key or an item of a list whose value begins with a quotation mark or a bracket. */
const START = /^( *)(?:- +)*(?:[\w-]+:[ \t]+)?(["'[].*)$/;
/** The text after the opening sign, up to the end of the line, if nothing in it closes the value. */
const OPEN: Readonly<Record<string, RegExp>> = {
	'"': /^"(?:[^"\\]|\\.)*\\?$/,
	"'": /^'(?:[^']|'')*$/,
	"[": /^\[[^\]]*$/,
};
/** A line that closes it. */
const CLOSE: Readonly<Record<string, RegExp>> = {
	'"': /^(?:[^"\\]|\\.)*"/,
	"'": /^(?:[^']|'')*'(?!')/,
	"[": /\]/,
};
/** A key, a fence, or the item of a list in block style. */
const KEY = /^["']?[\w-]+(?: [\w-]+){0,2}["']?[ \t]*:(?:\s|$)|^(?:---|\.\.\.)|^- /;
/** Longer values are more probably an unclosed quotation mark. */
const MAX_LINES = 100;

/** Undefined if the text has no such line, or one that may be a key. */
export function withIndents(text: string): IndentedYaml | undefined {
	const lines = text.split("\n");
	const added: number[] = lines.map(() => 0);
	for (let index = 0; index < lines.length; index++) {
		const [, { length: indent } = "", value = ""] = START.exec(lines[index] as string) ?? [];
		const sign = value[0] ?? "";
		if (!OPEN[sign]?.test(value)) continue;
		const end = lines.findIndex((line, below) => below > index && CLOSE[sign]?.test(line));
		if (end === -1 || end - index > MAX_LINES) continue;
		for (let below = index + 1; below <= end; below++) {
			const line = lines[below] as string;
			const has = line.length - line.trimStart().length;
			if (line.trim() === "" || has > indent) continue;
			if (KEY.test(line.trimStart())) return undefined;
			added[below] = indent + 1 - has;
		}
		index = end;
	}
	const first = added.findIndex((spaces) => spaces > 0);
	if (first === -1) return undefined;
	const starts = [0];
	for (const line of lines) starts.push((starts.at(-1) as number) + line.length + 1);
	return {
		text: lines.map((line, index) => " ".repeat(added[index] as number) + line).join("\n"),
		offset: (offset) => {
			let before = 0;
			for (const [index, spaces] of added.entries()) {
				const start = (starts[index] as number) + before;
				if (start >= offset) break;
				before += Math.min(spaces, offset - start);
			}
			return offset - before;
		},
		at: starts[first] as number,
	};
}
