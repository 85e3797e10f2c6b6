/**
 * Broadsheet and its peers build the shared corpus in turn; the figures go to bench/results.md.
 *
 * npm run bench -- --sizes 10000,100000 --runs 3 --peers hugo,metalsmith --only cold,none,body
 * npm run bench -- --sizes 10000 --profile
 */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { broadsheets } from "./broadsheet.mjs";
import { openCorpus, shared } from "./corpus.mjs";
import { machine } from "./machine.mjs";
import { peer, peerKeys, peerName } from "./peers.mjs";
import { profileOf } from "./profile.mjs";
import { writeProfiles, writeResults } from "./results.mjs";
import { runScenario } from "./rounds.mjs";
import { scenario, scenarioKeys } from "./scenarios.mjs";
import { table } from "./table.mjs";

/** Above this size the peers are built only cold: they do all work again after every edit, as the smaller size shows. */
const PEERS_EDIT = 10_000;
const stop = (message) => {
	console.error(`bench: ${message}`);
	process.exit(2);
};
const { values } = flags({
	sizes: { type: "string", default: "1000,10000,100000" },
	/** @default 3, and 1 above 10,000 stories */
	runs: { type: "string" },
	peers: { type: "string", default: peerKeys.join() },
	only: { type: "string", default: scenarioKeys.join() },
	work: { type: "string", default: "/dev/shm/broadsheet-bench" },
	results: { type: "string", default: join(import.meta.dirname, "results.md") },
	keep: { type: "boolean", default: false },
	/** Profiles cold builds instead of comparing. */
	profile: { type: "boolean", default: false },
});
const listOf = (flag, known) => {
	const names = values[flag].split(",").filter(Boolean);
	const odd = names.find((name) => !known.includes(name));
	if (odd) stop(`--${flag} has no ${odd}; there are ${known.join(", ")}`);
	return names;
};
const whole = (flag, text) => (/^[1-9]\d*$/.test(text) ? Number(text) : stop(`--${flag} is not a number: ${text}`));

const sizes = values.sizes.split(",").map((text) => whole("sizes", text));
const peers = listOf("peers", peerKeys);
const only = listOf("only", scenarioKeys);
const runs = values.runs && whole("runs", values.runs);
const work = resolve(values.work);
for (const needed of [join(shared, "gen.mjs"), "/usr/bin/time"]) if (!existsSync(needed)) stop(`there is no ${needed}`);
mkdirSync(work, { recursive: true });

const done = { machine: machine(work), command: process.argv.slice(2), work, sizes: [] };
for (const count of sizes) {
	const size = { count, runs: runs ?? (count > PEERS_EDIT ? 1 : 3), absent: [], rows: [] };
	done.sizes.push(size);
	console.log(`\n${count} stories, runs: ${size.runs}`);
	const corpus = await openCorpus(work, count);
	const ours = broadsheets(work, corpus, count);
	if (values.profile) {
		size.profiles = ours.map((each) => [each.name, profileOf(each, work)]);
		for (const [name, text] of size.profiles) console.log(`\n${name}\n\n${text}`);
		writeProfiles(values.results, done);
		continue;
	}
	const present = [...ours, ...peers.flatMap((key) => peerOrWhy(key, size))];
	for (const { clean } of present) clean();

	for (const key of scenarioKeys.filter((each) => only.includes(each))) {
		const cold = key === "cold";
		// A contender that failed cold would fail again.
		const well = ({ name }) => !size.rows.some((row) => row.scenario === "cold" && row.name === name && row.error);
		const contenders = present.filter((each) => cold || (well(each) && (ours.includes(each) || count <= PEERS_EDIT)));
		const rows = runScenario(scenario(key), { contenders, corpus, runs: size.runs, work });
		size.rows.push(...rows);
		console.log(
			`${table(rows)}\n${rows.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}\n`)).join("")}`,
		);
		writeResults(values.results, done);
	}
	if (!values.keep) for (const folder of ["corpus", "build", "out", "cache"]) remove(folder);
}
if (!values.keep) for (const folder of ["peers", "time"]) remove(folder);
const wrong = done.sizes.flatMap(({ rows }) => rows).filter(({ error, faults }) => error || faults.length);
process.exitCode = wrong.length ? 1 : 0;

function flags(options) {
	try {
		return parseArgs({ options });
	} catch (cause) {
		return stop(cause.message);
	}
}
function peerOrWhy(key, { count, absent }) {
	try {
		return [peer(key, work, count)];
	} catch (cause) {
		absent.push(`${peerName(key)} is not present: ${cause.message}`);
		console.log(absent.at(-1));
		return [];
	}
}
function remove(folder) {
	rmSync(join(work, folder), { recursive: true, force: true });
}
