/** The visible features of the default theme: the colours of sections, and the styles of opinions, live coverage and sponsored stories. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accessibleVariants, BACKGROUNDS, contrast } from "../src/core/accessible-colors.js";
import { lazy } from "../src/core/lazy.js";
import { REPOSITORY } from "./support/cli.js";
import { sample } from "./support/sample.js";
import { buildSite, config, type Files, type Site, story, svgImage } from "./support/site.js";

const COLORED = 'theme: { accent: "#0a5a61", sections: { "Vale Life": "#E8A33D", news: "#123" } },';
const SITE: Files = {
	"broadsheet.config.ts": config(COLORED),
	"content/images/view.svg": svgImage(600, 400),
	"content/a.md": story("headline: A walk\nbreadcrumb: [Vale Life, Walks]\nrelated: [b.md]"),
	"content/b.md": story("headline: A vote\nbreadcrumb: [News]\ndate: 2026-05-02 09:00\nrelated: [c.md]"),
	"content/c.md": story("headline: A match\nbreadcrumb: [Sport]\ndate: 2026-05-03 09:00"),
};
const WALK = "/vale-life/walks/2026/05/a/";
const styleOf = ({ read, list }: Site): string =>
	list()
		.filter((path) => path.endsWith(".css"))
		.map(read)
		.join("\n");
const hex = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, "0")}`);

/** The site as it is, built once for the tests that only read it. */
const shared = lazy(() => buildSite(SITE));

describe("the colour of a section", () => {
	it("is on its front, its stories and those of its subsections, wherever they are listed", async () => {
		const site = await shared();
		expect(site.problems).toBe("");
		const worn = (url: string, selector: string) =>
			site
				.page(url)
				.all(selector)
				.map((element) => element.attr("data-section"));
		expect(worn("/vale-life/", "body")).toEqual(["vale-life"]);
		expect(worn(WALK, "body")).toEqual(["vale-life"]);
		expect(worn("/", "body")).toEqual([undefined]);
		expect(worn("/", ".sections li")).toEqual(["news", undefined, "vale-life"]);
		expect(new Set(worn("/vale-life/", ".teaser"))).toEqual(new Set(["vale-life"]));
		expect(worn(WALK, ".related .teaser")).toContain("news");
		expect(worn("/sport/", "body")).toEqual([undefined]);
	});

	it("is in the style sheet as lines and as texts, by day and by night, and in no attribute", async () => {
		const site = await shared();
		const css = styleOf(site);
		const { text, rule } = accessibleVariants("#E8A33D");
		for (const mode of ["light", "dark"] as const) {
			expect(css.includes(`--section: ${text[mode]}`)).toBe(true);
			expect(css.includes(`--section-rule: ${rule[mode]}`)).toBe(true);
		}
		for (const path of site.list().filter((each) => each.endsWith(".html")))
			expect(site.read(path)).not.toMatch(/\sstyle=|<style/);
	});

	it("can be read as text and seen as a line on every background of the theme, whatever colour it is", () => {
		fc.assert(
			fc.property(hex, (color) => {
				const { text, rule } = accessibleVariants(color);
				for (const mode of ["light", "dark"] as const)
					for (const ground of BACKGROUNDS[mode]) {
						expect(contrast(text[mode], ground)).toBeGreaterThanOrEqual(4.5);
						expect(contrast(rule[mode], ground)).toBeGreaterThanOrEqual(3);
					}
			}),
		);
	});

	it("stays unchanged if it is legible already", () => {
		expect(accessibleVariants("#0a5a61").text.light).toBe("#0a5a61");
		expect(accessibleVariants("#7cc9c7").text.dark).toBe("#7cc9c7");
		expect(accessibleVariants("#E8A33D").rule.dark).toBe("#e8a33d");
	});

	it("is measured on the backgrounds of the theme", () => {
		const tokens = readFileSync(join(REPOSITORY, "templates/css/tokens.css"), "utf8");
		const grounds = (name: string) =>
			[...tokens.matchAll(new RegExp(`--${name}: (#\\w+);`, "g"))].map(([, each]) => each);
		expect([grounds("paper"), grounds("tint")]).toEqual([
			[BACKGROUNDS.light[0], BACKGROUNDS.dark[0]],
			[BACKGROUNDS.light[1], BACKGROUNDS.dark[1]],
		]);
	});

	it.each(
		sample(4, [
			["blue", "a name"],
			["#12", "too short"],
			["#12345g", "no number"],
			["red;} body{display:none", "an attack"],
			["#fff;background:url(https://evil.example/)", "an attack that begins well"],
		]),
	)("%s is reported at its place: it is %s", async (color) => {
		const site = await buildSite({
			...SITE,
			"broadsheet.config.ts": config(`theme: { sections: { Sport: "${color}" } },`),
		});
		expect(site.report.exit).toBe(2);
		expect(site.problems).toMatch(
			/^broadsheet\.config\.ts:5:23 {2}error {2}config-value {2}`theme\.sections\.Sport` is not a valid colour, such as `#8a1c1c`/,
		);
	});

	it("is reported if its section is misspelled, and not if the section has no story yet", async () => {
		const site = await buildSite({
			...SITE,
			"broadsheet.config.ts": config('theme: { sections: { Sprot: "#8a1c1c", Chess: "#8a1c1c" } },'),
		});
		expect(site.problems).toBe(
			'broadsheet.config.ts  warning  section-color  No section is called "Sprot", which has a colour\n  hint: did you mean "Sport"?',
		);
	});

	it("cannot end its rule by the name of its section", async () => {
		const name = '"] {} body { display: none } x[y="';
		const site = await buildSite({
			...SITE,
			"broadsheet.config.ts": config(`theme: { sections: { ${JSON.stringify(name)}: "#8a1c1c" } },`),
		});
		expect(site.problems).toBe("");
		expect(/display:none\s*\}\s*x/.test(styleOf(site))).toBe(false);
		expect(styleOf(site).includes("[data-section=body-display-none-x-y]")).toBe(true);
	});

	it("changes with the configuration, and with it every page that names the style sheet", async () => {
		const site = await buildSite(SITE);
		const before = site.read("index.html");
		const other = await site.again({ "broadsheet.config.ts": config(COLORED.replace("#123", "#8a1c1c")) });
		expect(styleOf(other).includes("--section: #8a1c1c")).toBe(true);
		expect(other.read("index.html")).not.toBe(before);
	});

	it("costs nothing if there is none: no page has the attribute", async () => {
		const site = await buildSite({ ...SITE, "broadsheet.config.ts": config() });
		for (const path of site.list().filter((each) => each.endsWith(".html")))
			expect(site.read(path)).not.toContain("data-section");
	});
});

