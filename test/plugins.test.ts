/** A site's plugins and templates: their arguments, the effect of their results, and the messages of their failures. */
import { describe, expect, it } from "vitest";
import { lazy } from "../src/core/lazy.js";
import { sample } from "./support/sample.js";
import { buildSite, config, type Files, list, type Site, story } from "./support/site.js";

const STORIES: Files = {
	"content/news/bridge.md": story(
		"headline: The bridge reopens\ntags: [Bridges]\nbyline: Ann Lee",
		"TK about [it](vote.md).",
	),
	"content/news/vote.md": story("headline: The vote is close\ndate: 2026-04-02\ntags: [Bridges]"),
	"content/news/pier.md": story("headline: The pier holds\ndate: 2026-04-01\ntags: [Bridges, Piers]"),
};
const BRIDGE = "/news/2026/05/bridge/";

/** A site of three stories with these plugins, as source text. */
const withPlugins = (plugins: string, more: Files = {}): Promise<Site> =>
	buildSite({ "broadsheet.config.ts": config(`plugins: [${plugins}],`), ...STORIES, ...more });

/** The same without a plugin. Its output does not change. */
const plain = lazy(() => withPlugins(""));

/** A template of the site that prints one expression of its view. */
const template = (expression: string): string =>
	`export default (view) => <html lang="en"><body>${expression}</body></html>;\n`;

