/** Measures one process, and compares the files of a folder. */
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** Maximum seconds of a process: the slowest peer needs 430 for 100,000 articles. */
const LIMIT = 900;

/** Runs a command, which may exit with one of `exits`: what it printed, seconds, CPU seconds, and peak memory of its largest process in MB. `--foreground`, so that an interrupted benchmark leaves no build behind. */
export function timed({ command, env, why, exits = [0] }, work) {
	const report = join(work, "time");
	const [program, ...args] = ["/usr/bin/time", "-o", report, "-f", "%e %U %S %M"].concat(
		["timeout", "--foreground", "-k", "5", String(LIMIT)],
		command,
	);
	const run = spawnSync(program, args, {
		encoding: "utf8",
		maxBuffer: 1 << 29,
		stdio: ["ignore", "pipe", "pipe"],
		env: { ...process.env, ...env },
	});
	if (run.error) throw new Error(`${program} cannot run: ${run.error.message}`);
	if (run.status === 124) throw new Error(`stopped after ${LIMIT} s`);
	if (!exits.includes(run.status)) {
		const cause = why?.(run.stdout) || run.stderr.trim().slice(-300) || run.stdout.trim().slice(-300);
		throw new Error(`exit ${run.status ?? run.signal}${cause ? `: ${cause.replace(/\s+/g, " ")}` : ""}`);
	}
	const [wall, user, system, kilobytes] = readFileSync(report, "utf8").trim().split("\n").at(-1).split(" ").map(Number);
	return { wall, cpu: user + system, mb: kilobytes / 1024, stdout: run.stdout };
}

/** Every file of a folder with its state, which differs after each write, even with equal text. */
export function tree(folder) {
	const files = new Map();
	const walk = (below) => {
		for (const entry of readdirSync(below, { withFileTypes: true })) {
			const path = `${below}/${entry.name}`;
			if (entry.isDirectory()) walk(path);
			else {
				const { ino, mtimeMs } = lstatSync(path);
				files.set(path, `${ino} ${mtimeMs}`);
			}
		}
	};
	if (existsSync(folder)) walk(folder);
	return files;
}

export const filesWritten = (before, after) => [...after].filter(([path, stamp]) => before.get(path) !== stamp).length;

/** The names of files that only one of two folders has, or that differ. */
export function differingFiles(a, b) {
	const namesIn = (folder) =>
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
	const [inA, inB] = [a, b].map((folder) => new Set(namesIn(folder)));
	return [...new Set([...inA, ...inB])].filter(
		(name) => !inA.has(name) || !inB.has(name) || !readFileSync(join(a, name)).equals(readFileSync(join(b, name))),
	);
}
