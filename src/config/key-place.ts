/** Where something stands in the text of the configuration, whose values have no places. */
import type { Place } from "../core/model.js";
import { lineColumn } from "../core/problem.js";

/** The name of the file, in the root of a site. */
export const CONFIG_FILE = "broadsheet.config.ts";

/** Where a key is in the text of the configuration: behind the keys of the maps that it is in, as far as these are found; the file alone where it is not found. */
export function placeOfKey(key: string, source: string, above: readonly string[] = []): Place {
	let begin = 0;
	for (const each of above) begin = offsetOfKey(each, source, begin) ?? begin;
	const offset = key === "" ? undefined : (offsetOfKey(key, source, begin) ?? offsetOfKey(key, source));
	return offset === undefined
		? { path: CONFIG_FILE }
		: { path: CONFIG_FILE, ...lineColumn(source, offset), length: key.length };
}

/** The first place behind an offset. */
function offsetOfKey(key: string, source: string, begin = 0): number | undefined {
	const found = new RegExp(`(?<![\\w$])['"]?${key.replace(/[^\w$]/g, "\\$&")}['"]?\\s*:`, "g");
	found.lastIndex = begin;
	return found.exec(source)?.index;
}

/** Where a text stands in quotation marks behind a key; the file alone where it is written in another way. */
export function placeOfText(text: string, key: string, source: string): Place {
	const begin = offsetOfKey(key, source);
	const quoted = new RegExp(`["'\`]${text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}["'\`]`);
	const found = begin === undefined ? -1 : source.slice(begin).search(quoted);
	if (begin === undefined || found === -1) return { path: CONFIG_FILE };
	return { path: CONFIG_FILE, ...lineColumn(source, begin + found + 1), length: text.length };
}