describe("a plugin", () => {
	it("adds a field to the front matter, which templates read", async () => {
		const site = await withPlugins('{ name: "mood", fields: { mood: { type: "texts", doc: "How it feels." } } }', {
			"content/news/bridge.md": story("mood: [glad, proud]"),
			"templates/article.tsx": template("{JSON.stringify(view.extra.mood)}"),
		});
		expect(site.problems).toBe("");
		expect(site.page(BRIDGE).one("body").text).toBe('["glad","proud"]');
	});

	it("adds a machine-readable document, and JSON-LD for the head of a page", async () => {
		const site = await withPlugins(
			`{ name: "newest", documents: ({ articles }) => [{ url: "/newest.txt", serializer: "newest", meta: {}, items: articles.slice(0, 2) }],
			serializers: { newest: ({ items }) => items.map(({ headline, html }) => headline + html).join("") },
			structured: ({ kind }) => kind === "home" ? [{ "@type": "Thing", name: "Odd" }] : [] }`,
		);
		expect(site.problems).toBe("");
		expect(site.read("newest.txt")).toBe(
			'The bridge reopens<p>TK about <a href="/news/2026/04/vote/">it</a>.</p>\nThe vote is close<p>Words of the story.</p>\n',
		);
		expect(site.page("/").one('script[type="application/ld+json"]').text).toContain('{"@type":"Thing","name":"Odd"}');
		expect(site.report.pages).toBe(site.list().filter((path) => path.endsWith(".html")).length);
	});

	it("that fails in a serializer is named", async () => {
		const site = await withPlugins(
			`{ name: "newest", documents: () => [{ url: "/newest.txt", serializer: "newest", meta: {}, items: [] }], serializers: { newest: () => { throw new Error("no ink"); } } }`,
		);
		expect(site.problems).toMatch(
			/^broadsheet\.config\.ts:5:153 {2}error {2}plugin-fault {2}The plugin "newest" fails in its hook `serializers` at \/newest\.txt: no ink\n/,
		);
	});

	it("has its fields validated like the built-in ones", async () => {
		const site = await withPlugins('{ name: "mood", fields: { quiet: { type: "flag", doc: "No bell rings." } } }', {
			"content/news/bridge.md": story("quiet: ture"),
		});
		expect(site.report.exit).toBe(1);
		expect(site.problems).toBe(
			`content/news/bridge.md:4:8  error  field-type  \`quiet\` is \`true\` or \`false\`
  4 │ quiet: ture
    │        ^^^^
  hint: did you mean "true"?`,
		);
	});

	it("changes the Markdown of every story before it is read: links that it makes are links of the site", async () => {
		const site = await withPlugins(`{
			name: "to-come",
			remark: [() => (tree) => {
				for (const block of tree.children)
					for (const node of block.children ?? [])
						if (node.type === "text" && node.value.startsWith("TK"))
							Object.assign(node, { type: "link", url: "news/pier.md", children: [{ type: "text", value: "To come" }] });
			}],
		}`);
		expect(site.problems).toBe("");
		expect(
			site
				.page(BRIDGE)
				.all(".body a")
				.map((link) => [link.text, link.attr("href")]),
		).toEqual([
			["To come", "/news/2026/04/pier/"],
			["it", "/news/2026/04/vote/"],
		]);
	});

	it("gives its unified plugins their options", async () => {
		const site = await withPlugins(`{
			name: "shout",
			remark: [[(mark) => (tree) => { tree.children[0].children[0].value += mark; }, "!!"]],
		}`);
		expect(site.page("/news/2026/04/vote/").one(".body").text).toBe("Words of the story.!!");
	});

	it("changes one story, and every list shows the change", async () => {
		const site = await withPlugins(
			'{ name: "caps", article: (article) => ({ ...article, headline: article.headline + " ●" }) }',
		);
		expect(site.page(BRIDGE).one("h1").text).toBe("The bridge reopens ●");
		for (const url of ["/", "/news/", "/topics/bridges/", "/authors/ann-lee/"])
			expect(site.page(url).texts(".teaser-headline"), url).toContain("The bridge reopens ●");
	});

	it("changes the edition after composition: it sees the related stories that were found", async () => {
		const site = await withPlugins(`{
			name: "one-related",
			edition: (edition) => ({
				...edition,
				related: (article) => edition.related(article).slice(-1),
			}),
		}`);
		expect((await plain()).page(BRIDGE).texts(".related h3")).toEqual(["The vote is close", "The pier holds"]);
		expect(site.page(BRIDGE).texts(".related h3")).toEqual(["The pier holds"]);
	});

	it("may replace the articles of the edition: each page shows the new ones, with their collections and their related stories", async () => {
		const site = await withPlugins(`{
			name: "loud",
			edition: (edition) => ({
				...edition,
				articles: edition.articles.map((article) => ({ ...article, headline: article.headline.toUpperCase() })),
			}),
		}`);
		const page = site.page(BRIDGE);
		expect(page.one("h1").text).toBe("THE BRIDGE REOPENS");
		expect(page.all("a").map((link) => link.attr("href"))).toContain("/topics/bridges/");
		expect(page.all("a").map((link) => link.attr("href"))).toContain("/authors/ann-lee/");
		expect(page.texts(".related h3")).toEqual(["THE VOTE IS CLOSE", "THE PIER HOLDS"]);
	});

	it("runs before the lists of topics and authors, which use the same hooks", async () => {
		const site = await withPlugins(`{
			name: "no-rare-topics",
			edition: (edition) => ({ ...edition, topics: edition.topics.filter(({ articles }) => articles.length > 1) }),
		}`);
		expect((await plain()).page("/topics/").texts(".groups a")).toEqual(["Bridges", "Piers"]);
		expect(site.page("/topics/").texts(".groups a")).toEqual(["Bridges"]);
	});

	it("adds pages, which get what every page has", async () => {
		const site = await withPlugins(
			`{
			name: "about",
			pages: (edition) => [{
				url: "/about/",
				template: "about",
				view: { title: "About us", count: edition.articles.length },
			}],
		}`,
			{ "templates/about.tsx": template("{view.count} stories in {view.site.name}, {view.canonical}") },
		);
		expect(site.problems).toBe("");
		expect(site.page("/about/").one("body").text).toBe("3 stories in The Vale Post, https://vale.example/about/");
	});

	it("cannot take the URL of another page", async () => {
		const site = await withPlugins(
			`{ name: "twin", pages: () => [{ url: "${BRIDGE}", template: "topics", view: { title: "Twin", groups: [], breadcrumb: [] } }] }`,
		);
		expect(site.report.exit).toBe(1);
		expect(site.problems).toContain(
			`error  url-collision  Two pages have the URL ${BRIDGE}: content/news/bridge.md and a page of the template "topics"`,
		);
	});

	it("with a page whose template is missing is reported", async () => {
		const site = await withPlugins(
			'{ name: "lost", pages: () => [{ url: "/x/", template: "nowhere", view: { title: "X" } }] }',
		);
		expect(site.report.exit).toBe(1);
		expect(site.problems).toContain('error  template-missing  There is no template "nowhere.tsx" for /x/');
	});

	it("changes the HTML of each page, and knows which page it is", async () => {
		const site = await withPlugins(
			'{ name: "mark", html: (html, page) => html + "<!-- " + page.url + " " + page.template + " -->" }',
		);
		expect(site.read("index.html")).toMatch(/<!-- \/ home -->$/);
		expect(site.read("news/2026/05/bridge/index.html")).toMatch(/<!-- \/news\/2026\/05\/bridge\/ article -->$/);
		expect(site.read("404.html")).toMatch(/<!-- \/404\.html not-found -->$/);
	});

	it("adds files, and knows every page of the site", async () => {
		const site = await withPlugins(`{
			name: "count",
			files: (edition, pages) => [{
				path: "count.txt",
				kind: "document",
				bytes: new TextEncoder().encode(edition.site.name + " " + pages.filter(({ template }) => template === "article").length),
			}, { path: "old.txt", kind: "index", bytes: new TextEncoder().encode("the former name of the kind") }],
		}`);
		expect(site.read("count.txt")).toBe("The Vale Post 3");
		expect(site.read("old.txt")).toBe("the former name of the kind");
	});

	it("cannot write over a page with a file", async () => {
		const site = await withPlugins(
			'{ name: "over", files: () => [{ path: "index.html", kind: "document", bytes: new TextEncoder().encode("mine") }] }',
		);
		expect(site.report.exit).toBe(1);
		expect(site.problems).toBe('site  error  url-collision  Two files have the path "index.html"');
	});

	it.each(sample(2, ["../x.txt", "/x.txt", "a/../../x.txt", ".broadsheet.json", ".stage/journal.json"]))(
		"cannot write to %s, and the site is not lost by it",
		async (path) => {
			const before = (await plain()).list();
			const site = await (await plain()).again({
				"broadsheet.config.ts": config(
					`plugins: [{ name: "loose", files: () => [{ path: "${path}", kind: "document", bytes: new Uint8Array(1) }] }],`,
				),
			});
			expect(site.report.exit).toBe(1);
			expect(site.problems).toContain(path);
			expect(site.list()).toEqual(before);
			expect(list(site.root).filter((each) => each.endsWith("x.txt"))).toEqual([]);
		},
	);

	it("runs after those that stand before it", async () => {
		const one = (word: string) => `{ name: "${word}", html: (html) => html + "<!--${word}-->" }`;
		const site = await withPlugins(`${one("first")}, ${one("second")}`);
		expect(site.read("index.html")).toMatch(/<!--first--><!--second-->$/);
	});

	it("with an unknown hook is an error of the configuration that names the nearest one", async () => {
		const site = await withPlugins('{ name: "typo", artcle: (article) => article }');
		expect(site.report.exit).toBe(2);
		expect(site.problems).toContain('hint: did you mean "article"?');
	});

	it("that fails is named, and is not reported as a bug in Broadsheet", async () => {
		const site = await withPlugins('{ name: "shaky", article: () => { throw new Error("no such thing"); } }');
		expect(site.report.exit).toBe(1);
		expect(site.problems).toContain("shaky");
		expect(site.problems).toContain("no such thing");
		expect(site.problems).toContain("content/news/bridge.md");
	});
});

