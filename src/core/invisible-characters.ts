/** Finds unintended invisible characters. */

const ANY_INVISIBLE = /[\u200b\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
/** Opening and closing directional characters (UAX #9, 2.1 to 2.5). Joiners, U+200E and U+200F are not included, because Arabic, Hebrew and emoji need them. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;
const CLOSERS: Readonly<Record<string, string>> = {
	"\u202a": "\u202c",
	"\u202b": "\u202c",
	"\u2066": "\u2069",
	"\u2067": "\u2069",
	"\u2068": "\u2069",
};
/** Scripts without spaces, in which U+200B marks a possible line break (Unicode 17, 16.1). */
const SPACELESS =
	"[\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}\\p{Script=Han}]";
/** Zero-width spaces elsewhere, byte order marks, deprecated format characters, annotation characters; and tags, except in flags of regions (UTS #51, Annex C). */
const IDLE = new RegExp(
	`(?<!${SPACELESS})\\u200b(?!${SPACELESS})|[\\u206a-\\u206f\\ufeff\\ufff9-\\ufffb]|(?<flag>\\u{1f3f4}[\\u{e0020}-\\u{e007e}]+\\u{e007f})|[\\u{e0000}-\\u{e007f}]`,
	"gu",
);

/** The text without them, and the names of those removed, such as `U+202E`. Undefined if there are none. */
export function withoutInvisible(
	text: string,
): { readonly text: string; readonly gone: readonly string[] } | undefined {
	if (!ANY_INVISIBLE.test(text)) return undefined;
	const gone = new Set<string>();
	const drop = (character: string): "" => {
		gone.add(`U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`);
		return "";
	};
	const turned = isPaired(text) ? text : text.replace(DIRECTION, drop);
	const seen = turned.replace(IDLE, (found, flag?: string) => flag ?? drop(found));
	return gone.size ? { text: seen, gone: [...gone] } : undefined;
}

/** Whether directional characters are balanced, and none of them overrides the direction of letters. */
function isPaired(text: string): boolean {
	const open: string[] = [];
	for (const [mark] of text.matchAll(DIRECTION)) {
		const closer = CLOSERS[mark];
		if (closer !== undefined) open.push(closer);
		else if (open.pop() !== mark) return false;
	}
	return open.length === 0;
}