describe("an opinion", () => {
	const OPINION: Files = {
		...SITE,
		"content/authors/ann-lee.md": "---\nname: Ann Lee\nimage: /images/view.svg\n---\n",
		"content/c.md": story("headline: I think so\ntype: opinion\nbyline: ann-lee\nbreadcrumb: [Opinion]"),
		"content/d.md": story("headline: We think so\ntype: opinion\nbyline: Ann Lee and Bo Hart\nbreadcrumb: [Opinion]"),
		"content/e.md": story("headline: What was said\nbyline: Ann Lee\nbreadcrumb: [Opinion]"),
	};

	it("begins with whose it is, before its headline, on its page and on its card", async () => {
		const site = await buildSite(OPINION);
		expect(site.problems).toBe("");
		const page = site.page("/opinion/2026/05/c/");
		expect(page.one(".article--opinion .by-first .byline").text.trim()).toBe("Ann Lee");
		expect(page.one(".article-head .by-first").at).toBeLessThan(page.one("h1").at);
		expect(page.all(".byline")).toHaveLength(1);
		const dependencies = site.page("/opinion/").all(".teaser--opinion")[0];
		expect(dependencies?.text).toMatch(/^Opinion\s*Ann Lee\s*I think so/);
	});

	it("shows its author, where it has one author with a picture; news does not", async () => {
		const site = await buildSite(OPINION);
		const faces = (url: string) =>
			site
				.page(url)
				.all(".by-first img")
				.map((image) => image.attr("alt"));
		expect(faces("/opinion/2026/05/c/")).toEqual([""]);
		expect(faces("/opinion/2026/05/d/")).toEqual([]);
		expect(faces("/opinion/2026/05/e/")).toEqual([]);
		expect(faces("/opinion/")).toEqual([""]);
	});

	it("follows the picture of its author", async () => {
		const site = await buildSite(OPINION);
		const dependencies = () => site.page("/opinion/").one(".by-first img").attr("src");
		const before = dependencies();
		await site.again({ "content/images/view.svg": svgImage(500, 500) });
		expect(dependencies()).not.toBe(before);
		await site.again({ "content/authors/ann-lee.md": "---\nname: Ann Lee\n---\n" });
		expect(site.page("/opinion/").all(".by-first img")).toEqual([]);
		expect(site.page("/opinion/2026/05/c/").all(".by-first img")).toEqual([]);
	});

	it("is reported once if the picture of its author is missing", async () => {
		const site = await buildSite({
			...OPINION,
			"content/authors/ann-lee.md": "---\nname: Ann Lee\nimage: none.jpg\n---\n",
		});
		expect(site.problems.match(/picture-missing/g)).toHaveLength(1);
	});
});

