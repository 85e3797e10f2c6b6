/** What the clock changes is published without planning the whole site, and the output and its problems are those of a clean build at that instant. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RECORD_FILE } from "../../src/content/publication-record.js";
import { sample } from "../support/sample.js";
import { buildSite, config, type Files, pngImage, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { isComposed, problemsOf } from "./beside-clean.js";
import { treeFaults } from "./compare.js";
import { treeOf } from "./test-site.js";

/** A stamp counts only some time after the last change of its file. */
const settled = () => new Promise((done) => setTimeout(done, 150));
const SECTIONS = ["[News, City Hall]", "[Sport]", "[News]"];
const old = (index: number, more = ""): string =>
	story(
		`headline: Old ${index}\ndate: 2026-04-${String(index + 1).padStart(2, "0")} 08:00\nbreadcrumb: ${SECTIONS[index % 3]}\ntags: [Ferry]\n${more}`,
	);
const path = (index: number): string => `content/news/old-${index}.md`;
const pier = (more: string, text = "By the sea."): Files => ({
	"content/news/pier.md": story(`headline: The pier\nbreadcrumb: [Sport]\ntags: [Ferry]\n${more}`, text),
});
const FILES: Files = {
	"broadsheet.config.ts": config("pageSize: 4,"),
	...Object.fromEntries(Array.from({ length: 14 }, (_, index) => [path(index), old(index)])),
};
/** The instants are in summer time: 18:00 is 17:00 in UTC. */
const EVENING = "2026-05-04T17:00:00Z";

interface Course {
	readonly before: Files;
	/** Edits of the later builds. */
	readonly edits?: Files;
	/** Of the later builds. */
	readonly at: readonly string[];
	readonly record?: boolean;
}
const COURSES: Readonly<Record<string, Course>> = {
	"an embargo ends": { before: pier("embargo: 2026-05-04 18:00"), at: [EVENING] },
	"a date is reached": { before: pier("date: 2026-05-04 18:00"), at: [EVENING] },
	"a story expires": { before: pier("expires: 2026-05-04 18:00"), at: [EVENING] },
	"a story appears and expires": {
		before: pier("date: 2026-05-04 18:00\nexpires: 2026-05-05 18:00"),
		at: [EVENING, "2026-05-05T17:00:00Z", "2026-05-06T17:00:00Z"],
	},
	"a story appears with its picture": {
		before: {
			...pier("date: 2026-05-04 18:00\nimage: { src: pier.png, alt: The pier }"),
			"content/news/pier.png": pngImage(40, 30),
		},
		at: [EVENING],
	},
	"a story appears to which another links, and which was reported": {
		before: {
			...pier("date: 2026-05-04 18:00"),
			"broadsheet.config.ts": config('pageSize: 4, links: "warn",'),
			[path(3)]: old(3).replace("Words", "See [the pier](pier.md) and [none](peer.md). Words"),
		},
		at: [EVENING],
	},
	"a story appears that was edited": {
		before: pier("date: 2026-05-04 18:00"),
		edits: pier("date: 2026-05-04 18:00", "By the river."),
		at: [EVENING],
	},
	"a story appears while another is edited": {
		before: pier("date: 2026-05-04 18:00"),
		edits: { [path(2)]: old(2, "slug: two") },
		at: [EVENING],
	},
	"a story appears in a site with a record": { before: pier("date: 2026-05-04 18:00"), at: [EVENING], record: true },
	"a story expires in a site with a record": {
		before: pier("expires: 2026-05-04 18:00"),
		at: [EVENING],
		record: true,
	},
	"a pin ends": {
		before: {
			"content/fronts/home.yaml":
				"lead: news/old-3.md\nsecondary: { pins: [{ story: old-5, until: 2026-05-04 18:00 }] }\n",
		},
		at: [EVENING],
	},
	"a story is no longer of the last two days": { before: pier("date: 2026-05-03 08:00"), at: ["2026-05-05T07:00:00Z"] },
	"nothing that it changes has changed": { before: pier("date: 2026-05-01 08:00"), at: ["2027-01-01T00:00:00Z"] },
};
/** What more than lists may follow. */
const COMPOSED: Readonly<Record<string, Course>> = {
	"a plain page appears": {
		before: { "content/pages/help.md": "---\ntitle: Help\nembargo: 2026-05-04 18:00\n---\n\nAsk us.\n" },
		at: [EVENING],
	},
	"live coverage ends": {
		before: {
			"content/news/gale.live/index.md": story("headline: The gale\nends: 2026-05-04 18:00"),
			"content/news/gale.live/1.md": story("date: 2026-05-02 08:00"),
		},
		at: [EVENING],
	},
	"an entry appears": {
		before: {
			"content/news/gale.live/index.md": story("headline: The gale"),
			"content/news/gale.live/1.md": story("date: 2026-05-02 08:00"),
			"content/news/gale.live/2.md": story("date: 2026-05-04 18:00"),
		},
		at: [EVENING],
	},
	"stories become a year older": {
		before: { "broadsheet.config.ts": config("ageNotice: 1,") },
		at: ["2027-04-05T00:00:00Z"],
	},
};

/** Builds at these instants, each beside a clean build; returns whether the last one planned the whole site. */
async function expectSameAsClean({ before, edits = {}, at, record = false }: Course): Promise<boolean> {
	const root = tempDir();
	const files = { ...FILES, ...before };
	writeFiles(root, files);
	await settled();
	await buildSite({}, { record }, root);
	let wasComposed = true;
	for (const instant of at) {
		writeFiles(root, edits);
		await settled();
		const recordBefore = record ? { [RECORD_FILE]: treeOf(root).get(RECORD_FILE) as string } : {};
		const { report } = await buildSite({}, { at: instant, record }, root);
		const other = tempDir();
		const clean = await buildSite({ ...files, ...edits, ...recordBefore }, { at: instant, record }, other);
		expect(treeFaults("file", treeOf(report.out), treeOf(clean.report.out))).toEqual([]);
		const { pages, files: count, nextChange, exit } = clean.report;
		expect(report).toMatchObject({ pages, files: count, exit });
		expect(report.nextChange).toBe(nextChange);
		expect(problemsOf(report)).toEqual(problemsOf(clean.report));
		if (record) expect(treeOf(root).get(RECORD_FILE)).toEqual(treeOf(other).get(RECORD_FILE));
		rmSync(join(other), { recursive: true });
		wasComposed = isComposed(report);
	}
	return wasComposed;
}

describe("a build after an instant at which the site changes", () => {
	it.each(sample(3, Object.entries(COURSES)))("plans no other page: %s", async (_, course) => {
		expect(await expectSameAsClean(course)).toBe(false);
	});
	it.each(sample(1, Object.entries(COMPOSED)))("plans the whole site where more may follow: %s", async (_, course) => {
		expect(await expectSameAsClean(course)).toBe(true);
	});
});
