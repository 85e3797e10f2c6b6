/** Sorts names for readers (Unicode Technical Standard #10, with the rules of CLDR for each language). */
import { memoize } from "./memoize.js";
import { compare } from "./problem.js";

/** Compares names in the order of a language (BCP 47), numbers by value. If ICU has no rules for the language, English ones apply, never those of the machine. */
export const createCollation = memoize(
	100,
	(language: string): ((a: string, b: string) => number) =>
		new Intl.Collator([language, "en"], { numeric: true }).compare,
);

/** Sorts items by name, items with equal names by key. */
export function sortedByName<T extends { readonly name: string; readonly key: string }>(
	items: readonly T[],
	language: string,
): T[] {
	const collate = createCollation(language);
	// The collator is slow. Pre-sorting by code unit leaves it few comparisons.
	return items
		.map((item) => ({ item, letters: lettersOf(item.name) }))
		.sort((a, b) => compare(a.letters, b.letters))
		.map(({ item }) => item)
		.sort((a, b) => collate(a.name, b.name) || compare(a.key, b.key));
}
const lettersOf = (name: string): string =>
	(/^[ -~]*$/.test(name) ? name : name.normalize("NFD").replace(/\p{M}/gu, "")).toLowerCase();
