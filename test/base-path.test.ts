/** A site below a path of its host, `https://someone.github.io/paper/`: no address leads out of the path, and no file is missing within it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Config } from "../src/config/schema.js";
import { validateField } from "../src/config/validation-problems.js";
import { withBasePath } from "../src/core/with-base-path.js";
import { movedIn } from "../src/deploy/headers.js";
import { addressesIn, outside, pathIn } from "./support/addresses.js";
import { buildSite, config, type Files, pngImage, type Site, story, svgImage } from "./support/site.js";

const HOME = { origin: "https://someone.github.io", base: "/paper" };
const URL_BELOW = `${HOME.origin}${HOME.base}`;
const below = (more = "") => config(more).replace("https://vale.example", `${URL_BELOW}/`);

/** One of everything that prints an address. */
const PAPER: Files = {
	"broadsheet.config.ts": below(`
	language: "en", icons: ["images/icon.svg"], llms: true, record: true,
	publisher: { logo: "/images/logo.svg", policies: { ethicsPolicy: "/news/" } },
	redirects: { "/gone-west/": "/news/", "/elsewhere/": "https://other.example/" },
	robots: { disallow: ["/private/"], agents: { GPTBot: "disallow" } },
	security: { contact: ["mailto:safe@vale.example"], expires: "2027-01-01" },
	indexNow: { key: "0123456789abcdef" }, theme: { fonts: "newsreader" }, images: { external: ["/legacy/"] },
	markdown: { html: "sanitize" }, ads: { slots: { body: "banner" } }, keyPointsFooter: "More on [our front page](/).",
	feeds: { hubs: ["https://hub.example/"] }, pageSize: 2,
	navigation: ["News", { topic: "Rivers" }, { page: "about" }, { url: "/report.txt", label: "Report" }],
	footer: { columns: [{ heading: "Us", entries: [{ page: "about" }, { url: "https://shop.example", label: "Shop" }] }] },
	social: { mastodon: "https://social.example/@vale" }, logo: { light: "images/icon.svg", dark: "images/dark.svg" },
	plugins: [{
		name: "extra",
		pages: () => [{ url: "/tools/", template: "tool", view: { title: "Tools", to: "/news/" } }],
		html: (html) => html.replace("<main", '<nav><a href="/news/">Plugin</a></nav><main'),
	}],`),
	"templates/tool.tsx": `import Layout from "./layout.js";
export default (view) => <Layout view={view} kind="tool">
	<form action="/tools/"><input formaction="/news/" /></form><a ping="/news/ /tools/" href={view.to}>Tool</a>
	<div style="background: url(/images/logo.svg)" data-url="/tools/"></div><svg><use href="/images/logo.svg#a" /></svg>
</Layout>;`,
	"content/images/icon.svg": svgImage(64, 64),
	"content/images/dark.svg": svgImage(64, 65),
	"content/images/river.png": pngImage(900, 600),
	"content/pages/about.md":
		"---\ntitle: About us\nkind: about\naliases: [/ueber-uns/]\nimage: { src: /images/river.png, alt: A river }\n---\n\nSee [the news](/news/), and [the vote](../news/vote.md).\n",
	"static/report.txt": "Words.",
	"static/images/logo.svg": svgImage(64, 64),
	"content/authors/ann-lee.md":
		"---\nname: Ann Lee\nmasthead: Editor\nimage: /images/river.png\n---\n\nWrites on [rivers](/topics/rivers/).\n",
	"content/topics/rivers.md": "---\nname: Rivers\n---\n\nSee [the news](/news/).\n",
	"content/news/bridge.md": story(
		`headline: The bridge reopens
tags: [Rivers, Bridges]
byline: Ann Lee
image: { src: /images/river.png, alt: A river, caption: "From [the archive](/archive/)" }
summary: ["It is [open](/news/)", "At last"]
series: { name: Spans, part: 1 }
translationKey: bridge
aliases: [/old/bridge/]
sources: [{ name: A report, url: "https://reports.example/1" }]
corrections: [{ date: 2026-05-02 10:00, text: "The [vote](vote.md) was on Monday." }]`,
		`See [the vote](/news/2026/05/vote/), [by its address](${URL_BELOW}/news/2026/05/vote/), [a report](/report.txt),
[another project](${HOME.origin}/other/) and [a heading](#later).

![A river](/images/river.png)

![Old](/legacy/old.jpg)

<a href="/news/">As HTML</a> and \`<a href="x">\` as text.[^1]

[![A river](/images/river.png)](/news/)

Read more: [The vote](vote.md)

[^1]: A [note](/news/).

## Later

Words.`,
	),
	"content/news/bruecke.md": story("headline: Die Brücke\nlang: de\ntranslationKey: bridge\nslug: brücke", "Worte."),
	"content/news/vote.md": story(
		"headline: The vote\nbyline: Ann Lee\ntags: [Rivers]\nseries: { name: Spans, part: 2 }",
	),
	"content/news/pier.md": story("headline: The pier\ndate: 2026-04-02\ntags: [Rivers]"),
	"content/news/storm.live/index.md": story("headline: The storm\ndate: 2026-05-04 08:00\nends: 2026-05-04 12:00"),
	"content/news/storm.live/0810-wind.md":
		"---\ndate: 2026-05-04 08:10\nbyline: Ann Lee\n---\n\nSee [the vote](../vote.md).\n",
};
const BRIDGE = "/news/2026/05/bridge/";
/** Files that hosts read: patterns of addresses, and addresses that lead elsewhere on purpose. */
const FOR_HOSTS = /^(?:_headers|_redirects|headers\.|redirects\.|robots\.txt)/;

