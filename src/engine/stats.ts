/** What tells two states of a file apart without reading it. */
import { lstatSync, type Stats, statSync } from "node:fs";

/** Size in bytes, times of modification and of change in milliseconds since 1970, inode. */
export type Stamp = readonly [size: number, modified: number, changed: number, inode: number];
const STAMP = ["size", "modified", "changed", "inode"] as const;

/** Of no file: equal to no stamp, not even to itself. */
export const NO_STAMP: Stamp = [Number.NaN, Number.NaN, Number.NaN, Number.NaN];

/** Younger than this, in milliseconds, a file may change again within one tick of the clock of its file system. */
const TICK = 100;

/** The stamp of a file; links are followed. Equal to none where the file is too young to be told apart later; undefined where there is none. */
export const stampAt = (file: string): Stamp | undefined => stampBy(statSync, file);
/** The same of a file that must not be a link. */
export const ownStampAt = (file: string): Stamp | undefined => stampBy(lstatSync, file);

function stampBy(stat: typeof statSync, file: string): Stamp | undefined {
	let stats: Stats | undefined;
	try {
		stats = stat(file, { throwIfNoEntry: false });
	} catch {
		return undefined;
	}
	if (!stats?.isFile()) return undefined;
	const { size, mtimeMs, ctimeMs, ino } = stats;
	return Date.now() - Math.max(mtimeMs, ctimeMs) < TICK
		? [size, Number.NaN, Number.NaN, ino]
		: [size, mtimeMs, ctimeMs, ino];
}

export const sameStamp = (a: Stamp, b: Stamp): boolean =>
	a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3];

/** The stamps of many files, as columns of a table. */
export const stampColumns = (rows: readonly { readonly stamp: Stamp }[]): Record<string, Float64Array> =>
	Object.fromEntries(STAMP.map((name, part) => [name, Float64Array.from(rows, ({ stamp }) => stamp[part] as number)]));

/** Reads them back, row by row; undefined where a column is missing. */
export function stampsIn(columns: Readonly<Record<string, Float64Array>>): ((row: number) => Stamp) | undefined {
	const [size, modified, changed, inode] = STAMP.map((name) => columns[name]);
	if (!size || !modified || !changed || !inode) return undefined;
	return (row) => [size[row], modified[row], changed[row], inode[row]] as unknown as Stamp;
}
