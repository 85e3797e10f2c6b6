/** The attack corpus, by default about 20 of its files, with `CASES=all` each: front matter that runs code, text that runs scripts, paths that leave the site. It is beside the checkout. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { lazy } from "../../src/core/lazy.js";
import { CLI, REPOSITORY } from "../support/cli.js";
import { ALL_CASES } from "../support/sample.js";
import { config, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const RUNNER = `${REPOSITORY}/../shared/attack/harness/run-attack.mjs`;
/** The harness asks it a hundred times to read XML. A wrapper in the path may search for it for longer than it reads. */
const PYTHON = String(spawnSync("python3", ["-c", "import sys; print(sys.executable)"]).stdout ?? "").trim();
const BUILD = ["--cmd", `node ${CLI} build --root {root} --out {out} --at 2026-06-02T12:00:00Z`];
/** The same in the process of the harness. Starting the program for each case took longer than all the rest. */
const INSIDE = ["--module", `${REPOSITORY}/test/attack/build.mjs`];

/** Cases that do not pass unchanged, each with the reason. */
const EXPECTED: Readonly<Record<string, string>> = {
	R009: "blank lines above the front matter are read, with a warning: the draft below them is a draft",
	R091: "its alias meets a page only where the address of a story is its slug alone; that is the second test",
};

/** Pictures and their metadata: data that is kept on purpose, without a message. */
const PICTURES = [
	"R145 PASS",
	'R147 FAIL "ZQXSOURCE" in img/gps.jpg; metadata left in img/gps.jpg; "ZQXSOURCE" in img/linked-only.jpg; metadata left in img/linked-only.jpg; kind W_META_STRIPPED not in the message',
	'R149 FAIL "ZQXPNGTEXT" in img/meta.png; kind W_META_STRIPPED not in the message',
	"R151 PASS",
	"R153 PASS",
	"R155 PASS",
	"R157 PASS",
];

/** Runs the cases whose ids have this prefix: one line for each, `R001 PASS 512ms …`, without the time. A slow machine alone is not a failure; a hang is. */
async function attack(how: readonly string[], only: string): Promise<string[]> {
	const args = [RUNNER, "--codes", `${REPOSITORY}/test/attack/codes.json`, ...how, "--only", only];
	const env = { ...process.env, PATH: `${dirname(PYTHON)}${delimiter}${process.env.PATH}` };
	const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"], env });
	let text = "";
	child.stdout.setEncoding("utf8").on("data", (part: string) => {
		text += part;
	});
	await new Promise((ended) => child.once("close", ended));
	return text
		.split("\n")
		.filter((line) => /^R\d/.test(line))
		.map((line) =>
			line
				.replace(/ FAIL \d+ms \d+ ms > \d+$/, " PASS")
				.replace(/ \d+ms ?/, " ")
				.trim(),
		);
}

/** All cases that run in one process, in the order of their ids. */
const inside = lazy(() => attack(INSIDE, `${ALL_CASES ? "R0" : "R00,R091"},R14,R15,R103,R105,R113`));
const insideOf = async (ids: RegExp) => (await inside()).filter((line) => ids.test(line));

const there = existsSync(RUNNER);

(there ? describe : describe.skip)(there ? "the attack corpus" : `the attack corpus is not at ${RUNNER}`, () => {
	it("does no harm, and every refusal says what and where", async () => {
		const lines = await insideOf(/^R0/);
		expect(lines.length).toBeGreaterThan(ALL_CASES ? 40 : 5);
		expect(lines.filter((line) => !line.endsWith(" PASS")).map((line) => line.slice(0, 4))).toEqual(
			Object.keys(EXPECTED),
		);
	});

	it("leaves only the author in the metadata of a picture", async () => {
		expect(await insideOf(/^R1[45]/)).toEqual(PICTURES);
	});

	it("stops if a file cannot be read to its end", async () => {
		expect(await attack(BUILD, "R099")).toEqual(["R099 PASS"]);
	});

	it("shows nothing of embargoed stories and drafts, whatever was built before", async () => {
		expect(await insideOf(/^R1[01]/)).toEqual(["R103 PASS", "R105 PASS", "R113 PASS"]);
	});

	it("rejects an alias that is the address of a story", async () => {
		const home = tempDir();
		writeFiles(home, { "broadsheet.config.ts": config('permalinks: { article: "/:slug/" },') });
		expect(await attack(["--cmd", `cp ${home}/broadsheet.config.ts {root} && ${BUILD[1]}`], "R091")).toEqual([
			"R091 PASS",
		]);
	});
});
