/**
 * A build that is killed before one of the calls that rename, remove or make something. What a server would show at each of these instants is looked at; of the kills
 * themselves a few are tried, by `npm run test:faults` all, and that prints a table. By default two of the edits are made, with `CASES=all` each.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { lazy } from "../../src/core/lazy.js";
import { treeFaults } from "../equivalence/compare.js";
import { treeOf } from "../equivalence/test-site.js";
import { CLI, REPOSITORY } from "../support/cli.js";
import { sample } from "../support/sample.js";
import { AT, buildSite, config, type Files, pngImage, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { type Change, danglingIn, tornIn } from "./served.js";

const RECORD = "content/published.json";
const ORIGIN = "https://vale.example";

const FILES: Files = {
	"broadsheet.config.ts": config(),
	"content/authors/ann-lee.md": "---\nname: Ann Lee\n---\n",
	"content/news/bridge.md": story("headline: Bridge\nbyline: Ann Lee\ntags: [Harbour]"),
	"content/news/pier.md": story(
		"headline: Pier\ntags: [Harbour]\nimage: { src: pier.png, alt: The pier, credit: A. Lee }",
		"See [the bridge](bridge.md).",
	),
	"content/news/pier.png": pngImage(300, 200, 10),
	"content/sport/match.md": story("headline: Match\nbyline: Ann Lee"),
	"content/garden/roses.md": story(
		"headline: Roses\ntags: [Harbour, Roses]\nbyline: Tom Day\nimage: { src: roses.png, alt: Roses, credit: A. Lee }",
		"See [the pier](../news/pier.md).",
	),
	"content/garden/roses.png": pngImage(300, 200, 90),
};
const ROSES = String(FILES["content/garden/roses.md"]);
const BRIDGE = String(FILES["content/news/bridge.md"]);

/** The site that was built before, and its edits. */
const EDITS: readonly (readonly [edit: string, before: Files | undefined, edited: Files])[] = [
	["the first build", undefined, FILES],
	[
		"a new story with a picture, in a new section",
		FILES,
		{
			"content/opera/tosca.md": story(
				"headline: Tosca\ntags: [Harbour, Opera]\nbyline: Eve Fox\nimage: { src: tosca.png, alt: Tosca, credit: A. Lee }",
				"See [the pier](../news/pier.md).",
			),
			"content/opera/tosca.png": pngImage(300, 200, 170),
			"content/news/bridge.md": BRIDGE.replace("Words", "See [Tosca](../opera/tosca.md). Words"),
		},
	],
	[
		"a story withdrawn, the only one of its section",
		FILES,
		{ "content/garden/roses.md": ROSES.replace("---\n", "---\ndraft: true\n") },
	],
	[
		"another headline, and another slug",
		FILES,
		{ "content/news/bridge.md": BRIDGE.replace("headline: Bridge", "headline: Bridge shut\nslug: bridge-shut") },
	],
	[
		"another slug, where addresses are recorded",
		{ ...FILES, "broadsheet.config.ts": config("record: true,") },
		{ "content/news/bridge.md": BRIDGE.replace("headline: Bridge", "headline: Bridge shut\nslug: bridge-shut") },
	],
];

type Program = typeof import("../../src/index.js");
/** The compiled program in this process: it has the cache of the killed one. */
const program = lazy(async (): Promise<Program> => (await import(`${REPOSITORY}/lib/index.js`)) as Program);
const build = async (root: string) => (await program()).build({ root, at: AT, jobs: 1 });

const HOOK = ["--import", join(REPOSITORY, "test/faults/kill-at.mjs"), CLI];
const hooked = (root: string, env: NodeJS.ProcessEnv) =>
	spawnSync(process.execPath, [...HOOK, "build", "--at", AT, "--jobs", "1", "--root", root], {
		env: { ...process.env, ...env, KILL_IN: root },
	});
const copy = (from: string, to: string) => {
	rmSync(to, { recursive: true, force: true });
	cpSync(from, to, { recursive: true, preserveTimestamps: true });
};

const table: Record<string, string | number>[] = [];
afterAll(() => {
	if (process.env.FAULTS) console.table(table);
});

