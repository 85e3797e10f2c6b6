/** Feeds as independent readers read them: the same stories in three formats, complete, with their authors. */
import { parseFeed as parseByFeedParser } from "@rowanmanning/feed-parser";
import fc from "fast-check";
import { XMLValidator } from "fast-xml-parser";
import { parseFeed } from "feedsmith";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { summary } from "../src/cli/terminal/terminal.js";
import { lazy } from "../src/core/lazy.js";
import { parseHtml } from "./support/html.js";
import { ALL_CASES, sample } from "./support/sample.js";
import { buildSite, config, type Files, type Site, story, svgImage } from "./support/site.js";

const BASE = "https://vale.example";
const BRIDGE = "/news/2026/05/bridge/";
const SITE: Files = {
	"broadsheet.config.ts": config('description: "News of the vale",'),
	"content/images/view.svg": svgImage(400, 300),
	"content/news/bridge.md": story(
		[
			"tags: [Bridges]",
			"byline: [Ann Lee, Bo Reed]",
			"image: { src: /images/view.svg, alt: A view, caption: From the quay, credit: Ida Roth }",
			"summary: [It *opened* at noon.]",
			"series: { name: The Tales, part: 1 }",
			"corrections: [{ date: 2026-05-03 10:00, text: 'It opened at noon, see [the vote](vote.md).' }]",
		].join("\n"),
		"It opened, see [the vote](vote.md#who-pays).\n\n![A map](/images/view.svg)\n\n## Who pays\n\nThe [city](#who-pays).",
	),
	"content/news/vote.md": story(
		"headline: The vote is close\ndate: 2026-04-02\ntype: opinion\nbyline: Cy Orr\nsummary: Nine to four.",
		"## Who pays\n\nAll.",
	),
};
// biome-ignore lint/suspicious/noExplicitAny: what others make of a feed has no type of ours.
type Read = any;
/** Fails if either of two parsers finds it not well-formed. */
function wellFormed(xml: string): string {
	new SaxesParser({ xmlns: true }).write(xml).close();
	expect(XMLValidator.validate(xml)).toBe(true);
	return xml;
}
const rss = (site: Site, path = "feed.xml") => parseFeed(wellFormed(site.read(path))).feed as Read;
const atom = (site: Site, path = "atom.xml") => parseFeed(wellFormed(site.read(path))).feed as Read;
const json = (site: Site, path = "feed.json") => JSON.parse(site.read(path));

/** The site as it is, built once for the tests that only read it. */
const shared = lazy(() => buildSite(SITE));

it("a description of RSS is HTML that shows the words as they were typed, in each kind of feed", async () => {
	const words = 'Why `<b>` & "R&D" <= 2, and `&amp;` isn\'t';
	const site = await buildSite({
		"broadsheet.config.ts": config('description: "Bread & <Butter>",'),
		"content/news/a.md": story("headline: AT&T's <i>\ntags: [Bridges]"),
		"content/news/b.md": story(`headline: B\nbyline: Ann Lee\nsummary:\n  - ${JSON.stringify(words)}`),
		"content/news/c.md": story("headline: C\ncorrections: [{ date: 2026-05-03 10:00, text: 'It is `<p>`.' }]"),
	});
	const said = (path: string) =>
		new Map(rss(site, path).items.map(({ title, description }: Read) => [title, parseHtml(description).text]));
	expect(said("feed.xml").get("B")).toBe(words.replaceAll("`", ""));
	expect(said("authors/ann-lee/feed.xml").get("B")).toBe(words.replaceAll("`", ""));
	expect([...said("corrections/feed.xml").values()]).toEqual(["It is <p>."]);
	expect(site.read("feed.xml")).toContain("<description>Bread &#x26;amp; &#x26;lt;Butter&#x26;gt;</description>");
	expect(site.read("feed.xml")).toContain("isn't</description>");
	expect(json(site).items.map(({ summary }: Read) => summary)).toContain(words.replaceAll("`", ""));
});

