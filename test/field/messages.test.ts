/** The messages of mistakes: the place, and the next step. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startErrorText } from "../../src/cli/start-error.js";
import { splitFrontMatter } from "../../src/content/front-matter/split.js";
import { diskProblem } from "../../src/core/disk-problem.js";
import { REPOSITORY, run } from "../support/cli.js";
import { sample } from "../support/sample.js";
import { buildSite, config, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const PATH = "content/news/a.md";
const LINE = /^write `([\s\S]*)`$/;
const said = (yaml: string) => splitFrontMatter(`---\n${yaml}\n---\n\nText.\n`, PATH);
/** The front matter with each line that a hint suggests inserted. */
function pasted(yaml: string): string {
	const lines = yaml.split("\n");
	for (const { place, hint } of said(yaml).problems) {
		const [, line] = LINE.exec(hint ?? "") ?? [];
		if (line === undefined || place?.line === undefined) throw new Error(`No line is offered for ${yaml}: ${hint}`);
		lines[place.line - 2] = line;
	}
	return lines.join("\n");
}

/** Input → the suggestion. */
const SLIPS: readonly (readonly [typed: string, meant: string])[] = [
	["headline: 'It's over'", `headline: "It's over"`],
	["headline: 'The voters' choice'", `headline: "The voters' choice"`],
	["headline: 'It's over' # ask Ada", `headline: "It's over" # ask Ada`],
	["headline: 'Tis the season", `headline: "'Tis the season"`],
	[`headline: "She said "no""`, `headline: 'She said "no"'`],
	[`headline: "Hamlet" and "Lear"`, `headline: '"Hamlet" and "Lear"'`],
	[`headline: "Hamlet" returns`, `headline: '"Hamlet" returns'`],
	[`headline: 'She said "it's over"'`, `headline: "She said \\"it's over\\""`],
	[`headline: "The pier: closed`, `headline: "The pier: closed"`],
	["headline: Vote: the result", `headline: "Vote: the result"`],
	["headline: Vote: the result of ward #2", `headline: "Vote: the result of ward #2"`],
	["headline: #MeToo, nine years on", `headline: "#MeToo, nine years on"`],
	["headline: The vote #2 is over", `headline: "The vote #2 is over"`],
	["headline: Storm # 5 is near", `headline: "Storm # 5 is near"`],
	["headline: “Vote: the result”", `headline: "Vote: the result"`],
	["date: “2026-05-01 09:00”", "date: 2026-05-01 09:00"],
	["tags: [“Housing”, Roads]", `tags: ["Housing", Roads]`],
	["tags: [Housing, Roads\nslug: a", "tags: [Housing, Roads]\nslug: a"],
	["tags: [#MeToo, Housing]", `tags: ["#MeToo", Housing]`],
	["tags: [Vote: 2026, Housing]", `tags: ["Vote: 2026", Housing]`],
	["byline: @ada", `byline: "@ada"`],
	["byline: `Ada` Brill", 'byline: "`Ada` Brill"'],
	["headline: *Hamlet* returns", `headline: "*Hamlet* returns"`],
	["headline: &Co wins", `headline: "&Co wins"`],
	["headline: !Attention", `headline: "!Attention"`],
	["headline: %5 more", `headline: "%5 more"`],
	["headline: > 5 degrees", `headline: "> 5 degrees"`],
	["headline: - 5 degrees", `headline: "- 5 degrees"`],
	["headline: [Update] The vote", `headline: "[Update] The vote"`],
	["headline:The vote", "headline: The vote"],
	["slug: a\nheadline:The vote: over\ndate: 2026-05-01", `slug: a\nheadline: "The vote: over"\ndate: 2026-05-01`],
	["headline：The vote", "headline: The vote"],
	["credit:Photo: Ada", `credit: "Photo: Ada"`],
	["headline: A\n  date: 2026-05-01", "headline: A\ndate: 2026-05-01"],
	[" headline: A\ndate: 2026-05-01", "headline: A\ndate: 2026-05-01"],
	["summary:\n\t- One\n\t- Two: three: four", `summary:\n  - One\n  - "Two: three: four"`],
	["summary:\n\u00a0\u00a0- One\n\u00a0\u00a0- Two", "summary:\n  - One\n  - Two"],
	["summary:\n  -One\n  -Two", "summary:\n  - One\n  - Two"],
	["summary:\n  • One\n  • Two", "summary:\n  - One\n  - Two"],
	["summary:\n  * One\n  * Two", "summary:\n  - One\n  - Two"],
	["summary:\n  - One\n  Two\n  - Three", "summary:\n  - One\n  - Two\n  - Three"],
	["summary:\n  - One\n    - Two", "summary:\n  - One\n  - Two"],
	["summary:\n  - #MeToo began\n  - @ada said so", `summary:\n  - "#MeToo began"\n  - "@ada said so"`],
	["image:\n  src: a.jpg\n  alt: The pier: at low tide", `image:\n  src: a.jpg\n  alt: "The pier: at low tide"`],
	["image: { src: a.jpg, alt: The pier: low tide }", `image: { src: a.jpg, alt: "The pier: low tide" }`],
];

