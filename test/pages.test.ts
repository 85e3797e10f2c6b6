/** Plain pages: About, Contact and the like. A page has no date or section, and is written, checked and withheld like a story. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildSite, config, type Files, story, svgImage } from "./support/site.js";

const page = (front: string, text = "Words of the page."): string => `---\n${front}\n---\n\n${text}\n`;
const PAGES: Files = {
	"broadsheet.config.ts": config(),
	"content/news/bridge.md": story(
		"headline: The bridge reopens\nslug: bridge",
		"See [us](../pages/about.md), [the team](/about/team/#ada) and [a form](contact).\n\nRead more: pages/about.md",
	),
	"content/pages/about.md": page(
		"title: About *us*\ndescription: Who makes the Post.\nkind: about\nupdated: 2026-04-01\naliases: [/about-us/]\nimage: { src: images/quay.svg, alt: The quay, caption: Our *quay* }",
		'We buildSite [the bridge](../news/bridge.md).\n\n:::note{title="Known"}\nA note.\n:::\n\n![The quay](/images/quay.svg)',
	),
	"content/pages/about/team.md": page("title: The whole team\nshortTitle: Team", "## Ada\n\nUp to [us](../about.md)."),
	"content/pages/contact.md": page("title: Contact\nkind: contact\nnoindex: true"),
	"content/pages/legal/imprint/index.md": page("title: Imprint"),
	"content/pages/Work with us.md": page("title: Advertise\npermalink: /advertise\nsitemap: false"),
	"content/pages/plan.md": page("title: ZQX plan\ndraft: true\naliases: [/zqx/]", "![ZQX](/images/zqx.svg)"),
	"content/images/quay.svg": svgImage(900, 600),
	"content/images/zqx.svg": svgImage(90, 60),
};
const site = await buildSite(PAGES, { jobs: 1 });
const read = (path: string): string => site.read(path);
const structured = (url: string): readonly Record<string, unknown>[] =>
	JSON.parse(site.page(url).one('script[type="application/ld+json"]').text)["@graph"];

describe("a plain page", () => {
	it("is at the address of its file, or at its `permalink`, and gives no problem", () => {
		expect(site.problems).toBe("");
		for (const path of ["about", "about/team", "contact", "legal/imprint", "advertise"])
			expect(existsSync(join(site.out, path, "index.html")), path).toBe(true);
	});

	it("shows its title, its picture, its text with all that a story may have, and when it was updated", () => {
		const about = site.page("/about/");
		expect(about.one("h1").text).toBe("About us");
		expect(about.one("h1 em").text).toBe("us");
		expect(about.one("title").text).toBe("About us | The Vale Post");
		expect(about.one(".dates").text).toBe("Updated April 1, 2026");
		expect(about.one(".article > .picture figcaption").text).toBe("Our quay");
		expect([".picture", ".note"].map((each) => about.all(`.body ${each}`).length)).toEqual([1, 1]);
		expect(about.one('meta[name="description"]').attr("content")).toBe("Who makes the Post.");
		expect(about.one('meta[property="og:type"]').attr("content")).toBe("website");
		for (const each of [".published", ".byline", ".related", ".kicker"]) expect(about.all(each)).toEqual([]);
		expect(site.page("/contact/").all(".article-side")).toEqual([]);
	});

	it("names in its breadcrumb the pages above it, and the section in which it was put", async () => {
		expect(site.page("/about/team/").texts(".breadcrumb li")).toEqual(["Home", "About us", "Team"]);
		expect(site.page("/legal/imprint/").texts(".breadcrumb li")).toEqual(["Home", "Imprint"]);
	});

	it("links to stories and pages, and stories link to it, by file, by address and by name", () => {
		expect(site.page("/about/").all(".body a")[0]?.attr("href")).toBe("/news/2026/05/bridge/");
		const links = site.page("/news/2026/05/bridge/").all(".body a");
		expect(links.map((link) => link.attr("href"))).toEqual(["/about/", "/about/team/#ada", "/contact/", "/about/"]);
		expect(links.at(-1)?.text).toBe("About us");
		expect(site.page("/about/team/").one(".body a").attr("href")).toBe("/about/");
		expect(read("_redirects")).toContain("/about-us/ /about/ 301");
	});

	it("says what it is to search engines", () => {
		expect(structured("/about/").map((node) => node["@type"])).toEqual(["AboutPage", "BreadcrumbList"]);
		expect(structured("/about/")[0]).toMatchObject({
			url: "https://vale.example/about/",
			name: "About us",
			description: "Who makes the Post.",
			dateModified: "2026-04-01",
		});
		expect(structured("/about/team/").map((node) => node["@type"])).toEqual(["WebPage", "BreadcrumbList"]);
		expect(site.page("/contact/").all('script[type="application/ld+json"]')).toEqual([]);
		expect(site.page("/contact/").one('meta[name="robots"]').attr("content")).toBe("noindex");
	});

	it("is in the sitemap of pages, and in no front, feed, archive, news sitemap or list of related stories", () => {
		const sitemap = read("sitemaps/pages.xml");
		expect(sitemap).toContain("<loc>https://vale.example/about/</loc><lastmod>2026-03-31T23:00:00Z</lastmod>");
		expect(sitemap).toContain("<loc>https://vale.example/legal/imprint/</loc></url>");
		expect(sitemap).not.toMatch(/contact|advertise/);
		const own =
			/^(?:about(?:-us)?|contact|legal|advertise|assets)\/|^sitemaps\/pages|redirects|headers|^news\/2026\/05\/bridge/;
		for (const path of site.list().filter((each) => !own.test(each)))
			expect(read(path).replaceAll(/read-more.*?\/p>/g, ""), path).not.toMatch(/About|Team|Imprint|Advertise|>Contact/);
	});

	it("leaves no trace as a draft, and is shown with its notice in a preview with drafts", async () => {
		for (const path of site.list()) expect(`${path} ${read(path)}`, path).not.toMatch(/zqx/i);
		const drafts = await site.again({}, { drafts: true, out: "drafts" });
		expect(drafts.page("/plan/").one(".hidden-notice").text).toContain("draft");
	});
});

/** The problems of a site with this additional page. */
const told = async (path: string, text: string, more: Files = {}, options = {}): Promise<string> =>
	(await buildSite({ "broadsheet.config.ts": config(), "content/news/a.md": story(), [path]: text, ...more }, options))
		.problems;

