/** Detects changes of a file without reading it. */
import { lstatSync, type Stats, statSync } from "node:fs";

/** Size in bytes, modification and change times in milliseconds since 1970, inode. */
export type Stamp = readonly [size: number, modified: number, changed: number, inode: number];
/** Numbers in a stamp: the size is the first. */
export const STAMP_LENGTH = 4;

/** The stamp of no file: not equal to any stamp, including itself. */
export const NO_STAMP: Stamp = [Number.NaN, Number.NaN, Number.NaN, Number.NaN];

/** In milliseconds: a file modified more recently may change again within the same tick of the file system's clock. */
const MTIME_GRANULARITY_MS = 100;

/** The stamp of a file; links are followed. NO_STAMP for a file modified so recently that a second change would be invisible; undefined if it does not exist. */
export const stampOf = (file: string): Stamp | undefined => stampWith(statSync, file);
/** The same without following links. */
export const stampOfLink = (file: string): Stamp | undefined => stampWith(lstatSync, file);
/** That of a folder, which differs after each change of its entries. */
export const stampOfFolder = (folder: string): Stamp | undefined => stampWith(lstatSync, folder, isFolder);

/** The same for a file that nobody changes within that time. */
export const stampWithoutDelay = (file: string): Stamp | undefined => readStamp(statSync, file);

/** Whether something else than a folder is there, or an entry of the folder was added, removed or replaced after `since` (in milliseconds since 1970). */
export function isFolderChanged(folder: string, since: number): boolean {
	const stats = lstatSync(folder, { throwIfNoEntry: false });
	return stats !== undefined && (!stats.isDirectory() || stats.mtimeMs > since);
}

const isFile = (stats: Stats): boolean => stats.isFile();
const isFolder = (stats: Stats): boolean => stats.isDirectory();

function stampWith(stat: typeof statSync, file: string, isWanted = isFile): Stamp | undefined {
	const stamp = readStamp(stat, file, isWanted);
	if (!stamp) return undefined;
	const [size, modified, changed, inode] = stamp;
	const isRecent = Date.now() - Math.max(modified, changed) < MTIME_GRANULARITY_MS;
	return isRecent ? [size, Number.NaN, Number.NaN, inode] : stamp;
}
function readStamp(stat: typeof statSync, file: string, isWanted = isFile): Stamp | undefined {
	let stats: Stats | undefined;
	try {
		stats = stat(file, { throwIfNoEntry: false });
	} catch {
		return undefined;
	}
	return stats && isWanted(stats) ? [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino] : undefined;
}

export const stampsEqual = (a: Stamp, b: Stamp): boolean =>
	a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3];

/** In milliseconds: copies may have a less precise time. */
const COPY_PRECISION_MS = 2;
/** Whether a file has the size and the time of modification of another. Archives may keep whole seconds. */
export const isCopied = ([size, modified]: Stamp, [sizeNow, modifiedNow]: Stamp): boolean =>
	size === sizeNow &&
	(Math.abs(modified - modifiedNow) < COPY_PRECISION_MS || Math.floor(modified / 1000) * 1000 === modifiedNow);

/** The stamps of many files in one array, which can be sent to threads and stored as a column. */
export function packStamps(files: readonly { readonly stamp: Stamp }[]): Float64Array {
	const stamps = new Float64Array(files.length * STAMP_LENGTH);
	for (let index = 0; index < files.length; index++)
		for (let part = 0; part < STAMP_LENGTH; part++)
			stamps[index * STAMP_LENGTH + part] = files[index]?.stamp[part] as number;
	return stamps;
}

/** The stamp at an index. */
export const stampAtIndex = (stamps: Float64Array, index: number): Stamp => {
	const at = index * STAMP_LENGTH;
	return [stamps[at], stamps[at + 1], stamps[at + 2], stamps[at + 3]] as unknown as Stamp;
};
/** The stamps from one index to before another. */
export const sliceStamps = (stamps: Float64Array, from: number, to: number): Float64Array =>
	stamps.slice(from * STAMP_LENGTH, to * STAMP_LENGTH);
