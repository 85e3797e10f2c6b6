/** The folder of all tests: one for a whole run, deleted at its end. It is in memory if the system has a memory file system with enough space. */
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	statfsSync,
} from "node:fs";
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
	process.env.TEST_BROWSER = await unpackBrowser();
	process.env.TMPDIR = runDir;
	return () => rmSync(runDir, { recursive: true, force: true, maxRetries: 5 });
}

/** Returns the path of the browser. It is kept for later runs, because to unpack it takes seconds. */
async function unpackBrowser(): Promise<string> {
	const modules = join(import.meta.dirname, "../../node_modules");
	const { version } = JSON.parse(readFileSync(join(modules, "@sparticuz/chromium/package.json"), "utf8"));
	const kept = join(modules, `.cache/chromium-${version}`);
	if (!existsSync(kept)) {
		mkdirSync(join(modules, ".cache"), { recursive: true });
		const fresh = mkdtempSync(`${kept}-`);
		// It is unpacked into the folder of temporary files.
		process.env.TMPDIR = fresh;
		await chromium.executablePath();
		try {
			renameSync(fresh, kept);
		} catch {
			// Another run was faster.
			rmSync(fresh, { recursive: true });
		}
	}
	return join(kept, "chromium");
}
