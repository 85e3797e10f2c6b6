/** The common parts of all readers: their context, how they report problems, and the readers of texts and lists. */

import type { LocatedText } from "../../../core/front-matter-schema.js";
import { withoutInvisible } from "../../../core/invisible-characters.js";
import type { Place, Problem } from "../../../core/model.js";
import { error, warning } from "../../../core/problem.js";
import { printable } from "../../files/decode-text.js";
import { withoutComments } from "../../markdown/template-code.js";
import type { Yaml, YamlList, YamlMap, YamlText } from "../yaml.js";
import { yamlQuoted } from "../yaml-values.js";

/** The context of a reader. */
export interface ReaderContext {
	/** The key as written in the file, for messages. */
	readonly key: string;
	readonly timeZone: string | undefined;
	/** The value is that of a plain page, not of a story. */
	readonly isPage?: boolean;
	/** The story is from the archive of another generator, whose words label nothing here. */
	readonly isArchive?: boolean;
	/** What the `permalink` of a story counts from: `/`. */
	readonly base?: string;
	/** If a time occurs twice because clocks change, the earlier one is meant. */
	readonly earlier?: boolean;
	/** The value is an item of a list. */
	readonly isItem?: boolean;
	readonly report: (problem: Problem) => void;
}
/** Converts a YAML value to the value of a field; undefined if it is empty or invalid, which is reported. */
export type FieldReader<T> = (value: Yaml, reading: ReaderContext) => T | undefined;

/** Maximum number of items in a list; more are a mistake. */
const MAX_LIST_ENTRIES = 100;

/** Without comments of template languages, which are notes for editors. */
export const readText: FieldReader<string> = (value, reading) => {
	const words = bare(value, reading);
	return words === undefined ? undefined : visible(words, value, reading);
};
/** The same, with invisible characters kept. */
export const bare: FieldReader<string> = (value, reading) => {
	const words = typed(value, reading);
	return words === undefined ? undefined : withoutComments(words).trim() || undefined;
};
function visible(words: string, { place }: Yaml, reading: ReaderContext): string | undefined {
	const found = withoutInvisible(words);
	if (!found) return words;
	const message = `\`${reading.key}\` has invisible characters (${found.gone.join(", ")}); they are left out`;
	reading.report(warning("invisible-character", message, place, { hint: "type the line again" }));
	return found.text.trim() || undefined;
}
const typed: FieldReader<string> = (value, reading) => {
	if (value.kind !== "text")
		return reject(value, reading, `takes one text, not a ${value.kind}`, asText(value, reading));
	const found = wellFormed(value, reading);
	if (found === undefined) return undefined;
	// An escape such as `\u0007` stands for a character that is not in the file itself.
	const { value: words, problems } = printable(found, () => value.place);
	for (const problem of problems) reading.report(problem);
	return words.trim() || undefined;
};
/** A text with a colon that YAML parsed as a key and a value, such as `- Cost: nine million` → the line as meant. */
function asText(value: YamlMap | YamlList, { key, isItem }: ReaderContext): string | undefined {
	if (value.kind === "list") return undefined;
	const [[name, { value: rest }] = ["", { value }], ...more] = value.entries;
	const typed = rest.kind === "text" && more.length === 0 ? `${name}: ${rest.text}` : "";
	const { column = 1, length } = value.place;
	// If the lengths differ, the value is quoted or continues on another line.
	if (typed.length !== length) return "put the text into quotation marks";
	return `write \`${isItem ? `${" ".repeat(Math.max(0, column - 3))}- ` : `${key}: `}${yamlQuoted(typed)}\``;
}

export const located: FieldReader<LocatedText> = (value, reading) => {
	// Markdown parsing removes comments itself, and keeps all positions.
	const whole = typed(value, reading);
	const words = whole && visible(whole, value, reading);
	const { line = 1, column = 1 } = value.place;
	return words === undefined
		? undefined
		: { text: words, line, column: column + (value.kind === "text" && value.quoted ? 1 : 0) };
};

export const readList =
	<T>(item: FieldReader<T>): FieldReader<readonly T[]> =>
	(value, reading) => {
		const items = value.kind === "list" ? value.items : value.kind === "text" && value.text === "" ? [] : [value];
		if (items.length > MAX_LIST_ENTRIES)
			return reject(
				items[MAX_LIST_ENTRIES] ?? value,
				reading,
				`has ${items.length} entries; ${MAX_LIST_ENTRIES} are the most`,
				undefined,
				"list-too-long",
			);
		const values: T[] = [];
		for (const each of items) {
			const found = item(each, each.kind === "map" && value !== each ? { ...reading, isItem: true } : reading);
			if (found !== undefined) values.push(found);
		}
		return values;
	};

export function wellFormed(value: YamlText, reading: ReaderContext): string | undefined {
	if (value.text.isWellFormed()) return value.text;
	return reject(value, reading, "has half of a surrogate pair, which is not a character", undefined, "unicode");
}

/** Reports an error at a value. */
export function reject(
	value: { readonly place: Place },
	reading: ReaderContext,
	message: string,
	hint?: string,
	code = "field-type",
): undefined {
	reading.report(error(code, `\`${reading.key}\` ${message}`, value.place, { hint }));
}
