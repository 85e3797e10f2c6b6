/**
 * A build that is killed leaves every file old or new, and the next build finishes the site.
 * `INCREMENTAL_KILLS=200 INCREMENTAL_SEED=7 npx vitest run test/equivalence/kill` kills more often and at other moments.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as immediate, setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { start } from "../support/cli.js";
import { type BuiltSite, buildOf, builtSite, isLike, tornFiles, unlike } from "./process.js";
import { type Random, randomOf } from "./random.js";

const KILLS = Number(process.env.INCREMENTAL_KILLS ?? 1);
const SEED = Number(process.env.INCREMENTAL_SEED ?? 1);

/** Kills a build at a random moment, or soon after staging began, or soon after the first new file moved. Returns the moment. */
async function killOne({ args, out, old, expected }: BuiltSite, random: Random, time: number): Promise<string> {
	const added = [...expected.keys()].find((path) => !old.has(path) && path.startsWith("assets/")) ?? "";
	const [what, sign, most] = random.pick([
		["anywhere", undefined, time],
		["staging", ".stage", time / 8],
		["moving", added, time / 200],
		["moving", added, time / 50],
	] as const) ?? ["anywhere", undefined, time];
	const child = start(args);
	const ended = new Promise<void>((done) => child.once("close", () => done()));
	const begun = performance.now();
	const running = () => child.exitCode === null && child.signalCode === null;
	const share = random.next();
	if (sign) {
		while (running() && !existsSync(join(out, ".stage"))) await wait(1);
		// Timers are too slow for a move, which takes less than a millisecond.
		while (running() && !existsSync(join(out, sign))) await immediate();
	} else await wait(share * most);
	const until = performance.now() + (sign ? share * most : 0);
	while (running() && performance.now() < until) await immediate();
	child.kill("SIGKILL");
	await ended;
	return `${what}, ${Math.round(performance.now() - begun)} of ${Math.round(time)} ms`;
}

it(`${KILLS} builds are killed: each leaves files old or new, and the next build gives the clean site`, async () => {
	const random = randomOf(SEED);
	const site = await builtSite();
	site.reset();
	const begun = performance.now();
	expect((await buildOf(site.args)).exit).toBe(0);
	const time = performance.now() - begun;
	const faults: string[] = [];
	let mixed = 0;
	for (let kill = 1; kill <= KILLS; kill++) {
		// Sometimes a build is killed while it finishes what a killed build has left.
		if (kill === 1 || random.percent(75)) site.reset();
		const when = await killOne(site, random, time);
		const details = `kill ${kill} of seed ${SEED} (${when})`;
		faults.push(...tornFiles(site).map((fault) => `${details}: ${fault}`));
		if (!isLike(site.out, site.old) && !isLike(site.out, site.expected)) mixed++;
		// The last one is followed by the build below.
		if (random.percent(40) || kill === KILLS) continue;
		const { exit, stderr } = await buildOf(site.args);
		if (exit !== 0) faults.push(`${details}: the next build ends with ${exit}. ${stderr}`);
		faults.push(...unlike(site.out, site.expected).map((fault) => `${details}, then built: ${fault}`));
	}
	expect(faults.slice(0, 10)).toEqual([]);
	console.info(`${KILLS} kills, ${mixed} of them left a mixture of old and new files`);
	expect((await buildOf(site.args)).exit).toBe(0);
	expect(unlike(site.out, site.expected)).toEqual([]);
}, 3_600_000);
