/** One reader for each field type: a YAML value → the value that the field promises, or a problem at its place. */
import { hasOffset, parseInstant } from "../../base/dates.js";
import { didYouMean } from "../../base/nearest.js";
import { slugFault, slugify } from "../../base/paths.js";
import { error, warning } from "../../base/problem.js";
import { urlKind } from "../../base/web.js";
import { ACCESS, type FieldType, type FieldValues, TYPES, type Written } from "../../fields.js";
import type { Place, Problem } from "../../model.js";
import type { Yaml, YamlMap, YamlText } from "./yaml.js";

/** What a reader is told besides the value. */
export interface Reading {
	/** The key as the file writes it, for messages. */
	readonly key: string;
	readonly timeZone: string | undefined;
	readonly report: (problem: Problem) => void;
}
type Reader<T> = (value: Yaml, reading: Reading) => T | undefined;

/** More entries than these in one list are a mistake. */
const LONGEST_LIST = 100;
/** Sections lie at most this deep. */
const DEEPEST = 16;

const text: Reader<string> = (value, reading) => {
	if (value.kind !== "text") return fault(value, reading, `takes one text, not a ${value.kind}`);
	return wellFormed(value, reading)?.trim() || undefined;
};
const written: Reader<Written> = (value, reading) => {
	const words = text(value, reading);
	const { line = 1, column = 1 } = value.place;
	return words === undefined
		? undefined
		: { text: words, line, column: column + (value.kind === "text" && value.quoted ? 1 : 0) };
};

const listOf =
	<T>(item: Reader<T>): Reader<readonly T[]> =>
	(value, reading) => {
		const items = value.kind === "list" ? value.items : value.kind === "text" && value.text === "" ? [] : [value];
		if (items.length > LONGEST_LIST)
			return fault(
				items[LONGEST_LIST] ?? value,
				reading,
				`has ${items.length} entries; ${LONGEST_LIST} are the most`,
				undefined,
				"list-too-long",
			);
		return items.flatMap((each) => item(each, reading) ?? []);
	};
const unique = (names: readonly string[]) => [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];

const name: Reader<string> = (value, reading) => {
	const found = text(value, reading)?.normalize("NFC").replace(/\s+/g, " ");
	if (found === undefined) return undefined;
	if (/[\u200b-\u200f\u2060\ufeff]/.test(found))
		reading.report(
			warning("confusable", `\`${reading.key}\` has an invisible character in "${found}"`, value.place, {
				hint: "type the name anew",
			}),
		);
	else if (/\p{Script=Latin}/u.test(found) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(found))
		reading.report(
			warning("confusable", `"${found}" mixes letters of two scripts that look alike`, value.place, {
				hint: "type the name anew",
			}),
		);
	return found.replace(/[\u200b-\u200f\u2060\ufeff]/g, "") || undefined;
};
/** "By" is a word of the page, not a part of a name. */
const person = (words: string): string => words.replace(/^by\s+(?=\S)/i, "");
const names: Reader<readonly string[]> = (value, reading) => {
	if (value.kind !== "text") {
		const list = listOf(name)(value, reading);
		return list && unique(list.map(person));
	}
	const parts = (name(value, reading) ?? "").split(/\s*(?:,|\sand\s)\s*/);
	return unique(parts.map((part) => person(part.replace(/^and\s+/, ""))).filter(Boolean));
};

const flag: Reader<boolean> = (value, reading) => {
	const word = value.kind === "text" ? value.text : "";
	if (word === "true") return true;
	if (word === "false") return false;
	return fault(
		value,
		reading,
		"is `true` or `false`",
		didYouMean(word, ["true", "false"]) ??
			(/^(?:yes|on|1)$/i.test(word)
				? 'did you mean "true"?'
				: /^(?:no|off|0)$/i.test(word)
					? 'did you mean "false"?'
					: undefined),
	);
};

