/** Values of which other programs write forms of their own. */
import { type FieldValues, STATUS } from "../../../core/front-matter-schema.js";
import type { FieldReader } from "./reader.js";
import { boolean, oneOf } from "./scalars.js";

/** Keys by which other generators leave a page out of the sitemap: Hugo (`disable`), plugins of Eleventy, Grav and Astro. */
const LEFT_OUT = ["disable", "ignore", "exclude"];

/** A map that only says how the page is listed (`priority`, `changefreq`) is no value: search engines do not read either. */
export const sitemap: FieldReader<boolean> = (value, reading) => {
	if (value.kind !== "map") return boolean(value, reading);
	const said = LEFT_OUT.flatMap((key) => {
		const entry = value.entries.get(key);
		return entry ? [boolean(entry.value, { ...reading, key: `${reading.key}.${key}` })] : [];
	});
	return said.length === 0 ? undefined : !said.includes(true);
};

/** Words of WordPress, Ghost, Pelican and Kirby that can mean one thing only. A `future` or `scheduled` story lacks its instant here, so neither is one of them. */
const OTHER_STATUS: ReadonlyMap<string, FieldValues["status"]> = new Map([
	["publish", "published"],
	["public", "published"],
	["private", "draft"],
	["hidden", "draft"],
	["pending", "draft"],
]);
export const status: FieldReader<FieldValues["status"]> = (value, reading) =>
	OTHER_STATUS.get(value.kind === "text" ? value.text.trim().toLowerCase() : "") ?? oneOf(STATUS)(value, reading);
