import { build } from "../../build/build.js";
import type { Options } from "../../build/options.js";
import { printProblems } from "../terminal/problems.js";
import { progress } from "../terminal/progress.js";
import { environment, summary, supportsColor } from "../terminal/terminal.js";
import { commandFor } from "../usage/own-command.js";

export interface BuildFlags extends Options {
	readonly quiet?: boolean;
	readonly format: "text" | "json";
}

/** Returns the exit code. */
export async function runBuild({ quiet, format, ...options }: BuildFlags): Promise<number> {
	const since = performance.now();
	const { hooks, end } = progress(process.stderr, quiet);
	const report = await build({ ...options, env: environment(), ...hooks }).finally(end);
	if (format === "json") process.stdout.write(`${JSON.stringify(report)}\n`);
	else {
		printProblems(report.problems, options.root ?? ".", process.stderr, "\n");
		if (options.why) process.stdout.write(`${whyText(options.why, report.why ?? [])}\n`);
		const lines = summary(report, performance.now() - since, supportsColor(process.stdout));
		const next = report.exit === 0 ? `\nLook at it: ${commandFor("preview", options.root)}` : "";
		if (!quiet) process.stdout.write(`${lines}${next}\n`);
	}
	return report.exit;
}

/** One line about the page named by `--why`. */
const whyText = (url: string, lines: readonly string[]): string =>
	`${url}  ${lines.at(-1) ?? "there is no such page; write the URL as the site does, such as /news/"}`;
