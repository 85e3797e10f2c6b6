/** The text of a file → its front matter with places, and its body. Fences are strict: whatever could hide a `draft: true` is an error. */
import { decisionOf } from "../../core/foreign-keys.js";
import type { Outcome, Path, Place, Problem } from "../../core/model.js";
import { error, lineColumn } from "../../core/problem.js";
import { mergeConflictProblems } from "../files/merge.js";
import { parseFastYaml } from "./fast-yaml.js";
import { readYaml, type YamlMap } from "./yaml.js";

export interface SplitFile {
	readonly data: YamlMap;
	readonly body: string;
	/** Lines of the file above the body. */
	readonly lines: number;
}

/** `lane`: may YAML of an everyday shape be read without its library? What it says is the same. */
export function splitFrontMatter(text: string, path: Path, lane = true): Outcome<SplitFile> {
	const merges = mergeConflictProblems(text, path);
	if (merges.some(({ severity }) => severity === "error")) return { problems: merges };
	const fault = fenceProblem(text, path);
	if (fault) return { problems: [...merges, fault] };

	const { yaml, opening, closing } = yamlBlock(text);
	const place = createPlaceMapper(yaml, path, opening);
	const { value, problems: faults } = parseYamlBlock(yaml, place, lane);
	const below = keysBelow(text, path, closing + 1);
	const problems = [...merges, ...faults, ...below];
	if (!value || below.length > 0) return { problems };
	const end = text.indexOf("\n", closing + 1);
	return {
		value: { data: value, body: end === -1 ? "" : text.slice(end + 1), lines: lineColumn(text, closing + 1).line },
		problems,
	};
}

/** Offsets in `yaml` → places in its file, never longer than their line. Its first line ends an opening fence of `before` characters. */
export function createPlaceMapper(yaml: string, path: Path, before: number) {
	const starts = [0];
	for (let at = yaml.indexOf("\n"); at !== -1; at = yaml.indexOf("\n", at + 1)) starts.push(at + 1);
	return (offset: number, length = 1): Place => {
		let [line, below] = [0, starts.length];
		while (below - line > 1) {
			const middle = (line + below) >> 1;
			if ((starts[middle] ?? 0) <= offset) line = middle;
			else below = middle;
		}
		const column = offset - (starts[line] ?? 0) + 1;
		const end = (starts[below] ?? yaml.length + 1) - 1;
		return {
			path,
			line: line + 1,
			column: line === 0 ? column + before : column,
			length: Math.max(1, Math.min(length, end - offset)),
		};
	};
}

/** The YAML between two fences without a fault, from the end of the first to that of the line above the second. */
export function yamlBlock(text: string): {
	readonly yaml: string;
	readonly opening: number;
	readonly closing: number;
} {
	const opening = text.indexOf("\n");
	const closing = text.indexOf("\n---", 3);
	const language = text.slice(3, opening).trim();
	return { yaml: text.slice(language ? opening : 3, closing), opening, closing };
}

function parseYamlBlock(
	yaml: string,
	place: (offset: number, length?: number) => Place,
	lane: boolean,
): Outcome<YamlMap> {
	const plain = lane ? parseFastYaml(yaml, place) : undefined;
	if (plain) return { value: plain, problems: [] };
	const end = /^\.\.\.[ \t]*$/m.exec(yaml);
	if (end) {
		const message = "The front matter is one document; `...` ends it before the closing fence";
		return { problems: [withhold(error("yaml", message, place(end.index, 3), { hint: "remove the line" }))] };
	}
	const { value, problems } = readYaml(yaml, place);
	if (value) return { value, problems };
	return { problems: mayHide(yaml) ? problems.map(withhold) : problems };
}

/** Does a text that cannot be read have a key that may be there to hide the story, of our own or of another program? */
const mayHide = (yaml: string): boolean =>
	/\b(?:draft|status|embargo|expires)\b/i.test(yaml) ||
	[...yaml.matchAll(/^[ \t]*["']?(\w[\w -]{0,40}?)["']? ?:/gm)].some(([, key = ""]) => decisionOf(key) !== undefined);

export const withhold = (problem: Problem): Problem => ({ ...problem, withhold: true });
/** What is wrong with the fences, if anything. The opening one is the first line; the closing one is `---` on its own line. */
function fenceProblem(text: string, path: Path): Problem | undefined {
	const fence = (message: string, line: number, hint?: string) =>
		withhold(error("front-matter-fence", message, { path, line, column: 1, length: 3 }, { hint }));
	const opening = lineFrom(text, 0);
	if (!opening.startsWith("---")) {
		const lines = text.split("\n");
		const late = lines.findIndex((line) => line.replace(/[\ufeff\u200b]/g, "").trim() !== "");
		if (late >= 0 && /^[\ufeff\u200b\s]*---/.test(lines[late] ?? ""))
			return fence(
				"The front matter must begin in the first line, with nothing before it",
				late + 1,
				"remove what stands before `---`",
			);
		return error(
			"front-matter-missing",
			"The file has no front matter",
			{ path, line: 1, column: 1 },
			{ hint: "begin it with a line `---`, then `headline:` and `date:`, then another `---`" },
		);
	}
	const language = opening.slice(3).trim();
	if (language !== "" && !/^ya?ml$/.test(language)) {
		const column = opening.indexOf(language) + 1;
		if (language.startsWith("-")) return fence("The opening fence has three hyphens", 1);
		return withhold(
			error(
				"front-matter-engine",
				`Front matter is YAML; "${language.slice(0, 40)}" is refused`,
				{ path, line: 1, column: /\s/.test(opening[3] ?? "") ? 4 : column, length: language.length },
				{ hint: "write it as YAML between two lines `---`" },
			),
		);
	}
	const closing = text.indexOf("\n---", 3) + 1;
	if (closing === 0) return fence("The front matter has no closing fence", 1, "end it with a line `---`");
	if (!/^---[ \t]*$/.test(lineFrom(text, closing)))
		return fence("The closing fence must be `---` and nothing else", lineColumn(text, closing).line);
	return undefined;
}
/** A fence, at once below it lines that are keys or parts of their values, and a further fence. */
const KEYS_BELOW =
	/---[ \t]*\n\w[\w-]*:(?:[ \t][^\n]*)?\n(?:(?:\w[\w-]*:(?:[ \t][^\n]*)?|[ \t]*- [^\n]*|[ \t]+[^\n]*)\n)*---[ \t]*(?:\n|$)/y;

/** Keys that are no part of the front matter, `draft: true` among them: they would be words of the story. `closing` is where its closing fence begins. */
function keysBelow(text: string, path: Path, closing: number): Problem[] {
	KEYS_BELOW.lastIndex = closing;
	if (!KEYS_BELOW.test(text)) return [];
	const place = { path, line: lineColumn(text, closing).line, column: 1, length: 3 };
	const hint = "remove this `---`";
	return [
		withhold(error("front-matter-fence", "More keys stand below this fence, above another one", place, { hint })),
	];
}

/** The line of a text that begins at `start`. */
function lineFrom(text: string, start: number): string {
	const end = text.indexOf("\n", start);
	return end === -1 ? text.slice(start) : text.slice(start, end);
}