describe.skipIf(process.platform === "win32")("a killed build leaves complete files and no dead link", () => {
	it.each(
		sample(
			1,
			EDITS.map((each, index) => [...each, (index + 0.5) / EDITS.length] as const),
		),
	)(
		"and the next build completes it: %s",
		async (edit, before, edited, share) => {
			const home = tempDir();
			const [root = "", start = "", clean = "", looks = "", log = ""] = ["site", "start", "clean", "looks", "log"].map(
				(name) => join(home, name),
			);
			const out = join(root, "dist");
			writeFiles(root, before ?? edited);
			if (before) expect(await build(root)).toMatchObject({ exit: 0, deleted: 0 });
			writeFiles(root, edited);
			copy(root, start);
			writeFiles(clean, { ...before, ...edited });
			if (existsSync(join(root, RECORD))) cpSync(join(root, RECORD), join(clean, RECORD));
			expect(await build(clean)).toMatchObject({ exit: 0 });
			const change: Change = { old: treeOf(out), wanted: treeOf(join(clean, "dist")) };
			expect(danglingIn(change.wanted, change, ORIGIN)).toEqual({ dangling: [], circular: [] });

			const seen = { torn: 0, dangling: 0, circular: 0 };
			const faults: string[] = [];
			const look = (folder: string, call: number) => {
				const now = treeOf(folder);
				const torn = tornIn(now, change);
				const { dangling, circular } = danglingIn(now, change, ORIGIN);
				seen.torn += torn.length;
				seen.dangling += dangling.length;
				seen.circular += circular.length;
				faults.push(...[...torn, ...dangling].map((fault) => `before ${calls[call]} (${call}): ${fault}`));
			};

			// Once without a kill: the output at each instant.
			expect(hooked(root, { KILL_LOG: log, KILL_LOOKS: looks }).status).toBe(0);
			const calls = readFileSync(log, "utf8").trim().split("\n");
			for (const instant of readdirSync(looks)) look(join(looks, instant), Number(instant));
			expect(treeFaults("file", treeOf(out), change.wanted)).toEqual([]);

			const journal = calls.indexOf("rename dist/.stage/journal.json");
			// Unless all are tried: one of each edit after everything is staged, each edit at another share of the moves.
			const tried = process.env.FAULTS ? [...calls.keys()] : [Math.floor(journal + share * (calls.length - journal))];
			let healed = 0;
			for (const call of tried) {
				copy(start, root);
				expect([call, hooked(root, { KILL_AT: String(call) }).signal]).toEqual([call, "SIGKILL"]);
				look(out, call);
				const { exit } = await build(root);
				const unlike = treeFaults("file", treeOf(out), change.wanted);
				if (existsSync(join(out, ".stage"))) unlike.push(".stage is there");
				if (textOf(join(root, RECORD)) !== textOf(join(clean, RECORD))) unlike.push(`${RECORD} is another one`);
				if (exit === 0 && unlike.length === 0) healed++;
				else faults.push(`killed before ${calls[call]} (${call}), then built, exit ${exit}: ${unlike.join("\n")}`);
			}
			table.push({
				edit,
				calls: calls.length,
				instants: readdirSync(looks).length,
				kills: tried.length,
				...seen,
				healed,
			});
			expect(faults.slice(0, 10)).toEqual([]);
		},
		3_600_000,
	);
});

it("a build that ends with a disk error after publishing keeps the record of URLs", async () => {
	const site = await buildSite({ ...FILES, "broadsheet.config.ts": config("record: true,") });
	const obstacle = join(site.root, ".broadsheet/assets.table.new");
	mkdirSync(obstacle);
	writeFiles(site.root, {
		"content/news/ferry.md": story("headline: Ferry\nslug: ferry"),
		// The records of assets are written when the whole site is built.
		"broadsheet.config.ts": config("record: true,\n\tpageSize: 7,"),
	});
	// Files that are younger than a tick of the disk's clock are always read again.
	await setTimeout(200);
	const ended = await site.again({});
	expect(ended.report.exit).toBe(3);
	rmdirSync(obstacle);
	expect((await site.again({})).report.exit).toBe(0);
	expect(textOf(join(site.root, RECORD))).toContain("/news/2026/05/ferry/");
});

const textOf = (file: string): string | undefined => (existsSync(file) ? readFileSync(file, "utf8") : undefined);
