import { readRegularFile, writeAtomic } from "../core/regular-file.js";

/** Writes a file atomically. A file with the same text is not touched. */
export function writeIfDifferent(file: string, text: string): void {
	try {
		if (readRegularFile(file).toString() === text) return;
	} catch {
		// The file does not exist yet.
	}
	writeAtomic(file, text);
}
