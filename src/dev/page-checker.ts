/** Checks the pages of a site in idle time, and stores their problems. */
import type { PlannedPage, Problem, Url } from "../core/model.js";
import { timeSliced } from "./time-slice.js";

/** How pages are checked. */
export interface PageCheck {
	readonly problems: (page: PlannedPage) => readonly Problem[] | Promise<readonly Problem[]>;
	/** Version of everything except the page itself that affects the result. */
	readonly versionOf: (page: PlannedPage) => string;
	/** Whether the result for a page may be another than at the last check. */
	readonly isAffected: (page: PlannedPage) => boolean;
	/** The pause between two time slices. */
	readonly rest?: () => Promise<unknown>;
}

export interface PageChecker {
	/**
	 * Checks changed pages and pages with problems, the latter first. Resolves to whether any problem has changed; undefined if `mayContinue` returned
	 * false before all pages were checked.
	 */
	readonly run: (pages: readonly PlannedPage[], mayContinue: () => boolean) => Promise<boolean | undefined>;
	/** The problems found so far. */
	readonly problems: () => readonly Problem[];
	/** Sets the pages and the check. Results for other pages, or with a different version, are discarded. */
	readonly start: (pages: readonly PlannedPage[], check: PageCheck) => void;
}

/** The result for a page. It does not refer to the page, which would keep its whole edition in memory. */
interface CheckResult {
	readonly version: string;
	readonly problems: readonly Problem[];
}

export function createPageChecker(): PageChecker {
	const [passed, failed] = [new Map<Url, CheckResult>(), new Map<Url, CheckResult>()];
	let check: PageCheck = { problems: () => [], versionOf: () => "", isAffected: () => true };
	const isUnchanged = (page: PlannedPage): boolean => passed.get(page.url)?.version === check.versionOf(page);
	const forget = (url: Url) => {
		passed.delete(url);
		failed.delete(url);
	};
	return {
		problems: () => [...failed.values()].flatMap(({ problems }) => problems),
		start: (pages, next) => {
			check = next;
			// Few pages disappear, except when another branch is checked out.
			if (passed.size > 2 * pages.length) passed.clear();
			if (passed.size > 0) for (const page of pages) if (next.isAffected(page)) passed.delete(page.url);
			if (failed.size === 0) return;
			const versions = new Map(pages.map((page) => [page.url, check.versionOf(page)]));
			for (const [url, { version }] of failed) if (versions.get(url) !== version) failed.delete(url);
		},
		run: async (pages, mayContinue) => {
			let hasChanged = false;
			const proceed = timeSliced(mayContinue, check.rest);
			const { problems: problemsOf, versionOf: version } = check;
			// Hints name what exists now, so pages with problems are checked again, first of all.
			const isFirst = ({ url }: PlannedPage) => failed.has(url);
			const ordered = failed.size > 0 ? [...pages.filter(isFirst), ...pages.filter((page) => !isFirst(page))] : pages;
			for (const page of ordered) {
				if (!(await proceed())) return undefined;
				if (isUnchanged(page)) continue;
				const before = failed.get(page.url)?.problems ?? [];
				const problems = await problemsOf(page);
				if (!mayContinue()) return undefined;
				const { url } = page;
				forget(url);
				(problems.length ? failed : passed).set(url, { version: version(page), problems });
				hasChanged ||=
					(problems.length > 0 || before.length > 0) && JSON.stringify(problems) !== JSON.stringify(before);
			}
			return hasChanged;
		},
	};
}
