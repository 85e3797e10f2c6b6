/** Sitemaps as search engines read them: each public page once, stories by month, and the news of the last two days. */
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import type { DocumentSpec, Edition } from "../src/core/model.js";
import { sitemaps } from "../src/plugins/sitemaps/index.js";
import { buildSite, config, type Files, type Site, snapshot, story, svgImage } from "./support/site.js";

const BASE = "https://vale.example";
const dated = (date: string, more = "") => story(`headline: Story of ${date}\ndate: ${date}\n${more}`);
/** What a document lists: a record of each `<url>` or `<sitemap>`. */
function entries(site: Pick<Site, "read">, path: string): Record<string, unknown>[] {
	const xml = site.read(path);
	new SaxesParser({ xmlns: true }).write(xml).close();
	expect(XMLValidator.validate(xml)).toBe(true);
	const isArray = (name: string) => ["url", "sitemap", "image:image", "news:news"].includes(name);
	const parsed = new XMLParser({ isArray, parseTagValue: false }).parse(xml);
	return parsed.urlset?.url ?? parsed.sitemapindex?.sitemap ?? [];
}
const locations = (site: Pick<Site, "read">, path: string) =>
	entries(site, path).map(({ loc }) => String(loc).replace(BASE, ""));

describe("the sitemap", () => {
	it("is an index of a file for each month and one for all other pages", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": dated("2026-05-03T10:00:00Z", "tags: [Rivers]\nbyline: Ann Lee"),
			"content/news/b.md": dated("2026-05-02T10:00:00Z", "updated: 2026-05-03T12:00:00Z"),
			"content/news/c.md": dated("2025-12-31T23:30:00Z"),
		});
		expect(site.problems).toBe("");
		expect(entries(site, "sitemap.xml")).toEqual([
			{ loc: `${BASE}/sitemaps/pages.xml`, lastmod: "2026-05-03T10:00:00Z" },
			{ loc: `${BASE}/sitemaps/2026-05.xml`, lastmod: "2026-05-03T12:00:00Z" },
			{ loc: `${BASE}/sitemaps/2025-12.xml`, lastmod: "2025-12-31T23:30:00Z" },
			{ loc: `${BASE}/news-sitemap.xml` },
		]);
		expect(entries(site, "sitemaps/2026-05.xml")).toEqual([
			{ loc: `${BASE}/news/2026/05/b/`, lastmod: "2026-05-03T13:00:00+01:00" },
			{ loc: `${BASE}/news/2026/05/a/`, lastmod: "2026-05-03T11:00:00+01:00" },
		]);
		expect(locations(site, "sitemaps/2025-12.xml")).toEqual(["/news/2025/12/c/"]);
		expect(locations(site, "sitemaps/pages.xml").sort()).toEqual([
			"/",
			"/archive/",
			"/archive/2025/",
			"/archive/2025/12/",
			"/archive/2026/",
			"/archive/2026/05/",
			"/authors/",
			"/authors/ann-lee/",
			"/news/",
			"/topics/",
			"/topics/rivers/",
		]);
	});

	it("lists every page that search engines may show, and no other", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config('redirects: { "/old/": "/news/" },'),
			"content/news/a.md": dated("2026-05-03T10:00:00Z", "aliases: [/was/]\nseries: The Tales"),
			"content/news/again.md": dated("2026-05-03T09:00:00Z", "canonical: https://agency.example/original"),
			"content/news/draft.md": dated("2026-05-03T10:00:00Z", "draft: true"),
			"content/news/later.md": dated("2026-05-03T10:00:00Z", "embargo: 2026-05-05T10:00:00Z"),
		});
		const listed = site
			.list()
			.filter((path) => path.startsWith("sitemaps/"))
			.flatMap((path) => locations(site, path));
		const open = site
			.list()
			.filter((path) => path.endsWith("index.html"))
			.map((path) => `/${path.replace(/index\.html$/, "")}`)
			.filter((url) => {
				const page = site.page(url);
				const canonical = page.all('link[rel="canonical"]')[0]?.attr("href");
				return page.all('meta[name="robots"]')[0]?.attr("content") !== "noindex" && canonical === BASE + url;
			});
		expect(listed.sort()).toEqual(open.sort());
	});

	it("has every picture of a story", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/view.svg": svgImage(400, 300),
			"content/news/map.svg": svgImage(300, 300),
			"content/news/a.md": story("image: { src: view.svg, alt: A view }", "![A map](map.svg)\n\n![Again](map.svg)"),
		});
		const [entry] = entries(site, "sitemaps/2026-05.xml");
		const images = entry?.["image:image"] as Record<string, string>[];
		expect(images.map((image) => image["image:loc"]?.replace(/-[0-9a-f]{10}/, ""))).toEqual([
			`${BASE}/assets/view.svg`,
			`${BASE}/assets/map.svg`,
		]);
	});

	it("leaves the file of an old month as it is when a story of today comes, and follows a correction of an old one", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/old.md": dated("2025-03-03T10:00:00Z", "tags: [Rivers]"),
			"content/news/older.md": dated("2025-03-02T10:00:00Z", "tags: [Rivers]"),
		});
		const today = await site.again({ "content/news/new.md": dated("2026-05-04T08:00:00Z", "tags: [Rivers]") });
		expect(today.report.changed).toContain("/sitemap.xml");
		expect(today.report.changed).toContain("/sitemaps/2026-05.xml");
		expect(today.report.changed).not.toContain("/sitemaps/2025-03.xml");
		const corrected = await today.again({
			"content/news/old.md": dated(
				"2025-03-03T10:00:00Z",
				"tags: [Rivers]\ncorrections: [{ date: 2026-05-04T08:30:00Z, text: It was nine. }]",
			),
		});
		expect(entries(corrected, "sitemaps/2025-03.xml").at(-1)?.lastmod).toBe("2026-05-04T09:30:00+01:00");
		expect(entries(corrected, "sitemap.xml").at(-2)?.lastmod).toBe("2026-05-04T08:30:00Z");
	});

	it("of 60,001 addresses is in files that hold fewer than the protocol allows, and the oldest of them stay as they are", () => {
		const editionOf = (count: number) =>
			({
				site: { url: BASE, sitemaps: { site: true, news: false } },
				coverage: new Map(),
				articles: Array.from({ length: count }, (_, index) => ({
					from: `content/${count - index}.md`,
					date: "2026-04-01T10:00:00Z",
					updates: [],
					corrections: [],
				})),
				urls: { articles: { has: () => true } },
				topics: Array.from({ length: count }, (_, index) => ({ url: `/topics/${index}/`, articles: [] })),
				...{ sections: [], authors: [], series: [], months: [], plainPages: [], pages: [] },
			}) as unknown as Edition;
		const filesOf = (count: number) => sitemaps().documents?.(editionOf(count)) ?? [];
		const made = filesOf(60_001);
		const sizes = (printer: string) =>
			made.flatMap(({ serializer: by, entries, meta }) =>
				by === printer ? [(entries ?? (meta.entries as unknown[])).length] : [],
			);
		expect(sizes("sitemap")).toEqual([10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 1]);
		expect(sizes("sitemapPages")).toEqual([10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 2]);
		const [index, ...rest] = made;
		const { files } = (index as DocumentSpec).meta as { files: { url: string }[] };
		expect(files.map(({ url }) => url)).toEqual(rest.map(({ url }) => url));
		const first = (files: typeof made) => files.find(({ url }) => url === "/sitemaps/2026-04.xml")?.entries;
		expect(first(filesOf(60_002))).toEqual(first(made));
	});

	it("is not there for a preview with drafts, and where it is switched off", async () => {
		const files = { "broadsheet.config.ts": config(), "content/news/a.md": dated("2026-05-03T10:00:00Z") };
		const maps = (site: Site) => site.list().filter((path) => path.includes("sitemap"));
		expect(maps(await buildSite(files, { drafts: true }))).toEqual([]);
		const off = { ...files, "broadsheet.config.ts": config("sitemaps: { site: false, news: false },") };
		expect(maps(await buildSite(off))).toEqual([]);
	});
});

