/** Values that are maps: pictures, series, dated notes, sources. */
import { didYouMean } from "../../../core/closest-match.js";
import { type CreditField, type FieldValues, type NoteField, ROLES } from "../../../core/front-matter-schema.js";
import { warning } from "../../../core/problem.js";
import type { YamlMap } from "../yaml.js";
import { name } from "./names.js";
import { fault, listOf, type Reader, type Reading, text, written } from "./reader.js";
import { instant, isDayAlone, oneOf, url, whole } from "./scalars.js";

/** Reads a map by the readers of its keys; other keys are warned of. */
export const mapOf = <T extends object>(
	readers: { readonly [K in keyof T]-?: Reader<NonNullable<T[K]>> },
	value: YamlMap,
	reading: Reading,
): Partial<T> => {
	const found: Record<string, unknown> = {};
	for (const [key, entry] of value.entries) {
		const reader = Object.hasOwn(readers, key) ? (readers[key as keyof T] as Reader<unknown>) : undefined;
		if (!reader) {
			const known = Object.keys(readers);
			const hint = didYouMean(key, known) ?? `it has ${known.join(", ")}`;
			reading.report(warning("unknown-field", `\`${reading.key}\` has no \`${key}\``, entry.key, { hint }));
		}
		const result = reader?.(entry.value, { ...reading, key: `${reading.key}.${key}` });
		if (result !== undefined) found[key] = result;
	}
	return found as Partial<T>;
};

export const picture: Reader<FieldValues["picture"]> = (value, reading) => {
	if (value.kind === "text") {
		const src = written(value, reading);
		return src && { src };
	}
	if (value.kind === "list") return fault(value, reading, "takes a path or `{ src, alt, caption, credit, license }`");
	const { src, ...rest } = mapOf<FieldValues["picture"]>(
		{ src: written, alt: text, caption: written, credit: written, license: url },
		value,
		reading,
	);
	return src ? { src, ...rest } : fault(value, reading, "needs a `src`");
};

export const series: Reader<FieldValues["series"]> = (value, reading) => {
	if (value.kind === "text") {
		const title = name(value, reading);
		return title === undefined ? undefined : { name: title };
	}
	if (value.kind === "list") return fault(value, reading, "takes a name or `{ name, part }`");
	const { name: title, ...rest } = mapOf<FieldValues["series"]>({ name, part: whole }, value, reading);
	return title ? { name: title, ...rest } : fault(value, reading, "needs a `name`");
};

export const note: Reader<FieldValues["notes"][number]> = (value, reading) => {
	if (value.kind !== "map") return fault(value, reading, "takes a list of `{ date, text }`");
	const { date, text: words } = mapOf<Pick<NoteField, "date" | "text">>(
		{ date: instant, text: written },
		value,
		reading,
	);
	const isDay = isDayAlone(value.entries.get("date")?.value);
	return date && words
		? { date, text: words, ...(isDay && { isDay }) }
		: fault(value, reading, "needs a `date` and a `text` in every entry");
};
export const credits: Reader<FieldValues["credits"]> = (value, reading) => {
	if (value.kind === "text") return name(value, reading);
	return listOf((item, reading): CreditField | undefined => {
		if (item.kind !== "map") {
			const title = name(item, reading);
			return title === undefined ? undefined : { name: title, role: "contributor" };
		}
		const { name: title, role = "contributor" } = mapOf<CreditField>({ name, role: oneOf(ROLES) }, item, reading);
		return title ? { name: title, role } : fault(item, reading, "needs a `name` in every entry");
	})(value.kind === "map" ? { kind: "list", place: value.place, items: [value] } : value, reading);
};

export const source: Reader<FieldValues["sources"][number]> = (value, reading) => {
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