describe("live coverage", () => {
	const LIVE: Files = {
		...SITE,
		"content/storm.live/index.md": story(
			"headline: The storm\nbreadcrumb: [News]\nends: 2026-05-04 12:00\nrelated: [b.md]",
		),
		"content/storm.live/1.md": "---\ndate: 2026-05-04 09:30\npinned: true\n---\n\nIt rains.\n",
		"content/b.md": story("headline: A vote\nbreadcrumb: [News]\nreadMore: [storm.live/index.md]"),
	};
	const labels = ({ page }: Site, url: string) =>
		page(url)
			.all(".label--live")
			.map((label) => `${label.text}${/label--running/.test(label.attr("class") ?? "") ? ", running" : ""}`);

	it("is called live while it runs, and something else once it has ended: on its page, on cards and in links", async () => {
		const site = await buildSite(LIVE);
		expect(site.problems).toBe("");
		const story = "/news/2026/05/storm/";
		for (const url of [story, "/", "/news/2026/05/b/"]) expect(labels(site, url)).toContain("Live, running");
		const later = await site.again({}, { at: "2026-05-04T12:00:00Z" });
		for (const url of [story, "/", "/news/2026/05/b/"]) {
			expect(labels(later, url)).toContain("As it happened");
			expect(labels(later, url).join()).not.toContain("Live");
		}
		expect(later.page(story).one("title").text).toMatch(/^As it happened: The storm/);
	});
});

describe("a card of a sponsored story", () => {
	it("says so, names the sponsor, and has a different background", async () => {
		const site = await buildSite({
			...SITE,
			"content/c.md": story(
				"headline: Save\ntype: sponsored\nsponsor: Orm Savings\nbyline: Ann Lee\nbreadcrumb: [Life]",
			),
		});
		const dependencies = site.page("/life/").one(".teaser--sponsored");
		expect(dependencies.text).toContain("Sponsored");
		expect(dependencies.text).toContain("Paid for by Orm Savings");
		expect(dependencies.text).not.toContain("Ann Lee");
	});
});

describe("the page of a series", () => {
	it("says which part each story is, where it says so itself", async () => {
		const site = await buildSite({
			...SITE,
			"content/a.md": story("headline: A walk\nseries: { name: Walks, part: 2 }"),
			"content/b.md": story("headline: A vote\nseries: { name: Walks, part: 1 }"),
			"content/c.md": story("headline: A match\nseries: Walks"),
		});
		const kickers = site
			.page("/series/walks/")
			.all(".teaser")
			.map((dependencies) => dependencies.texts(".kicker").join());
		expect(kickers.slice(0, 2)).toEqual(["Part 1", "Part 2"]);
		expect(kickers[2]).not.toContain("Part");
	});
});

describe("the style sheets", () => {
	it("of a story are those of every page; all others have a second one for lists", async () => {
		const site = await shared();
		const sheets = (url: string) =>
			site
				.page(url)
				.all('link[rel="stylesheet"]')
				.map((link) => link.attr("href")?.slice(0, 13));
		expect(sheets(WALK)).toEqual(["/assets/theme"]);
		expect(sheets("/")).toEqual(["/assets/theme", "/assets/lists"]);
	});
});

describe("a copy of the whole default theme in a site", () => {
	it("builds the same pages as the default theme, apart from the digest of the style sheet", async () => {
		const names = readdirSync(join(REPOSITORY, "templates"), { recursive: true, encoding: "utf8" });
		const files = names.filter((name) => /\.\w+$/.test(name));
		const copied = files.map((name) => [
			`templates/${name}`,
			readFileSync(join(REPOSITORY, "templates", name), "utf8"),
		]);
		const [ours, copy] = [await shared(), await buildSite({ ...SITE, ...Object.fromEntries(copied) })];
		expect(copy.problems).toBe("");
		expect(copy.list()).toEqual(ours.list());
		for (const url of ["/", WALK, "/vale-life/"]) expect(copy.page(url).text).toBe(ours.page(url).text);
	});
});