const instant: Reader<string> = (value, reading) => {
	const found = text(value, reading);
	if (found === undefined)
		return value.kind === "text" ? fault(value, reading, "is empty", "write `2026-11-18 07:30`", "date") : undefined;
	const parsed = parseInstant(found, reading.timeZone ?? "UTC");
	if (typeof parsed !== "string")
		return fault(
			value,
			reading,
			parsed.fault === "form" ? `is no date: "${found}"` : `names a day or an hour that does not exist: "${found}"`,
			"write `2026-11-18 07:30`, or with an offset `2026-11-18T07:30:00+01:00`",
			"date",
		);
	if (reading.timeZone === undefined && !hasOffset(found))
		reading.report(
			warning("no-time-zone", "The date has no offset and the site has no time zone; it is read in UTC", value.place, {
				group: "zone",
				hint: "set `timeZone: 'Europe/Dublin'` in broadsheet.config.ts",
			}),
		);
	return parsed;
};

const slug: Reader<string> = (value, reading) => {
	const found = value.kind === "text" ? wellFormed(value, reading)?.normalize("NFC") : text(value, reading);
	if (found === undefined) return undefined;
	const why = slugFault(found);
	if (why === undefined) return found.toLowerCase();
	if (why === "reserved")
		return fault(
			value,
			reading,
			`"${found}" is a name that hosts or Broadsheet's own files use`,
			`for instance "${slugify(found) || "story"}-story"`,
			"reserved-url",
		);
	const suggestion = slugify(found);
	const message = {
		empty: "is empty",
		characters: `may have letters and digits, joined by hyphens; this is ${JSON.stringify(found)}`,
		device: `"${found}" is a device on Windows`,
		long: "is longer than 200 bytes",
	}[why];
	return fault(value, reading, message, suggestion ? `for instance "${suggestion}"` : undefined, "unsafe-url");
};

