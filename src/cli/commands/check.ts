import { type CheckOptions, check } from "../../build/check.js";
import { githubAnnotations } from "../formats/github-annotations.js";
import { sarif } from "../formats/sarif.js";
import { printProblems } from "../terminal/problems.js";
import { progress } from "../terminal/progress.js";
import { environment, tally } from "../terminal/terminal.js";

export interface CheckFlags extends CheckOptions {
	readonly format: "text" | "json" | "sarif" | "github";
}

/** Returns the exit code: 1 if a problem is an error. */
export async function runCheck({ format, ...options }: CheckFlags): Promise<number> {
	const { hooks, end } = progress(process.stderr);
	const { problems, exit } = await check({ ...options, env: environment(), ...hooks }).finally(end);
	const print = (text: string) => void process.stdout.write(`${text}\n`);
	if (format === "json") print(JSON.stringify({ problems, exit }));
	else if (format === "sarif") print(JSON.stringify(sarif(problems), null, "\t"));
	else if (format === "github") for (const line of githubAnnotations(problems)) print(line);
	else {
		printProblems(problems, options.root ?? ".", process.stdout, "\n");
		print(tally(problems));
	}
	return exit;
}
