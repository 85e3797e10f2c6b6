/** The archive by date: each public story is listed under its day in the site's time zone. */
import { describe, expect, it } from "vitest";
import { lazy } from "../src/core/lazy.js";
import { buildSite, config, type Files, type Site, story } from "./support/site.js";

const storyOn = (headline: string, date: string, more = "") => story(`headline: ${headline}\ndate: ${date}\n${more}`);
const SITE: Files = {
	"broadsheet.config.ts": config("pageSize: 1,"),
	"content/news/a.md": storyOn("The spring tide", "2026-05-01 09:00", "type: opinion"),
	"content/news/b.md": storyOn("The ferry", "2026-05-01 18:00"),
	"content/sport/c.md": storyOn("The match", "2026-04-30 20:00"),
	"content/news/d.md": storyOn("The old year", "2024-12-31 23:30"),
};
const archived = ({ list }: Site) => list().filter((path) => path.startsWith("archive/"));
const days = ({ page }: Site, url: string) =>
	page(url)
		.all(".day")
		.map((day) => [day.texts("h2")[0], ...day.texts(".line > a")]);

/** The site as it is, built once for the tests that only read it. */
const shared = lazy(() => buildSite(SITE));

describe("the archive by date", () => {
	it("has a page of all years, a page for each, and one for each month that has stories", async () => {
		const site = await shared();
		expect(site.problems).toBe("");
		expect(archived(site)).toEqual([
			"archive/2024/12/index.html",
			"archive/2024/index.html",
			"archive/2026/04/index.html",
			"archive/2026/05/index.html",
			"archive/2026/index.html",
			"archive/index.html",
		]);
		expect(site.page("/archive/").texts(".year h2")).toEqual(["2026 3 stories", "2024 1 story"]);
		expect(site.page("/archive/").texts(".groups li")).toEqual(["May 2 stories", "April 1 story", "December 1 story"]);
		expect(site.page("/archive/2026/").texts(".groups li")).toEqual(["May 2 stories", "April 1 story"]);
	});

	it("lists the stories of a month by day, newest first, each with its label and section", async () => {
		const site = await shared();
		expect(days(site, "/archive/2026/05/")).toEqual([["Friday, May 1", "The ferry", "The spring tide"]]);
		expect(site.page("/archive/2026/05/").texts(".line .kicker")).toEqual(["News", "Opinion · News"]);
		expect(site.page("/archive/2026/05/").one(".day time").attr("datetime")).toBe("2026-05-01");
	});

	it("is linked from the foot of every page, and shows its position on each page", async () => {
		const site = await shared();
		expect(site.page("/").texts("footer a")).toContain("Archive");
		expect(site.page("/archive/2026/05/").texts(".breadcrumb li")).toEqual(["Home", "Archive", "2026", "May"]);
		expect(site.page("/archive/2026/05/").one("title").text).toBe("May 2026 | The Vale Post");
		const beside = (url: string) =>
			site
				.page(url)
				.all(".pager a")
				.map((link) => link.attr("href"));
		expect(beside("/archive/2026/04/")).toEqual(["/archive/2026/05/", "/archive/2024/12/"]);
		expect(beside("/archive/2026/")).toEqual(["/archive/2024/"]);
	});

	it("is in the sitemap, with the date of the newest story of each page", async () => {
		const { read } = await shared();
		const listed = [...read("sitemaps/pages.xml").matchAll(/<loc>[^<]*(\/archive\/[^<]*)<\/loc><lastmod>([^<]*)/g)];
		expect(listed.map(([, url, changed]) => `${url} ${changed}`)).toEqual([
			"/archive/ 2026-05-01T17:00:00Z",
			"/archive/2024/ 2024-12-31T23:30:00Z",
			"/archive/2026/ 2026-05-01T17:00:00Z",
			"/archive/2026/05/ 2026-05-01T17:00:00Z",
			"/archive/2026/04/ 2026-04-30T19:00:00Z",
			"/archive/2024/12/ 2024-12-31T23:30:00Z",
		]);
	});

	it.each([
		["Europe/Dublin", "2026-05-31T23:30:00Z", "/archive/2026/06/", "Monday, June 1"],
		["UTC", "2026-05-31T23:30:00Z", "/archive/2026/05/", "Sunday, May 31"],
		["America/Lima", "2026-01-01T04:59:59Z", "/archive/2025/12/", "Wednesday, December 31"],
		["Pacific/Kiritimati", "2025-12-31T10:00:00Z", "/archive/2026/01/", "Thursday, January 1"],
		["Pacific/Kiritimati", "2025-12-31T09:59:59Z", "/archive/2025/12/", "Wednesday, December 31"],
		["Asia/Kathmandu", "2026-02-28T18:15:00Z", "/archive/2026/03/", "Sunday, March 1"],
		// In the night on 1 November 2009 the clocks of Newfoundland went back from 00:01 to 23:01 of October.
		["America/St_Johns", "2009-11-01T02:30:30Z", "/archive/2009/11/", "Sunday, November 1"],
		["America/St_Johns", "2009-11-01T02:31:30Z", "/archive/2009/10/", "Saturday, October 31"],
	])("in %s %s stands in %s", async (zone, date, url, day) => {
		const site = await buildSite(
			{
				"broadsheet.config.ts": config().replace("Europe/Dublin", zone),
				"content/news/a.md": storyOn("A night", date),
			},
			{ at: "2026-07-01T00:00:00Z" },
		);
		expect(site.problems).toBe("");
		expect(days(site, url)).toEqual([[day, "A night"]]);
		expect(site.page("/archive/").all(".groups li")).toHaveLength(1);
	});

	it("shows what is public and nothing else", async () => {
		const site = await buildSite({
			...SITE,
			"content/news/e.md": storyOn("A draft", "2023-05-01 09:00", "draft: true"),
			"content/news/f.md": storyOn("Tomorrow", "2026-06-01 09:00"),
			"content/news/g.md": storyOn("Killed", "2022-05-01 09:00", "status: killed"),
		});
		expect(archived(site)).toEqual(archived(await shared()));
	});

	it("is reported if a story or a file has its address", async () => {
		const site = await buildSite({ ...SITE, "content/archive/x.md": storyOn("A box", "2026-05-02 09:00") });
		expect(site.problems).toContain(
			'error  url-collision  the section "Archive" and the archive by date have the same URL: /archive/',
		);
		const file = await buildSite({ ...SITE, "static/archive/2026/index.html": "<p>Ours</p>" });
		expect(file.problems).toContain("url-collision");
	});

	it("does not exist if the configuration disables it: then its addresses are free", async () => {
		const site = await buildSite({
			...SITE,
			"broadsheet.config.ts": config("archive: false,"),
			"content/archive/x.md": storyOn("A box", "2026-05-02 09:00"),
		});
		expect(site.problems).toBe("");
		expect(archived(site).filter((path) => /archive\/(?:2024|2026\/index)/.test(path))).toEqual([]);
		expect(site.page("/archive/").one("h1").text).toBe("Archive");
		expect(site.page("/").texts(".foot-nav > ul > li:last-child a")).not.toContain("Archive");
		expect(site.read("sitemaps/pages.xml")).not.toContain("/archive/2");
	});

	it("has one page per month of the Gregorian calendar, whatever the default calendar of the language is", async () => {
		const site = await buildSite({ ...SITE, "broadsheet.config.ts": config('language: "fa-IR",') });
		expect(site.page("/archive/2026/05/").one("h1").text).toMatch(/۲۰۲۶/);
	});
});

