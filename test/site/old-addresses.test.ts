/** The addresses of an archive stay: as pages or as redirects. */
import { describe, expect, it } from "vitest";
import { buildSite, config, story } from "../support/site.js";

const moved = (site: { read: (path: string) => string }): Record<string, string> =>
	JSON.parse(site.read("redirects.json")).moved;

describe("an address of a file name", () => {
	it("with capitals, underlines and dots leads to the page; one that differs only in case has a rule and no file", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/2026-05-01-We-Are-Hiring.md": story("headline: Hiring"),
			"content/news/Tide_Table_1.2.md": story("headline: Tides"),
			"content/news/own_slug.md": story("headline: Own\nslug: other"),
			"content/news/plain.md": story("headline: Plain"),
		});
		expect(site.problems).toBe("");
		expect(moved(site)).toEqual({
			"/news/2026/05/We-Are-Hiring/": "/news/2026/05/we-are-hiring/",
			"/news/2026/05/Tide_Table_1.2/": "/news/2026/05/tide-table-1-2/",
			"/news/2026/05/tide_table_1.2/": "/news/2026/05/tide-table-1-2/",
		});
		const files = site.list().filter((path) => /hiring|tide/i.test(path) && path.endsWith(".html"));
		expect(files).toEqual([
			"news/2026/05/Tide_Table_1.2/index.html",
			"news/2026/05/tide-table-1-2/index.html",
			"news/2026/05/we-are-hiring/index.html",
		]);
		// nginx compares texts without case: such a rule would redirect the page to itself.
		expect(site.read("redirects.nginx.conf")).toContain(
			'"~^/news/2026/05/We-Are-Hiring/$" "/news/2026/05/we-are-hiring/";',
		);
		expect(site.read("redirects.nginx.conf")).toContain('"/news/2026/05/Tide_Table_1.2/" ');
	});
	it("is also the `slug` of an archive as it was written", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config('from: "jekyll",'),
			"_posts/2026-05-01-a.md": "---\ntitle: One\nslug: My_Story.v2\n---\n\nWords.\n",
		});
		expect(Object.keys(moved(site))).toEqual(["/2026/05/01/My_Story.v2.html"]);
	});
	it("of Eleventy keeps its spaces", async () => {
		const files = {
			"posts/My Story.md": "---\ntitle: One\ndate: 2026-05-01\n---\n\nWords.\n",
			"posts/City Hall/b.md": "---\ntitle: Two\ndate: 2026-05-01\n---\n\nWords.\n",
			"posts/City Hall/The Vote.md": "---\ntitle: Three\ndate: 2026-05-01\n---\n\nWords.\n",
		};
		const eleventy = await buildSite({
			"broadsheet.config.ts": config('from: "eleventy", permalinks: { article: "/:folder/:slug/" },'),
			...files,
		});
		expect(eleventy.problems).not.toContain("error");
		expect(moved(eleventy)).toMatchObject({
			"/posts/City%20Hall/b/": "/posts/city-hall/b/",
			"/posts/City%20Hall/The%20Vote/": "/posts/city-hall/the-vote/",
			"/posts/My%20Story/": "/posts/my-story/",
			"/posts/my%20story/": "/posts/my-story/",
		});
		expect(eleventy.read("posts/My Story/index.html")).toContain('url=/posts/my-story/"');
		expect(eleventy.read("_redirects")).toContain("/posts/My%20Story/ /posts/my-story/ 301");
	});
	it("is not taken from a page that has it", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/the_tide.md": story("headline: One"),
			"content/news/b.md": story("headline: Two\npermalink: /news/2026/05/the_tide/"),
		});
		expect(site.problems).toBe("");
		expect(site.page("/news/2026/05/the_tide/").one("h1").text).toBe("Two");
		expect(site.list()).not.toContain("redirects.json");
	});
});

/** The text of a story of another generator. */
const titled = (title: string, more = "date: 2026-05-01", text = "Words of the story.") =>
	`---\ntitle: "${title}"\n${more}\n---\n\n${text}\n`;