describe("a site below a path", () => {
	let site: Site;
	let texts: ReadonlyMap<string, string>;
	beforeAll(async () => {
		site = await buildSite(PAPER);
		const files = site.list().map((path) => [path, readFileSync(join(site.out, path))] as const);
		texts = new Map(files.flatMap(([path, bytes]) => (bytes.includes(0) ? [] : [[path, bytes.toString()] as const])));
	});

	it("is built, in an output that knows nothing of the path: that is what is put into the folder", () => {
		expect(site.report.exit).toBe(0);
		expect(texts.size).toBeGreaterThan(60);
		expect(site.list()).toContain(`${BRIDGE.slice(1)}index.html`);
		expect(site.list().filter((path) => path.startsWith("paper"))).toEqual([]);
	});
	it("has no address in any file that leads out of the path, except what a story leads to on purpose", () => {
		const found = [...texts].flatMap(([path, text]) =>
			outside(text, HOME)
				.filter((address) => address !== `${HOME.origin}/other/`)
				.map((address) => `${path}: ${address}`),
		);
		expect(found).toEqual([]);
		const all = [...texts].flatMap(([, text]) => addressesIn(text, HOME));
		expect(all.length).toBeGreaterThan(1000);
	});
	it("has a file for each address, in whatever file the address stands", () => {
		const there = new Set(site.list().map((path) => `/${path}`));
		const missing = [...texts]
			.filter(([path]) => !FOR_HOSTS.test(path))
			.flatMap(([path, text]) =>
				addressesIn(text, HOME).flatMap((address) => {
					const inside = pathIn(address.replace(/&.*$/, ""), HOME);
					if (inside === undefined || inside.startsWith("/legacy/")) return [];
					const file = decodeURI(inside || "/").replace(/\/$/, "/index.html");
					return there.has(file) ? [] : `${path}: ${address}`;
				}),
			);
		expect(missing).toEqual([]);
	});
	it("has in its pages what readers and machines follow, with the path once", () => {
		const page = site.page(BRIDGE);
		expect(page.one('link[rel="canonical"]').attr("href")).toBe(`${URL_BELOW}${BRIDGE}`);
		expect(page.all(".story a").map((each) => each.attr("href"))).toEqual(
			expect.arrayContaining([
				"/paper/news/2026/05/vote/",
				"/paper/report.txt",
				"/paper/news/",
				`${HOME.origin}/other/`,
				"#later",
			]),
		);
		expect(page.all(".story img")[0]?.attr("srcset")).toMatch(/^\/paper\/assets\/\S+ 240w, \/paper\/assets\//);
		expect(page.one('link[rel="manifest"]').attr("href")).toBe("/paper/site.webmanifest");
		expect(site.read("news/2026/05/storm/index.html")).toContain('data-live="/paper/news/2026/05/storm/live.html"');
		expect(site.page("/old/bridge/").one("meta[http-equiv]").attr("content")).toBe(`0; url=/paper${BRIDGE}`);
		expect(site.read("404.html")).toContain('href="/paper/assets/theme-');
		const tool = site.read("tools/index.html");
		for (const part of ['action="/paper/tools/"', 'formaction="/paper/news/"', 'ping="/paper/news/ /paper/tools/"'])
			expect(tool).toContain(part);
		expect(tool).toContain("url(/paper/images/logo.svg)");
		expect(tool).toContain('<a href="/paper/news/">Plugin</a>');
	});
	it("has it in what programs read", () => {
		expect(JSON.parse(site.read("site.webmanifest"))).toMatchObject({
			start_url: "/paper/",
			scope: "/paper/",
			icons: [{ src: expect.stringMatching(/^\/paper\/assets\/icon-/) }],
		});
		expect(JSON.parse(site.read("feed.json")).items[0]).toMatchObject({
			id: expect.stringMatching(/^tag:someone\.github\.io,2005:paper\/news\//),
			url: expect.stringContaining(`${URL_BELOW}/news/`),
		});
		expect(site.read("feed.xml")).toContain('<?xml-stylesheet type="text/css" href="/paper/assets/theme-');
		expect(site.read("_redirects")).toContain(`/paper/old/bridge/ /paper${BRIDGE} 301\n`);
		expect(site.read("_redirects")).toContain("\n/paper/topics/:slug/atom.xml /paper/topics/:slug/feed.xml 301\n");
		expect(site.read("_redirects")).toContain("/paper/elsewhere/ https://other.example/ 301\n");
		expect(site.read("_headers")).toMatch(/^\/paper\/\*\n[\s\S]*\n\/paper\/assets\/\*\n/);
		expect(site.read("robots.txt")).toContain("Disallow: /paper/private/\n");
		expect(site.read("robots.txt")).toContain("User-agent: GPTBot\nDisallow: /paper/\n");
		expect(
			site.read(
				"assets/" +
					site
						.list()
						.find((path) => /theme-\w+\.css$/.test(path))
						?.slice(7),
			),
		).toContain('url("/paper/assets/newsreader');
	});
	it("is deployed without the path: a bucket has it as its prefix, and redirects lead to the address on the host", () => {
		expect(movedIn(site.out, URL_BELOW).get("old/bridge/index.html")).toBe(`/paper${BRIDGE}`);
		expect(JSON.parse(site.read("headers.s3.json")).objects[1].match).toBe("assets/*");
	});
	it("is told which of its files are read at the root of the host alone, and what to do", () => {
		expect(site.problems).toContain(
			"warning  host-root  /robots.txt is read at https://someone.github.io/robots.txt alone, and this site is at /paper/\n  hint: publish /paper/robots.txt at the root of someone.github.io, in its own file or added to the one there; then `robots: { file: false }` ends this warning",
		);
		expect(site.report.problems.map(({ code }) => code)).toEqual(["host-root", "host-root"]);
	});
	it("records addresses without the path, so that they outlive a move to a domain", async () => {
		const record = JSON.parse(readFileSync(join(site.root, "content/published.json"), "utf8"));
		expect(record.stories["news/bridge"].urls).toEqual(["/old/bridge/", BRIDGE]);
		expect(record.authority).toBe("someone.github.io/paper");
		const moved = await site.again({
			"broadsheet.config.ts": String(PAPER["broadsheet.config.ts"]).replace(`${URL_BELOW}/`, "https://vale.example"),
			"content/news/bridge.md": String(PAPER["content/news/bridge.md"]).replace(URL_BELOW, "https://vale.example"),
		});
		expect(moved.problems).toBe("");
		expect(moved.page(BRIDGE).one('link[rel="canonical"]').attr("href")).toBe(`https://vale.example${BRIDGE}`);
		expect(outside(moved.read("index.html"), { origin: "https://vale.example", base: "" })).toEqual([]);
		expect(moved.read("index.html")).not.toContain("/paper/");
		const ids = (each: Site) => JSON.parse(each.read("feed.json")).items.map(({ id }: { id: string }) => id);
		expect(ids(moved)).toContain("tag:someone.github.io,2005:paper/news/bridge");
	});
});

describe("below a path", () => {
	it("needs no robots.txt that says nothing, and no word on it", async () => {
		const site = await buildSite({ "broadsheet.config.ts": below(), "content/news/a.md": story() });
		expect([site.problems, site.list().includes("robots.txt")]).toEqual(["", false]);
	});
	it("names each file of static/ that belongs at the root of the host", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": below(),
			"content/news/a.md": story(),
			"static/ads.txt": "seats.example, 1234, DIRECT\n",
			"static/app-ads.txt": "seats.example, 1234, DIRECT\n",
		});
		expect(site.report.problems.map(({ code, place }) => `${code} ${place?.path}`).sort()).toEqual([
			"host-root static/ads.txt",
			"host-root static/app-ads.txt",
		]);
		expect(site.problems).toContain("publish /paper/ads.txt at the root of someone.github.io");
	});
	it("warns of a page and a style sheet of static/ that lead to the root of the host, and of no other", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": below(),
			"content/news/a.md": story(),
			"static/old/a.html":
				'<p>\n<a href="/paper/">Home</a> <a href="https://someone.github.io/">Host</a>\n<img src="/pix/a.png"><a href="/b/">b</a>\n',
			"static/old/a.css": "a { background: url(/a.png) }\n",
			"static/old/right.html":
				'<a href="/paper/x/">x</a><a href="../a.html">a</a><a href="//other.example/">o</a><code>href="/x"</code>\n',
			"static/old/right.css": "a { background: url(../a.png) } b { background: url(/paper/b.png) }\n",
			"static/old/data.json": '["/x/"]\n',
		});
		expect(site.problems).toBe(
			`static/old/a.css:1:21  warning  address-outside  "/a.png" leads to the root of the host, and this site is at /paper/
  1 │ a { background: url(/a.png) }
    │                     ^^^^^^
  hint: write "/paper/a.png", or an address relative to the file; to lead out of the site, write the full address

static/old/a.html:3:11  warning  address-outside  "/pix/a.png" leads to the root of the host, and this site is at /paper/
  3 │ <img src="/pix/a.png"><a href="/b/">b</a>
    │           ^^^^^^^^^^
  hint: write "/paper/pix/a.png", or an address relative to the file; to lead out of the site, write the full address`,
		);
	});
	it("warns of an alias and a redirect that have the path in them, unless a section is called like it", async () => {
		const files = {
			"broadsheet.config.ts": below('redirects: { "/paper/shop/": "/news/" },'),
			"content/news/a.md": story("aliases: [/paper/old/a/, /papers/a/]"),
		};
		const site = await buildSite(files);
		expect(site.report.problems.map(({ code, message, hint }) => [code, message, hint?.split(":")[0]])).toEqual([
			[
				"path-twice",
				'"/paper/shop/" is an address within the site: it is served at /paper/paper/shop/',
				'write "/shop/"',
			],
			[
				"path-twice",
				'"/paper/old/a/" is an address within the site: it is served at /paper/paper/old/a/',
				'write "/old/a/"',
			],
		]);
		const called = {
			"content/b.md": story("headline: B\nbreadcrumb: [Paper]"),
			"content/c.md": story("headline: C\nbreadcrumb: [Paper]"),
		};
		expect((await site.again(called)).problems).toBe("");
	});
	it("says of a link that writes the path itself how to write it", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": below(),
			"content/news/a.md": story("", "See [the other](/paper/news/2026/05/b/)."),
			"content/news/b.md": story("headline: The other"),
		});
		expect(site.problems).toContain('dead-link  No page of this site is at "/paper/news/2026/05/b/"');
		expect(site.problems).toContain(
			'hint: write "/news/2026/05/b/": /paper is the path of `url`, which every address gets',
		);
	});
	it.each([
		["https://someone.github.io", "https://someone.github.io"],
		["https://someone.github.io/paper", "https://someone.github.io/paper"],
		["https://someone.github.io/paper//", "https://someone.github.io/paper"],
		["https://example.net/zeitung/münchen/", "https://example.net/zeitung/m%C3%BCnchen"],
		["https://example.net:8443/~ann/paper/", "https://example.net:8443/~ann/paper"],
	])("takes %s for %s", (url, taken) => expect(Config.parse({ url }).url).toBe(taken));
	it.each([
		["https://a.example/paper/?edition=2", "takes neither a query nor a fragment"],
		["https://a.example/paper/index.html", "ends in the name of a file"],
		["https://a.example/my paper/", "takes a path of letters, digits"],
		["https://a.example/p(1)/", "takes a path of letters, digits"],
		["https://a.example/a//b/", "takes a path of letters, digits"],
	])("does not take %s: it %s", (url, fault) =>
		expect(validateField("url", url)).toEqual({ error: expect.stringContaining(fault) }),
	);
});

