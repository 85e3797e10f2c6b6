import { distance } from "fastest-levenshtein";

/**
 * The candidate that the user most likely meant, or undefined where none is near: at most a third of the letters differ,
 * and case does not count; two neighbours that changed places (`drfat`) are one letter. Of equally near ones the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
	let best: string | undefined;
	let least = Math.max(1, Math.floor(word.length / 3)) + 1;
	const lower = word.toLowerCase();
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - word.length) >= least) continue;
		const other = candidate.toLowerCase();
		const d = swapped(lower, other) ? 1 : distance(lower, other);
		if (d < least) [best, least] = [candidate, d];
	}
	return best;
}

/** Are the two words one, but for two neighbours that changed places? */
function swapped(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	return a[at] === b[at + 1] && a[at + 1] === b[at] && a !== b && a.slice(at + 2) === b.slice(at + 2);
}

/** `did you mean "…"?`, or undefined. */
export const didYouMean = (word: string, candidates: Iterable<string>): string | undefined => {
	const near = nearest(word, candidates);
	return near === undefined ? undefined : `did you mean "${near}"?`;
};
