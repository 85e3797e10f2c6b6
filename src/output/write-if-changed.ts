import { readRegularFile, writeAtomic } from "../core/regular-file.js";

/** Writes a file whole or not at all, and leaves one alone that has this text. */
export function writeIfDifferent(file: string, text: string): void {
	try {
		if (readRegularFile(file).toString() === text) return;
	} catch {
		// There is none yet.
	}
	writeAtomic(file, text);
}
