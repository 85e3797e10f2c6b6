/** Keeps a planned site in memory up to date with its files. Pages are rendered on request. */

import type { Options } from "../build/options.js";
import { readAssetRecords } from "../cache/asset-records.js";
import { lockedProblem } from "../cache/cache.js";
import { openSharedCache } from "../cache/shared-cache.js";
import type { AddressSources } from "../config/address.js";
import { isCacheEmptied } from "../core/cache-emptied.js";
import { now } from "../core/clock.js";
import { Diagnostics } from "../core/diagnostics.js";
import { diskProblem } from "../core/disk-problem.js";
import type { AssetRecord } from "../core/images/asset-record.js";
import type { Held } from "../core/lock.js";
import { memoize } from "../core/memoize.js";
import type { Instant, Path, Problem, Report } from "../core/model.js";
import { quarantinedBy } from "../site/quarantine.js";
import { affectedPages, type IsAffected } from "./affected-pages.js";
import { type ComposeResult, composeTolerant, EAGER_PAGES, renderChangedPages } from "./compose-tolerant.js";
import { tryFastUpdate } from "./fast-update.js";
import type { OnDemandSite } from "./on-demand-site.js";
import { type ChangedPaths, rescanAll, rescanArticles, type SourceState } from "./source-state.js";

/** The result of an update. */
export interface UpdateResult {
	/** Undefined if the site could not be updated: then the previous one stays. */
	readonly site?: OnDemandSite;
	/** The problems found, without those of pages that no browser has requested. */
	readonly problems: readonly Problem[];
	/** The exit code of a build that gets this far. */
	readonly exit: Report["exit"];
	/** Undefined if any page may be concerned. */
	readonly isAffected?: IsAffected | undefined;
}
export interface SiteUpdater {
	/** `touched`: the files that may have changed; by default any. */
	readonly update: (touched?: ChangedPaths) => Promise<UpdateResult>;
	/** Called when a page misses an entry of the cache: the next update reads everything again. */
	readonly forget: () => void;
	/** The last listing of the files; undefined if there is none. */
	readonly lists: () => SourceState["folders"]["lists"] | undefined;
	/** The site at a different instant; undefined before the first update. */
	readonly at: (at: Instant) => Promise<OnDemandSite> | undefined;
	readonly close: () => Promise<void>;
}

/** If an entry is still missing after this many updates, the reason is not a cleared cache but a bug. */
const MAX_RETRIES = 20;

/** Maximum number of instants whose sites are kept. */
const MAX_INSTANTS = 4;

type Hooks = Partial<Pick<Options, "onStage" | "onProgress">>;
export interface UpdaterOptions {
	/** Absolute folders. */
	readonly root: string;
	readonly cache: string;
	readonly drafts: boolean;
	/** What names the address of the site. */
	readonly sources?: AddressSources | undefined;
	/** @default that of the machine */
	readonly clock?: () => Instant;
	/** Called with the progress of the first update. */
	readonly hooks?: Hooks;
}

const isRefused = (found: SourceState | Held | Report["exit"]): found is Held =>
	typeof found === "object" && "silent" in found;

/** An article with an error keeps its last valid version; a new one is left out. */
export function createSiteUpdater({
	root,
	cache,
	drafts,
	sources,
	clock = now,
	hooks = {},
}: UpdaterOptions): SiteUpdater {
	const sharedCache = openSharedCache(cache);
	let known: SourceState | undefined;
	let last: UpdateResult | undefined;
	let siteProblems: ComposeResult["siteProblems"] = [];
	let lastGood: ComposeResult["rows"] = [];
	let facts: ReadonlyMap<Path, AssetRecord> = new Map();
	/** A required cache entry was missing: everything is read again. */
	let lost = false;
	/** Number of consecutive updates during which the cache was cleared. */
	let emptied = 0;
	const inputsAt = (at: Instant) => ({ at, drafts, facts, lastGood });
	const sitesOf = (state: SourceState) =>
		memoize(MAX_INSTANTS, async (at: Instant) => {
			const composed = await composeTolerant({ ...state, changed: [] }, inputsAt(at), new Diagnostics());
			return composed.onDemandSite;
		});
	/** The current site at other instants. */
	let siteAt: ReturnType<typeof sitesOf> | undefined;

	const updateFast = async (touched: ChangedPaths): Promise<UpdateResult | undefined> => {
		const before = known;
		const onDemandSite = last?.exit === 0 ? last.site : undefined;
		if (!before || !onDemandSite || lost || touched.size > EAGER_PAGES) return undefined;
		const seen = await sharedCache.withLock(async (_, fresh) => {
			if (!fresh) return rescanArticles(root, before, touched);
			// The records refer to entries of the previous cache.
			known = undefined;
			return undefined;
		});
		const found = seen && isRefused(seen) ? undefined : seen;
		const next = found && tryFastUpdate(onDemandSite, before, found, siteProblems);
		if (!next) return undefined;
		const problems = await renderChangedPages(next, found.changed);
		if (quarantinedBy(problems, new Set(found.changed)).size) return undefined;
		[known, lastGood] = [found, found.rows.toArray()];
		return { site: next, problems: [...siteProblems, ...problems], exit: 0 };
	};

	const updateFull = async (touched?: ChangedPaths): Promise<UpdateResult> => {
		const diagnostics = new Diagnostics(known ? {} : hooks);
		const isTrusted = !lost;
		// From here on a page may find that an entry is missing in what is read now.
		lost = false;
		const found = await sharedCache.withLock(async (store, fresh) =>
			rescanAll(
				{ root, cache, store, sources },
				diagnostics,
				fresh || !isTrusted ? undefined : known,
				touched,
				isTrusted,
			),
		);
		if (isRefused(found)) return { problems: [lockedProblem(found, "--cache")], exit: 4 };
		if (typeof found === "number") return { problems: diagnostics.all, exit: found };
		if (known?.setup.parseVersion !== found.setup.parseVersion)
			facts = readAssetRecords(cache, found.setup.parseVersion);
		known = found;
		const { onDemandSite, rows, ...composed } = await composeTolerant(found, inputsAt(clock()), diagnostics);
		[lastGood, siteProblems] = [rows, composed.siteProblems];
		facts = new Map(onDemandSite.sitePlan.measured.facts.map((each) => [each.path, each]));
		return { site: onDemandSite, problems: diagnostics.all, exit: diagnostics.errors.length ? 1 : 0 };
	};

	const update = async (touched?: ChangedPaths): Promise<UpdateResult> => {
		siteAt = undefined;
		const before = known;
		try {
			const found = (touched && (await updateFast(touched))) ?? (await updateFull(touched));
			last = { ...found, isAffected: before && known && touched && affectedPages(before, known, touched) };
			emptied = 0;
			return last;
		} catch (cause) {
			const problem = diskProblem(cause);
			if (!problem && (!isCacheEmptied(cause) || ++emptied > MAX_RETRIES)) throw cause;
			forget();
			return problem ? { problems: [problem], exit: 3 } : update();
		}
	};
	const forget = () => {
		[known, last, lastGood, lost] = [undefined, undefined, [], true];
	};
	return {
		update,
		forget,
		lists: () => known?.folders.lists,
		at: (at) => {
			siteAt ??= known && sitesOf(known);
			return siteAt?.(at);
		},
		close: sharedCache.close,
	};
}
