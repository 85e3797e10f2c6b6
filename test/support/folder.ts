import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders: string[] = [];

/** A new folder, which goes when the tests of the file are done. */
export function folder(): string {
	const made = realpathSync(mkdtempSync(join(tmpdir(), "site-")));
	folders.push(made);
	return made;
}

export function removeFolders(): void {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
