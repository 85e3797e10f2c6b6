/** A label is part of a headline: wherever a headline is shown, its label is too. Also contributors and their roles. */
import { describe, expect, it } from "vitest";
import { ARTICLE_TYPES } from "../src/core/front-matter-schema.js";
import { lazy } from "../src/core/lazy.js";
import { buildSite, config, type Files, type Site, story, svgImage } from "./support/site.js";

const LABELLED = ARTICLE_TYPES.filter((type) => type !== "news");
const LABELS: Readonly<Record<string, string>> = {
	analysis: "Analysis",
	opinion: "Opinion",
	background: "Background",
	review: "Review",
	sponsored: "Sponsored",
	satire: "Satire",
	live: "Live",
};
const urlOf = (type: string) => `/news/2026/05/${type}/`;

/** One story of each type; each names all others in every possible way. */
const SITE: Files = {
	"broadsheet.config.ts": config(),
	"content/images/view.svg": svgImage(400, 300),
	...Object.fromEntries(
		ARTICLE_TYPES.map((type, index) => [
			`content/news/${type}.md`,
			story(
				[
					`headline: A tale of kind ${index}`,
					`date: 2026-05-01 0${index}:00`,
					`type: ${type}`,
					"tags: [Tales]",
					"byline: Ann Lee",
					`series: { name: The Tales, part: ${index + 1} }`,
					`readMore: [${ARTICLE_TYPES.filter((other) => other !== type)}]`,
					`related: [${ARTICLE_TYPES.filter((other) => other !== type)}]`,
					"image: { src: /images/view.svg, alt: A view }",
					`corrections: [{ date: 2026-05-02, text: "It was tale ${index}." }]`,
					...(type === "sponsored" ? ["sponsor: Orm Harbour Savings"] : []),
				].join("\n"),
				`Words.\n\n${ARTICLE_TYPES.filter((other) => other !== type)
					.map((other) => `Read more: ${other}`)
					.join("\n\n")}`,
			),
		]),
	),
};

/** Places that may show a headline: each must contain the label as well. */
const PLACES = [".teaser", ".line", ".read-more", ".read-more-list li", ".series li", ".series-step"];

describe("a label", () => {
	it("is next to every link to its story, on every page", async () => {
		const site = await buildSite(SITE);
		expect(site.problems).toBe("");
		let links = 0;
		for (const path of site.list().filter((each) => each.endsWith(".html"))) {
			const page = site.page(`/${path}`);
			for (const type of LABELLED) {
				const to = (of: {
					all: (selector: string) => readonly { at: number; attr: (name: string) => string | undefined }[];
				}) =>
					of
						.all("a")
						.filter((link) => link.attr("href") === urlOf(type))
						.map(({ at }) => at);
				const all = to(page);
				const holders = PLACES.flatMap((place) => page.all(place)).filter((holder) => to(holder).length > 0);
				expect(
					holders.filter(({ text }) => !text.includes(LABELS[type] as string)).map(({ text }) => `${path}: ${text}`),
				).toEqual([]);
				expect(new Set(holders.flatMap(to))).toEqual(new Set(all));
				links += all.length;
			}
		}
		expect(links).toBeGreaterThan(150);
	});

	it("stands on the page of the story itself: above the headline, in its title, on social networks", async () => {
		const site = await buildSite(SITE);
		for (const type of LABELLED) {
			const page = site.page(urlOf(type));
			expect(page.one(".article-head .label").text).toBe(LABELS[type]);
			expect(page.one("title").text).toMatch(new RegExp(`^${LABELS[type]}: A tale`));
			expect(page.one('meta[property="og:title"]').attr("content")).toMatch(new RegExp(`^${LABELS[type]}: A tale`));
		}
		expect(site.page(urlOf("news")).one("title").text).toMatch(/^A tale/);
	});

	it("is not repeated if the title has it already", async () => {
		const site = await buildSite({
			...SITE,
			"content/news/opinion.md": story("seoTitle: 'Opinion: why tales end'\ntype: opinion"),
		});
		expect(site.page(urlOf("opinion")).one("title").text).toBe("Opinion: why tales end | The Vale Post");
	});
});

