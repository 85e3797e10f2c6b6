/** Accidental files of a folder: unfinished merges, copies that services make, folders that are not for readers. */
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyName, mayBeCopy } from "../../src/content/files/copies.js";
import { sample } from "../support/sample.js";
import { buildSite, config, story, svgImage, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { situation } from "./situation.js";

const BOTH = "<<<<<<< HEAD\nNine members voted.\n=======\nEight members voted.\n>>>>>>> desk/second-edit";

/** Severity, code and place of each problem. */
const found = (problems: readonly { severity: string; code: string; place?: { path: string; line?: number } }[]) =>
	problems.map(({ severity, code, place }) =>
		[severity, code, place?.path, place?.line].filter((part) => part !== undefined).join(" "),
	);

describe("an unfinished merge", () => {
	situation(3, "stops the build at the first of its marks", {
		files: {
			"broadsheet.config.ts": config(),
			"content/news/vote.md": story("", `The council met.\n\n${BOTH}\n\nThe mayor thanked them.`),
		},
		reported: ["error merge-markers content/news/vote.md:8:1"],
	});

	it.each(
		sample(3, [
			["an author", "content/authors/ann-lee.md", `---\nname: Ann Lee\n${BOTH}\n---\n`, 3],
			["a topic", "content/topics/tides.md", `---\nname: Tides\n---\n\n${BOTH}\n`, 5],
			["a front", "content/fronts/home.yaml", `lead:\n${BOTH}\n`, 2],
			["the front matter of a story", "content/news/b.md", `---\nheadline: B\n${BOTH}\n---\n\nWords.\n`, 3],
			["a component", "templates/components/Byline.tsx", `const a = 1;\n/*\n${BOTH}\n*/\n`, 3],
			["a style sheet", "templates/css/base.css", `a { color: red }\n${BOTH}\n`, 2],
			["a file of static/", "static/ads.txt", `# Sellers\n${BOTH.replace(/^[A-Z]/gm, "# $&")}\n`, 2],
			["the configuration", "broadsheet.config.ts", config(`description: \`\n${BOTH}\n\`,`), 6],
		]),
	)("is an error in %s, and nothing else is reported for that file", async (_, path, text, line) => {
		const files = { "broadsheet.config.ts": config(), "content/news/a.md": story(), [path]: text };
		const { report } = await buildSite(files);
		expect(found(report.problems.filter(({ code }) => code !== "ads-txt"))).toEqual([
			`error merge-markers ${path} ${line}`,
		]);
		expect(report.exit).toBe(path === "broadsheet.config.ts" ? 2 : 1);
	});

	it("is an error in files that the configuration imports, also in JSON", async () => {
		const { report } = await buildSite({
			"broadsheet.config.ts": `import names from "./names.json";\n${config("description: names.town,")}`,
			"names.json": `{\n${BOTH}\n}\n`,
			"content/news/a.md": story(),
		});
		expect(found(report.problems)).toEqual(["error merge-markers names.json 2"]);
	});

	it("withholds the story if the rest is published, and removes its old page", async () => {
		const files = {
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("headline: A"),
			"content/news/b.md": story("headline: B"),
		};
		const site = await buildSite(files);
		const again = await site.again({ "content/news/b.md": story("headline: B", BOTH) }, { quarantine: true });
		expect(again.report.exit).toBe(1);
		expect(again.list().filter((path) => path.startsWith("news/2026/"))).toEqual(["news/2026/05/a/index.html"]);
	});

	it("is reported for each conflict, and for a single remaining marker", async () => {
		const text = `${BOTH}\n\nWords.\n\n${BOTH}\n\n>>>>>>> desk/second-edit`;
		const { report } = await buildSite({ "broadsheet.config.ts": config(), "content/news/a.md": story("", text) });
		expect(found(report.problems)).toEqual([
			"error merge-markers content/news/a.md 6",
			"error merge-markers content/news/a.md 14",
			"warning merge-markers content/news/a.md 20",
		]);
	});

	it("is shown in a code block of a story about version control, with a warning", async () => {
		const text = `It looks like this:\n\n~~~text\n${BOTH}\n~~~\n\nThat is all.`;
		const site = await buildSite({ "broadsheet.config.ts": config(), "content/news/a.md": story("", text) });
		expect(found(site.report.problems)).toEqual(["warning merge-markers content/news/a.md 9"]);
		expect(site.read("news/2026/05/a/index.html")).toContain("Eight members voted.");
	});

	it.each(
		sample(4, [
			["the underline of a heading", "The vote\n=======\n\nWords."],
			["seven quotation marks of nested mail", ">>>>>>> \n\n>>>>>>>\n\nWords."],
			["marks that are indented", "```\n <<<<<<< HEAD\n =======\n >>>>>>> x\n```"],
			["marks in a sentence", "The line `<<<<<<< HEAD` begins it, and `>>>>>>> x` ends it."],
		]),
	)("is not found in %s", async (_, text) => {
		const { report } = await buildSite({ "broadsheet.config.ts": config(), "content/news/a.md": story("", text) });
		expect(report.problems.filter(({ code }) => code === "merge-markers")).toEqual([]);
	});
});

describe("a copy made by a service, a backup or an editor", () => {
	situation(2, "stops the build, and what is in a folder `_drafts` is a draft", {
		files: {
			"broadsheet.config.ts": config(),
			"content/news/bridge.md": story(),
			"content/news/bridge 2.md": story(),
			"content/news/bridge (Nora's conflicted copy 2026-06-09).md": story(),
			"content/_drafts/secret.md": story("headline: Not yet"),
			"content/_old/secret.md": story("headline: No more"),
		},
		reported: [
			"error stray-copy content/news/bridge (Nora's conflicted copy 2026-06-09).md",
			"error stray-copy content/news/bridge 2.md",
			"error underscore-name content/_old/secret.md",
		],
	});

	it("is left out if the rest is published, and its old page is removed", async () => {
		const files = {
			"broadsheet.config.ts": config(),
			"content/news/bridge.md": story(),
			"content/news/bridge (1).md": story("slug: bridge"),
			"content/news/tide 2/a.md": story(),
			"content/news/tide/a.md": story("headline: Tides"),
		};
		const site = await buildSite(files, { quarantine: true });
		expect(found(site.report.problems)).toEqual([
			"error stray-copy content/news/bridge (1).md",
			"error stray-copy content/news/tide 2/a.md",
		]);
		expect(site.problems).toContain('"bridge (1).md" has the name of a copy of "bridge.md"');
		expect(site.problems).toContain('The folder "tide 2" has the name of a copy of "tide"');
		expect(site.problems).toContain('such as "bridge-1.md"');
		expect(site.list().filter((path) => /2026\/05\/./.test(path) && path.startsWith("news"))).toEqual([
			"news/2026/05/bridge/index.html",
			"news/tide/2026/05/a/index.html",
		]);
	});

	it.each(
		sample(3, [
			"vote (In Konflikt stehende Kopie von Jan 2026-06-09).md",
			"vote (copie en conflit de Nora 2026-06-09).md",
			"vote (Copia en conflicto de Nora 2026-06-09).md",
			"vote (Copia in conflitto di Nora 2026-06-09).md",
			"vote (Cópia em conflito de Nora 2026-06-09).md",
			"vote (Nora の競合コピー 2026-06-09).md",
			"vote (Nora 的冲突副本 2026-06-09).md",
			"vote (conflicted copy 2026-06-09 081500).md",
			"vote (Nora (home)'s conflicted copy 2026-06-09) (1).md",
			"vote (Case Conflict).md",
			"vote.sync-conflict-20260609-081500-ABC1234.md",
			"vote_conflict-20260609-081500.md",
			"vote (SFConflict nora@vale.example 2026-06-09-08-15-00).md",
			"vote_REMOTE_4711.md",
			"vote [conflicted].md",
		]),
	)("is known by the name alone: %s", (name) => {
		expect(copyName(name, () => false)).toEqual({});
		expect(mayBeCopy(`content/news/${name}`)).toBe(true);
	});

	it.each(
		sample(3, [
			"vote 2.md",
			"vote (1).md",
			"vote(12).md",
			"vote copy.md",
			"vote copy 3.md",
			"vote - Copy.md",
			"vote - Copy (2).md",
			"vote - Kopie.md",
			"vote (copy).md",
			"vote (another copy).md",
			"vote (3rd copy).md",
			"Copy of vote.md",
			"Kopie von vote.md",
			"Copia de vote.md",
			"vote.orig.md",
			"vote.bak.md",
			"vote~.md",
		]),
	)("is known by the file next to it: %s", (name) => {
		expect(copyName(name, (other) => other === "vote.md")).toEqual({ of: "vote.md" });
		expect(copyName(name, () => false)).toBeUndefined();
		expect(mayBeCopy(`content/news/${name}`)).toBe(true);
	});

	it.each(
		sample(3, [
			"vote-2.md",
			"route 66.md",
			"votes of 2026.md",
			"election (2024).md",
			"The conflict.md",
			"vote (conflict).md",
			"carbon copy.md",
			"copycat.md",
			"old.md",
			"conflict-of-interest.md",
		]),
	)("is not found in %s", (name) => {
		const others = ["vote.md", "votes.md", "route.md", "election.md", "The.md", "interest.md"];
		expect(copyName(name, (other) => others.includes(other))).toBeUndefined();
	});

	it("is left out of static/ with a warning, and in content/ it is published only if a story refers to it", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("", "![A plan](<plan (1).svg>)"),
			"content/news/plan.svg": svgImage(9, 9),
			"content/news/plan (1).svg": svgImage(9, 8),
			"static/map (1).txt": "x",
			"static/map.txt": "x",
			"static/prices (Nora's conflicted copy 2026-06-09).txt": "x",
			"content/published 2.json": "{}",
			"content/published.json": '{ "version": 1, "stories": {}, "fronts": [], "gone": [] }',
		});
		expect(found(site.report.problems)).toEqual([
			"warning stray-copy content/published 2.json",
			"warning stray-copy static/prices (Nora's conflicted copy 2026-06-09).txt",
		]);
		expect(site.list().filter((path) => path.endsWith(".txt") && path !== "robots.txt")).toEqual([
			"map (1).txt",
			"map.txt",
		]);
		expect(site.list().filter((path) => path.startsWith("assets/plan"))).toHaveLength(1);
	});
});

