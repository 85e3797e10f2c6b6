/** The machine and the versions of the measurement. */
import { execFileSync } from "node:child_process";
import { cpus, loadavg, release, totalmem } from "node:os";
import { join } from "node:path";
import { peerKeys, peerName, peerVersion } from "./peers.mjs";

const project = join(import.meta.dirname, "..");
const say = (program, ...args) => execFileSync(program, args, { cwd: project, encoding: "utf8" }).trim();

/** Read once before all runs: the load caused by other programs. */
export function machine(work) {
	const [{ model }, ...others] = cpus();
	const gigabytes = (totalmem() / 2 ** 30).toFixed(1);
	const changed = say("git", "status", "--porcelain", "--untracked-files=no") ? ", with changes" : "";
	return [
		["Date", new Date().toISOString().slice(0, 16).replace("T", " ")],
		["Processor", `${model}, ${others.length + 1} cores, load ${loadavg()[0].toFixed(2)} at the start`],
		["Memory", `${gigabytes} GB`],
		["Kernel", release()],
		["Corpus and output on", say("stat", "-f", "-c", "%T", work)],
		["Broadsheet", `${say("git", "rev-parse", "--short", "HEAD")}${changed}`],
		["Node", process.version],
	];
}

/** The peers are installed during the benchmark, so their versions are read at the end. */
export const versions = (work) => peerKeys.map((key) => [peerName(key), peerVersion(key, work) ?? "not present"]);
