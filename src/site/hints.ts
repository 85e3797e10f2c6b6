/** Hints for references that lead nowhere: what may have been meant. */
import type { Path, Problem } from "../core/model.js";
import { parentPath } from "../core/paths.js";
import { sortProblems } from "../core/problem.js";

/** Each hint costs a pass over all names of the site, so only the first different references of a report have one. */
const MAX_HINTS = 40;

/** Sorts the problems, and gives those with a reference the hint that `suggest` returns for it, or none. */
export function withHints(
	problems: readonly Problem[],
	suggest: (to: string, from: Path) => string | undefined,
): readonly Problem[] {
	if (problems.every(({ reference }) => reference === undefined)) return problems;
	const hints = new Map<string, string | undefined>();
	return sortProblems(problems).map((problem) => {
		const { hint: _, ...rest } = problem;
		const key = hintKey(problem);
		if (key === undefined) return problem;
		const [to, from] = [problem.reference as string, problem.place?.path ?? ""];
		if (!hints.has(key) && hints.size < MAX_HINTS) hints.set(key, suggest(to, from));
		const hint = hints.get(key);
		return hint === undefined ? rest : { ...rest, hint };
	});
}

/** References with an equal key have the same hint. Undefined for a problem without a reference. */
export const hintKey = ({ reference, place }: Pick<Problem, "reference" | "place">): string | undefined =>
	reference === undefined ? undefined : `${parentPath(place?.path ?? "")}\n${reference}`;
