/**
 * The promise of every remembered build: it is the clean build, only sooner.
 *
 * `INCREMENTAL_RUNS=2000 INCREMENTAL_SEED=7 npx vitest run test/equivalence/equal` walks further and elsewhere; a failing walk prints
 * the seed that walks it again, and the fewest steps that were found to fail.
 */
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ALL_CASES } from "../support/sample.js";
import { tempDir } from "../support/temp-dir.js";
import { randomOf } from "./random.js";
import { foreignCache, kindOf, planWalk, walk } from "./random-edits.js";
import { shrink } from "./shrink.js";

const RUNS = Number(process.env.INCREMENTAL_RUNS ?? (ALL_CASES ? 3 : 2));
const SEED = Number(process.env.INCREMENTAL_SEED ?? 1);
/** Sequences of edits that are applied to one site. */
const LONG = Math.min(20, RUNS);
const walks = Array.from({ length: Math.ceil(RUNS / LONG) }, (_, index) => SEED + index);

const home = tempDir();
const other = foreignCache(join(home, "strange"));
const newHome = () => mkdtempSync(join(home, "walk-"));

it.concurrent.each(walks)(
	"whatever is edited, a build gives the files and the problems of a clean build (seed %i)",
	async (seed) => {
		const kind = kindOf(seed);
		const steps = planWalk(randomOf(seed), LONG);
		const failure = await walk(steps, newHome(), await other, kind);
		if (failure === undefined) return;
		const least = await shrink(steps.slice(0, failure.steps), failure, async (fewer) =>
			walk(fewer, newHome(), await other, kind),
		);
		expect.fail(
			[
				`INCREMENTAL_SEED=${seed} INCREMENTAL_RUNS=${LONG} walks it again. These steps fail:`,
				...least.log.map((line) => `  ${line}`),
				`${least.faults.length} differences, the first of them:`,
				...least.faults.slice(0, 5).map((fault) => `  ${fault.slice(0, 1200)}`),
			].join("\n"),
		);
	},
	3_600_000,
);
