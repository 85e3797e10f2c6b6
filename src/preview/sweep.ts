/** Looks at every page of a site in the pauses of other work: what is wrong on pages that nobody has asked for is told as well. */
import type { PlannedPage, Problem, Url } from "../model.js";
import { inPauses } from "./pauses.js";

export interface Sweep {
	/** The problems of these pages; undefined where `goesOn` has said no before all were looked at. Pages that had no problem, and whose keys are as they were, are not made again. */
	readonly over: (pages: readonly PlannedPage[], goesOn: () => boolean) => Promise<Problem[] | undefined>;
	/** The page at this URL has other words now. */
	readonly forget: (url: Url | undefined) => void;
}

export function openSweep(): Sweep {
	let known = new Map<Url, { readonly page: PlannedPage; readonly problems: readonly Problem[] }>();
	return {
		forget: (url) => void (url !== undefined && known.delete(url)),
		over: async (pages, goesOn) => {
			const found: Problem[] = [];
			const now: typeof known = new Map();
			const mayGoOn = inPauses(goesOn);
			for (const page of pages) {
				if (!(await mayGoOn())) {
					// What was seen so far need not be seen again.
					known = new Map([...known, ...now]);
					return undefined;
				}
				const before = known.get(page.url);
				// A hint names what there is now, so whoever had a problem is asked again.
				const problems = before?.problems.length === 0 && isSame(before.page, page) ? [] : page.make().problems;
				now.set(page.url, { page, problems });
				for (const problem of problems) found.push(problem);
			}
			known = now;
			return found;
		},
	};
}

const isSame = (before: PlannedPage, { key, make }: PlannedPage): boolean =>
	before.make === make ||
	(before.key !== undefined && (key?.every((part, index) => part === before.key?.[index]) ?? false));
