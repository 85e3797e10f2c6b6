/** A long sequence of edits of a newspaper, with builds between them and occasional comparisons with a clean build. */
import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { build as Build } from "../../src/build/build.js";
import { RECORD_FILE } from "../../src/content/publication-record.js";
import { emptyFor } from "./bundles.js";
import { changeFaults, reportFaults, treeFaults } from "./compare.js";
import { anyEdit, DURING, edits } from "./edits.js";
import { type Random, randomOf } from "./random.js";
import { files } from "./site.js";
import {
	createTestSite,
	exists,
	filesBelow,
	optionsOf,
	removeFile,
	restoreFiles,
	type TestSite,
	type Tree,
	textOf,
	treeOf,
	writeFile,
} from "./test-site.js";

/** The tested program: `INCREMENTAL_LIB` names a different one, such as a copy with a fault. */
export const { build } = (await import(process.env.INCREMENTAL_LIB || "../../src/build/build.js")) as {
	build: typeof Build;
};

interface Done {
	readonly name: string;
	readonly seed: number;
}
export type Step =
	| ({ readonly kind: "edit" } & Done)
	/** `during`: an edit that is made while the build runs, when this stage begins. */
	| { readonly kind: "build"; readonly during?: Done & { readonly stage: string } }
	/** After a build with errors the mistakes are corrected, unless the paper lives on under quarantine. */
	| { readonly kind: "check"; readonly liveOn: boolean };

/** How the walk of a seed begins. */
export const kindOf = (seed: number) => ({
	guest: seed % 2 === 0,
	record: seed % 3 === 0,
	drafts: seed % 4 === 1,
	compress: seed % 2 === 1,
});

/** All steps are decided beforehand, so a walk can be repeated without some of its steps. */
export function planWalk(random: Random, sequences: number): Step[] {
	const done = (name: string): Done => ({ name, seed: random.below(2 ** 31) });
	const during = () =>
		random.percent(30)
			? { during: { ...done(random.pick(DURING) ?? ""), stage: random.pick(["parse", "plan", "write"]) ?? "" } }
			: {};
	return Array.from({ length: sequences }).flatMap(() => [
		...Array.from({ length: 1 + random.below(8) }).flatMap((_, index): Step[] => [
			...(index && random.percent(15) ? [{ kind: "build", ...during() } as const] : []),
			{ kind: "edit", ...done(anyEdit(random)) },
		]),
		{ kind: "check", liveOn: random.percent(50) } as const,
	]);
}

export interface Failure {
	/** The number of steps. */
	readonly steps: number;
	/** What happened, one line each. */
	readonly log: readonly string[];
	readonly faults: readonly string[];
}

/** Walks in `home`, a folder of its own; `other` is the memory of another site; a `guest` plugin sees the edition, so that no page has a key; `record`: its past is written down from the first build on; `drafts`: they are shown at first; `compress`: texts have precompressed copies. Undefined where all is well. */
export async function walk(
	steps: readonly Step[],
	home: string,
	other: string,
	{
		guest: thirdParty,
		record,
		drafts,
		compress,
	}: Readonly<Record<"guest" | "record" | "drafts" | "compress", boolean>>,
): Promise<Failure | undefined> {
	const sitePlan = createTestSite(home, files(thirdParty, compress), other);
	const log: string[] = [];
	sitePlan.options.drafts = drafts;
	await build({ ...optionsOf(sitePlan), record });
	let good = treeOf(sitePlan.root);
	cpSync(sitePlan.cache, sitePlan.otherCaches[0] ?? "", { recursive: true, preserveTimestamps: true });
	const make = ({ name, seed }: Done) =>
		log.push(`${name}: ${edits[name]?.(sitePlan, randomOf(seed)) ?? "(nothing to do)"}`);

	for (const [index, step] of steps.entries()) {
		if (step.kind === "edit") make(step);
		else if (step.kind === "build") {
			const { during } = step;
			const onStage = (stage: string) => {
				if (stage === during?.stage) log.push(`while it builds (${stage}) …`) && make(during);
			};
			log.push(`build, exit ${(await builtOnce(sitePlan, onStage)).exit}`);
		} else {
			if (sitePlan.obstacles.size) log.push(`build, exit ${(await builtOnce(sitePlan)).exit}`);
			const { exit, faults } = await check(sitePlan);
			log.push(`check, exit ${exit}`);
			if (faults.length) return { steps: index + 1, log, faults };
			if (exit === 0) good = treeOf(sitePlan.root);
			else if (!(sitePlan.options.quarantine && step.liveOn)) {
				restoreFiles(sitePlan, good);
				log.push("all mistakes are corrected");
			}
		}
	}
	return undefined;
}

