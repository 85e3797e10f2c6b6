/** Live coverage: a folder of entries is one story, and its entries pass the same gate as stories. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lazy } from "../src/core/lazy.js";
import { sample } from "./support/sample.js";
import { buildSite, config, type Files, type Site, snapshot, story, svgImage } from "./support/site.js";

const FOLDER = "content/news/storm.live";
const STORM = "/news/2026/05/storm/";
const UPDATES = `${STORM}live.html`;
const entry = (front: string, text = "Words of the entry.") => `---\n${front}\n---\n\n${text}\n`;

/** It is 09:00 UTC on 4 May, 10:00 in Dublin. */
const SITE: Files = {
	"broadsheet.config.ts": config(),
	"content/images/map.svg": svgImage(300, 200),
	"content/authors/ann-lee.md": "---\nname: Ann Lee\n---\n",
	"content/news/vote.md": story("headline: The vote is close", `After [high water](storm.live/0930-water.md).`),
	[`${FOLDER}/index.md`]: story("headline: The storm\ndate: 2026-05-04 08:00\nends: 2026-05-04 12:00", "It comes."),
	[`${FOLDER}/0810-wind.md`]: entry("date: 2026-05-04 08:10\nbyline: Ann Lee", "A gust. See [the vote](../vote.md)."),
	[`${FOLDER}/0900-facts.md`]: entry("date: 2026-05-04 09:00\nheadline: What we know\npinned: true"),
	[`${FOLDER}/0930-water.md`]: entry(
		"date: 2026-05-04 09:30\nheadline: High water\nkeyEvent: true\nbyline: [ann-lee, Bo Reed]",
		"## At the quay\n\n![A map](/images/map.svg)",
	),
};
/** The changed files except feeds. */
const pagesOf = ({ report }: Site) => report.changed.filter((url) => !/\.(?:xml|json)$/.test(url));
const headings = (site: Site, url = STORM) =>
	site
		.page(url)
		.all(".entry")
		.map((each) => each.attr("id"));

/** The site as it is, built once for the tests that only read it. */
const shared = lazy(() => buildSite(SITE));

describe("a folder whose name ends in .live", () => {
	it("is one story: pinned entries first, then the newest", async () => {
		const site = await shared();
		expect(site.problems).toBe("");
		expect(site.list().filter((path) => path.includes("storm"))).toEqual([
			"news/2026/05/storm/index.html",
			"news/2026/05/storm/live.html",
		]);
		expect(headings(site)).toEqual(["live_0900-facts", "live_0930-water", "live_0810-wind"]);
	});
	it("bears the label Live, in whatever list it stands", async () => {
		const site = await shared();
		expect(
			site
				.page(STORM)
				.all(".article-head .label")
				.map((each) => each.text),
		).toEqual(["Live"]);
		expect(site.page("/news/").all(".label--live").length).toBe(1);
	});
	it("leads to its key events, and each entry to itself", async () => {
		const page = (await shared()).page(STORM);
		expect(page.all(".live-key a").map((each) => [each.text, each.attr("href")])).toEqual([
			["High water", "#live_0930-water"],
		]);
		expect(page.all(".entry-time a").map((each) => each.attr("href"))).toEqual([
			"#live_0900-facts",
			"#live_0930-water",
			"#live_0810-wind",
		]);
	});
	it("is updated when its newest entry is", async () => {
		const [updated] = (await shared()).page(STORM).all(".updated time");
		expect(updated?.attr("datetime")).toBe("2026-05-04T09:30:00+01:00");
	});
	it("names who wrote an entry, with a link where they have a page", async () => {
		const page = (await buildSite({ ...SITE, "content/news/a.md": story("byline: Ann Lee") })).page(STORM);
		expect(page.texts(".entry-by")).toEqual(["Ann Lee, Bo Reed", "Ann Lee"]);
		expect(page.all(".entry-by a").map((each) => each.attr("href"))).toEqual([
			"/authors/ann-lee/",
			"/authors/ann-lee/",
		]);
	});
	it("shows pictures and links of an entry as those of a story, with anchors that no other entry has", async () => {
		const page = (await shared()).page(STORM);
		expect(page.all(".entry img").map((each) => each.attr("alt"))).toEqual(["A map"]);
		expect(page.all(".entry .body a").map((each) => each.attr("href"))).toEqual(["/news/2026/05/vote/"]);
		expect(page.all(".entry .body h2").map((each) => each.attr("id"))).toEqual(["live_0930-water_at-the-quay"]);
	});
	it("is the target of links to its entries", async () => {
		const page = (await shared()).page("/news/2026/05/vote/");
		expect(page.all(".body a").map((each) => each.attr("href"))).toEqual([`${STORM}#live_0930-water`]);
	});
	it("is a story without entries until it has one", async () => {
		const files = { ...SITE, "content/news/vote.md": story() };
		for (const name of ["0810-wind", "0900-facts", "0930-water"])
			delete (files as Record<string, unknown>)[`${FOLDER}/${name}.md`];
		const site = await buildSite(files);
		expect(site.problems).toBe("");
		expect(site.page(STORM).all(".live")).toEqual([]);
	});
	it("takes a text that looks like the end of a script, or like markup, as text", async () => {
		const hostile = entry(
			"date: 2026-05-04 09:40\nheadline: </script><b>Odd</b>\nid: odd",
			"A \\</article> & `</script>`.",
		);
		const site = await buildSite({ ...SITE, [`${FOLDER}/0940 Ö'dd.md`]: hostile });
		expect(site.problems).toBe("");
		for (const url of [STORM, UPDATES]) {
			expect(
				site
					.page(url)
					.all("#live_odd h2")
					.map((each) => each.text),
			).toEqual(["</script><b>Odd</b>"]);
			expect(site.page(url).all(".entry")).toHaveLength(4);
		}
	});
});

