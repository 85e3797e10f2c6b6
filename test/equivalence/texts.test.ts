/**
 * Changed texts of articles are published without composing the site, and the output is that of a clean build.
 *
 * `INCREMENTAL_RUNS=1000 INCREMENTAL_SEED=7 npx vitest run test/equivalence/texts` walks further and elsewhere.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { build } from "../../src/build/build.js";
import { RECORD_FILE } from "../../src/content/publication-record.js";
import type { Report } from "../../src/core/model.js";
import { buildSite, config, type Files, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { emptyFor } from "./bundles.js";
import { treeFaults } from "./compare.js";
import { storyEdits } from "./edits/stories.js";
import { edits } from "./edits.js";
import { type Random, randomOf } from "./random.js";
import { files } from "./site.js";
import { createTestSite, optionsOf, restoreFiles, treeOf } from "./test-site.js";

const RUNS = Number(process.env.INCREMENTAL_RUNS ?? 5);
/** By default one whose few edits are of all kinds that the last tests count. */
const SEED = Number(process.env.INCREMENTAL_SEED ?? 8);
/** Edits of one site. */
const LONG = Math.min(20, RUNS);
const home = tempDir();

const TEXTS = ["body", "a word of the body", "headline", "short title", "summary"] as const;
/** Most edits change texts only. */
const anyEdit = (random: Random): string => random.pick(random.percent(80) ? TEXTS : Object.keys(storyEdits)) ?? "body";

/** Stories come, go and move to other places in lists. */
const MOVES = [
	...([
		"date",
		"updated",
		"breadcrumb",
		"topics",
		"byline",
		"slug",
		"type",
		"status",
		"draft",
		"embargo",
		"expires",
	] as const),
	...(["body", "headline", "link to another story", "links out of a story", "access", "sponsor"] as const),
	...([
		"contributors",
		"corrections",
		"updates",
		"series part",
		"language",
		"canonical",
		"translation",
		"alias",
	] as const),
	...(["picture that does not exist"] as const),
	...(["picture", "picture in the text", "the front page", "the front of a section"] as const),
	...(["the clock", "the clock"] as const),
] as const;
/** Entries of live coverage come, go and change. */
const ENTRIES = Object.keys(edits).filter((name) => /an entry|end of coverage/.test(name));
const anyEntry = (random: Random): string =>
	random.percent(60) ? (random.pick(ENTRIES) ?? "an entry more") : anyMove(random);
const FILES = ["add", "delete", "rename", "move to another folder"] as const;
const anyMove = (random: Random): string => random.pick(random.percent(75) ? MOVES : FILES) ?? "date";
const MISTAKES = ["a story without a front matter", "a key of a wrong kind", "a front that cannot be read"] as const;
const anyMistake = (random: Random): string =>
	random.percent(35) ? (random.pick(MISTAKES) ?? MISTAKES[0]) : random.percent(50) ? anyEdit(random) : anyMove(random);

/** A clean build does not know what was published before, nor the last versions without errors, to which others may refer: of a refused build, its errors count. */
const problemsOf = ({ problems, exit }: Report): string =>
	JSON.stringify(
		problems.filter(({ code, severity }) => code !== "former-url" && (exit === 0 || severity === "error")),
	);
const unlike = (one: Report, other: Report): string[] => {
	const others = new Set(other.problems.map((problem) => JSON.stringify(problem)));
	return one.problems.map((problem) => JSON.stringify(problem)).filter((problem) => !others.has(problem));
};
const isComposed = ({ times }: Report): boolean => "compose" in times;
/** A stamp counts only some time after the last change of its file. */
const settled = () => new Promise((done) => setTimeout(done, 150));

