import { readingsOf, spelled } from "./reference-paths.js";

/**
 * The last word of a path, a URL or another name of a page: of `news/Bridge-Vote.md`, `/news/2026/bridge-vote/` and `bridge-vote` alike it is
 * `bridge-vote`. If a reference leads to a page or a file, then one of that thing's names has one of the handles of the reference. The other way round
 * it need not hold: handles tell which references can have changed their meaning, never what they mean. '' where there is no word, as in `../`.
 */
export function linkKey(name: string): string {
	// Of a sigma, lower case depends on what follows, and endings are cut.
	const parts = spelled(name.toLowerCase().replaceAll("ς", "σ")).split("/");
	let word = "";
	for (let part = parts.pop(); part !== undefined && word === ""; part = parts.pop()) {
		word = stripExtensions(part);
		if (part !== "" && /^\.{0,2}$/.test(word)) return "";
		if (word === "index") word = "";
	}
	return word;
}

/** A name may have several endings: `story.md.md` is what `story.md` may mean. */
function stripExtensions(name: string): string {
	for (let end = name.length; ; ) {
		const dot = name.lastIndexOf(".", end - 1);
		if (dot < 0 || !/^(?:md|markdown|html?)$/.test(name.slice(dot + 1, end))) return name.slice(0, end);
		end = dot;
	}
}

/** The handles of a reference as a story writes it, one for each way to read it: of `../news/Bridge%20Vote.md` they are `bridge vote` and `bridge%20vote`. */
export const linkKeysOfReference = (reference: string): string[] => [
	...new Set(readingsOf(reference).map(({ path }) => linkKey(path))),
];

/** 32 bits of a text (FNV-1a over UTF-16 code units). */
export function fnv1a32(text: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	return hash >>> 0;
}
