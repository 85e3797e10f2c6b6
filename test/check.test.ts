/** The linter: its findings, their places and severities, and the output formats. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CheckOptions, check } from "../src/build/check.js";
import { problemsText } from "../src/cli/terminal/problems.js";
import { lazy } from "../src/core/lazy.js";
import type { RULES } from "../src/core/lint-rules.js";
import { run } from "./support/cli.js";
import { sample } from "./support/sample.js";
import { AT, buildSite, config, type Files, list, story, svgImage, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";
import { atTerminal, hasScript } from "./support/terminal.js";

/** A newspaper without findings. Its stories share one topic. */
const SITE: Files = {
	"broadsheet.config.ts": config(),
	"content/images/view.svg": svgImage(400, 300),
	"content/news/vote.md": story(
		"headline: The vote is close\ntags: [Bridges]\nimage: { src: /images/view.svg, alt: A view, credit: Ida Roth }",
		"Nine to [four](bridge.md#who-pays).\n\n## Who votes\n\nAll [of them](#who-votes).",
	),
	"content/news/bridge.md": story(
		"date: 2026-05-01 08:00\ntags: [Bridges]",
		"It opened at noon.\n\n## Who pays\n\nThe city.",
	),
};

/** The findings of a site, as the terminal shows them. */
async function lintText(files: Files, options: CheckOptions = {}, root = tempDir()): Promise<string> {
	writeFiles(root, files);
	const report = await check({ root, at: AT, ...options });
	return problemsText(report.problems, root, false);
}
const STORY = "content/news/story.md";
const longHeadline = "The council votes ".repeat(7).trim();
const longPoint = "It was close. ".repeat(14).trim();
const withText = (text: string): Files => ({ ...SITE, [STORY]: story("tags: [Bridges]", text) });
const withFront = (front: string, more: Files = {}): Files => ({ ...SITE, ...more, [STORY]: story(front) });

