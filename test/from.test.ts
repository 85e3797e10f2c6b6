/** `from`: the archive of another generator with a config file alone. */
import { describe, expect, it } from "vitest";
import { sample } from "./support/sample.js";
import { buildSite, config, type Files, pngImage } from "./support/site.js";

const front = (lines: string, text = "Words of the story.") => `---\n${lines}\n---\n\n${text}\n`;
const PICTURE = pngImage(20, 10);

/** Builds the archive; the only line of its configuration is `from`. */
const archive = (from: string, files: Files, more = "") =>
	buildSite({ "broadsheet.config.ts": config(`from: "${from}",\n\t${more}`), ...files }, { quarantine: true });
type Built = Awaited<ReturnType<typeof archive>>;
const pages = (site: Built) => site.list().filter((path) => path.endsWith(".html"));
const isHidden = (site: Built) =>
	site.list().every((path) => !/\.(?:html|xml|json|txt)$/.test(path) || !site.read(path).includes("SENTINEL"));
const codes = (site: Built) => [
	...new Set(
		site.report.problems
			.filter(({ code }) => code !== "alt-missing")
			.map(({ severity, code }) => `${severity} ${code}`),
	),
];

describe("`from` an archive of", () => {
	it("Jekyll: dates of file names, categories, data of authors, drafts, `.html`, own permalinks", async () => {
		const site = await archive("jekyll", {
			"_posts/2026-05-01-Levy_Vote.md": front(
				"layout: post\ntitle: The levy\ncategories: [Harbour, Ferries]\ntags: levy, tolls\nauthor: mq\nexcerpt: On the levy.\nimage: { path: /assets/boat.png, alt: A boat }",
			),
			"_posts/2026-4-3-old.markdown": front(
				"title: Old\npermalink: /2019/old.html\nredirect_from:\n  - /older/\npublished: True",
			),
			"_posts/2026-05-02-held.md": front("title: SENTINEL\npublished: false"),
			"_posts/2999-05-02-later.md": front("title: SENTINEL"),
			"_drafts/begun.md": front("title: SENTINEL"),
			"_data/authors.yml": "mq:\n  name: Mara Quill\n",
			"assets/boat.png": PICTURE,
			"about.md": front("title: SENTINEL"),
		});
		expect(codes(site)).toEqual(["warning topics-line"]);
		expect(pages(site)).toEqual(
			expect.arrayContaining([
				"harbour/2026/05/01/levy-vote.html",
				"2019/old.html",
				"older/index.html",
				"topics/ferries/index.html",
			]),
		);
		const text = site.read("harbour/2026/05/01/levy-vote.html");
		for (const words of ["Mara Quill", "boat.png", 'content="On the levy."']) expect(text).toContain(words);
		expect(text).not.toContain("Key points");
		expect(JSON.parse(site.read("redirects.json")).moved).toMatchObject({
			"/harbour/ferries/2026/05/01/Levy_Vote.html": "/harbour/2026/05/01/levy-vote.html",
		});
		expect(isHidden(site)).toBe(true);
	});
	it("Hugo: dates and keys in lower case, `url`, sections of folders and categories, expiry", async () => {
		const site = await archive("hugo", {
			"content/post/2026/tide.md":
				'+++\ntitle = "Tide"\ndate = 2026-05-01\ncategories = ["Sea", "Tides"]\nimages = ["img/tide.png", "img/other.png"]\nseries = ["Waters"]\nlastmod = 2026-05-02\ntype = "recipe"\n+++\nWords.\n',
			"content/news/a.md": front("title: A\npublishdate: 2026-05-01\nurl: /old/a.html\naliases: [b/]"),
			"content/news/later.md": front("title: SENTINEL\ndate: 2026-05-01\npublishDate: 2999-01-01"),
			"content/news/over.md": front("title: SENTINEL\ndate: 2026-05-01\nexpirydate: 2026-05-02"),
			"content/news/headless/index.md": front("title: SENTINEL\ndate: 2026-05-01\nheadless: true"),
			"content/news/never.md": front("title: SENTINEL\ndate: 2026-05-01\nbuild:\n  render: never"),
			"static/img/tide.png": PICTURE,
		});
		expect(codes(site)).toEqual(["error unclear-key"]);
		expect(pages(site)).toEqual(
			expect.arrayContaining([
				"post/2026/tide/index.html",
				"old/a.html",
				"b/index.html",
				"sea/index.html",
				"topics/tides/index.html",
				"series/waters/index.html",
				"news/index.html",
			]),
		);
		expect(site.read("post/2026/tide/index.html")).toContain("tide.png");
		expect(isHidden(site)).toBe(true);
	});
	it("Eleventy: `tags: posts` is not a topic, `permalink: false` hides", async () => {
		const site = await archive("eleventy", {
			"src/posts/2026-05-01-a.md": front("title: A\ntags: [posts, Sea]\npermalink: /blog/a/index.html"),
			"src/posts/b.md": front("title: SENTINEL\ndate: 2026-05-01\npermalink: false"),
			"src/posts/c.md": front("title: SENTINEL\ndate: 2026-05-01\neleventyExcludeFromCollections: true"),
			"content/pages/about.html": front("title: About\npermalink: /about/", "<p>Words of the page.</p>"),
			"content/pages/gone.md": front("title: SENTINEL\npermalink: false"),
			"content/pages/faq.html": front("formerly: /faq/\nredirect_to: https://elsewhere.example", "SENTINEL"),
			"content/pages/404.md": front("title: SENTINEL\npermalink: 404.html"),
			"content/pages/home.html": front("title: SENTINEL\npermalink: /"),
			"content/pages/feed.md": front("permalink: feed.xml", "SENTINEL"),
			"src/posts/2026-5-1-e.md": front("title: E"),
			"src/posts/2026-05-01-f.md": front("title: F"),
			"src/posts/d.md": front('title: D\ndate: 2026-05-01T10:00:00.000Z\npermalink: "/{{ page.fileSlug }}/"'),
		});
		expect(codes(site)).toEqual(["warning page-template", "error unclear-key", "warning address-pattern"]);
		expect(pages(site)).toEqual(
			expect.arrayContaining([
				"about/index.html",
				"blog/a/index.html",
				"posts/d/index.html",
				"posts/2026-5-1-e/index.html",
				"posts/f/index.html",
				"topics/sea/index.html",
			]),
		);
		expect(pages(site)).not.toContain("topics/posts/index.html");
		expect(isHidden(site)).toBe(true);
	});
	it("Astro: dates in words, pictures beside the story, the folder of a collection", async () => {
		const site = await archive("astro", {
			"src/content/blog/first-post.md": front(
				"title: First\npubDate: 'Jul 08 2022'\nupdatedDate: Aug 1 2022\ndescription: One line.\nheroImage: ./hero.png",
			),
			"src/content/blog/hidden.md": front("title: SENTINEL\npubDate: Jul 08 2022\ndraft: true"),
			"src/content/blog/hero.png": PICTURE,
			"public/favicon.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>\n',
		});
		expect(codes(site)).toEqual([]);
		expect(pages(site)).toContain("blog/first-post/index.html");
		expect(site.list()).toContain("favicon.svg");
		expect(site.read("blog/first-post/index.html")).toContain("One line.");
		expect(isHidden(site)).toBe(true);
	});
	it("Zola: taxonomies, `path`, `extra`", async () => {
		const site = await archive("zola", {
			"content/news/2026-05-01-Rust-1.0.md":
				'+++\ntitle = "Rust"\n[taxonomies]\ntags = ["Iron"]\ncategories = ["Metal"]\n[extra]\nauthor = "Ann Roe"\n+++\nWords.\n',
			"content/b.md":
				'+++\ntitle = "B"\ndate = 2026-05-01\npath = "2019/05/15/B-2"\naliases = ["releases/1.2"]\n+++\nWords.\n',
			"content/c.md": '+++\ntitle = "SENTINEL"\ndate = 2026-05-01\nrender = false\n+++\nWords.\n',
		});
		expect(codes(site)).toEqual([]);
		expect(pages(site)).toEqual(
			expect.arrayContaining([
				"news/rust-1-0/index.html",
				"2019/05/15/B-2/index.html",
				"releases/1.2/index.html",
				"topics/iron/index.html",
				"metal/index.html",
			]),
		);
		expect(site.read("news/rust-1-0/index.html")).toContain("Ann Roe");
		expect(Object.keys(JSON.parse(site.read("redirects.json")).moved)).toContain("/news/Rust-1.0/");
		expect(isHidden(site)).toBe(true);
	});
	it("Docusaurus: authors as keys and maps, tags as maps, `slug` below the blog", async () => {
		const site = await archive("docusaurus", {
			"blog/2026-05-01-welcome/index.md": front(
				"title: Welcome\nslug: welcome-all\nauthors: [mq, { name: Tom Hale, title: Editor }]\ntags: [{ label: Sea, permalink: /sea }]\nlast_update: { date: 2026-05-02 }",
			),
			"blog/2026-05-02-b.md": front("title: B\nauthors: mq"),
			"blog/2026-05-03-c.md": front("title: SENTINEL\nunlisted: true"),
			"blog/authors.yml": "mq:\n  name: Mara Quill\n  title: Reporter\n",
		});
		expect(codes(site)).toEqual(["warning unknown-field"]);
		expect(pages(site)).toEqual(
			expect.arrayContaining(["blog/welcome-all/index.html", "blog/2026/05/02/b/index.html", "topics/sea/index.html"]),
		);
		expect(site.read("blog/welcome-all/index.html")).toContain("Mara Quill");
		expect(isHidden(site)).toBe(true);
	});
	it("Docusaurus: the day of an address is that of the file, and without one there is none", async () => {
		const site = await archive("docusaurus", {
			"blog/sea/2026-5-01-a.md": front("title: A\ndate: 2026-05-03"),
			"blog/2026/05/02/b.md": front("title: B"),
			"blog/sea/c.md": front("title: C\ndate: 2026-1-13T00:00:00.000Z"),
			"blog/d/index.md": front("title: D\ndate: 2026-05-03"),
		});
		expect(codes(site)).toEqual([]);
		expect(pages(site)).toEqual(
			expect.arrayContaining(
				["2026/5/01/sea/a", "2026/05/02/b", "sea/c", "d"].map((name) => `blog/${name}/index.html`),
			),
		);
		expect(site.read("blog/sea/c/index.html")).toContain("January 13, 2026");
	});
	it("Jekyll: folders and categories with underlines and spaces, and encoded names of files, lead to the new address", async () => {
		const site = await archive(
			"jekyll",
			{
				"zh_cn/news/_posts/2026-05-01-a.md": front("title: A"),
				"_posts/2026-05-02-B_c.md": front("title: B\ncategories: [Sea_Side]"),
				"_posts/2026-05-03-%c2%a1demo-d%C3%ADa.md": front("title: C\ncategory: sea"),
			},
			'folders: { content: ["_posts", "zh_cn/news/_posts"] },',
		);
		expect(codes(site)).toEqual([]);
		expect(JSON.parse(site.read("redirects.json")).moved).toEqual({
			"/zh_cn/news/2026/05/01/a.html": "/zh-cn/news/2026/05/01/a.html",
			"/sea_side/2026/05/02/b-c.html": "/sea-side/2026/05/02/b-c.html",
			"/sea_side/2026/05/02/B_c.html": "/sea-side/2026/05/02/b-c.html",
			"/sea_side/2026/05/02/b_c.html": "/sea-side/2026/05/02/b-c.html",
			[encodeURI("/sea/2026/05/03/¡demo-día.html")]: encodeURI("/sea/2026/05/03/demo-día.html"),
		});
	});
	it("Jekyll: folders above `_posts` are categories, those in it say nothing, and all categories are in the old address", async () => {
		const site = await archive(
			"jekyll",
			{
				"_posts/election/2026-05-01-a.md": front("title: A"),
				"_posts/2026/may/2026-05-02-b.md": front("title: B\ncategories: sea Ferries\ntags: tide harbour"),
				"sport/_posts/cup/2026-05-03-c.md": front("title: C\ncategory: Final"),
				"_posts/2026-05-04-d.md": front("title: D\ncategory: City hall"),
				"_drafts/ideas/e.md": front("title: SENTINEL"),
			},
			'folders: { content: ["_posts", "_drafts", "sport/_posts"] },',
		);
		expect(codes(site)).toEqual([]);
		expect(pages(site)).toEqual(
			expect.arrayContaining([
				"2026/05/01/a.html",
				"sea/2026/05/02/b.html",
				"sport/2026/05/03/c.html",
				"city-hall/2026/05/04/d.html",
				"topics/ferries/index.html",
				"topics/final/index.html",
				"topics/harbour/index.html",
				"topics/tide/index.html",
			]),
		);
		expect(JSON.parse(site.read("redirects.json")).moved).toEqual({
			"/sea/ferries/2026/05/02/b.html": "/sea/2026/05/02/b.html",
			"/sport/final/2026/05/03/c.html": "/sport/2026/05/03/c.html",
		});
		expect(isHidden(site)).toBe(true);
	});
	it("Jekyll: `category` and `categories` of one story, with the first of `categories` as the section", async () => {
		const both = "category: City hall\ncategories: [Sea, Ferries]";
		const site = await archive("jekyll", { "_posts/2026-05-01-a.md": front(`title: A\n${both}`) });
		expect(pages(site)).toEqual(
			expect.arrayContaining(["sea/2026/05/01/a.html", "topics/ferries/index.html", "topics/city-hall/index.html"]),
		);
	});
	it.each([
		["/:categories/:year/:month/:day/:title/", "/:section/:year/:month/:day/:slug/", "sea/2026/03/07/a/index.html"],
		["ordinal", "/:section/:year/:y_day/:slug.html", "sea/2026/066/a.html"],
		["weekdate", "/:section/:year/W:week/:short_day/:slug.html", "sea/2026/W10/SAT/a.html"],
		["short", "/:short_year/:i_month/:i_day/:slug.html", "26/3/7/a.html"],
		["in one part", "/:year-:month-:day-:slug/", "2026-03-07-a/index.html"],
	])("Jekyll: the addresses of %s", async (_, pattern, path) => {
		const posts = { "_posts/2026-03-07-a.md": front("title: A\ncategories: sea") };
		const site = await archive("jekyll", posts, `permalinks: { article: "${pattern}" },`);
		expect(codes(site)).toEqual([]);
		expect(pages(site)).toContain(path);
	});
	it("Jekyll: a collection that is public, and never one without `output: true`", async () => {
		const collections = "collections:\n  articles:\n    output: true\n  notes:\n    output: false\n  plans:\n";
		const folders = 'folders: { content: ["_articles", "_notes", "_plans"] },';
		const texts = (lines: string) => ({
			"_articles/a.md": front("title: A\ndate: 2026-05-01"),
			"_notes/deep/b.md": front(`title: SENTINEL\ndate: 2026-05-01\n${lines}`),
			"_plans/c.md": front(`title: SENTINEL\ndate: 2026-05-01\n${lines}`),
		});
		for (const lines of ["published: true", "draft: false"])
			for (const text of [collections, "collections: [articles, notes, plans]\n", `${collections}x: [\n`]) {
				const site = await archive("jekyll", { "_config.yml": text, ...texts(lines) }, folders);
				expect(codes(site)).toEqual(["error hidden-elsewhere"]);
				expect(pages(site).includes("2026/05/01/a.html")).toBe(text === collections);
				expect(isHidden(site)).toBe(true);
			}
		const named = await archive("jekyll", { "_config.yml": collections, ...texts("draft: true") }, folders);
		expect([codes(named), isHidden(named)]).toEqual([[], true]);
	});
	it("WordPress as Markdown: status, `link` of the old host, `coverImage`, uncategorized", async () => {
		const site = await archive("wordpress-markdown", {
			"posts/a/index.md": front(
				'title: "A"\ndate: "2026-05-01"\ncategories: \n  - "uncategorized"\n  - "sea"\ntags: \n  - "tide"\ncoverImage: "boat.png"\nlink: https://old.example/2020/01/a-story/\nid: 12\ntype: post\nstatus: publish',
			),
			"posts/b/index.md": front('title: "SENTINEL"\ndate: "2026-05-01"\nstatus: pending'),
			"posts/c/index.md": front('title: "SENTINEL"\ndate: "2026-05-01"\nstatus: future'),
			"posts/a/boat.png": PICTURE,
			"posts/d/index.md": front('title: "D"\ndate: 2026-05-02\ncoverImage: "mole.png"'),
			"posts/d/images/mole.png": PICTURE,
		});
		expect(site.read("2026/05/02/d/index.html")).toContain("/assets/mole-");
		expect(codes(site)).toEqual(["error field-type"]);
		expect(pages(site)).toEqual(
			expect.arrayContaining(["2020/01/a-story/index.html", "sea/index.html", "topics/tide/index.html"]),
		);
		expect(isHidden(site)).toBe(true);
	});
});

