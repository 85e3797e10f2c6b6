/**
 * The promise of the preview: whatever is edited, each file that it shows is the one that a clean build writes.
 *
 * `INCREMENTAL_RUNS=2000 INCREMENTAL_SEED=7 npx vitest run test/equivalence/preview` walks further and elsewhere.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { build } from "../../src/build/build.js";
import type { Problem } from "../../src/core/model.js";
import { groupProblems, sortProblems } from "../../src/core/problem.js";
import { createBackgroundCheck } from "../../src/dev/background-check.js";
import { createSiteUpdater, type UpdateResult } from "../../src/dev/site-updater.js";
import { ALL_CASES } from "../support/sample.js";
import { tempDir } from "../support/temp-dir.js";
import { emptyFor } from "./bundles.js";
import { differing, treeFaults } from "./compare.js";
import { faults } from "./edits/faults.js";
import { fileEdits } from "./edits/files.js";
import { newsroomEdits } from "./edits/newsroom.js";
import { siteEdits } from "./edits/site.js";
import { storyEdits } from "./edits/stories.js";
import { type Random, randomOf } from "./random.js";
import { files } from "./site.js";
import { createTestSite, type Edit, optionsOf, restoreFiles, type TestSite, type Tree, treeOf } from "./test-site.js";

const RUNS = Number(process.env.INCREMENTAL_RUNS ?? (ALL_CASES ? 3 : 2));
const SEED = Number(process.env.INCREMENTAL_SEED ?? 1);
const LONG = Math.min(20, RUNS);
const home = tempDir();

/** Edits of text are common, as in a newsroom; mistakes are rare. */
const EDITS: Readonly<Record<string, Edit>> = {
	...storyEdits,
	...fileEdits,
	...siteEdits,
	...newsroomEdits,
	...faults,
};
const anyEdit = (random: Random): string =>
	random.percent(40)
		? (random.pick(["body", "headline"]) ?? "")
		: random.percent(6)
			? (random.pick(Object.keys(faults)) ?? "")
			: (random.pick(Object.keys(EDITS).filter((name) => !(name in faults))) ?? "");

/** Each file of the site as the preview shows it, and the problems of its pages. */
async function shown({ site }: UpdateResult, paths: Iterable<string>): Promise<{ tree: Tree; problems: Problem[] }> {
	const tree = new Map<string, string>();
	const problems: Problem[] = [];
	for (const path of paths) {
		const page = await site?.read(path);
		if (page?.bytes) tree.set(path, Buffer.from(page.bytes).toString("latin1"));
		problems.push(...(page?.problems ?? []));
	}
	return { tree, problems };
}
const pathsOf = ({ site }: UpdateResult): string[] =>
	(site?.sitePlan.pages ?? []).map(({ url }) => (url.endsWith("/") ? `${url}index.html` : url).slice(1));
/** Except hints: only a limited number is searched for, for the first pages that are opened. */
const reported = (problems: readonly Problem[]) =>
	problems.map(({ hint: _, ...problem }) => JSON.stringify(problem)).sort();

async function walk(seed: number): Promise<string[]> {
	const random = randomOf(seed);
	const thirdParty = seed % 4 === 0;
	const drafts = seed % 3 === 0;
	const sitePlan: TestSite = createTestSite(mkdtempSync(join(home, "walk-")), files(thirdParty), "");
	const reference = { out: join(sitePlan.home, "reference"), cache: join(sitePlan.home, "reference-cache") };
	sitePlan.options.drafts = drafts;
	emptyFor(sitePlan, sitePlan.cache);
	const log: string[] = [];
	const updater = createSiteUpdater({ ...sitePlan, drafts, clock: () => sitePlan.options.at });
	const rest = createBackgroundCheck({ idleMs: 0, restMs: 0 });
	let [round, good, lay, at] = [
		await updater.update(),
		treeOf(sitePlan.root),
		treeOf(sitePlan.root),
		sitePlan.options.at,
	];
	try {
		for (let step = 0; step < LONG; step++) {
			for (let edit = random.below(3); edit >= 0; edit--) {
				const name = anyEdit(random);
				log.push(`${name}: ${EDITS[name]?.(sitePlan, randomOf(random.below(2 ** 31))) ?? "(nothing to do)"}`);
				Object.assign(sitePlan.options, { drafts, clean: false, quarantine: false, record: false });
			}
			const now = treeOf(sitePlan.root);
			const touched = new Set(differing(lay, now));
			round = await updater.update(at === sitePlan.options.at ? touched : undefined);
			[lay, at] = [now, sitePlan.options.at];
			if (round.site) rest.start(round.site, touched);
			if (round.site) await rest.run(round.site, ALWAYS, NOBODY);
			const alone = problemsOf([...round.problems, ...rest.problems()]);
			emptyFor(sitePlan, reference.cache);
			const wanted = await build({ ...optionsOf(sitePlan), ...reference });
			const tree = new Map([...treeOf(reference.out)].filter(([path]) => path !== ".broadsheet.json"));
			for (const each of Object.values(reference)) rmSync(each, { recursive: true, force: true });
			log.push(`look, exit ${wanted.exit}`);
			const found = await shown(round, new Set([...tree.keys(), ...pathsOf(round)]));
			const problems = problemsOf([...round.problems, ...rest.problems(), ...found.problems]);
			const errors = problems.filter(({ severity }) => severity === "error");
			if (wanted.exit !== 0) {
				if (errors.length === 0 && round.exit === 0) return [...log, "the build has an error, the preview has none"];
				if (wanted.problems.some(isFault) && round.exit === 0 && !alone.some(isFault))
					return [...log, "a template fails, and the preview does not tell before somebody opens a page"];
				restoreFiles(sitePlan, good);
				log.push("all mistakes are corrected");
				continue;
			}
			good = now;
			const differences = [
				...treeFaults("file", found.tree, tree),
				// Whether each page was opened before, or none.
				...[problems, alone]
					.filter((each) => JSON.stringify(reported(each)) !== JSON.stringify(reported(wanted.problems)))
					.map((each) => `problems\n  are    ${reported(each)}\n  should ${reported(wanted.problems)}`),
			];
			if (differences.length) return [...log, ...differences.slice(0, 5).map((each) => each.slice(0, 1200))];
		}
	} finally {
		await updater.close();
	}
	return [];
}

const ALWAYS = () => true;
const NOBODY = async () => {};
const isFault = ({ code }: Problem) => code === "template-fault";
const problemsOf = (all: readonly Problem[]) => groupProblems(sortProblems(unique(all)));
const unique = <T extends object>(problems: readonly T[]): T[] => [
	...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

it.each(Array.from({ length: Math.ceil(RUNS / LONG) }, (_, index) => SEED + index))(
	"whatever is edited, the preview shows the files and reports the problems of a clean build (seed %i)",
	async (seed) => {
		const failure = await walk(seed);
		if (failure.length)
			expect.fail(`INCREMENTAL_SEED=${seed} walks it again:\n${failure.map((line) => `  ${line}`).join("\n")}`);
	},
	3_600_000,
);
