import { existsSync, mkdtempSync, realpathSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const MEMORY = "/dev/shm";

const folders: string[] = [];
afterAll(() => {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/**
 * A new folder, which goes when the tests of the file are done. It lies in memory where the system has such a place with room, else on
 * the disk: thousands of builds write there.
 */
export function quickFolder(): string {
	const room = existsSync(MEMORY) ? statfsSync(MEMORY) : undefined;
	const place = room && room.bavail * room.bsize > 1_000_000_000 ? MEMORY : tmpdir();
	const made = realpathSync(mkdtempSync(join(place, "broadsheet-")));
	folders.push(made);
	return made;
}
