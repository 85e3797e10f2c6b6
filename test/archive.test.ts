import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../src/core/model.js";
import { readManifest } from "../src/output/read-manifest.js";
import { run } from "./support/cli.js";
import { tempDir } from "./support/temp-dir.js";

const ARCHIVE = join(import.meta.dirname, "../../shared/corpora/digitalgov");
const CONFIG = join(import.meta.dirname, "../docs/examples/digitalgov/broadsheet.config.ts");
const there = existsSync(ARCHIVE);
if (!there) console.warn(`skipped: the archive of real articles is not at ${ARCHIVE}`);

/** By default the articles of ten days of each June; `ARCHIVE=all`: all of them. */
const ALL = process.env.ARCHIVE === "all";
const isTried = (path: string) => ALL || !/\/news\/\d+\/(?:(?!06)\d\d|06\/\d+-06-(?!1))/.test(path);
const EXPECTED = ALL
	? { pages: 1527, faulty: 1, exit: 1, shortcodes: "2,311 times in 1,335 files" }
	: { pages: 49, faulty: 0, exit: 0, shortcodes: "62 times in 41 files" };

describe.skipIf(!there)("an archive of 1,528 real articles, with no more than a config file", () => {
	const root = tempDir();
	let report: Report;
	let pages: ReadonlySet<string | undefined>;
	const stories = () => report.problems.filter(({ severity }) => severity === "error").map(({ place }) => place?.path);

	beforeAll(async () => {
		cpSync(join(ARCHIVE, "content"), join(root, "content"), { recursive: true, filter: isTried });
		cpSync(CONFIG, join(root, "broadsheet.config.ts"));
		const args = ["build", "--root", root, "--at", "2026-11-01T00:00:00Z", "--quarantine", "--format", "json"];
		const { exit, stdout } = await run(args);
		expect(exit).toBe(EXPECTED.exit);
		report = JSON.parse(stdout);
		pages = new Set((readManifest(report.out) ?? []).map(({ from }) => from));
	});

	it(`renders a page for ${EXPECTED.pages} of them`, () => {
		expect([...pages].filter((from) => from?.startsWith("content/news/"))).toHaveLength(EXPECTED.pages);
	});
	it(`reports for each of the other ${EXPECTED.faulty} why it has no page`, () => {
		const bad = new Set(stories().filter((path) => path?.startsWith("content/news/")));
		expect(bad.size).toBe(EXPECTED.faulty);
		expect([...bad].filter((path) => pages.has(path))).toEqual([]);
	});
	it("names every foreign shortcode once, with a count", () => {
		const named = report.problems.filter(({ code }) => code === "unknown-shortcode").map(({ message }) => message);
		expect(named).toContain(`The shortcode "legacy-img" of another generator is left out (${EXPECTED.shortcodes})`);
		expect(new Set(named.map((message) => /"(.*?)"/.exec(message)?.[1])).size).toBe(named.length);
	});
	it("leaves no shortcode of a link unread: each resolves or is reported", () => {
		expect(report.problems.filter(({ message }) => message.includes("{{<"))).toEqual([]);
		expect(
			report.problems.filter(({ code }) => code === "dead-link").every(({ place }) => place?.line && place.column),
		).toBe(true);
	});
});
