import chromium from "@sparticuz/chromium";
import { type Browser, chromium as player } from "playwright-core";

/** The browser that comes with the tests, with further arguments of its command line. `isStrict`: origins are kept apart, as readers have it. */
export const launch = async (more: readonly string[] = [], isStrict = false): Promise<Browser> =>
	player.launch({
		executablePath: await chromium.executablePath(),
		args: [
			// A browser of one process ends with its first page, and finds no font of the machine.
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
