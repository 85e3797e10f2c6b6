/** `broadsheet init --from`: the site of another generator gets a configuration, and nothing else changes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { run } from "./support/cli.js";
import { type Files, list, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";

const story = "---\ntitle: A story\ndate: 2026-05-01\n---\n\nWords.\n";

async function initFrom(files: Files, flags: readonly string[] = []) {
	const root = tempDir();
	writeFiles(root, files);
	const { exit, stdout, stderr } = await run(["init", "--from", root, ...flags]);
	const config = exit === 0 ? readFileSync(join(root, "broadsheet.config.ts"), "utf8") : "";
	const keys = [...config.matchAll(/^\t(.*),$/gm)].map(([, line]) => line);
	return { root, exit, stdout, stderr, keys };
}

it("a site of Jekyll: its name, address, language, zone, pattern of addresses and folders of posts; and it builds", async () => {
	const { root, keys, stdout } = await initFrom({
		"_config.yml":
			"title: The Old Post\nurl: https://old.example\nbaseurl: /paper\npermalink: pretty\ntimezone: Europe/Dublin\nlang: en_IE\ncollections:\n  recipes:\n",
		"_posts/2026-05-01-a.md": "---\ntitle: A\n---\n\nWords.\n",
		"sport/_posts/2026-05-02-b.markdown": "---\ntitle: B\n---\n\nWords.\n",
		"_layouts/post.html": "x",
		"about.md": "x",
		"README.md": "x",
	});
	expect(keys).toEqual([
		'name: "The Old Post"',
		'url: "https://old.example/paper"',
		'language: "en-IE"',
		'timeZone: "Europe/Dublin"',
		'from: "jekyll"',
		'folders: { content: ["_posts", "sport/_posts", "content"] }',
		'permalinks: { article: "/:section/:year/:month/:day/:slug/" }',
	]);
	for (const words of [
		"1 in _posts/, 1 in sport/_posts/",
		"about.md: pages",
		"the collection recipes: it has no `output: true`",
		"_layouts: layouts",
	])
		expect(stdout).toContain(words);
	const built = await run(["build", "--root", root]);
	expect([built.exit, built.stderr]).toEqual([0, expect.not.stringContaining("error")]);
	expect(list(join(root, "dist"))).toEqual(
		expect.arrayContaining(["2026/05/01/a/index.html", "sport/2026/05/02/b/index.html"]),
	);
});

it.each<[string, Files, readonly string[], readonly string[]]>([
	[
		"hugo",
		{
			"hugo.toml":
				'baseURL = "https://old.example/"\ntitle = "Old"\nlanguageCode = "en-us"\n[permalinks]\nposts = "/:year/:month/:slug/"\n',
			"content/posts/a.md": story,
			"layouts/shortcodes/x.html": "",
		},
		[
			'name: "Old"',
			'url: "https://old.example"',
			'language: "en-US"',
			'timeZone: "UTC"',
			'from: "hugo"',
			'permalinks: { article: "/:year/:month/:slug_title/" }',
		],
		["1 in content/", "shortcodes of your own"],
	],
	[
		"hugo",
		{ "config.yaml": "baseurl: https://old.example/\ntitle: Old\nuglyURLs: true\n", "content/a.md": story },
		['from: "hugo"', 'permalinks: { article: "/:folder/:slug.html" }'],
		[],
	],
	[
		"hugo",
		{
			"hugo.toml":
				'baseURL = "https://old.example/"\n[permalinks]\nevents = ":slug/"\npost = ":year/:month/:slug/"\n[uglyURLs]\npost = true\n',
			"content/post/a.md": story,
		},
		[
			'permalinks: { folders: { "content/events": "/:slug_title/", "content/post": "/:year/:month/:slug_title.html" } }',
		],
		[],
	],
	[
		"hugo",
		{
			"hugo.yaml": "permalinks:\n  page:\n    news: :year/:title\nuglyURLs:\n  post: true\n",
			"content/news/a.md": story,
		},
		['permalinks: { article: "/:year/:title/" }'],
		[],
	],
	[
		"zola",
		{
			"config.toml": 'base_url = "https://old.example"\ntitle = "Old"\ndefault_language = "de"\n',
			"content/a.md": story,
			"templates/x.html": "",
		},
		['language: "de"', 'from: "zola"'],
		["templates: templates"],
	],
	[
		"eleventy",
		{
			".eleventy.js": 'process.exit(7);\nmodule.exports = () => ({ dir: { input: "texts" } });\n',
			"texts/a.md": story,
		},
		['from: "eleventy"', 'folders: { content: ["texts", "content"] }'],
		["a program"],
	],
	[
		"astro",
		{
			"astro.config.mjs": 'process.exit(7);\nexport default { site: "https://old.example" };\n',
			"src/content/blog/a.md": story,
			"src/content/notes/b.mdx": story,
		},
		[
			'url: "https://old.example"',
			'from: "astro"',
			'folders: { content: ["src/content/blog", "src/content/notes", "content"] }',
		],
		[],
	],
	[
		"docusaurus",
		{
			"docusaurus.config.js":
				"process.exit(7);\nmodule.exports = {\n  title: 'Old',\n  url: 'https://old.example',\n  baseUrl: '/',\n};\n",
			"blog/2026-05-01-a.md": story,
			"docs/a.md": "x",
		},
		['name: "Old"', 'url: "https://old.example"', 'from: "docusaurus"'],
		["docs: the documentation"],
	],
	[
		"wordpress-markdown",
		{
			"output/posts/a/index.md": story,
			"output/posts/b.md": story,
			"output/pages/about.md": story,
			"output/posts/_drafts/c.md": story,
			"output/drafts/d/index.md": story,
			"output/custom/e.md": story.replace("date:", "status: pending\ndate:"),
			"output/custom/f.md": story.replace("date:", 'type: "page"\ndate:'),
		},
		['from: "wordpress-markdown"'],
		["7 in output/ (2 posts, 2 pages, 3 drafts)"],
	],
	["wordpress-markdown", { "posts/a.md": story }, ['from: "wordpress-markdown"'], ["1 in posts/ (1 post)"]],
	[
		"jekyll",
		{ "_config.yml": "permalink: /:year/:hour/:title/\n\tbroken", "_posts/2026-05-01-a.md": story },
		['from: "jekyll"'],
		[],
	],
])("a site of %s is known by its configuration, which never runs", async (_, files, wanted, said) => {
	const { exit, keys, stdout, root } = await initFrom(files);
	expect(exit).toBe(0);
	expect(keys).toEqual(expect.arrayContaining([...wanted]));
	for (const words of said) expect(stdout).toContain(words);
	expect(list(root)).toEqual([...Object.keys(files), "broadsheet.config.ts"].sort());
});

it.each([
	["ordinal", "/:section/:year/:y_day/:slug.html"],
	["weekdate", "/:section/:year/W:week/:short_day/:slug.html"],
	["none", "/:section/:slug.html"],
	["/blog/:short_year/:i_month/:i_day/:slug:output_ext", "/blog/:short_year/:i_month/:i_day/:slug.html"],
	["/:year-:month-:day-:title/", "/:year-:month-:day-:slug/"],
])("Jekyll's `permalink: %s` is %s", async (permalink, article) => {
	const files = { "_config.yml": `title: Old\npermalink: ${permalink}\n`, "_posts/2026-05-01-a.md": story };
	expect((await initFrom(files)).keys).toContain(`permalinks: { article: "${article}" }`);
});

it("a collection of Jekyll is read if it is public, with the pattern of its addresses", async () => {
	const config =
		"title: Old\ncollections:\n  articles:\n    output: true\n    permalink: /:collection/:year/:name/\n  notes:\n    output: false\n";
	const files = { "_config.yml": config, "_articles/a.md": story, "_notes/n.md": story };
	const alone = await initFrom(files);
	expect(alone.keys.slice(-2)).toEqual([
		'folders: { content: ["_articles", "content"] }',
		'permalinks: { article: "/articles/:year/:slug/" }',
	]);
	expect(alone.stdout).toContain("the collection notes: it has no `output: true`, so it is not public and not read");
	expect((await run(["build", "--root", alone.root])).exit).toBe(0);
	expect(list(join(alone.root, "dist"))).toContain("articles/2026/a/index.html");
	expect(list(join(alone.root, "dist")).join()).not.toContain("/n/");

	const beside = await initFrom({ ...files, "_posts/2026-05-02-b.md": story });
	expect(beside.keys).toContain('folders: { content: ["_posts", "_articles", "content"] }');
	expect((await run(["build", "--root", beside.root])).exit).toBe(0);
	expect(list(join(beside.root, "dist"))).toEqual(
		expect.arrayContaining(["articles/2026/a/index.html", "2026/05/01/b.html"]),
	);
});

it("the address of a blog of Docusaurus is a part of all others", async () => {
	const settings = (blog: string) =>
		`module.exports = { title: "D", url: "https://old.example", presets: [["classic", { docs: { routeBasePath: "/" }, blog: { path: "blog", feedOptions: { type: "all" }${blog} } }]] };\n`;
	const files = { "blog/2026-05-01-a.md": "---\ntitle: A\nslug: own\n---\n\nWords.\n", "blog/2026-05-02-b.md": story };
	const site = await initFrom({ ...files, "docusaurus.config.js": settings(', routeBasePath: "/news/"') });
	expect(site.keys).toContain('permalinks: { article: "/news/:year/:month/:day/:folder/:slug/", base: "/news/" }');
	expect((await run(["build", "--root", site.root])).exit).toBe(0);
	expect(list(join(site.root, "dist"))).toEqual(
		expect.arrayContaining(["news/own/index.html", "news/2026/05/02/b/index.html"]),
	);
	expect((await initFrom({ ...files, "docusaurus.config.js": settings("") })).keys.join()).not.toContain("permalinks");
});

it("a pattern that Broadsheet does not have is named; flags go before the old configuration", async () => {
	const files = { "_config.yml": "title: Old\npermalink: /:year/:hour/:title/\n", "_posts/2026-05-01-a.md": story };
	const { stdout, keys } = await initFrom(files, ["--name", "New", "--time-zone", "Asia/Tokyo"]);
	expect(stdout).toContain("the pattern of addresses /:year/:hour/:title/");
	expect(keys).toEqual(['name: "New"', 'url: "https://example.org"', 'timeZone: "Asia/Tokyo"', 'from: "jekyll"']);
});

it("a folder that is not an old site, or a site of Broadsheet, is refused", async () => {
	const none = await initFrom({ "notes/a.md": story });
	expect([none.exit, none.stderr]).toEqual([2, expect.stringContaining("is not a site of a generator")]);
	const own = await initFrom({ "_config.yml": "title: A\n", "broadsheet.config.ts": "export default {};\n" });
	expect([own.exit, own.stderr]).toEqual([2, expect.stringContaining("is a site already")]);
	expect((await run(["init"])).stderr).toContain("folder");
}, 60_000);

it.each<[string, Files, readonly string[], readonly string[]]>([
	[
		"cascade of Hugo",
		{
			"hugo.toml": 'baseURL = "https://old.example/"\n',
			"content/posts/secret/_index.md": "---\ntitle: Secret\ncascade:\n  draft: true\n---\n",
			"content/posts/open/_index.md": "---\ntitle: Open\ncascade:\n  banner: a.jpg\n---\n",
			"content/posts/a.md": story,
		},
		["content/posts/secret/_index.md: `cascade`"],
		["content/posts/open/_index.md", "content/posts/a.md"],
	],
	[
		"defaults of Jekyll",
		{
			"_config.yml":
				'defaults:\n  - scope: { path: "_posts/embargo" }\n    values: { published: false }\n  - scope: { path: "" }\n    values: { layout: post }\n',
			"_posts/2026-05-01-a.md": "---\ntitle: A\n---\n\nWords.\n",
		},
		["_posts/embargo"],
		["layout"],
	],
	[
		"data of Eleventy for a folder or a file",
		{
			".eleventy.js": "module.exports = {}",
			"posts/a.md": story,
			"posts/posts.json": '{ "layout": "post.njk", "permalink": "/blog/{{ page.fileSlug }}/" }',
			"posts/secret/secret.json": '{ "permalink": false }',
			"posts/a.11tydata.js": "module.exports = { draft: true }",
		},
		["posts/secret/secret.json", "posts/a.11tydata.js"],
		["posts/posts.json"],
	],
	[
		"a section of Zola that is a draft",
		{
			"config.toml": 'base_url = "https://old.example"\n',
			"content/secret/_index.md": '+++\ntitle = "Secret"\ndraft = true\n+++\n',
			"content/open/_index.md": '+++\ntitle = "Open"\n+++\n',
			"content/secret/a.md": story,
		},
		["content/secret/_index.md: the section is a draft"],
		["content/open/_index.md"],
	],
])("%s: what hides stories from outside of their files is named before the build", async (_, files, named, others) => {
	const { exit, stdout } = await initFrom(files);
	expect(exit).toBe(0);
	expect(stdout).toContain("may hide stories");
	for (const words of named) expect(stdout).toContain(words);
	for (const words of others) expect(stdout).not.toContain(words);
});

it("patterns of addresses by section of Hugo are taken; folders of languages are named, because one is read", async () => {
	const { stdout, keys } = await initFrom({
		"hugo.toml":
			'baseURL = "https://old.example/"\n[permalinks]\nposts = "/:year/:slug/"\nnews = "/n/:slug/"\n[languages.en]\ncontentDir = "content/en"\n',
		"content/en/posts/a.md": story,
	});
	expect(keys).toContain(
		'permalinks: { folders: { "content/en/posts": "/:year/:slug_title/", "content/en/news": "/n/:slug_title/" } }',
	);
	expect(stdout).toContain('folders: { content: "content/en" }');
	expect(stdout).not.toContain("may hide stories");
});

it.each<[string, Files, readonly string[]]>([
	[
		"Hugo",
		{ "hugo.toml": "buildDrafts = true\nbuildfuture = true\nbuildExpired = false\n", "content/a.md": story },
		["`buildDrafts: true` published drafts too", "`buildfuture: true` published dates to come"],
	],
	[
		"Jekyll",
		{ "_config.yml": "title: A\nfuture: true\nshow_drafts: true\n", "_posts/2026-05-01-a.md": story },
		["`future: true` published dates to come", "`show_drafts: true` published _drafts/ too"],
	],
])("what a site of %s published and Broadsheet holds back is named", async (_, files, lines) => {
	const { stdout } = await initFrom(files);
	for (const line of lines) expect(stdout).toContain(line);
	expect(stdout.match(/: true` published/g)).toHaveLength(lines.length);
});
