/** The order of names in lists for readers (Unicode Technical Standard #10, with the rules of CLDR for each language). */
import { memoize } from "./memoize.js";
import { compare } from "./problem.js";

/** Compares names as the language (BCP 47) sorts them, digits by their number. Where ICU has no rules for the language, English ones: never those of the machine. */
export const collationOf = memoize(
	100,
	(language: string): ((a: string, b: string) => number) =>
		new Intl.Collator([language, "en"], { numeric: true }).compare,
);

/** Items by name, those of equal names by key. */
export function sortedByName<T extends { readonly name: string; readonly key: string }>(
	items: readonly T[],
	language: string,
): T[] {
	const collate = collationOf(language);
	// The collator is slow. A list that is sorted by letters alone is nearly in its order, and needs few comparisons.
	return items
		.map((item) => ({ item, letters: lettersOf(item.name) }))
		.sort((a, b) => compare(a.letters, b.letters))
		.map(({ item }) => item)
		.sort((a, b) => collate(a.name, b.name) || compare(a.key, b.key));
}
const lettersOf = (name: string): string =>
	(/^[ -~]*$/.test(name) ? name : name.normalize("NFD").replace(/\p{M}/gu, "")).toLowerCase();