describe("a name that begins with an underscore", () => {
	const paths = (site: { list: () => string[] }) => site.list().filter((path) => /^news\/2026\/05\//.test(path));

	it("is reported once per folder, with the line to write, unless its stories are drafts", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story(),
			"content/news/_held/b.md": story(),
			"content/news/_held/c.md": story(),
			"content/news/_held/d.md": story("draft: true"),
			"content/news/_e.md": story(),
			"content/authors/_ann.md": "---\nname: Ann\n---\n",
			"content/topics/tides/_index.md": "---\nname: Tides\n---\n",
			"content/fronts/_home.yaml": "lead: news/a.md\n",
		});
		expect(found(site.report.problems)).toEqual([
			"error underscore-name content/authors/_ann.md",
			"error underscore-name content/fronts/_home.yaml",
			"error underscore-name content/news/_e.md",
			"error underscore-name content/news/_held/b.md",
		]);
		expect(site.problems).toContain("(2 times in 2 files)");
		expect(site.problems).toContain('folders: { articles: ["", "news/_held"] }');
	});
	it("is accepted if the configuration names the folder", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config('folders: { articles: ["", "_posts"] },'),
			"content/_posts/a.md": story(),
			"content/_posts/_b.md": story(),
		});
		expect(found(site.report.problems)).toEqual(["error underscore-name content/_posts/_b.md"]);
	});
	it("is a folder of pictures like any other", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("", "![A plan](_images/plan.svg)"),
			"content/news/_images/plan.svg": svgImage(9, 9),
			"content/news/_images/unused.svg": svgImage(9, 8),
		});
		expect(site.report.problems).toEqual([]);
		expect(site.list().filter((path) => path.endsWith(".svg"))).toHaveLength(1);
		expect(paths(site)).toEqual(["news/2026/05/a/index.html"]);
	});
	it("removes the old page of a story", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story(),
			"content/news/b.md": story(),
		});
		const again = await site.again(
			{ "content/news/b.md": undefined, "content/news/_b.md": story() },
			{ quarantine: true },
		);
		expect(paths(again)).toEqual(["news/2026/05/a/index.html"]);
	});
});