describe("the news sitemap", () => {
	const news = (at: string, more = "") =>
		buildSite(
			{
				"broadsheet.config.ts": config('language: "pt-BR",'),
				"content/news/a.md": dated("2026-05-02T10:00:00Z", more),
			},
			{ at },
		);

	it("says of a story who publishes it, in which language, since when, and its headline", async () => {
		const site = await news("2026-05-02T11:00:00Z", "lang: zh-Hant-HK");
		expect(entries(site, "news-sitemap.xml")).toEqual([
			{
				loc: `${BASE}/news/2026/05/a/`,
				lastmod: "2026-05-02T11:00:00+01:00",
				"news:news": [
					{
						"news:publication": { "news:name": "The Vale Post", "news:language": "zh-tw" },
						"news:publication_date": "2026-05-02T11:00:00+01:00",
						"news:title": "Story of 2026-05-02T10:00:00Z",
					},
				],
			},
		]);
		const own = entries(await news("2026-05-02T11:00:00Z"), "news-sitemap.xml")[0]?.["news:news"];
		expect(own).toMatchObject([{ "news:publication": { "news:language": "pt" } }]);
	});

	it("has a story of 47:59 hours and not one of 48:01; the build says when it goes", async () => {
		const site = await news("2026-05-04T09:59:00Z");
		expect(locations(site, "news-sitemap.xml")).toEqual(["/news/2026/05/a/"]);
		expect(site.report.nextChange).toBe("2026-05-04T10:00:00Z");
		const later = await site.again({}, { at: "2026-05-04T10:01:00Z" });
		expect(locations(later, "news-sitemap.xml")).toEqual([]);
		expect(later.report.changed).toEqual(["/news-sitemap.xml"]);
		expect(later.report.nextChange).toBeUndefined();
	});

	it("leaves out sponsored stories", async () => {
		expect(locations(await news("2026-05-02T11:00:00Z", "type: sponsored\nsponsor: Acme"), "news-sitemap.xml")).toEqual(
			[],
		);
	});
});

