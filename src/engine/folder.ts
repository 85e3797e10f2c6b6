/** Makes folders. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Makes a folder, and those in which it lies, where they are not there. Throws what the disk says, as `mkdirSync` does, which in /proc would try for ever. */
export function makeFolder(folder: string): void {
	try {
		mkdirSync(folder);
	} catch (cause) {
		if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
		const { code } = cause as NodeJS.ErrnoException;
		if (code !== "ENOENT" || existsSync(dirname(folder))) throw cause;
		makeFolder(dirname(folder));
		makeFolder(folder);
	}
}
