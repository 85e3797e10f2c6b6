/** A site that records its addresses publishes edits of stories as one without a record does: the output and the record are those of a clean build. */
import { cpSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RECORD_FILE } from "../../src/content/publication-record.js";
import type { Report } from "../../src/core/model.js";
import { sample } from "../support/sample.js";
import { buildSite, config, type Files, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { treeFaults } from "./compare.js";
import { treeOf } from "./test-site.js";

/** A stamp counts only some time after the last change of its file. */
const settled = () => new Promise((done) => setTimeout(done, 150));
const SECTIONS = ["[News, City Hall]", "[Sport]", "[News]"];
const day = (number: number): string => `2026-04-${String(number).padStart(2, "0")} 08:00`;
const old = (index: number, more = "", text = "Text."): string =>
	story(
		`headline: Old ${index}\ndate: ${day(index + 1)}\nbreadcrumb: ${SECTIONS[index % 3]}\ntags: [Ferry, Tide]\n${more}`,
		text,
	);
const FILES: Files = {
	"broadsheet.config.ts": config(
		'record: true,\n\tpageSize: 4,\n\tlinks: "warn",\n\theaders: { hosts: ["netlify", "apache", "caddy"] },\n\tredirects: { "/tide/": "/sport/2026/04/old-1/" },',
	),
	...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`content/news/old-${index}.md`, old(index)])),
	"content/news/draft.md": old(13, "draft: true", "Not yet."),
	"content/news/old-10.md": old(10, "slug: tern"),
	"content/news/old-8.md": old(8, "", "See [it](/news/2026/04/old-2/) and [more](/sport/2026/04/tern/)."),
};
const fresh = (more = "", text = "By the sea."): string =>
	story(`headline: The pier\nbreadcrumb: [News]\ntags: [Ferry]\n${more}`, text);

type Step = Readonly<Record<string, string | null>> | ((root: string) => void);
/** Builds after each step. Expects that the last build composes, or does not, and that output and record are those of a clean build with the record before. */
async function expectSteps(steps: readonly Step[], isComposed: boolean): Promise<Report> {
	const root = tempDir();
	writeFiles(root, FILES);
	await settled();
	let { report } = await buildSite({}, {}, root);
	for (const [index, step] of steps.entries()) {
		if (typeof step === "function") step(root);
		else
			for (const [path, text] of Object.entries(step))
				if (text === null) rmSync(join(root, path));
				else writeFiles(root, { [path]: text });
		await settled();
		const copy = tempDir();
		for (const name of ["content", "broadsheet.config.ts"])
			cpSync(join(root, name), join(copy, name), { recursive: true });
		({ report } = await buildSite({}, {}, root));
		const { report: clean } = await buildSite({}, {}, copy);
		expect([report.exit, report.problems]).toEqual([0, clean.problems]);
		expect(treeFaults("file", treeOf(report.out), treeOf(clean.out))).toEqual([]);
		expect(readFileSync(join(root, RECORD_FILE), "utf8")).toBe(readFileSync(join(copy, RECORD_FILE), "utf8"));
		if (index === steps.length - 1) expect("compose" in report.times).toBe(isComposed);
	}
	return report;
}

const moved = (root: string) => {
	renameSync(join(root, "content/news/old-11.md"), join(root, "content/news/moved.md"));
	writeFiles(root, { "content/news/moved.md": old(11, "slug: old-11") });
};

describe("with a record, an edit plans no other page:", () => {
	it.each<[string, ...Step[]]>(
		sample(3, [
			["a new story", { "content/news/pier.md": fresh() }],
			["a story with a new topic", { "content/news/old-3.md": old(3).replace("Tide", "Lanterns") }],
			["another date in the same month", { "content/news/old-7.md": old(7).replace(day(8), day(20)) }],
			["a headline", { "content/news/old-7.md": old(7).replace("Old 7", "Told anew") }],
			["a draft that is published", { "content/news/draft.md": old(13) }],
			["the text of a draft", { "content/news/draft.md": old(13, "draft: true", "More.") }],
			[
				"a text, after a new story",
				{ "content/news/pier.md": fresh() },
				{ "content/news/pier.md": fresh("", "Other words.") },
			],
			[
				"the text of a story whose file has moved",
				moved,
				{ "content/news/moved.md": old(11, "slug: old-11", "Other.") },
			],
			[
				"the topic of a story whose file has moved",
				moved,
				{ "content/news/moved.md": old(11, "slug: old-11").replace("Tide", "Pier") },
			],
			[
				"a link to a story whose file has moved",
				moved,
				{ "content/news/old-3.md": old(3, "", "Read more: news/old-11") },
			],
			[
				"a new story, after a deleted one whose address leads to another",
				{ "content/news/old-4.md": null, "content/news/old-5.md": old(5, "aliases: [/sport/2026/04/old-4/]") },
				{ "content/news/pier.md": fresh() },
			],
		]),
	)("%s", async (...[, ...steps]) => {
		await expectSteps(steps, false);
	});
});

