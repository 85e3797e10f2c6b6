/** Known mistakes of other generators, each by its name: Broadsheet does not make them. */
import { XMLParser } from "fast-xml-parser";
import { parseFeed } from "feedsmith";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { lazy } from "../src/core/lazy.js";
import type { Memberships, PublicArticle } from "../src/core/model.js";
import { relatedStories } from "../src/site/related.js";
import { AT, buildSite, config, type Files, type Site, story, svgImage } from "./support/site.js";

const BASE = "https://vale.example";
const BRIDGE = "/news/2026/05/bridge/";
const CONFIG: Files = { "broadsheet.config.ts": config() };
const SITE: Files = {
	...CONFIG,
	"content/images/view.svg": svgImage(400, 300),
	"content/news/bridge.md": story(
		`headline: "S&P's <b> \\"10%\\""\nbyline: [Ann Lee, Bo Reed]\ntags: [Rivers]`,
		"It opened, see [the vote](vote.md).\n\n![A map](/images/view.svg)\n\nThe end of the text.",
	),
	"content/news/vote.md": story("headline: The vote\ndate: 2026-04-02\nbyline: Cy Orr"),
};
// biome-ignore lint/suspicious/noExplicitAny: what others make of a feed has no type of ours.
const feedOf = (site: Site, path: string) => parseFeed(site.read(path)).feed as any;
const json = (site: Site, path = "feed.json") => JSON.parse(site.read(path));
const nodesOf = (site: Site, url: string): Record<string, unknown>[] =>
	site
		.page(url)
		.all('script[type="application/ld+json"]')
		.flatMap(({ text }) => JSON.parse(text)["@graph"]);
const locations = (site: Site, path: string): string[] => {
	const { urlset, sitemapindex } = new XMLParser({ isArray: (name) => name === "url" || name === "sitemap" }).parse(
		site.read(path),
	);
	return (urlset?.url ?? sitemapindex.sitemap).map(({ loc }: { loc: string }) => loc.replace(BASE, ""));
};

/** The site as it is, built once for the tests that only read it. */
const shared = lazy(() => buildSite(SITE));

describe("Hugo", () => {
	it("has summaries alone in its feed, by the author of the site", async () => {
		const site = await shared();
		const [item, other] = feedOf(site, "feed.xml").items;
		expect(item.content.encoded).toContain("The end of the text.");
		expect([item.dc.creators, other.dc.creators]).toEqual([["Ann Lee", "Bo Reed"], ["Cy Orr"]]);
	});
	it("has microdata without a type", async () => {
		const site = await shared();
		for (const path of site.list().filter((each) => each.endsWith(".html")))
			expect(site.read(path)).not.toMatch(/\sitem(?:prop|scope)/);
		const nodes = nodesOf(site, BRIDGE);
		expect(nodes.length).toBeGreaterThan(1);
		expect(nodes.filter((node) => !node["@type"])).toEqual([]);
	});
	it("looks at every story for the related ones of each: its work grows with the square of the archive", () => {
		const looks = (count: number): number => {
			let scanned = 0;
			const articles = Array.from({ length: count }, (_, index) => ({
				from: `content/${index}.md`,
				date: new Date(Date.parse(AT) - index * 1000).toISOString(),
			})) as unknown as PublicArticle[];
			const counted = new Proxy(articles, {
				get: (list, key) => {
					if (/^\d+$/.test(String(key))) scanned++;
					return Reflect.get(list, key);
				},
			});
			const group = { articles: counted };
			const placeOf = ({ from }: PublicArticle) => Number(from.match(/\d+/));
			const related = relatedStories(() => ({ topics: [group], sections: [group] }) as unknown as Memberships, placeOf);
			for (const article of articles) expect(related(article).length).toBe(4);
			return scanned / count;
		};
		// A binary search makes three more comparisons in an archive of eight times the size.
		expect(looks(2000) - looks(250)).toBeLessThan(2 * 4);
	});
});

describe("Ghost", () => {
	it("makes the second author a contributor", async () => {
		const [article] = nodesOf(await shared(), BRIDGE);
		expect(article?.author).toMatchObject([{ name: "Ann Lee" }, { name: "Bo Reed" }]);
		expect(article).not.toHaveProperty("contributor");
	});
	it("has HTML in the texts of its JSON-LD", async () => {
		expect(nodesOf(await shared(), BRIDGE)[0]?.headline).toBe(`S&P's <b> "10%"`);
	});
});