describe("an entry that is not public", () => {
	const HIDDEN = [
		"draft: true",
		"status: killed",
		"embargo: 2026-05-04 10:00:01",
		"date: 2026-05-04 10:00:01",
		"expires: 2026-05-04 10:00",
	];
	it.each(sample(2, HIDDEN))("leaves no trace: %s", async (front) => {
		const date = front.startsWith("date") ? "" : "date: 2026-05-04 08:30\n";
		const secret = {
			[`${FOLDER}/zqx.md`]: entry(
				`${date}${front}\nkeyEvent: true\nheadline: ZQX`,
				"![ZQX](/images/zqx.svg) and [it](../vote.md)",
			),
			"content/images/zqx.svg": svgImage(10, 10),
			"static/images/zqx.svg": svgImage(20, 20),
		};
		const without = await buildSite(SITE);
		const before = snapshot(without.out);
		const cold = await buildSite({ ...SITE, ...secret });
		const warm = await without.again(secret);
		for (const site of [cold, warm]) {
			expect(site.problems).toBe("");
			expect(
				Object.keys(snapshot(site.out)).filter(
					(path) => before[path] !== snapshot(site.out)[path] && path !== ".broadsheet.json",
				),
			).toEqual([]);
			expect(site.list()).toEqual(without.list());
		}
	});
	it("is not in the next change if its story is not public", async () => {
		const site = await buildSite({
			...SITE,
			"content/news/vote.md": story(),
			[`${FOLDER}/index.md`]: story("draft: true"),
			[`${FOLDER}/later.md`]: entry("date: 2026-05-05"),
		});
		expect(site.list().filter((path) => path.includes("storm"))).toEqual([]);
		expect(site.report.nextChange).toBeUndefined();
	});
	it("is withheld if it is unclear whether it may be public, and the story stays", async () => {
		const site = await buildSite(
			{ ...SITE, [`${FOLDER}/zqx.md`]: entry("date: 2026-05-04 09:50\nembrago: 2027-01-01", "ZQX") },
			{ quarantine: true },
		);
		expect(site.problems).toContain(`${FOLDER}/zqx.md:3:1  error  unclear-key`);
		expect(headings(site)).toHaveLength(3);
		expect(site.read(`${STORM.slice(1)}index.html`)).not.toContain("ZQX");
	});
	it("stands on a page of a preview with drafts, and says why readers do not see it", async () => {
		const site = await buildSite(
			{ ...SITE, [`${FOLDER}/zqx.md`]: entry("date: 2026-05-04 09:50\ndraft: true", "ZQX") },
			{ drafts: true },
		);
		expect(site.page(STORM).all("#live_zqx .hidden-notice").length).toBeGreaterThan(0);
	});
});

describe("to the second", () => {
	// The news sitemap changes two days after each story.
	const files = { ...SITE, "broadsheet.config.ts": config("sitemaps: { news: false },") };
	const at = async (instant: string) =>
		buildSite({ ...files, [`${FOLDER}/1030.md`]: entry("date: 2026-05-04 10:30") }, { at: instant });
	it("an entry is public from its date on, and that instant is reported", async () => {
		const before = await at("2026-05-04T09:29:59Z");
		expect(headings(before)).not.toContain("live_1030");
		expect(before.report.nextChange).toBe("2026-05-04T09:30:00Z");
		const then = await before.again({}, { at: "2026-05-04T09:30:00Z" });
		expect(headings(then)).toContain("live_1030");
		expect(then.report.nextChange).toBe("2026-05-04T11:00:00Z");
	});
	it("coverage runs until its end and not a second longer, and nothing changes after it", async () => {
		const before = await at("2026-05-04T10:59:59Z");
		const page = before.page(STORM);
		expect(page.all('script[type="module"]')).toHaveLength(1);
		expect(page.all("[data-live]").map((each) => each.attr("data-live"))).toEqual([UPDATES]);
		const ended = await before.again({}, { at: "2026-05-04T11:00:00Z" });
		for (const url of [STORM, UPDATES]) {
			expect(ended.page(url).all("script, button, [data-live]")).toEqual([]);
			expect(
				ended
					.page(url)
					.all(".live-state strong")
					.map((each) => each.text),
			).toEqual(["This live coverage has ended."]);
		}
		expect(ended.list().filter((path) => path.endsWith(".js"))).toEqual([]);
		expect(ended.report.nextChange).toBeUndefined();
		const years = await ended.again({}, { at: "2029-01-01T00:00:00Z" });
		expect(years.report.written).toBe(0);
	});
});