describe("a refresh", () => {
	const SITE: Files = {
		"broadsheet.config.ts": config(),
		"content/news/a.md": dated("2026-05-02T10:00:00Z"),
		"content/news/b.md": dated("2026-05-04T09:30:00Z", "tags: [Rivers]\nimage: { src: view.svg, alt: A view }"),
		"content/news/view.svg": svgImage(400, 300),
	};
	const refresh = (site: Site, at: string, files: Files = {}) => site.again(files, { at, refresh: true });

	it("writes only what the clock has changed, as a build of that instant would", async () => {
		const site = await buildSite(SITE);
		const early = await refresh(site, "2026-05-04T09:15:00Z");
		expect([early.report.exit, early.report.changed]).toEqual([0, []]);
		const later = await refresh(site, "2026-05-04T10:01:00Z");
		expect(later.problems).toBe("");
		expect(later.report.changed).toContain("/news/2026/05/b/");
		expect(later.report.changed).not.toContain("/sitemaps/2026-05-2.xml");
		expect(locations(later, "news-sitemap.xml")).toEqual(["/news/2026/05/b/"]);
		const clean = await buildSite(SITE, { at: "2026-05-04T10:01:00Z" });
		expect(snapshot(later.out)).toEqual(snapshot(clean.out));
	});

	it("publishes nothing, and names each file, if anything else has changed", async () => {
		const site = await buildSite({ ...SITE, "content/news/c.md": dated("2026-05-01T10:00:00Z") });
		const before = snapshot(site.out);
		const edits = {
			"content/news/a.md": dated("2026-05-02T10:00:00Z", "tags: [Roads]"),
			"content/news/c.md": undefined,
			"content/news/d.md": dated("2026-05-04T08:00:00Z"),
		};
		const expected = `content/news/a.md  error  edited  The file has changed since the last build
  hint: \`broadsheet build\` publishes it; \`refresh\` publishes only what the clock has changed

content/news/c.md  error  edited  The file has been removed since the last build
  hint: \`broadsheet build\` publishes it; \`refresh\` publishes only what the clock has changed

content/news/d.md  error  edited  The file is new since the last build
  hint: \`broadsheet build\` publishes it; \`refresh\` publishes only what the clock has changed`;
		// A second run reports the same: it has not treated the edits as published.
		for (const files of [edits, {}]) {
			const refused = await refresh(site, "2026-05-04T10:01:00Z", files);
			expect([refused.problems, refused.report.exit]).toEqual([expected, 1]);
			expect(snapshot(site.out)).toEqual(before);
		}
		const { problems } = (await site.again({}, { at: "2026-05-04T10:01:00Z" })).report;
		expect(problems.map(({ code }) => code)).toEqual(["former-url"]);
	});

	const FOOT = { "templates/components/Foot.tsx": "export default () => <footer>The end</footer>;" };
	it("sees a changed picture and a changed template, and asks for a first build", async () => {
		const site = await buildSite(SITE, { at: "2026-05-04T09:45:00Z" });
		const picture = await refresh(site, "2026-05-04T10:01:00Z", { "content/news/view.svg": svgImage(500, 300) });
		expect(picture.problems).toMatch(/^content\/news\/view.svg {2}error {2}edited {2}The file has changed/);
		const colour = await refresh(site, "2026-05-04T10:01:00Z", FOOT);
		expect(colour.problems).toMatch(
			/^site {2}error {2}edited {2}A template, a style sheet or a script of the theme has changed/,
		);
		const first = await buildSite(SITE, { refresh: true });
		expect(first.problems).toMatch(/^site {2}error {2}edited {2}There is no build of this site to refresh/);
	});
});
