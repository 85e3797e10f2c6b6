/** Two simultaneous builds of one site do not corrupt it, and a build that was killed does not block the next one. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { start } from "../support/cli.js";
import { sample } from "../support/sample.js";
import { buildOf, builtSite, unlike } from "./process.js";
import { randomOf } from "./random.js";

const ROUNDS = Number(process.env.INCREMENTAL_KILLS ?? 2) / 2;
const SEED = Number(process.env.INCREMENTAL_SEED ?? 1);

it("of two builds at once each ends well or gives way, and the site is the clean one", async () => {
	const random = randomOf(SEED);
	const site = await builtSite();
	const ends: unknown[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		site.reset();
		const first = buildOf(site.args);
		await wait(random.below(60));
		const both = await Promise.all([first, buildOf(site.args)]);
		const exits = both.map(({ exit }) => exit);
		const quiet = both.some(({ exit, stdout, stderr }) => exit === 4 && !stdout && !stderr);
		const well = exits.includes(0) && exits.every((exit) => exit === 0 || exit === 4) && !quiet;
		const differences = unlike(site.out, site.expected);
		if (!well || differences.length) ends.push({ round, exits, differences, said: both.map(({ stderr }) => stderr) });
	}
	expect(ends).toEqual([]);
});

it("a build that was killed while it wrote does not stop the next one", async () => {
	const site = await builtSite();
	for (const pause of sample(1, [0, 10])) {
		site.reset();
		const child = start(site.args);
		const ended = new Promise<void>((done) => child.once("close", () => done()));
		while (child.exitCode === null && !existsSync(join(site.out, ".stage"))) await wait(1);
		await wait(pause);
		child.kill("SIGKILL");
		await ended;
		const { exit, stdout } = await buildOf(site.args);
		expect(exit, stdout).toBe(0);
		expect(unlike(site.out, site.expected)).toEqual([]);
	}
});