/** A fixture for each rule. A story's text begins in line 7, after five lines of front matter. */
const FINDS: Readonly<Record<Exclude<keyof typeof RULES, "silent-change">, readonly [Files, string]>> = {
	"headline-length": [
		withFront(`headline: ${longHeadline}`),
		`${STORY}:3:11  warning  headline-length  The headline has 125 characters; 110 are the most
  3 │ headline: ${longHeadline.slice(0, 90)}…
    │           ${"^".repeat(90)}
  hint: cut it, or give it a \`shortTitle\``,
	],
	"bullet-length": [
		withFront(`summary:\n  - A short point.\n  - ${longPoint}`),
		`${STORY}:6:5  warning  bullet-length  A key point has 195 characters; 180 are the most
  6 │   - ${longPoint.slice(0, 96)}…
    │     ${"^".repeat(96)}
  hint: one point, one short sentence`,
	],
	"alt-missing": [
		withFront("image: { src: /images/view.svg, credit: Ida Roth }"),
		`${STORY}:4:15  warning  alt-missing  The lead picture has no \`alt\`
  4 │ image: { src: /images/view.svg, credit: Ida Roth }
    │               ^^^^^^^^^^^^^^^^
  hint: describe in a few words what it shows`,
	],
	"alt-headline": [
		withFront("image: { src: /images/view.svg, alt: The bridge reopens, credit: Ida Roth }"),
		`${STORY}:4:15  warning  alt-headline  \`alt\` repeats the headline
  4 │ image: { src: /images/view.svg, alt: The bridge reopens, credit: Ida Roth }
    │               ^^^^^^^^^^^^^^^^
  hint: describe in a few words what the picture shows`,
	],
	"picture-alt": [
		withText("At noon:\n\n![](/images/view.svg)"),
		`${STORY}:9:1  warning  picture-alt  The picture has no alternative text
  9 │ ![](/images/view.svg)
    │ ^^^^^^^^^^^^^^^^^^^^^
  hint: for instance ![The harbour at low tide](harbour.jpg)`,
	],
	"credit-missing": [
		withFront("image: { src: /images/view.svg, alt: A view }"),
		`${STORY}:4:15  warning  credit-missing  The lead picture has no credit
  4 │ image: { src: /images/view.svg, alt: A view }
    │               ^^^^^^^^^^^^^^^^
  hint: for instance \`credit: Ida Roth\``,
	],
	"attribution-unlinked": [
		withText("The bridge is safe, according to a report of the harbour office. It said [so](vote.md)."),
		`${STORY}:7:21  warning  attribution-unlinked  "according to a report of the harbour office" has no link to the source
  7 │ The bridge is safe, according to a report of the harbour office. It said [so](vote.md).
    │                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: link the report, the study or the story`,
	],
	"byline-twice": [
		withFront("byline: [Ann Lee, Tom Byrne, ann lee]"),
		`${STORY}:4:30  warning  byline-twice  "ann lee" occurs twice in the byline
  4 │ byline: [Ann Lee, Tom Byrne, ann lee]
    │                              ^^^^^^^
  hint: remove one of them`,
	],
	"heading-one": [
		withText("# Who pays\n\nThe city."),
		`${STORY}:7:1  warning  heading-one  A heading in the text begins with "##"; the headline is the only first heading
  7 │ # Who pays
    │ ^`,
	],
	"heading-skipped": [
		withText("## Who pays\n\nThe city.\n\n#### And when\n\nIn May."),
		`${STORY}:11:1  warning  heading-skipped  A heading of level 4 follows one of level 2
  11 │ #### And when
     │ ^^^^^^^^^^^^^
  hint: begin it with "###"`,
	],
	"link-empty": [
		withText("See [the vote]()."),
		`${STORY}:7:5  warning  link-empty  The link has no target; only its text is rendered
  7 │ See [the vote]().
    │     ^^^^^^^^^^^^`,
	],
	"link-words": [
		withText("For the vote, [click here](vote.md)."),
		`${STORY}:7:16  warning  link-words  The words "click here" do not say where the link leads
  7 │ For the vote, [click here](vote.md).
    │                ^^^^^^^^^^
  hint: link the words that name what is there`,
	],
	"dead-link": [
		{ ...withText("After [the vote](/news/votes/)."), "broadsheet.config.ts": config('links: "warn",') },
		`${STORY}:7:18  warning  dead-link  No page of this site is at "/news/votes/"
  7 │ After [the vote](/news/votes/).
    │                  ^^^^^^^^^^^^`,
	],
	"dead-anchor": [
		withText("The city [pays](bridge.md#who-payed)."),
		`${STORY}:7:17  warning  dead-anchor  No heading of "bridge.md" has the anchor "who-payed"
  7 │ The city [pays](bridge.md#who-payed).
    │                 ^^^^^^^^^^^^^^^^^^^
  hint: did you mean "who-pays"?`,
	],
	"translation-alone": [
		withFront("translationKey: bridge-opens", {
			"content/news/other.md": story("headline: Another\nlang: es\ntranslationKey: bridge-open"),
			"content/news/third.md": story("headline: A third\nlang: fr\ntranslationKey: bridge-open"),
		}),
		`${STORY}:4:17  warning  translation-alone  No other story has the \`translationKey\` "bridge-opens"
  4 │ translationKey: bridge-opens
    │                 ^^^^^^^^^^^^
  hint: did you mean "bridge-open"?`,
	],
	"section-lonely": [
		{
			...withFront("breadcrumb: [News, City Halls]"),
			"content/c1.md": story("headline: One\nbreadcrumb: [News, City Hall]"),
			"content/c2.md": story("headline: Two\nbreadcrumb: [News, City Hall]"),
		},
		`${STORY}:4:13  warning  section-lonely  The section "City Halls" has one story, and is similar to "City Hall"
  4 │ breadcrumb: [News, City Halls]
    │             ^^^^^^^^^^^^^^^^^^
  hint: did you mean "City Hall"?`,
	],
	"author-lonely": [
		withFront("byline: Ana Ruis", {
			"content/authors/ana.md": "---\nname: Ana Ruiz\n---\n",
			"content/news/c.md": story("headline: One\nbyline: ana"),
		}),
		`${STORY}:4:9  warning  author-lonely  The author "Ana Ruis" has one story, and is similar to "Ana Ruiz"
  4 │ byline: Ana Ruis
    │         ^^^^^^^^
  hint: did you mean "Ana Ruiz"?`,
	],
	"series-lonely": [
		withFront("series: The Long Tied", {
			"content/news/s1.md": story("headline: One\nseries: The Long Tide"),
			"content/news/s2.md": story("headline: Two\nseries: The Long Tide"),
		}),
		`${STORY}:4:9  warning  series-lonely  The series "The Long Tied" has one story, and is similar to "The Long Tide"
  4 │ series: The Long Tied
    │         ^^^^^^^^^^^^^
  hint: did you mean "The Long Tide"?`,
	],
	"topic-lonely": [
		withFront("tags: [Bridge]"),
		`${STORY}:4:8  warning  topic-lonely  The topic "Bridge" is used once, and is similar to "Bridges"
  4 │ tags: [Bridge]
    │        ^^^^^^
  hint: did you mean "Bridges"?`,
	],
};