describe("what is wrong with a page", () => {
	it("is reported in its own words, all at once", async () => {
		const front =
			"headline: About\nslug: about\nbyline: Ann\ntype: page\nexcerpt: x\nkind: abuot\npermalink: /imprint.html";
		expect(await told("content/pages/about.md", page(front))).toMatchInlineSnapshot(`
			"content/pages/about.md:2:1  error  field-missing  The page has no \`title\`; \`headline\` is not read
			  2 │ headline: About
			    │ ^^^^^^^^
			  hint: write \`title\` instead of \`headline\`

			content/pages/about.md:3:1  warning  unknown-field  \`slug\` is a key of stories; a page does not show it
			  3 │ slug: about
			    │ ^^^^
			  hint: the address of a page is the path of its file, or \`permalink: /about-us/\`

			content/pages/about.md:4:1  warning  unknown-field  \`byline\` is a key of stories; a page does not show it
			  4 │ byline: Ann
			    │ ^^^^^^
			  hint: remove the line, or write a story

			content/pages/about.md:6:1  warning  unknown-field  \`excerpt\` is not read; the field is called \`description\`
			  6 │ excerpt: x
			    │ ^^^^^^^
			  hint: add to broadsheet.config.ts: \`fields: { description: "excerpt" },\`; if the key is for a template or a plugin, \`fields: { extra: ["excerpt"] },\`

			content/pages/about.md:7:7  error  field-type  \`kind\` is one of about, contact; this is "abuot"
			  7 │ kind: abuot
			    │       ^^^^^
			  hint: did you mean "about"?

			content/pages/about.md:8:12  error  unsafe-url  \`permalink\` is an address without an ending; this is "/imprint.html"
			  8 │ permalink: /imprint.html
			    │            ^^^^^^^^^^^^^
			  hint: write \`permalink: /imprint/\`; with \`aliases: [/imprint.html]\` the other leads there"
		`);
	});

	it("withholds it where a key may be meant to hide it, as of a story", async () => {
		for (const key of [
			"dra_ft: true",
			"published: false",
			"visibility: private",
			"embargoo: 2027-01-01",
			"hidden: true",
		]) {
			const built = await buildSite({
				"broadsheet.config.ts": config(),
				"content/news/a.md": story(),
				"content/pages/about.md": page(`title: About\n${key}`),
			});
			expect([key, built.report.exit, built.report.problems[0]?.code]).toEqual([key, 1, "unclear-key"]);
			expect(built.problems).toContain("page");
			expect(built.list()).toEqual([]);
		}
	});

	it("is an address that another has already", async () => {
		const two = {
			"content/pages/about.md": page("title: About"),
			"content/pages/us.md": page("title: Us\npermalink: /about/"),
			"content/pages/news.md": page("title: News"),
			"content/pages/index.md": page("title: Home"),
			"content/pages/bridge.md": page("title: B\npermalink: /2026/05/a/"),
		};
		expect(await told("content/b.md", story("slug: a\nheadline: Other"), two)).toMatchInlineSnapshot(`
			"content/pages/bridge.md:3:12  error  url-collision  content/pages/bridge.md and content/b.md have the same URL: /2026/05/a/
			  3 │ permalink: /2026/05/a/
			    │            ^^^^^^^^^^^
			  hint: give the page another \`permalink\`, or its file another name

			content/pages/index.md:1:1  error  url-collision  content/pages/index.md and the home page have the same URL: /
			  1 │ ---
			    │ ^
			  hint: give the page another \`permalink\`, or its file another name

			content/pages/news.md:1:1  error  url-collision  content/pages/news.md and the section "News" have the same URL: /news/
			  1 │ ---
			    │ ^
			  hint: give the page another \`permalink\`, or its file another name

			content/pages/us.md:3:12  error  url-collision  content/pages/us.md and content/pages/about.md have the same URL: /about/
			  3 │ permalink: /about/
			    │            ^^^^^^^
			  hint: give the page another \`permalink\`, or its file another name"
		`);
	});

	it("is a pin, or an entry of a list of stories, that names a page", async () => {
		const more = {
			"content/fronts/home.yaml": "lead: pages/about.md\n",
			"content/news/b.md": story("headline: B\nreadMore: [pages/about.md]\nrelated: [/about/]"),
		};
		expect(await told("content/pages/about.md", page("title: About"), more)).toMatchInlineSnapshot(`
			"content/fronts/home.yaml:1:7  warning  front-pin  "pages/about.md" is a page, and a front shows stories
			  1 │ lead: pages/about.md
			    │       ^^^^^^^^^^^^^^
			  hint: link to a page in \`navigation\` or \`footer\` of broadsheet.config.ts, or in a text

			content/news/b.md:4:12  warning  read-more  "pages/about.md" is a page, and this list shows stories
			  4 │ readMore: [pages/about.md]
			    │            ^^^^^^^^^^^^^^
			  hint: link to the page in the text

			content/news/b.md:5:11  warning  read-more  "/about/" is a page, and this list shows stories
			  5 │ related: [/about/]
			    │           ^^^^^^^
			  hint: link to the page in the text"
		`);
	});

	it("is a folder that has two meanings", async () => {
		const text = config('folders: { articles: ["news", "pages/old"] },');
		expect(await told("content/pages/old/a.md", story(), { "broadsheet.config.ts": text })).toMatchInlineSnapshot(`
			"broadsheet.config.ts:5:13  error  config-value  \`folders.articles\` has a folder of plain pages: set \`folders: { pages }\` to a different folder, or to '' for none
			  5 │  folders: { articles: ["news", "pages/old"] },
			    │             ^^^^^^^^"
		`);
	});
});