describe("the feeds", () => {
	it("exist for the site, each section, topic, author and series; and pages link to those that exist", async () => {
		const site = await shared();
		expect(site.problems).toBe("");
		const homes = [
			"",
			"authors/ann-lee/",
			"authors/bo-reed/",
			"authors/cy-orr/",
			"corrections/",
			"news/",
			"series/the-tales/",
			"topics/bridges/",
		];
		const files = ["atom.xml", "feed.json", "feed.xml"];
		const filesOf = (home: string) => (/^(?:authors|series|topics)/.test(home) ? ["feed.xml"] : files);
		expect(site.list().filter((path) => files.some((file) => path.endsWith(file)))).toEqual(
			homes.flatMap((home) => filesOf(home).map((file) => home + file)).sort(),
		);
		for (const home of homes) {
			const links = site
				.page(`/${home}`)
				.all('link[rel="alternate"]')
				.map((each) => each.attr("href"));
			const own = links.filter((link) => home !== "" && link?.startsWith(`/${home}`));
			expect(own.sort()).toEqual(home === "" ? [] : filesOf(home).map((file) => `/${home}${file}`));
			expect(links).toEqual(expect.arrayContaining(["/feed.xml", "/atom.xml", "/feed.json"]));
		}
	});
	it("have the same content for two readers", async () => {
		const site = await shared();
		const wanted = [
			["The bridge reopens", BASE + BRIDGE],
			["Opinion: The vote is close", `${BASE}/news/2026/04/vote/`],
		];
		expect(rss(site).items.map(({ title, link }: Read) => [title, link])).toEqual(wanted);
		expect(atom(site).entries.map(({ title, links }: Read) => [title.value ?? title, links[0].href])).toEqual(wanted);
		expect(json(site).items.map(({ title, url }: Read) => [title, url])).toEqual(wanted);
		expect((parseFeed(site.read("feed.json")).feed as Read).items.map(({ title, url }: Read) => [title, url])).toEqual(
			wanted,
		);
		for (const path of ["feed.xml", "atom.xml"]) {
			const { items, title, url } = parseByFeedParser(site.read(path));
			expect([path, title, url]).toEqual([path, "The Vale Post", `${BASE}/`]);
			expect(items.map((item) => [item.title, item.url])).toEqual(wanted);
		}
	});
	it("name each author separately, in RSS, Atom and JSON", async () => {
		const site = await shared();
		const [item] = rss(site).items;
		expect(item.dc.creators).toEqual(["Ann Lee", "Bo Reed"]);
		expect(atom(site).entries[0].authors.map(({ name }: Read) => name)).toEqual(["Ann Lee", "Bo Reed"]);
		expect(json(site).items[0].authors).toEqual([
			{ name: "Ann Lee", url: `${BASE}/authors/ann-lee/` },
			{ name: "Bo Reed", url: `${BASE}/authors/bo-reed/` },
		]);
	});
	it("have the full text, with absolute URLs", async () => {
		const site = await shared();
		const html = json(site).items[0].content_html as string;
		expect(rss(site).items[0].content.encoded).toBe(html);
		expect(atom(site).entries[0].content.value).toBe(html);
		const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, to]) => to);
		expect(addresses.length).toBeGreaterThan(3);
		expect(addresses.filter((to) => !to?.startsWith(`${BASE}/`))).toEqual([]);
		expect(html).toContain(`<a href="${BASE}/news/2026/04/vote/#who-pays">`);
		expect(html).toContain(`<a href="${BASE}${BRIDGE}#who-pays">`);
		for (const words of [
			"It <em>opened</em> at noon.",
			"From the quay Ida Roth",
			"<strong>Correction, May 3, 2026:</strong>",
		])
			expect(html).toContain(words);
	});
	it("have only the summary if the site says so, and for stories that are not free", async () => {
		const short = await buildSite({ ...SITE, "broadsheet.config.ts": config('feeds: { text: "summary" },') });
		for (const path of ["feed.xml", "atom.xml", "feed.json"]) expect(short.read(path)).not.toContain("The city");
		const paid = await buildSite({
			...SITE,
			"content/news/vote.md": story("access: paid\nsummary: In short.", "ZQX"),
			"content/news/bridge.md": story(),
		});
		for (const path of ["feed.xml", "atom.xml", "feed.json"]) expect(paid.read(path)).not.toContain("ZQX");
	});
	it("keep the id of a story when its slug, section, headline and date change, and say when it was corrected", async () => {
		const site = await buildSite(SITE);
		const ids = (each: Site) =>
			[rss(each).items, atom(each).entries, json(each).items].map((items: Read[]) => {
				const item = items.find(({ title }) => !`${title.value ?? title}`.startsWith("Opinion"));
				return item.guid?.value ?? item.id;
			});
		const id = "tag:vale.example,2005:news/bridge";
		expect(ids(site)).toEqual([id, id, id]);
		expect(atom(site).entries[0]).toMatchObject({
			published: "2026-05-01T09:00:00+01:00",
			updated: "2026-05-03T10:00:00+01:00",
		});
		expect(json(site).items[0].date_modified).toBe("2026-05-03T10:00:00+01:00");
		expect(rss(site).items.map(({ atom }: Read) => atom?.updated)).toEqual(["2026-05-03T10:00:00+01:00", undefined]);
		const moved = await site.again({
			"content/news/bridge.md": story(
				"headline: It is open\nslug: open\nbreadcrumb: [Sport]\ndate: 2026-04-20",
				"[Vote](vote.md)",
			),
		});
		expect(ids(moved)).toEqual([id, id, id]);
	});
	it("of corrections have an entry for each, the latest first", async () => {
		const corrected = story(
			"headline: A tale\ncorrections: [{ date: 2026-05-02, text: 'R & B, not B & R.' }, { date: 2026-05-04, text: Two. }]",
		);
		const site = await buildSite({ ...SITE, "content/news/tale.md": corrected });
		expect(
			json(site, "corrections/feed.json").items.map(({ title, summary, date_published }: Read) => [
				title,
				summary,
				date_published,
			]),
		).toEqual([
			["Correction: A tale", "Two.", "2026-05-04T00:00:00+01:00"],
			["Correction: The bridge reopens", "It opened at noon, see the vote.", "2026-05-03T10:00:00+01:00"],
			["Correction: A tale", "R & B, not B & R.", "2026-05-02T00:00:00+01:00"],
		]);
		expect(rss(site, "corrections/feed.xml").items).toHaveLength(3);
		expect(new Set(atom(site, "corrections/atom.xml").entries.map(({ id }: Read) => id)).size).toBe(3);
	});
	it("name themselves once, and the hubs of the site", async () => {
		const site = await buildSite({
			...SITE,
			"broadsheet.config.ts": config('feeds: { hubs: ["https://hub.example/"] },'),
		});
		for (const path of ["feed.xml", "news/atom.xml"]) {
			const xml = site.read(path);
			expect([...xml.matchAll(/rel="self"[^>]*href="([^"]*)"/g)].map(([, to]) => to)).toEqual([`${BASE}/${path}`]);
			expect([...xml.matchAll(/rel="hub"[^>]*href="([^"]*)"/g)].map(([, to]) => to)).toEqual(["https://hub.example/"]);
		}
		expect(json(site).hubs).toEqual([{ type: "WebSub", url: "https://hub.example/" }]);
	});
	it("have as many stories as the site says, the newest", async () => {
		const site = await buildSite({
			...SITE,
			"broadsheet.config.ts": config('feeds: { items: 1, formats: ["json"] },'),
		});
		expect(json(site).items.map(({ title }: Read) => title)).toEqual(["The bridge reopens"]);
		expect(site.list().filter((path) => /(?:feed|atom)\.xml$/.test(path))).toEqual([]);
	});
	it("of a preview with drafts are those of readers", async () => {
		const site = await buildSite(
			{ ...SITE, "content/news/secret.md": story("headline: ZQX\ndraft: true\ntags: [Bridges]") },
			{ drafts: true },
		);
		expect(site.page("/").text).toContain("ZQX");
		for (const path of site.list().filter((each) => /\.(?:xml|json)$/.test(each)))
			expect(site.read(path)).not.toContain("ZQX");
	});
	it("are rendered again only if one of their stories has changed", async () => {
		const site = await buildSite(SITE);
		const again = await site.again({
			"content/news/vote.md": story(
				"headline: The vote is close\ndate: 2026-04-02\ntype: opinion\nbyline: Cy Orr\nsummary: Nine to four.",
				"## Who pays\n\nNobody.",
			),
		});
		expect(again.report.changed).toEqual(
			["", "news/"]
				.flatMap((home) => ["atom.xml", "feed.json", "feed.xml"].map((file) => `/${home}${file}`))
				.concat("/authors/cy-orr/feed.xml", "/news/2026/04/vote/")
				.sort(),
		);
		expect(json(again).items[1].content_html).toContain("Nobody.");
	});
	it("readers of the feed see every headline as written", async () => {
		const text = fc.string({
			unit: fc.constantFrom(
				"S&P's ",
				"<b>",
				"]]>",
				'"10%"',
				"&amp;",
				"😀",
				"\u05d0",
				"\u0007",
				"\ud800",
				" a ",
				"</script>",
			),
			minLength: 1,
			maxLength: 6,
		});
		const root = (await buildSite(SITE)).root;
		await fc.assert(
			fc.asyncProperty(text, async (headline) => {
				const front = `headline: ${JSON.stringify(`A ${headline.toWellFormed()} z`)}`;
				const site = await buildSite({ "content/news/vote.md": story(front) }, {}, root);
				if (site.report.exit !== 0) return;
				const titles = [rss(site).items, atom(site).entries, json(site).items].map((items: Read[]) =>
					items.map(({ title }) => title.value ?? title),
				);
				const [first, ...others] = titles.map((list) => list.map((title: string) => title.replace(/\s+/g, " ")));
				expect(others).toEqual([first, first]);
			}),
			{ numRuns: ALL_CASES ? 25 : 4 },
		);
	});
});

