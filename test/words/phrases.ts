/** A dictionary → every phrase that it can say, without what it is said of. */
import type { Messages } from "../../src/core/i18n/messages.js";

/** Stands for a name; where a number is wanted it is printed as the language prints what is none. */
const NAME = "\u0001";
const NUMBERS = [0, 1, 2, 3, 11, 100, 1_000_000];

/** `always` leaves out what is said with some numbers alone. */
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
	// What a browser counts is not on the page.
	const { live, ...rest } = said;
	const { newUpdates, ...state } = live;
	return [...new Set([...of(rest), ...of(state), ...(always ? [] : of(newUpdates))])];
}

/** Is the phrase in the text, as words of its own? */
export const says = (text: string, phrase: string): boolean =>
	new RegExp(`(?<![\\p{L}\\p{M}])${phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{M}])`, "u").test(text);
