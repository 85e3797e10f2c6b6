/** What crawlers, social networks and devices read besides feeds and sitemaps. */
import parser from "robots-parser";
import { describe, expect, it } from "vitest";
import { lazy } from "../src/core/lazy.js";
import { buildSite, config, type Files, type Site, story, svgImage } from "./support/site.js";

/** The types declare an ES module, but it is not one. */
const robotsParser = parser as unknown as typeof parser.default;
const BASE = "https://vale.example";
const SITE: Files = { "broadsheet.config.ts": config(), "content/news/bridge.md": story() };
const BRIDGE = "/news/2026/05/bridge/";
const withConfig = (more: string, files: Files = {}) =>
	buildSite({ ...SITE, ...files, "broadsheet.config.ts": config(more) });
/** The contents of the meta elements of a page, by name or property. */
function metas(site: Site, url: string): Record<string, string | string[]> {
	const all: Record<string, string | string[]> = {};
	for (const meta of site.page(url).all("meta")) {
		const name = meta.attr("property") ?? meta.attr("name");
		const content = meta.attr("content") ?? "";
		if (name) all[name] = all[name] === undefined ? content : [all[name], content].flat();
	}
	return all;
}
const links = (site: Site, url: string, rel: string) =>
	site
		.page(url)
		.all(`link[rel="${rel}"]`)
		.map((link) => ["hreflang", "type", "sizes", "href"].flatMap((name) => link.attr(name) ?? []).join(" "));

/** The site as it is, built once for the tests that only read it. */
const shared = lazy(() => buildSite(SITE));

describe("the head of a story", () => {
	it("has for social networks its type, date, authors and topics", async () => {
		const site = await buildSite({
			...SITE,
			"content/news/view.svg": svgImage(1200, 675),
			"content/news/bridge.md": story(
				"byline: [Ann Lee, Bo Reed]\ntags: [Bridges, Rivers]\nupdated: 2026-05-02 10:00\nimage: { src: view.svg, alt: A view }",
			),
		});
		expect(metas(site, BRIDGE)).toMatchObject({
			"og:type": "article",
			"og:image": expect.stringMatching(/^https:\/\/vale\.example\/assets\/jpeg-\w{6}\/view-[0-9a-f]{10}\.jpg$/),
			"og:image:width": "1200",
			"og:image:height": "675",
			"og:image:alt": "A view",
			"twitter:card": "summary_large_image",
			"article:published_time": "2026-05-01T09:00:00+01:00",
			"article:modified_time": "2026-05-02T10:00:00+01:00",
			"article:section": "News",
			"article:author": [`${BASE}/authors/ann-lee/`, `${BASE}/authors/bo-reed/`],
			"article:tag": ["Bridges", "Rivers"],
			robots: "max-image-preview:large",
		});
		expect(Object.keys(metas(site, "/news/")).filter((name) => name.startsWith("article:"))).toEqual([]);
	});

	it("leads to its translations, for readers and for search engines", async () => {
		const inSpanish = "headline: El puente\nlang: es\ntranslationKey: bridge";
		const site = await buildSite({
			...SITE,
			"content/news/bridge.md": story("translationKey: bridge"),
			"content/news/puente.md": story(inSpanish),
			"content/news/droichead.md": story("headline: An droichead\nlang: ga\ntranslationKey: bridge\ndate: 2026-05-02"),
			"content/news/other.md": story("headline: Another\ntranslationKey: none"),
		});
		expect(site.problems).toBe("");
		const [es, ga] = ["/news/2026/05/puente/", "/news/2026/05/droichead/"];
		for (const url of [BRIDGE, es, ga])
			expect(links(site, url, "alternate").filter((link) => !/feed|atom/.test(link))).toEqual([
				`en ${BASE}${BRIDGE}`,
				`x-default ${BASE}${BRIDGE}`,
				`es ${BASE}${es}`,
				`ga ${BASE}${ga}`,
			]);
		const shown = site.page(es).all(".translations a");
		expect(shown.map((link) => [link.attr("href"), link.attr("lang"), link.text])).toEqual([
			[BRIDGE, "en", "English"],
			[ga, "ga", "Gaeilge"],
		]);
		const inIrish = site.page(ga).all(".translations a");
		expect(inIrish.map((link) => link.text)).toEqual(["English", "Español"]);
		expect(site.page("/news/2026/05/other/").all(".translations")).toEqual([]);

		const withdrawn = await site.again({ "content/news/puente.md": story(`${inSpanish}\ndraft: true`) });
		expect(
			withdrawn
				.page(BRIDGE)
				.all(".translations a")
				.map((link) => link.text),
		).toEqual(["Gaeilge"]);
		expect(withdrawn.read("news/2026/05/droichead/index.html")).not.toContain("puente");
	});

	it("of two translations in one language links to one, and reports it", async () => {
		const site = await buildSite({
			...SITE,
			"content/news/a.md": story("headline: One\ntranslationKey: bridge"),
			"content/news/b.md": story("headline: Two\ntranslationKey: bridge"),
		});
		expect(
			site.problems,
		).toBe(`content/news/b.md:4:17  warning  translation-twice  content/news/a.md is this story in the same language (en)
  4 │ translationKey: bridge
    │                 ^^^^^^
  hint: give one of them its \`lang\`, or another \`translationKey\``);
	});
});