describe("the page of the latest entries", () => {
	const many = Object.fromEntries(
		Array.from({ length: 30 }, (_, index) => [
			`${FOLDER}/more-${index}.md`,
			entry(`date: 2026-05-04 08:${String(11 + index).padStart(2, "0")}`),
		]),
	);
	it("has twenty of them and all that are pinned, and is not for search engines", async () => {
		const site = await buildSite({
			...SITE,
			...many,
			[`${FOLDER}/0801.md`]: entry("date: 2026-05-04 08:01\npinned: true"),
		});
		expect(headings(site)).toHaveLength(34);
		expect(headings(site, UPDATES)).toHaveLength(21);
		expect(headings(site, UPDATES).slice(0, 2)).toEqual(["live_0900-facts", "live_0801"]);
		expect(site.page(UPDATES).all('meta[name="robots"]')[0]?.attr("content")).toBe("noindex");
	});
	it("is all that an edit of an entry prints, besides the story", async () => {
		const site = await (await buildSite(SITE)).again({
			[`${FOLDER}/0810-wind.md`]: entry("date: 2026-05-04 08:10", "A gale."),
		});
		expect(pagesOf(site)).toEqual([STORM, UPDATES]);
		expect(site.report.rendered).toBe(2);
	});
	it("and the story are printed for a new entry; so is who links to one that gets another anchor", async () => {
		const site = await buildSite(SITE);
		const more = await site.again({ [`${FOLDER}/0945.md`]: entry("date: 2026-05-04 09:45") });
		expect(pagesOf(more)).toEqual([STORM, UPDATES]);
		const water = readFileSync(join(site.root, FOLDER, "0930-water.md"), "utf8");
		const renamed = await more.again({ [`${FOLDER}/0930-water.md`]: water.replace("keyEvent", "id: water\nkeyEvent") });
		expect(pagesOf(renamed)).toEqual([STORM, UPDATES, "/news/2026/05/vote/"]);
	});
	it("is asked for by a script of less than two kilobytes", async () => {
		const site = await shared();
		const script = site.page(STORM).all('script[type="module"]')[0]?.attr("src") ?? "";
		expect(readFileSync(join(site.out, script)).length).toBeLessThanOrEqual(2048);
	});
});

describe("a mistake in live coverage is reported at its place:", () => {
	it("an entry without a story", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story(),
			"content/news/x.live/1.md": entry("date: 2026-05-04 08:00"),
		});
		expect(
			site.problems,
		).toBe(`content/news/x.live/1.md:1:1  error  live-story  This entry of live coverage has no story
  1 │ ---
    │ ^
  hint: write it into content/news/x.live/index.md`);
	});
	it("two entries with one anchor", async () => {
		const site = await buildSite({ ...SITE, [`${FOLDER}/b.md`]: entry("date: 2026-05-04 08:40\nid: 0810-wind") });
		expect(
			site.problems,
		).toBe(`${FOLDER}/b.md:1:1  error  live-anchor  Two entries have the anchor #live_0810-wind: this one and ${FOLDER}/0810-wind.md
  1 │ ---
    │ ^
  hint: give one of them another \`id\``);
	});
	it("an entry after the end, which is not shown", async () => {
		const late = entry("date: 2026-05-04 12:01");
		const site = await buildSite({ ...SITE, [`${FOLDER}/late.md`]: late }, { at: "2026-05-05T00:00:00Z" });
		expect(
			site.problems,
		).toBe(`${FOLDER}/late.md:2:7  warning  live-late  The entry is later than the end of its live coverage
  2 │ date: 2026-05-04 12:01
    │       ^^^^^^^^^^^^^^^^
  hint: move \`ends\` of the story, or report it in the story itself`);
		expect(headings(site)).toHaveLength(3);
	});
	it("an entry without a date, and one whose link is dead", async () => {
		const site = await buildSite({
			...SITE,
			[`${FOLDER}/a.md`]: entry("headline: A"),
			[`${FOLDER}/b.md`]: entry("date: 2026-05-04 08:40", "[A](nowhere.md)"),
		});
		expect(site.report.problems.map(({ code, place }) => [code, place?.path, place?.line])).toEqual([
			["field-missing", `${FOLDER}/a.md`, 1],
			["dead-link", `${FOLDER}/b.md`, 5],
		]);
	});
});