describe("a typing error in front matter", () => {
	it.each(SLIPS)("%s: the hint is the line that was meant", (typed, meant) => {
		expect(pasted(typed)).toBe(meant);
		expect(said(meant).problems).toEqual([]);
	});
	it("has every line of a file in one run, whatever is typed into headline, byline and bullets", () => {
		const sign = fc.constantFrom(..."'\"#@&*%`:-?,“”’ ".split(""), ": ", " #", "it's ", '"no" ', "Vote ", "nine ");
		const words = fc
			.array(sign, { minLength: 1, maxLength: 6 })
			.map((all) => all.join("").trim())
			// A quotation mark that opens a value, also behind `&name`, and a lone `#` may begin something else than words.
			.filter((text) => /\w/.test(text) && !/^(?:[&*!]\S* +)*["']|(?:^| )#+(?: |$)/.test(text));
		fc.assert(
			fc.property(words, words, words, (headline, byline, bullet) => {
				// `&name` in one value and `*name` in another are an anchor and its alias, as in any YAML.
				fc.pre(!/&(\S+) .*\n?.*\*\1 /s.test(`${headline} \n${byline} \n${bullet} `));
				const typed = `headline: ${headline} a\nbyline: ${byline} b\nsummary:\n  - ${bullet} c`;
				const { value, problems } = said(pasted(typed));
				expect(problems).toEqual([]);
				const texts = ["headline", "byline"].map((key) => value?.data.entries.get(key)?.value);
				expect(texts).toMatchObject([{ text: `${headline} a` }, { text: `${byline} b` }]);
			}),
			{ numRuns: 60 },
		);
	});
	it("is not reported if a comment, an anchor or a quotation is meant", () => {
		for (const right of [
			"draft: true # until the lawyer calls",
			"# the desk has seen it\nheadline: A",
			"tags: # see the list\n  - Roads",
			"headline: “We will not pay,” says the mayor",
			"headline: “It is over”",
			"summary:\n  - “It is over,” she said.",
			"headline: C# and F#",
			"headline: The pier\n  at low tide",
			"one: &desk Ada\ntwo: *desk",
			"when: 09:00\nurl: https://a.example/#b",
		])
			expect(said(right).problems).toEqual([]);
	});
	it("that a program makes of quotation marks around several values costs no story: they are left out, and named", () => {
		const { value, problems } = said("headline: “The vote”\ndate: 2026-05-01\nsummary: „It is\n  over“");
		const texts = ["headline", "summary"].map((key) => value?.data.entries.get(key)?.value);
		expect(texts).toMatchObject([{ text: "The vote" }, { text: "It is over" }]);
		expect(problems.map(({ severity, code, place }) => `${severity} ${code} ${place?.line}`)).toEqual([
			"warning front-matter-form 2",
			"warning front-matter-form 4",
		]);
		for (const meant of ["headline: “The vote”\nbyline: Ada", "headline: '“The vote”'\nbyline: '“Ada Brill”'"]) {
			expect(said(meant).problems).toEqual([]);
			expect(said(meant).value?.data.entries.get("headline")?.value).toMatchObject({ text: "“The vote”" });
		}
		expect(said("draft: “true”\nheadline: “The vote”\nbyline: “Ada”").problems).toMatchObject([{ code: "yaml" }]);
	});
	it("in an author, a topic and a front is reported with the line to write, as in a story", async () => {
		const slip = "name: Ada: the desk";
		const { problems } = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story(),
			"content/authors/ada.md": `---\n${slip}\n---\n`,
			"content/topics/roads.md": `---\n${slip}\n---\n`,
			"content/fronts/home.yaml": "lead: #news/a.md\nrail: { title: On: time, section: news }\n",
		});
		expect(problems.match(/hint: write `name: "Ada: the desk"`/g)).toHaveLength(2);
		expect(problems).toContain('hint: write `lead: "#news/a.md"`');
		expect(problems).toContain('hint: write `rail: { title: "On: time", section: news }`');
	});
	it("is a bullet with a colon, also where YAML takes it for a key", async () => {
		const files = { "broadsheet.config.ts": config() };
		const bullets = "summary:\n  - Cost: nine million\n  - Work begins in March\ntags:\n- Vote: 2026";
		const site = await buildSite({ ...files, "content/news/a.md": story(bullets) });
		expect(site.report.problems.map(({ hint }) => hint)).toEqual([
			'write `  - "Cost: nine million"`',
			'write `- "Vote: 2026"`',
		]);
		const corrected = bullets
			.replace("Cost: nine million", '"Cost: nine million"')
			.replace("Vote: 2026", '"Vote: 2026"');
		expect((await site.again({ "content/news/a.md": story(corrected) })).problems).toBe("");
	});
	it("is a fence above further keys, which may hide the story", () => {
		for (const text of [
			"---\n---\nheadline: A\n---\nText.\n",
			"---\nheadline: A\n---\ndraft: true\ntags:\n  - B\n---\n",
		])
			expect(splitFrontMatter(text, PATH).problems).toMatchObject([
				{ code: "front-matter-fence", hint: "remove this `---`", withhold: true },
			]);
		const line = "---\nheadline: A\n---\n\nNote: this\n---\n\nText.\n";
		expect(splitFrontMatter(line, PATH).problems).toEqual([]);
	});
});

