/** What tells two states of a file apart without reading it. */
import { lstatSync, type Stats, statSync } from "node:fs";

/** Size in bytes, times of modification and of change in milliseconds since 1970, inode. */
export type Stamp = readonly [size: number, modified: number, changed: number, inode: number];
export const STAMP = ["size", "modified", "changed", "inode"] as const;

/** Younger than this, in milliseconds, a file may change again within one tick of the clock of its file system; such a stamp is not believed. */
const TICK = 100;

export const stampOf = ({ size, mtimeMs, ctimeMs, ino }: Stats): Stamp => [size, mtimeMs, ctimeMs, ino];

/** A stamp that can be believed later on; where the file is too young for that, one that is equal to none. `now` is when it was taken. */
export const settled = (stamp: Stamp, now: number): Stamp =>
	now - Math.max(stamp[1], stamp[2]) < TICK ? [stamp[0], Number.NaN, Number.NaN, stamp[3]] : stamp;

/** Undefined where there is no such file, or where it is none. Links are followed. */
export function stampAt(file: string): Stamp | undefined {
	try {
		const stats = statSync(file, { throwIfNoEntry: false });
		return stats?.isFile() ? stampOf(stats) : undefined;
	} catch {
		return undefined;
	}
}
/** The same of a file that must not be a link. */
export function ownStampAt(file: string): Stamp | undefined {
	try {
		const stats = lstatSync(file, { throwIfNoEntry: false });
		return stats?.isFile() ? stampOf(stats) : undefined;
	} catch {
		return undefined;
	}
}

export const sameStamp = (a: Stamp, b: Stamp): boolean =>
	a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3];