describe("the path is put before", () => {
	const put = (html: string) => withBasePath(html, URL_BELOW);
	it.each([
		['<a href="/">', '<a href="/paper/">'],
		["<A HREF='/news/'>", "<A HREF='/paper/news/'>"],
		["<a href=/news/>", "<a href=/paper/news/>"],
		['<a class="x" href = " /news/" title="/kept/">', '<a class="x" href = " /paper/news/" title="/kept/">'],
		[
			'<img srcset="/a,b.jpg 1x,/c.jpg 2x, /d.jpg 3x">',
			'<img srcset="/paper/a,b.jpg 1x,/paper/c.jpg 2x, /paper/d.jpg 3x">',
		],
		['<p style="background: url(&quot;/a.png&quot;)">', '<p style="background: url(&quot;/paper/a.png&quot;)">'],
		[
			'<style>a{b:image-set("/a.png" 1x, url(/b.png) 2x)}@import "/c.css";</style>',
			'<style>a{b:image-set("/paper/a.png" 1x, url(/paper/b.png) 2x)}@import "/paper/c.css";</style>',
		],
		["<style>a{background:url('/a.png')}</style>", "<style>a{background:url('/paper/a.png')}</style>"],
		['<meta http-equiv="refresh" content="0;URL=/a/">', '<meta http-equiv="refresh" content="0;URL=/paper/a/">'],
		["<TITLE><a href='/x/'></TITLE><A HREF='/news/'>", "<TITLE><a href='/x/'></TITLE><A HREF='/paper/news/'>"],
		['<title>x</title><video poster="/a.jpg">', '<title>x</title><video poster="/paper/a.jpg">'],
	])("%s", (html, made) => expect(put(html)).toBe(made));
	it.each([
		'<a href="//other.example/">',
		'<a href="https://other.example/">',
		'<a href="#here">',
		'<a href="next/">',
		'<a href="mailto:a@b.example">',
		'<meta name="description" content="/news/ is a path">',
		'<p>Write href="/news/" there</p>',
		"<script>const link = '<a href=\"/news/\">';</script>",
		'<textarea><a href="/news/"></textarea>',
		'<!-- <a href="/news/"> -->',
		'<style>/* url(/a.png) */ a::after { content: "url(/a.png)" }</style>',
		'<a title="a > b" data-note="/x/">',
		`<a title=" href='/x/'">`,
	])("nothing of %s", (html) => expect(put(html)).toBe(html));
	it("no address at the root of a host: the text stays the same", () => {
		const html = '<a href="/">';
		expect(withBasePath(html, "https://vale.example")).toBe(html);
	});
});

describe("the scan of this test", () => {
	it.each([
		["a template of a new kind", "<x-card to='/news/'>", ["/news/"]],
		["JSON", '{"url":"/news/","n":1}', ["/news/"]],
		["a table for a host", "/old/ /paper/new/ 301", ["/old/"]],
		["a list of pictures", "/paper/a.jpg 1x, /b.jpg 2x", ["/b.jpg"]],
		["a set of pictures", 'a{b:image-set("/a.png" 1x)}', ["/a.png"]],
		["a style sheet", "a{b:url(/assets/x.woff2)}", ["/assets/x.woff2"]],
		[
			"an absolute address",
			'<loc>https://someone.github.io/news/</loc>"https://someone.github.io"',
			["https://someone.github.io/news/", "https://someone.github.io"],
		],
		[
			"a neighbour with the same beginning",
			"href=/paper-2/ https://someone.github.io/papers/",
			["/paper-2/", "https://someone.github.io/papers/"],
		],
	])("finds an address outside in %s", (_, text, found) => expect(outside(text, HOME)).toEqual(found));
	it("passes over what is not an address", () =>
		expect(outside("</a><br /> and/or 15px/1.4 https://other.example/x /paper/ /paper?x tag:a", HOME)).toEqual([]));
});