describe("a program that cannot start", () => {
	/** The environment in which a script runs before the program. */
	const preload = (script: string): NodeJS.ProcessEnv => {
		const home = tempDir();
		writeFiles(home, { "before.cjs": script });
		return { NODE_OPTIONS: `--require ${join(home, "before.cjs")}` };
	};
	const asNode = (version: string) =>
		preload(`Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`);
	it.each(sample(1, ["16.20.2", "18.20.4", "20.18.3"]))(
		"says so under Node %s, before it loads anything",
		async (version) => {
			const { exit, stdout, stderr } = await run(["build"], tempDir(), asNode(version));
			expect([exit, stdout, stderr.split("\n")[0]]).toEqual([
				...[2, ""],
				`broadsheet needs Node 20.19 or later; this is ${version}.`,
			]);
			expect(stderr).toMatch(/\n {2}hint: install /);
		},
	);
	it.each(sample(1, ["20.19.0", "22.0.0", "24.1.0"]))("does not happen under Node %s", async (version) => {
		expect(await run(["--version"], tempDir(), asNode(version))).toMatchObject({ exit: 0, stderr: "" });
	});
	it("has a first file that Node 14 can read, and that imports nothing", () => {
		const text = readFileSync(join(REPOSITORY, "lib/cli.js"), "utf8");
		expect(text).not.toMatch(/^\s*import\s*[{"*\w]/m);
		expect(transformSync(text, { target: "es2019", minifySyntax: false }).code.replace(/\s/g, "")).toBe(
			transformSync(text, { target: "esnext", minifySyntax: false }).code.replace(/\s/g, ""),
		);
	});
	it.each(
		sample(1, [
			["lmdb", "@lmdb/lmdb", "build"],
			["esbuild", "@esbuild/", "build"],
			["@parcel/watcher", "@parcel/watcher-", "preview"],
			["commander", "commander", "build"],
		]),
	)("names %s where that is not installed for this system", async (name, part, command) => {
		const home = tempDir();
		writeFiles(home, { "broadsheet.config.ts": config(), "content/news/a.md": story() });
		const script = `const Module = require("node:module");
const find = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => {
	if (name.includes(${JSON.stringify(part)})) throw Object.assign(new Error("Cannot find module '" + name + "'"), { code: "MODULE_NOT_FOUND" });
	return find.call(Module, name, ...rest);
};`;
		const { exit, stderr } = await run([command, "--root", home], home, preload(script));
		expect([exit, stderr]).toEqual([2, expect.stringContaining(`broadsheet: ${name} cannot be loaded on `)]);
		expect(stderr).toContain("hint: run `npm ci` on this very machine");
		expect(stderr).not.toMatch(/bug|at Module/);
	});
	it("reports everything else as a bug, with its stack", () => {
		const { text, exit } = startErrorText(new TypeError("x is not a function"));
		expect(exit).toBe(70);
		expect(text).toMatch(/^broadsheet: internal error[\s\S]*messages\.test\.ts/);
	});
	it.each(
		sample(2, [
			["ENOSPC", "No space is left on the disk: ENOSPC (write /a)"],
			["EACCES", "There is no permission: EACCES (write /a)"],
			["EROFS", "The disk is read-only: EROFS (write /a)"],
			["EMFILE", "Too many files are open: EMFILE (write /a)"],
			["ENOTDIR", "Disk access failed: ENOTDIR (write /a)"],
		]),
	)("reports %s with the reason and the next step, and never as a bug", (code, message) => {
		const cause = Object.assign(new Error(code), { code, syscall: "write", path: "/a" });
		expect(diskProblem(cause)).toMatchObject({
			code: "io",
			message,
			hint: expect.stringContaining("then build again"),
		});
		expect(startErrorText(cause)).toMatchObject({ exit: 3, text: expect.stringContaining(message) });
	});
});