describe("a template of the site", () => {
	/** A template, a component and a style sheet of its own. */
	const changed = lazy(() =>
		withPlugins("", {
			"templates/topic.tsx": template("Only {view.name}"),
			"templates/components/Kicker.tsx": 'export default () => <p class="mine">A kicker of ours</p>;\n',
			"templates/css/tokens.css": ":root { --ink: #123457 }\n",
		}),
	);

	it("replaces the one of the theme", async () => {
		const site = await changed();
		expect(site.page("/topics/bridges/").one("body").text).toBe("Only Bridges");
		expect(site.page("/news/").one("h1").text).toBe("News");
	});

	it("can be one component alone, which the templates of the theme then use", async () => {
		const site = await changed();
		expect(site.problems).toBe("");
		expect(site.page(BRIDGE).one("header.article-head .mine").text).toBe("A kicker of ours");
	});

	it("may use all of Preact, wherever the theme uses it: a context of the layout reaches the kicker of a teaser", async () => {
		const site = await withPlugins("", {
			"templates/paper.ts": 'import { createContext } from "preact";\nexport const Paper = createContext("none");\n',
			"templates/layout.tsx": `import { Paper } from "./paper.js";
export default ({ view, children }) => (
	<html lang="en"><body><h1>{view.title}</h1><Paper.Provider value={view.title}>{children}</Paper.Provider></body></html>
);
`,
			"templates/components/Kicker.tsx": `import { useContext } from "preact/hooks";
import { Paper } from "../paper.js";
export default () => <p class="mine">On {useContext(Paper)}</p>;
`,
		});
		expect(site.problems).toBe("");
		expect(site.page("/news/").texts(".teaser .mine")).toEqual(["On News", "On News", "On News"]);
		expect(site.page("/topics/bridges/").texts(".teaser .mine")).toEqual(["On Bridges", "On Bridges", "On Bridges"]);
	});

	it("can be one style sheet alone", async () => {
		const site = await changed();
		const css = site.read(site.list().find((path) => /theme-\w+\.css$/.test(path)) ?? "");
		expect(css).toContain("#123457");
		expect(css).toContain(".masthead");
	});

	it("that fails at a story names its own line and the story", async () => {
		const site = await withPlugins("", {
			"templates/article.tsx": `export default (view) => {
	const words = view.headline === "The bridge reopens" ? undefined : [];
	return (
		<html lang="en">
			<body>{words.join(" ")}</body>
		</html>
	);
};
`,
		});
		expect(site.report.exit).toBe(1);
		expect(site.problems).toBe(
			`templates/article.tsx:5:17  error  template-fault  The template "article" fails at content/news/bridge.md: Cannot read properties of undefined (reading 'join')
  5 │    <body>{words.join(" ")}</body>
    │                 ^`,
		);
	});

	it("that fails for every story is reported once, with their number", async () => {
		const site = await withPlugins("", { "templates/article.tsx": template("{view.extra.words.length}") });
		expect(site.problems.match(/template-fault/g)).toHaveLength(1);
		expect(site.problems).toContain("(3 times)");
	});

	it("that throws a value without a line is reported once as well, with the first story", async () => {
		const site = await withPlugins("", { "templates/article.tsx": 'export default () => { throw "no ink"; };\n' });
		expect(site.problems.match(/template-fault/g)).toHaveLength(1);
		expect(site.problems).toContain(
			'The template "article" fails at content/news/bridge.md: no ink (3 times in 3 files)',
		);
	});

	it("that is invalid TypeScript names file, line and column", async () => {
		const site = await withPlugins("", {
			"templates/article.tsx": "export default (view) => {\n\tconst words = ;\n\treturn <p>{words}</p>;\n};\n",
		});
		expect(site.report.exit).toBe(1);
		expect(site.problems).toBe(
			`templates/article.tsx:2:16  error  template-syntax  Unexpected ";"
  2 │  const words = ;
    │                ^`,
		);
	});

	it("with a missing import names the line of the import", async () => {
		const site = await withPlugins("", {
			"templates/article.tsx": 'import Nothing from "./Nothing.js";\n\nexport default () => <Nothing />;\n',
		});
		expect(site.report.exit).toBe(1);
		expect(site.problems).toContain(
			'templates/article.tsx:1:21  error  template-syntax  Could not resolve "./Nothing.js"',
		);
	});

	it("leaves the old site in place when it fails", async () => {
		const site = await withPlugins("");
		const before = site.read("news/2026/05/bridge/index.html");
		const broken = await site.again({ "templates/article.tsx": template("{view.no.thing}") });
		expect(broken.report.exit).toBe(1);
		expect(broken.read("news/2026/05/bridge/index.html")).toBe(before);
	});
});
