/** A seeded source of random numbers: the same seed gives the same sequence. */
export interface Random {
	/** A number from 0 (inclusive) to 1 (exclusive). */
	readonly next: () => number;
	/** An integer from 0 (inclusive) to `end` (exclusive). */
	readonly below: (end: number) => number;
	/** One item of a list; undefined if the list is empty. */
	readonly pick: <T>(list: readonly T[]) => T | undefined;
	/** True in this percentage of cases. */
	readonly percent: (share: number) => boolean;
}

/** mulberry32. */
export function randomOf(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const below = (end: number) => Math.floor(next() * end);
	return { next, below, pick: (list) => list[below(list.length)], percent: (share) => next() * 100 < share };
}
