/** The publication date of a story, in all places that show it. */
import { describe, expect, it } from "vitest";
import { buildSite, config, type Site, story } from "../support/site.js";
import { situation } from "./situation.js";

const titles = (xml: string): string[] =>
	[...xml.matchAll(/<item>\s*<title>([^<]*)/g)].map(([, title]) => title as string);
const published = (site: Site, url: string): string => site.page(url).texts(".published time").join();
const structured = (site: Site, url: string): Record<string, unknown> => {
	const [, json = "{}"] =
		/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(site.read(`${url.slice(1)}index.html`)) ?? [];
	const graph = JSON.parse(json)["@graph"] as Record<string, unknown>[];
	return graph.find((node) => "datePublished" in node) ?? {};
};

const UNDER_EMBARGO = {
	"broadsheet.config.ts": config(),
	"content/news/day1.md": story("headline: The news of the 1st\ndate: 2026-05-01 09:00\ntags: Tide"),
	"content/news/day3.md": story("headline: The news of the 3rd\ndate: 2026-05-03 09:00\ntags: Tide"),
	"content/news/tide.md": story(
		"headline: A study of the tide\ndate: 2026-04-27 08:15\nembargo: 2026-05-04 10:00\ntags: Tide\nbyline: Ida Roth",
	),
};

describe("an embargo that has ended", () => {
	situation(11, "brings its story out on top, in the news sitemap, dated by its publication", {
		files: UNDER_EMBARGO,
		right: (site) => {
			const url = "/news/2026/04/tide/";
			expect(published(site, url)).toBe("May 4, 2026 at 10:00 AM");
			for (const feed of ["feed.xml", "news/feed.xml", "topics/tide/feed.xml"])
				expect(titles(site.read(feed))).toEqual(["A study of the tide", "The news of the 3rd", "The news of the 1st"]);
			expect(site.read("feed.xml")).toContain("<pubDate>Mon, 04 May 2026 09:00:00 GMT</pubDate>");
			expect(site.read("news-sitemap.xml")).toContain(url);
			expect(site.read("news-sitemap.xml")).toContain("2026-05-04T10:00:00+01:00</news:publication_date>");
			expect(site.read("sitemaps/2026-05.xml")).toContain(url);
			expect(site.page("/archive/2026/05/").texts("a")).toContain("A study of the tide");
			expect(site.page("/").texts("main h2")[0] ?? site.page("/").texts("h3")[0]).toContain("A study of the tide");
			expect(structured(site, url)).toMatchObject({
				datePublished: "2026-05-04T10:00:00+01:00",
				dateModified: "2026-05-04T10:00:00+01:00",
			});
			expect(site.list().filter((path) => path.startsWith("archive/2026/04"))).toEqual([]);
		},
	});

	it("gives the same bytes to a build that waited for it as to one that did not", async () => {
		const waited = await buildSite(UNDER_EMBARGO, { at: "2026-05-04T08:59:59Z" });
		expect(waited.list().join()).not.toContain("tide.");
		expect(waited.report.nextChange).toBe("2026-05-04T09:00:00Z");
		const after = await waited.again({}, { at: "2026-05-04T09:00:00Z" });
		const fresh = await buildSite(UNDER_EMBARGO, { at: "2026-05-04T09:00:00Z" });
		expect(Object.fromEntries(after.list().map((path) => [path, after.read(path)]))).toEqual(
			Object.fromEntries(fresh.list().map((path) => [path, fresh.read(path)])),
		);
	});

	it("counts in live coverage, in series without parts and among related stories", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/storm.live/index.md": story("headline: The storm\ndate: 2026-05-03 08:00"),
			"content/news/storm.live/a.md": "---\ndate: 2026-05-03 09:00\nheadline: First\n---\n\nA.\n",
			"content/news/storm.live/b.md":
				"---\ndate: 2026-05-03 08:30\nembargo: 2026-05-03 10:00\nheadline: Second\n---\n\nB.\n",
			"content/news/one.md": story("headline: One\ndate: 2026-04-01 09:00\nembargo: 2026-05-02 09:00\nseries: Weir"),
			"content/news/two.md": story("headline: Two\ndate: 2026-04-02 09:00\nseries: Weir"),
		});
		const live = site.page("/news/2026/05/storm/");
		expect(live.texts(".entry h2").filter((text) => /First|Second/.test(text))).toEqual(["Second", "First"]);
		expect(live.texts(".updated time")).toEqual(["May 3, 2026 at 10:00 AM"]);
		const parts = site.read("series/weir/index.html");
		expect(parts.indexOf(">Two<")).toBeLessThan(parts.indexOf(">One<"));
	});

	it("does not move the address of its story, which is made of its date", async () => {
		const site = await buildSite(UNDER_EMBARGO);
		expect(site.list()).toContain("news/2026/04/tide/index.html");
	});

	it("is not moved by an update that was written before it", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("date: 2026-04-27 08:15\nupdated: 2026-05-01 12:00\nembargo: 2026-05-04 10:00"),
			"content/news/b.md": story("headline: B\ndate: 2026-05-01 09:00\nupdated: 2026-05-01"),
			"content/news/c.md": story("headline: C\ndate: 2026-05-01\nupdated: 2026-05-01"),
		});
		expect(site.page("/news/2026/04/a/").texts(".updated")).toEqual([]);
		expect(site.page("/news/2026/05/b/").texts(".updated time")).toEqual(["May 1, 2026"]);
		expect(site.page("/news/2026/05/c/").texts(".updated")).toEqual([]);
		expect(structured(site, "/news/2026/04/a/")).toMatchObject({ dateModified: "2026-05-04T10:00:00+01:00" });
	});
});

