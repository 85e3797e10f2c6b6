/** A site → what each key of a front matter means there. */

import { closestMatch } from "../../core/closest-match.js";
import { bareName, keyFor, mappedKeys } from "../../core/field-keys.js";
import { comparedKey } from "../../core/foreign-keys.js";
import {
	FIELDS,
	type Field,
	type FieldName,
	ownKey,
	PAGE_FIELDS,
	STORY_FIELDS,
} from "../../core/front-matter-schema.js";
import { memoize } from "../../core/memoize.js";
import type { PluginField, SiteConfig } from "../../core/model.js";

export interface KeyMeaning {
	readonly name: FieldName;
	/** `false` is our `true`. */
	readonly not: boolean;
	/** Of several keys of one field, the one with the lowest rank counts. */
	readonly rank: number;
}
export interface Keys {
	/** They are those of a plain page, not of a story. */
	readonly isPage: boolean;
	/** What such a file is called in messages. */
	readonly noun: "story" | "page";
	readonly fields: ReadonlySet<FieldName>;
	/** What a field is called in messages. */
	readonly keyOf: (name: FieldName) => string;
	/** All keys that a field is read from. */
	readonly keysOf: (name: FieldName) => readonly string[];
	readonly byKey: ReadonlyMap<string, KeyMeaning>;
	/** Keys that the configuration leaves unread. */
	readonly extra: ReadonlySet<string>;
	readonly pluginFields: ReadonlyMap<string, PluginField>;
	/** The key that an unknown one is near. */
	readonly near: (key: string) => string | undefined;
	/** The safety key that an unknown one differs from by case, spaces, hyphens and underlines alone. */
	readonly respelt: (key: string) => string | undefined;
	/** Does the text name a key that decides whether a story is public? `date` aside, which every story has. */
	readonly mentionsSafety: (text: string) => boolean;
}

const isSafety = (name: FieldName): boolean => (FIELDS[name] as Field).safety === true;
const isPageOnly = (name: FieldName): boolean => (FIELDS[name] as Field).pageOnly === true;
const STORY_KEYS = new WeakMap<SiteConfig, Keys>();
const PAGE_KEYS = new WeakMap<SiteConfig, Keys>();

/** The keys of a story or of a plain page, made once for a site. The own names of safety keys are read beside the archive's: `draft: true` is never overlooked. */
export function keysOf(site: SiteConfig, isPage = false): Keys {
	const all = isPage ? PAGE_KEYS : STORY_KEYS;
	const made = all.get(site);
	if (made) return made;
	const keys = createKeys(site, isPage);
	all.set(site, keys);
	return keys;
}

function createKeys({ fields, plugins }: SiteConfig, isPage: boolean): Keys {
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
	const telling = safety.filter((key) => byKey.get(key)?.name !== "date").map((key) => key.replace(/[^\w ]/g, "\\$&"));
	const mentioned = new RegExp(`(?<!\\w)(?:${telling.join("|")})(?!\\w)`, "i");
	return {
		isPage,
		noun: isPage ? "page" : "story",
		fields: new Set(names),
		keyOf: (name) => (ownKey(name, isPage) === name ? keyFor(fields, name) : ownKey(name, isPage)),
		keysOf: (name) => keysByName.get(name) ?? [],
		byKey,
		extra,
		pluginFields: new Map(plugins.flatMap((plugin) => Object.entries(plugin.fields ?? {}))),
		near: memoize(1000, (key: string) => closestMatch(key, byKey.keys())),
		respelt: memoize(1000, (key: string) => bySpelling.get(comparedKey(key))),
		mentionsSafety: (text) => mentioned.test(text),
	};
}
