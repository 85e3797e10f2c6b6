/** Checks the pages of a site in idle time, and stores their problems. */
import type { PageKey, PlannedPage, Problem, Url } from "../core/model.js";
import { timeSliced } from "./time-slice.js";

/** How pages are checked. */
export interface PageCheck {
	readonly problems: (page: PlannedPage) => readonly Problem[] | Promise<readonly Problem[]>;
	/** Version of everything except the page itself that affects the result. */
	readonly versionOf: (page: PlannedPage) => string;
	/** Treats a page without a dependency key as unchanged. */
	readonly assumeUnchanged: boolean;
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
	/** Discards the result for a page whose text has changed. */
	readonly invalidate: (url: Url | undefined) => void;
}

/** The result for a page. It does not refer to the page, which would keep its whole edition in memory. */
interface CheckResult {
	readonly version: string;
	readonly key: PageKey | undefined;
	/** Set for pages without a key. */
	readonly make: PlannedPage["make"] | undefined;
	readonly problems: readonly Problem[];
}

export function createPageChecker(): PageChecker {
	const [passed, failed] = [new Map<Url, CheckResult>(), new Map<Url, CheckResult>()];
	let check: PageCheck = { problems: () => [], versionOf: () => "", assumeUnchanged: false };
	const isUnchanged = (page: PlannedPage): boolean => {
		const before = passed.get(page.url);
		if (!before || before.version !== check.versionOf(page)) return false;
		const { key, make } = page;
		if (!before.key || !key) return !before.key && !key && (check.assumeUnchanged || before.make === make);
		return key().every((part, index) => part === before.key?.[index]);
	};
	const forget = (url: Url) => {
		passed.delete(url);
		failed.delete(url);
	};
	return {
		invalidate: (url) => void (url !== undefined && forget(url)),
		problems: () => [...failed.values()].flatMap(({ problems }) => problems),
		start: (pages, next) => {
			check = next;
			// Few pages disappear, except when another branch is checked out.
			if (passed.size > 2 * pages.length) passed.clear();
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
				const { url, key } = page;
				forget(url);
				(problems.length ? failed : passed).set(url, {
					version: version(page),
					key: key?.(),
					make: key ? undefined : page.make,
					problems,
				});
				hasChanged ||=
					(problems.length > 0 || before.length > 0) && JSON.stringify(problems) !== JSON.stringify(before);
			}
			return hasChanged;
		},
	};
}
