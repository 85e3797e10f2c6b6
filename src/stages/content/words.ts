/** How long a text is to read. */

/** Words between white space; two characters of Chinese, Japanese or Korean are as long to read as one word. */
export function countWords(text: string): number {
	let [words, characters] = [0, 0];
	/** Does what stands since the last white space hold a letter or a digit? */
	let inWord = false;
	for (let at = 0; at < text.length; at++) {
		const code = text.codePointAt(at) as number;
		if (code > 0xffff) at++;
		const kind = KINDS[code] || learn(code);
		if (kind === WORD) {
			if (!inWord) words++;
			inWord = true;
		} else if (kind !== OTHER) {
			if (kind === CHARACTER) characters++;
			inWord = false;
		}
	}
	return words + Math.ceil(characters / 2);
}

const [WORD, OTHER, SPACE, CHARACTER] = [1, 2, 3, 4] as const;

/** What each sign of the basic plane is, as far as one has been met. */
const KINDS = new Uint8Array(0x10000);

function learn(code: number): number {
	const kind = kindOf(String.fromCodePoint(code));
	if (code < KINDS.length) KINDS[code] = kind;
	return kind;
}

function kindOf(sign: string): number {
	if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(sign)) return CHARACTER;
	return /\s/.test(sign) ? SPACE : /[\p{L}\p{N}]/u.test(sign) ? WORD : OTHER;
}
