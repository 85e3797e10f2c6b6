/** Navigation, footer, social accounts and logo from the configuration. */
import { describe, expect, it } from "vitest";
import { buildSite, config, type Files, type Site, story, svgImage } from "./support/site.js";

const page = (front: string): string => `---\n${front}\n---\n\nWords of the page.\n`;
const CONTENT: Files = {
	"content/a.md": story("headline: A\nbreadcrumb: [News, City Hall]\ntags: [The River]\ndate: 2025-03-01"),
	"content/b.md": story("headline: B\nbreadcrumb: [Sport]\ndate: 2025-02-01"),
	"content/pages/about.md": page("title: About *us*\nkind: about"),
	"content/pages/about/team.md": page("title: The whole team\nshortTitle: Team"),
};
const MENUS = `navigation: ["Sport", "News / City Hall", { topic: "the river", label: "Orm" }, { page: "about" }, { url: "https://shop.example/?a=1&b", label: "Shop" }],
	footer: {
		sections: false,
		columns: [
			{ heading: "Us", entries: [{ page: "pages/about/team.md" }, "/about/#ada", "/news/", { url: "mailto:desk@vale.example", label: "Write" }] },
			{ heading: "Find", entries: ["/", "/topics/", "/archive", "/feed.xml", { url: "/archive/2025/", label: "2025" }] },
		],
		copyright: "© {year} <The Trust>",
	},
	social: { mastodon: "https://social.example/@vale", x: ["https://x.example/vale", "https://x.example/sport"] },
	theme: { sections: { Sport: "#2f5f95" } },`;
const links = (site: Site, selector: string, url = "/"): string[] =>
	site
		.page(url)
		.all(selector)
		.map((link) => `${link.text} ${link.attr("href")}`);

describe("a site with menus", async () => {
	const site = await buildSite({ "broadsheet.config.ts": config(MENUS), ...CONTENT });

	it("has them in place of its sections, with the names of what they lead to", () => {
		expect(site.problems).toBe("");
		expect(links(site, ".sections a")).toEqual([
			"Sport /sport/",
			"City Hall /news/city-hall/",
			"Orm /topics/the-river/",
			"About us /about/",
			"Shop https://shop.example/?a=1&b",
		]);
		expect(links(site, ".foot-nav .foot-columns ul a")).toEqual([
			"Team /about/team/",
			"About us /about/#ada",
			"News /news/",
			"Write mailto:desk@vale.example",
			"Home /",
			"Topics /topics/",
			"Archive /archive/",
			"Feed (RSS) /feed.xml",
			"2025 /archive/2025/",
		]);
		expect(site.page("/").texts(".foot-head")).toEqual(["Us", "Find"]);
		expect(site.page("/").all(".sections li")[0]?.attr("data-section")).toBe("sport");
	});

	it("marks the entry that is current, also below it", () => {
		for (const url of ["/about/", "/about/team/"])
			expect(site.page(url).one(".sections [aria-current]").text).toBe("About us");
		expect(site.page("/2025/02/b/".replace("/2025", "/sport/2025")).one(".sections [aria-current]").text).toBe("Sport");
		for (const url of ["/news/city-hall/", "/news/city-hall/2025/03/a/"])
			expect(site.page(url).one(".sections [aria-current]").text).toBe("City Hall");
		expect(site.page("/topics/the-river/").one(".sections [aria-current]").text).toBe("Orm");
		expect(site.page("/").all(".sections [aria-current]")).toEqual([]);
	});

	it("names its accounts for readers, for proofs of identity and for search engines", () => {
		expect(links(site, '.social a[rel="me"]')).toEqual([
			"Mastodon https://social.example/@vale",
			"X https://x.example/vale",
			"X https://x.example/sport",
		]);
		expect(site.read("index.html")).toContain(
			'"sameAs":["https://social.example/@vale","https://x.example/vale","https://x.example/sport"]',
		);
	});

	it("writes the year of its newest story, whatever the clock says", async () => {
		expect(site.page("/").one(".foot-end p").text).toBe("© 2025 <The Trust>");
		const later = await site.again({}, { at: "2029-01-01T00:00:00Z" });
		expect(later.page("/").one(".foot-end p").text).toBe("© 2025 <The Trust>");
	});
});

it("columns come below the sections, where `sections` does not leave these out", async () => {
	const footer = 'footer: { columns: [{ heading: "Us", entries: [{ page: "about" }] }] },';
	const site = await buildSite({ "broadsheet.config.ts": config(footer), ...CONTENT });
	expect(site.page("/").texts(".foot-head")).toEqual(["News", "Sport", "Index", "Us"]);
});

