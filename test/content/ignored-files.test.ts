/** Files that the configuration of the old generator excludes stay hidden. */
import { describe, expect, it } from "vitest";
import { pathPattern } from "../../src/core/path-pattern.js";
import { sample } from "../support/sample.js";
import { buildSite, config, type Files } from "../support/site.js";

const titled = (title: string, more = "date: 2026-05-01", text = "Words.") =>
	`---\ntitle: ${title}\n${more}\n---\n\n${text}\n`;
const SECRET = titled("SENTINEL", "date: 2026-05-01", "SENTINEL");
const OPEN = titled("Open", "date: 2026-05-02");

describe("a story that the old generator did not read", () => {
	it.each<[string, string, Files, readonly string[], string]>(
		sample(5, [
			[
				"`exclude` of Jekyll: a file, a folder, a glob; and posts without a date in their names",
				"jekyll",
				{
					"_config.yml":
						"exclude:\n  - _posts/2026-05-01-a.md\n  - /_posts/private/\n  - '_posts/*-old-*'\n  - Gemfile\n",
					"_posts/2026-05-01-a.md": SECRET,
					"_posts/private/x/2026-05-01-b.md": SECRET,
					"_posts/y/2026-05-01-old-c.md": SECRET,
					"_posts/idea.md": SECRET,
					"_posts/2026-05-02-open.md": OPEN,
				},
				[
					"_posts/2026-05-01-a.md",
					"_posts/idea.md",
					"_posts/private/x/2026-05-01-b.md",
					"_posts/y/2026-05-01-old-c.md",
				],
				"2026/05/02/open.html",
			],
			[
				"a configuration of Jekyll that cannot be parsed hides all",
				"jekyll",
				{ "_config.yml": "exclude: [\n\tx: : :", "_posts/2026-05-01-a.md": SECRET },
				["_posts/2026-05-01-a.md"],
				"404.html",
			],
			[
				"`ignoreFiles`, mounts and a file of cascades of Hugo",
				"hugo",
				{
					"hugo.toml": 'ignorefiles = ["\\\\.wip\\\\.md$"]\n',
					"config/_default/module.yaml":
						"mounts:\n  - source: content\n    target: content\n    excludeFiles: [drafts/**]\n",
					"config/production/cascade.toml": "[[cascade]]\ndraft = true\n[cascade.target]\npath = '/x/**'\n",
					"content/a.wip.md": SECRET,
					"content/drafts/b.md": SECRET,
					"content/open.md": titled("Open", "date: 2026-05-02\ndraft: false"),
				},
				["content/a.wip.md", "content/drafts/b.md"],
				"open/index.html",
			],
			[
				"`ignored_content` of Zola",
				"zola",
				{
					"config.toml": 'ignored_content = ["*.{wip,tmp}.md"]\n',
					"content/a.tmp.md": '+++\ntitle = "SENTINEL"\ndate = 2026-05-01\n+++\nSENTINEL\n',
					"content/open.md": '+++\ntitle = "Open"\ndate = 2026-05-01\n+++\nWords.\n',
				},
				["content/a.tmp.md"],
				"open/index.html",
			],
			[
				"`exclude` of Docusaurus",
				"docusaurus",
				{
					"docusaurus.config.ts":
						"export default { presets: [['classic', { blog: { exclude: ['wip/**', \"**/*.t.md\"] } }]] };\n",
					"blog/wip/2026-05-01-a.md": SECRET,
					"blog/2026-05-01-b.t.md": SECRET,
					"blog/2026-05-02-open.md": OPEN,
				},
				["blog/2026-05-01-b.t.md", "blog/wip/2026-05-01-a.md"],
				"blog/2026/05/02/open/index.html",
			],
			[
				"the ignore files and `ignores.add` of Eleventy",
				"eleventy",
				{
					".eleventyignore": "# words\nprivate\n/posts/old-?.md\n",
					".gitignore": "*.local.md\n",
					"eleventy.config.js": 'export default (c) => { c.ignores.add("posts/wip/**/*.md"); };\n',
					"posts/private/a.md": SECRET,
					"posts/old-1.md": SECRET,
					"posts/b.local.md": SECRET,
					"posts/wip/x/c.md": SECRET,
					"posts/open.md": OPEN,
				},
				["posts/b.local.md", "posts/old-1.md", "posts/private/a.md", "posts/wip/x/c.md"],
				"posts/open/index.html",
			],
			[
				"patterns of the loader of Astro",
				"astro",
				{
					"src/content.config.ts": 'const blog = { loader: glob({ pattern: ["**/*.md", "!**/wip/**"] }) };\n',
					"src/content/blog/wip/a.md": SECRET,
					"src/content/blog/open.md": OPEN,
				},
				["src/content/blog/wip/a.md"],
				"blog/open/index.html",
			],
			[
				"the folder of drafts in an export of WordPress, unless the story says that it is none",
				"wordpress-markdown",
				{ "output/drafts/a.md": SECRET, "output/drafts/open.md": titled("Open", "date: 2026-05-02\ndraft: false") },
				["output/drafts/a.md"],
				"2026/05/02/open/index.html",
			],
		]),
	)("is an error, by %s", async (_, from, files, hidden, open) => {
		const site = await buildSite(
			{ "broadsheet.config.ts": config(`from: "${from}",`), ...files },
			{ quarantine: true },
		);
		const found = site.report.problems.filter(({ code }) => code === "hidden-elsewhere");
		const times = found.map(({ message }) => Number(/\((\d+) times in/.exec(message)?.[1] ?? 1));
		expect(times.reduce((sum, each) => sum + each, 0)).toBe(hidden.length);
		expect(hidden).toEqual(expect.arrayContaining(found.map(({ place }) => place?.path)));
		expect(site.list()).toContain(open);
		for (const path of site.list().filter((each) => /\.(?:html|xml|json|txt)$/.test(each)))
			expect(site.read(path)).not.toContain("SENTINEL");
	});
});

it("a glob matches a path and what is below it", () => {
	const matches = (glob: string, path: string, kind = {}) => pathPattern(glob, kind)(path);
	for (const [glob, path] of [
		["a/*.md", "a/b.md"],
		["a/**/b.md", "a/b.md"],
		["a/**/b.md", "a/x/y/b.md"],
		["a/", "a/b/c.md"],
		["[!x]?.{md,html}", "ab.html"],
		["a+b(c).md", "a+b(c).md"],
	])
		expect([glob, path, matches(glob as string, path as string)]).toEqual([glob, path, true]);
	for (const [glob, path] of [
		["a/*.md", "a/b/c.md"],
		["a", "ab.md"],
		["[!x].md", "x.md"],
	])
		expect([glob, path, matches(glob as string, path as string)]).toEqual([glob, path, false]);
	expect(matches("a*.md", "a/b.md", { acrossFolders: true })).toBe(true);
	expect(matches("b.md", "a/b.md", { anywhere: true })).toBe(true);
});