describe("a new story", () => {
	const changed = (site: Site) => site.report.changed.filter((url) => url.startsWith("/archive/"));

	it("changes the pages of its month, of its year, and of all; no others", async () => {
		const site = await buildSite(SITE);
		const next = await site.again({ "content/news/e.md": storyOn("One more", "2026-04-02 09:00") });
		expect(changed(next)).toEqual(["/archive/", "/archive/2026/", "/archive/2026/04/"]);
	});

	it("of a new month changes the pages that lead to it as well", async () => {
		const site = await buildSite(SITE);
		const next = await site.again({ "content/news/e.md": storyOn("One more", "2025-02-02 09:00") });
		expect(changed(next)).toEqual([
			"/archive/",
			"/archive/2024/",
			"/archive/2024/12/",
			"/archive/2025/",
			"/archive/2025/02/",
			"/archive/2026/",
			"/archive/2026/04/",
		]);
	});

	it("that changes its text changes none of them; its headline, its month alone", async () => {
		const site = await buildSite(SITE);
		const text = String(SITE["content/news/b.md"]);
		const other = await site.again({ "content/news/b.md": text.replace("Words of", "More words of") });
		expect(changed(other)).toEqual([]);
		const named = await other.again({ "content/news/b.md": text.replace("The ferry", "The last ferry") });
		expect(changed(named)).toEqual(["/archive/2026/05/"]);
	});

	it("the last of its month takes the page of the month with it", async () => {
		const site = await buildSite(SITE);
		const next = await site.again({ "content/news/d.md": undefined });
		expect(next.report.removed.filter((url) => url.startsWith("/archive/")).toSorted()).toEqual([
			"/archive/2024/",
			"/archive/2024/12/",
		]);
	});
});