/** Of a story to which others link. */
const inSport = { "content/news/old-2.md": old(2).replace("[News]", "[Sport]") };
const withdrawn = { "content/news/old-2.md": old(2, "draft: true") };
const back = { "content/news/old-2.md": old(2) };
const lanterns = { "content/news/old-3.md": old(3).replace("Tide", "Lanterns") };

describe("with a record, an edit that changes redirects plans no other page:", () => {
	it.each<[string, ...Step[]]>(
		sample(4, [
			["another section", inSport],
			["another section, and back", inSport, back],
			[
				"another section, and a headline",
				inSport,
				{ "content/news/old-2.md": old(2).replace("[News]", "[Sport]").replace("Old 2", "Told anew") },
			],
			[
				"another slug after another section",
				inSport,
				{ "content/news/old-2.md": old(2, "slug: auk").replace("[News]", "[Sport]") },
			],
			["a story that is withdrawn", withdrawn],
			["a withdrawn story that is public again", withdrawn, back],
			["a withdrawn story that is public again in another section", withdrawn, inSport],
			[
				"a moved story that is withdrawn",
				inSport,
				{ "content/news/old-2.md": old(2, "draft: true").replace("[News]", "[Sport]") },
			],
			["a withdrawn story that is deleted", withdrawn, { "content/news/old-2.md": null }],
			[
				"a story with another slug that is withdrawn, and public again",
				{ "content/news/old-10.md": old(10, "slug: gull") },
				{ "content/news/old-10.md": old(10, "slug: gull\ndraft: true") },
				{ "content/news/old-10.md": old(10, "slug: skua") },
			],
			["a story that is deleted", { "content/news/old-2.md": null }],
			["a deleted story that comes back", { "content/news/old-2.md": null }, back],
			["a new story, after one was deleted", { "content/news/old-2.md": null }, { "content/news/pier.md": fresh() }],
			["a topic that disappears", lanterns, { "content/news/old-3.md": old(3) }],
			["a topic that disappears, and is there again", lanterns, { "content/news/old-3.md": old(3) }, lanterns],
			[
				"the text of a moved story",
				inSport,
				{ "content/news/old-2.md": old(2, "", "Other words.").replace("[News]", "[Sport]") },
			],
			[
				"a link to the former address of a moved story",
				inSport,
				{ "content/news/old-4.md": old(4, "", "See [it](/news/2026/04/old-2/).") },
			],
			["a new story, after one was moved", inSport, { "content/news/pier.md": fresh() }],
			[
				"the headline of a story to which the configuration redirects",
				{ "content/news/old-1.md": old(1).replace("Old 1", "Told anew") },
			],
			[
				"a story that gives its address to another",
				{ "content/news/old-5.md": old(5, "slug: auk") },
				{ "content/news/old-6.md": old(6, "slug: razorbill"), "content/news/old-9.md": old(9, "slug: puffin") },
			],
		]),
	)("%s", async (...[, ...steps]) => {
		await expectSteps(steps, false);
	});
});

describe("with a record, the whole site is planned for", () => {
	it.each<[string, ...Step[]]>(
		sample(2, [
			["a file that moves", moved],
			[
				"a moved story to which the configuration redirects",
				{ "content/news/old-1.md": old(1).replace("[Sport]", "[News]") },
			],
			[
				"a story at the former address of another",
				inSport,
				{ "content/news/pier.md": fresh("slug: old-2\ndate: 2026-04-03 08:00") },
			],
		]),
	)("%s", async (...[, ...steps]) => {
		await expectSteps(steps, true);
	});
});

it("a record that is asked for once has what was published before", async () => {
	const root = tempDir();
	writeFiles(root, { ...FILES, "broadsheet.config.ts": config() });
	await settled();
	await buildSite({}, { record: true }, root);
	writeFiles(root, { "content/news/pier.md": fresh() });
	await settled();
	await buildSite({}, {}, root);
	writeFiles(root, { "content/news/old-2.md": old(2, "", "Other words.") });
	await settled();
	await buildSite({}, { record: true }, root);
	expect(Object.keys(JSON.parse(readFileSync(join(root, RECORD_FILE), "utf8")).stories)).toContain("news/pier");
});
