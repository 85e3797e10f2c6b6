/**
 * Walks as a program of its own, which `run-mutations` bundles: `walk.mjs <sequences> <seed>`. At the first difference it prints the number of sequences and ends
 * with `DIFFERS`.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomOf } from "./random.js";
import { foreignCache, kindOf, planWalk, walk } from "./random-edits.js";

/** The exit code. A copy that cannot be loaded ends with 1. */
const DIFFERS = 9;
/** Sequences of edits that are applied to one site. */
const LONG = 20;

const [most = LONG, first = 1] = process.argv.slice(2).map(Number);
const home = mkdtempSync(join(tmpdir(), "walk-"));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));
const fails = (sequences: number, what: unknown): never => {
	console.log(`${sequences} sequences: ${what}`);
	process.exit(DIFFERS);
};

const other = await foreignCache(join(home, "other")).catch((cause: unknown) => fails(0, cause));
for (let done = 0, seed = first; done < most; done += LONG, seed++) {
	const at = join(home, String(seed));
	mkdirSync(at);
	const steps = planWalk(randomOf(seed), Math.min(LONG, most - done));
	const failure = await walk(steps, at, other, kindOf(seed)).catch((cause: unknown) => fails(done, cause));
	const checks = (to: number) => steps.slice(0, to).filter(({ kind }) => kind === "check").length;
	if (failure) fails(done + checks(failure.steps), failure.faults[0]);
}
// Threads and watchers of a program with a fault may stay.
process.exit();