/** A build of which only the effects count. What blocks it is removed afterwards. */
async function builtOnce(sitePlan: TestSite, onStage: (stage: string) => void = () => undefined) {
	const report = await build({ ...optionsOf(sitePlan), onStage });
	for (const path of sitePlan.obstacles) rmSync(path, { recursive: true, force: true });
	sitePlan.obstacles.clear();
	if (report.exit === 0) sitePlan.lost.clear();
	Object.assign(sitePlan.options, { clean: false, record: false });
	return report;
}

/** Builds, and compares with a build without a cache. */
async function check(sitePlan: TestSite): Promise<{ exit: number; faults: readonly string[] }> {
	const { out, foreign, options } = sitePlan;
	const interrupted = existsSync(join(out, ".stage"));
	const [before, kept] = [treeOf(out), join(sitePlan.home, "kept")];
	if (options.quarantine && existsSync(out)) cpSync(out, kept, { recursive: true, preserveTimestamps: true });
	const fresh = (name: string) => ({ out: join(sitePlan.home, name), cache: join(sitePlan.home, `${name}-cache`) });
	const plain = { ...optionsOf(sitePlan), clean: false };
	let reference = fresh("reference");
	emptyFor(sitePlan, reference.cache);
	const ours = build(optionsOf(sitePlan));
	const record = options.record ? await recordOf(sitePlan, ours) : undefined;
	let [report, wanted] = await Promise.all([ours, build({ ...plain, ...reference })]);
	const records = record !== undefined && record !== readRecord(sitePlan) ? ["another content/published.json"] : [];
	if (options.quarantine && wanted.exit !== 0) {
		// What is kept depends on the old site, so the reference has it too. It still has no cache.
		reference = fresh("kept");
		wanted = await build({ ...plain, ...reference });
	}
	const published = report.exit === 0 || (options.quarantine && report.exit === 1);
	const own = (tree: Tree): Tree => new Map([...tree].filter(([path]) => !foreign.has(path)));
	const after = treeOf(out);
	const faults = [
		...[report, wanted].filter(({ exit }) => exit === 3).map(({ problems }) => `exit 3: ${problems.at(-1)?.message}`),
		...reportFaults(report, wanted),
		...records,
		...(published ? treeFaults("file", own(after), own(treeOf(reference.out))) : []),
		// A run that was interrupted while its files moved is finished first: before that, the output is mixed.
		...(published || interrupted ? [] : treeFaults("nothing is published, but", after, before)),
		...(published && !interrupted ? changeFaults(report, before, after) : []),
		...[...foreign]
			.filter(([path, text]) => after.get(path) !== text)
			.map(([path]) => `the foreign file ${path} is lost`),
	];
	for (const name of ["reference", "kept", "kept-cache"])
		rmSync(join(sitePlan.home, name), { recursive: true, force: true });
	if (report.exit === 0) sitePlan.lost.clear();
	Object.assign(options, { clean: false, record: false });
	return { exit: report.exit, faults };
}

const readRecord = (sitePlan: TestSite): string => (exists(sitePlan, RECORD_FILE) ? textOf(sitePlan, RECORD_FILE) : "");
/** The record that a build writes. The old one is restored for the build of the comparison. */
async function recordOf(sitePlan: TestSite, built: Promise<unknown>): Promise<string> {
	const old = readRecord(sitePlan);
	await built;
	const made = readRecord(sitePlan);
	if (old !== "") writeFile(sitePlan, RECORD_FILE, old);
	else if (made !== "") removeFile(sitePlan, RECORD_FILE);
	return made;
}

/** The cache of a site that has the same files with different content; built once. */
export async function foreignCache(home: string): Promise<string> {
	const other = Object.fromEntries(
		Object.entries(files()).map(([path, text]) => [path, String(text).replaceAll(/\bferry\b|\blantern\b/g, "barge")]),
	);
	const sitePlan = createTestSite(home, other, "");
	await build(optionsOf(sitePlan));
	return filesBelow(sitePlan.cache).length ? sitePlan.cache : home;
}
