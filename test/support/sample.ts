/** `CASES=all`, which `.ci/run` sets: each case of every test. By default some tests try a sample of their cases. */
export const ALL_CASES = process.env.CASES === "all";

/** `count` of the cases, evenly distributed, or all of them. */
export const sample = <T>(count: number, cases: readonly T[]): readonly T[] =>
	ALL_CASES || count >= cases.length
		? cases
		: Array.from({ length: count }, (_, index) => cases[Math.floor(((index + 0.5) * cases.length) / count)] as T);
