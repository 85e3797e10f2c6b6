/** Values in the forms of other programs. */
import { ARTICLE_TYPES, type FieldValues, STATUS } from "../../../core/front-matter-schema.js";
import type { FieldReader } from "./reader.js";
import { boolean, oneOf } from "./scalars.js";

/** Keys by which other generators exclude a page from the sitemap: Hugo (`disable`), plugins of Eleventy, Grav and Astro. */
const LEFT_OUT = ["disable", "ignore", "exclude"];

/** A map with only `priority` or `changefreq` does not exclude the page, and search engines ignore both. */
export const sitemap: FieldReader<boolean> = (value, reading) => {
	if (value.kind !== "map") return boolean(value, reading);
	const said = LEFT_OUT.flatMap((key) => {
		const entry = value.entries.get(key);
		return entry ? [boolean(entry.value, { ...reading, key: `${reading.key}.${key}` })] : [];
	});
	return said.length === 0 ? undefined : !said.includes(true);
};

/** Unambiguous values of WordPress, Ghost, Pelican and Kirby. `future` and `scheduled` are not among them, because the instant is missing. */
const OTHER_STATUS: ReadonlyMap<string, FieldValues["status"]> = new Map([
	["publish", "published"],
	["public", "published"],
	["private", "draft"],
	["hidden", "draft"],
	["pending", "draft"],
]);
export const status: FieldReader<FieldValues["status"]> = (value, reading) =>
	OTHER_STATUS.get(value.kind === "text" ? value.text.trim().toLowerCase() : "") ?? oneOf(STATUS)(value, reading);

/** The type or layout of every story in Hugo, WordPress and Jekyll, which labels nothing. */
const ANY_STORY = /^(?:posts?|articles?|stor(?:y|ies)|blog|blog-?posts?|default|single)$/i;
export const type: FieldReader<FieldValues["type"]> = (value, reading) =>
	value.kind === "text" && (ANY_STORY.test(value.text.trim()) || (reading.isArchive && !isType(value.text)))
		? undefined
		: oneOf(ARTICLE_TYPES)(value, reading);
const isType = (text: string): boolean => (ARTICLE_TYPES as readonly string[]).includes(text.trim().toLowerCase());
