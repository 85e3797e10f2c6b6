/** Values that are maps: pictures, series, dated notes, sources. */
import { didYouMean } from "../../../core/closest-match.js";
import { type CreditField, type FieldValues, type NoteField, ROLES } from "../../../core/front-matter-schema.js";
import { warning } from "../../../core/problem.js";
import type { YamlMap } from "../yaml.js";
import { instant, isDayAlone } from "./instants.js";
import { readName } from "./names.js";
import { type FieldReader, located, type ReaderContext, readList, readText, reject } from "./reader.js";
import { integer, oneOf, url } from "./scalars.js";

/** Reads a map with one reader per key; other keys are reported. */
export const record = <T extends object>(
	readers: { readonly [K in keyof T]-?: FieldReader<NonNullable<T[K]>> },
	value: YamlMap,
	reading: ReaderContext,
): Partial<T> => {
	const found: Record<string, unknown> = {};
	for (const [key, entry] of value.entries) {
		const reader = Object.hasOwn(readers, key) ? (readers[key as keyof T] as FieldReader<unknown>) : undefined;
		if (!reader) {
			const known = Object.keys(readers);
			const hint = didYouMean(key, known) ?? `it has ${known.join(", ")}`;
			const group = `${reading.key} ${key}`;
			reading.report(warning("unknown-field", `\`${reading.key}\` has no \`${key}\``, entry.key, { hint, group }));
		}
		const result = reader?.(entry.value, { ...reading, key: `${reading.key}.${key}` });
		if (result !== undefined) found[key] = result;
	}
	return found as Partial<T>;
};

export const picture: FieldReader<FieldValues["picture"]> = (value, reading) => {
	if (value.kind === "text") {
		const src = located(value, reading);
		return src && { src };
	}
	if (value.kind === "list") {
		// Hugo's `images` are for cards: the first is the one to show.
		const [first] = value.items;
		if (reading.isArchive) return first && first.kind !== "list" ? picture(first, reading) : undefined;
		return reject(value, reading, "takes a path or `{ src, alt, caption, credit, license }`");
	}
	const other = value.entries.has("src") ? undefined : PICTURE_KEYS.find((key) => value.entries.has(key));
	if (other) return picture(withSrc(value, other), reading);
	const { src, ...rest } = record<FieldValues["picture"]>(
		{ src: located, alt: readText, caption: located, credit: located, license: url },
		reading.isArchive ? withSrc(value, "src") : value,
		reading,
	);
	if (src) return { src, ...rest };
	if (!reading.isArchive) return reject(value, reading, "needs a `src`");
	const hint = `write \`src\`, or leave the key unread: \`fields: { extra: ["${reading.key}"] }\``;
	const message = `\`${reading.key}\` names no file: the story has no lead picture`;
	reading.report(warning("unknown-field", message, value.place, { hint, group: `${reading.key} src` }));
	return undefined;
};

/** The names of `src` in other programs. */
const PICTURE_KEYS = ["path", "url", "image", "file", "filename"];
/** The keys that pictures have here, with the one of another program as `src`. */
const withSrc = (value: YamlMap, key: string): YamlMap => ({
	...value,
	entries: new Map(
		[...value.entries].flatMap(([name, entry]) =>
			name === key
				? [["src", entry] as const]
				: ["alt", "caption", "credit", "license"].includes(name)
					? [[name, entry] as const]
					: [],
		),
	),
});

export const series: FieldReader<FieldValues["series"]> = (value, reading) => {
	if (value.kind === "text") {
		const title = readName(value, reading);
		return title === undefined ? undefined : { name: title };
	}
	const [only, second] = value.kind === "list" ? value.items : [];
	if (only && !second) return series(only, reading);
	if (value.kind === "list") return reject(value, reading, "takes a name or `{ name, part }`");
	const { name: title, ...rest } = record<FieldValues["series"]>({ name: readName, part: integer }, value, reading);
	return title ? { name: title, ...rest } : reject(value, reading, "needs a `name`");
};

export const note: FieldReader<FieldValues["notes"][number]> = (value, reading) => {
	if (value.kind !== "map") return reject(value, reading, "takes a list of `{ date, text }`");
	const { date, text: words } = record<Pick<NoteField, "date" | "text">>(
		{ date: instant, text: located },
		value,
		reading,
	);
	const isDay = isDayAlone(value.entries.get("date")?.value);
	return date && words
		? { date, text: words, ...(isDay && { isDay }) }
		: reject(value, reading, "needs a `date` and a `text` in every entry");
};
export const credits: FieldReader<FieldValues["credits"]> = (value, reading) => {
	if (value.kind === "text") return readName(value, reading);
	return readList((item, reading): CreditField | undefined => {
		if (item.kind !== "map") {
			const title = readName(item, reading);
			return title === undefined ? undefined : { name: title, role: "contributor" };
		}
		const { name: title, role = "contributor" } = record<CreditField>(
			{ name: readName, role: oneOf(ROLES) },
			item,
			reading,
		);
		return title ? { name: title, role } : reject(item, reading, "needs a `name` in every entry");
	})(value.kind === "map" ? { kind: "list", place: value.place, items: [value] } : value, reading);
};

export const source: FieldReader<FieldValues["sources"][number]> = (value, reading) => {
	if (value.kind === "list") return reject(value, reading, "takes names or `{ name, url }`");
	if (value.kind === "text") {
		const words = readText(value, reading);
		return words === undefined ? undefined : { name: words };
	}
	const { name: title, url: address } = record<FieldValues["sources"][number]>({ name: readText, url }, value, reading);
	return title
		? { name: title, ...(address && { url: address }) }
		: reject(value, reading, "needs a `name` in every entry");
};
