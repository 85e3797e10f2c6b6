import { Ledger } from "../core/diagnostics.js";
import type { Problem } from "../core/model.js";

/** Each problem once, sorted. */
export function together(...lists: readonly (readonly Problem[])[]): readonly Problem[] {
	const ledger = new Ledger();
	for (const list of lists) ledger.add(list);
	return ledger.problems;
}