describe("a rule", () => {
	it("finds nothing in a newspaper without problems", async () => {
		expect(await lintText(SITE)).toBe("");
	});
	it.each(sample(6, Object.entries(FINDS)))(
		"%s finds its problem at its place, and nothing else",
		async (_, [files, text]) => {
			expect(await lintText(files)).toBe(text);
		},
	);
	/** All fixtures in one newspaper, in which each rule has this severity. */
	const all = async (gravity: string) => {
		const stories = Object.entries(FINDS).map(([code, [files]]) => [`content/news/${code}.md`, files[STORY]]);
		const rules = Object.keys(FINDS).map((code) => `"${code}": "${gravity}"`);
		const root = tempDir();
		const settings = config(`links: "warn", check: { rules: { ${rules} } },`);
		const files: Files = Object.assign({}, ...Object.values(FINDS).map(([files]) => files));
		const { [STORY]: _, ...others } = files;
		// No two at one instant: some have the same headline.
		const dated = Object.entries<Files[string]>({ ...others, ...Object.fromEntries(stories) }).map(
			([path, text], index) => [
				path,
				typeof text === "string"
					? text.replace("date: 2026-05-01 09:00", `date: 2026-05-01 09:00:${10 + (index % 50)}`)
					: text,
			],
		);
		writeFiles(root, { ...Object.fromEntries(dated), "broadsheet.config.ts": settings });
		return check({ root, at: AT });
	};
	it("can be off", async () => {
		expect(await all("off")).toMatchObject({ problems: [], exit: 0 });
	});
	it("can be an error", async () => {
		const { problems, exit } = await all("error");
		expect(problems.map(({ code, severity, place }) => [severity, place?.path, code]).sort()).toEqual(
			Object.keys(FINDS)
				.map((code) => ["error", `content/news/${code}.md`, code])
				.sort(),
		);
		expect(exit).toBe(1);
	});
	it("has a different limit if the site sets one", async () => {
		const rules = 'check: { rules: { "headline-length": { max: 17 } } },';
		expect(await lintText({ ...SITE, "broadsheet.config.ts": config(rules) })).toBe(
			`content/news/bridge.md:2:11  warning  headline-length  The headline has 18 characters; 17 are the most
  2 │ headline: The bridge reopens
    │           ^^^^^^^^^^^^^^^^^^
  hint: cut it, or give it a \`shortTitle\``,
		);
	});
	it("requires a text for an empty link", async () => {
		expect(await lintText(withText("See [](https://orm.example/)."))).toBe(
			`${STORY}:7:8  warning  link-words  The link has no words
  7 │ See [](https://orm.example/).
    │        ^^^^^^^^^^^^^^^^^^^^
  hint: link the words that name what is there`,
		);
	});
	it("for a single story covers stories that are not public, too", async () => {
		const files = { ...SITE, [STORY]: story("draft: true\ntags: [Bridge]", "[Here](vote.md).") };
		expect(await lintText(files)).toBe(
			`${STORY}:8:2  warning  link-words  The words "Here" do not say where the link leads
  8 │ [Here](vote.md).
    │  ^^^^
  hint: link the words that name what is there`,
		);
	});
	it("covers entries of live coverage, and knows their anchors", async () => {
		const entry = "---\ndate: 2026-05-01 09:30\n---\n\n[Here](vote.md).\n";
		const files = {
			...SITE,
			"content/news/s.live/index.md": story("headline: S\ntags: [Bridges]", "See [it](#live_a) and [that](#live_b)."),
			"content/news/s.live/a.md": entry.replace("vote.md", "../vote.md"),
		};
		expect((await lintText(files)).split("\n").filter((line) => line.startsWith("content"))).toEqual([
			'content/news/s.live/a.md:5:2  warning  link-words  The words "Here" do not say where the link leads',
			'content/news/s.live/index.md:7:30  warning  dead-anchor  No heading of this story has the anchor "live_b"',
		]);
	});
	it("knows the anchors of attributes", async () => {
		expect(
			await lintText(
				withText(
					"See [the costs](#costs) and [the vote](#nine).\n\n## What it costs {#costs}\n\nNine to four.\n{: #nine}",
				),
			),
		).toBe("");
	});
	it("ignores quotations, linked sources, and links that name their target", async () => {
		const text = [
			"It is safe, according to Ida Roth.",
			"It is safe, according to [a report](vote.md) of the office.",
			"It is safe, according to a report.[^1]",
			"",
			"[^1]: The harbour office, 2026.",
		].join("\n");
		expect(await lintText(withText(text))).toBe("");
	});
	it("with an unknown code is reported in the configuration, with the nearest code", async () => {
		const rules = 'check: { rules: { "headline-lenght": "off" } },';
		expect(await lintText({ ...SITE, "broadsheet.config.ts": config(rules) })).toContain(
			"config-key  The configuration has no `check.rules.headline-lenght`\n",
		);
	});
});

