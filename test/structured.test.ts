/** The structured data of pages: the right type, each author separately, and only what the page shows. */
import { describe, expect, it } from "vitest";
import { ARTICLE_TYPES } from "../src/core/front-matter-schema.js";
import { buildDemo } from "./support/demo.js";
import { type Html, parseHtml } from "./support/html.js";
import { sample } from "./support/sample.js";
import { schemaFaults } from "./support/schema-org.js";
import { buildSite, config, type Files, type Site, story, svgImage } from "./support/site.js";

type Node = Readonly<Record<string, unknown>>;
const nodesOf = (page: Html): readonly Node[] =>
	page.all('script[type="application/ld+json"]').flatMap((each) => JSON.parse(each.text)["@graph"] as Node[]);
const typed = (nodes: readonly Node[], type: string) => nodes.filter((node) => [node["@type"]].flat().includes(type));
const only = (site: Site, url: string, type: string): Node => {
	const [node, ...others] = typed(nodesOf(site.page(url)), type);
	expect(others).toEqual([]);
	return node as Node;
};
const BASE = "https://vale.example";
const STORY = "/news/2026/05/story/";
const withFront = (front: string, more: Files = {}): Promise<Site> =>
	buildSite({
		"broadsheet.config.ts": config(),
		"content/images/view.svg": svgImage(400, 300),
		"content/news/story.md": story(front),
		...more,
	});

describe("a story", () => {
	it.each(
		sample(3, [
			["news", "NewsArticle"],
			["analysis", ["NewsArticle", "AnalysisNewsArticle"]],
			["opinion", ["NewsArticle", "OpinionNewsArticle"]],
			["background", ["NewsArticle", "BackgroundNewsArticle"]],
			["review", ["NewsArticle", "ReviewNewsArticle"]],
			["sponsored", "AdvertiserContentArticle"],
			["satire", "SatiricalArticle"],
			["live", ["NewsArticle", "LiveBlogPosting"]],
		] as const),
	)("of the type %s is a %s", async (type, name) => {
		expect(ARTICLE_TYPES).toContain(type);
		const site = await withFront(`type: ${type}\n${type === "sponsored" ? "sponsor: Orm Harbour Savings" : ""}`);
		expect(nodesOf(site.page(STORY))[0]?.["@type"]).toEqual(name);
	});
	it("has each author by themselves, with the name alone; an agency is an organization", async () => {
		const site = await withFront("byline: By Ann Lee and Vale Wire\ncontributors: [Bo Reed]", {
			"content/authors/vale-wire.md": "---\nname: Vale Wire\nkind: wire\n---\n",
		});
		const article = only(site, STORY, "NewsArticle");
		expect(article.author).toEqual([
			{ "@type": "Person", name: "Ann Lee", url: `${BASE}/authors/ann-lee/` },
			{ "@type": "Organization", name: "Vale Wire", url: `${BASE}/authors/vale-wire/` },
		]);
		expect(article.contributor).toEqual([{ "@type": "Person", name: "Bo Reed" }]);
	});
	it("has its dates with the offset of the site, its picture, its section and its corrections", async () => {
		const site = await withFront(
			"updated: 2026-05-02 11:00\nimage: { src: /images/view.svg, alt: A view, credit: Ida Roth, license: https://vale.example/terms }\ncorrections: [{ date: 2026-05-03, text: It *was* noon. }]\nsources: [{ name: The minutes, url: https://council.example/minutes }]",
		);
		expect(only(site, STORY, "NewsArticle")).toMatchObject({
			headline: "The bridge reopens",
			datePublished: "2026-05-01T09:00:00+01:00",
			dateModified: "2026-05-03",
			articleSection: "News",
			image: {
				"@type": "ImageObject",
				url: expect.stringContaining(`${BASE}/assets/view-`),
				width: 400,
				height: 300,
				creditText: "Ida Roth",
				license: "https://vale.example/terms",
			},
			correction: [{ "@type": "CorrectionComment", datePublished: "2026-05-03", text: "It was noon." }],
			isAccessibleForFree: true,
			wordCount: 4,
			citation: [{ "@type": "CreativeWork", name: "The minutes", url: "https://council.example/minutes" }],
		});
	});
	it("that readers pay for says which part of the page that is", async () => {
		const site = await withFront("access: members");
		expect(only(site, STORY, "NewsArticle")).toMatchObject({
			isAccessibleForFree: false,
			hasPart: { "@type": "WebPageElement", isAccessibleForFree: false, cssSelector: ".story" },
		});
		expect(site.page(STORY).all(".story")).toHaveLength(1);
	});
	it("told live has each entry at its own address", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/s.live/index.md": story("ends: 2026-05-02 12:00"),
			"content/news/s.live/a.md":
				"---\ndate: 2026-05-01 10:00\nheadline: A\nbyline: Ann Lee\n---\n\nTea & *cake* < all.\n",
		});
		expect(only(site, "/news/2026/05/s/", "LiveBlogPosting")).toMatchObject({
			coverageStartTime: "2026-05-01T09:00:00+01:00",
			coverageEndTime: "2026-05-02T12:00:00+01:00",
			liveBlogUpdate: [
				{
					"@type": "BlogPosting",
					url: `${BASE}/news/2026/05/s/#live_a`,
					headline: "A",
					datePublished: "2026-05-01T10:00:00+01:00",
					author: [{ "@type": "Person", name: "Ann Lee" }],
					articleBody: "Tea & cake < all.",
				},
			],
		});
	});
	it("has no structured data if the site disables it", async () => {
		const off = await buildSite({ "broadsheet.config.ts": config("structured: false,"), "content/news/a.md": story() });
		for (const url of ["/", "/news/", "/news/2026/05/a/"]) expect(nodesOf(off.page(url))).toEqual([]);
	});
	it("ends no script, whatever stands in it", async () => {
		const evil = "</SCRIPT><script>alert(1)</script><!-- \u2028";
		const text = JSON.stringify(evil);
		const site = await withFront(
			`headline: ${text}\nbyline: [${text}]\nbreadcrumb: [${text}]\nsummary: [${text}]\ntags: [${text}]\ncorrections: [{ date: 2026-05-03, text: ${text} }]`,
		);
		for (const path of site.list().filter((each) => each.endsWith(".html"))) {
			const scripts = parseHtml(site.read(path)).all("script");
			expect(scripts.filter((each) => each.attr("type") !== "application/ld+json").length, path).toBe(0);
		}
		const url = `/${site
			.list()
			.find((path) => path.includes("/2026/05/") && !path.startsWith("archive/"))
			?.replace("index.html", "")}`;
		expect(String(nodesOf(site.page(url))[0]?.headline)).toContain("</SCRIPT><script>alert(1)</script><!--");
	});
});