describe("an odd name", () => {
	const odd = "who pays: a question?";
	it("withholds a story, and is a warning for other files", async () => {
		const files = {
			"broadsheet.config.ts": config(),
			"content/news/a.md": story(),
			[`content/news/${odd}.md`]: story(),
			"content/news/what?/b.md": story(),
			"content/news/trailing./c.md": story(),
			[`static/${odd}.svg`]: svgImage(4, 3),
			[`content/news/${odd}.svg`]: svgImage(4, 3),
		};
		const site = await buildSite(files);
		expect(site.report.exit).toBe(1);
		expect(site.report.written).toBe(0);
		const rest = await site.again({}, { quarantine: true });
		expect(found(rest.report.problems)).toEqual([
			"error odd-name content/news/trailing./c.md",
			"error odd-name content/news/what?/b.md",
			`error odd-name content/news/${odd}.md`,
			`warning odd-name content/news/${odd}.svg`,
			`warning odd-name static/${odd}.svg`,
		]);
		expect(rest.list().filter((path) => path.startsWith("news/2026"))).toEqual(["news/2026/05/a/index.html"]);
	});
	it("that no path can contain leaves out the file, also if the rest is published", async () => {
		const root = tempDir();
		writeFiles(root, { "broadsheet.config.ts": config(), "content/news/a.md": story() });
		const inside = (name: string) =>
			Buffer.concat([Buffer.from(`${join(root, "content/news")}/`), Buffer.from(name, "latin1")]);
		writeFileSync(inside("caf\xe9.md"), story());
		writeFileSync(inside("caf\xe9.svg"), svgImage(3, 3));
		writeFileSync(inside("a\nb.md"), story());
		const site = await buildSite({}, { quarantine: true }, root);
		expect(found(site.report.problems)).toEqual([
			"error odd-name content/news/a\ufffdb.md",
			"error odd-name content/news/caf\ufffd.md",
			"warning odd-name content/news/caf\ufffd.svg",
		]);
		expect(site.list()).toContain("news/2026/05/a/index.html");
	});
	it("that differs only in case withholds the second story, and is a warning for pictures", async () => {
		const files = {
			"broadsheet.config.ts": config(),
			"content/news/a.md": story(),
			"content/news/Vote.md": story("headline: One\nslug: one"),
			"content/news/vote.md": story("headline: Two\nslug: two"),
			"content/news/Plan.svg": svgImage(3, 3),
			"content/news/plan.svg": svgImage(3, 3),
		};
		const site = await buildSite(files, { quarantine: true });
		expect(found(site.report.problems)).toEqual([
			"warning name-collision content/news/plan.svg",
			"error name-collision content/news/vote.md",
		]);
		expect(site.list()).toContain("news/2026/05/one/index.html");
		expect(site.list()).not.toContain("news/2026/05/two/index.html");
	});
});

