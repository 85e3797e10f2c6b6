/** The YAML of front matter → texts, lists and maps with positions. Nothing is guessed: every scalar is the text as typed. */

import type { Node } from "yaml";
import { libraries } from "../../core/libraries.js";
import type { Outcome, Place, Problem } from "../../core/model.js";
import { error } from "../../core/problem.js";
import { curledWarning, formWarning } from "./form-warning.js";
import { aliasTargets } from "./yaml-aliases.js";
import { withIndents } from "./yaml-lenient.js";
import { parseYaml, problemsIn } from "./yaml-parse.js";

const require = libraries(import.meta.url);

export interface YamlText {
	readonly kind: "text";
	readonly place: Place;
	readonly text: string;
	readonly quoted: boolean;
}
export interface YamlList {
	readonly kind: "list";
	readonly place: Place;
	readonly items: readonly Yaml[];
}
export interface YamlMap {
	readonly kind: "map";
	readonly place: Place;
	readonly entries: ReadonlyMap<string, { readonly key: Place; readonly value: Yaml }>;
}
export type Yaml = YamlText | YamlList | YamlMap;

/** Maximum number of nodes; more are an attack. */
const MAX_NODES = 20_000;
export const MAX_DEPTH = 24;

/** `place` converts an offset in `text` to a position. `mayRepeat`: whether a key may be in the text twice. */
export function readYaml(
	text: string,
	place: (offset: number, length?: number) => Place,
	mayRepeat?: (key: string) => boolean,
): Outcome<YamlMap> {
	const crowded = crowdedKey(text);
	if (crowded !== undefined) return { problems: [tooLargeProblem(place(crowded))] };
	const strict = parseYaml(text, mayRepeat);
	if (!strict?.errors.length || strict.isSilent) return toMap(strict, text, place);
	// Only what the specification does not allow is read as other libraries do.
	const indented = withIndents(text);
	const lenient = indented && parseYaml(indented.text, mayRepeat);
	if (!indented || !lenient || lenient.errors.length) return toMap(strict, text, place);
	const told = formWarning(
		"A value goes on in this line without an indent",
		place(indented.at),
		"indent its lines by two spaces: the specification of YAML asks for it",
		"no indent",
	);
	const read = toMap(lenient, indented.text, (offset, length) => place(indented.offset(offset), length));
	return { ...read, problems: [told, ...read.problems] };
}

/** The offset of the first key beyond the maximum number of nodes; the library compares each key with all others. */
function crowdedKey(text: string): number | undefined {
	let keys = 0;
	for (const { index } of text.matchAll(/^[^\s#:-][^\s:]*:(?=\s)/gm)) if (++keys > MAX_NODES) return index;
	return undefined;
}

function toMap(
	parsed: ReturnType<typeof parseYaml>,
	text: string,
	place: (offset: number, length?: number) => Place,
): Outcome<YamlMap> {
	// Imported on first use: common front matter does not need it, and loading it takes longer than a small build.
	const { isAlias, isMap, isScalar, isSeq } = require("yaml") as typeof import("yaml");
	// The depth at which the library fails depends on the free stack; the reported problem does not.
	if (!parsed) return { problems: [tooDeepProblem(place(Math.max(0, text.search(/[[{]{8}/))))] };
	const { document, errors, repeated, curled } = parsed;
	if (errors.length) return { problems: problemsIn(text, errors, place) };
	const problems = repeated.map(({ pos: [from, to], message }) =>
		formWarning(message, place(from, to - from), "remove one of the lines; the last one counts", message),
	);

	let budget = MAX_NODES;
	const targets = text.includes("*") ? aliasTargets(document) : undefined;
	const read = (node: Node | null, depth: number, at: number): Yaml => {
		if (node === null) return { kind: "text", place: place(at), text: "", quoted: false };
		const target = isAlias(node) ? targets?.get(node) : node;
		const [start, end] = node.range ?? [at, at + 1];
		const here = place(start, Math.max(1, end - start));
		if (!target) throw new TypeError(`An alias of no anchor at ${start}`);
		if (--budget < 0 || depth > MAX_DEPTH)
			throw new LimitExceeded(
				depth > MAX_DEPTH
					? tooDeepProblem(here)
					: error("yaml-limit", "The front matter is too large once its aliases are expanded", here),
			);
		if (isScalar(target)) {
			const typed = String(target.value ?? "");
			if (!curled?.has(start)) return { kind: "text", place: here, text: typed, quoted: target.type !== "PLAIN" };
			problems.push(curledWarning(here));
			return { kind: "text", place: here, text: typed.slice(1, -1), quoted: true };
		}
		if (isSeq(target))
			return {
				kind: "list",
				place: here,
				items: target.items.map((item) => read(item as Node | null, depth + 1, start)),
			};
		if (!isMap(target)) throw new TypeError(`A YAML node of an unknown kind at ${start}`);
		const entries = new Map<string, { key: Place; value: Yaml }>();
		for (const pair of target.items) {
			const key = pair.key as Node;
			const name = isScalar(key) ? String(key.value) : "";
			const [keyStart, keyEnd] = key.range ?? [start, start + 1];
			entries.set(name, {
				key: place(keyStart, keyEnd - keyStart),
				value: read(pair.value as Node | null, depth + 1, keyEnd),
			});
		}
		return { kind: "map", place: here, entries };
	};
	try {
		const value = read(document.contents, 0, 0);
		if (value.kind === "map") return { value, problems };
		return { value: { kind: "map", place: value.place, entries: new Map() }, problems };
	} catch (cause) {
		if (cause instanceof LimitExceeded) return { problems: [cause.problem] };
		throw cause;
	}
}

class LimitExceeded extends Error {
	constructor(readonly problem: Problem) {
		super(problem.message);
	}
}
export const tooDeepProblem = (place: Place): Problem =>
	error("yaml-limit", "The front matter is nested too deeply", place);

const tooLargeProblem = (place: Place): Problem =>
	error("yaml-limit", `The front matter has more than ${MAX_NODES.toLocaleString("en")} keys`, place);

/** A YAML value as plain texts, lists and maps, for templates and plugins. */
export function toPlainValue(value: Yaml): unknown {
	if (value.kind === "text") return value.text;
	if (value.kind === "list") return value.items.map(toPlainValue);
	return Object.fromEntries([...value.entries].map(([key, entry]) => [key, toPlainValue(entry.value)]));
}
