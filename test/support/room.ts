/** Where the tests write: one folder for a whole run, which goes at its end. It lies in memory where the system has such a place with room. */
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";

const TMPFS = "/dev/shm";
/** Bytes. A run needs fewer. */
const MIN_FREE_BYTES = 4_000_000_000;

export async function setup(): Promise<() => void> {
	const stats = existsSync(TMPFS) ? statfsSync(TMPFS) : undefined;
	const place = stats && stats.bavail * stats.bsize > MIN_FREE_BYTES ? TMPFS : tmpdir();
	const runDir = realpathSync(mkdtempSync(join(place, "broadsheet-")));
	// Some tests run the program as another user, who must get to the site.
	chmodSync(runDir, 0o711);
	process.env.TMPDIR = runDir;
	// Unpacked once: two that unpack it at the same time disturb each other.
	await chromium.executablePath();
	return () => rmSync(runDir, { recursive: true, force: true, maxRetries: 5 });
}