it("the home page says who publishes the site, with the policies of the configuration", async () => {
	const site = await buildSite({
		"broadsheet.config.ts": config('publisher: { logo: "/logo.svg", policies: { ethicsPolicy: "/ethics/" } },'),
		"content/a.md": story("corrections: [{ date: 2026-05-02, text: One. }]"),
	});
	expect(only(site, "/", "NewsMediaOrganization")).toEqual({
		"@type": "NewsMediaOrganization",
		"@id": `${BASE}/#publisher`,
		name: "The Vale Post",
		url: `${BASE}/`,
		logo: { "@type": "ImageObject", url: `${BASE}/logo.svg` },
		correctionsPolicy: `${BASE}/corrections/`,
		ethicsPolicy: `${BASE}/ethics/`,
	});
	expect(only(site, "/", "WebSite")).toMatchObject({ name: "The Vale Post", url: `${BASE}/` });
});

it("no page of the demo says what it does not show, nor has an hour without offset", async () => {
	const { urls, html } = await buildDemo();
	const faults: string[] = [];
	let seen = 0;
	for (const url of urls) {
		const page = parseHtml(html(url));
		const shown = `${page.one("body").text} ${page
			.all("meta")
			.map((each) => each.attr("content"))
			.join(" ")} ${page
			.all("[alt]")
			.map((each) => each.attr("alt"))
			.join(" ")}`.replace(/\s+/g, " ");
		const look = (value: unknown, key: string): void => {
			if (Array.isArray(value)) for (const each of value) look(each, key);
			else if (typeof value === "object" && value !== null)
				for (const [name, each] of Object.entries(value)) look(each, name);
			else if (/^date(?:Published|Modified)$|Time$/.test(key)) {
				if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?$/.test(String(value)))
					faults.push(`${url} ${key}: ${value}`);
			} else if (
				typeof value === "string" &&
				!key.startsWith("@") &&
				!/^(?:https?:|mailto:)/.test(value) &&
				!["inLanguage", "cssSelector"].includes(key)
			) {
				seen++;
				if (!shown.includes(value.replace(/\s+/g, " "))) faults.push(`${url} ${key}: ${value}`);
			}
		};
		for (const node of nodesOf(page)) look(node, "");
	}
	expect(faults).toEqual([]);
	expect(seen).toBeGreaterThan(1000);
});

describe("a checker of Google's rules and of the vocabulary of schema.org", () => {
	it("finds nothing wrong on any page of the demo", async () => {
		const { urls, html } = await buildDemo();
		const faults: string[] = [];
		let seen = 0;
		for (const url of urls) {
			const nodes = nodesOf(parseHtml(html(url)));
			seen += nodes.length;
			faults.push(...(await schemaFaults(nodes)).map((fault) => `${url}: ${fault}`));
		}
		expect(faults).toEqual([]);
		expect(seen).toBeGreaterThan(150);
	});
	it.each([
		["a type that is none", { "@type": "NewsArtikel" }],
		["a property that the type has not", { "@type": "NewsArticle", byline: "Ann Lee" }],
		["a property that neither of two types has", { "@type": ["NewsArticle", "LiveBlogPosting"], recipeYield: "6" }],
		[
			"a breadcrumb without places",
			{ "@type": "BreadcrumbList", itemListElement: [{ "@type": "ListItem", name: "News" }] },
		],
	])("finds %s", async (_, node) => {
		expect(await schemaFaults([node])).not.toEqual([]);
	});
});
