import type { Place, Problem } from "./model.js";

type ProblemExtras = Pick<Problem, "group" | "withhold" | "story" | "reference"> & {
	readonly hint?: string | undefined;
};

const make =
	(severity: Problem["severity"]) =>
	(code: string, message: string, place?: Place, more: ProblemExtras = {}): Problem => {
		const { hint, ...rest } = more;
		return { code, severity, message, ...(place && { place }), ...(hint !== undefined && { hint }), ...rest };
	};
/** A problem that prevents publication. */
export const error = make("error");
/** A problem that does not prevent publication. */
export const warning = make("warning");

/** Sorts by place (path, line, column), then code; problems without a place come first. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
	const key = ({ place }: Problem) => [place?.path ?? "", place?.line ?? 0, place?.column ?? 0] as const;
	return [...problems].sort((a, b) => {
		const [x, y] = [key(a), key(b)];
		return (
			compare(x[0], y[0]) || x[1] - y[1] || x[2] - y[2] || compare(a.code, b.code) || compare(a.message, b.message)
		);
	});
}

/** Compares texts by code unit, the same on every machine and in every locale. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Merges problems with the same code and group into the first of them, with a count. Input and output are sorted. */
export function groupProblems(problems: readonly Problem[]): Problem[] {
	const counts = new Map<string, { count: number; files: Set<string> }>();
	const keyOf = (p: Problem) => `${p.code}\n${p.group}`;
	for (const p of problems) {
		if (p.group === undefined) continue;
		const entry = counts.get(keyOf(p)) ?? { count: 0, files: new Set<string>() };
		entry.count++;
		entry.files.add(p.place?.path ?? "");
		counts.set(keyOf(p), entry);
	}
	return problems.flatMap((p) => {
		if (p.group === undefined) return [p];
		const entry = counts.get(keyOf(p));
		counts.delete(keyOf(p));
		if (!entry) return [];
		if (entry.count === 1) return [p];
		return [
			{
				...p,
				message: `${p.message} (${entry.count.toLocaleString("en")} times${entry.files.size === 1 ? "" : ` in ${entry.files.size.toLocaleString("en")} files`})`,
			},
		];
	});
}

/** Line and column, from 1, of an offset in UTF-16 code units. */
export function lineColumn(text: string, offset: number): { line: number; column: number } {
	let line = 1;
	let start = 0;
	for (let end = text.indexOf("\n"); end !== -1 && end < offset; end = text.indexOf("\n", start)) {
		line++;
		start = end + 1;
	}
	return { line, column: offset - start + 1 };
}

/** The same for many offsets of one text, whose lines are counted once. */
export function lineColumns(text: string): (offset: number) => ReturnType<typeof lineColumn> {
	const starts = [0];
	for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return (offset) => {
		let [line, below] = [0, starts.length];
		while (below - line > 1) {
			const middle = (line + below) >> 1;
			if ((starts[middle] as number) <= offset) line = middle;
			else below = middle;
		}
		return { line: line + 1, column: offset - (starts[line] as number) + 1 };
	};
}

/**
 * A problem as printed in the terminal. `source` is the text of its file, or its lines, for the code frame; long lines are truncated.
 *
 *     content/politics/budget.md:14:22  error  dead-link  No article at "politcs/vote.md"
 *       14 │ The [vote](politcs/vote.md) was nine to four.
 *          │            ^^^^^^^^^^^^^^^^
 *       hint: did you mean "politics/vote.md"?
 */
export function formatProblem(problem: Problem, source?: string | readonly string[]): string {
	const { place, severity, code, message, hint } = problem;
	const where = place ? [place.path, place.line, place.line && (place.column ?? 1)].filter(Boolean).join(":") : "site";
	const lines = [stripControls(`${where}  ${severity}  ${code}  ${message}`)];
	if (place?.line && source !== undefined)
		lines.push(...codeFrame(source, place.line, place.column ?? 1, place.length ?? 1));
	if (hint) lines.push(stripControls(`  hint: ${hint}`));
	return lines.join("\n");
}

/** Control and directional characters must not reach the terminal. */
const stripControls = (text: string): string =>
	text.replace(/\t/g, " ").replace(/(?!\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");

function codeFrame(source: string | readonly string[], line: number, column: number, length: number): string[] {
	const whole = (typeof source === "string" ? source.split("\n") : source)[line - 1];
	if (whole === undefined || whole.trim() === "") return [];
	const from = column > 60 ? column - 41 : 0;
	const shown = stripControls(whole.slice(from, from + 100));
	const gutter = String(line);
	const marks = "^".repeat(Math.max(1, Math.min(length, shown.length - (column - 1 - from))));
	const before = from > 0 ? "…" : "";
	return [
		`  ${gutter} │ ${before}${shown}${from + 100 < whole.length ? "…" : ""}`,
		`  ${" ".repeat(gutter.length)} │ ${" ".repeat(before.length + column - 1 - from)}${marks}`,
	];
}
