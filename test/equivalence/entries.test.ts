/** Entries of live coverage that come, go and change are published without planning the whole site, and the output is that of a clean build. */
import { describe, expect, it } from "vitest";
import { sample } from "../support/sample.js";
import { config, type Files, pngImage, story } from "../support/site.js";
import { builds, type Edit, isComposed, problemsOf } from "./beside-clean.js";
import { treeFaults } from "./compare.js";
import { treeOf } from "./test-site.js";

const FOLDER = "content/news/gale.live";
const path = (name: string): string => `${FOLDER}/${name}.md`;
const entry = (hour: number, more = "", text = "The wind is up."): string =>
	`---\ndate: 2026-05-01 ${hour}:00\n${more}---\n\n${text}\n`;
const old = (index: number, text = "Text."): string =>
	story(
		`headline: Old ${index}\ndate: 2026-04-${String(index + 1).padStart(2, "0")} 08:00\nbreadcrumb: [News]\ntags: [Gale]\nbyline: Ada Brill`,
		text,
	);
const FILES: Files = {
	"broadsheet.config.ts": config('pageSize: 4,\n\tlinks: "warn",'),
	...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`content/news/old-${index}.md`, old(index)])),
	[path("index")]: story(
		"headline: A gale\nbreadcrumb: [News]\ntags: [Gale]\nbyline: Ada Brill\ntype: live",
		"It blows.",
	),
	[path("1000")]: entry(10, "headline: First gust\n"),
	[path("1100")]: entry(11),
	"content/news/old-3.md": old(3, "See [the gust](gale.live/1000.md)."),
	"content/fronts/home.yaml": "lead: gale\n",
};

const EDITS: Readonly<Record<string, readonly Edit[]>> = {
	"a new entry, and another": [
		{ [path("1200")]: entry(12) },
		{ [path("1230")]: entry(12, "headline: Rain\n", "Wet.") },
	],
	"the text of an entry": [{ [path("1100")]: entry(11, "", "The wind is down.") }],
	"the headline of an entry to which a story links": [{ [path("1000")]: entry(10, "headline: First squall\n") }],
	"an entry that is deleted, and comes back": [{ [path("1100")]: null }, { [path("1100")]: entry(11) }],
	"an entry to which a story links that is deleted": [{ [path("1000")]: null }],
	"an entry that becomes a draft, and is public again": [
		{ [path("1100")]: entry(11, "draft: true\n") },
		{ [path("1100")]: entry(11) },
	],
	"an entry with another date": [{ [path("1000")]: entry(13, "headline: First gust\n") }],
	"an entry that ends an embargo later": [{ [path("1200")]: entry(12, "embargo: 2026-05-09 08:00\n") }],
	"an entry with a picture": [
		{ [path("1200")]: entry(12, "", "![Waves](waves.png)"), [`${FOLDER}/waves.png`]: pngImage(900, 500) as never },
	],
	"an entry with links, and a story that links to it": [
		{ [path("1200")]: entry(12, "", "See [it](../old-4.md) and [there](1000.md).") },
		{ "content/news/old-5.md": old(5, "Read more: gale.live/1200.md") },
		{ "content/news/old-4.md": null },
	],
	"the text of the story, with an entry": [
		{ [path("index")]: (FILES[path("index")] as string).replace("It blows.", "It blew."), [path("1200")]: entry(12) },
	],
};
const COMPOSED: Readonly<Record<string, Edit>> = {
	"the last entries deleted": { [path("1000")]: null, [path("1100")]: null },
	"the end of the coverage": {
		[path("index")]: (FILES[path("index")] as string).replace("type: live", "type: live\nends: 2026-05-01 12:00"),
	},
};

describe("an edit of live coverage", () => {
	it.each(sample(2, Object.entries(EDITS)))("is published alone: %s", async (_, edits) => {
		for await (const { report, clean } of builds(FILES, edits)) {
			expect(report.exit).toBe(0);
			expect(treeFaults("file", treeOf(report.out), treeOf(clean.out))).toEqual([]);
			expect([problemsOf(report), report.nextChange]).toEqual([problemsOf(clean), clean.nextChange]);
			expect(isComposed(report)).toBe(false);
		}
	});
	it.each(sample(1, Object.entries(COMPOSED)))("is left to a build that plans the whole site: %s", async (_, edit) => {
		for await (const { report, clean } of builds(FILES, [edit])) {
			expect([report.exit, isComposed(report)]).toEqual([0, true]);
			expect(treeFaults("file", treeOf(report.out), treeOf(clean.out))).toEqual([]);
		}
	});
});