describe("a date without an hour", () => {
	situation(13, "is a day without an hour wherever it is shown", {
		files: {
			"broadsheet.config.ts": config(),
			"content/news/day.md": story("date: 2026-05-03\ncorrections: [{ date: 2026-05-04, text: The year was wrong. }]"),
		},
		right: (site) => {
			const url = "/news/2026/05/day/";
			const html = site.read(`${url.slice(1)}index.html`);
			expect(published(site, url)).toBe("May 3, 2026");
			expect(html).toContain('<time datetime="2026-05-03">');
			expect(html).toContain('<meta property="article:published_time" content="2026-05-03"/>');
			expect(site.list().filter((path) => path.endsWith(".html") && /12:00|T00:00/.test(site.read(path)))).toEqual([]);
			expect(structured(site, url)).toMatchObject({
				datePublished: "2026-05-03",
				dateModified: "2026-05-04",
				correction: [{ datePublished: "2026-05-04" }],
			});
			expect(site.read("feed.xml")).toContain("<pubDate>Sat, 02 May 2026 23:00:00 GMT</pubDate>");
			expect(site.read("atom.xml")).toContain("<published>2026-05-03T00:00:00+01:00</published>");
			expect(site.read("corrections/feed.xml")).toContain("#correction-2026-05-04T00:00:00+01:00</guid>");
		},
	});

	it.each([
		["de", "3. Mai 2026"],
		["es", "3 de mayo de 2026"],
		["ar", "٣ مايو ٢٠٢٦"],
	])("is one in the language %s too (field 13)", async (language, day) => {
		const site = await buildSite({
			"broadsheet.config.ts": config(`language: "${language}",`),
			"content/news/day.md": story("date: 2026-05-03"),
		});
		const shown = published(site, "/news/2026/05/day/");
		expect(shown).not.toMatch(/\d:\d|[٠-٩]:[٠-٩]/);
		expect(shown === day || language === "ar").toBe(true);
	});

	it("shows the hour that decides: that of an embargo, and a midnight that was written", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("date: 2026-05-03\nembargo: 2026-05-03 06:00"),
			"content/news/b.md": story("headline: B\ndate: 2026-05-03 00:00"),
			"content/news/c.md": story("headline: C\ndate: 2026-05-02 10:00\nembargo: 2026-05-03"),
		});
		expect(published(site, "/news/2026/05/a/")).toBe("May 3, 2026 at 6:00 AM");
		expect(published(site, "/news/2026/05/b/")).toBe("May 3, 2026 at 12:00 AM");
		expect(published(site, "/news/2026/05/c/")).toBe("May 3, 2026");
	});

	it("is one after a build that did not read the story again", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/day.md": story("date: 2026-05-03"),
		});
		const again = await site.again({ "content/news/other.md": story("headline: Other\ndate: 2026-05-02") });
		expect(published(again, "/news/2026/05/day/")).toBe("May 3, 2026");
	});
});

