import { readingsOf, spelled } from "./reference-paths.js";

/**
 * The normalized last segment of a path, a URL or another name of a page: `bridge-vote` for `news/Bridge-Vote.md`, `/news/2026/bridge-vote/` and
 * `bridge-vote`. If a reference resolves to a page or file, one of that page's names has one of the link keys of the reference. The converse does not
 * hold: link keys say which references may have changed, never what they resolve to. '' if there is no name, as in `../`.
 */
export function linkKey(name: string): string {
	// The lower case of sigma depends on the next character, and extensions are removed.
	const parts = spelled(name.toLowerCase().replaceAll("ς", "σ")).split("/");
	let word = "";
	for (let part = parts.pop(); part !== undefined && word === ""; part = parts.pop()) {
		word = stripExtensions(part);
		if (part !== "" && /^\.{0,2}$/.test(word)) return "";
		if (word === "index") word = "";
	}
	return word;
}

/** A name can have several extensions: `story.md` may refer to `story.md.md`. */
function stripExtensions(name: string): string {
	for (let end = name.length; ; ) {
		const dot = name.lastIndexOf(".", end - 1);
		if (dot < 0 || !/^(?:mdx?|markdown|html?)$/.test(name.slice(dot + 1, end))) return name.slice(0, end);
		end = dot;
	}
}

/** The link keys of a reference, one for each way to read it: `bridge vote` and `bridge%20vote` for `../news/Bridge%20Vote.md`. */
export const linkKeysOfReference = (reference: string): string[] => [
	...new Set(readingsOf(reference).map(({ path }) => linkKey(path))),
];

/** A 32-bit hash of a text (FNV-1a over UTF-16 code units). */
export function fnv1a32(text: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	return hash >>> 0;
}