describe("robots.txt", () => {
	const robots = async (more: string, options = {}) => {
		const site = await buildSite({ ...SITE, "broadsheet.config.ts": config(more) }, options);
		return { site, text: site.read("robots.txt"), parsed: robotsParser(`${BASE}/robots.txt`, site.read("robots.txt")) };
	};
	it("allows everything, and names the sitemap", async () => {
		const { text, parsed } = await robots("");
		expect(text).toBe(`User-agent: *\nContent-Signal: search=yes\nAllow: /\n\nSitemap: ${BASE}/sitemap.xml\n`);
		expect(parsed.isAllowed(`${BASE}${BRIDGE}`, "Googlebot")).toBe(true);
		expect(parsed.getSitemaps()).toEqual([`${BASE}/sitemap.xml`]);
	});
	it("says from one policy what machines may do with texts, to all and to each of them", async () => {
		const { text, parsed } = await robots(
			'robots: { aiTrain: false, aiInput: true, disallow: ["/press/"], agents: { CCBot: "allow", Slowbot: "disallow", Halfbot: ["/news/"] } },',
		);
		expect(text).toContain("User-agent: *\nContent-Signal: search=yes, ai-input=yes, ai-train=no\nDisallow: /press/\n");
		const may = (agent: string, path: string) => parsed.isAllowed(BASE + path, agent);
		expect([may("Googlebot", "/news/"), may("Googlebot", "/press/a/")]).toEqual([true, false]);
		expect([may("GPTBot", "/"), may("CCBot", "/"), may("Perplexity-User", "/")]).toEqual([false, true, true]);
		expect([may("Slowbot", "/"), may("Halfbot", "/"), may("Halfbot", "/news/")]).toEqual([false, true, false]);
	});
	it("of a preview with drafts disallows everything", async () => {
		const { text, parsed } = await robots("", { drafts: true });
		expect(parsed.isAllowed(`${BASE}/`, "Googlebot")).toBe(false);
		expect(text).not.toContain("Sitemap");
	});
	it("can be replaced by a file in static/, and disabled", async () => {
		const own = { "static/robots.txt": "User-agent: *\nDisallow: /\n" };
		const site = await withConfig("", own);
		expect([site.problems, site.read("robots.txt")]).toEqual(["", own["static/robots.txt"]]);
		expect((await withConfig("robots: { file: false },")).list()).not.toContain("robots.txt");
	});
	it("is combined with `noindex` on every page that search engines should not index", async () => {
		const { site } = await robots("robots: { search: false },");
		for (const url of ["/", "/news/", BRIDGE]) expect(metas(site, url).robots).toBe("noindex");
	});
});

describe("icons", () => {
	const ICONS: Files = {
		"content/brand/mark.svg": svgImage(64, 64),
		"static/favicon.svg": svgImage(32, 32),
		"static/apple-touch-icon.svg": svgImage(180, 180),
	};
	it("are those that the configuration names, then those that are called as browsers call them; devices find them in the manifest", async () => {
		const site = await withConfig(
			'description: "News of the vale", icons: ["brand/mark.svg"], manifest: { shortName: "Vale", color: "#123456" },',
			ICONS,
		);
		expect(site.problems).toBe("");
		const mark = expect.stringMatching(/^image\/svg\+xml any \/assets\/mark-[0-9a-f]{10}\.svg$/);
		expect(links(site, BRIDGE, "icon")).toEqual([mark, "image/svg+xml any /favicon.svg"]);
		expect(links(site, "/", "apple-touch-icon")).toEqual(["image/svg+xml any /apple-touch-icon.svg"]);
		expect(links(site, "/", "manifest")).toEqual(["/site.webmanifest"]);
		expect(JSON.parse(site.read("site.webmanifest"))).toMatchObject({
			name: "The Vale Post",
			short_name: "Vale",
			description: "News of the vale",
			lang: "en",
			start_url: "/",
			theme_color: "#123456",
			icons: [{ type: "image/svg+xml", sizes: "any" }, { src: "/apple-touch-icon.svg" }, { src: "/favicon.svg" }],
		});
	});
	it("that are not square are reported, and missing ones are errors", async () => {
		const flat = await withConfig("", { "static/icon.svg": svgImage(64, 32) });
		expect(
			flat.problems,
		).toBe(`static/icon.svg  warning  icon-shape  This icon does not suit search engines and devices of 64 × 32 pixels
  hint: they want a square of at least 48 pixels, as SVG, PNG or ICO`);
		expect((await withConfig('icons: ["brand/mrk.svg"],', ICONS)).problems).toContain("picture-missing");
	});
});

