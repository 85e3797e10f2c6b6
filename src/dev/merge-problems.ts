import { Diagnostics } from "../core/diagnostics.js";
import type { Problem } from "../core/model.js";

/** Each problem once, sorted. */
export function mergeProblems(...lists: readonly (readonly Problem[])[]): readonly Problem[] {
	const diagnostics = new Diagnostics();
	for (const list of lists) diagnostics.add(list);
	return diagnostics.problems;
}