describe("`permalinks`", () => {
	it("have patterns of single folders, of which the inner one counts", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(
				'from: "jekyll",\n\tfolders: { content: ["_posts", "_recipes"] },\n\tpermalinks: { folders: { _recipes: "/cook/:folder/:slug/", "_recipes/old": "/:year/:slug.html" } },',
			),
			"_posts/2026-05-01-levy.md": titled("Levy"),
			"_recipes/soups/leek.md": titled("Leek"),
			"_recipes/old/pie.md": titled("Pie"),
		});
		expect(site.problems).toBe("");
		for (const page of ["2026/05/01/levy.html", "cook/soups/leek/index.html", "2026/pie.html"])
			expect(site.list()).toContain(page);
	});
	it("can have the headline in addresses, as Hugo writes it: `:title`, and `:slug_title` for stories without a slug", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(
				'from: "hugo",\n\tpermalinks: { article: "/:year/:slug_title/", folders: { "content/news": "/n/:title/" } },',
			),
			"content/post/a.md": titled("What's new in v1.2?", "date: 2026-05-01\nslug: own"),
			"content/post/b.md": titled("What's new in v1.2?", "date: 2026-05-02"),
			"content/news/c.md": titled("Tides, ferries & tolls - a guide", "date: 2026-05-01\nslug: not-this"),
			"content/news/d.md": titled(
				"漁港 opens",
				"date: 2026-05-01",
				"See [it](../post/b.md) and [it](/n/tides-ferries-tolls-a-guide/).",
			),
		});
		expect(site.problems).toBe("");
		const pages = ["2026/own/", "2026/whats-new-in-v1-2/", "2026/whats-new-in-v1.2/", "n/tides-ferries-tolls-a-guide/"];
		for (const page of [...pages, "n/漁港-opens/"]) expect(site.list()).toContain(`${page}index.html`);
		expect(moved(site)).toEqual({ "/2026/whats-new-in-v1.2/": "/2026/whats-new-in-v1-2/" });
		expect(
			site
				.page("/n/漁港-opens/")
				.all(".body a")
				.map((link) => link.attr("href")),
		).toEqual(["/2026/whats-new-in-v1-2/", "/n/tides-ferries-tolls-a-guide/"]);
	});
	it("of a folder outside of the site, or without a slug, are errors of the configuration", async () => {
		const { problems } = await buildSite({
			"broadsheet.config.ts": config('permalinks: { folders: { "/news/": "/:slug/", news: "/:year/" } },'),
		});
		expect(problems).toContain("has names of folders of the site");
		expect(problems).toContain("needs :slug");
	});

	it("can end in .html, and name the folders of the file", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config('permalinks: { article: "/:folder/:year/:slug.html" },'),
			"content/City_Hall/2026/levy.md": story(
				"headline: The levy\nbreadcrumb: [News]",
				"See [the storm](/City_Hall/2026/storm.html) and [it](../storm.live/index.md).",
			),
			"content/City_Hall/storm.live/index.md": story("headline: The storm"),
			"content/City_Hall/storm.live/0900-here.md": story("headline: It is here"),
		});
		expect(site.problems).toBe("");
		expect(site.list()).toEqual(
			expect.arrayContaining([
				"City_Hall/2026/2026/levy.html",
				"City_Hall/2026/storm.html",
				"City_Hall/2026/storm/live.html",
			]),
		);
		expect(
			site
				.page("/news/")
				.all("a")
				.map((link) => link.attr("href")),
		).toContain("/City_Hall/2026/2026/levy.html");
		expect(site.read("feed.xml")).toContain("https://vale.example/City_Hall/2026/2026/levy.html");
		expect(site.read("sitemap.xml") + site.read("sitemaps/2026-05.xml")).toContain("/levy.html");
	});
	it("name nothing else", async () => {
		for (const wrong of ["/:slug", "/:slug.htm", "/:slug.html/", "/:name/", "/a.html"]) {
			const site = await buildSite({
				"broadsheet.config.ts": config(`permalinks: { article: "${wrong}" },`),
				"content/a.md": story(),
			});
			expect([wrong, site.report.exit]).toEqual([wrong, 2]);
		}
	});
});

