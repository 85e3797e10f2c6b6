/** The YAML of a front matter → texts, lists and maps with their places. Nothing is guessed: every scalar is the text that was typed. */
import { createRequire } from "node:module";
import type { Document, Node, YAMLError } from "yaml";
import { error } from "../../base/problem.js";
import type { Outcome, Place, Problem } from "../../model.js";

const require = createRequire(import.meta.url);

export interface YamlText {
	readonly kind: "text";
	readonly place: Place;
	readonly text: string;
	readonly quoted: boolean;
}
interface YamlList {
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

/** More nodes than these are an attack, not a story. */
const MOST_NODES = 20_000;
const MOST_DEPTH = 24;

/** `place` turns an offset in `text` into a place. */
export function readYaml(text: string, place: (offset: number, length?: number) => Place): Outcome<YamlMap> {
	// Loaded when it is needed first: everyday front matter never needs it, and loading takes longer than a small build has.
	const { isAlias, isMap, isScalar, isSeq, parseDocument } = require("yaml") as typeof import("yaml");
	// Where the library gives up depends on how much of the stack is left; what is told does not.
	const bottomless = () => tooDeep(place(Math.max(0, text.search(/[[{]{8}/))));
	let document: Document;
	try {
		document = parseDocument(text, {
			schema: "failsafe",
			prettyErrors: false,
			strict: true,
			uniqueKeys: true,
			version: "1.2",
		});
	} catch (cause) {
		if (cause instanceof RangeError) return { problems: [bottomless()] };
		throw cause;
	}
	const faults = [...document.errors, ...document.warnings];
	if (faults.some(({ message }) => /call stack/i.test(message))) return { problems: [bottomless()] };
	if (faults.length) {
		return {
			problems: faults.map((fault) =>
				error("yaml", words(fault, text), place(fault.pos[0], Math.max(1, fault.pos[1] - fault.pos[0])), {
					hint: yamlHint(text, fault.pos[0]),
				}),
			),
		};
	}

	const problems: Problem[] = [];
	let budget = MOST_NODES;
	const read = (node: Node | null, depth: number, at: number): Yaml => {
		if (node === null) return { kind: "text", place: place(at), text: "", quoted: false };
		const target = isAlias(node) ? node.resolve(document) : node;
		const [start, end] = node.range ?? [at, at + 1];
		const here = place(start, Math.max(1, end - start));
		if (!target)
			throw new Limit(
				error("yaml", "No value is called so (`*` begins an alias)", here, { hint: yamlHint(text, start) }),
			);
		if (--budget < 0 || depth > MOST_DEPTH)
			throw new Limit(
				depth > MOST_DEPTH
					? tooDeep(here)
					: error("yaml-limit", "The front matter is too large once its aliases are expanded", here),
			);
		if (target.tag !== undefined)
			throw new Limit(
				error("yaml", `The tag ${target.tag} is refused`, here, { hint: "write the value as plain text" }),
			);
		if (isScalar(target))
			return { kind: "text", place: here, text: String(target.value ?? ""), quoted: target.type !== "PLAIN" };
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
			if (name === "") problems.push(error("yaml", "A key must be a plain word", place(keyStart)));
			else
				entries.set(name, {
					key: place(keyStart, keyEnd - keyStart),
					value: read(pair.value as Node | null, depth + 1, keyEnd),
				});
		}
		return { kind: "map", place: here, entries };
	};
	try {
		const value = read(document.contents, 0, 0);
		if (value.kind === "map") return problems.length ? { problems } : { value, problems };
		if (value.kind === "text" && value.text === "")
			return { value: { kind: "map", place: value.place, entries: new Map() }, problems: [] };
		return {
			problems: [error("yaml", "The front matter must be keys and values, such as `headline: …`", value.place)],
		};
	} catch (cause) {
		if (cause instanceof Limit) return { problems: [cause.problem] };
		throw cause;
	}
}

class Limit extends Error {
	constructor(readonly problem: Problem) {
		super(problem.message);
	}
}
const tooDeep = (place: Place): Problem => error("yaml-limit", "The front matter is nested too deeply", place);
/** What the YAML library says, in the words of an editor where that is an everyday slip. */
function words({ code, message, pos }: YAMLError, text: string): string {
	if (code === "DUPLICATE_KEY") return `The key \`${/^[^:\s]*/.exec(text.slice(pos[0]))?.[0] ?? ""}\` stands twice`;
	return sentence(message);
}
const sentence = (message: string) => message.replace(/\s+at line \d+[\s\S]*$/, "").replace(/[.:]?\s*$/, "");

/** The two slips that editors make most: a colon in an unquoted text, and a first character that YAML keeps for itself. */
function yamlHint(text: string, offset: number): string | undefined {
	const start = text.lastIndexOf("\n", offset - 1) + 1;
	const line = text.slice(start).split("\n", 1)[0] ?? "";
	const value = /^\s*(?:- )?[\w-]+:\s+(.*)$/.exec(line)?.[1] ?? "";
	if (/^[@`%&*!|>]/.test(value) || (/: /.test(value) && !/^["'[{]/.test(value)))
		return "put the value into quotation marks";
	return /^\t/.test(line) ? "indent with spaces, not with a tab" : undefined;
}

/** A YAML value as plain texts, lists and maps, for templates and plugins. */
export function plain(value: Yaml): unknown {
	if (value.kind === "text") return value.text;
	if (value.kind === "list") return value.items.map(plain);
	return Object.fromEntries([...value.entries].map(([key, entry]) => [key, plain(entry.value)]));
}
