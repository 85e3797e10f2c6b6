/** Creates folders. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Number of attempts: other threads may remove a folder before the next one is created in it. */
const MAX_TRIES = 10;

/** Creates a folder and its parents if they are missing. Throws the error of the disk; `mkdirSync` with `recursive` would loop for ever in /proc. */
export function ensureDir(folder: string, tries = MAX_TRIES): void {
	try {
		mkdirSync(folder);
	} catch (cause) {
		if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
		if ((cause as NodeJS.ErrnoException).code !== "ENOENT" || tries === 0) throw cause;
		if (!existsSync(dirname(folder))) ensureDir(dirname(folder), tries);
		ensureDir(folder, tries - 1);
	}
}
