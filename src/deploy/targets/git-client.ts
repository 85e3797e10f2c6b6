/** Runs git in a repository of its own in the cache: neither the work tree nor the index of the site's repository is touched. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { shortDigest } from "../../core/digest.js";
import { error } from "../../core/problem.js";
import { Refused } from "../refused.js";
import type { TargetContext } from "../target.js";
import { failed } from "./refusals.js";

export interface Git {
	/** Returns the output of the command. Throws `Refused` with its message if it fails. */
	readonly run: (args: readonly string[], input?: string) => Promise<string>;
	/** The same in a different folder. */
	readonly runIn: (folder: string, args: readonly string[], input?: string) => Promise<string>;
	/** Undefined if it fails. */
	readonly attempt: (args: readonly string[]) => Promise<string | undefined>;
}

/** Hooks, filters and ignore lists of the user are disabled. */
const SETTINGS = ["core.hooksPath=/dev/null", "core.autocrlf=false", "gc.auto=0", "commit.gpgSign=false"];

export async function gitClient(remote: string, place: string, { cache, env }: TargetContext): Promise<Git> {
	const home = join(cache, `.deploy-${shortDigest(remote)}.git`);
	const own = Object.entries(env).filter(
		([name]) => !/^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|PREFIX)$/.test(name),
	);
	const settings = { GIT_DIR: home, GIT_INDEX_FILE: join(home, "deploy-index"), GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
	const call = (folder: string, args: readonly string[], input = "") =>
		ran({ ...Object.fromEntries(own), ...tokenOf(env), ...settings }, folder, args, input);
	const runIn: Git["runIn"] = async (folder, args, input) => {
		const { code, stdout, stderr } = await call(folder, args, input);
		if (code !== 0) throw failed(place, `git ${args.find((arg) => /^[a-z]/.test(arg))}: ${gitErrorText(stderr)}`);
		return stdout;
	};
	const run: Git["run"] = (args, input) => runIn(cache, args, input);
	if (!existsSync(join(home, "HEAD"))) await run(["init", "--quiet", "--bare", home]);
	// Blobs are fetched on demand.
	for (const [key, value] of [
		["url", remote],
		["promisor", "true"],
		["partialclonefilter", "blob:none"],
	] as const)
		await run(["config", `remote.origin.${key}`, value]);
	return {
		run,
		runIn,
		attempt: async (args) => {
			const { code, stdout } = await call(cache, args);
			return code === 0 ? stdout : undefined;
		},
	};
}

/** A token for https, passed in the environment: all users of a machine can see arguments. */
const tokenOf = ({ BROADSHEET_GIT_TOKEN: token }: TargetContext["env"]): Record<string, string> =>
	token
		? {
				GIT_CONFIG_COUNT: "1",
				GIT_CONFIG_KEY_0: "http.extraHeader",
				GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`,
			}
		: {};

function ran(env: Record<string, string | undefined>, cwd: string, args: readonly string[], input: string) {
	return new Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>(
		(done, refuse) => {
			const child = spawn("git", [...SETTINGS.flatMap((setting) => ["-c", setting]), ...args], { cwd, env });
			const [stdout, stderr]: Buffer[][] = [[], []];
			child.stdout.on("data", (part: Buffer) => stdout?.push(part));
			child.stderr.on("data", (part: Buffer) => stderr?.push(part));
			child.once("error", () =>
				refuse(
					new Refused(
						error("deploy-client", "A git target needs git on this machine, which is missing", undefined, {
							hint: "install it: https://git-scm.com/downloads",
						}),
						2,
					),
				),
			);
			child.once("close", (code) =>
				done({ code, stdout: Buffer.concat(stdout ?? []).toString(), stderr: Buffer.concat(stderr ?? []).toString() }),
			);
			// A command that ends before reading its input reports the reason itself.
			child.stdin.on("error", () => {});
			child.stdin.end(input);
		},
	);
}

/** The last lines of git's output, without its advice and the user part of URLs. */
export const gitErrorText = (stderr: string): string =>
	stderr
		.replace(/\/\/[^@/\s]*@/g, "//")
		.split("\n")
		.map((line) => line.trim())
		.filter(
			(line) =>
				line &&
				!/^(?:hint:|warning:|To |remote: *$|Please make sure you have the correct|and the repository exists)/.test(
					line,
				),
		)
		.slice(-3)
		.join("; ") || "it ended without a message";
