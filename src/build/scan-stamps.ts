/** Compares files and folders with what is known of them. Many are compared on worker threads. */
import { join } from "node:path";
import type { AnyRows } from "../cache/rows.js";
import { filesOfParts } from "../cache/rows-on-disk.js";
import { sliceStamps } from "../core/file-stamp.js";
import { PROGRAM_DIR } from "../core/locations.js";
import { createPool, type Pool, type SerializedError } from "./workers/pool.js";
import {
	type ChangedIndexes,
	changedIndexes,
	compareStamps,
	isAnyFolderChanged,
	type StampCheck,
	type TableCheck,
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
	const slices = slicesFor(paths.length, paths.length, pool);
	if (slices.length === 1) return changedIndexes(paths.length, compareStamps(check));
	return together(
		slices.map(async ([from, to]) => {
			const part: StampCheck = { ...check, paths: paths.slice(from, to), stamps: sliceStamps(stamps, from, to) };
			return { rows: to - from, ...(await onThread<ChangedIndexes>(pool, "findChanged", part)) };
		}),
	);
}

interface RowCheck extends Omit<TableCheck, "tables"> {
	readonly rows: AnyRows;
}

/** The indexes of the rows whose stamps differ. Threads read them from disk: copies of the rows of a large site would take long. */
export async function changedRowsIn({ rows, ...check }: RowCheck, pool: Pool): Promise<readonly number[]> {
	const files = filesOfParts(rows);
	const slices = slicesFor(files?.length ?? 0, rows.length, pool);
	if (!files || slices.length === 1)
		return changedIndexesIn({ ...check, paths: rows.paths(), stamps: rows.stamps() }, pool);
	return together(
		slices.map(([from, to]) =>
			onThread<ChangedIndexes & { rows: number }>(pool, "findChangedRows", { ...check, tables: files.slice(from, to) }),
		),
	);
}

async function together(slices: readonly Promise<ChangedIndexes & { readonly rows: number }>[]) {
	let rows = 0;
	const all = (await Promise.all(slices)).map(({ changed, changedInCopy, ...slice }) => {
		const shift = (indexes: readonly number[], by = rows) => indexes.map((index) => index + by);
		const shifted = { changed: shift(changed), changedInCopy: shift(changedInCopy) };
		rows += slice.rows;
		return shifted;
	});
	return changedIndexes(rows, {
		changed: all.flatMap(({ changed }) => changed),
		changedInCopy: all.flatMap(({ changedInCopy }) => changedInCopy),
	});
}

/** Whether one of these folders of `folder` was changed after `since` (in milliseconds since 1970), or is not a folder. Absent ones count as unchanged. */
export async function areFoldersChanged(folder: string, rows: AnyRows, since: number, pool: Pool): Promise<boolean> {
	const files = filesOfParts(rows);
	const slices = slicesFor(files?.length ?? 0, rows.length, pool);
	if (!files || slices.length === 1) return isAnyFolderChanged({ folder, folders: rows.paths(), since });
	const found = await Promise.all(
		slices.map(([from, to]) =>
			onThread<boolean>(pool, "findFolderChanged", { folder, tables: files.slice(from, to), since }),
		),
	);
	return found.includes(true);
}

/** A table is damaged if a thread cannot read it. */
async function onThread<T>(pool: Pool, name: string, check: object): Promise<T> {
	const found = (await pool.run(SCAN_WORKER, name, check)) as T | SerializedError;
	if (typeof found === "object" && found && "error" in found)
		throw Object.assign(new Error(found.error.message), found.error.more);
	return found as T;
}

/** One slice of `length` items, which have `files`, for each thread; a single one for this thread. */
function slicesFor(length: number, files: number, { threads }: Pool): (readonly [from: number, to: number])[] {
	if (files < MIN_FILES_FOR_THREADS || threads < 2) return [[0, length]];
	const size = Math.ceil(length / threads);
	return Array.from({ length: threads }, (_, part) => [part * size, Math.min(length, (part + 1) * size)] as const);
}
