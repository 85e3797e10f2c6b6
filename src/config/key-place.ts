/** Finds positions in the text of the configuration, because its values have none. */
import type { Place } from "../core/model.js";
import { lineColumn } from "../core/problem.js";

/** The name of the file, in the root of a site. */
export const CONFIG_FILE = "broadsheet.config.ts";

/** The position of a key, searched after the keys in `above` that contain it; the file without a position if it is not found. */
export function placeOfKey(key: string, source: string, above: readonly string[] = []): Place {
	let begin = 0;
	for (const each of above) begin = offsetOfKey(each, source, begin) ?? begin;
	const offset = key === "" ? undefined : (offsetOfKey(key, source, begin) ?? offsetOfKey(key, source));
	return offset === undefined
		? { path: CONFIG_FILE }
		: { path: CONFIG_FILE, ...lineColumn(source, offset), length: key.length };
}

/** The first occurrence after an offset. */
function offsetOfKey(key: string, source: string, begin = 0): number | undefined {
	const found = new RegExp(`(?<![\\w$])['"]?${key.replace(/[^\w$]/g, "\\$&")}['"]?\\s*:`, "g");
	found.lastIndex = begin;
	return found.exec(source)?.index;
}

/** The position of a quoted text after a key; the file without a position if the text is written differently. */
export function placeOfText(text: string, key: string, source: string): Place {
	const begin = offsetOfKey(key, source);
	const quoted = new RegExp(`["'\`]${text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}["'\`]`);
	const found = begin === undefined ? -1 : source.slice(begin).search(quoted);
	if (begin === undefined || found === -1) return { path: CONFIG_FILE };
	return { path: CONFIG_FILE, ...lineColumn(source, begin + found + 1), length: text.length };
}
