/** A plugin that fails: the message names the line, the file and the story, once. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../src/build/check.js";
import { guardRemark } from "../src/config/guard-remark.js";
import { createSiteUpdater } from "../src/dev/site-updater.js";
import { run } from "./support/cli.js";
import { sample } from "./support/sample.js";
import { AT, buildSite, config, type Files, list, type Site, story, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";

const storiesOf = (count: number): Files =>
	Object.fromEntries(
		Array.from({ length: count }, (_, index) => [
			`content/news/s${String(index + 1).padStart(3, "0")}.md`,
			story(`headline: Story ${index + 1}`),
		]),
	);
const FIRST = "content/news/s001.md";
const THREE = storiesOf(3);

/** The plugins begin in line 6. */
const written = (plugins: string): string => config(`plugins: [\n${plugins}\n],`);
const withPlugins = (plugins: string, more: Files = {}): Promise<Site> =>
	buildSite({ ...THREE, "broadsheet.config.ts": written(plugins), ...more });
const heads = (text: string): string[] => text.split("\n").filter((line) => /^\S+ {2}(?:error|warning) {2}/.test(line));

const LIBRARY: Files = {
	"node_modules/deep-words/package.json": '{ "name": "deep-words", "type": "module", "main": "index.js" }',
	"node_modules/deep-words/index.js": "export function deep(article) {\n\treturn article.no.words;\n}\n",
};

/** The source from the place of the only problem on. */
function underPlace({ root, report }: Site): string {
	expect(report.problems).toHaveLength(1);
	const { path = "", line = 0, column = 0 } = report.problems[0]?.place ?? {};
	const lines = readFileSync(join(root, path), "utf8").split("\n");
	return (lines[line - 1] as string).slice(column - 1);
}