describe("the `permalink` of a story", () => {
	it("is its whole address, in the forms of other programs", async () => {
		const forms = {
			"/harbour/lamp/": "/harbour/lamp/",
			"2019/12/Two.html": "/2019/12/Two.html",
			"/2020/tide": "/2020/tide/",
			"/2021/ferry/index.html": "/2021/ferry/",
			"https://old.example/2022/quay/": "/2022/quay/",
			"/caf%C3%A9/": "/café/",
		};
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			...Object.fromEntries(
				Object.keys(forms).map((form, index) => [
					`content/news/s${index}.md`,
					story(`headline: Story ${index}\npermalink: ${form}`, "Words and [the lamp](/harbour/lamp/)."),
				]),
			),
		});
		expect(site.problems).toBe("");
		for (const [index, url] of Object.values(forms).entries())
			expect(site.page(url).one("h1").text).toBe(`Story ${index}`);
		const again = await site.again({ "content/news/s0.md": story("headline: Story 0\npermalink: /harbour/light/") });
		expect(again.problems).toContain('dead-link  No page of this site is at "/harbour/lamp/"');
	});
	it("that is a pattern of another program is left out, and one that hides the page withholds it", async () => {
		const site = await buildSite(
			{
				"broadsheet.config.ts": config(),
				"content/news/a.md": story("headline: A\npermalink: /:year/:title/"),
				"content/news/b.md": story('headline: B\npermalink: "/blog/{{ page.fileSlug }}/"'),
				"content/news/c.md": story("headline: SENTINEL\npermalink: false"),
				"content/news/d.md": story("headline: D\npermalink: /"),
			},
			{ quarantine: true },
		);
		expect(
			site.report.problems.map(({ severity, code, place }) => `${severity} ${code} ${place?.path.slice(13)}`),
		).toEqual([
			"warning address-pattern a.md",
			"warning address-pattern b.md",
			"error unclear-key c.md",
			"error unsafe-url d.md",
		]);
		expect(site.list()).toContain("news/2026/05/a/index.html");
		for (const path of site.list().filter((each) => /html|xml|json/.test(each)))
			expect(site.read(path)).not.toContain("SENTINEL");
	});
	it("of two stories is an error, and a warm build equals a clean one", async () => {
		const files = {
			"broadsheet.config.ts": config(),
			"content/a.md": story("headline: A\npermalink: /x/"),
			"content/b.md": story("headline: B\npermalink: /y.html", "[A](/x/)"),
		};
		const site = await buildSite(files);
		const twice = await site.again({ "content/b.md": story("headline: B\npermalink: /x") });
		expect(twice.problems).toContain("url-collision  content/b.md and content/a.md have the same URL: /x/");
		const after = { "content/a.md": story("headline: A new\npermalink: /x/"), "content/b.md": files["content/b.md"] };
		const warm = await site.again(after);
		const clean = await buildSite({ ...files, ...after });
		for (const path of clean.list()) expect(warm.read(path)).toBe(clean.read(path));
	});
});

describe("an alias", () => {
	it("may have no slash, an ending, or be the address itself, also in capitals", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/Lamp.md": story(
				'aliases: ["2019/lamp.html", releases/1.2.0, /news/2026/05/Lamp/, /news/2026/05/lamp/, /Old/, /old/, old.php]',
			),
		});
		expect(site.problems).toBe("");
		expect(Object.keys(moved(site)).sort()).toEqual([
			"/2019/lamp.html",
			"/Old/",
			"/news/2026/05/Lamp/",
			"/old.php/",
			"/old/",
			"/releases/1.2.0/",
		]);
		expect(site.list().filter((path) => /^old/i.test(path))).toEqual(["Old/index.html", "old.php/index.html"]);
	});
	it("at which a page stands is left out with a warning in an archive: the page goes before a former address", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config('links: "warn",'),
			"content/news/a.md": story("headline: A"),
			"content/news/b.md": story("headline: B\naliases: [/news/2026/05/a/, /old/, /404.html]"),
			"content/news/c.md": story("headline: C\naliases: /old/"),
		});
		expect(site.report.problems.map(({ severity, code, message }) => `${severity} ${code} ${message}`)).toEqual([
			"warning alias-taken The alias /news/2026/05/a/ of content/news/b.md is left out: it is the address of content/news/a.md",
			"warning alias-taken The alias /404.html of content/news/b.md is left out: it is the address of the page for missing pages",
			"warning alias-taken The alias /old/ of content/news/c.md is left out: it is the address of an alias of content/news/b.md",
		]);
		expect(site.page("/news/2026/05/a/").one("h1").text).toBe("A");
		expect(moved(site)).toEqual({ "/old/": "/news/2026/05/b/" });
	});
});
