/** The words and marks of a byline that separate names. */
import type { BylineWords } from "../../core/i18n/bylines.js";

/** What may separate names. A conjunction behind a comma ends a list: what follows is a name. */
export function separatorOf(words: readonly BylineWords[]): RegExp {
	const and = words.flatMap(({ and }) => and.flatMap(inCases)).join("|");
	const between = words.flatMap(({ between }) => between.flatMap(inCases)).join("|");
	const prefixes = words.flatMap(({ prefix }) =>
		prefix ? [`(?!(?:${prefix.names.join("|")})(?!\\p{L}))${prefix.letter}(?=\\p{L})`] : [],
	);
	const attached = prefixes.length ? prefixes.join("|") : "(?!)";
	const comma = "\\s*[,;،؛、，]\\s*";
	return new RegExp(
		[
			`(?<and>${comma}(?:(?:${and}|${between}|&)\\s+|(?:${attached})(?=[^,;،؛]*$))|\\s+(?:${and})\\s+)`,
			`(?<comma>${comma})`,
			`(?<between>\\s+(?:(?:${between})\\s+|${attached}))`,
			"\\s+&\\s+",
		].join("|"),
		"gu",
	);
}
/** A word as a line and a line in capitals have it. One letter is a conjunction in lower case only: "John E Marsh". */
const inCases = (word: string): string[] => (word.length > 1 ? [...new Set([word, word.toUpperCase()])] : [word]);
