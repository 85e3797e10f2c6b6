/**
 * Loaded before the program by `--import`. It counts the calls that rename, remove or make something below the folder `KILL_IN`, and ends its process by SIGKILL before
 * the call `KILL_AT`, counted from 0. Without that number nothing is killed: the file `KILL_LOG` gets a line for each call, and the folder `KILL_LOOKS` a copy of the output
 * folder as it was before each call, where it was another one than before. `rmSync` is done in the single calls of which it consists.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join, resolve, sep } from "node:path";
import { isMainThread } from "node:worker_threads";

const { KILL_IN = "", KILL_AT, KILL_LOG = "", KILL_LOOKS = "" } = process.env;
const originals = { ...fs };
let calls = 0;
let isMoved = true;

function count(name, path) {
	const below = path.slice(KILL_IN.length + 1).replaceAll(sep, "/");
	if (KILL_AT === undefined) note(name, below);
	else if (calls === Number(KILL_AT)) process.kill(process.pid, "SIGKILL");
	calls++;
}

function note(name, below) {
	originals.appendFileSync(KILL_LOG, `${name} ${below}\n`);
	if (isMoved) copyOutput(join(KILL_IN, "dist"), join(KILL_LOOKS, String(calls).padStart(4, "0")));
	isMoved = below.startsWith("dist/") && !below.startsWith("dist/.stage");
}

function copyOutput(from, to) {
	originals.mkdirSync(to, { recursive: true });
	if (!originals.existsSync(from)) return;
	for (const entry of originals.readdirSync(from, { withFileTypes: true })) {
		if (entry.name === ".stage") continue;
		if (entry.isDirectory()) copyOutput(join(from, entry.name), join(to, entry.name));
		else originals.copyFileSync(join(from, entry.name), join(to, entry.name));
	}
}

if (isMainThread && KILL_IN) {
	for (const name of ["renameSync", "unlinkSync", "mkdirSync", "rmdirSync"])
		fs[name] = (...given) => {
			const path = resolve(String(given[name === "renameSync" ? 1 : 0]));
			if (path.startsWith(KILL_IN + sep)) count(name.slice(0, -"Sync".length), path);
			return originals[name](...given);
		};
	fs.rmSync = (path, options = {}) => {
		const stats = originals.lstatSync(path, { throwIfNoEntry: false });
		if (!stats || (stats.isDirectory() && !options.recursive)) return originals.rmSync(path, options);
		if (!stats.isDirectory()) return fs.unlinkSync(path);
		for (const name of originals.readdirSync(path)) fs.rmSync(join(path, name), options);
		return fs.rmdirSync(path);
	};
	syncBuiltinESMExports();
}