async function walk(
	seed: number,
	{ pick, isRecorded }: { readonly pick: (random: Random) => string; readonly isRecorded: boolean },
): Promise<{ readonly failure: string[]; readonly updates: number; readonly refusals: number }> {
	const random = randomOf(seed);
	const site = createTestSite(mkdtempSync(join(home, "walk-")), files(false, seed % 2 === 1), "");
	site.options.record = isRecorded;
	const recorded = () =>
		existsSync(join(site.root, RECORD_FILE)) ? readFileSync(join(site.root, RECORD_FILE), "utf8") : "";
	const reference = { out: join(site.home, "reference"), cache: join(site.home, "reference-cache") };
	const log: string[] = [];
	let [updates, refusals] = [0, 0];
	await settled();
	await build(optionsOf(site));
	let good = treeOf(site.root);
	for (let step = 0; step < LONG; step++) {
		for (let edit = random.below(2); edit >= 0; edit--) {
			const name = pick(random);
			log.push(`${name}: ${edits[name]?.(site, randomOf(random.below(2 ** 31))) ?? "(nothing to do)"}`);
		}
		await settled();
		const recordBefore = recorded();
		const report = await build(optionsOf(site));
		const record = recorded();
		if (record !== recordBefore) writeFiles(site.root, { [RECORD_FILE]: recordBefore || undefined });
		emptyFor(site, reference.cache);
		rmSync(reference.out, { recursive: true, force: true });
		const wanted = await build({ ...optionsOf(site), ...reference });
		log.push(`build, exit ${report.exit}, ${isComposed(report) ? "composed" : "texts only"}`);
		if (!isComposed(report) && report.written > 0) updates++;
		if (!isComposed(report) && report.exit === 1) refusals++;
		const differences = [
			...(report.exit === wanted.exit ? [] : [`exit ${report.exit} instead of ${wanted.exit}`]),
			...(problemsOf(report) === problemsOf(wanted)
				? []
				: [`other problems: ${unlike(report, wanted).join(", ")}; instead of ${unlike(wanted, report).join(", ")}`]),
			...(wanted.exit === 0 && record !== recorded() ? ["another record"] : []),
			...(wanted.exit === 0 ? treeFaults("file", treeOf(site.out), treeOf(reference.out)) : []),
		];
		if (differences.length)
			return { failure: [...log, ...differences.slice(0, 5).map((each) => each.slice(0, 1200))], updates, refusals };
		if (wanted.exit === 0) good = treeOf(site.root);
		else {
			restoreFiles(site, good);
			log.push("all mistakes are corrected");
		}
	}
	return { failure: [], updates, refusals };
}

const SEEDS = Array.from({ length: Math.ceil(RUNS / LONG) }, (_, index) => SEED + index);
it.each(SEEDS)(
	"whatever text is edited, a build gives the files and the problems of a clean build (seed %i)",
	async (seed) => {
		// Every other site records what it publishes.
		const { failure, updates } = await walk(seed, { pick: anyEdit, isRecorded: seed % 2 === 0 });
		expectNone(failure, seed);
		// Otherwise nothing was tried.
		expect(updates).toBeGreaterThan(LONG / 10);
	},
	3_600_000,
);
let refused = 0;
it.each(SEEDS)(
	"whatever mistake is made, a build reports the problems of a clean build (seed %i)",
	async (seed) => {
		const { failure, refusals } = await walk(seed, { pick: anyMistake, isRecorded: seed % 2 === 0 });
		expectNone(failure, seed);
		refused += refusals;
	},
	3_600_000,
);
let moves = 0;
it.each(SEEDS)(
	"whatever story comes, goes or moves, a build gives the files and the problems of a clean build (seed %i)",
	async (seed) => {
		const { failure, updates } = await walk(seed, {
			pick: anyMove,
			isRecorded: seed % 2 === 1,
		});
		expectNone(failure, seed);
		moves += updates;
	},
	3_600_000,
);
it.each(SEEDS)(
	"whatever entry of live coverage comes, goes or changes, a build gives the files and the problems of a clean build (seed %i)",
	async (seed) => {
		const { failure, updates } = await walk(seed, { pick: anyEntry, isRecorded: seed % 2 === 0 });
		expectNone(failure, seed);
		moves += updates;
	},
	3_600_000,
);
it("such builds are often made without planning the whole site", () => {
	expect(moves).toBeGreaterThanOrEqual(SEEDS.length);
	expect(refused).toBeGreaterThanOrEqual(SEEDS.length);
});
const expectNone = (failure: readonly string[], seed: number) => {
	if (failure.length)
		expect.fail(`INCREMENTAL_SEED=${seed} walks it again:\n${failure.map((line) => `  ${line}`).join("\n")}`);
};

it("publishes the texts of a build that was refused with those of the next one", async () => {
	const [one, other] = ["content/news/one.md", "content/news/other.md"];
	const site = await buildSite({
		"broadsheet.config.ts": config('links: "error",'),
		[one]: story("headline: One\nbreadcrumb: [Sport]", "First."),
		[other]: story("headline: Other\nbreadcrumb: [News]", "Second."),
	});
	const builtLater = async (files: Files) => {
		writeFiles(site.root, files);
		await settled();
		return (await site.again({})).report;
	};
	await builtLater({});
	const refused = await builtLater({
		[one]: story("headline: One\nbreadcrumb: [Sport]", "First, changed."),
		[other]: story("headline: Other\nbreadcrumb: [News]", "[Nothing](nowhere.md)"),
	});
	const { exit } = await builtLater({ [other]: story("headline: Other\nbreadcrumb: [News]", "Second, changed.") });
	expect([refused.exit, exit]).toEqual([1, 0]);
	expect(site.read("sport/2026/05/one/index.html")).toContain("First, changed.");
	expect(site.read("news/2026/05/other/index.html")).toContain("Second, changed.");
});
