/** Prints problems with code frames. */
import { join, resolve } from "node:path";
import { withDocsPaths } from "../../core/docs-path.js";
import type { Path, Problem } from "../../core/model.js";
import { formatProblem } from "../../core/problem.js";
import { readRegularFile } from "../../core/regular-file.js";
import { isTerminal, paint, supportsColor } from "./terminal.js";

/** Number of problems of one code that a terminal shows. */
const MAX_PER_CODE = 20;

/**
 * Prints problems and what follows them. A terminal shows at most 20 of each code, and then how many are left out; a file or another program gets all.
 * `root` is the folder of the site.
 */
export function printProblems(problems: readonly Problem[], root: string, stream: NodeJS.WriteStream, end = ""): void {
	if (problems.length === 0) return;
	const shown = isTerminal(stream) ? firstOfEachCode(problems) : problems;
	const text = problemsText(shown, resolve(root), supportsColor(stream));
	stream.write(`${text}\n${omittedText(problems, shown)}${end}`);
}

function firstOfEachCode(problems: readonly Problem[]): Problem[] {
	const counts = new Map<string, number>();
	return problems.filter(({ code }) => {
		const count = (counts.get(code) ?? 0) + 1;
		counts.set(code, count);
		return count <= MAX_PER_CODE;
	});
}

/** A table of the codes of which problems were left out, the most frequent first. */
function omittedText(problems: readonly Problem[], shown: readonly Problem[]): string {
	if (shown.length === problems.length) return "";
	const counts = new Map<string, number>();
	for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
	const rows = [...counts].filter(([, count]) => count > MAX_PER_CODE).sort(([, a], [, b]) => b - a);
	const width = Math.max(...rows.map(([, count]) => count.toLocaleString("en").length));
	const lines = rows.map(([code, count]) => `  ${count.toLocaleString("en").padStart(width)}  ${code}`);
	const left = (problems.length - shown.length).toLocaleString("en");
	return `\n${left} more are not shown here. In all:\n${lines.join("\n")}\nTo see all of them: broadsheet check > problems.txt\n`;
}

/** Problems as text, in colour if `colour` is true. Reads each file once, for the code frames. */
export const problemsText = (problems: readonly Problem[], root: string, colour: boolean): string =>
	problemTexts(problems, root, colour).join("\n\n");

/** The same, one text per problem. */
export function problemTexts(problems: readonly Problem[], root: string, colour: boolean): string[] {
	const sources = new Map<Path, readonly string[] | undefined>();
	const sourceOf = (path: Path): readonly string[] | undefined => {
		if (!sources.has(path)) sources.set(path, problemLines(join(root, path)));
		return sources.get(path);
	};
	return problems.map((problem) => {
		const { hint } = problem;
		const shown = hint === undefined ? problem : { ...problem, hint: withDocsPaths(hint) };
		const text = formatProblem(shown, problem.place?.line === undefined ? undefined : sourceOf(problem.place.path));
		return colour
			? text.replace(/ {2}(error|warning) {2}/, (all, severity: string) =>
					paint(severity === "error" ? "red" : "yellow", all),
				)
			: text;
	});
}

const problemLines = (file: string): readonly string[] | undefined => {
	try {
		return readRegularFile(file)
			.toString()
			.replace(/^\ufeff/, "")
			.replace(/\r\n?/g, "\n")
			.split("\n");
	} catch {
		return undefined;
	}
};