describe("a link in content/", () => {
	it("to a folder is rejected with the real reason (field 54), and nothing else with it", async () => {
		const root = tempDir();
		writeFiles(root, { "broadsheet.config.ts": config(), "content/news/one.md": story() });
		symlinkSync("news", join(root, "content/current"));
		const site = await buildSite({}, {}, root);
		expect(found(site.report.problems)).toEqual(["error file-kind content/current"]);
		expect(site.problems).toContain('The link leads to the folder "content/news"; links to folders are not followed');
		expect(site.problems).toContain("move the folder here, or remove the link");
		expect(site.report.written).toBe(0);
		const rest = await buildSite({}, { quarantine: true }, root);
		expect(rest.list()).toContain("news/2026/05/one/index.html");
	});
	it("without a target keeps the page of its story", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story(),
			"content/news/b.md": story(),
		});
		rmSync(join(site.root, "content/news/b.md"));
		symlinkSync("nowhere.md", join(site.root, "content/news/b.md"));
		const again = await site.again({}, { quarantine: true });
		expect(found(again.report.problems)).toEqual(["error link-broken content/news/b.md"]);
		expect(again.list()).toContain("news/2026/05/b/index.html");
	});
});

describe("two stories with the same headline and date", () => {
	it("are reported once, at the second, which names the first", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("headline: The  Bridge reopens"),
			"content/news/b.md": story(),
			"content/sport/c.md": story("date: 2026-05-01T08:00:00Z"),
			"content/sport/later.md": story("date: 2026-05-01 09:01"),
			"content/sport/draft.md": story("draft: true"),
		});
		expect(found(site.report.problems)).toEqual([
			"warning story-twice content/news/b.md 2",
			"warning story-twice content/sport/c.md 2",
		]);
		expect(site.problems).toContain("content/news/a.md has the same headline and the same date");
		const again = await site.again({ "content/sport/c.md": story("date: 2026-05-01T08:00:00Z", "Other words.") });
		expect(again.report.problems).toEqual(site.report.problems);
	});
	it("are accepted if they are translations, or if one names the other as its original", async () => {
		const { report } = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("translationKey: bridge"),
			"content/news/b.md": story("translationKey: bridge\nlang: es"),
			"content/news/c.md": story("canonical: https://elsewhere.example/bridge/"),
		});
		expect(report.problems.filter(({ code }) => code === "story-twice")).toEqual([]);
	});
});
