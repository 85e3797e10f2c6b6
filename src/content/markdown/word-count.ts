/** Counts the words of a text. */

/** The class of a character, as bits. Chinese, Japanese and Korean characters also separate words. */
const [WORD_KIND, GAP, CHARACTER, OTHER] = [1, 2, 4, 8] as const;

/** The number of words between white space; two Chinese, Japanese or Korean characters count as one word. */
export function countWords(text: string): number {
	let [words, characters] = [0, 0];
	/** 1 if the text since the last gap contains a letter or digit. Arithmetic instead of branches, because branch prediction fails for word boundaries. */
	let inside = 0;
	for (let at = 0; at < text.length; at++) {
		let code = text.charCodeAt(at);
		if (code >= 0xd800 && code < 0xdc00) {
			code = text.codePointAt(at) ?? code;
			if (code > 0xffff) at++;
		}
		const kind = CHARACTER_KINDS[code] || learn(code);
		words += kind & WORD_KIND & ~inside;
		inside = (inside | (kind & WORD_KIND)) & ~(kind >> 1);
		if (kind & CHARACTER) characters++;
	}
	return words + Math.ceil(characters / 2);
}

/** The classes of the characters of the basic plane, filled on demand. */
const CHARACTER_KINDS = new Uint8Array(0x10000);

function learn(code: number): number {
	const kind = characterKind(String.fromCodePoint(code));
	if (code < CHARACTER_KINDS.length) CHARACTER_KINDS[code] = kind;
	return kind;
}

function characterKind(sign: string): number {
	if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(sign)) return CHARACTER | GAP;
	return /\s/.test(sign) ? GAP : /[\p{L}\p{N}]/u.test(sign) ? WORD_KIND : OTHER;
}
