/** A site held in memory and kept up to date with its files: read, composed and planned as by a build; pages are rendered on request. */

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
import type { Instant, Path, Problem, Report } from "../core/model.js";
import { quarantinedBy } from "../site/quarantine.js";
import { type ComposeResult, composeTolerant, EAGER_PAGES, renderChangedPages } from "./compose-tolerant.js";
import { tryFastUpdate } from "./fast-update.js";
import type { OnDemandSite } from "./on-demand-site.js";
import { type ChangedPaths, rescanAll, rescanArticles, type SourceState } from "./source-state.js";

/** What has become of an update. */
export interface UpdateResult {
	/** Undefined if nothing could be made: then the previous site is kept. */
	readonly proof?: OnDemandSite;
	/** Problems found, except those of pages that no browser has requested. */
	readonly problems: readonly Problem[];
	/** That of a build which comes so far. */
	readonly exit: Report["exit"];
}
export interface SiteUpdater {
	/** `touched`: the files that may have changed, by default any. */
	readonly update: (touched?: ChangedPaths) => Promise<UpdateResult>;
	/** The files as they were listed last; undefined where they are not known. */
	readonly lists: () => SourceState["folders"]["lists"] | undefined;
	/** The site as of another instant. Undefined where there is nothing yet. */
	readonly at: (at: Instant) => Promise<OnDemandSite> | undefined;
	readonly close: () => Promise<void>;
}

/** If an entry is still missing after this many updates, nobody has emptied the cache: it is a bug. */
const MAX_RETRIES = 20;

/** Instants whose sites are kept, at most. */
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

/** An article with an error stays in its last valid version; a new one is left out. */
export function createSiteUpdater({
	root,
	cache,
	drafts,
	sources,
	clock = now,
	hooks = {},
}: UpdaterOptions): SiteUpdater {
	const memory = openSharedCache(cache);
	let known: SourceState | undefined;
	let last: UpdateResult | undefined;
	let told: ComposeResult["told"] = [];
	let good: ComposeResult["rows"] = [];
	let facts: ReadonlyMap<Path, AssetRecord> = new Map();
	/** An entry that the cache must have was missing: everything is read again. */
	let lost = false;
	/** Consecutive updates during which the cache was cleared. */
	let emptied = 0;
	let others = new Map<Instant, Promise<OnDemandSite>>();
	const makeup = (at: Instant) => ({ at, drafts, facts, good });

	const quick = async (touched: ChangedPaths): Promise<UpdateResult | undefined> => {
		const before = known;
		const proof = last?.exit === 0 ? last.proof : undefined;
		if (!before || !proof || touched.size > EAGER_PAGES) return undefined;
		const seen = await memory.during(async (_, fresh) => {
			if (!fresh) return rescanArticles(root, before, touched);
			// The records refer to entries of the previous cache.
			known = undefined;
			return undefined;
		});
		const found = seen && isRefused(seen) ? undefined : seen;
		const next = found && tryFastUpdate(proof, before, found, told);
		if (!next) return undefined;
		const problems = await renderChangedPages(next, found.changed);
		if (quarantinedBy(problems, new Set(found.changed)).size) return undefined;
		[known, good] = [found, found.rows];
		return { proof: next, problems: [...told, ...problems], exit: 0 };
	};

	const whole = async (touched?: ChangedPaths): Promise<UpdateResult> => {
		const diagnostics = new Diagnostics(known ? {} : hooks);
		const found = await memory.during(async (store, fresh) =>
			rescanAll({ root, cache, store, sources }, diagnostics, fresh ? undefined : known, touched, !lost),
		);
		if (isRefused(found)) return { problems: [lockedProblem(found, "--cache")], exit: 4 };
		if (typeof found === "number") return { problems: diagnostics.all, exit: found };
		if (known?.setup.parseVersion !== found.setup.parseVersion)
			facts = readAssetRecords(cache, found.setup.parseVersion);
		known = found;
		const { proof, rows, ...composed } = await composeTolerant(found, makeup(clock()), diagnostics);
		[good, lost, told] = [rows, false, composed.told];
		facts = new Map(proof.sitePlan.measured.facts.map((each) => [each.path, each]));
		return { proof, problems: diagnostics.all, exit: diagnostics.errors.length ? 1 : 0 };
	};

	const update = async (touched?: ChangedPaths): Promise<UpdateResult> => {
		others = new Map();
		try {
			last = (touched && (await quick(touched))) ?? (await whole(touched));
			emptied = 0;
			return last;
		} catch (cause) {
			const problem = diskProblem(cause);
			if (!problem && (!isCacheEmptied(cause) || ++emptied > MAX_RETRIES)) throw cause;
			[known, last, good] = [undefined, undefined, []];
			if (problem) return { problems: [problem], exit: 3 };
			lost = true;
			return update();
		}
	};
	return {
		update,
		lists: () => known?.folders.lists,
		at: (at) => {
			if (!known) return undefined;
			const made =
				others.get(at) ??
				composeTolerant({ ...known, changed: [] }, makeup(at), new Diagnostics()).then(({ proof }) => proof);
			if (others.size >= MAX_INSTANTS) others.clear();
			others.set(at, made);
			return made;
		},
		close: memory.close,
	};
}