const path: Reader<Written> = (value, reading) => {
	const found = value.kind === "text" ? value.text : "";
	if (!/^\/[^\s\\?#*:<>"|\p{Cc}]*$/u.test(found) || found.startsWith("//") || /(?:^|\/)\.{1,2}(?:\/|$)/.test(found)) {
		return fault(
			value,
			reading,
			`takes a path of this site such as \`/2019/old-name/\`, not ${JSON.stringify(found)}`,
			undefined,
			"unsafe-url",
		);
	}
	return written(value, reading);
};

const url: Reader<string> = (value, reading) => {
	const found = text(value, reading);
	if (found === undefined) return undefined;
	return urlKind(found) === "web" && URL.canParse(found)
		? found
		: fault(value, reading, `takes an absolute URL, not "${found}"`, "it begins with https://", "unsafe-url");
};

const language: Reader<string> = (value, reading) => {
	const found = text(value, reading);
	try {
		return found && Intl.getCanonicalLocales(found)[0];
	} catch {
		return fault(value, reading, `is no language tag: "${found}"`, "for instance `en`, `es` or `pt-BR`");
	}
};

const oneOf =
	<T extends string>(words: readonly T[]): Reader<T> =>
	(value, reading) => {
		const found = text(value, reading);
		const word = words.find((each) => each === found?.toLowerCase());
		if (word !== undefined || found === undefined) return word;
		return fault(value, reading, `is one of ${words.join(", ")}; this is "${found}"`, didYouMean(found, words));
	};

/** Reads a map by the readers of its keys; other keys are warned of. */
const mapOf = <T extends object>(
	readers: { readonly [K in keyof T]-?: Reader<NonNullable<T[K]>> },
	value: YamlMap,
	reading: Reading,
): Partial<T> => {
	const known = Object.keys(readers);
	const pairs = [...value.entries].flatMap(([key, entry]) => {
		const reader = Object.hasOwn(readers, key) ? (readers[key as keyof T] as Reader<unknown>) : undefined;
		if (!reader)
			reading.report(
				warning("unknown-field", `\`${reading.key}\` has no \`${key}\``, entry.key, {
					hint: didYouMean(key, known) ?? `it has ${known.join(", ")}`,
				}),
			);
		const result = reader?.(entry.value, { ...reading, key: `${reading.key}.${key}` });
		return result === undefined ? [] : [[key, result]];
	});
	return Object.fromEntries(pairs);
};

const picture: Reader<FieldValues["picture"]> = (value, reading) => {
	if (value.kind === "text") {
		const src = written(value, reading);
		return src && { src };
	}
	if (value.kind === "list") return fault(value, reading, "takes a path or `{ src, alt, caption, credit }`");
	const { src, ...rest } = mapOf<FieldValues["picture"]>(
		{ src: written, alt: text, caption: text, credit: text },
		value,
		reading,
	);
	return src ? { src, ...rest } : fault(value, reading, "needs a `src`");
};

const series: Reader<FieldValues["series"]> = (value, reading) => {
	if (value.kind === "text") {
		const title = name(value, reading);
		return title === undefined ? undefined : { name: title };
	}
	if (value.kind === "list") return fault(value, reading, "takes a name or `{ name, part }`");
	const { name: title, ...rest } = mapOf<FieldValues["series"]>({ name, part: whole }, value, reading);
	return title ? { name: title, ...rest } : fault(value, reading, "needs a `name`");
};
const whole: Reader<number> = (value, reading) => {
	const found = text(value, reading) ?? "";
	return /^[1-9]\d{0,3}$/.test(found)
		? Number(found)
		: fault(value, reading, `is a whole number from 1; this is "${found}"`);
};

const note: Reader<FieldValues["notes"][number]> = (value, reading) => {
	if (value.kind !== "map") return fault(value, reading, "takes a list of `{ date, text }`");
	const { date, text: words } = mapOf<FieldValues["notes"][number]>({ date: instant, text: written }, value, reading);
	return date && words ? { date, text: words } : fault(value, reading, "needs a `date` and a `text` in every entry");
};
const source: Reader<FieldValues["sources"][number]> = (value, reading) => {
	if (value.kind === "list") return fault(value, reading, "takes names or `{ name, url }`");
	if (value.kind === "text") {
		const words = text(value, reading);
		return words === undefined ? undefined : { name: words };
	}
	const { name: title, url: address } = mapOf<FieldValues["sources"][number]>({ name: text, url }, value, reading);
	return title
		? { name: title, ...(address && { url: address }) }
		: fault(value, reading, "needs a `name` in every entry");
};

/** The table of readers. A field type without a reader does not compile. */
export const READERS: { readonly [T in FieldType]: Reader<FieldValues[T]> } = {
	text,
	texts: (value, reading) => {
		const list = listOf(name)(value, reading);
		return list && unique(list);
	},
	names,
	breadcrumb: (value, reading) => {
		const deep = value.kind === "list" ? value.items[DEEPEST] : undefined;
		if (deep) return fault(deep, reading, `has more than ${DEEPEST} levels`, undefined, "too-deep");
		const list = listOf(name)(value, reading);
		return list?.[0]?.toLowerCase() === "home" ? list.slice(1) : list;
	},
	bullets: listOf(written),
	flag,
	instant,
	slug,
	references: listOf(written),
	picture,
	series,
	notes: listOf(note),
	sources: listOf(source),
	paths: listOf(path),
	url,
	language,
	type: oneOf(TYPES),
	access: oneOf(ACCESS),
};

function wellFormed(value: YamlText, reading: Reading): string | undefined {
	if (value.text.isWellFormed()) return value.text;
	return fault(value, reading, "has half of a surrogate pair, which is no character", undefined, "unicode");
}

function fault(
	value: { readonly place: Place },
	reading: Reading,
	message: string,
	hint?: string,
	code = "field-type",
): undefined {
	reading.report(error(code, `\`${reading.key}\` ${message}`, value.place, { hint }));
}
