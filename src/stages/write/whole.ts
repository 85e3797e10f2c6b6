import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** Writes a file whole or not at all, and leaves one alone that has this text. */
export function writeWhole(file: string, text: string): void {
	try {
		if (readFileSync(file, "utf8") === text) return;
	} catch {
		// There is none yet.
	}
	writeFileSync(`${file}.new`, text);
	renameSync(`${file}.new`, file);
}