describe("a failing plugin is named once, with the line of its own source", () => {
	it.each(
		sample(4, [
			["article", '() => {\n\tthrow new Error("no thing");\n}', "new Error", ` at ${FIRST}: no thing (3 times)`],
			[
				"article",
				"(a) => {\n\tconst even = (n) => odd(n + 1);\n\tconst odd = (n) => even(n + 1);\n\treturn even(0);\n}",
				"odd(n + 1)",
				` at ${FIRST}: Maximum call stack size exceeded (3 times)`,
			],
			["edition", '(e) => e.find("x")', "find(", ": e.find is not a function"],
			["pages", '(e) => e.find("x")', "find(", ": e.find is not a function"],
			["documents", '(e) => e.find("x")', "find(", ": e.find is not a function"],
			["files", '(e) => e.find("x")', "find(", ": e.find is not a function"],
			["structured", '(v) => v.find("x")', "find(", " at /404.html: v.find is not a function (9 times)"],
			["html", '(h, page) => page.find("x")', "find(", " at /404.html: page.find is not a function (9 times)"],
		]),
	)("in its hook `%s`: %s", async (hook, code, under, end) => {
		const site = await withPlugins(`{ name: "shaky", ${hook}: ${code} }`);
		expect(site.report.exit).toBe(1);
		expect(underPlace(site).slice(0, under.length)).toBe(under);
		expect(site.report.problems).toMatchObject([
			{ code: "plugin-fault", message: `The plugin "shaky" fails in its hook \`${hook}\`${end}` },
		]);
	});

	it.each(
		sample(3, [
			["a text", 'throw "no ink";', "no ink"],
			["null", "throw null;", "null"],
			["an object", "throw { code: 7 };", "{ code: 7 }"],
			["an error without words", "throw Object.assign(new TypeError(), { stack: undefined });", "TypeError"],
		]),
	)("whatever it throws: %s has no stack, so the place is where the hook begins", async (_, code, reason) => {
		const site = await withPlugins(`{ name: "shaky", article(a) { ${code} } }`);
		expect(heads(site.problems)).toEqual([
			`broadsheet.config.ts:6:18  error  plugin-fault  The plugin "shaky" fails in its hook \`article\` at ${FIRST}: ${reason} (3 times)`,
		]);
	});

	it("in TypeScript of a module that the configuration imports", async () => {
		const site = await buildSite({
			...THREE,
			"plugins/own.ts":
				'interface Story {\n\treadonly mood: string;\n}\nfunction article(story: Story) {\n\treturn { mood: story.mood.trim() };\n}\nexport const own = { name: "own", article };\n',
			"broadsheet.config.ts": `import { own } from "./plugins/own.js";\n${config("plugins: [own],")}`,
		});
		expect(site.problems.split("\n")).toEqual([
			`plugins/own.ts:5:28  error  plugin-fault  The plugin "own" fails in its hook \`article\` at ${FIRST}: Cannot read properties of undefined (reading 'trim') (3 times)`,
			"  5 │  return { mood: story.mood.trim() };",
			"    │                            ^",
		]);
	});

	it("where it calls a library that throws, not at the line of the library", async () => {
		const site = await buildSite({
			...THREE,
			...LIBRARY,
			"broadsheet.config.ts": `import { deep } from "deep-words";\n${written('{ name: "own", article: (a) => deep(a) }')}`,
		});
		expect(heads(site.problems)).toEqual([expect.stringMatching(/^broadsheet\.config\.ts:7:32 .*\(3 times\)$/)]);
	});

	it("where it is a package, in the file of the package, not in that of a library of the package", async () => {
		const site = await buildSite({
			...THREE,
			...LIBRARY,
			"node_modules/ratings/package.json": '{ "name": "ratings", "type": "module", "main": "index.js" }',
			"node_modules/ratings/index.js":
				'import { deep } from "deep-words";\n\nexport default () => ({\n\tname: "ratings",\n\tarticle(a) {\n\t\treturn deep(a);\n\t},\n});\n',
			"broadsheet.config.ts": `import ratings from "ratings";\n${written("ratings()")}`,
		});
		expect(heads(site.problems)).toEqual([
			expect.stringMatching(
				/^node_modules\/ratings\/index\.js:6:10 .*The plugin "ratings" fails in its hook `article`/,
			),
		]);
	});

	it("where many threads read the stories", async () => {
		const root = tempDir();
		writeFiles(root, {
			...storiesOf(400),
			"broadsheet.config.ts": written('{ name: "shaky", article: (a) => a.no.thing }'),
		});
		const { stderr, exit } = await run(["build", "--jobs", "2"], root);
		expect(exit).toBe(1);
		expect(heads(stderr)).toEqual([
			`broadsheet.config.ts:6:39  error  plugin-fault  The plugin "shaky" fails in its hook \`article\` at ${FIRST}: Cannot read properties of undefined (reading 'thing') (400 times)`,
		]);
	});

	it("in `check` and in the preview as in a build", async () => {
		const site = await withPlugins('{ name: "shaky", article: (a) => a.no.thing }');
		const place = { path: "broadsheet.config.ts", line: 6, column: 39 };
		const [built] = site.report.problems;
		expect(built?.place).toEqual(place);
		expect((await check({ root: site.root })).problems.filter(({ code }) => code === "plugin-fault")).toEqual([built]);
		const updater = createSiteUpdater({
			root: site.root,
			cache: join(tempDir(), "cache"),
			drafts: false,
			clock: () => AT,
		});
		const { problems } = await updater.update().finally(updater.close);
		expect(problems.filter(({ code }) => code === "plugin-fault").map((each) => each.place)).toEqual([
			place,
			place,
			place,
		]);
	});

	it("the next build, which reads no story again, reports the same; a moved line is reported at its new position", async () => {
		const plugin = '{ name: "shaky", article: (a) => a.no.thing }';
		const site = await withPlugins(plugin);
		expect((await site.again({})).problems).toBe(site.problems);
		const moved = await site.again({ "broadsheet.config.ts": `// Our plugins.\n${written(plugin)}` });
		expect(heads(moved.problems)).toEqual([expect.stringMatching(/^broadsheet\.config\.ts:7:39 /)]);
	});

	it("and with --quarantine only the stories at which it fails are left out", async () => {
		const plugin =
			'{ name: "shaky", article: (a) => { if (a.headline === "Story 2") throw new Error("two"); return a; } }';
		const site = await buildSite({ ...THREE, "broadsheet.config.ts": written(plugin) }, { quarantine: true });
		expect(heads(site.problems)).toEqual([
			expect.stringMatching(/^broadsheet\.config\.ts:6:\d+ .* at content\/news\/s002\.md: two$/),
		]);
		expect(site.list().filter((path) => /\/s\d+\//.test(path))).toEqual([
			"news/2026/05/s001/index.html",
			"news/2026/05/s003/index.html",
		]);
	});
});

describe("a hook that returns an invalid value is an error of the plugin", () => {
	it.each(
		sample(4, [
			["article", 'article: () => "words"', "it returns a string instead of an article"],
			[
				"article",
				"article: ({ headline }) => ({ headline })",
				"it returns an object without `from` instead of an article",
			],
			["article", 'article: async () => { throw new Error("late"); }', "it returns a promise instead of an article"],
			["edition", "edition: () => []", "it returns a list instead of an edition"],
			["pages", 'pages: () => ({ url: "/a/" })', "it returns an object instead of a list of pages"],
			[
				"pages",
				'pages: () => [{ url: "/a/", template: "page" }]',
				"item 1 of the list that it returns needs `view`, an object",
			],
			["documents", "documents: () => [null]", "item 1 of the list that it returns is not an object"],
			["structured", 'structured: () => ["x"]', "item 1 of the list that it returns is not an object"],
			["html", "html: async (html) => html", "it returns a promise instead of a text"],
			[
				"files",
				'files: () => [{ path: "a.txt", bytes: "a", kind: "index" }]',
				"item 1 of the list that it returns needs `bytes`, a Uint8Array",
			],
		]),
	)("%s: %s", async (hook, code, reason) => {
		const site = await withPlugins(`{ name: "shaky", ${code} }`);
		expect(site.report.exit).toBe(1);
		const [head, ...more] = heads(site.problems);
		expect(more).toEqual([]);
		expect(head).toMatch(/^broadsheet\.config\.ts:6:\d+ {2}error {2}plugin-fault {2}/);
		expect(head).toContain(`The plugin "shaky" fails in its hook \`${hook}\``);
		expect(head).toContain(reason);
		expect(site.problems.includes("hint: a hook returns its value at once")).toBe(reason.includes("promise"));
	});

	it("but nothing at all leaves things unchanged", async () => {
		const site = await withPlugins(
			'{ name: "silent", article: () => undefined, pages: () => undefined, html: () => null }',
		);
		expect(site.problems).toBe("");
		expect(site.report.exit).toBe(0);
	});
});

