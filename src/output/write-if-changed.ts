import { readPlain, writePlain } from "../core/regular-file.js";

/** Writes a file whole or not at all, and leaves one alone that has this text. */
export function writeWhole(file: string, text: string): void {
	try {
		if (readPlain(file).toString() === text) return;
	} catch {
		// There is none yet.
	}
	writePlain(file, text);
}