describe("security.txt", () => {
	const SECURITY =
		'security: { contact: ["mailto:desk@vale.example", "https://vale.example/tips/"], expires: "2026-05-05", policy: "https://vale.example/policy/" },';
	it("says where to report a vulnerability (RFC 9116)", async () => {
		const site = await withConfig(SECURITY);
		expect(site.problems).toBe("");
		expect(site.read(".well-known/security.txt")).toBe(`Contact: mailto:desk@vale.example
Contact: https://vale.example/tips/
Expires: 2026-05-05T00:00:00Z
Canonical: ${BASE}/.well-known/security.txt
Policy: https://vale.example/policy/
`);
		expect(site.report.nextChange).toBe("2026-05-05T00:00:00Z");
	});
	it("that has expired is reported", async () => {
		const site = await buildSite({ ...SITE, "broadsheet.config.ts": config(SECURITY) }, { at: "2026-05-05T00:00:00Z" });
		expect(site.problems).toContain("warning  security-expired  security.txt has expired: 2026-05-05T00:00:00Z");
	});
});

describe("other texts", () => {
	it("humans.txt names who makes the newspaper, and every page names humans.txt", async () => {
		const site = await buildSite({
			...SITE,
			"content/authors/ann-lee.md": "---\nname: Ann Lee\nmasthead: Editor\n---\n",
		});
		expect(site.read("humans.txt")).toBe(`/* TEAM */\nEditor: Ann Lee\n\nMasthead: ${BASE}/masthead/\n`);
		expect(links(site, BRIDGE, "author")).toEqual(["text/plain /humans.txt"]);
		expect((await shared()).list()).not.toContain("humans.txt");
		const off = await withConfig("humans: false,", {
			"content/authors/ann-lee.md": "---\nname: Ann Lee\nmasthead: Editor\n---\n",
		});
		expect(off.list()).not.toContain("humans.txt");
		expect(links(off, BRIDGE, "author")).toEqual([]);
	});
	it("llms.txt is there where the site asks for it", async () => {
		expect((await shared()).list()).not.toContain("llms.txt");
		const site = await withConfig('description: "News of the vale", llms: true, feeds: { formats: ["rss"] },', {
			"content/news/bridge.md": story("headline: 'The [bridge] reopens'\ntype: opinion"),
			"content/news/secret.md": story("headline: ZQX\ndraft: true"),
			"content/sections/news.md": "---\nname: News\n---\nWhat happens.\n",
		});
		expect(site.read("llms.txt")).toBe(`# The Vale Post

> News of the vale

## Sections

- [News](${BASE}/news/): What happens.

## Newest stories

- [Opinion: The \\[bridge\\] reopens](${BASE}${BRIDGE}): May 1, 2026

## Feeds

- [The Vale Post](${BASE}/feed.xml): application/rss+xml
`);
	});
	it("ads.txt is checked line by line", async () => {
		const site = await buildSite({
			...SITE,
			"static/ads.txt": `# sellers
adnet.example, 12, DIRECT, abc123 # ours
adnet.example, 12, RESELLER
adnet, 13, DIRECT
adnet.example, 14, DIRCT
adnet.example, 15
ownerdomain=vale.example
OWNERDOMAN=vale.example
hello
`,
		});
		expect(site.read("ads.txt")).toContain("# sellers");
		const reported = [...site.problems.matchAll(/^static\/ads\.txt:.*$/gm)].map(([line]) => line);
		expect(reported).toEqual([
			"static/ads.txt:3:1  warning  ads-txt  Line 2 names the same account",
			'static/ads.txt:4:1  warning  ads-txt  "adnet" is not the domain of an advertising system',
			'static/ads.txt:5:20  warning  ads-txt  "DIRCT" is neither DIRECT nor RESELLER',
			"static/ads.txt:6:1  warning  ads-txt  The line does not say whether the account is DIRECT or RESELLER",
			'static/ads.txt:8:1  warning  ads-txt  There is no variable "OWNERDOMAN"',
			"static/ads.txt:9:1  warning  ads-txt  The line is neither a seller nor a variable",
		]);
		expect(site.problems).toContain(
			'  5 │ adnet.example, 14, DIRCT\n    │                    ^^^^^\n  hint: did you mean "DIRECT"?',
		);
	});
});