describe("--published", () => {
	const record = lazy(async () => (await buildSite(SITE, { record: true })).root);
	/** The site as it was published, in a folder of its own. */
	const published = async () => {
		const root = tempDir();
		const path = "content/published.json";
		writeFiles(root, { ...SITE, [path]: readFileSync(join(await record(), path), "utf8") });
		return root;
	};
	const edited = (front: string) => ({
		"content/news/bridge.md": story(`${front}\ntags: [Bridges]`, "It opened at one.\n\n## Who pays\n\nThe city."),
	});
	const CHANGED = `content/news/bridge.md:2:11  error  silent-change  The text has changed since it was published, and the story does not say so
  2 │ headline: The bridge reopens
    │           ^^^^^^^^^^^^^^^^^^
  hint: add \`updated\`, \`updates\` or \`corrections\`; for a typing error, set \`minor: true\``;

	it("finds a text that has changed since it was recorded without a correction", async () => {
		expect(await lintText(edited(""), { published: true }, await published())).toBe(CHANGED);
	});
	it("runs only if it is requested", async () => {
		expect(await lintText(edited(""), {}, await published())).toBe("");
	});
	it.each([
		"updated: 2026-05-03 10:00",
		"corrections: [{ date: 2026-05-03, text: It opened at one. }]",
		"updates: [{ date: 2026-05-03, text: It opened at one. }]",
		"minor: true",
	])("accepts `%s`", async (front) => {
		expect(await lintText(edited(front), { published: true }, await published())).toBe("");
	});
	it("reports a text again that changes after a recorded correction", async () => {
		const root = await published();
		await buildSite(edited("updated: 2026-05-03 10:00"), { record: true }, root);
		const later = story("updated: 2026-05-03 10:00\ntags: [Bridges]", "It opened at two.\n\n## Who pays\n\nThe city.");
		expect(await lintText({ "content/news/bridge.md": later }, { published: true }, root)).toContain("silent-change");
	});
	it("ignores other line breaks, a moved file, and unrecorded stories", async () => {
		const files = {
			"content/news/bridge.md": undefined,
			"content/news/2026/bridge.md": story("tags: [Bridges]", "It opened\nat  noon.\n\n## Who pays\n\nThe city.\n\n"),
			"content/news/vote.md": story(
				"headline: The vote is close\ntags: [Bridges]\nimage: { src: /images/view.svg, alt: A view, credit: Ida Roth }",
				"Nine to [four](2026/bridge.md#who-pays).\n\n## Who votes\n\nAll [of them](#who-votes).",
			),
		};
		const unseen = { [STORY]: story("headline: The tide\ntags: [Bridges]") };
		const found = await lintText({ ...files, ...unseen }, { published: true }, await published());
		expect(found).not.toContain("content/news/2026/bridge.md:");
		expect(found).not.toContain(STORY);
	});
	it("finds nothing if nothing was recorded", async () => {
		expect(await lintText({ ...SITE, ...edited("") }, { published: true })).toBe("");
	});
});

