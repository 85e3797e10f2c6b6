/** `broadsheet new`: the new file is in the right folder, has an unused name, and builds. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFrontMatterDate } from "../src/cli/scaffold/date.js";
import { slugFor } from "../src/cli/scaffold/file-path.js";
import { stringifyFrontMatter } from "../src/cli/scaffold/front-matter.js";
import { matchSection } from "../src/cli/scaffold/section.js";
import { ownCommand } from "../src/cli/usage/own-command.js";
import { headlineOfWords } from "../src/content/markdown/headline.js";
import { slugProblem } from "../src/core/paths.js";
import { articleOf, SITE } from "./support/articles.js";
import { type Ran, run, runBuild } from "./support/cli.js";
import { sample } from "./support/sample.js";
import { AT, config, type Files, list, story, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";
import { atTerminal, hasScript } from "./support/terminal.js";

const FILES: Files = {
	"broadsheet.config.ts": config('sections: ["News", "Sport"],'),
	"content/news/city-hall/vote.md": story("headline: The vote\nbreadcrumb: [News, City Hall]"),
};
function siteOf(files: Files = FILES): string {
	const root = tempDir();
	writeFiles(root, files);
	return root;
}
const begin = (root: string, ...args: string[]): Promise<Ran> =>
	run(["new", ...args, ...(["author", "page"].includes(args[0] ?? "") ? [] : ["--at", AT])], root);
const read = (root: string, path: string): string => readFileSync(join(root, path), "utf8");
const DRAFTS = ["--drafts", "--out", ".preview"];

describe("a new story", () => {
	it("is in the folder of its section, is a draft of this minute in the time zone of the site, and is announced", async () => {
		const root = siteOf();
		const { exit, stdout, stderr } = await begin(
			root,
			...["--headline", "Council approves the river bridge", "--section", "sport", "--byline", "Mara Lindqvist"],
		);
		expect([exit, stderr]).toEqual([0, ""]);
		expect(stdout).toBe(
			`content/sport/council-approves-the-river-bridge.md\nIt is a draft: remove the line \`draft: true\` to publish it.\nLook at it: ${ownCommand(root)} preview --drafts\n`,
		);
		expect(read(root, "content/sport/council-approves-the-river-bridge.md")).toBe(`---
headline: Council approves the river bridge
date: 2026-05-04 10:00
byline: Mara Lindqvist
draft: true
id: 2026-05-04-council-approves-the-river-bridge
slug: council-approves-the-river-bridge
---

`);
	});

	it("builds without a problem, is not public, and is public when the line is removed", async () => {
		const root = siteOf();
		await begin(root, "--headline", "Bridge approved", "--section", "City Hall", "--byline", "Mara Lindqvist");
		const path = "content/news/city-hall/bridge-approved.md";
		const built = await runBuild(root);
		expect([built.exit, built.stderr]).toEqual([0, ""]);
		expect(list(join(root, "dist")).filter((file) => file.includes("bridge-approved"))).toEqual([]);
		const drafts = await runBuild(root, DRAFTS);
		expect([drafts.exit, drafts.stderr]).toEqual([0, ""]);
		expect(existsSync(join(root, ".preview/news/city-hall/2026/05/bridge-approved/index.html"))).toBe(true);
		writeFiles(root, { [path]: `${read(root, path).replace("draft: true\n", "")}The vote was nine to four.\n` });
		const published = await runBuild(root);
		expect([published.exit, published.stderr]).toEqual([0, ""]);
		expect(existsSync(join(root, "dist/news/city-hall/2026/05/bridge-approved/index.html"))).toBe(true);
	});

	it("is reported as empty when it is published without a text", async () => {
		const root = siteOf();
		await begin(root, "--headline", "Empty", "--section", "News");
		writeFiles(root, { "content/news/empty.md": read(root, "content/news/empty.md").replace("draft: true\n", "") });
		expect((await runBuild(root)).stderr).toContain("empty-body");
	});

	it("has a breadcrumb only if its folders do not imply it: City Hall is not City hall", async () => {
		const root = siteOf();
		await begin(root, "--headline", "One", "--section", "News / City Hall");
		await begin(root, "--headline", "Two", "--section", "News");
		expect(read(root, "content/news/city-hall/one.md")).toContain("breadcrumb: [News, City Hall]\n");
		expect(read(root, "content/news/two.md")).not.toContain("breadcrumb");
	});

	it("is in the folder with most stories of its section, apart from years and months", async () => {
		const root = siteOf({
			"broadsheet.config.ts": config('folders: { articles: "archive" },'),
			"content/archive/2024/05/a.md": story("breadcrumb: [Sport]"),
			"content/archive/2025/06/b.md": story("breadcrumb: [Sport]\nslug: b"),
		});
		await begin(root, "--headline", "Cup won", "--section", "Sport");
		await begin(root, "--headline", "No section");
		await begin(root, "--headline", "First night", "--section", "Culture");
		expect(list(join(root, "content")).filter((path) => !/\/20/.test(path))).toEqual([
			"archive/culture/first-night.md",
			"archive/cup-won.md",
			"archive/no-section.md",
		]);
		expect(read(root, "content/archive/cup-won.md")).toContain("breadcrumb: [Sport]\n");
	});

	it("is never among the authors, even in a section of that name", async () => {
		const root = siteOf();
		await begin(root, "--headline", "On writing", "--section", "Authors");
		expect(read(root, "content/on-writing.md")).toContain("breadcrumb: [Authors]\n");
	});

	it("takes the place of no file and the slug of no story: it gets a number", async () => {
		const root = siteOf({
			...FILES,
			"content/news/rain.md": story("headline: Sun\nslug: sun"),
			"content/news/Wind.md": story("headline: Breeze\nslug: breeze"),
			"content/news/snow.live/index.md": story("headline: Frost\nslug: frost"),
			"content/sport/cup.md": story("headline: Hailstones\nslug: hail"),
		});
		for (const headline of ["Rain", "Rain", "Wind", "Snow", "Hail"])
			await begin(root, "--headline", headline, "--section", "News");
		expect(list(join(root, "content/news")).filter((path) => /-\d\.md/.test(path))).toEqual([
			"hail-2.md",
			"rain-2.md",
			"rain-3.md",
			"snow-2.md",
			"wind-2.md",
		]);
		expect(read(root, "content/news/rain-2.md")).toContain("id: 2026-05-04-rain-2\nslug: rain-2\n");
		expect(read(root, "content/news/rain.md")).toContain("slug: sun");
		// Two stories were begun with one headline at one instant: drafts, which are published here.
		const { stderr } = await runBuild(root, DRAFTS);
		expect([...stderr.matchAll(/ {2}(?:error|warning) {2}\S+/g)].map(String)).toEqual(["  warning  story-twice"]);
	});

	it("has the keys of the site's archive", async () => {
		const root = siteOf({
			"broadsheet.config.ts": config(
				'fields: { headline: "title", byline: "authors", date: "published", draft: "hold", slug: "path", breadcrumb: "desk" },',
			),
		});
		const { stdout } = await begin(root, "--headline", "Rain", "--section", "City Hall", "--byline", "Jo Fenn");
		expect(stdout).toContain("remove the line `hold: true`");
		expect(read(root, "content/city-hall/rain.md")).toBe(
			"---\ntitle: Rain\npublished: 2026-05-04 10:00\nauthors: Jo Fenn\ndesk: [City Hall]\nhold: true\nid: 2026-05-04-rain\npath: rain\n---\n\n",
		);
		const built = await runBuild(root, DRAFTS);
		expect([built.exit, built.stderr]).toEqual([0, ""]);
	});

	it("is dated with its offset where the site has no time zone, and in nights when clocks change", () => {
		expect(formatFrontMatterDate("2026-05-04T09:00:59Z", undefined)).toBe("2026-05-04 09:00Z");
		expect(formatFrontMatterDate("2026-05-04T09:00:59Z", "Europe/Dublin")).toBe("2026-05-04 10:00");
		expect(formatFrontMatterDate("2026-10-25T00:30:00Z", "Europe/Dublin")).toBe("2026-10-25T01:30:00+01:00");
		expect(formatFrontMatterDate("2026-10-25T01:30:00Z", "Europe/Dublin")).toBe("2026-10-25T01:30:00+00:00");
	});

	it("says what any headline says, whatever YAML would make of it", () => {
		const marks = "* ** _ __ ` ~ ~~ \\ [ ] ( ! & &amp; < <b> <!b > a b # - https://a.b/c www.a.b @x.yz".split(" ");
		const texts = fc.oneof(
			fc.string({ unit: "grapheme" }),
			fc.array(fc.constantFrom(...marks, " "), { maxLength: 8 }).map((pieces) => pieces.join("")),
			fc.constantFrom(
				"no",
				"010",
				"12:30",
				"a: b",
				"- a",
				"# a",
				"'a",
				'"a"',
				"{a}",
				"[a]",
				"&a",
				"*a",
				"!a",
				"%a",
				"@a",
				"---",
				"a\\n",
				"\\:",
				"*Moby-Dick* returns",
				"_x_ and __y__",
				"a_b_c",
				"5 * 3 ** 2",
				"`code` & &amp; &#65;",
				"[a](b) ![c](d) [^1]",
				"~~no~~ ~yes~",
				"<Name> <b>x</b> https://a.example/b_c_",
			),
		);
		fc.assert(
			fc.property(texts, (text) => {
				const headline = text.replace(/[\p{Cc}\p{Cs}\ufeff\s\u2028\u2029]+/gu, " ").trim();
				fc.pre(headline !== "");
				expect(
					articleOf(
						`${stringifyFrontMatter({ headline: headlineOfWords(headline), date: "2026-05-04 10:00" })}Text.\n`,
						SITE,
					).headline.normalize(),
				).toBe(headline.normalize());
				expect(slugProblem(slugFor(headline, "story"))).toBeUndefined();
			}),
		);
	});

	it.each(
		sample(3, [
			["🎈", "story"],
			["Index", "index-story"],
			["Con", "con-x"],
		]),
	)("that is headlined %s has the slug %s", (headline, slug) => {
		expect(slugFor(headline, "story")).toBe(slug);
	});
});

describe("a section", () => {
	const known = [{ names: ["News"] }, { names: ["News", "City Hall"] }, { names: ["Sport"] }];
	it.each(
		sample(3, [
			["news", "News"],
			["city hall", "News / City Hall"],
			["News/City Hall", "News / City Hall"],
			["Home / Sport", "Sport"],
		]),
	)("that is typed as %s is %s", (typed, label) => {
		const { section, isNew } = matchSection(typed, known);
		expect([section.names.join(" / "), isNew]).toEqual([label, false]);
	});
	it("similar to an existing one counts as a typing error; --new-section confirms it", async () => {
		const root = siteOf();
		const slip = await begin(root, "--headline", "Cup won", "--section", "Sprot");
		expect(slip).toEqual({
			exit: 2,
			stdout: "",
			stderr: '--section: There is no section "Sprot" yet\n  hint: did you mean "Sport"? --new-section creates it\n',
		});
		const meant = await begin(root, "--headline", "Cup won", "--section", "Sprot", "--new-section");
		expect(meant.stdout).toContain("content/sprot/cup-won.md\nNew section: Sprot\n");
	});
	it("without a possible URL is rejected", async () => {
		const { exit, stderr } = await begin(siteOf(), "--headline", "Cup won", "--section", "News / !!!");
		expect([exit, stderr]).toEqual([2, '--section: It cannot be a section: no part of a URL can be made of "!!!"\n']);
	});
});

describe("new live coverage", () => {
	it("is a folder with a story and its first entry, both drafts, and builds without a problem", async () => {
		const root = siteOf();
		const { stdout } = await begin(root, "live", "--headline", "The gale, as it happens", "--section", "News");
		expect(stdout).toBe(
			`content/news/the-gale-as-it-happens.live/index.md\ncontent/news/the-gale-as-it-happens.live/1000-first-entry.md\nIt is a draft: remove the line \`draft: true\` from both files to publish it.\nLook at it: ${ownCommand(root)} preview --drafts\n`,
		);
		expect(read(root, "content/news/the-gale-as-it-happens.live/1000-first-entry.md")).toBe(
			"---\ndate: 2026-05-04 10:00\ndraft: true\n---\n\n",
		);
		for (const args of [[], DRAFTS]) {
			const { exit, stderr } = await runBuild(root, args);
			expect([exit, stderr]).toEqual([0, ""]);
		}
		expect(read(root, ".preview/news/2026/05/the-gale-as-it-happens/index.html")).toContain("live_1000-first-entry");
	});
});

describe("a new page", () => {
	it("is a draft at the address of its file, never over another, and is published without its line `draft`", async () => {
		const root = siteOf();
		expect(await begin(root, "page", "About us")).toEqual({
			exit: 0,
			stdout: `content/pages/about-us.md\nIts address is /about-us/\nIt is a draft: remove the line \`draft: true\` to publish it.\nLook at it: ${ownCommand(root)} preview --drafts\n`,
			stderr: "",
		});
		expect(read(root, "content/pages/about-us.md")).toBe("---\ntitle: About us\nkind: about\ndraft: true\n---\n\n");
		await begin(root, "page", "--title", "About us");
		expect(list(join(root, "content/pages"))).toEqual(["about-us-2.md", "about-us.md"]);
		const file = join(root, "content/pages/about-us.md");
		writeFileSync(file, `${readFileSync(file, "utf8").replace("draft: true\n", "")}We are.\n`);
		const built = await runBuild(root);
		expect([built.exit, built.stderr]).toEqual([0, ""]);
		expect(read(root, "dist/about-us/index.html")).toContain("AboutPage");
	});
	it("needs a title, and a folder of pages", async () => {
		expect((await begin(siteOf(), "page")).stderr).toBe('--title is missing\n  hint: --title "About us"\n');
		const root = siteOf({ ...FILES, "broadsheet.config.ts": config('folders: { pages: "" },') });
		expect((await begin(root, "page", "X")).stderr).toBe(
			"This site has no plain pages\n  hint: `folders: { pages }` in broadsheet.config.ts is empty\n",
		);
	});
});

describe("a new author", () => {
	it("lies in the folder of authors, under the keys of the archive, and never over another", async () => {
		const root = siteOf({
			...FILES,
			"broadsheet.config.ts": config('folders: { authors: "people" }, authorFields: { role: "title" },'),
		});
		const { exit, stdout } = await begin(root, "author", "--name", "Mara Lindqvist", "--role", "Reporter: City Hall");
		expect([exit, stdout]).toEqual([
			0,
			"content/people/mara-lindqvist.md\nTo name the author in a story: byline: Mara Lindqvist\n",
		]);
		expect(read(root, "content/people/mara-lindqvist.md")).toBe(
			'---\nname: Mara Lindqvist\ntitle: "Reporter: City Hall"\n---\n\n',
		);
		await begin(root, "author", "--name", "Mara Lindqvist");
		expect(list(join(root, "content/people"))).toEqual(["mara-lindqvist-2.md", "mara-lindqvist.md"]);
		const built = await runBuild(root);
		expect([built.exit, built.stderr]).toEqual([0, ""]);
	});
});

describe("without a terminal", () => {
	it("nothing is asked: the missing flag is named", async () => {
		const root = siteOf();
		expect(await begin(root)).toEqual({
			exit: 2,
			stdout: "",
			stderr: '--headline is missing\n  hint: --headline "Council approves the river bridge"\n',
		});
		expect((await begin(root, "author")).stderr).toBe('--name is missing\n  hint: --name "Mara Lindqvist"\n');
		expect(list(join(root, "content"))).toEqual(["news/city-hall/vote.md"]);
	});
	it("an unknown kind gets a suggestion", async () => {
		expect(await begin(siteOf(), "autor")).toEqual({
			exit: 2,
			stdout: "",
			stderr:
				'There is no kind of file called "autor"\n  hint: did you mean "author"?\n  help: broadsheet new --help\n',
		});
	});
	it("a wrong configuration is reported, and nothing is written", async () => {
		const root = siteOf({ "broadsheet.config.ts": "export default { nam: 1 };" });
		const { exit, stderr } = await begin(root, "--headline", "Rain");
		expect([exit, existsSync(join(root, "content"))]).toEqual([2, false]);
		expect(stderr).toContain('did you mean "name"?');
	});
});

describe("--edit", () => {
	const headline = ["new", "--headline", "Rain", "--at", AT, "--edit"];
	it("opens what was written in VISUAL, else EDITOR, with the options that it has", async () => {
		const root = siteOf({ ...FILES, "my editor": '#!/bin/sh\necho "$@" >>edited\ncat "$2"\n' });
		chmodSync(join(root, "my editor"), 0o755);
		const { exit, stdout } = await run(headline, root, { VISUAL: "'./my editor' --wait", EDITOR: "false" });
		expect(exit).toBe(0);
		expect(read(root, "edited")).toBe(`--wait ${join(root, "content/rain.md")}\n`);
		expect(stdout).toContain("headline: Rain\n");
	});
	it("says where no editor is chosen, before anything is written", async () => {
		const root = siteOf();
		const { exit, stderr } = await run(headline, root, { VISUAL: "", EDITOR: "" });
		expect([exit, existsSync(join(root, "content/rain.md"))]).toEqual([2, false]);
		expect(stderr).toBe("--edit: no editor is chosen\n  hint: set VISUAL or EDITOR, for instance EDITOR=nano\n");
	});
	it("says where the editor fails; the file is there", async () => {
		const root = siteOf();
		const { exit, stderr } = await run(headline, root, { VISUAL: "", EDITOR: "false" });
		expect([exit, existsSync(join(root, "content/rain.md"))]).toEqual([3, true]);
		expect(stderr).toBe('The editor "false" ended with 1; the file is written\n');
	});
});

describe.skipIf(!hasScript)("at a terminal (skipped where there is no `script` of util-linux)", () => {
	it("asks for everything that no flag provides, offers the sections that there are, and asks again after a slip", async () => {
		const root = siteOf();
		const { screen, exit } = await atTerminal(
			["new", "--at", AT],
			[
				["Headline: ", "\r"],
				["Headline: ", 'Cup won: "at last"\r'],
				["Section (Enter for none): ", "sprot\r"],
				["Section (Enter for none): ", "sport\r"],
				["Byline (Enter for none): ", "Jo Fenn\r"],
			],
			root,
		);
		expect(exit).toBe(0);
		expect(screen).toContain("  An answer is required\n");
		expect(screen).toContain("Sections: News, News / City Hall, Sport\n");
		expect(screen).toContain('hint: did you mean "Sport"? Type it again to create it');
		expect(read(root, "content/sport/cup-won-at-last.md")).toContain(
			"headline: 'Cup won: \"at last\"'\ndate: 2026-05-04 10:00\nbyline: Jo Fenn\ndraft: true\n",
		);
	});
	it("a section that is typed twice is accepted", async () => {
		const root = siteOf();
		await atTerminal(
			["new", "--headline", "Cup won", "--byline", "Jo Fenn", "--at", AT],
			[
				["Section (Enter for none): ", "Sprot\r"],
				["Section (Enter for none): ", "Sprot\r"],
			],
			root,
		);
		expect(existsSync(join(root, "content/sprot/cup-won.md"))).toBe(true);
	});
	it("takes what was typed ahead", async () => {
		const root = siteOf();
		const { exit } = await atTerminal(["new", "--at", AT], [["Headline: ", "Cup won\rSport\r\r"]], root);
		expect([exit, existsSync(join(root, "content/sport/cup-won.md"))]).toEqual([0, true]);
	});
	it.each(
		sample(1, [
			["Ctrl+C", "\u0003"],
			["Ctrl+D", "\u0004"],
		]),
	)("writes nothing after %s", async (_, key) => {
		const root = siteOf();
		const { screen, exit } = await atTerminal(
			["new"],
			[
				["Headline: ", "Cup won\r"],
				["Section (Enter for none): ", key],
			],
			root,
		);
		expect([exit, list(join(root, "content"))]).toEqual([2, ["news/city-hall/vote.md"]]);
		expect(screen).toContain("\nCancelled: nothing was written\n");
	});
});
