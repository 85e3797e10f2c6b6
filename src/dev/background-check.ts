/** Validates pages that no browser has requested, in idle time, so that their errors are reported too. */
import { setTimeout } from "node:timers/promises";
import { isCacheEmptied } from "../core/cache-emptied.js";
import type { Path, PlannedPage, Problem } from "../core/model.js";
import type { OnDemandSite } from "./on-demand-site.js";
import { createPageChecker } from "./page-checker.js";

/** Pages rendered at most: per template, and per kind of machine-readable file. */
const [MAX_SAMPLES, MIN_PAGES] = [2000, 100];

export interface BackgroundCheck {
	/** What is wrong there, as far as it is known. */
	readonly problems: () => readonly Problem[];
	/** Starts over with a changed site; `touched` are the files that changed. */
	readonly begin: (proof: OnDemandSite, touched: Iterable<Path>) => void;
	/** Checks what has changed as long as `goesOn` says yes; calls `tell` whenever the problems differ from before. */
	readonly over: (proof: OnDemandSite, goesOn: () => boolean, tell: () => Promise<void>) => Promise<void>;
}

/** Milliseconds: the pause after a change before many pages are rendered, and the pause after each slice of that. */
export interface Pacing {
	readonly quiet: number;
	readonly rest: number;
}

export function createBackgroundCheck({ quiet, rest }: Pacing = { quiet: 1000, rest: 8 }): BackgroundCheck {
	const [views, prints] = [createPageChecker(), createPageChecker()];
	const pause = (ms: number) => setTimeout(ms, undefined, { ref: false });
	return {
		problems: () => [...views.problems(), ...prints.problems()],
		begin: (proof, touched) => {
			const { sitePlan, parseVersion, salts, faultsOf } = proof;
			views.begin(sitePlan.pages, {
				problems: (page) => page.make().problems,
				parseVersion: () => parseVersion,
				isTrusting: false,
			});
			const printed = {
				problems: faultsOf,
				parseVersion: ({ template }: PlannedPage) => salts(template),
				isTrusting: true,
			};
			prints.begin(sitePlan.pages, { ...printed, rest: () => pause(rest) });
			for (const path of touched) {
				const url = proof.pageOf(path)?.url;
				views.forget(url);
				prints.forget(url);
			}
		},
		over: async ({ sitePlan: { pages } }, goesOn, tell) => {
			const { first, others } = samplePages(pages);
			const parts = [
				() => prints.over(first, goesOn),
				() => views.over(pages, goesOn),
				async () => {
					for (let waited = 0; waited < quiet && goesOn(); waited += 50) await pause(50);
					return goesOn() ? prints.over(others, goesOn) : undefined;
				},
			];
			try {
				for (const part of parts) {
					const isOther = await part();
					if (isOther === undefined) return;
					if (isOther) await tell();
				}
			} catch (cause) {
				// The cache was cleared or is gone: the next change reads everything again.
				if (!isCacheEmptied(cause) && (cause as NodeJS.ErrnoException).code === undefined) throw cause;
			}
		},
	};
}

/** The first page of each template; then others as they are planned, machine-readable files last. */
export function samplePages(pages: readonly PlannedPage[]): Record<"first" | "others", readonly PlannedPage[]> {
	const counts = new Map<string, number>();
	const [first, others, documents]: [PlannedPage[], PlannedPage[], PlannedPage[]] = [[], [], []];
	for (const page of pages) {
		const count = (counts.get(page.template) ?? 0) + 1;
		counts.set(page.template, count);
		if (count === 1) first.push(page);
		else if (count <= (page.index ? MIN_PAGES : MAX_SAMPLES)) (page.index ? documents : others).push(page);
	}
	return { first, others: [...others, ...documents] };
}