it("the folder of pages is configurable, and without one every file is a story", async () => {
	const files = {
		"content/info/about.md": page("title: About"),
		"content/pages/old.md": story("headline: An old story"),
		"broadsheet.config.ts": config('folders: { pages: "info" },'),
	};
	const built = await buildSite(files);
	expect(built.problems).toBe("");
	expect(built.list()).toContain("about/index.html");
	expect(built.list()).toContain("pages/2026/05/old/index.html");
	const off = await built.again({ "broadsheet.config.ts": config("folders: { pages: '' },") });
	expect(off.problems).toContain("content/info/about.md:2:1  error  field-missing  The story has no `headline`");
});

it("an embargoed page comes at its hour, and a page that moves keeps its address by the record", async () => {
	const built = await buildSite(
		{
			"broadsheet.config.ts": config("record: true,\nageNotice: 1,"),
			"content/news/a.md": story(),
			"content/pages/jobs.md": page("title: Jobs\nembargo: 2026-05-05 06:00"),
			"content/pages/about.md": page("title: About"),
		},
		{ record: true },
	);
	expect([built.problems, built.report.nextChange]).toEqual(["", "2026-05-05T05:00:00Z"]);
	const moved = await built.again(
		{ "content/pages/about.md": undefined, "content/pages/paper/about.md": page("title: About") },
		{ at: "2026-05-05T05:00:00Z" },
	);
	expect(moved.problems).toBe("");
	expect(moved.read("_redirects")).toContain("/about/ /paper/about/ 301");
	expect(moved.page("/jobs/").one("h1").text).toBe("Jobs");
	const lost = await moved.again({ "content/pages/paper/about.md": undefined });
	expect(lost.problems).toContain('the page "pages/about" (content/pages/paper/about.md) is gone');
});

it("a page follows what is above it, although it links nowhere", async () => {
	const files = {
		"broadsheet.config.ts": config(),
		"content/news/a.md": story("headline: A\nbreadcrumb: [News]"),
		"content/pages/about.md": page("title: About"),
		"content/pages/about/team.md": page("title: Team"),
		"content/pages/tips.md": page("title: Tips\npermalink: /news/tips/"),
	};
	const crumbs = (each: Awaited<ReturnType<typeof buildSite>>) =>
		["/about/team/", "/news/tips/"].map((url) => each.page(url).texts(".breadcrumb li").slice(1, -1));
	const built = await buildSite(files);
	expect(crumbs(built)).toEqual([["About"], ["News"]]);
	const named = await built.again({
		"content/pages/about.md": page("title: About us\nshortTitle: Us"),
		"content/sections/news.md": "---\nname: The News\n---\n",
	});
	expect(crumbs(named)).toEqual([["Us"], ["The News"]]);
	const gone = await named.again({ "content/pages/about.md": page("title: About us\ndraft: true") });
	expect(crumbs(gone)).toEqual([[], ["The News"]]);
});

it("with `--quarantine`, a page with an error is left out alone", async () => {
	const built = await buildSite(
		{
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("", "[Us](../pages/about.md)"),
			"content/pages/about.md": page("title: About\nnoindex: maybe"),
		},
		{ quarantine: true },
	);
	expect(built.list()).toContain("news/2026/05/a/index.html");
	expect(built.list().filter((path) => path.startsWith("about"))).toEqual([]);
});
