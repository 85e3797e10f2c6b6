/** Where and with what the figures were measured. */
import { execFileSync } from "node:child_process";
import { cpus, loadavg, release, totalmem } from "node:os";
import { join } from "node:path";
import { peerKeys, peerName, peerVersion } from "./peers.mjs";

const project = join(import.meta.dirname, "..");
const say = (program, ...args) => execFileSync(program, args, { cwd: project, encoding: "utf8" }).trim();

/** Said once, before anything is run: the load is that of others. */
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

/** The peers are installed while the bench runs, so their versions are asked for at the end. */
export const versions = (work) => peerKeys.map((key) => [peerName(key), peerVersion(key, work) ?? "not present"]);
