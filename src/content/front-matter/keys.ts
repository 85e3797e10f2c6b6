/** The meaning of each front-matter key in a site. */

import { closestMatch } from "../../core/closest-match.js";
import { bareName, keyFor, mappedKeys } from "../../core/field-keys.js";
import { comparedKey, decisionOf } from "../../core/foreign-keys.js";
import {
	FIELDS,
	type Field,
	type FieldName,
	ownKey,
	PAGE_FIELDS,
	STORY_FIELDS,
} from "../../core/front-matter-schema.js";
import { memoize, memoizeWeak } from "../../core/memoize.js";
import type { PluginField, SiteConfig } from "../../core/model.js";
import type { Yaml, YamlMap } from "./yaml.js";

export interface KeyMeaning {
	readonly name: FieldName;
	/** The key has the opposite meaning: `false` counts as `true`. */
	readonly not: boolean;
	/** If a file has several keys of one field, the one with the lowest rank counts. */
	readonly rank: number;
}
export interface Keys {
	/** Whether these are the keys of a plain page, not of an article. */
	readonly isPage: boolean;
	/** The name of such a file in messages. */
	readonly noun: "story" | "page";
	readonly fields: ReadonlySet<FieldName>;
	/** The key of a field in messages. */
	readonly keyOf: (name: FieldName) => string;
	/** All keys from which a field is read. */
	readonly keysOf: (name: FieldName) => readonly string[];
	readonly byKey: ReadonlyMap<string, KeyMeaning>;
	/** The first parts of mapped keys such as `taxonomies.tags`. */
	readonly groups: ReadonlySet<string>;
	/** Keys that the configuration tells Broadsheet to ignore. */
	readonly extra: ReadonlySet<string>;
	readonly pluginFields: ReadonlyMap<string, PluginField>;
	/** The known key that is similar to an unknown one. */
	readonly near: (key: string) => string | undefined;
	/** The visibility key that differs from an unknown one only in case, spaces, hyphens and underscores. */
	readonly respelt: (key: string) => string | undefined;
	/** The meaning of an unknown key that differs from a known one only in case. */
	readonly inOtherCase: (key: string) => KeyMeaning | undefined;
	/**
	 * Whether a file may have the key twice, of which the last one counts: nothing reads it (no field, no plugin, and it does not affect visibility in
	 * another program), or Jekyll, whose YAML takes the last one, made the archive.
	 */
	readonly mayRepeat: (key: string) => boolean;
	/** Whether the text contains a key that affects visibility, apart from `date`, which every article has. */
	readonly mentionsSafety: (text: string) => boolean;
}

const isSafety = (name: FieldName): boolean => (FIELDS[name] as Field).affectsVisibility === true;
const isPageOnly = (name: FieldName): boolean => (FIELDS[name] as Field).pageOnly === true;
const storyKeys = memoizeWeak((site: SiteConfig) => createKeys(site, false));
const pageKeys = memoizeWeak((site: SiteConfig) => createKeys(site, true));

/** The keys of articles or of plain pages, computed once for a site. Broadsheet's own visibility keys are read in addition to configured ones, so that `draft: true` is never ignored. */
export const keysOf = (site: SiteConfig, isPage = false): Keys => (isPage ? pageKeys : storyKeys)(site);

function createKeys({ fields, plugins, from }: SiteConfig, isPage: boolean): Keys {
	const names = isPage ? PAGE_FIELDS : STORY_FIELDS;
	const extra = new Set(fields.extra);
	const byKey = new Map<string, KeyMeaning>();
	for (const name of names) {
		const own = ownKey(name, isPage);
		const mapped = mappedKeys(fields, name).length;
		// What `fields` says of stories takes no key from pages that stories do not have.
		if (own !== name || isPageOnly(name) || ((mapped === 0 || isSafety(name)) && !extra.has(name)))
			byKey.set(own, { name, not: false, rank: mapped });
	}
	for (const name of names)
		mappedKeys(fields, name).forEach((key, rank) => {
			byKey.set(bareName(key), { name, not: typeof key !== "string", rank });
		});
	const all = [...byKey].sort(([, a], [, b]) => a.rank - b.rank);
	const keysByName = new Map(
		names.map((name) => [name, all.flatMap(([key, meant]) => (meant.name === name ? [key] : []))]),
	);
	const safety = [...byKey].flatMap(([key, { name }]) => (isSafety(name) ? [key] : []));
	const bySpelling = new Map(safety.map((key) => [comparedKey(key), key]));
	const byCase = new Map(all.toReversed().map(([key, meaning]) => [key.toLowerCase(), meaning]));
	const pluginFields = new Map(plugins.flatMap((plugin) => Object.entries(plugin.fields ?? {})));
	const inOtherCase = (key: string) => (extra.has(key) ? undefined : byCase.get(key.toLowerCase()));
	const telling = safety.filter((key) => byKey.get(key)?.name !== "date").map((key) => key.replace(/[^\w ]/g, "\\$&"));
	const mentioned = new RegExp(`(?<!\\w)(?:${telling.join("|")})(?!\\w)`, "i");
	return {
		isPage,
		noun: isPage ? "page" : "story",
		fields: new Set(names),
		keyOf: (name) => (ownKey(name, isPage) === name ? keyFor(fields, name) : ownKey(name, isPage)),
		keysOf: (name) => keysByName.get(name) ?? [],
		byKey,
		groups: new Set([...byKey.keys()].flatMap((key) => (key.includes(".") ? [key.slice(0, key.indexOf("."))] : []))),
		extra,
		pluginFields,
		near: memoize(1000, (key: string) => closestMatch(key, byKey.keys())),
		respelt: memoize(1000, (key: string) => bySpelling.get(comparedKey(key))),
		inOtherCase,
		mayRepeat: (key) =>
			extra.has(key) ||
			(from === "jekyll" && byKey.has(key) && !safety.includes(key)) ||
			(!(byKey.has(key) || pluginFields.has(key) || inOtherCase(key) || bySpelling.has(comparedKey(key))) &&
				decisionOf(key) === undefined),
		mentionsSafety: (text) => mentioned.test(text),
	};
}

/** The value of a field as written, from the first of its keys in the file. */
export const writtenValue = (data: YamlMap, name: FieldName, site: SiteConfig, isPage = false): Yaml | undefined => {
	for (const key of keysOf(site, isPage).keysOf(name)) {
		const entry = data.entries.get(key);
		if (entry) return entry.value;
	}
	return undefined;
};
