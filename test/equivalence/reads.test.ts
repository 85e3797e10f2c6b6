/**
 * The law of recorded reads: a page whose view has changed has read something that has changed. It holds for views that pages share, such as teasers, as well.
 *
 * `INCREMENTAL_RUNS=1000 INCREMENTAL_SEED=7 npx vitest run test/equivalence/reads` walks further and elsewhere.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { build } from "../../src/build/build.js";
import { ALL_CASES } from "../support/sample.js";
import { tempDir } from "../support/temp-dir.js";
import { emptyFor } from "./bundles.js";
import { fileEdits } from "./edits/files.js";
import { newsroomEdits } from "./edits/newsroom.js";
import { storyEdits } from "./edits/stories.js";
import { randomOf } from "./random.js";
import { createReadLog, type ReadLog, unexplained } from "./read-log.js";
import { files } from "./site.js";
import { createTestSite, type Edit, optionsOf, restoreFiles, textOf, treeOf } from "./test-site.js";

const RUNS = Number(process.env.INCREMENTAL_RUNS ?? (ALL_CASES ? 3 : 2));
const SEED = Number(process.env.INCREMENTAL_SEED ?? 1);
/** Edits of one site. */
const LONG = Math.min(20, RUNS);
const home = tempDir();

/** Edits of the content and of the clock: a new configuration or a new theme builds all pages again. */
const EDITS: Readonly<Record<string, Edit>> = { ...storyEdits, ...fileEdits, ...newsroomEdits };

async function walk(seed: number): Promise<string[]> {
	const random = randomOf(seed);
	const site = createTestSite(mkdtempSync(join(home, "walk-")), files(seed % 4 === 0), "");
	site.options.drafts = seed % 3 === 0;
	const { drafts } = site.options;
	const log: string[] = [];
	let [before, good, config]: [ReadLog | undefined, ReturnType<typeof treeOf>, string] = [
		undefined,
		treeOf(site.root),
		"",
	];
	for (let step = 0; step <= LONG; step++) {
		if (step > 0) {
			const name = random.pick(Object.keys(EDITS)) ?? "";
			log.push(`${name}: ${EDITS[name]?.(site, randomOf(random.below(2 ** 31))) ?? "(nothing to do)"}`);
		}
		Object.assign(site.options, { drafts, clean: false, quarantine: false, record: false });
		const recorder = createReadLog();
		emptyFor(site, site.cache);
		rmSync(site.out, { recursive: true, force: true });
		const { exit, pages } = await build(optionsOf(site), { recorder });
		if (exit !== 0) {
			restoreFiles(site, good);
			log.push("all mistakes are corrected");
			continue;
		}
		expect([...recorder.nodes].filter(([node]) => node.startsWith("page ")).length).toBeGreaterThanOrEqual(pages);
		const now = `${textOf(site, "broadsheet.config.ts")}`;
		const faults = before && config === now ? unexplained(before, recorder) : [];
		[before, good, config] = [recorder, treeOf(site.root), now];
		if (faults.length) return [...log, ...faults.slice(0, 5)];
	}
	return [];
}

it.each(Array.from({ length: Math.ceil(RUNS / LONG) }, (_, index) => SEED + index))(
	"whatever is edited, a page that changes has read something that has changed (seed %i)",
	async (seed) => {
		const failure = await walk(seed);
		if (failure.length)
			expect.fail(`INCREMENTAL_SEED=${seed} walks it again:\n${failure.map((line) => `  ${line}`).join("\n")}`);
	},
	3_600_000,
);

it("finds a page that reads the site in another way", () => {
	const [before, after] = [createReadLog(), createReadLog()];
	for (const [log, view] of [
		[before, "old"],
		[after, "new"],
	] as const)
		log.within("page /", () => {
			log.text("a", "listing", { contentDigest: 1, listingDigest: 1 });
			return view;
		});
	expect(unexplained(before, after)).toEqual(["page /"]);
});
