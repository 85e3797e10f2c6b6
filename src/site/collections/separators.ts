/** The words and characters that separate names in a byline. */
import type { BylineWords } from "../../core/i18n/bylines.js";

/** Possible separators. A conjunction after a comma ends a list, so a name follows. */
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
/** A word in its usual case and in capitals. A single letter is a conjunction only in lower case: "John E Marsh". */
const inCases = (word: string): string[] => (word.length > 1 ? [...new Set([word, word.toUpperCase()])] : [word]);
