/** The state of a site's source files, and how it is updated when files have changed. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type ContentListing, classifyListing, parseChanged } from "../build/load-content.js";
import { loadProject, type Project } from "../build/load-project.js";
import { listContent } from "../build/scan.js";
import { createPool } from "../build/workers/pool.js";
import { createStageWorkers, type StageWorkers } from "../build/workers/stage-workers.js";
import type { createStages } from "../build/workers/worker.js";
import { saveFileRecords } from "../cache/cache.js";
import { differingRows } from "../cache/differing-rows.js";
import { type FileRecord, type FileRecords, NO_RECORDS, readFileTable } from "../cache/file-records.js";
import type { Store } from "../cache/kv-store.js";
import { recordOf, SAME } from "../cache/parse-changed.js";
import type { AddressSources } from "../config/address.js";
import type { Diagnostics } from "../core/diagnostics.js";
import type { Path, Report } from "../core/model.js";
import { type Mounts, nameIn, otherFolders } from "../core/mounts.js";
import { isIgnored, restat } from "./restat.js";

/** Relative to the site's root. */
export type ChangedPaths = ReadonlySet<Path>;

export interface SourceState extends Project {
	readonly store: Store;
	readonly workers: StageWorkers;
	readonly renderToMemory: ReturnType<typeof createStages>["renderToMemory"];
	readonly folders: ContentListing;
	/** The records of the Markdown files. */
	readonly rows: FileRecords;
	/** The paths of changed records. */
	readonly changed: readonly Path[];
}

interface Rescanned {
	readonly root: string;
	readonly cache: string;
	readonly store: Store;
	readonly sources?: AddressSources | undefined;
}

/**
 * Scans all files, except those that `before` and `touched` show to be unchanged. `trusted`: records that a build left in `cache` are used. Returns an
 * exit code if the configuration or the templates cannot be loaded.
 */
export async function rescanAll(
	{ root, cache, store, sources }: Rescanned,
	diagnostics: Diagnostics,
	before: SourceState | undefined,
	touched: ChangedPaths | undefined,
	trusted: boolean,
): Promise<SourceState | Report["exit"]> {
	const setting =
		before && touched && [...touched].every((path) => isContent(path, before.site.folders))
			? before
			: await loadProject({ root, cache, out: stageOf(cache) }, diagnostics, sources);
	if (typeof setting === "number") return setting;
	const { parseVersion } = setting.setup;
	const same = before?.setup.parseVersion === parseVersion ? before : undefined;
	const table = same ? undefined : readFileTable(cache);
	const old = same?.rows ?? (table?.parseVersion === parseVersion && trusted ? table.rows : NO_RECORDS);
	const pool = createPool(availableParallelism());
	try {
		const workers = createStageWorkers(setting.setup, setting.site, { store }, pool);
		const lists =
			(same && touched && restat(root, same.folders.lists, touched)) ??
			(await listContent(root, pool, old.length, otherFolders(setting.site.folders)));
		const folders = classifyListing(lists, setting.site, root);
		const rows = await parseChanged(folders, old, { diagnostics, workers });
		// The records of the last build stay, because the next build compares with them.
		if (!same && old.length === 0) saveFileRecords(cache, store, table, rows, parseVersion);
		const { renderToMemory } =
			same && same.templates === setting.templates
				? same
				: (await import("../build/workers/worker.js")).createStages(setting.setup, setting.site, store);
		return { ...setting, store, workers, renderToMemory, folders, rows, changed: same ? changedPaths(rows, old) : [] };
	} finally {
		await pool.close();
	}
}

/** Scans only the touched files. Undefined if one of them is not an existing article. */
export async function rescanArticles(
	root: string,
	before: SourceState,
	touched: ChangedPaths,
): Promise<SourceState | undefined> {
	const files: FileRecord[] = [];
	for (const path of touched) {
		if (isIgnored(path)) continue;
		const file = before.rows.get(path);
		if (file?.kind !== "article") return undefined;
		files.push(file);
	}
	const lists = restat(root, before.folders.lists, touched);
	if (!lists) return undefined;
	const parsed = new Map<Path, FileRecord>();
	await before.workers.read(files, (found, { path, kind, stamp }) => {
		// The stamp is older than the text: the next full scan reads the file again and finds the same text.
		if (found !== SAME) parsed.set(path, { ...recordOf(found, { path, kind, stamp }), stamp });
	});
	const rows = before.rows.edit(parsed);
	return { ...before, folders: { ...before.folders, lists }, rows, changed: changedPaths(rows, before.rows) };
}

/** The preview never stages files. */
const stageOf = (cache: string): Path => join(cache, "proofs");

const isContent = (path: Path, { content, static: statics }: Mounts): boolean =>
	isIgnored(path) || nameIn(path, content) !== undefined || nameIn(path, statics) !== undefined;

/** The paths of records that differ from the previous ones. */
function changedPaths(rows: FileRecords, before: FileRecords): Path[] {
	const [olds, fresh] = differingRows(before, rows);
	const known = new Map(olds.map(({ path, fingerprint }) => [path, fingerprint]));
	return fresh.flatMap(({ path, fingerprint }) => (known.get(path) === fingerprint ? [] : [path]));
}
