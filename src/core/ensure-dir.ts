/** Makes folders. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Other threads make and remove folders meanwhile: so often a folder may be gone again before the next one is made in it. */
const MAX_TRIES = 10;

/** Creates a folder and its parents if they are missing. Throws the error of the disk, as `mkdirSync` does, which in /proc would try for ever. */
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
