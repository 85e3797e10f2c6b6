/** Lists the content with the stamp of each file, and finds output files that have changed since the last build. Large folders are scanned on worker threads. */
import type { OutputRecords, OutputTable } from "../cache/output-records.js";
import { mergeManifest, previousOutput, readChangedFiles } from "../cache/previous-output.js";
import { type FileListing, foldersIn, listFiles } from "../content/files/list-files.js";
import { lazy } from "../core/lazy.js";
import type { Path } from "../core/model.js";
import type { PreviousOutput } from "../core/output-record.js";
import { manifestDigest, readManifest } from "../output/read-manifest.js";
import { changedRowsIn, MIN_FILES_FOR_THREADS, SCAN_WORKER } from "./scan-stamps.js";
import type { Pool } from "./workers/pool.js";

/** A running scan of content and output; await a part when you need it. */
export interface SiteScan {
	/** The listings of `content/` and `static/`. */
	readonly lists: Promise<readonly FileListing[]>;
	readonly output: Promise<OutputScan>;
}

/** Closes the pool when both parts are done. */
export function scanSite(root: string, out: string, known: OutputTable | undefined, pool: Pool): SiteScan {
	const lists = listContent(root, pool, known?.files.length ?? 0);
	const output = scanOutput(out, known, pool);
	// A failure reaches the caller that awaits the scan; a build that ends earlier ignores it.
	void Promise.allSettled([lists, output]).then(pool.close);
	return { lists, output };
}

/** The output folder compared with the records of the last build. */
interface OutputScan {
	/** All files of the last build are unchanged, and so is the manifest. */
	readonly isUntouched: boolean;
	/** The records with the stamps that the files have now. */
	readonly records: () => OutputRecords;
	readonly old: () => PreviousOutput;
}

async function scanOutput(out: string, known: OutputTable | undefined, pool: Pool): Promise<OutputScan> {
	const manifest = manifestDigest(out);
	const isKnown = manifest === undefined || manifest === known?.manifest;
	const entries = isKnown ? undefined : readManifest(out);
	const files = known && !entries ? known.files : mergeManifest(entries ?? [], known);
	const indexes = await changedRowsIn({ folder: out, rows: files }, pool);
	const changed = lazy(() => readChangedFiles(out, files, indexes));
	const records = lazy(() => files.edit(changed()));
	return {
		isUntouched: isKnown && manifest !== undefined && [...changed().values()].every(({ digest }) => digest !== ""),
		records,
		old: lazy(() =>
			previousOutput(records(), {
				// The parts of a damaged manifest are written again.
				manifest: isKnown || entries ? manifest : undefined,
				renderVersion: known?.renderVersion,
			}),
		),
	};
}

/** Lists all files of `content/` and `static/` with their stamps. `known` is the number of files at the last build, `others` are further folders. */
export async function listContent(
	root: string,
	pool: Pool,
	known: number,
	others: readonly Path[] = [],
): Promise<readonly FileListing[]> {
	const folders = known > MIN_FILES_FOR_THREADS && pool.threads > 1 ? foldersIn(root, "content") : [];
	const lists = await Promise.all(
		folders.map((folder) => pool.run(SCAN_WORKER, "listFolder", { root, folder }) as Promise<FileListing>),
	);
	const made = new Map(lists.map((list, index) => [folders[index] as Path, list]));
	return [listFiles(root, "content", made), listFiles(root, "static"), ...others.map((each) => listFiles(root, each))];
}
