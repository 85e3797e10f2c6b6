import { decodePath } from "./paths.js";

/**
 * The last word of a path, a URL or another name of a page: of `news/Bridge-Vote.md`, `/news/2026/bridge-vote/` and `bridge-vote` alike it is
 * `bridge-vote`. If a reference leads to a page or a file, then one of that thing's names has the handle of the reference. The other way round
 * it need not hold: handles tell which references can have changed their meaning, never what they mean. '' where there is no word, as in `../`.
 */
export function handle(name: string): string {
	const folder = name.replace(/(?:^|\/)index(?:\.\w+)?\/*$/i, "");
	const word = /([^/]*)\/*$/.exec(folder)?.[1] ?? "";
	const plain = word.replace(/\.(?:md|markdown|html?)$/i, "");
	return /^\.{0,2}$/.test(plain) ? "" : plain.normalize("NFC").toLowerCase();
}

/** The handle of a reference as a story writes it: `../news/Bridge%20Vote.md#top`. */
export const handleOfReference = (reference: string): string =>
	handle(decodePath(reference.trim().replace(/[?#].*$/s, "")));

/** 32 bits of a text (FNV-1a over UTF-16 code units). */
export function hash32(text: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	return hash >>> 0;
}
