/** The staging folder: files wait in `.stage/<rank>/<path>` of the output folder until all of them are complete. */
import { lstatSync, readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ensureDir } from "../core/ensure-dir.js";
import { publishedBytes } from "../core/images/clean.js";
import { acquireLock, type Held, isLockFile, type Lock } from "../core/lock.js";
import type { Path } from "../core/model.js";
import { STAGE } from "./validate.js";

/** The order of moves, first among new files, then among replaced ones: a page must find its images, a feed its pages; a copy its file; the manifest comes last. */
export const MOVE_ORDER = ["asset", "page", "document", "compressed", "manifest"] as const;
export type Rank = (typeof MOVE_ORDER)[number];

export interface Staging {
	readonly put: (path: Path, kind: Rank, bytes: Uint8Array | string) => void;
	/** Stages an asset as it is published. */
	readonly copy: (path: Path, kind: Rank, file: string) => void;
}

/** The absolute path of a staged file. */
export const stagedFile = (out: string, kind: Rank, path: Path): string =>
	join(out, STAGE, String(MOVE_ORDER.indexOf(kind)), path);

/** Several threads may stage into one output folder, and the main thread may clear it meanwhile. */
export function openStaging(out: string): Staging {
	const folders = new Set<string>();
	const put = (path: Path, kind: Rank, write: (file: string) => void): void => {
		const file = stagedFile(out, kind, path);
		const folder = dirname(file);
		if (!folders.has(folder)) ensureDir(folder);
		folders.add(folder);
		try {
			write(file);
		} catch (cause) {
			if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw cause;
			ensureDir(folder);
			write(file);
		}
	};
	return {
		put: (path, kind, bytes) => put(path, kind, (file) => writeFileSync(file, bytes)),
		copy: (path, kind, original) => put(path, kind, (file) => writeFileSync(file, publishedBytes(original))),
	};
}

/** Deletes all staged files. */
export function clearStage(out: string): void {
	dropLink(out);
	for (const name of namesIn(join(out, STAGE)))
		if (!isLockFile(name)) rmSync(join(out, STAGE, name), { recursive: true, force: true });
	removeEmpty(join(out, STAGE));
}

/** Locks an output folder for one build, whatever its cache. Returns the holder if another build keeps the lock beyond `wait` milliseconds. */
export async function lockOutput(out: string, wait: number): Promise<Lock | Held> {
	dropLink(out);
	const lock = await acquireLock(join(out, STAGE), wait);
	if (!("release" in lock)) return lock;
	const release = () => {
		lock.release();
		// Deletes what a killed build has left next to its lock.
		for (const name of namesIn(join(out, STAGE)))
			if (/^lock\./.test(name)) rmSync(join(out, STAGE, name), { force: true });
		// A build that has published nothing leaves no folder.
		removeEmpty(join(out, STAGE));
		removeEmpty(out);
	};
	return { ...lock, release };
}

function removeEmpty(folder: string): void {
	try {
		rmdirSync(folder);
	} catch {
		// The folder is not empty, or does not exist.
	}
}

/** Files behind a symbolic link are not staged. */
function dropLink(out: string): void {
	const stage = join(out, STAGE);
	if (lstatSync(stage, { throwIfNoEntry: false })?.isDirectory() === false) rmSync(stage);
}

const namesIn = (folder: string): string[] => {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
};
