import { existsSync, mkdtempSync, realpathSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEMORY = "/dev/shm";

/** A new folder in memory where the system has such a place with room, else on the disk: thousands of builds write there. */
export function quickFolder(): string {
	const room = existsSync(MEMORY) ? statfsSync(MEMORY) : undefined;
	const place = room && room.bavail * room.bsize > 1_000_000_000 ? MEMORY : tmpdir();
	return realpathSync(mkdtempSync(join(place, "broadsheet-")));
}
