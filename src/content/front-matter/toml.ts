/** The TOML of front matter → texts, lists and maps with positions. smol-toml is the authority for values; `toml-places` finds where they are. */

import { libraries } from "../../core/libraries.js";
import type { Outcome, Place } from "../../core/model.js";
import { error } from "../../core/problem.js";
import { placesOf } from "./toml-places.js";
import { MAX_DEPTH, tooDeepProblem, type Yaml, type YamlMap } from "./yaml.js";

const require = libraries(import.meta.url);

/** `place` converts an offset in `text` to a position. A number, a flag or a date is the text as typed. */
export function readToml(text: string, place: (offset: number, length?: number) => Place): Outcome<YamlMap> {
	const { parse, TomlDate, TomlError } = require("smol-toml") as typeof import("smol-toml");
	let table: Readonly<Record<string, unknown>>;
	try {
		table = parse(text, { maxDepth: MAX_DEPTH, integersAsBigInt: true });
	} catch (cause) {
		if (!(cause instanceof TomlError)) throw cause;
		const at = offsetOf(text, cause.line, cause.column);
		const reason = (cause.message.split("\n")[0] ?? "").replace(/^Invalid TOML document: /, "");
		if (/nest|depth/i.test(reason)) return { problems: [tooDeepProblem(place(at))] };
		return { problems: [error("toml", `The front matter is not valid TOML: ${reason}`, place(at))] };
	}
	const places = placesOf(text);
	let deep: Place | undefined;
	const read = (value: unknown, path: readonly string[], above: Place): Yaml => {
		const found = places.get(path.join("\n"))?.value;
		const here = found ? place(found[0], found[1] - found[0]) : above;
		if (path.length > MAX_DEPTH) {
			deep ??= here;
			return { kind: "text", place: here, text: "", quoted: false };
		}
		if (typeof value === "string") return { kind: "text", place: here, text: value, quoted: true };
		if (Array.isArray(value))
			return { kind: "list", place: here, items: value.map((item, index) => read(item, [...path, `${index}`], here)) };
		if (typeof value === "object" && value !== null && !(value instanceof TomlDate)) return map(value, path, here);
		const typed = found ? text.slice(...found) : value instanceof TomlDate ? value.toISOString() : String(value);
		return { kind: "text", place: here, text: typed, quoted: false };
	};
	const map = (values: object, path: readonly string[], here: Place): YamlMap => ({
		kind: "map",
		place: here,
		entries: new Map(
			Object.entries(values).map(([key, value]) => {
				const at = [...path, key];
				const found = places.get(at.join("\n"))?.key;
				const name = found ? place(found[0], found[1] - found[0]) : here;
				return [key, { key: name, value: read(value, at, name) }];
			}),
		),
	});
	const value = map(table, [], place(0, text.length));
	return deep ? { problems: [tooDeepProblem(deep)] } : { value, problems: [] };
}

/** The offset of a line and column, both from 1. */
function offsetOf(text: string, line: number, column: number): number {
	const before = text.split("\n").slice(0, line - 1);
	return Math.min(before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1, text.length);
}
