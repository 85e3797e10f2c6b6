/** The meaning of each front-matter key in a site. */

import { closestMatch } from "../../core/closest-match.js";
import { bareName, keyFor, mappedKeys } from "../../core/field-keys.js";
import { comparedKey } from "../../core/foreign-keys.js";
import { FIELD_NAMES, FIELDS, type Field, type FieldName } from "../../core/front-matter-schema.js";
import { memoize } from "../../core/memoize.js";
import type { PluginField, SiteConfig } from "../../core/model.js";

export interface KeyMeaning {
	readonly name: FieldName;
	/** The key has the opposite meaning: `false` counts as `true`. */
	readonly not: boolean;
	/** If a file has several keys of one field, the one with the lowest rank counts. */
	readonly rank: number;
}
export interface Keys {
	/** The key of a field in messages. */
	readonly keyOf: (name: FieldName) => string;
	/** All keys from which a field is read. */
	readonly keysOf: (name: FieldName) => readonly string[];
	readonly byKey: ReadonlyMap<string, KeyMeaning>;
	/** Keys that the configuration tells Broadsheet to ignore. */
	readonly extra: ReadonlySet<string>;
	readonly pluginFields: ReadonlyMap<string, PluginField>;
	/** The known key that is similar to an unknown one. */
	readonly near: (key: string) => string | undefined;
	/** The visibility key that differs from an unknown one only in case, spaces, hyphens and underscores. */
	readonly respelt: (key: string) => string | undefined;
	/** Whether the text contains a key that affects visibility, apart from `date`, which every article has. */
	readonly mentionsSafety: (text: string) => boolean;
}

const isSafety = (name: FieldName): boolean => (FIELDS[name] as Field).safety === true;
const KEYS = new WeakMap<SiteConfig, Keys>();

/** The keys of a site, computed once. Broadsheet's own visibility keys are read in addition to configured ones, so that `draft: true` is never ignored. */
export function keysOf(site: SiteConfig): Keys {
	const made = KEYS.get(site);
	if (made) return made;
	const { fields } = site;
	const extra = new Set(fields.extra);
	const byKey = new Map<string, KeyMeaning>();
	for (const name of FIELD_NAMES) {
		const mapped = mappedKeys(fields, name).length;
		if ((mapped === 0 || isSafety(name)) && !extra.has(name)) byKey.set(name, { name, not: false, rank: mapped });
	}
	for (const name of FIELD_NAMES)
		mappedKeys(fields, name).forEach((key, rank) => {
			byKey.set(bareName(key), { name, not: typeof key !== "string", rank });
		});
	const all = [...byKey].sort(([, a], [, b]) => a.rank - b.rank);
	const keysByName = new Map(
		FIELD_NAMES.map((name) => [name, all.flatMap(([key, meant]) => (meant.name === name ? [key] : []))]),
	);
	const safety = [...byKey].flatMap(([key, { name }]) => (isSafety(name) ? [key] : []));
	const bySpelling = new Map(safety.map((key) => [comparedKey(key), key]));
	const telling = safety.filter((key) => byKey.get(key)?.name !== "date").map((key) => key.replace(/[^\w ]/g, "\\$&"));
	const mentioned = new RegExp(`(?<!\\w)(?:${telling.join("|")})(?!\\w)`, "i");
	const keys: Keys = {
		keyOf: (name) => keyFor(fields, name),
		keysOf: (name) => keysByName.get(name) ?? [],
		byKey,
		extra,
		pluginFields: new Map(site.plugins.flatMap((plugin) => Object.entries(plugin.fields ?? {}))),
		near: memoize(1000, (key: string) => closestMatch(key, byKey.keys())),
		respelt: memoize(1000, (key: string) => bySpelling.get(comparedKey(key))),
		mentionsSafety: (text) => mentioned.test(text),
	};
	KEYS.set(site, keys);
	return keys;
}
