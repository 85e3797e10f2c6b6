import { distance } from "fastest-levenshtein";

/**
 * The candidate that the user most likely meant, or undefined where none is near: at most a third of the letters differ,
 * and case does not count. Of equally near ones the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
	let best: string | undefined;
	let least = Math.max(1, Math.floor(word.length / 3)) + 1;
	const lower = word.toLowerCase();
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - word.length) >= least) continue;
		const d = distance(lower, candidate.toLowerCase());
		if (d < least) [best, least] = [candidate, d];
	}
	return best;
}

/** `did you mean "…"?`, or undefined. */
export const didYouMean = (word: string, candidates: Iterable<string>): string | undefined => {
	const near = nearest(word, candidates);
	return near === undefined ? undefined : `did you mean "${near}"?`;
};
