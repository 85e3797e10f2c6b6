/**
 * What the threads of a cold build do, from V8's profiles of them: how long each waits, how long the main thread works alone, and the functions that take most.
 *
 * npm run bench -- --profile --sizes 10000
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { timed } from "./measure.mjs";
import { grid } from "./table.mjs";

/** A worker thread of piscina waits in this function, any other thread in `(idle)`. */
const WAITING = new Set(["(idle)", "atomicsWaitLoop"]);
/** Samples further apart are a gap in the work. In microseconds. */
const SLICE = 10_000;
const TOP = 15;

/** The profile of a contender's cold build, as Markdown. */
export function profileOf({ command: [node, ...rest], clean, ...contender }, work) {
	clean();
	const folder = join(work, "profile");
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const command = [node, "--cpu-prof", "--cpu-prof-dir", folder, ...rest];
	const { wall, cpu } = timed({ ...contender, command }, work);
	const threads = readdirSync(folder)
		.map((file) => readThread(join(folder, file)))
		.sort((a, b) => a.id - b.id);
	rmSync(folder, { recursive: true, force: true });
	const [main, ...workers] = threads;
	const alone = [...main.slices].filter((slice) => !workers.some(({ slices }) => slices.has(slice))).length;
	const total = main.micros / SLICE;
	return [
		`${wall.toFixed(1)} s, ${cpu.toFixed(1)} s of processor time, with the profiler. The main thread works alone for ${percent(alone / total)} of the time.`,
		grid(
			["thread", "", "works", "waits", "collects garbage"],
			threads.map(({ id, micros, waits, collects }) => [
				id === 0 ? "main" : `worker ${id}`,
				`${(micros / 1e6).toFixed(1)} s`,
				...[micros - waits, waits, collects].map((part) => percent(part / micros)),
			]),
		),
		...threads.slice(0, 2).map(({ id, functions }) =>
			grid(
				[id === 0 ? "main thread" : "a worker", "", "itself"],
				functions.slice(0, TOP).map(([name, share]) => [name, "", percent(share)]),
			),
		),
	].join("\n\n");
}

/** Microseconds, by kind; the slices of the clock in which it worked; and the functions by their share of its work. */
function readThread(file) {
	const { nodes, samples, timeDeltas, startTime } = JSON.parse(readFileSync(file, "utf8"));
	const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
	const times = new Map();
	const slices = new Set();
	let [now, micros, waits] = [startTime, 0, 0];
	for (const [index, id] of samples.entries()) {
		const [name, delta] = [names.get(id), timeDeltas[index]];
		now += delta;
		micros += delta;
		times.set(name, (times.get(name) ?? 0) + delta);
		if (WAITING.has(name.split(" ")[0])) waits += delta;
		else slices.add(Math.floor(now / SLICE));
	}
	const functions = [...times]
		.filter(([name]) => !WAITING.has(name.split(" ")[0]))
		.map(([name, time]) => [name, time / (micros - waits)])
		.sort(([, a], [, b]) => b - a);
	const id = Number(/\.(\d+)\.\d+\.cpuprofile$/.exec(file)[1]);
	return { id, micros, waits, slices, functions, collects: times.get("(garbage collector)") ?? 0 };
}

const nameOf = ({ functionName, url, lineNumber }) =>
	`${functionName || "(anonymous)"}${url ? ` ${url.split("/").at(-1)}:${lineNumber + 1}` : ""}`;
const percent = (share) => `${(share * 100).toFixed(0)} %`;
