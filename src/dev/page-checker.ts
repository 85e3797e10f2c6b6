/** Checks the pages of a site in idle time, and keeps their problems. */
import type { PageKey, PlannedPage, Problem, Url } from "../core/model.js";
import { timeSliced } from "./time-slice.js";

/** How pages are looked at. */
export interface PageCheck {
	readonly problems: (page: PlannedPage) => readonly Problem[] | Promise<readonly Problem[]>;
	/** Stands for all besides the page that has a say in it. */
	readonly parseVersion: (page: PlannedPage) => string;
	/** Treats a page without a dependency key as unchanged. */
	readonly isTrusting: boolean;
	/** What is waited for between two slices. */
	readonly rest?: () => Promise<unknown>;
}

export interface PageChecker {
	/**
	 * Those that had a problem first; those that had none and are as they were are not looked at again. Gives whether something else is wrong with them than before; undefined where
	 * `goesOn` has said no before all were looked at.
	 */
	readonly over: (pages: readonly PlannedPage[], goesOn: () => boolean) => Promise<boolean | undefined>;
	/** What is wrong, as far as it is known. */
	readonly problems: () => readonly Problem[];
	/** What is known of other pages than these, or of what is looked at in another way now, is known no more. */
	readonly begin: (pages: readonly PlannedPage[], look: PageCheck) => void;
	/** The page at this URL has other words now. */
	readonly forget: (url: Url | undefined) => void;
}

/** What a page was like when it was looked at. No page is held, because one holds its whole edition. */
interface Seen {
	readonly parseVersion: string;
	readonly key: PageKey | undefined;
	/** Of a page without a key. */
	readonly make: PlannedPage["make"] | undefined;
	readonly problems: readonly Problem[];
}

export function createPageChecker(): PageChecker {
	const [sound, wrong] = [new Map<Url, Seen>(), new Map<Url, Seen>()];
	let look: PageCheck = { problems: () => [], parseVersion: () => "", isTrusting: false };
	const isSound = (page: PlannedPage): boolean => {
		const before = sound.get(page.url);
		if (!before || before.parseVersion !== look.parseVersion(page)) return false;
		const { key, make } = page;
		if (!before.key || !key) return !before.key && !key && (look.isTrusting || before.make === make);
		return key.every((part, index) => part === before.key?.[index]);
	};
	const forget = (url: Url) => {
		sound.delete(url);
		wrong.delete(url);
	};
	return {
		forget: (url) => void (url !== undefined && forget(url)),
		problems: () => [...wrong.values()].flatMap(({ problems }) => problems),
		begin: (pages, next) => {
			look = next;
			// Few pages disappear, except when another branch is checked out.
			if (sound.size > 2 * pages.length) sound.clear();
			if (wrong.size === 0) return;
			const salts = new Map(pages.map((page) => [page.url, look.parseVersion(page)]));
			for (const [url, { parseVersion }] of wrong) if (salts.get(url) !== parseVersion) wrong.delete(url);
		},
		over: async (pages, goesOn) => {
			let isOther = false;
			const mayGoOn = timeSliced(goesOn, look.rest);
			const { problems: problemsOf, parseVersion } = look;
			// Hints name what exists now, so pages with problems are checked again, first of all.
			const isFirst = ({ url }: PlannedPage) => wrong.has(url);
			const ordered = wrong.size > 0 ? [...pages.filter(isFirst), ...pages.filter((page) => !isFirst(page))] : pages;
			for (const page of ordered) {
				if (!(await mayGoOn())) return undefined;
				if (isSound(page)) continue;
				const before = wrong.get(page.url)?.problems ?? [];
				const problems = await problemsOf(page);
				if (!goesOn()) return undefined;
				const { url, key } = page;
				forget(url);
				(problems.length ? wrong : sound).set(url, {
					parseVersion: parseVersion(page),
					key,
					make: key ? undefined : page.make,
					problems,
				});
				isOther ||= (problems.length > 0 || before.length > 0) && JSON.stringify(problems) !== JSON.stringify(before);
			}
			return isOther;
		},
	};
}
