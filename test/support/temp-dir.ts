import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const tempDirs: string[] = [];

/** A new folder, which is deleted after the tests of the file. */
export function tempDir(): string {
	const made = realpathSync(mkdtempSync(join(tmpdir(), "site-")));
	tempDirs.push(made);
	return made;
}

export function removeTempDirs(): void {
	for (const tempDir of tempDirs.splice(0)) rmSync(tempDir, { recursive: true, force: true, maxRetries: 5 });
}
