/** Checks the pages of a site in idle time, and keeps their problems. */
import type { PageKey, PlannedPage, Problem, Url } from "../core/model.js";
import { timeSliced } from "./time-slice.js";

/** How pages are looked at. */
export interface PageCheck {
	readonly problems: (page: PlannedPage) => readonly Problem[] | Promise<readonly Problem[]>;
	/** Stands for all besides the page that has a say in it. */
	readonly versionOf: (page: PlannedPage) => string;
	/** Treats a page without a dependency key as unchanged. */
	readonly assumeUnchanged: boolean;
	/** What is waited for between two slices. */
	readonly rest?: () => Promise<unknown>;
}

export interface PageChecker {
	/**
	 * Those that had a problem first; those that had none and are as they were are not looked at again. Gives whether something else is wrong with them than before; undefined where
	 * `goesOn` has said no before all were looked at.
	 */
	readonly run: (pages: readonly PlannedPage[], mayContinue: () => boolean) => Promise<boolean | undefined>;
	/** What is wrong, as far as it is known. */
	readonly problems: () => readonly Problem[];
	/** What is known of other pages than these, or of what is looked at in another way now, is known no more. */
	readonly start: (pages: readonly PlannedPage[], check: PageCheck) => void;
	/** The page at this URL has other words now. */
	readonly invalidate: (url: Url | undefined) => void;
}

/** What a page was like when it was looked at. No page is held, because one holds its whole edition. */
interface CheckResult {
	readonly version: string;
	readonly key: PageKey | undefined;
	/** Of a page without a key. */
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
		return key.every((part, index) => part === before.key?.[index]);
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
					key,
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