describe("the shortcodes of WordPress in Markdown", () => {
	const build = (text: string) =>
		archive("wordpress-markdown", {
			"posts/a/index.md": front('title: "A"\ndate: "2026-05-01"', text),
			"posts/a/images/boat.png": PICTURE,
		});
	const shown = async (text: string) => {
		const site = await build(text);
		const html = site.read("2026/05/01/a/index.html");
		return { html: html.slice(html.indexOf("<h1"), html.indexOf("</article>")), codes: codes(site), site };
	};
	it.each([
		["as typed", '[caption id="attachment_12" width="300"]![A boat](images/boat.png) The *last* boat[/caption]'],
		[
			"escaped",
			'\\[caption id="attachment\\_12" align="alignnone"\\]![A boat](images/boat.png) The *last* boat\\[/caption\\]',
		],
		["around a link", '[caption id="x"][![A boat](images/boat.png)](https://a.example/boat) The *last* boat[/caption]'],
		["over lines", '[caption width="3"]\n\n![A boat](images/boat.png)\n\nThe *last* boat\n\n[/caption]'],
	])("`[caption]` is the caption of its picture: %s", async (_, text) => {
		const { html, codes } = await shown(`Before.\n\n${text}\n\nAfter.`);
		expect(html).toMatch(/<figcaption>.*The <em>last<\/em> boat.*<\/figcaption>/);
		for (const words of ["Before.", 'alt="A boat"', "After."]) expect(html).toContain(words);
		expect([html.includes("caption id"), html.includes("[/"), codes]).toEqual([false, false, []]);
	});
	it("keeps the words of a caption without a picture, and drops ends without a beginning", async () => {
		const { html } = await shown('[caption id="x"]Only words[/caption] and more.[/caption]');
		expect(html).toContain("Only words and more.");
	});
	it("`[embed]`, `[video]` and `[audio]` are embeds, or links to what they show", async () => {
		const { html, codes } = await shown(
			[
				"[embed]https://www.youtube.com/watch?v=dQw4w9WgXcQ[/embed]",
				'[video width="640" mp4="https://old.example/film.mp4"][/video]',
				'\\[audio mp3="https://old.example/talk\\_1.mp3"\\]\\[/audio\\]',
			].join("\n\n"),
		);
		for (const words of ["dQw4w9WgXcQ", 'href="https://old.example/film.mp4"', 'href="https://old.example/talk_1.mp3"'])
			expect(html).toContain(words);
		expect([/\[\/?(?:embed|video|audio)/.test(html), codes]).toEqual([false, []]);
	});
	it("`[gallery]`, which names numbers of WordPress, is left out with a warning", async () => {
		const { html, codes, site } = await shown('One.\n\n[gallery ids="1,2"]\n\nTwo.\n\n[gallery]\n\nThree.');
		for (const words of ["One.", "Two.", "Three."]) expect(html).toContain(words);
		expect([html.includes("gallery"), codes]).toEqual([false, ["warning unknown-shortcode"]]);
		const messages = site.report.problems.map(({ message }) => message);
		expect(messages).toEqual([expect.stringContaining("The shortcode [gallery] of WordPress is left out")]);
	});
	it("words in brackets, links and code stay, and so does everything in a site of another origin", async () => {
		const words = 'See [video] and [caption competition](https://a.example/): `[caption id="x"]`.';
		const { html } = await shown(words);
		for (const part of ["[video]", ">caption competition</a>", '[caption id="x"]'])
			expect(html.replaceAll("&quot;", '"')).toContain(part);
		const other = await archive("hugo", {
			"content/a.md": front("title: A\ndate: 2026-05-01", '[caption id="x"]Words[/caption]'),
		});
		expect(other.read("a/index.html").replaceAll("&quot;", '"')).toContain('[caption id="x"]Words[/caption]');
	});
});

describe("what `from` sets", () => {
	it("gives way to each key of the configuration", async () => {
		const site = await archive(
			"jekyll",
			{
				"_posts/2026-05-01-a.md": front(
					"title: A\nexcerpt: SENTINEL\nauthor: Ann\nkicker: Sea\ncategories: [One, Two]",
				),
				"texts/2026-05-01-b.md": front("title: B\nauthor: Ann"),
			},
			'fields: { extra: ["excerpt"], breadcrumb: "kicker" }, permalinks: { article: "/:year/:slug/" }, folders: { content: "_posts" }, links: "error", categories: "path",',
		);
		expect(codes(site)).toEqual([]);
		expect(pages(site)).toEqual(
			expect.arrayContaining(["2026/a/index.html", "sea/index.html", "authors/ann/index.html"]),
		);
		expect(pages(site)).not.toContain("2026/b/index.html");
		expect(isHidden(site)).toBe(true);
	});
	it("publishes the others where a picture is damaged or a long name is cut", async () => {
		const name = `a-${"very-".repeat(20)}long-name-of-part`;
		const site = await archive("hugo", {
			[`content/news/${name}-one.md`]: front("title: One\ndate: 2026-05-01\nlang: pt_BR", "![A boat](/img/boat.png)"),
			[`content/news/${name}-two.md`]: front(
				"title: Two\ndate: 2026-05-01",
				"The![A mole](../../../../mole.png)stood.",
			),
			"static/img/boat.png": "<html>not found</html>",
		});
		expect(codes(site)).toEqual(["warning picture-format", "warning path-escape"]);
		expect(site.report.exit).toBe(0);
		expect(pages(site)).toEqual(expect.arrayContaining([`news/${name}-one/index.html`, `news/${name}-two/index.html`]));
		expect(site.list()).not.toContain("img/boat.png");
		expect(site.read(`news/${name}-two/index.html`)).toContain("<p>The A mole stood.</p>");
	});
	it("keeps the address with the day that Hugo makes of a date with an offset", async () => {
		const site = await archive(
			"hugo",
			{
				"content/Day_a.md": front("title: A\ndate: 2026-05-01 23:30:00 -0500"),
				"content/b.md": front("title: B\ndate: 2026-05-01 23:30:00"),
			},
			'permalinks: { article: "/:year/:month/:day/:slug/" },',
		);
		expect(JSON.parse(site.read("redirects.json")).moved).toEqual({
			"/2026/05/01/day-a/": "/2026/05/02/day-a/",
			"/2026/05/01/Day_a/": "/2026/05/02/day-a/",
			"/2026/05/01/day_a/": "/2026/05/02/day-a/",
		});
		expect(site.list()).toContain("2026/05/01/b/index.html");
	});
	it("is for a generator that has a table", async () => {
		const site = await archive("gatsby", {});
		expect(site.report.exit).toBe(2);
		expect(site.problems).toContain("from");
	});
});

describe("a story that something outside of its file may hide", () => {
	const secret = front("title: SENTINEL\ndate: 2026-05-01");
	const shown = front("title: Shown\ndate: 2026-05-01");
	it.each<[string, string, Files, readonly string[]]>(
		sample(4, [
			[
				"the `cascade` of a section",
				"hugo",
				{ "content/a/_index.md": "---\ntitle: A\ncascade:\n  draft: true\n---\n", "content/a/deep/x.md": secret },
				["content/a/deep/x.md"],
			],
			[
				"a `cascade` in TOML of how pages are built",
				"hugo",
				{
					"content/a/_index.md": '+++\ntitle = "A"\n[cascade.build]\nrender = "never"\n+++\n',
					"content/a/x.md": front("title: SENTINEL\ndate: 2026-05-01\ndraft: false"),
				},
				["content/a/x.md"],
			],
			[
				"the `cascade` of the configuration",
				"hugo",
				{ "hugo.toml": '[[cascade]]\ndraft = true\n[cascade.target]\npath = "/a/**"\n', "content/a/x.md": secret },
				["content/a/x.md"],
			],
			[
				"`defaults` of a folder",
				"jekyll",
				{
					"_config.yml": "defaults:\n  - scope: { path: _posts/held }\n    values: { published: false }\n",
					"_posts/held/2026-05-01-x.md": front("title: SENTINEL"),
				},
				["_posts/held/2026-05-01-x.md"],
			],
			[
				"data of a folder",
				"eleventy",
				{ "posts/held/held.json": '{ "permalink": false }', "posts/held/x.md": secret },
				["posts/held/x.md"],
			],
			[
				"data of one story, as a program",
				"eleventy",
				{ "posts/x.11tydata.js": "module.exports = { eleventyExcludeFromCollections: true };", "posts/x.md": secret },
				["posts/x.md"],
			],
			[
				"a section that is a draft",
				"zola",
				{ "content/a/_index.md": '+++\ntitle = "A"\ndraft = true\n+++\n', "content/a/x.md": secret },
				["content/a/x.md"],
			],
		]),
	)("is an error: %s", async (_, from, files, found) => {
		const other = { hugo: "content", jekyll: "_posts", eleventy: "posts", zola: "content" }[from];
		const own = from === "hugo" && "hugo.toml" in files ? {} : { [`${other}/2026-05-02-shown.md`]: shown };
		const site = await archive(from, { ...files, ...own, "content/pages/about.md": front("title: About") });
		const errors = site.report.problems.filter(({ code }) => code === "hidden-elsewhere");
		expect(errors.map(({ severity, place }) => `${severity} ${place?.path}`)).toEqual(
			found.map((path) => `error ${path}`),
		);
		expect(isHidden(site)).toBe(true);
	});
	it.each([
		[
			"jekyll",
			"_posts/held",
			"_config.yml",
			"defaults:\n  - scope: { path: _posts/held }\n    values: { published: false }\n",
		],
		["hugo", "content/held", "hugo.toml", '[[cascade]]\ndraft = true\n[cascade.target]\npath = "/held/**"\n'],
	])("is one after a change of the configuration of %s alone", async (from, folder, file, hiding) => {
		const files = {
			"broadsheet.config.ts": config(`from: "${from}",`),
			[file]: "title = 'The Courier'\n".replace(from === "jekyll" ? " =" : "\0", ":"),
			[`${folder}/2026-05-01-x.md`]: front("title: SENTINEL\ndate: 2026-05-01"),
			[`${folder}/../2026-05-02-y.md`]: shown,
		};
		const before = await buildSite(files, { quarantine: true });
		expect([codes(before), isHidden(before)]).toEqual([[], false]);
		const after = await buildSite({ [file]: hiding }, { quarantine: true }, before.root);
		expect(after.report.problems.map(({ code }) => code)).toContain("hidden-elsewhere");
	});
	it("is none where it says so itself, where the file hides nothing, and in a site of one's own", async () => {
		const hugo = await archive("hugo", {
			"content/a/_index.md": "---\ntitle: A\ncascade:\n  draft: true\n---\n",
			"content/a/begun.md": front("title: SENTINEL\ndate: 2026-05-01\ndraft: true"),
			"content/a/open.md": front("title: Open\ndate: 2026-05-01\ndraft: false"),
			"content/b/_index.md": "---\ntitle: B\ncascade:\n  banner: build.jpg\n---\n\nWe build, and render: all.\n",
			"content/b/x.md": shown,
		});
		expect(codes(hugo)).toEqual([]);
		expect(isHidden(hugo)).toBe(true);
		expect(pages(hugo)).toEqual(expect.arrayContaining(["a/open/index.html", "b/x/index.html"]));
		const jekyll = await archive("jekyll", {
			"_config.yml":
				"defaults:\n  - scope: { path: '', type: pages }\n    values: { published: false }\n  - scope: { path: _posts/held }\n    values: { published: false }\n",
			"_posts/2026-05-01-x.md": front("title: Shown"),
			"_posts/held/2026-05-02-y.md": front("title: Public\npublished: true"),
		});
		expect(codes(jekyll)).toEqual([]);
		const eleventy = await archive("eleventy", {
			"posts/posts.json": '{ "layout": "post.njk", "permalink": "/blog/{{ page.fileSlug }}/" }',
			"posts/ferries.json": '{ "published": "2020-01-01" }',
			"posts/x.md": shown,
		});
		expect(codes(eleventy)).toEqual([]);
	});
	it("does not stop the others: without `--quarantine` the message names the file and the next step", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config('from: "hugo",'),
			"content/a/_index.md": "---\ntitle: A\ncascade:\n  draft: true\n---\n",
			"content/a/x.md": shown,
		});
		expect(
			site.problems,
		).toBe(`content/a/x.md:1:1  error  hidden-elsewhere  content/a/_index.md may hide this story in Hugo, and Broadsheet does not read it: \`cascade\` hides stories below it
  1 │ ---
    │ ^
  hint: write \`draft: true\` into the story; \`draft: false\` if it is public`);
	});
});

it("a text beside the `index.md` of a page of Hugo is a part of that page", async () => {
	const site = await archive("hugo", {
		"content/posts/pier/index.md": front("title: Pier\ndate: 2026-05-01"),
		"content/posts/pier/notes.md": front("title: SENTINEL\ndate: 2026-05-01"),
		"content/posts/pier/deep/more.md": front("title: SENTINEL\ndate: 2026-05-01"),
		"content/posts/a.md": front("title: A\ndate: 2026-05-01"),
	});
	expect(codes(site)).toEqual(["warning page-part"]);
	expect(isHidden(site)).toBe(true);
	expect(pages(site)).toEqual(expect.arrayContaining(["posts/pier/index.html", "posts/a/index.html"]));
});