describe("the feeds of groups", () => {
	const feedsOf = async (feeds: string, more: Files = {}) => {
		const site = await buildSite({ ...SITE, "broadsheet.config.ts": config(`feeds: ${feeds},`), ...more });
		expect(site.problems).toBe("");
		const list = site.list().filter((path) => /^(?:authors\/ann|news\/|series|topics).*(?:feed|atom)\.\w+$/.test(path));
		return { site, list };
	};
	const NONE = { list: [] as string[] };
	it.each(
		sample(2, [
			[
				'{ groups: "all" }',
				["authors/ann-lee/", "news/", "series/the-tales/", "topics/bridges/"].flatMap((home) => [
					`${home}atom.xml`,
					`${home}feed.json`,
					`${home}feed.xml`,
				]),
			],
			[
				'{ formats: ["json", "atom"] }',
				[
					"authors/ann-lee/feed.json",
					"news/atom.xml",
					"news/feed.json",
					"series/the-tales/feed.json",
					"topics/bridges/feed.json",
				],
			],
			[
				'{ groups: { sections: ["atom"], topics: ["atom", "json"], authors: [] } }',
				["news/atom.xml", "series/the-tales/feed.xml", "topics/bridges/atom.xml", "topics/bridges/feed.json"],
			],
			["{ formats: [] }", NONE.list],
		]),
	)("are those of %s", async (feeds, wanted) => {
		const { site, list } = await feedsOf(feeds);
		expect(list).toEqual(wanted);
		const links = site
			.page("/topics/bridges/")
			.all('link[rel="alternate"]')
			.map((each) => each.attr("href")?.slice(1) ?? "");
		expect(links.filter((link) => !site.list().includes(link))).toEqual([]);
	});
	it("that there are no longer lead to the one that there is, at each host that redirects", async () => {
		const { site } = await feedsOf("{}", { "content/news/weir.md": story("headline: The weir\ntags: [Füße]") });
		expect(site.read("_redirects")).toBe(
			["topics", "authors", "series"]
				.flatMap((kind) =>
					["atom.xml", "feed.json"].map((file) => `/${kind}/:slug/${file} /${kind}/:slug/feed.xml 301\n`),
				)
				.toSpliced(
					0,
					0,
					"/topics/f%C3%BC%C3%9Fe/atom.xml /topics/f%C3%BC%C3%9Fe/feed.xml 301\n",
					"/topics/f%C3%BC%C3%9Fe/feed.json /topics/f%C3%BC%C3%9Fe/feed.xml 301\n",
				)
				.join(""),
		);
		expect(JSON.parse(site.read("redirects.json")).patterns["/series/:slug/atom.xml"]).toBe("/series/:slug/feed.xml");
		expect(site.read("redirects.nginx.conf")).toContain('\t"~^/topics/([^/]+)/atom\\\\.xml$" "/topics/$1/feed.xml";\n');
	});
	it("that there are no longer are left to the site where it has a file of redirects of its own", async () => {
		const { site } = await feedsOf("{}", { "static/_redirects": "/a /b 301\n" });
		expect(site.read("_redirects")).toBe("/a /b 301\n");
		expect(site.list()).toContain("redirects.nginx.conf");
	});
	it("are named one by one where a pattern would catch the feed of a section, and none is redirected where none is kept", async () => {
		const { site } = await feedsOf("{}", {
			"broadsheet.config.ts": config(
				'permalinks: { topic: "/t/:slug/", section: "/t/:section/" }, feeds: { groups: { authors: [], series: [] } },',
			),
		});
		expect(site.read("_redirects")).toBe(
			"/t/bridges/atom.xml /t/bridges/feed.xml 301\n/t/bridges/feed.json /t/bridges/feed.xml 301\n",
		);
	});
	it.each(sample(2, ['{ groups: "none" }', '{ groups: { topics: "rss" } }', '{ groups: { sport: ["rss"] } }']))(
		"are not said by %s",
		async (feeds) => {
			const site = await buildSite({ ...SITE, "broadsheet.config.ts": config(`feeds: ${feeds},`) });
			expect([site.report.exit, site.problems.includes("config-value") || site.problems.includes("config-")]).toEqual([
				2,
				true,
			]);
		},
	);
});

