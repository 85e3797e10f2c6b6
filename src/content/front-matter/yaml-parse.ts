/** Parses YAML with its library, and reports each typing error with the corrected line. */

import type { Document, Node, YAMLError } from "yaml";
import { libraries } from "../../core/libraries.js";
import type { Place, Problem } from "../../core/model.js";
import { error } from "../../core/problem.js";
import { silentMisreadings, type YamlMisreading } from "./yaml-misreadings.js";
import { repair, type YamlProblems } from "./yaml-repair.js";

const require = libraries(import.meta.url);

interface Parsed {
	readonly document: Document;
	readonly errors: readonly YamlMisreading[];
	/** The library reports no error, but the result is not what was meant. */
	readonly isSilent: boolean;
	/** Keys that occur twice although nothing reads them, or with the same value. The last one counts. */
	readonly repeated: readonly YamlMisreading[];
	/** The offsets of values that are read without their curly quotation marks. */
	readonly curled?: ReadonlySet<number>;
}
/** Undefined if the text is nested deeper than the library can parse. */
export function parseYaml(text: string, mayRepeat: (key: string) => boolean = () => false): Parsed | undefined {
	const { isMap, isScalar, parseDocument } = require("yaml") as typeof import("yaml");
	const isEmpty = (node: unknown) => node === null || (isScalar(node) && node.value === "" && node.type === "PLAIN");
	try {
		const document = parseDocument(text, {
			schema: "failsafe",
			prettyErrors: false,
			strict: true,
			uniqueKeys: true,
			version: "1.2",
		});
		// An unknown tag is a warning of the library, and is handled as one of the silent misreadings.
		const { contents, errors } = document;
		if (errors.some(({ message }) => /call stack/i.test(message))) return undefined;
		const all = errors.map((error) => ({ pos: withoutSpace(error.pos, text), message: explain(error, text) }));
		const twice = all.filter(({ message }) => TWICE.test(message));
		const harmless = twice.length > 0 ? harmlessIn(document, mayRepeat) : undefined;
		const repeated = twice.filter(({ pos }) => harmless?.(pos[0]));
		const left = new Set(repeated);
		const found = all.filter((error) => !left.has(error));
		if (found.length) return { document, errors: found, isSilent: false, repeated };
		const pos = [contents?.range?.[0] ?? 0, contents?.range?.[1] ?? 0] as const;
		if (!isMap(contents) && !isEmpty(contents))
			return { document, errors: [{ pos, message: NO_MAP }], isSilent: false, repeated };
		const { found: misread, curled } = silentMisreadings(document, text);
		return { document, errors: misread, isSilent: true, repeated, curled };
	} catch (cause) {
		if (cause instanceof RangeError) return undefined;
		throw cause;
	}
}

/** Below a key without a value, the library gives the line break before a repeated key as its position. */
const withoutSpace = ([from, to]: YAMLError["pos"], text: string): readonly [number, number] => {
	const at = text.slice(from).search(/\S/);
	return at > 0 ? [from + at, Math.max(from + at, to)] : [from, to];
};

/** Whether the key at an offset occurs twice in a value that nothing reads, or has the same text both times. */
function harmlessIn({ contents }: Document, mayRepeat: (key: string) => boolean): (offset: number) => boolean {
	const { isMap, isScalar } = require("yaml") as typeof import("yaml");
	if (!isMap(contents)) return () => false;
	const keys = contents.items.map(({ key }) => key as Node);
	/** The texts of the values of each key. A value of another kind is undefined. */
	const texts = new Map<unknown, Set<string | undefined>>();
	for (const { key, value } of contents.items)
		if (isScalar(key))
			texts.set(key.value, (texts.get(key.value) ?? new Set()).add(isScalar(value) ? String(value.value) : undefined));
	return (offset) => {
		const key = lastBefore(keys, offset);
		if (!isScalar(key)) return false;
		if (mayRepeat(String(key.value))) return true;
		const values = texts.get(key.value);
		return key.range?.[0] === offset && values?.size === 1 && !values.has(undefined);
	};
}

/** The last of nodes in text order that does not begin behind an offset. */
function lastBefore(nodes: readonly Node[], offset: number): Node | undefined {
	let [from, to] = [0, nodes.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((nodes[middle]?.range?.[0] ?? 0) <= offset) from = middle + 1;
		else to = middle;
	}
	return nodes[from - 1];
}

/** Longer texts are not front matter that people write; their lines are not repaired. */
const MAX_REPAIR_LENGTH = 20_000;

/** Each typing error with the line to write; for other errors, the message of the library. */
export function problemsIn(
	text: string,
	errors: readonly YamlMisreading[],
	place: (offset: number, length?: number) => Place,
): Problem[] {
	const problemsOf = (other: string): YamlProblems => {
		const { errors: found = [], isSilent = false } = parseYaml(other) ?? {};
		return { at: found.filter(({ message }) => !TWICE.test(message)).map(({ pos }) => pos[0]), isSilent };
	};
	const repaired =
		text.length > MAX_REPAIR_LENGTH || /^\s*- /.test(text) ? { slips: [], text } : repair(text, problemsOf);
	const left = repaired.slips.length ? (parseYaml(repaired.text)?.errors ?? []) : errors;
	const typed = offsetsIn(repaired.text, text);
	return [
		...repaired.slips.map(({ offset, length, message, line }) =>
			error("yaml", message, place(offset, length), { hint: `write \`${line}\`` }),
		),
		...left.map(({ pos: [from, to], message }) => error("yaml", message, place(typed(from), Math.max(1, to - from)))),
	];
}

/** Maps an offset in `text` to the same line and column of `other`, which has the same number of lines. A column beyond the end of its line is clamped. */
function offsetsIn(text: string, other: string): (offset: number) => number {
	if (text === other) return (offset) => offset;
	const lines = other.split("\n");
	return (offset) => {
		const before = text.slice(0, offset).split("\n");
		const start = lines.slice(0, before.length - 1).reduce((sum, { length }) => sum + length + 1, 0);
		return start + Math.min(before.at(-1)?.length ?? 0, lines[before.length - 1]?.length ?? 0);
	};
}

const NO_MAP = "The front matter must be keys and values, such as `headline: …`";
const TWICE = /occurs twice$/;
/** The library's message, replaced by an editor's words for common typing errors. */
function explain({ code, message, pos }: YAMLError, text: string): string {
	if (code === "DUPLICATE_KEY")
		return `The key \`${/^\s*([^:\s]*)/.exec(text.slice(pos[0]))?.[1] ?? ""}\` occurs twice`;
	return sentence(message);
}
const sentence = (message: string) => message.replace(/\s+at line \d+[\s\S]*$/, "").replace(/[.:]?\s*$/, "");
