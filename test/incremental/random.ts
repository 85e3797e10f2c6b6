/** A seeded source of chance: the same seed, the same story. */
export interface Random {
	/** From 0 up to 1. */
	readonly next: () => number;
	/** A whole number from 0 up to below `end`. */
	readonly below: (end: number) => number;
	/** One of a list; undefined where it is empty. */
	readonly pick: <T>(list: readonly T[]) => T | undefined;
	/** True in so many of a hundred cases. */
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
