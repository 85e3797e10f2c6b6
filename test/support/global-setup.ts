/** The folder of all tests: one for a whole run, deleted at its end. It is in memory if the system has a memory file system with enough space. */
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { bundleDefaultTheme } from "../../src/render/theme/bundles.js";

const TMPFS = "/dev/shm";
/** Bytes. A run needs fewer. */
const MIN_FREE_BYTES = 4_000_000_000;

export async function setup(): Promise<() => void> {
	const stats = existsSync(TMPFS) ? statfsSync(TMPFS) : undefined;
	const place = stats && stats.bavail * stats.bsize > MIN_FREE_BYTES ? TMPFS : tmpdir();
	const runDir = realpathSync(mkdtempSync(join(place, "broadsheet-")));
	// Some tests run the program as a different user, who must be able to read the site.
	chmodSync(runDir, 0o711);
	process.env.TMPDIR = runDir;
	// Sites without templates of their own share it.
	await bundleDefaultTheme();
	// Unpacked once: two simultaneous unpackings disturb each other.
	await chromium.executablePath();
	return () => rmSync(runDir, { recursive: true, force: true, maxRetries: 5 });
}
