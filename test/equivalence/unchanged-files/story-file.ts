/** A small site whose files have old timestamps, as those of a real site have: only then are the timestamps trusted. */
import fs, { readFileSync, rmSync, utimesSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Options } from "../../../src/build/options.js";
import type { Instant, Report } from "../../../src/core/model.js";
import { sample } from "../../support/sample.js";
import { AT, config, type Files, story, svgImage, writeFiles } from "../../support/site.js";
import { tempDir } from "../../support/temp-dir.js";
import { reportFaults, treeFaults } from "../compare.js";
import { build } from "../random-edits.js";
import { treeOf } from "../test-site.js";

/** Longer than the time for which the timestamp of a new file is not trusted. */
export const waitForStamps = () => setTimeout(150);

export const PERMALINKS = 'permalinks: { article: "/:section/:slug/" },';
const SURROUNDINGS: Files = {
	"content/topics/rivers.md": "---\nname: Rivers\n---\n\nAll that flows.\n",
	"static/robots.txt": "User-agent: *\n",
};
const FILES: Files = {
	"broadsheet.config.ts": config(`ageNotice: 1, ${PERMALINKS}`),
	"content/news/a.md": story(
		"headline: The mill\nbreadcrumb: [News]\ntags: [Rivers]\nseries: Water\nimage: { src: mill.svg, alt: A mill }",
		"Words on [the weir](b.md).",
	),
	"content/news/b.md": story(
		"headline: The weir\nslug: the-weir\nbreadcrumb: [News]\ndate: 2026-05-02 09:00\nseries: Water",
	),
	"content/news/mill.svg": svgImage(40, 30),
	...SURROUNDINGS,
};

/** A site with two stories on each list page. */
export const CONFIG = `links: "warn", pageSize: 2, ${PERMALINKS}`;
/** A story of the 10th of April, or of this number of days later; its headline is the name of its file unless `front` has one. */
export const storyFile = (name: string, day: number, front: string, text?: string): Files => ({
	[`content/${name}.md`]: story(
		`${/^headline:/m.test(front) ? "" : `headline: ${name}\n`}date: 2026-04-${10 + day}\n${front}`,
		text,
	),
});
/** Names of sections on the first two levels are in the frame of all pages, so the third level is tested. */
export const ISOLATED = "breadcrumb: [Sea, Quay, Pier]\ntags: [Tides]\nbyline: Ann Lee";

export interface Case {
	readonly before: Files;
	/** The edit. @default nothing */
	readonly after?: Files;
	/** The time of the second build. @default the same instant */
	readonly at?: Instant;
	/** The page that must change, and the text that it shows then. */
	readonly page: string;
	readonly shows: string;
}
export const expectPagesFollow = (cases: Readonly<Record<string, Case>>) =>
	describe.concurrent("a page that has lain still is printed anew", () => {
		for (const [when, { before, after, at = AT, page, shows }] of sample(
			Math.ceil(Object.keys(cases).length / 7),
			Object.entries(cases),
		))
			it(`where ${when}`, async () => {
				const site = await stableSite({ "broadsheet.config.ts": config(CONFIG), ...before }, SURROUNDINGS);
				await site.again();
				await waitForStamps();
				const old = site.read(page);
				writeFiles(site.root, after ?? {});
				await waitForStamps();
				// With a page to explain, all pages are planned after an edit, and their keys say which are stale.
				await expectSameAsClean(site, { at, ...(after && { why: "/" }) });
				expect(site.read(page)).not.toBe(old);
				expect(site.read(page)).toContain(shows);
			});
	});

interface StagedReport extends Report {
	/** The stages that the build ran. */
	readonly stages: readonly string[];
}
export interface StableSite {
	readonly root: string;
	readonly again: (options?: Options) => Promise<StagedReport>;
	readonly read: (path: string) => string;
}
/** A site that was built, and whose files then became older than the time of doubt. */
export async function stableSite(more: Files = {}, all = FILES): Promise<StableSite> {
	const root = tempDir();
	const again = async (options: Options = {}): Promise<StagedReport> => {
		const stages: string[] = [];
		const report = await build({ root, at: AT, jobs: 1, ...options, onStage: (stage) => void stages.push(stage) });
		return { ...report, stages };
	};
	const files = { ...all, ...more };
	writeFiles(root, files);
	// A whole second, so that the modification time of a file can be restored exactly.
	for (const path of Object.keys(files)) utimesSync(join(root, path), 1_700_000_000, 1_700_000_000);
	await waitForStamps();
	await again();
	await waitForStamps();
	return { root, again, read: (path) => readFileSync(join(root, "dist", path), "utf8") };
}

/** Builds, and requires the result of a clean build. */
export async function expectSameAsClean({ root, again }: StableSite, options: Options = {}): Promise<StagedReport> {
	const warm = await again(options);
	const clean = await again({ ...options, out: "clean", cache: "clean-cache" });
	expect(reportFaults(warm, clean)).toEqual([]);
	if (clean.exit === 0) expect(treeFaults("file", treeOf(join(root, "dist")), treeOf(join(root, "clean")))).toEqual([]);
	for (const name of ["clean", "clean-cache"]) rmSync(join(root, name), { recursive: true, force: true });
	return warm;
}

/** The files of `content/` that are read during an action; each once. */
export async function readsOf({ root }: StableSite, what: () => Promise<unknown>): Promise<string[]> {
	const plain = fs.openSync;
	const seen = new Set<string>();
	const spy = (...args: Parameters<typeof plain>) => {
		seen.add(relative(root, String(args[0])));
		return plain(...args);
	};
	Object.assign(fs, { openSync: spy });
	syncBuiltinESMExports();
	try {
		await what();
	} finally {
		Object.assign(fs, { openSync: plain });
		syncBuiltinESMExports();
	}
	return [...seen].filter((path) => path.startsWith("content/")).sort();
}
