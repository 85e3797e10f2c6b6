/** Reduces a failing walk to a shorter one that also fails. */
import type { Failure, Step } from "./random-edits.js";

/** How many shorter walks are tried. */
const TRIES = Number(process.env.INCREMENTAL_TRIES ?? 40);

/** Leaves out ever smaller runs of steps. The last step is the check that fails, so it remains. */
export async function shrink(
	steps: readonly Step[],
	failure: Failure,
	walk: (steps: readonly Step[]) => Promise<Failure | undefined>,
): Promise<Failure> {
	let [least, found] = [steps, failure];
	let tries = TRIES;
	for (let size = Math.ceil(steps.length / 2); tries > 0; size = Math.ceil(size / 2)) {
		for (let at = 0; at + size < least.length && tries > 0; ) {
			tries--;
			const fewer = least.toSpliced(at, size);
			const again = await walk(fewer);
			if (again) [least, found] = [fewer.slice(0, again.steps), again];
			else at += size;
		}
		if (size === 1) break;
	}
	return found;
}