describe("Eleventy", () => {
	it("has `content:encoded` in its feed without the namespace", async () => {
		const xml = (await shared()).read("feed.xml");
		expect(xml).toContain("<content:encoded>");
		expect(() => new SaxesParser({ xmlns: true }).write(xml).close()).not.toThrow();
	});
	it("has every item of its feed by the author of the site", async () => {
		const site = await shared();
		const names = (list: readonly { authors: { name: string }[] }[]) =>
			list.map(({ authors }) => authors.map(({ name }) => name));
		const wanted = [["Ann Lee", "Bo Reed"], ["Cy Orr"]];
		expect(names(json(site).items)).toEqual(wanted);
		expect(names(feedOf(site, "atom.xml").entries)).toEqual(wanted);
	});
	it("names a wrong line of a template that fails, or none", async () => {
		const broken = "export default (view: any) => (\n\t<p>\n\t\t{view.nothing.at.all}\n\t</p>\n);\n";
		const site = await buildSite({ ...SITE, "templates/article.tsx": broken });
		expect(site.problems).toMatch(/^templates\/article\.tsx:3:\d+ {2}error {2}template-fault .*content\/news\//m);
	});
});

describe("Astro", () => {
	it("has relative links and pictures in its full-text feed", async () => {
		const site = await shared();
		const html: string = json(site).items[0].content_html;
		const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, to]) => to);
		expect(addresses).toEqual([
			`${BASE}/news/2026/04/vote/`,
			expect.stringMatching(/^https:\/\/vale\.example\/assets\/view-/),
		]);
	});
});

describe("Hugo, Eleventy, Astro and Gatsby", () => {
	it("let drafts out through feeds, sitemaps, pages of topics, or files of an earlier build", async () => {
		const draft = (yes: boolean) =>
			story(`headline: ZQX\nslug: zqx\ntags: [Zqxes]\nbyline: Zqx Zqxon\n${yes ? "draft: true" : ""}`, "ZQX");
		const held = await buildSite({ ...SITE, "content/news/zqx.md": draft(true) });
		const traces = (site: Site) => site.list().filter((path) => /zqx/i.test(path) || /zqx/i.test(site.read(path)));
		expect(traces(held)).toEqual([]);
		const public_ = await held.again({ "content/news/zqx.md": draft(false) });
		expect(traces(public_).length).toBeGreaterThan(10);
		expect(traces(await public_.again({ "content/news/zqx.md": draft(true) }))).toEqual([]);
	});
});

describe("all but Nikola", () => {
	it("number the pages of an archive so that each new story shifts them all", async () => {
		const many = (count: number) =>
			Object.fromEntries(
				Array.from({ length: count }, (_, index) => [
					`content/news/s${index}.md`,
					story(`headline: Story ${index}\ndate: 2026-04-${String(index + 1).padStart(2, "0")}`),
				]),
			);
		const site = await buildSite({ "broadsheet.config.ts": config("pageSize: 2,"), ...many(9) });
		const more = await site.again(many(10));
		expect(more.list()).toContain("news/page/3/index.html");
		expect(more.report.changed.filter((url) => /^\/news\/page\/[12]\/$/.test(url))).toEqual([]);
	});
});

describe("Yoast News", () => {
	it("cuts its news sitemap at 1,000 stories: 1,001 are two files here, and every one of them is in the sitemap of the month", async () => {
		/** A second apart. */
		const many = Object.fromEntries(
			Array.from({ length: 1001 }, (_, index) => {
				const date = new Date(Date.parse(AT) - index * 1000).toISOString();
				return [`content/news/s${index}.md`, story(`headline: Story ${index}\ndate: ${date}`)];
			}),
		);
		const site = await buildSite({ ...CONFIG, ...many });
		expect(site.problems).toBe("");
		const [one, two] = [locations(site, "news-sitemap.xml"), locations(site, "news-sitemap-2.xml")];
		expect([one.length, two.length]).toEqual([1000, 1]);
		expect(new Set([...one, ...two]).size).toBe(1001);
		expect(locations(site, "sitemap.xml")).toContain("/news-sitemap-2.xml");
		expect(locations(site, "sitemaps/2026-05.xml")).toHaveLength(1001);
	});
});

describe("a Next.js news starter", () => {
	it("has commas between the entries, every story ever, and `en` whatever the language", async () => {
		const dated = (date: string) => story(`headline: Story of ${date}\ndate: ${date}`);
		const site = await buildSite({
			"broadsheet.config.ts": config('language: "de",'),
			"content/news/a.md": dated("2026-05-04T08:00:00Z"),
			"content/news/b.md": dated("2026-05-03T08:00:00Z"),
			"content/news/c.md": dated("2020-05-03T08:00:00Z"),
		});
		expect(locations(site, "news-sitemap.xml")).toEqual(["/news/2026/05/a/", "/news/2026/05/b/"]);
		const xml = site.read("news-sitemap.xml");
		expect(
			xml
				.replace(/<[^>]*>[^<]*<\/[^>]*>/g, "")
				.replace(/<[^>]*>/g, "")
				.trim(),
		).toBe("");
		expect(xml.match(/<news:language>.*?</g)).toEqual(["<news:language>de<", "<news:language>de<"]);
	});
});
