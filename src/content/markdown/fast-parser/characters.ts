/** Character classes as in micromark. Characters are UTF-16 units; each half of a surrogate pair counts as a letter. */

/** The class of a character next to a run of "*" or "_" (CommonMark 0.31.2, section 6.2). */
export const LETTER = 0;
export const WHITE = 1;
export const PUNCTUATION = 2;
export type Side = typeof LETTER | typeof WHITE | typeof PUNCTUATION;

const classify = (code: number): Side => {
	const character = String.fromCharCode(code);
	if (/\s/.test(character)) return WHITE;
	return /[\p{P}\p{S}]/u.test(character) ? PUNCTUATION : LETTER;
};

const ASCII = Array.from({ length: 128 }, (_, code) => classify(code));

export const sideOf = (code: number): Side => (code < 128 ? (ASCII[code] as Side) : classify(code));