describe("broadsheet check", () => {
	const FAULTY: Files = {
		...SITE,
		"broadsheet.config.ts": config('check: { rules: { "byline-twice": "error" } },'),
		"content/news/a, b.md": story("tags: [Bridges]\nbyline: [Ann Lee, Ann Lee]", "100% of it: [here](vote.md)."),
	};
	const runCheck = async (files: Files, ...args: string[]) => {
		const root = tempDir();
		writeFiles(root, files);
		const before = list(root);
		return { root, before, ...(await run(["check", "--at", AT, ...args], root)) };
	};

	it("prints problems as a build does, then their number, and exits with 1 where one is an error", async () => {
		const { exit, stdout, stderr } = await runCheck(FAULTY);
		expect([exit, stderr]).toEqual([1, ""]);
		expect(stdout).toBe(`content/news/a, b.md:5:19  error  byline-twice  "Ann Lee" occurs twice in the byline
  5 │ byline: [Ann Lee, Ann Lee]
    │                   ^^^^^^^
  hint: remove one of them

content/news/a, b.md:8:14  warning  link-words  The words "here" do not say where the link leads
  8 │ 100% of it: [here](vote.md).
    │              ^^^^
  hint: link the words that name what is there

1 error, 1 warning
`);
	});
	it("exits with 0 where there are only warnings, and where there is nothing", async () => {
		expect(await runCheck({ ...FAULTY, "broadsheet.config.ts": config() })).toMatchObject({ exit: 0 });
		expect(await runCheck(SITE)).toMatchObject({ exit: 0, stdout: "no problems\n", stderr: "" });
	});
	it("exits with 2 where the configuration is wrong", async () => {
		const { exit, stdout } = await runCheck({ ...SITE, "broadsheet.config.ts": config("chek: {},") });
		expect(exit).toBe(2);
		expect(stdout).toContain("The configuration has no `chek`");
	});
	it("reports the problems of a build as well, all in one run", async () => {
		const more = {
			...FAULTY,
			"content/news/bad.md": story("embargo: soon"),
			"content/news/dead.md": story("date: 2026-05-02", "[A](x.md)"),
		};
		const { stdout } = await runCheck(more, "--format", "json");
		const codes = JSON.parse(stdout).problems.map(({ code }: { code: string }) => code);
		expect(codes.sort()).toEqual(["byline-twice", "date", "dead-link", "link-words"]);
	});
	it("writes nothing into the folder", async () => {
		const { root, before } = await runCheck(FAULTY);
		expect(list(root)).toEqual(before);
	});
	it("reports the same after a build, of which it looks again only at what has changed; the next build is that of a clean one", async () => {
		const site = await buildSite(SITE);
		const published = list(site.out).map((path) => [path, readFileSync(join(site.out, path), "latin1")]);
		const steps: Files[] = [
			{},
			FAULTY,
			{ "content/news/dead.md": story("date: 2026-05-02", "[A](x.md)"), "content/news/vote.md": undefined },
			{ "content/news/dead.md": undefined, "content/news/a, b.md": undefined, ...SITE },
			// An anchor that the unchanged story names disappears.
			{ "content/news/bridge.md": story("date: 2026-05-01 08:00\ntags: [Bridges]", "It opened at noon.") },
			SITE,
		];
		const found: string[] = [];
		for (const step of steps) {
			writeFiles(site.root, step);
			const { problems, exit } = await check({ root: site.root, at: AT });
			found.push(...problems.map(({ code }) => code));
			const bare = tempDir();
			for (const path of list(site.root).filter((each) => /^(?:content\/|broadsheet\.config)/.test(each)))
				writeFiles(bare, { [path]: readFileSync(join(site.root, path)) });
			expect({ problems, exit }).toEqual(
				(({ problems, exit }) => ({ problems, exit }))(await check({ root: bare, at: AT })),
			);
			expect(list(site.out).map((path) => [path, readFileSync(join(site.out, path), "latin1")])).toEqual(published);
		}
		expect(found).toContain("dead-anchor");
		const { report } = await site.again({});
		expect([report.exit, report.rendered, report.written]).toEqual([0, 0, 0]);
	});
	it("prints one JSON object", async () => {
		const { exit, stdout } = await runCheck(FAULTY, "--format", "json");
		expect(exit).toBe(1);
		expect(stdout.trim().split("\n")).toHaveLength(1);
		expect(JSON.parse(stdout)).toEqual({
			problems: [
				{
					code: "byline-twice",
					severity: "error",
					message: '"Ann Lee" occurs twice in the byline',
					place: { path: "content/news/a, b.md", line: 5, column: 19, length: 7 },
					hint: "remove one of them",
				},
				{
					code: "link-words",
					severity: "warning",
					message: 'The words "here" do not say where the link leads',
					place: { path: "content/news/a, b.md", line: 8, column: 14, length: 4 },
					hint: "link the words that name what is there",
				},
			],
			exit: 1,
		});
	});
	it("prints SARIF 2.1.0", async () => {
		const { exit, stdout } = await runCheck(FAULTY, "--format", "sarif");
		expect(exit).toBe(1);
		const at = (startLine: number, startColumn: number, endColumn: number) => [
			{
				physicalLocation: {
					artifactLocation: { uri: "content/news/a,%20b.md", uriBaseId: "SITE" },
					region: { startLine, startColumn, endColumn },
				},
			},
		];
		expect(JSON.parse(stdout)).toEqual({
			$schema: "https://json.schemastore.org/sarif-2.1.0.json",
			version: "2.1.0",
			runs: [
				{
					tool: {
						driver: {
							name: "Broadsheet",
							rules: [
								{ id: "byline-twice", shortDescription: { text: "A name occurs once in a byline." } },
								{ id: "link-words", shortDescription: { text: "The words of a link say where it leads." } },
							],
						},
					},
					columnKind: "utf16CodeUnits",
					originalUriBaseIds: { SITE: { description: { text: "The folder of the site" } } },
					results: [
						{
							ruleId: "byline-twice",
							ruleIndex: 0,
							level: "error",
							message: { text: '"Ann Lee" occurs twice in the byline (remove one of them)' },
							locations: at(5, 19, 26),
						},
						{
							ruleId: "link-words",
							ruleIndex: 1,
							level: "warning",
							message: {
								text: 'The words "here" do not say where the link leads (link the words that name what is there)',
							},
							locations: at(8, 14, 18),
						},
					],
				},
			],
		});
	});
	it("prints annotations for GitHub, one per line, with all special characters escaped", async () => {
		const { exit, stdout } = await runCheck(FAULTY, "--format", "github");
		expect(exit).toBe(1);
		expect(stdout).toBe(
			`::error file=content/news/a%2C b.md,line=5,col=19,endColumn=26,title=byline-twice::"Ann Lee" occurs twice in the byline%0Aremove one of them
::warning file=content/news/a%2C b.md,line=8,col=14,endColumn=18,title=link-words::The words "here" do not say where the link leads%0Alink the words that name what is there
`,
		);
	});
	it.skipIf(!hasScript)("shows at most 20 problems of one code at a terminal, and all of them elsewhere", async () => {
		const root = tempDir();
		const links = Array.from({ length: 150 }, (_, index) => `[A place](/none/${index}/)`).join("\n\n");
		writeFiles(root, withText(`${links}\n\n[here](/news/)`));
		const { screen } = await atTerminal(["check", "--at", AT], [], root);
		expect(screen.match(/ dead-link /g)).toHaveLength(20);
		expect(screen).toContain("link-words");
		expect(screen).toMatch(
			/\n130 more are not shown here\. In all:\n {2}150 {2}dead-link\nTo see all of them: broadsheet check > problems\.txt\n/,
		);
		const { stdout } = await run(["check", "--at", AT], root);
		expect(stdout.match(/ dead-link /g)).toHaveLength(150);
		expect(stdout).not.toContain("not shown here");
	});
	it("finds nothing in the demo newspaper", async () => {
		expect(await run(["check", "--at", "2026-11-24T00:00:00Z"])).toEqual({
			exit: 0,
			stdout: "no problems\n",
			stderr: "",
		});
	});
});
