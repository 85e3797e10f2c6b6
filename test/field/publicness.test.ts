/** What other programs take for "not public", "not yet" or "no longer", and what keeps a story out of search engines. */
import { describe, expect, it } from "vitest";
import { config, print, type Site, story } from "../support/site.js";
import { situation } from "./situation.js";

const robotsOf = (site: Site, url: string) => site.page(url).one('meta[name="robots"]').attr("content");
/** The files of the output in which a text stands. */
const filesWith = (site: Site, text: string) => site.list().filter((path) => site.read(path).includes(text));

describe("a story that search engines are to leave out", () => {
	const CASE = "/news/2026/05/case/";
	situation(44, "with `noindex` and `sitemap: false` says so on its page and is in no sitemap", {
		files: {
			"broadsheet.config.ts": config("llms: true,"),
			"content/news/case.md": story(
				"headline: The settled case\ndate: 2026-05-04 09:00\nnoindex: true\nsitemap: false",
			),
			"content/news/other.md": story("headline: The other story\ndate: 2026-05-04 08:00"),
		},
		right: (site) => {
			expect(robotsOf(site, CASE)).toBe("noindex");
			expect(site.page(CASE).all('script[type="application/ld+json"]')).toEqual([]);
			const named = filesWith(site, CASE).filter((path) => /sitemap|\.txt$/.test(path));
			expect(named).toEqual([]);
			expect(filesWith(site, "/news/2026/05/other/")).toEqual(
				expect.arrayContaining(["sitemaps/2026-05.xml", "news-sitemap.xml", "llms.txt"]),
			);
			// Readers find it as before.
			for (const path of ["index.html", "news/index.html", "feed.xml"]) expect(site.read(path)).toContain(CASE);
		},
	});

	it("with `noindex` alone is in no sitemap either", async () => {
		const site = await print({
			"broadsheet.config.ts": config(),
			"content/news/case.md": story("date: 2026-05-04 09:00\nnoindex: true"),
		});
		expect(robotsOf(site, CASE)).toBe("noindex");
		expect(filesWith(site, CASE).filter((path) => path.includes("sitemap"))).toEqual([]);
	});

	it("with `sitemap: false` alone is in no sitemap, and its page is as it was", async () => {
		const files = { "broadsheet.config.ts": config(), "content/news/case.md": story("date: 2026-05-04 09:00") };
		const before = await print(files);
		const page = before.read("news/2026/05/case/index.html");
		const site = await before.again({ "content/news/case.md": story("date: 2026-05-04 09:00\nsitemap: false") });
		expect(site.read("news/2026/05/case/index.html")).toBe(page);
		expect(filesWith(site, CASE).filter((path) => path.includes("sitemap"))).toEqual([]);
		const again = await site.again(files);
		expect(filesWith(again, CASE)).toEqual(expect.arrayContaining(["news-sitemap.xml", "sitemaps/2026-05.xml"]));
	});

	it("is left out as other generators write it, and a map that says nothing of that keeps it in", async () => {
		const site = await print({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("sitemap: { disable: true, priority: 0.5 }"),
			"content/news/b.md": story("headline: Two\nsitemap:\n  ignore: true"),
			"content/news/c.md": story("headline: Three\nsitemap: { exclude: false }"),
			"content/news/d.md": story("headline: Four\nsitemap: { changefreq: daily, priority: 0.5 }"),
		});
		expect(site.problems).toBe("");
		const listed = [...site.read("sitemaps/2026-05.xml").matchAll(/05\/(\w+)\//g)].map(([, slug]) => slug);
		expect(listed.sort()).toEqual(["c", "d"]);
	});

	it("is refused where the value is unclear", async () => {
		const site = await print({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("noindex: yes\nsitemap: no"),
		});
		expect(site.problems).toContain("content/news/a.md:4:10  error  field-type  `noindex` is `true` or `false`");
		expect(site.problems).toContain("content/news/a.md:5:10  error  field-type  `sitemap` is `true` or `false`");
	});

	it("asks for it on the page of live coverage, too", async () => {
		const site = await print({
			"broadsheet.config.ts": config(),
			"content/news/storm.live/index.md": story("headline: The storm\nnoindex: true"),
			"content/news/storm.live/0900.md": story("headline: It is here"),
		});
		const url = "/news/2026/05/storm/";
		expect(robotsOf(site, url)).toBe("noindex");
		expect(robotsOf(site, `${url}live.html`)).toBe("noindex");
		expect(site.page(url).all('script[type="application/ld+json"]')).toEqual([]);
		expect(filesWith(site, url).filter((path) => path.includes("sitemap"))).toEqual([]);
	});
});
