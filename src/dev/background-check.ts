/** Validates pages that no browser has requested, in idle time, so that their errors are reported too. */
import { setTimeout } from "node:timers/promises";
import { isCacheEmptied } from "../core/cache-emptied.js";
import type { Path, PlannedPage, Problem } from "../core/model.js";
import type { IsAffected } from "./affected-pages.js";
import type { OnDemandSite } from "./on-demand-site.js";
import { createPageChecker } from "./page-checker.js";

/** Maximum numbers of pages rendered per template, and per kind of machine-readable file. */
const [MAX_SAMPLES, MIN_PAGES] = [2000, 100];

export interface BackgroundCheck {
	/** The problems found so far. */
	readonly problems: () => readonly Problem[];
	/** Starts over with a changed site; `touched` are the files that changed, and `isAffected` is undefined if any page may be concerned. */
	readonly start: (onDemandSite: OnDemandSite, touched: Iterable<Path>, isAffected?: IsAffected) => void;
	/** Checks changed pages while `mayContinue` returns true; calls `onChange` when the set of problems changes. */
	readonly run: (
		onDemandSite: OnDemandSite,
		mayContinue: () => boolean,
		onChange: () => Promise<void>,
	) => Promise<void>;
}

/** In milliseconds: the pause after a change before many pages are rendered, and the pause after each time slice. */
export interface Pacing {
	readonly idleMs: number;
	readonly restMs: number;
}

export function createBackgroundCheck({ idleMs, restMs }: Pacing = { idleMs: 1000, restMs: 8 }): BackgroundCheck {
	const [viewChecks, renderChecks] = [createPageChecker(), createPageChecker()];
	const pause = (ms: number) => setTimeout(ms, undefined, { ref: false });
	return {
		problems: () => [...viewChecks.problems(), ...renderChecks.problems()],
		start: (onDemandSite, touched, isAffected = () => true) => {
			const { sitePlan, parseVersion, templateVersion, problemsOf } = onDemandSite;
			const samples = new Set(samplePages(sitePlan.pages).first.map(({ url }) => url));
			const files = new Set(touched);
			viewChecks.start(sitePlan.pages, {
				problems: (page) => page.make().problems,
				versionOf: () => parseVersion,
				isAffected: (page) => isAffected(page, sitePlan.edition),
			});
			const renderCheck = {
				problems: problemsOf,
				versionOf: ({ template }: PlannedPage) => templateVersion(template),
				isAffected: ({ url, from }: PlannedPage) =>
					files.size > 0 && (samples.has(url) || (from !== undefined && files.has(from))),
			};
			renderChecks.start(sitePlan.pages, { ...renderCheck, rest: () => pause(restMs) });
		},
		run: async ({ sitePlan: { pages } }, mayContinue, onChange) => {
			const { first, others } = samplePages(pages);
			const parts = [
				() => renderChecks.run(first, mayContinue),
				() => viewChecks.run(pages, mayContinue),
				async () => {
					for (let waited = 0; waited < idleMs && mayContinue(); waited += 50) await pause(50);
					return mayContinue() ? renderChecks.run(others, mayContinue) : undefined;
				},
			];
			try {
				for (const part of parts) {
					const hasChanged = await part();
					if (hasChanged === undefined) return;
					if (hasChanged) await onChange();
				}
			} catch (cause) {
				// The cache was cleared or is gone: the next change reads everything again.
				if (!isCacheEmptied(cause) && (cause as NodeJS.ErrnoException).code === undefined) throw cause;
			}
		},
	};
}

/** The first page of each template; then the others in the order of the plan, machine-readable files last. */
export function samplePages(pages: readonly PlannedPage[]): Record<"first" | "others", readonly PlannedPage[]> {
	const counts = new Map<string, number>();
	const [first, others, documents]: [PlannedPage[], PlannedPage[], PlannedPage[]] = [[], [], []];
	for (const page of pages) {
		const count = (counts.get(page.template) ?? 0) + 1;
		counts.set(page.template, count);
		if (count === 1) first.push(page);
		else if (count <= (page.isDocument ? MIN_PAGES : MAX_SAMPLES)) (page.isDocument ? documents : others).push(page);
	}
	return { first, others: [...others, ...documents] };
}