it("what an entry names may be not public now: it is left out, and comes with it", async () => {
	const menus = `sections: ["News", "Sport", "Weather"],
	navigation: ["News", "Sea", "Weather", { topic: "Tides" }, { page: "plan" }, "/plan/", "/sea/2026/05/c/"],`;
	const files = {
		"broadsheet.config.ts": config(menus.replace('"/sea/2026/05/c/"', '{ url: "/sea/2026/05/c/", label: "C" }')),
		...CONTENT,
		"content/c.md": story("headline: C\nbreadcrumb: [Sea]\ntags: [Tides]\nslug: c\nembargo: 2026-05-05 06:00"),
		"content/pages/plan.md": page("title: Plan\nembargo: 2026-05-05 06:00"),
	};
	const before = await buildSite(files);
	expect(before.problems).toBe("");
	expect(before.page("/").texts(".sections a")).toEqual(["News"]);
	const after = await before.again({}, { at: "2026-05-05T06:00:00Z" });
	expect(after.page("/").texts(".sections a")).toEqual(["News", "Sea", "Tides", "Plan", "Plan", "C"]);
});

it("an entry that leads nowhere is an error at its place, with what was meant", async () => {
	const menus = `navigation: ["Sprot", "about", { topic: "Rivver" }, { page: "abuot" }, "/abot/", "/feed.json"],
	footer: { columns: [{ heading: "X", entries: ["Sport", "Sprot"] }] },`;
	const site = await buildSite({
		"broadsheet.config.ts": config(menus),
		...CONTENT,
		"content/c.md": story("tags: [River]"),
	});
	expect(site.list()).toEqual([]);
	expect(site.problems).toMatchInlineSnapshot(`
		"broadsheet.config.ts:5:16  error  menu-entry  No section is called "Sprot"
		  5 │  navigation: ["Sprot", "about", { topic: "Rivver" }, { page: "abuot" }, "/abot/", "/feed.json"],
		    │                ^^^^^
		  hint: did you mean "Sport"?

		broadsheet.config.ts:5:25  error  menu-entry  No section is called "about"
		  5 │  navigation: ["Sprot", "about", { topic: "Rivver" }, { page: "abuot" }, "/abot/", "/feed.json"],
		    │                         ^^^^^
		  hint: for the page content/pages/about.md write { page: "about" }

		broadsheet.config.ts:5:43  error  menu-entry  No topic is called "Rivver"
		  5 │  navigation: ["Sprot", "about", { topic: "Rivver" }, { page: "abuot" }, "/abot/", "/feed.json"],
		    │                                           ^^^^^^
		  hint: did you mean "River"?

		broadsheet.config.ts:5:63  error  menu-entry  No page is called "abuot"
		  5 │ … "about", { topic: "Rivver" }, { page: "abuot" }, "/abot/", "/feed.json"],
		    │                                          ^^^^^
		  hint: did you mean "about"?

		broadsheet.config.ts:5:74  error  menu-entry  No page of this site is at "/abot/"
		  5 │ … topic: "Rivver" }, { page: "abuot" }, "/abot/", "/feed.json"],
		    │                                          ^^^^^^
		  hint: did you mean "/about/"?

		broadsheet.config.ts:6:58  error  menu-entry  No section is called "Sprot"
		  6 │  footer: { columns: [{ heading: "X", entries: ["Sport", "Sprot"] }] },
		    │                                                          ^^^^^
		  hint: did you mean "Sport"?"
	`);
});

