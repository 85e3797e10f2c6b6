/** The git of this machine, in a repository of our own in the cache: no work tree and no index of the site's own repository is touched. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { shortDigest } from "../../core/digest.js";
import { error } from "../../core/problem.js";
import { Refused } from "../refused.js";
import type { TargetContext } from "../target.js";
import { failed } from "./faults.js";

export interface Git {
	/** Gives what the command prints. Throws `Refused` with what it says where it fails. */
	readonly run: (args: readonly string[], input?: string) => Promise<string>;
	/** The same in another folder. */
	readonly runIn: (folder: string, args: readonly string[], input?: string) => Promise<string>;
	/** Undefined where it fails. */
	readonly attempt: (args: readonly string[]) => Promise<string | undefined>;
}

/** Hooks, filters and lists of ignored files belong to the author's own repositories. */
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
	// Blobs of the branch are fetched where one is asked for, and not before.
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

/** A token for https, by the environment of git: arguments can be seen by every user of a machine. */
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
						error("deploy-client", "A target of git needs git on this machine, and there is none", undefined, {
							hint: "install it: https://git-scm.com/downloads",
						}),
						2,
					),
				),
			);
			child.once("close", (code) =>
				done({ code, stdout: Buffer.concat(stdout ?? []).toString(), stderr: Buffer.concat(stderr ?? []).toString() }),
			);
			// A command that ends before it has read its input says why.
			child.stdin.on("error", () => {});
			child.stdin.end(input);
		},
	);
}

/** The last words of git, without what stands for a user in an address. */
export const gitErrorText = (stderr: string): string =>
	stderr
		.replace(/\/\/[^@/\s]*@/g, "//")
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line && !/^(?:hint:|warning:|To |remote: *$)/.test(line))
		.slice(-3)
		.join("; ") || "it ended without a word";
