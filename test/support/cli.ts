/** The program as a user runs it: `node lib/cli.js` in a process of its own. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { runResident } from "./resident.js";
import { AT } from "./site.js";

/** The folder of the repository, which is also a site. */
export const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");
export const CLI = `${REPOSITORY}/lib/cli.js`;

export interface Ran {
	readonly exit: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export function start(args: readonly string[], cwd = REPOSITORY, env: NodeJS.ProcessEnv = {}): ChildProcess {
	return spawn(process.execPath, [CLI, ...args], { cwd, env: { ...process.env, ...env } });
}

/** Runs a command to its end: in the resident process, or in a process of its own if needed. */
export async function run(args: readonly string[], cwd = REPOSITORY, env: NodeJS.ProcessEnv = {}): Promise<Ran> {
	return runResident(args, cwd, env) ?? runAlone(args, cwd, env);
}

/** Runs a command to its end, in a process of its own. */
export async function runAlone(args: readonly string[], cwd = REPOSITORY, env: NodeJS.ProcessEnv = {}): Promise<Ran> {
	const child = start(args, cwd, env);
	let stdout = "";
	let stderr = "";
	child.stdout?.setEncoding("utf8").on("data", (text: string) => {
		stdout += text;
	});
	child.stderr?.setEncoding("utf8").on("data", (text: string) => {
		stderr += text;
	});
	const exit = await new Promise<number | null>((ended) => child.once("close", ended));
	return { exit, stdout, stderr };
}

/** Runs a command where a program may have `limit` files open. Files that the process of the tests leaves open to its children are closed: they would count. */
export const runWithOpenFiles = (limit: number, args: readonly string[], cwd = REPOSITORY) =>
	spawnSync(
		"bash",
		[
			"-c",
			`for fd in /proc/$$/fd/*; do fd="\${fd##*/}"; [ "$fd" -gt 2 ] && eval "exec $fd>&-"; done; ulimit -n ${limit}; exec "$0" "$@"`,
			process.execPath,
			CLI,
			...args,
		],
		{ cwd, encoding: "utf8" },
	);

/** `broadsheet build` in a folder, at the instant of the tests. */
export const runBuild = (cwd: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
	run(["build", "--at", AT, ...args], cwd, env);
