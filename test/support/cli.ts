/** The program as a user runs it: `node lib/cli.js` in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { AT } from "./site.js";

/** The folder of the repository: it is a site, too. */
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

/** Runs a command to its end. */
export async function run(args: readonly string[], cwd = REPOSITORY, env: NodeJS.ProcessEnv = {}): Promise<Ran> {
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

/** `broadsheet build` in a folder, at the instant of the tests. */
export const runBuild = (cwd: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
	run(["build", "--at", AT, ...args], cwd, env);
