/** Divides long work into time slices, so that other work can run in between. */
import { setImmediate } from "node:timers/promises";

/** Milliseconds. */
const SLICE_MS = 8;

/**
 * Returns a function to await before each piece of work. It yields to other work at the end of a slice, and returns false once `mayContinue` has. `rest`
 * is the pause between two slices.
 */
export function timeSliced(
	mayContinue: () => boolean,
	rest: () => Promise<unknown> = () => setImmediate(),
): () => Promise<boolean> {
	let since = performance.now();
	return async () => {
		if (performance.now() - since <= SLICE_MS) return true;
		await rest();
		since = performance.now();
		return mayContinue();
	};
}