it("a key or a value that nobody can use is an error of the configuration", async () => {
	const menus = `navigation: [{ secton: "News" }, { url: "https://shop.example" }, { page: "about", topic: "x" }, 7],
	footer: { columns: [{ heading: "", entries: [] }], copyrigth: "x" },
	social: { mastadon: "https://a.example", x: "vale" },
	logo: 3,`;
	const site = await buildSite({ "broadsheet.config.ts": config(menus), ...CONTENT });
	expect([site.report.exit, site.problems]).toMatchInlineSnapshot(`
		[
		  2,
		  "broadsheet.config.ts:5:2  error  config-value  \`navigation.0\` needs exactly one of \`section\`, \`topic\`, \`page\`, \`url\`
		  5 │  navigation: [{ secton: "News" }, { url: "https://shop.example" }, { page: "about", topic: "x" }, 7]…
		    │  ^^^^^^^^^^

		broadsheet.config.ts:5:2  error  config-value  \`navigation.1\` has an address outside the site, https://shop.example, and needs a \`label\`
		  5 │  navigation: [{ secton: "News" }, { url: "https://shop.example" }, { page: "about", topic: "x" }, 7]…
		    │  ^^^^^^^^^^

		broadsheet.config.ts:5:2  error  config-value  \`navigation.2\` needs exactly one of \`section\`, \`topic\`, \`page\`, \`url\`, not \`topic\` and \`page\`
		  5 │  navigation: [{ secton: "News" }, { url: "https://shop.example" }, { page: "about", topic: "x" }, 7]…
		    │  ^^^^^^^^^^

		broadsheet.config.ts:5:2  error  config-value  \`navigation.3\` is the name of a section, a path such as \`/about/\`, or \`{ page: "about" }\`
		  5 │  navigation: [{ secton: "News" }, { url: "https://shop.example" }, { page: "about", topic: "x" }, 7]…
		    │  ^^^^^^^^^^

		broadsheet.config.ts:5:17  error  config-key  The configuration has no \`navigation.0.secton\`
		  5 │  navigation: [{ secton: "News" }, { url: "https://shop.example" }, { page: "about", topic: "x" }, 7]…
		    │                 ^^^^^^
		  hint: did you mean "section"?

		broadsheet.config.ts:6:24  error  config-value  \`footer.columns.0.heading\` is empty
		  6 │  footer: { columns: [{ heading: "", entries: [] }], copyrigth: "x" },
		    │                        ^^^^^^^

		broadsheet.config.ts:6:37  error  config-value  \`footer.columns.0.entries\` is empty
		  6 │  footer: { columns: [{ heading: "", entries: [] }], copyrigth: "x" },
		    │                                     ^^^^^^^

		broadsheet.config.ts:6:53  error  config-key  The configuration has no \`footer.copyrigth\`
		  6 │  footer: { columns: [{ heading: "", entries: [] }], copyrigth: "x" },
		    │                                                     ^^^^^^^^^
		  hint: did you mean "copyright"?

		broadsheet.config.ts:7:12  error  config-key  The configuration has no \`social.mastadon\`
		  7 │  social: { mastadon: "https://a.example", x: "vale" },
		    │            ^^^^^^^^
		  hint: did you mean "mastodon"?

		broadsheet.config.ts:7:43  error  config-value  \`social.x\` begins with https://
		  7 │  social: { mastadon: "https://a.example", x: "vale" },
		    │                                           ^

		broadsheet.config.ts:8:2  error  config-value  \`logo\` is the path of a picture, or \`{ light, dark }\`
		  8 │  logo: 3,
		    │  ^^^^",
		]
	`);
});

describe("a logo", () => {
	const files = {
		...CONTENT,
		"content/images/logo.svg": svgImage(600, 120),
		"static/logo-dark.svg": svgImage(610, 120),
	};
	it("stands for the name, with its size, and is another file on a dark ground", async () => {
		const logo = 'logo: { light: "images/logo.svg", dark: "logo-dark.svg" },';
		const site = await buildSite({ "broadsheet.config.ts": config(logo), ...files });
		expect(site.problems).toBe("");
		const image = site.page("/").one("h1 picture img");
		expect([image.attr("alt"), image.attr("width"), image.attr("height")]).toEqual(["The Vale Post", "600", "120"]);
		expect(site.list()).toContain(image.attr("src")?.slice(1));
		const dark = site.page("/about/").one(".masthead a picture source");
		expect([dark.attr("media"), dark.attr("srcset")]).toEqual(["(prefers-color-scheme: dark)", "/logo-dark.svg"]);
		expect(site.read("index.html")).toContain('"logo":{"@type":"ImageObject","url":"https://vale.example/assets/logo-');
		expect(site.page("/").one("title").text).toBe("The Vale Post");
	});
	it("that is missing, or has no size, is an error", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config('logo: { light: "images/lgoo.svg", dark: "images/flat.svg" },'),
			...files,
			"content/images/flat.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>\n',
		});
		expect([site.report.exit, site.problems]).toMatchInlineSnapshot(`
			[
			  1,
			  "broadsheet.config.ts:5:18  error  picture-missing  No picture at "/images/lgoo.svg"
			  5 │  logo: { light: "images/lgoo.svg", dark: "images/flat.svg" },
			    │                  ^^^^^^^^^^^^^^^
			  hint: did you mean "images/logo.svg"?

			broadsheet.config.ts:5:43  error  picture-format  "/images/flat.svg" is an SVG without a size: it has neither a \`viewBox\` nor a \`width\` and \`height\` in pixels
			  5 │  logo: { light: "images/lgoo.svg", dark: "images/flat.svg" },
			    │                                           ^^^^^^^^^^^^^^^
			  hint: write its size into its first line: <svg viewBox="0 0 800 600" …>",
			]
		`);
	});
});
