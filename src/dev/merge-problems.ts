import { Diagnostics } from "../core/diagnostics.js";
import type { Problem } from "../core/model.js";
import { withHints } from "../site/hints.js";
import type { OnDemandSite } from "./on-demand-site.js";

/** Merges lists of problems: sorted, without duplicates, with the hints of the site for references that lead nowhere. */
export function mergeProblems(
	site: OnDemandSite | undefined,
	...lists: readonly (readonly Problem[])[]
): readonly Problem[] {
	const diagnostics = new Diagnostics();
	for (const list of lists) diagnostics.add(list);
	const { problems } = diagnostics;
	return site ? withHints(problems, site.sitePlan.suggest) : problems;
}
