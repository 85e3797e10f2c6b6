/** The JSON of front matter → texts, lists and maps with positions. JSON is YAML (YAML 1.2, 1.3), whose reader returns positions; the text must be valid as both. */

import { decisionOf } from "../../core/foreign-keys.js";
import { FIELDS, type Field } from "../../core/front-matter-schema.js";
import type { Outcome, Place } from "../../core/model.js";
import { error } from "../../core/problem.js";
import { readYaml, type Yaml, type YamlMap } from "./yaml.js";

export function readJson(text: string, place: (offset: number, length?: number) => Place): Outcome<YamlMap> {
	if (text.trim() === "") return readYaml("", place);
	const found = readYaml(text, place);
	const at = faultAt(text);
	if (at === undefined) return found.value ? { ...found, value: withoutNull(found.value) } : found;
	const [first] = found.problems;
	const message = "The front matter is not valid JSON";
	const where = at < 0 ? (first?.place ?? (found.value && unquotedIn(found.value)) ?? place(0)) : place(at);
	return { problems: [error("json", message, where, { hint: "check the commas, quotation marks and brackets here" })] };
}

/** The offset of the first error; -1 if the engine does not say where it is, undefined if there is none. */
function faultAt(text: string): number | undefined {
	try {
		JSON.parse(text);
		return undefined;
	} catch (cause) {
		const reason = cause instanceof SyntaxError ? cause.message : "";
		if (/end of JSON input/.test(reason)) return text.trimEnd().length;
		return Number(/position (\d+)/.exec(reason)?.[1] ?? -1);
	}
}

/** A key whose value is null has none; but one that decides whether the story is public must say so. */
function withoutNull(map: YamlMap): YamlMap {
	const entries = [...map.entries].flatMap(([key, { key: place, value }]): [string, { key: Place; value: Yaml }][] => {
		if (value.kind === "map") return [[key, { key: place, value: withoutNull(value) }]];
		if (value.kind === "list" || value.quoted || value.text !== "null") return [[key, { key: place, value }]];
		return decides(key) ? [[key, { key: place, value: { ...value, text: "" } }]] : [];
	});
	return { ...map, entries: new Map(entries) };
}
const decides = (key: string): boolean =>
	decisionOf(key) !== undefined || (FIELDS as Readonly<Record<string, Field>>)[key]?.affectsVisibility === true;

/** The first text without quotation marks, which YAML allows and JSON does not. */
function unquotedIn(value: Yaml): Place | undefined {
	if (value.kind === "text") return value.quoted || LITERAL.test(value.text) ? undefined : value.place;
	const inside = value.kind === "list" ? value.items : [...value.entries.values()].map((entry) => entry.value);
	for (const each of inside) {
		const found = unquotedIn(each);
		if (found) return found;
	}
	return undefined;
}
const LITERAL = /^(?:-?\d[\d.e+-]*|true|false|null)$/i;
