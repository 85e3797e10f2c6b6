import { distance } from "fastest-levenshtein";

/**
 * The candidate that the user most likely meant, or undefined if none is similar: at most `most` letters differ, by default a third. Case is ignored,
 * and two swapped adjacent letters (`drfat`) count as one. The first of equally similar candidates is returned.
 */
export function closestMatch(
	word: string,
	candidates: Iterable<string>,
	most = Math.floor(word.length / 3),
): string | undefined {
	let best: string | undefined;
	let least = Math.max(1, most) + 1;
	const lower = word.toLowerCase();
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - word.length) >= least) continue;
		const other = candidate.toLowerCase();
		if (letterDistance(lower, other) >= least) continue;
		const d = isTransposed(lower, other) ? 1 : distance(lower, other);
		if (d < least) [best, least] = [candidate, d];
	}
	return best;
}

const COUNTS = new Int16Array(64);
const memoizedCount = (code: number, by: number): void => {
	COUNTS[code & 63] = (COUNTS[code & 63] as number) + by;
};
/** The number of letters that only one of the words has: a lower bound of their distance, and much faster to compute. */
function letterDistance(a: string, b: string): number {
	COUNTS.fill(0);
	for (let at = 0; at < a.length; at++) memoizedCount(a.charCodeAt(at), 1);
	for (let at = 0; at < b.length; at++) memoizedCount(b.charCodeAt(at), -1);
	let [more, fewer] = [0, 0];
	for (const left of COUNTS) {
		if (left > 0) more += left;
		else fewer -= left;
	}
	return Math.max(more, fewer);
}

/** Whether the words differ only in two adjacent swapped letters. */
function isTransposed(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	return a[at] === b[at + 1] && a[at + 1] === b[at] && a !== b && a.slice(at + 2) === b.slice(at + 2);
}

/** `did you mean "…"?`, or undefined. */
export const didYouMean = (word: string, candidates: Iterable<string>): string | undefined => {
	const near = closestMatch(word, candidates);
	return near === undefined ? undefined : `did you mean "${near}"?`;
};
