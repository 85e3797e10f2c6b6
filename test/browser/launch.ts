import chromium from "@sparticuz/chromium";
import { type Browser, chromium as player } from "playwright-core";

/** The browser that is installed with the tests, with further command-line arguments. `isStrict`: origins are isolated, as in readers' browsers. */
export const launch = async (more: readonly string[] = [], isStrict = false): Promise<Browser> =>
	player.launch({
		executablePath: await chromium.executablePath(),
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
