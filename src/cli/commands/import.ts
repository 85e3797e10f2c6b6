/** `broadsheet import`: makes files of a site from an export of another system, a feed, or one page. */
import { once } from "node:events";
import { resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { type ImportOptions, importFrom } from "../import/import-from.js";
import { reportJson, reportText } from "../import/report.js";
import { problemsText } from "../terminal/problems.js";
import { supportsColor } from "../terminal/terminal.js";
import { commandFor } from "../usage/own-command.js";

export interface ImportFlags extends ImportOptions {
	readonly format: "text" | "json";
}

/** Returns the exit code. `source` is a file, or `-` for standard input. */
export async function runImport(source: string, { format, ...options }: ImportFlags): Promise<number> {
	// Texts are garbage as soon as they are written. By default the heap grows to several times what is in use before it is collected.
	setFlagsFromString("--heap-growing-percent=20");
	const report = await importFrom(source, options).finally(() => setFlagsFromString("--heap-growing-percent=0"));
	const { problems, exit, isDryRun } = report;
	if (format === "json") {
		await printParts(reportJson(report));
	} else if (report.format)
		process.stdout.write(
			`${reportText(report)}\n\nNext: ${isDryRun ? "the same without --dry-run" : commandFor("build", options.root)}\n`,
		);
	if (format === "text" && problems.length)
		process.stderr.write(`${problemsText(problems, resolve(options.root), supportsColor(process.stderr))}\n`);
	return exit;
}

/** Waits for a reader that is slower. What is left when it closes the pipe is dropped. */
async function printParts(parts: Iterable<string>): Promise<void> {
	const { stdout } = process;
	for (const part of parts) if (!stdout.write(part) && !(await once(stdout, "drain").catch(() => undefined))) return;
}
