/** `broadsheet import --compare`: which old addresses does the output not answer? */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { basePathOf } from "../../core/base-path.js";
import { diskProblem } from "../../core/disk-problem.js";
import { isThere } from "../../core/exists.js";
import type { Problem } from "../../core/model.js";
import { error } from "../../core/problem.js";
import { answersOf, type HostAnswer } from "../import/compare/answers.js";
import { type OldList, readOldList } from "../import/compare/old-list.js";
import { loadSite } from "../scaffold/load-site.js";
import { problemsText } from "../terminal/problems.js";
import { supportsColor } from "../terminal/terminal.js";
import { commandFor } from "../usage/own-command.js";

export interface CompareFlags {
	readonly root: string;
	readonly out: string;
	readonly format: "text" | "json";
}

/** Returns the exit code: 1 if an address is dead. */
export async function runCompare(list: string, { root: folder, out, format }: CompareFlags): Promise<number> {
	const root = resolve(folder);
	const output = resolve(root, out);
	const refuse = (exit: number, ...problems: readonly Problem[]): number => {
		if (format === "json") process.stdout.write(`${JSON.stringify({ problems, exit })}\n`);
		else process.stderr.write(`${problemsText(problems, root, supportsColor(process.stderr))}\n`);
		return exit;
	};
	const usage = (message: string, hint: string) => refuse(2, error("import-usage", message, undefined, { hint }));
	if (!existsSync(list))
		return usage(`There is no file ${list}`, "--compare takes a file with an address in each line, or a sitemap");
	if (!existsSync(output)) return usage(`There is no output in ${out}`, `build first: ${commandFor("build", folder)}`);
	const site = isThere(root) ? (await loadSite(root)).value : undefined;
	let old: OldList;
	try {
		old = readOldList(list);
	} catch (cause) {
		const problem = diskProblem(cause);
		if (problem) return refuse(3, problem);
		return usage(
			`${list} cannot be read: ${(cause as Error).message.split("\n")[0]}`,
			"it is neither a list of addresses nor a sitemap",
		);
	}
	if (old.urls.length + old.missing.length === 0)
		return usage(`${list} has no address`, "an address begins with https:// or a slash");
	const answerOf = answersOf(output, basePathOf(site?.url ?? ""));
	const answers = old.urls.map((url) => ({ url, ...answerOf(url) }));
	const exit = old.missing.length || answers.some(({ is }) => is === "dead") ? 1 : 0;
	process.stdout.write(
		format === "json"
			? `${JSON.stringify({ answers, missing: old.missing, exit })}\n`
			: compareText(answers, old.missing),
	);
	return exit;
}

function compareText(answers: readonly (HostAnswer & { readonly url: string })[], missing: readonly string[]): string {
	const count = (is: HostAnswer["is"]) => answers.filter((answer) => answer.is === is).length.toLocaleString("en");
	const dead = answers.flatMap((answer) => (answer.is === "dead" ? [answer] : []));
	const reasons = new Map<string, string[]>();
	for (const { url, why } of dead) reasons.set(why, [...(reasons.get(why) ?? []), url]);
	return [
		...[...reasons].flatMap(([why, urls]) => [`Dead: ${why}`, ...urls.map((url) => `  ${url}`), ""]),
		...(missing.length
			? ["Sitemaps that are not beside the index; nothing is fetched:", ...missing.map((url) => `  ${url}`), ""]
			: []),
		`${answers.length.toLocaleString("en")} old addresses: ${count("page")} are pages, ${count("moved")} redirect, ${count("gone")} are gone on purpose, ${count("dead")} are dead`,
		"",
	].join("\n");
}
