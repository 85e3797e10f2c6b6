/** What the files of an archive call our fields, as `fields` of the configuration says it. */
import type { FIELDS, FieldName } from "./front-matter-schema.js";

/** A key; or, for a flag, `{ not }`: a key whose `false` is our `true`. */
export type FieldKey = string | { readonly not: string };
type KeyOf<K extends FieldName> = (typeof FIELDS)[K]["type"] extends "flag" | "sitemap" ? FieldKey : string;

/** Our name of a field → the archive's key, or its keys, of which the first that a story has counts. */
export type FieldKeys = { readonly [K in FieldName]?: KeyOf<K> | readonly KeyOf<K>[] | undefined } & {
	/** Keys that decide nothing and are kept unread for templates and plugins. */
	readonly extra?: readonly string[] | undefined;
};

/** The keys that are mapped to a field, in their order; none where the field has its own name. */
export const mappedKeys = (fields: FieldKeys, name: FieldName): readonly FieldKey[] => {
	const keys = fields[name] ?? [];
	return typeof keys === "object" && !("not" in keys) ? keys : [keys];
};

/** The key without `{ not }`. */
export const bareName = (key: FieldKey): string => (typeof key === "string" ? key : key.not);

/** The key under which a new file writes a field. */
export const keyFor = (fields: FieldKeys, name: FieldName): string =>
	mappedKeys(fields, name).find((key) => typeof key === "string") ?? name;
