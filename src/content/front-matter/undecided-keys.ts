/** Keys that affect visibility in other programs: their meaning, and the field with the same meaning. */
import type { FieldKey } from "../../core/field-keys.js";
import { decisionOf, type Meaning } from "../../core/foreign-keys.js";
import type { FieldName } from "../../core/front-matter-schema.js";
import type { Place, Problem, SiteConfig } from "../../core/model.js";
import { error } from "../../core/problem.js";
import { keysOf } from "./keys.js";
import { asked, mappingLine } from "./mapping-line.js";
import type { Yaml } from "./yaml.js";

/** An ignored key with its value. */
export interface Unread {
	readonly key: string;
	readonly place: Place;
	readonly value: Yaml;
}
interface Mapping {
	readonly name: FieldName;
	readonly key: FieldKey;
}

/** The meaning of a key and its value in other programs; undefined if they do not affect visibility. */
export function meaningOf(key: string, value: Yaml): Meaning | undefined {
	const decision = decisionOf(key);
	if (!decision?.only) return decision?.meaning;
	return value.kind === "text" && decision.only.test(value.text.trim()) ? decision.meaning : undefined;
}

/** The field with the same meaning; undefined if there is none. `hasDate`: the article has a date. */
function mappingOf(meaning: Meaning, key: string, value: Yaml, hasDate: boolean): Mapping | undefined {
	const start: Mapping = { name: hasDate ? "embargo" : "date", key };
	if (value.kind !== "text") return undefined;
	const isDate = /^\d{4}-\d/.test(value.text.trim());
	switch (meaning) {
		case "public":
			return isDate ? start : { name: "draft", key: { not: key } };
		case "hidden":
			return isDate ? undefined : { name: "draft", key };
		case "held":
			return isDate ? start : { name: "draft", key };
		case "withdrawn":
			return isDate ? { name: "expires", key } : { name: "draft", key };
		case "start":
			return start;
		case "end":
			return { name: "expires", key };
		case "status":
			return { name: "status", key };
		case "unclear":
			return undefined;
	}
}

/** Files of authors, topics and fronts are always published, so a key that should hide one is an error. `what` is the kind of file. */
export function hidingKey(what: string, { key, value, place }: Unread, site: SiteConfig): Problem | undefined {
	const said = value.kind === "text" ? value.text.trim() : "";
	const { byKey, respelt, extra } = keysOf(site);
	const meant = byKey.get(key) ?? byKey.get(respelt(key) ?? "");
	const meaning = meant ? (meant.not ? "public" : MEANINGS[meant.name]) : meaningOf(key, value);
	if (meaning === undefined || SAYS_NOTHING[meaning]?.test(said) || extra.has(key)) return undefined;
	const way = "take the file out of `content/` until it may be public, or remove the line";
	// An article that another program would hide must stay hidden.
	const kept = meant
		? ""
		: `; if the key decides nothing here, ${asked(site.fields, "extra")} \`${mappingLine(site.fields, "extra", key)}\``;
	return error("unclear-key", `\`${key}\` hides a story, not ${what}`, place, {
		hint: way + kept,
		group: `${what} ${key}`,
		withhold: true,
	});
}
/** The meaning of Broadsheet's own keys. A `date` does not hide such a file. */
const MEANINGS: Readonly<Partial<Record<FieldName, Meaning>>> = {
	draft: "hidden",
	status: "status",
	embargo: "start",
	expires: "end",
};
/** Values of a key that mean "public". */
const SAYS_NOTHING: Readonly<Partial<Record<Meaning, RegExp>>> = {
	public: /^true$/i,
	hidden: /^false$/i,
	held: /^false$/i,
	withdrawn: /^false$/i,
	status: /^(?:publish(?:ed)?|public)$/i,
};

/** A key that affects visibility in other programs is not ignored. All articles with the key share one message. */
export function undecidedKey(
	{ key, value, place }: Unread,
	hasDate: boolean,
	{ fields }: Pick<SiteConfig, "fields">,
	noun: "story" | "page" = "story",
): { readonly problem: Problem; readonly name: FieldName | undefined } | undefined {
	const meaning = meaningOf(key, value);
	if (meaning === undefined) return undefined;
	const mapping = mappingOf(meaning, key, value, hasDate);
	const kept = mappingLine(fields, "extra", key);
	const own = /robots|googlebot/i.test(key)
		? `\`noindex: true\` keeps a ${noun} out of search engines`
		: `\`draft: true\` hides a ${noun}`;
	const hint = mapping
		? `${asked(fields, mapping.name)} \`${mappingLine(fields, mapping.name, mapping.key)}\`; or, if the key decides nothing here, \`${kept}\``
		: `${own}; if the key decides nothing here, ${asked(fields, "extra")} \`${kept}\``;
	const message = `\`${key}\` decides in other programs whether a ${noun} is public; here it is not read`;
	const group = `${key} ${mapping?.name ?? ""}`;
	return { problem: error("unclear-key", message, place, { hint, group, withhold: true }), name: mapping?.name };
}
