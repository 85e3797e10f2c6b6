/** The mapping of front-matter fields to the keys that a site's articles use. */
import type { FIELDS, FieldName } from "./front-matter-schema.js";

/** A key; or, for a flag, `{ not }`: a key with the opposite meaning. */
export type FieldKey = string | { readonly not: string };
type KeyOf<K extends FieldName> = (typeof FIELDS)[K]["type"] extends "flag" | "sitemap" ? FieldKey : string;

/** Field → its key, or its keys, of which the first one in an article counts. */
export type FieldKeys = { readonly [K in FieldName]?: KeyOf<K> | readonly KeyOf<K>[] | undefined } & {
	/** Keys that Broadsheet ignores and passes on to templates and plugins. */
	readonly extra?: readonly string[] | undefined;
};

/** The keys mapped to a field, in order; none if the field has its own name. */
export const mappedKeys = (fields: FieldKeys, name: FieldName): readonly FieldKey[] => {
	const keys = fields[name] ?? [];
	return typeof keys === "object" && !("not" in keys) ? keys : [keys];
};

/** The key without `{ not }`. */
export const bareName = (key: FieldKey): string => (typeof key === "string" ? key : key.not);

/** The key under which new files have a field. */
export const keyFor = (fields: FieldKeys, name: FieldName): string =>
	mappedKeys(fields, name).find((key) => typeof key === "string") ?? name;
