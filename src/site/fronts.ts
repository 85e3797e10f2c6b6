/** The plans of fronts: the front of each, and when pins end. */
import { didYouMean } from "../core/closest-match.js";
import type { FrontPlan, Instant, Problem, Section, SlotPlan } from "../core/model.js";
import { warning } from "../core/problem.js";
import { sectionKey } from "./urls.js";

/** Plans by section key. A plan for a section without public articles is reported. */
export function resolveFronts(
	plans: readonly FrontPlan[],
	sections: readonly Section[],
	problems: Problem[],
): ReadonlyMap<string, FrontPlan> {
	const keys = new Set(["home", ...sections.map(({ key }) => key)]);
	const fronts = new Map<string, FrontPlan>();
	for (const plan of plans) {
		const key = sectionKey(plan.key.split("/"));
		if (keys.has(key)) fronts.set(key, plan);
		else
			problems.push(
				warning(
					"front-unknown",
					`There is no section "${plan.key}" for this front`,
					{ path: plan.from },
					{
						hint:
							didYouMean(plan.key, keys) ??
							"the file is called home.yaml, or by the path of a section: news/city-hall.yaml",
					},
				),
			);
	}
	return fronts;
}

export const slotsOf = ({ lead, secondary, rail, strips = [] }: FrontPlan): readonly SlotPlan[] =>
	[lead, secondary, rail, ...strips].filter((slot) => slot !== undefined);

/** The instants at which pins end. */
export const pinEnds = (plans: readonly FrontPlan[]): Instant[] =>
	plans.flatMap((plan) => slotsOf(plan).flatMap(({ pins }) => pins.flatMap(({ until }) => until ?? [])));
