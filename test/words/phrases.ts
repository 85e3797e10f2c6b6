/** A dictionary → all its phrases, without their variables. */
import type { Messages } from "../../src/core/i18n/messages.js";

/** Replaces a name; a number is printed as the language prints NaN. */
const NAME = "\u0001";
const NUMBERS = [0, 1, 2, 3, 11, 100, 1_000_000];

/** `always` leaves out what is said only with some numbers. */
export function phrasesOf(words: Messages, always = false): string[] {
	const { language, ...said } = words;
	const nothing = new Intl.NumberFormat(language).format(Number.NaN);
	const pieces = (text: string): string[] =>
		text
			.split(new RegExp(`${NAME}|${nothing}|#|\\p{Nd}+`, "u"))
			.map((piece) => piece.replace(/^[\s,:.،]+|[\s,:.،]+$/g, ""))
			.filter((piece) => /\p{L}/u.test(piece));
	const of = (value: unknown): string[] => {
		if (typeof value === "string") return pieces(value);
		if (typeof value !== "function") return Object.values(value as object).flatMap(of);
		const [first = [], ...others] = [NAME, ...NUMBERS].map((number) => pieces(value(number, number)));
		return always ? first.filter((piece) => others.every((other) => other.includes(piece))) : [first, ...others].flat();
	};
	// What a browser counts is not in the page.
	const { live, ...rest } = said;
	const { newUpdates, ...state } = live;
	return [...new Set([...of(rest), ...of(state), ...(always ? [] : of(newUpdates))])];
}

/** Whether the phrase is in the text as separate words. */
export const says = (text: string, phrase: string): boolean =>
	new RegExp(`(?<![\\p{L}\\p{M}])${phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{M}])`, "u").test(text);
