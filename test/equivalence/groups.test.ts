/** The text about an author, a topic, a section, a series or the paper, and stories with warnings, are published without planning the whole site, and the output is that of a clean build. */
import { describe, expect, it } from "vitest";
import { sample } from "../support/sample.js";
import { config, type Files, story } from "../support/site.js";
import { builds, type Edit, isComposed, problemsOf } from "./beside-clean.js";
import { treeFaults } from "./compare.js";
import { treeOf } from "./test-site.js";

const SECTIONS = ["[News, City Hall]", "[Sport]", "[News]"];
const old = (index: number, more = ""): string =>
	story(
		`headline: Old ${index}\ndate: 2026-04-${String(index + 1).padStart(2, "0")} 08:00\nbreadcrumb: ${SECTIONS[index % 3]}\ntags: [Ferry, Tide]\nbyline: Ada Brill\n${more}`,
	);
const file = (fields: string, text: string): string => `---\n${fields}\n---\n\n${text}\n`;
const [ADA, FERRY, HALL, TALE, ABOUT] = [
	"content/authors/ada-brill.md",
	"content/topics/ferry.md",
	"content/sections/news/city-hall.md",
	"content/series/the-tale.md",
	"content/pages/about.md",
];
const ABOUT_ADA = "name: Ada Brill\nmasthead: Editor";
const FILES: Files = {
	"broadsheet.config.ts": config('pageSize: 4,\n\tnavigation: [{ page: "about" }, "News"],\n\tlinks: "warn",'),
	...Object.fromEntries(
		Array.from({ length: 18 }, (_, index) => [
			`content/news/old-${index}.md`,
			old(index, index % 6 ? "" : `series: { name: The Tale, part: ${index / 6 + 1} }`),
		]),
	),
	"content/fronts/home.yaml": "strips:\n  - topic: Ferry\n",
	[ADA]: file(ABOUT_ADA, "Ada writes."),
	[FERRY]: file("aka: [Boats]", "Of boats. See [this](old-3)."),
	[HALL]: file("order: 2", "Of the council."),
	[TALE]: file("name: The Tale", "In parts."),
	[ABOUT]: file("title: About us", "We print."),
	"content/pages/about/people.md": file("title: People", "Who we are."),
};

const EDITS: Readonly<Record<string, readonly Edit[]>> = {
	"a biography": [{ [ADA]: file(ABOUT_ADA, "Ada writes of ferries.") }],
	"the role and the addresses of an author": [
		{
			[ADA]: file(`${ABOUT_ADA}\nrole: Reporter\nemail: ada@a.example\nlinks: ["https://ada.example/"]`, "Ada writes."),
		},
	],
	"the description of a topic": [
		{ [FERRY]: file("aka: [Boats]", "Of ferries. See [that](old-4) and [more](/sport/).") },
	],
	"a dead link in the description of a topic, and its correction": [
		{ [FERRY]: file("aka: [Boats]", "See [that](old-44).") },
		{ [FERRY]: file("aka: [Boats]", "See [that](old-4).") },
	],
	"the description of a section": [{ [HALL]: file("order: 2", "Of the mayor.") }],
	"the description of a series": [{ [TALE]: file("name: The Tale", "In three parts.") }],
	"a plain page": [{ [ABOUT]: file("title: About us", "We print [news](../news/old-3.md).") }],
	"a story with a warning, another text for it, and its correction": [
		{ "content/news/old-4.md": old(4, "colour: red") },
		{ "content/news/old-4.md": old(4, "colour: red").replace("Old 4", "Told anew") },
		{ "content/news/old-4.md": old(4) },
	],
	"a story with a warning, which is moved, and deleted": [
		{ "content/news/old-4.md": old(4, "colour: red") },
		{ "content/news/old-4.md": old(4, "colour: red").replace("[Sport]", "[News]") },
		{ "content/news/old-4.md": null },
	],
	"a directive that does not exist": [{ "content/news/old-4.md": `${old(4)}\n:::nonsense\nA text.\n:::\n` }],
	"warnings of an author file and of a front": [
		{
			[ADA]: file(`${ABOUT_ADA}\nroll: Editor`, "Ada writes."),
			"content/fronts/home.yaml": "seconds: { size: 2 }\n",
		},
	],
	"a plain page, a biography, a front and a story": [
		{
			[ABOUT]: file("title: About us", "We print, and we post."),
			[ADA]: file(ABOUT_ADA, "Ada edits."),
			"content/fronts/home.yaml": "lead: old-4\n",
			"content/news/pier.md": story("headline: The pier\nbreadcrumb: [News]\nbyline: Ada Brill"),
		},
	],
};
/** What other pages show. */
const COMPOSED: Readonly<Record<string, Edit>> = {
	"the name of an author": { [ADA]: file("name: Ada Brill-Wick\nmasthead: Editor", "Ada writes.") },
	"a place on the masthead": { [ADA]: file("name: Ada Brill\nmasthead: Publisher", "Ada writes.") },
	"a synonym of a topic": { [FERRY]: file("aka: [Boats, Tide]", "Of boats. See [this](old-3).") },
	"the order of sections": { [HALL]: file("order: 1", "Of the council.") },
	"the name of a series": { [TALE]: file("name: The Long Tale", "In parts.") },
	"the title of a plain page": { [ABOUT]: file("title: About the paper", "We print.") },
	"the short title of a plain page": { [ABOUT]: file("title: About us\nshortTitle: Us", "We print.") },
	"a description deleted": { [FERRY]: null },
};

describe("an edit of a text", () => {
	it.each(sample(2, Object.entries(EDITS)))("is published alone: %s", async (_, edits) => {
		for await (const { report, clean, isLast } of builds(FILES, edits)) {
			expect([report.exit, report.exit && problemsOf(report)]).toEqual([0, 0]);
			expect(treeFaults("file", treeOf(report.out), treeOf(clean.out))).toEqual([]);
			expect(problemsOf(report)).toEqual(problemsOf(clean));
			if (isLast) expect(isComposed(report)).toBe(false);
		}
	});
	it.each(sample(1, Object.entries(COMPOSED)))("is left to a build that plans the whole site: %s", async (_, edit) => {
		for await (const { report, clean } of builds(FILES, [edit])) {
			expect([report.exit, isComposed(report)]).toEqual([0, true]);
			expect(treeFaults("file", treeOf(report.out), treeOf(clean.out))).toEqual([]);
			expect(problemsOf(report)).toEqual(problemsOf(clean));
		}
	});
});
