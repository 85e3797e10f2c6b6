/** `broadsheet build`: runs one build and prints one report. Problems go to stderr; with `--format json`, stdout contains only the report. */
import { resolve } from "node:path";
import { build } from "../../build/build.js";
import type { Options } from "../../build/options.js";
import { progress } from "../terminal/progress.js";
import { environment, problemsText, summary, supportsColor } from "../terminal/terminal.js";
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
		if (report.problems.length)
			process.stderr.write(
				`${problemsText(report.problems, resolve(options.root ?? "."), supportsColor(process.stderr))}\n\n`,
			);
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