describe("a sponsored story", () => {
	const PAID: Files = {
		"broadsheet.config.ts": config(),
		"content/news/paid.md": story(
			'headline: Save with us\ntype: sponsored\nsponsor: Orm Harbour Savings\nbyline: Ann Lee\nsources: [{ name: Rates, url: "https://bank.example/rates" }]\nsummary: ["See [rates](https://bank.example/)."]',
			'[One](https://bank.example/ "The <b>bank</b>"), [two](/news/), [three](mailto:a@bank.example).\n\nRead more: [Four](https://bank.example/more)',
		),
		"content/news/plain.md": story(
			"headline: Plain news\ndate: 2026-04-02\nbyline: Ann Lee",
			"[Out](https://news.example/).",
		),
	};
	/** Built once for the tests that only read it. */
	const shared = lazy(() => buildSite(PAID));

	it("says who pays for it", async () => {
		const site = await buildSite(PAID);
		expect(site.problems).toBe("");
		expect(site.page("/news/2026/05/paid/").one(".paid-for").text).toBe("Paid for by Orm Harbour Savings");
		const without = await site.again({ "content/news/paid.md": story("type: sponsored") });
		expect(without.problems).toContain(
			"content/news/paid.md:4:7  warning  sponsor-missing  A sponsored story must say who pays for it",
		);
	});

	it("marks its links to other sites as paid for, and no others", async () => {
		const site = await shared();
		const rels = site
			.page("/news/2026/05/paid/")
			.all(".article a")
			.filter((link) => /^https|^mailto|^\/news\/$/.test(link.attr("href") ?? ""))
			.map((link) => [link.attr("href"), link.attr("rel")]);
		expect(rels).toContainEqual(["https://bank.example/", "sponsored"]);
		expect(rels.filter(([href]) => href?.startsWith("https")).every(([, rel]) => rel === "sponsored")).toBe(true);
		expect(rels.filter(([href]) => href?.startsWith("https"))).toHaveLength(4);
		expect(rels.filter(([href]) => !href?.startsWith("https")).every(([, rel]) => rel === undefined)).toBe(true);
		expect(site.page("/news/2026/04/plain/").one(".body a").attr("rel")).toBeUndefined();
	});

	it("is the same with and without the fast path for Markdown", async () => {
		const full = await buildSite({ ...PAID, "broadsheet.config.ts": config("markdown: { fastPath: false },") });
		expect(full.read("news/2026/05/paid/index.html")).toBe((await shared()).read("news/2026/05/paid/index.html"));
	});

	it("never leads the front page automatically, and is never related to other stories", async () => {
		const site = await shared();
		expect(site.page("/").texts(".top .teaser-headline")).toEqual(["Plain news"]);
		expect(site.page("/").texts(".strip .teaser-headline")).toEqual(["Save with us"]);
		expect(site.page("/news/2026/04/plain/").all(".related")).toEqual([]);
	});
});

describe("contributors", () => {
	const storyFiles = (front: string): Files => ({
		"broadsheet.config.ts": config(),
		"content/authors/jo-fenn.md": "---\nname: Jo Fenn\nrole: Photographer\n---\n",
		"content/news/one.md": story(front),
		"content/news/two.md": story("headline: Two\ndate: 2026-04-02\nbyline: jo-fenn"),
	});
	const line = (site: Site) => site.page("/news/2026/05/one/").one(".contributors").text;

	it("are named by role, with a link if they have a page", async () => {
		const site = await buildSite(
			storyFiles(
				"byline: Ann Lee\ncontributors: [Alix Marlow, { name: jo-fenn, role: photographer }, { name: Bo Reed, role: translator }, { name: Cy Orr, role: translator }]",
			),
		);
		expect(site.problems).toBe("");
		expect(line(site)).toBe(
			"Alix Marlow contributed reporting. Translated by Bo Reed and Cy Orr. Pictures by Jo Fenn.",
		);
		expect(site.page("/news/2026/05/one/").one(".contributors a").attr("href")).toBe("/authors/jo-fenn/");
	});

	it("follow when a contributor gets or loses a page", async () => {
		const site = await buildSite(storyFiles("contributors: Zed Quill"));
		expect(site.page("/news/2026/05/one/").all(".contributors a")).toEqual([]);
		const again = await site.again({
			"content/news/two.md": story("headline: Two\ndate: 2026-04-02\nbyline: Zed Quill\nbreadcrumb: [Far]"),
		});
		expect(again.page("/news/2026/05/one/").one(".contributors a").attr("href")).toBe("/authors/zed-quill/");
		const gone = await again.again({
			"content/news/two.md": story("headline: Two\ndate: 2026-04-02\nbreadcrumb: [Far]"),
		});
		expect(gone.page("/news/2026/05/one/").all(".contributors a")).toEqual([]);
	});

	it.each([
		[
			"contributors: { name: Jo, role: photograper }",
			'4:33  error  field-type  `contributors.role` is one of contributor, translator, editor, photographer, illustrator; this is "photograper"',
		],
		["contributors: [{ role: editor }]", "4:16  error  field-type  `contributors` needs a `name` in every entry"],
	])("are validated: %s", async (front, problem) => {
		expect((await buildSite(storyFiles(front))).problems).toContain(`content/news/one.md:${problem}`);
	});
});
