/** Compares files and folders with what is known of them. Many are compared on worker threads. */
import { join } from "node:path";
import { sliceStamps } from "../core/file-stamp.js";
import { PROGRAM_DIR } from "../core/locations.js";
import type { Path } from "../core/model.js";
import { createPool, type Pool } from "./workers/pool.js";
import {
	type ChangedIndexes,
	changedIndexes,
	compareStamps,
	isAnyFolderChanged,
	type StampCheck,
} from "./workers/scan-worker.js";

export const SCAN_WORKER = join(PROGRAM_DIR, "build/workers/scan-worker.js");
/** In megabytes: a scan keeps nothing. */
const SCAN_YOUNG_MB = 8;
/** Threads for scans alone, which take less memory. */
export const createScanPool = (threads: number): Pool => createPool(threads, SCAN_YOUNG_MB);

/** Fewer files are scanned on this thread. */
export const MIN_FILES_FOR_THREADS = 30_000;

/** The indexes of files, or folders, whose stamps differ. */
export async function changedIndexesIn(check: StampCheck, pool: Pool): Promise<readonly number[]> {
	const { paths, stamps } = check;
	const slices = slicesFor(paths.length, pool);
	if (slices.length === 1) return changedIndexes(paths.length, compareStamps(check));
	const parts = await Promise.all(
		slices.map(async ([from, to]) => {
			const part: StampCheck = { ...check, paths: paths.slice(from, to), stamps: sliceStamps(stamps, from, to) };
			const { changed, changedInCopy } = (await pool.run(SCAN_WORKER, "findChanged", part)) as ChangedIndexes;
			const shifted = (indexes: readonly number[]) => indexes.map((index) => index + from);
			return { changed: shifted(changed), changedInCopy: shifted(changedInCopy) };
		}),
	);
	return changedIndexes(paths.length, {
		changed: parts.flatMap(({ changed }) => changed),
		changedInCopy: parts.flatMap(({ changedInCopy }) => changedInCopy),
	});
}

/** Whether a folder of these files, or `folder` itself, was changed after `since` (in milliseconds since 1970), or is none. Absent ones are not. */
export async function areFoldersChanged(
	folder: string,
	paths: readonly Path[],
	since: number,
	pool: Pool,
): Promise<boolean> {
	const slices = slicesFor(paths.length, pool);
	if (slices.length === 1) return isAnyFolderChanged({ folder, paths, since });
	const found = await Promise.all(
		slices.map(([from, to]) =>
			pool.run(SCAN_WORKER, "findFolderChanged", { folder, paths: paths.slice(from, to), since }),
		),
	);
	// An error of a thread is an object.
	return found.some((each) => each !== false);
}

/** One slice for each thread; a single one for this thread. */
function slicesFor(length: number, { threads }: Pool): (readonly [from: number, to: number])[] {
	if (length < MIN_FILES_FOR_THREADS || threads < 2) return [[0, length]];
	const size = Math.ceil(length / threads);
	return Array.from({ length: threads }, (_, part) => [part * size, (part + 1) * size] as const);
}