describe("the number of files", () => {
	it.each(
		sample(1, [
			['{ to: "folder", path: "/srv/x", servedBy: "cloudflare" }', { host: "cloudflare", most: 20_000 }],
			['{ to: "git", remote: "git@gitlab.com:vale/post.git" }', { host: "gitlab", most: 200_000 }],
			['{ to: "git", remote: "git@github.com:vale/post.git" }', undefined],
		]),
	)("is said beside what the host of %s takes", async (target, limit) => {
		const { report, list } = await buildSite({
			...SITE,
			"broadsheet.config.ts": config(`deploy: { live: ${target} },`),
		});
		expect([report.fileLimit, report.files]).toEqual([limit, list().length + 1]);
		const line = summary(report, 1, false)
			.split("\n")
			.find((each) => each.includes("in all"));
		expect(line).toBe(
			limit && `${report.files} files in all, of ${limit.most.toLocaleString("en")} that ${limit.host} takes`,
		);
	});
	it("is said in a build that Cloudflare Pages runs, also where it is too large", async () => {
		const { report } = await buildSite(SITE, { env: { CF_PAGES: "1" } });
		expect(report.fileLimit).toEqual({ host: "cloudflare", most: 20_000 });
		expect(summary({ ...report, files: 20_412 }, 1, false)).toContain(
			"\n20,412 files in all, more than the 20,000 that cloudflare takes: see docs/deploy.md#limits-of-hosts",
		);
	});
});
