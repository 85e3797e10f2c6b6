/** The cache of a running preview, which builds and editors may empty at any moment. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runBuild } from "../support/cli.js";
import { preview } from "../support/previewed.js";
import { sample } from "../support/sample.js";
import { config, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

/** More of them with `npm run test:faults`. */
const SAVES = process.env.FAULTS ? 20 : 2;

const files = (headline: string) => ({
	"broadsheet.config.ts": config(),
	"content/news/a.md": story(`headline: ${headline}`),
	"content/news/b.md": story("headline: It stays\nslug: b", "Words."),
	"content/news/c.md": story("headline: A draft\nslug: c\ndraft: true"),
});

const EMPTIED: readonly (readonly [string, (home: string) => unknown])[] = [
	["build --clean", (home) => runBuild(home, ["--clean"])],
	["a deletion of the whole cache", (home) => rmSync(join(home, ".broadsheet"), { recursive: true, force: true })],
	["a deletion of the store alone", (home) => rmSync(join(home, ".broadsheet/store"), { recursive: true })],
];

it.each(sample(2, EMPTIED))("%s beside a preview: each page and each save is shown", async (_, empty) => {
	const home = tempDir();
	writeFiles(home, files("Save 0"));
	const opened = await preview(home);
	try {
		for (let save = 1; save <= SAVES; save++) {
			await empty(home);
			// These two are requested while the save is processed: the answer is old, new or between.
			writeFiles(home, files(`Save ${save}`));
			for (let look = 0; look < 5; look++)
				for (const path of ["/news/2026/05/b/", "/feed.xml"]) expect(await opened.read(path)).toMatch(/^200 /);
			await expect.poll(() => opened.read("/news/2026/05/a/")).toContain(`Save ${save}`);
			expect(await opened.read("/news/2026/05/c/")).toMatch(/^404 /);
		}
		expect(opened.said()).not.toContain("bug");
	} finally {
		expect(await opened.end()).toBe(0);
	}
});