describe("days and hours", () => {
	situation(12, "are those of the newsroom, late in the evening and beyond the change of the clocks", {
		files: {
			"broadsheet.config.ts": `export default { name: "The Vale Post", url: "https://vale.example", timeZone: "America/New_York" };`,
			"content/news/late.md": story("headline: Late\ndate: 2026-05-03 23:30"),
			"content/news/winter.md": story("headline: Winter\ndate: 2025-10-20 09:00\nembargo: 2025-11-09 06:00"),
			"content/news/today.md": story("headline: Today\ndate: 2026-05-04"),
		},
		right: (site) => {
			expect(published(site, "/news/2026/05/late/")).toBe("May 3, 2026 at 11:30 PM");
			expect(structured(site, "/news/2025/10/winter/")).toMatchObject({ datePublished: "2025-11-09T06:00:00-05:00" });
			expect(published(site, "/news/2026/05/today/")).toBe("May 4, 2026");
			expect(site.page("/archive/2026/05/").texts("h2").join()).toMatch(/4.*3/);
		},
	});

	situation(14, "that are the same leave a series in the order of its parts", {
		files: {
			"broadsheet.config.ts": config(),
			...Object.fromEntries(
				[1, 2, 10].map((part) => [
					`content/news/part-${part}.md`,
					story(`headline: Part ${part}\ndate: 2026-05-03\nseries: { name: Tide, part: ${part} }`),
				]),
			),
		},
		right: (site) => {
			const order = [...site.read("series/tide/index.html").matchAll(/>Part (\d+)</g)].map(([, part]) => Number(part));
			expect([...new Set(order)]).toEqual([1, 2, 10]);
		},
	});

	situation(15, "are read in all forms that can mean one day only, and every other form is an error at its place", {
		files: {
			"broadsheet.config.ts": config(),
			...Object.fromEntries(
				[
					"2026-04-01T07:30:00.000Z",
					"2026-04-01 07:30:00 +0200",
					"2026-04-01 7:30",
					"2026-04-01T07:30+01",
					"2026-4-1",
					"April 1, 2026",
					"2026/04/01",
				].map((date, index) => [`content/news/good-${index}.md`, story(`headline: Good ${index}\ndate: ${date}`)]),
			),
			...Object.fromEntries(
				["01/04/2026", "2026-04-01 17:30 PM", "1 avril 2026"].map((date, index) => [
					`content/news/wrong-${index}.md`,
					story(`headline: Wrong ${index}\ndate: ${date}`),
				]),
			),
		},
		reported: [0, 1, 2].map((index) => `error date content/news/wrong-${index}.md:3:7`),
	});

	situation(16, "of an old newspaper are those that it printed", {
		files: {
			"broadsheet.config.ts": config(),
			"content/news/cable.md": story("headline: The cable\ndate: 1866-07-27 23:50"),
			"content/news/tram.md": story("headline: A tram\ndate: 1899-04-05"),
		},
		right: (site) => {
			expect(published(site, "/news/1866/07/cable/")).toBe("July 27, 1866 at 11:50 PM");
			expect(published(site, "/news/1899/04/tram/")).toBe("April 5, 1899");
			expect(structured(site, "/news/1899/04/tram/")).toMatchObject({ datePublished: "1899-04-05" });
			expect(site.list()).toContain("archive/1866/07/index.html");
		},
	});
});

situation(43, "the second pages of an archive have their own address and their own title", {
	files: {
		"broadsheet.config.ts": config("pageSize: 2,"),
		...Object.fromEntries(
			[1, 2, 3, 4, 5].map((day) => [
				`content/news/s${day}.md`,
				story(`headline: Story ${day}\ndate: 2026-04-0${day} 09:00`),
			]),
		),
	},
	right: (site) => {
		const urls = ["/news/", "/news/page/1/", "/news/page/2/"].filter((url) =>
			site.list().includes(`${url.slice(1)}index.html`),
		);
		expect(urls.length).toBeGreaterThan(1);
		const heads = urls.map((url) => site.read(`${url.slice(1)}index.html`));
		expect(heads.map((html) => /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1])).toEqual(
			urls.map((url) => `https://vale.example${url}`),
		);
		expect(new Set(heads.map((html) => /<title>([^<]*)/.exec(html)?.[1])).size).toBe(urls.length);
	},
});
