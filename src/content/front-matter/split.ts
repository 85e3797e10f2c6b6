/** Splits a file into front matter with positions, and body. */
import { decisionOf } from "../../core/foreign-keys.js";
import type { Outcome, Path, Place, Problem } from "../../core/model.js";
import { error, lineColumn } from "../../core/problem.js";
import { mergeConflictProblems } from "../files/merge.js";
import { type FrontMatterBlock, findBlock, lineAt } from "./block.js";
import { parseFastYaml } from "./fast-yaml.js";
import { readJson } from "./json.js";
import { readToml } from "./toml.js";
import { readYaml, type YamlMap } from "./yaml.js";

export interface SplitFile {
	readonly data: YamlMap;
	readonly body: string;
	/** Number of lines above the body. */
	readonly lines: number;
}

/** Whether a key may be in a file twice, because nothing reads it. */
export type MayRepeat = (key: string) => boolean;

/** `fastPath`: common front matter is parsed without gray-matter and the YAML library, with the same result. */
export function splitFrontMatter(
	text: string,
	path: Path,
	fastPath = true,
	mayRepeat: MayRepeat = () => false,
): Outcome<SplitFile> {
	const merges = mergeConflictProblems(text, path);
	if (merges.some(({ severity }) => severity === "error")) return { problems: merges };
	const everyday = fastPath ? splitEveryday(text, path) : undefined;
	if (everyday) return { value: everyday, problems: merges };
	const { value: block, problems: fences } = findBlock(text, path);
	if (!block) return { problems: [...merges, ...fences] };

	const place = createPlaceMapper(block.text, path, block.opening, block.above);
	const { value, problems: faults } = parseBlock(block, place, mayRepeat);
	const below = keysBelow(text, path, block.closing + 1);
	const problems = [...merges, ...fences, ...faults, ...below];
	if (!value || below.length > 0) return { problems };
	return { value: { data: value, ...bodyBelow(text, block.closing) }, problems };
}

/** Only for fences of three hyphens and spaces with common YAML between them; otherwise undefined. */
function splitEveryday(text: string, path: Path): SplitFile | undefined {
	const opening = /^---[ \t]*(?=\n)/.exec(text)?.[0].length;
	const closing = opening === undefined ? -1 : text.indexOf("\n---", 3);
	if (opening === undefined || closing === -1 || !/^---[ \t]*$/.test(lineAt(text, closing + 1))) return undefined;
	const yaml = text.slice(3, closing);
	const data = parseFastYaml(yaml, createPlaceMapper(yaml, path, opening));
	if (!data || keysBelow(text, path, closing + 1).length > 0) return undefined;
	return { data, ...bodyBelow(text, closing) };
}

/** The body below the closing fence, whose line begins after `closing`. */
function bodyBelow(text: string, closing: number): Pick<SplitFile, "body" | "lines"> {
	const end = text.indexOf("\n", closing + 1);
	return { body: end === -1 ? "" : text.slice(end + 1), lines: lineColumn(text, closing + 1).line };
}

/**
 * Converts offsets in `block` to positions in the file, not beyond the end of the line. The first line of `block` ends an opening fence of `before`
 * characters, and has `above` lines above it.
 */
export function createPlaceMapper(block: string, path: Path, before: number, above = 0) {
	const starts = [0];
	for (let at = block.indexOf("\n"); at !== -1; at = block.indexOf("\n", at + 1)) starts.push(at + 1);
	return (offset: number, length = 1): Place => {
		let [line, below] = [0, starts.length];
		while (below - line > 1) {
			const middle = (line + below) >> 1;
			if ((starts[middle] ?? 0) <= offset) line = middle;
			else below = middle;
		}
		const column = offset - (starts[line] ?? 0) + 1;
		const end = (starts[below] ?? block.length + 1) - 1;
		return {
			path,
			line: line + 1 + above,
			column: line === 0 ? column + before : column,
			length: Math.max(1, Math.min(length, end - offset)),
		};
	};
}

/** The probable front matter of a text that begins with `---` and has invalid fences. */
export function yamlBlock(text: string): string {
	const language = text.slice(3, text.indexOf("\n")).trim();
	return text.slice(language ? text.indexOf("\n") : 3, text.indexOf("\n---", 3));
}

function parseBlock(
	{ language, text }: FrontMatterBlock,
	place: (offset: number, length?: number) => Place,
	mayRepeat: MayRepeat,
): Outcome<YamlMap> {
	if (language === "yaml") return parseYamlBlock(text, place, mayRepeat);
	const { value, problems } = language === "toml" ? readToml(text, place) : readJson(text, place);
	return value ? { value, problems } : { problems: problems.map(withhold) };
}

function parseYamlBlock(
	yaml: string,
	place: (offset: number, length?: number) => Place,
	mayRepeat: MayRepeat,
): Outcome<YamlMap> {
	const end = /^\.\.\.[ \t]*$/m.exec(yaml);
	if (end) {
		const message = "The front matter is one document; `...` ends it before the closing fence";
		return { problems: [withhold(error("yaml", message, place(end.index, 3), { hint: "remove the line" }))] };
	}
	const { value, problems } = readYaml(yaml, place, mayRepeat);
	if (value) return { value, problems };
	return { problems: mayHide(yaml) ? problems.map(withhold) : problems };
}

/** Whether front matter that cannot be parsed has a key that may hide the article, of Broadsheet or another program. */
const mayHide = (yaml: string): boolean =>
	/\b(?:draft|status|embargo|expires)\b/i.test(yaml) ||
	[...yaml.matchAll(/^[ \t]*["']?(\w[\w -]{0,40}?)["']? ?:/gm)].some(([, key = ""]) => decisionOf(key) !== undefined);

export const withhold = (problem: Problem): Problem => ({ ...problem, withhold: true });
/** A fence, followed at once by lines that are keys or parts of values, and another fence. */
const KEYS_BELOW =
	/---[ \t]*\n\w[\w-]*:(?:[ \t][^\n]*)?\n(?:(?:\w[\w-]*:(?:[ \t][^\n]*)?|[ \t]*- [^\n]*|[ \t]+[^\n]*)\n)*---[ \t]*(?:\n|$)/y;
/** The same in TOML. */
const TOML_KEYS_BELOW =
	/\+{3}[ \t]*\n[\w-]+[ \t]*=[^\n]*\n(?:(?:[\w.-]+[ \t]*=[^\n]*|\[[^\n]*|[ \t]+[^\n]*)?\n)*\+{3}[ \t]*(?:\n|$)/y;

/** Keys outside of the front matter, such as `draft: true`, which would be rendered as text. `closing` is the offset of the closing fence. */
function keysBelow(text: string, path: Path, closing: number): Problem[] {
	const pattern = text[closing] === "+" ? TOML_KEYS_BELOW : KEYS_BELOW;
	pattern.lastIndex = closing;
	if (!pattern.test(text)) return [];
	const place = { path, line: lineColumn(text, closing).line, column: 1, length: 3 };
	const hint = `remove this \`${text.slice(closing, closing + 3)}\``;
	return [
		withhold(
			error("front-matter-fence", "This fence is followed by more keys and a second closing fence", place, { hint }),
		),
	];
}
