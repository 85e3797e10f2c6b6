/** The current state of the preview: the site as it is shown, and its problems. Kept up to date from the first round on. */

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

/** What an editor sees after each change. */
export interface UpdateSummary {
	/** All that is wrong now. */
	readonly problems: Problems;
	/** The files that were touched; undefined at first, and where any may have been. */
	readonly touched: ChangedPaths | undefined;
	/** How long it took, in milliseconds. */
	readonly ms: number;
	/** That of a build which comes so far. */
	readonly exit: Report["exit"];
}

export interface Session {
	/** A file of the site, as of an instant or of now. */
	readonly read: (path: Path, at?: Instant) => Promise<RenderedFile | undefined>;
	/** Runs `work` with the site. If a build has cleared the cache meanwhile, the site is read again and `work` is repeated. */
	readonly withSite: <T>(work: () => Promise<T>) => Promise<T>;
	/** Undefined until the first round has come to its end. */
	readonly proof: () => OnDemandSite | undefined;
	readonly site: () => SiteConfig | undefined;
	readonly problems: () => Problems;
	/** These files have changed; undefined where any may have. Gives the exit code of a build, once the site is up to date. */
	readonly touch: (paths?: ReadonlySet<Path>) => Promise<Report["exit"]>;
	/** Resolves when nothing is done any more. */
	readonly close: () => Promise<void>;
}

/** A file has disappeared between listing and reading: its folder has changed meanwhile, and is listed again after this many milliseconds. */
const isLoss = ({ code, message }: Problem): boolean => code === "unreadable" && message.endsWith("ENOENT");
const RETRY_MS = 100;
const MAX_LOSSES = 50;

/** The longest that a timer can wait, in milliseconds. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** `before` is shown until the first round has finished. `tell` notifies open pages, `onChange` the terminal. */
export function createSession(
	{ proofs, before, drafts }: { proofs: SiteUpdater; before: PreviousBuild | undefined; drafts: boolean },
	{ tell, onChange }: { tell: () => void; onChange: (told: UpdateSummary) => void },
): Session {
	const rest = createBackgroundCheck();
	let proof: OnDemandSite | undefined;
	/** Problems of the site, and of the pages that a browser has requested. */
	let [told, seen]: [Problems, Problems] = [before?.problems ?? [], []];
	const problems = () => mergeProblems(told, seen, rest.problems());
	/** The files that were touched since the last round began; undefined where any may have been. */
	let touched: ReadonlySet<Path> | undefined;
	let [number, exit]: [number, Report["exit"]] = [0, 0];
	let later: NodeJS.Timeout | undefined;
	/** Rounds, one after another, in which a file was gone that had been listed. */
	let losses = 0;
	/** The check of pages that no browser has requested. */
	let looking = Promise.resolve();

	const withSite: Session["withSite"] = async (work) => {
		try {
			return await work();
		} catch (cause) {
			if (!isCacheEmptied(cause)) throw cause;
			await touch();
			return work();
		}
	};
	const shown = createLastGood(async (path, at) =>
		(at === undefined ? (proof ?? before) : await proofs.at(at))?.read(path),
	);
	/** Number of problems reported last. */
	let count = 0;
	const change = (round: Omit<UpdateSummary, "problems">) => {
		const all = problems();
		count = all.length;
		onChange({ problems: all, ...round });
	};
	const more = (ms: number) => change({ touched: new Set(), ms, exit: 0 });
	const update = async (): Promise<void> => {
		const [since, mine, these] = [performance.now(), ++number, touched];
		touched = new Set();
		const { proof: next, ...round } = await proofs.update(these);
		proof = next ?? proof;
		exit = round.exit;
		[told, seen] = [round.problems, []];
		if (next) rest.begin(next, these ?? []);
		tell();
		change({ touched: these, ms: performance.now() - since, exit });
		clearTimeout(later);
		losses = round.problems.some(isLoss) ? losses + 1 : 0;
		if (losses > 0 && losses <= MAX_LOSSES) {
			later = setTimeout(() => void touch(), RETRY_MS).unref();
			return;
		}
		if (!next) return;
		const at = drafts ? undefined : nextChangeAt(next.loaded, next.sitePlan);
		if (at !== undefined)
			later = setTimeout(() => void touch(), Math.min(MAX_TIMER_MS, Date.parse(at) - Date.parse(now()))).unref();
		const began = performance.now();
		const goesOn = () => mine === number;
		looking = rest.over(next, goesOn, async () => {
			if (problems().length !== count) more(performance.now() - began);
			tell();
		});
	};
	const round = coalesced(update);
	const touch = async (paths?: ReadonlySet<Path>) => {
		touched = touched && paths && new Set([...touched, ...paths]);
		await round();
		return exit;
	};
	return {
		read: async (path, at) => {
			// What is as of another instant is known only once the site is.
			if (at !== undefined && !proof) await touch(new Set());
			const page = await withSite(() => shown(path, at));
			if (at === undefined && page?.problems.length) {
				const before = problems().length;
				seen = [...seen, ...page.problems];
				if (problems().length !== before) more(0);
			}
			return page;
		},
		withSite,
		proof: () => proof,
		site: () => proof?.sitePlan.edition.site ?? before?.site,
		problems,
		touch,
		close: async () => {
			clearTimeout(later);
			[proof, number] = [undefined, number + 1];
			await looking;
		},
	};
}