describe("a failing remark plugin is named once, with its line", () => {
	it.each(
		sample(3, [
			["by an error", '() => (tree) => { tree.find("x"); }', "find(", "tree.find is not a function"],
			["by null", "() => (tree) => { throw null; }", "(tree) =>", "null"],
			["before it sees a text", '() => { throw new Error("no words"); }', "new Error", "no words"],
			[
				"by a recursion without end",
				"() => () => { const f = () => f() + 1; f(); }",
				"f() + 1",
				"Maximum call stack size exceeded",
			],
			[
				"by a promise",
				'() => async () => { throw new Error("late"); }',
				"async () =>",
				"it returns a promise instead of a tree",
			],
			["by a callback", '() => (tree, file, next) => { next(new Error("by next")); }', "new Error", "by next"],
			[
				"by a callback that comes later",
				"() => (tree, file, next) => { setTimeout(next, 1); }",
				"(tree, file, next)",
				"it finishes after it has returned",
			],
			["by what is not a tree", '() => () => "words"', '() => "words"', "it returns something other than a tree"],
		]),
	)("%s", async (_, plugin, under, reason) => {
		const site = await withPlugins(`{ name: "marks", remark: [${plugin}] }`);
		expect(site.report.exit).toBe(1);
		expect(underPlace(site).slice(0, under.length)).toBe(under);
		expect(site.report.problems).toMatchObject([
			{
				code: "plugin-fault",
				message: `The plugin "marks" fails in its hook \`remark\` at ${FIRST}: ${reason} (3 times)`,
			},
		]);
	});

	it("where it stands in `markdown.remark`", async () => {
		const site = await buildSite({
			...THREE,
			"broadsheet.config.ts": config('markdown: { remark: [() => () => { throw new Error("no ink"); }] },'),
		});
		expect(heads(site.problems)).toEqual([
			`broadsheet.config.ts:5:43  error  plugin-fault  A plugin of \`markdown.remark\` fails at ${FIRST}: no ink (3 times)`,
		]);
	});

	it("unless it leaves a tree that cannot be rendered: then all of them are named, and the story", async () => {
		const site = await withPlugins('{ name: "marks", remark: [() => (tree) => { tree.children = [null]; }] }');
		expect(site.problems).toMatch(
			/^content\/news\/s001\.md:1:1 {2}error {2}plugin-fault {2}The remark plugins \("marks"\) leave a tree that cannot be rendered at /,
		);
		expect(heads(site.problems)).toHaveLength(1);
	});

	it("unless the text is nested without end: that is an error in the text", () => {
		interface Node {
			readonly children: readonly Node[];
		}
		let tree: Node = { children: [] };
		for (let depth = 0; depth < 20_000; depth++) tree = { children: [tree] };
		const walk = () => (root: Node) => {
			const visit = ({ children }: Node): void => children.forEach(visit);
			visit(root);
		};
		const [plugin] = guardRemark([walk], "A plugin fails", () => undefined) as readonly [() => (tree: Node) => void];
		expect(() => plugin()(tree)).toThrow(RangeError);
		expect(() => plugin()({ children: [] })).not.toThrow();
	});
});

describe("the location of a plugin is not part of the site", () => {
	it("two folders of one site have the same configuration, byte for byte, and one source map", async () => {
		const bundles = async () => {
			const { root } = await withPlugins('{ name: "quiet", article: (a) => a }');
			const names = list(join(root, ".broadsheet")).filter((path) => /^config-.*\.mjs/.test(path));
			return names.map((name) => [name, readFileSync(join(root, ".broadsheet", name), "utf8")]);
		};
		const [one, two] = [await bundles(), await bundles()];
		expect(one).toHaveLength(2);
		expect(two).toEqual(one);
	});

	it("a configuration that fails before there is a plugin names its line", async () => {
		const site = await buildSite({
			...THREE,
			"broadsheet.config.ts": `${config("")}\nthrow new Error("no desk today");\n`,
		});
		expect(site.report.exit).toBe(2);
		expect(site.problems).toMatch(
			/^broadsheet\.config\.ts:\d+:7 {2}error {2}config {2}The configuration fails: no desk today\n/,
		);
	});
});
