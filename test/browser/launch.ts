import chromium from "@sparticuz/chromium";
import { type Browser, chromium as player } from "playwright-core";
import { lazy } from "../../src/core/lazy.js";

/** Milliseconds: the limit of a hang. */
const PATIENCE = 120_000;

const shared = lazy(() => launch());
/** One browser for all test files of a worker. Each closes its own pages and contexts; the browser ends with the worker. */
export const sharedBrowser = (): Promise<Browser> => shared();

/** A browser for one file. It is the one that is installed with the tests, with further command-line arguments. `isStrict`: origins are isolated, as in readers' browsers. */
export async function launch(more: readonly string[] = [], isStrict = false): Promise<Browser> {
	const browser = await player.launch({
		timeout: PATIENCE,
		executablePath: process.env.TEST_BROWSER as string,
		args: [
			// A single-process browser ends with its first page, and finds no installed font.
			...chromium.args.filter((arg) => arg !== "--single-process" && !(isStrict && arg === "--disable-web-security")),
			"--no-sandbox",
			"--disable-gpu",
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-sync",
			"--no-first-run",
			...more,
		],
		headless: true,
	});
	browser.on("context", (context) => context.setDefaultTimeout(PATIENCE));
	return browser;
}
