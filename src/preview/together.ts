import { Ledger } from "../base/ledger.js";
import type { Problem } from "../model.js";

/** Each problem once, sorted. */
export function together(...lists: readonly (readonly Problem[])[]): readonly Problem[] {
	const ledger = new Ledger();
	for (const list of lists) ledger.add(list);
	return ledger.problems;
}
