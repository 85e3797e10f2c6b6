/** Where the tests write: one folder for a whole run, which goes at its end. It lies in memory where the system has such a place with room. */
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";

const MEMORY = "/dev/shm";
/** Bytes. A run needs fewer. */
const ENOUGH = 4_000_000_000;

export async function setup(): Promise<() => void> {
	const buildCache = existsSync(MEMORY) ? statfsSync(MEMORY) : undefined;
	const place = buildCache && buildCache.bavail * buildCache.bsize > ENOUGH ? MEMORY : tmpdir();
	const room = realpathSync(mkdtempSync(join(place, "broadsheet-")));
	// Some tests run the program as another user, who must get to the site.
	chmodSync(room, 0o711);
	process.env.TMPDIR = room;
	// Unpacked once: two that unpack it at the same time disturb each other.
	await chromium.executablePath();
	return () => rmSync(room, { recursive: true, force: true, maxRetries: 5 });
}
