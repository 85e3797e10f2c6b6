/** The current state of the preview: the site as it is shown, and its problems. */

import { nextChangeAt } from "../build/plan-site.js";
import { isCacheEmptied } from "../core/cache-emptied.js";
import { now } from "../core/clock.js";
import type { Instant, Path, Problem, Report, SiteConfig } from "../core/model.js";
import { createBackgroundCheck } from "./background-check.js";
import { coalesced } from "./coalesce.js";
import { createLastGood } from "./last-good-page.js";
import { mergeProblems } from "./merge-problems.js";
import type { OnDemandSite, RenderedFile } from "./on-demand-site.js";
import type { PreviousBuild } from "./previous-build.js";
import type { SiteUpdater } from "./site-updater.js";
import type { ChangedPaths } from "./source-state.js";

type Problems = readonly Problem[];

/** What the terminal prints after each update. */
export interface UpdateSummary {
	/** All current problems. */
	readonly problems: Problems;
	/** The files that have changed; undefined at first, and if any may have. */
	readonly touched: ChangedPaths | undefined;
	/** Duration in milliseconds. */
	readonly ms: number;
	/** The exit code of a build that gets this far. */
	readonly exit: Report["exit"];
}

export interface Session {
	/** A file of the site as of an instant, by default now. */
	readonly read: (path: Path, at?: Instant) => Promise<RenderedFile | undefined>;
	/** Runs `work` with the site. If a build has cleared the cache meanwhile, the site is read again and `work` is repeated. */
	readonly withSite: <T>(work: () => Promise<T>) => Promise<T>;
	/** Undefined until the first update has finished. */
	readonly onDemandSite: () => OnDemandSite | undefined;
	readonly config: () => SiteConfig | undefined;
	readonly problems: () => Problems;
	/** Updates the site after these files have changed (undefined: any may have), and returns the exit code of a build. */
	readonly invalidate: (paths?: ReadonlySet<Path>) => Promise<Report["exit"]>;
	/** Resolves when all work has stopped. */
	readonly close: () => Promise<void>;
}

/** A file disappeared between listing and reading: the folder changed meanwhile and is listed again after `RETRY_MS` milliseconds. */
const isMissingFile = ({ code, message }: Problem): boolean => code === "unreadable" && message.endsWith("ENOENT");
const RETRY_MS = 100;
const MAX_MISSING_RETRIES = 50;

/** The maximum delay of a timer, in milliseconds. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** `previous` is shown until the first update has finished. `notifyPages` notifies open browsers, `onChange` the terminal. */
export function createSession(
	{ updater, previous, drafts }: { updater: SiteUpdater; previous: PreviousBuild | undefined; drafts: boolean },
	{ notifyPages, onChange }: { notifyPages: () => void; onChange: (summary: UpdateSummary) => void },
): Session {
	const backgroundCheck = createBackgroundCheck();
	let onDemandSite: OnDemandSite | undefined;
	/** Problems of the site, and of the pages that a browser has requested. */
	let [siteProblems, pageProblems]: [Problems, Problems] = [previous?.problems ?? [], []];
	const problems = () => mergeProblems(onDemandSite, siteProblems, pageProblems, backgroundCheck.problems());
	/** The files that have changed since the last update began; undefined if any may have. */
	let touched: ReadonlySet<Path> | undefined;
	let [lastUpdateId, exit]: [number, Report["exit"]] = [0, 0];
	let timer: NodeJS.Timeout | undefined;
	/** Consecutive updates in which a listed file was missing. */
	let retries = 0;
	/** The check of pages that no browser has requested. */
	let checking = Promise.resolve();

	const withSite: Session["withSite"] = async (work) => {
		try {
			return await work();
		} catch (cause) {
			if (!isCacheEmptied(cause)) throw cause;
			updater.forget();
			await invalidate();
			return work();
		}
	};
	const shown = createLastGood(async (path, at) =>
		(at === undefined ? (onDemandSite ?? previous) : await updater.at(at))?.read(path),
	);
	/** Number of problems reported last. */
	let count = 0;
	const change = (summary: Omit<UpdateSummary, "problems">) => {
		const all = problems();
		count = all.length;
		onChange({ problems: all, ...summary });
	};
	const reportMore = (ms: number) => change({ touched: new Set(), ms, exit: 0 });
	const update = async (): Promise<void> => {
		const [since, updateId, changedPaths] = [performance.now(), ++lastUpdateId, touched];
		touched = new Set();
		const { site: next, isAffected, ...result } = await updater.update(changedPaths);
		onDemandSite = next ?? onDemandSite;
		exit = result.exit;
		[siteProblems, pageProblems] = [result.problems, []];
		if (next) backgroundCheck.start(next, changedPaths ?? [], isAffected);
		notifyPages();
		change({ touched: changedPaths, ms: performance.now() - since, exit });
		clearTimeout(timer);
		retries = result.problems.some(isMissingFile) ? retries + 1 : 0;
		if (retries > 0 && retries <= MAX_MISSING_RETRIES) {
			timer = setTimeout(() => void invalidate(), RETRY_MS).unref();
			return;
		}
		if (!next) return;
		const at = drafts ? undefined : nextChangeAt(next.loaded, next.sitePlan);
		if (at !== undefined)
			timer = setTimeout(() => void invalidate(), Math.min(MAX_TIMER_MS, Date.parse(at) - Date.parse(now()))).unref();
		const began = performance.now();
		const mayContinue = () => updateId === lastUpdateId;
		checking = backgroundCheck.run(next, mayContinue, async () => {
			if (problems().length !== count) reportMore(performance.now() - began);
			notifyPages();
		});
	};
	const runUpdate = coalesced(update);
	const invalidate = async (paths?: ReadonlySet<Path>) => {
		touched = touched && paths && new Set([...touched, ...paths]);
		await runUpdate();
		return exit;
	};
	return {
		read: async (path, at) => {
			// The site as of another instant is planned from the current one, so that must exist first.
			if (at !== undefined && !onDemandSite) await invalidate(new Set());
			const page = await withSite(() => shown(path, at));
			if (at === undefined && page?.problems.length) {
				const reported = problems().length;
				pageProblems = [...pageProblems, ...page.problems];
				if (problems().length !== reported) reportMore(0);
			}
			return page;
		},
		withSite,
		onDemandSite: () => onDemandSite,
		config: () => onDemandSite?.sitePlan.edition.site ?? previous?.site,
		problems,
		invalidate: invalidate,
		close: async () => {
			clearTimeout(timer);
			[onDemandSite, lastUpdateId] = [undefined, lastUpdateId + 1];
			await checking;
		},
	};
}
