/** To the second: a story is public from its hour on and until its hour is over, in all time zones and on the nights on which clocks change. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseArticle } from "../../src/content/article.js";
import type { Instant } from "../../src/core/model.js";
import { gate } from "../../src/site/gate.js";
import { SITE } from "../support/articles.js";
import { CLI } from "../support/cli.js";
import { sample } from "../support/sample.js";
import { buildSite, config, snapshot, story } from "../support/site.js";

const ZONES = ["UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati"] as const;

const read = (front: string, timeZone: string) => {
	const source = { path: "content/plan.md", bytes: Buffer.from(story(front)) };
	return parseArticle(source, { ...SITE, timeZone });
};
const isPublic = (front: string, timeZone: string, at: Instant): boolean => {
	const { value } = read(front, timeZone);
	return value !== undefined && gate([value.story], at).articles.length === 1;
};
const second = (at: Instant, by: number): Instant =>
	`${new Date(Date.parse(at) + by * 1000).toISOString().slice(0, 19)}Z`;
/** Whether it is public one second before, at the instant, and one second after. */
const around = (front: string, zone: string, at: Instant) =>
	[-1, 0, 1].map((by) => isPublic(front, zone, second(at, by)));

/** The local time of each zone at one instant, on a day without a change. */
const SHOWN: Readonly<Record<(typeof ZONES)[number], string>> = {
	UTC: "2026-05-01 12:00",
	"America/New_York": "2026-05-01 08:00",
	"Asia/Kathmandu": "2026-05-01 17:45",
	"Pacific/Kiritimati": "2026-05-02 02:00",
};
const INSTANT = "2026-05-01T12:00:00Z";

describe.each(ZONES)("in %s a story", (zone) => {
	const date = "date: 2026-04-01";
	it("is public from the second of its date on", () =>
		expect(around(`date: ${SHOWN[zone]}`, zone, INSTANT)).toEqual([false, true, true]));
	it("is public from the second on in which its embargo ends", () =>
		expect(around(`${date}\nembargo: ${SHOWN[zone]}`, zone, INSTANT)).toEqual([false, true, true]));
	it("is public until the second before it expires", () =>
		expect(around(`${date}\nexpires: ${SHOWN[zone]}`, zone, INSTANT)).toEqual([true, false, false]));
	it("means the same instant where it writes an offset", () =>
		expect(around(`${date}\nembargo: 2026-05-01T14:00:00+02:00`, zone, INSTANT)).toEqual([false, true, true]));
	it("has the whole day where it names no hour", () => {
		const midnight = { UTC: "00", "America/New_York": "04", "Asia/Kathmandu": "", "Pacific/Kiritimati": "" }[zone];
		const start = midnight
			? `2026-05-01T${midnight}:00:00Z`
			: zone === "Asia/Kathmandu"
				? "2026-04-30T18:15:00Z"
				: "2026-04-30T10:00:00Z";
		expect(around("date: 2026-05-01", zone, start)).toEqual([false, true, true]);
	});
});

describe("on the night on which the clocks of New York go back, 01:30 comes twice: at 05:30 and at 06:30 UTC", () => {
	const night = "2026-11-01 01:30";
	it("an embargo ends at the later one, which is reported", () => {
		const front = `date: 2026-04-01\nembargo: ${night}`;
		expect(around(front, "America/New_York", "2026-11-01T06:30:00Z")).toEqual([false, true, true]);
		expect(
			read(front, "America/New_York").problems.map(({ code, hint, place }) => [code, hint, place?.line, place?.column]),
		).toEqual([
			["clock-change", "the later one is taken; write the offset, for instance 2026-11-01T01:30:00-04:00", 4, 10],
		]);
	});
	it("a date is the later one", () =>
		expect(around(`date: ${night}`, "America/New_York", "2026-11-01T06:30:00Z")).toEqual([false, true, true]));
	it("a story expires at the earlier one", () =>
		expect(around(`date: 2026-04-01\nexpires: ${night}`, "America/New_York", "2026-11-01T05:30:00Z")).toEqual([
			true,
			false,
			false,
		]));
	it("an offset says which is meant, and nothing is reported", () => {
		const front = "date: 2026-04-01\nembargo: 2026-11-01 01:30 -04:00";
		expect(around(front, "America/New_York", "2026-11-01T05:30:00Z")).toEqual([false, true, true]);
		expect(read(front, "America/New_York").problems).toEqual([]);
	});
});

describe("on the night on which the clocks of New York go forward, 02:30 does not come: it may be 06:30 or 07:30 UTC", () => {
	const night = "2026-03-08 02:30";
	it("an embargo ends at the later one", () =>
		expect(around(`date: 2026-03-01\nembargo: ${night}`, "America/New_York", "2026-03-08T07:30:00Z")).toEqual([
			false,
			true,
			true,
		]));
	it("a story expires at the earlier one", () =>
		expect(around(`date: 2026-03-01\nexpires: ${night}`, "America/New_York", "2026-03-08T06:30:00Z")).toEqual([
			true,
			false,
			false,
		]));
});

it("the site changes at the instant that the report names, and not a second before", async () => {
	const files = {
		"broadsheet.config.ts": config(),
		"content/news/a.md": story("headline: One\ndate: 2026-04-01"),
		"content/news/b.md": story("headline: Two\ndate: 2026-04-02\nembargo: 2026-05-04 12:00"),
		"content/news/c.md": story("headline: Three\ndate: 2026-04-03\nexpires: 2026-05-04 11:00"),
	};
	const first = await buildSite(files);
	expect(first.report.nextChange).toBe("2026-05-04T10:00:00Z");
	expect((await first.again({}, { at: "2026-05-04T09:59:59Z" })).report.written).toBe(0);
	const gone = await first.again({}, { at: "2026-05-04T10:00:00Z" });
	expect(gone.list().filter((path) => path.includes("/c/"))).toEqual([]);
	expect(gone.report.nextChange).toBe("2026-05-04T11:00:00Z");
	const there = await gone.again({}, { at: "2026-05-04T11:00:00Z" });
	expect(there.list()).toContain("news/2026/04/b/index.html");
	expect(there.report.nextChange, "two days later it leaves the news sitemap").toBe("2026-05-06T11:00:00Z");
});

it.each(sample(1, ["America/New_York", "Pacific/Kiritimati"]))(
	"the time zone of the machine does not matter: with TZ=%s the site is the same",
	async (TZ) => {
		const here = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("headline: One\ndate: 2026-05-04 09:59:59"),
			"content/news/b.md": story("headline: Two\ndate: 2026-05-04 10:00:01"),
		});
		const args = [
			"build",
			"--root",
			here.root,
			"--out",
			"there",
			"--cache",
			"there-cache",
			"--at",
			"2026-05-04T09:00:00Z",
		];
		execFileSync(process.execPath, [CLI, ...args], { env: { ...process.env, TZ }, stdio: "pipe" });
		expect(snapshot(join(here.root, "there"))).toEqual(snapshot(here.out));
	},
);
