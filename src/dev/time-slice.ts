/** Long work in the pauses of other work. */
import { setImmediate } from "node:timers/promises";

/** Length of a slice, in milliseconds. */
const SLICE_MS = 8;

/** Returns a function to await before each piece of work: it yields to other work when a slice is over, and returns false once `goesOn` has said no. `rest` waits between two slices. */
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
