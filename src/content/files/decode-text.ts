/** Decodes a text file: valid UTF-8, without a byte order mark, with `\n` line endings. */

import type { Outcome, Place, Problem, Source } from "../../core/model.js";
import { error, lineColumn, warning } from "../../core/problem.js";

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** ASCII control characters, except tab and line endings, and noncharacters. */
const UNPRINTABLE = /[^\t\n -~\u0080-\ufffd]/g;

export function decodeText({ path, bytes }: Source): Outcome<string> {
	if (bytes.length === 0)
		return { problems: [error("empty-file", "The file is empty", { path }, { hint: "was it saved?" })] };
	let text: string;
	try {
		text = UTF8.decode(bytes);
	} catch {
		const good = validPrefix(bytes);
		const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, good), { stream: true });
		return {
			problems: [
				error(
					"encoding",
					"The file is not valid UTF-8 from here on",
					{ path, ...lineColumn(before, before.length) },
					{ hint: "save it as UTF-8" },
				),
			],
		};
	}
	if (text.startsWith("\ufeff")) text = text.slice(1);
	if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
	return printable(text, (offset) => ({ path, ...lineColumn(text, offset) }));
}

/** Replaces characters that neither XML nor HTML allows by U+FFFD, with a problem for each (XML 1.0, 2.2). */
export function printable(text: string, placeOf: (offset: number) => Place): { value: string; problems: Problem[] } {
	if (text.search(UNPRINTABLE) === -1) return { value: text, problems: [] };
	const problems = [...text.matchAll(UNPRINTABLE)].map((match) => {
		const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
		const place = placeOf(match.index);
		return warning("control-character", `The control character U+${code} is replaced`, place, { group: place.path });
	});
	return { value: text.replace(UNPRINTABLE, "\ufffd"), problems };
}

/** The number of bytes at the start that are valid UTF-8. */
function validPrefix(bytes: Uint8Array): number {
	let low = 0;
	let high = bytes.length;
	const valid = (end: number) => {
		try {
			new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
			return true;
		} catch {
			return false;
		}
	};
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (valid(middle)) low = middle;
		else high = middle - 1;
	}
	return low;
}
