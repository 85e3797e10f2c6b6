import { Diagnostics } from "../core/diagnostics.js";
import type { Problem } from "../core/model.js";

/** Merges lists of problems: sorted, without duplicates. */
export function mergeProblems(...lists: readonly (readonly Problem[])[]): readonly Problem[] {
	const diagnostics = new Diagnostics();
	for (const list of lists) diagnostics.add(list);
	return diagnostics.problems;
}
