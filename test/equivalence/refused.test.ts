/** An edit with an error is refused with the problems of a clean build, and neither it nor the edit that corrects it plans the whole site. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/core/model.js";
import { sample } from "../support/sample.js";
import { buildSite, config, type Files, snapshot, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { treeFaults } from "./compare.js";
import { treeOf } from "./test-site.js";

/** A stamp counts only some time after the last change of its file. */
const settled = () => new Promise((done) => setTimeout(done, 150));
const old = (index: number, more = "", text = "Text."): string =>
	story(
		`headline: Old ${index}\ndate: 2026-04-1${index} 08:00\nbreadcrumb: [News]\ntags: [Ferry, Tide]\n${more}`,
		text,
	);
const FILES: Files = {
	"broadsheet.config.ts": config('links: "error",\n\tpageSize: 2,'),
	...Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`content/news/old-${index}.md`, old(index)])),
	"content/news/linked.md": story("headline: Linked\nbreadcrumb: [News]"),
	"content/news/linking.md": story("headline: Linking\nbreadcrumb: [News]", "See [it](linked.md)."),
	"content/news/warned.md": story("headline: Warned\nbreadcrumb: [News]\ncolour: red"),
	"static/press/index.html": "<!doctype html><title>Press</title>",
	"content/authors/ada.md": "---\nname: Ada\n---\n\nWrites.\n",
};

type Edit = Readonly<Record<string, string | undefined>>;
/** Builds a site and edits it. Returns the report of the edit, that of a clean build of the same files, and what the next edits gave. */
async function edited(edit: Edit) {
	const root = tempDir();
	writeFiles(root, FILES);
	await settled();
	const { report } = await buildSite({}, {}, root);
	const published = snapshot(report.out);
	const refused = await buildAfter(root, edit);
	return { root, published, refused };
}
async function buildAfter(root: string, edit: Edit): Promise<{ readonly report: Report; readonly clean: Report }> {
	writeFiles(root, edit);
	await settled();
	const copy = tempDir();
	for (const name of ["content", "static", "broadsheet.config.ts"])
		cpSync(join(root, name), join(copy, name), { recursive: true });
	const { report } = await buildSite({}, {}, root);
	const { report: clean } = await buildSite({}, {}, copy);
	return { report, clean };
}
const corrected = (edit: Edit): Edit =>
	Object.fromEntries(Object.keys(edit).map((path) => [path, FILES[path] as string | undefined]));
const isComposed = ({ times }: Report): boolean => "compose" in times;

const YAML = { "content/news/old-1.md": '---\nheadline: "Old\ndate: 2026-04-11\n---\n\nText.\n' };

describe("an edit with an error is refused without a plan of the site:", () => {
	it.each<[string, Edit]>(
		sample(3, [
			["YAML that does not end", YAML],
			[
				"a directive without what it needs",
				{ "content/news/old-2.md": old(2, "", ':::table{title="Ships"}\n| a |\n| - |\n| b |\n:::') },
			],
			["a draft, perhaps", { "content/news/old-3.md": old(3, "draft: perhaps") }],
			["a date that is none", { "content/news/old-3.md": old(3).replace("2026-04-13", "2026-04-33") }],
			["two stories with errors", { ...YAML, "content/news/old-2.md": "---\nheadline: [a\n---\n" }],
			["a new story with an error", { "content/news/new.md": "---\nheadline: New\ndate: soon\n---\n\nText.\n" }],
			["an error, and a good edit of another story", { ...YAML, "content/news/old-4.md": old(4, "", "More.") }],
			["an error, and a new story", { ...YAML, "content/news/new.md": old(9).replace("Old 9", "Quay") }],
			["an error, and a warning in another story", { ...YAML, "content/news/old-4.md": old(4, "colour: red") }],
			["an error in a story that had a warning", { "content/news/warned.md": "---\nheadline: [W\n---\n\nText.\n" }],
			["a dead link, with a hint", { "content/news/old-1.md": old(1, "", "See [this](old-22.md).") }],
			["a dead link, without a hint", { "content/news/old-1.md": old(1, "", "See [this](elsewhere.md).") }],
			["a dead address, with a hint", { "content/news/old-1.md": old(1, "", "See [this](/news/2026/04/old-22/).") }],
			["a dead address of a list", { "content/news/old-1.md": old(1, "", "See [this](/topics/tides/).") }],
			["an address without a hint", { "content/news/old-1.md": old(1, "", "See [this](/elsewhere/and/far/away/).") }],
			[
				"two dead links, one of them to a story to read",
				{ "content/news/old-1.md": old(1, "readMore: [olden-2]", "See [this](old-33.md).") },
			],
			["a picture that does not exist", { "content/news/old-1.md": old(1, "", "![A pier](pier.png)") }],
			[
				"a picture of another site",
				{ "content/news/old-1.md": old(1, "image: { src: https://a.example/pier.png, alt: A pier }") },
			],
			["a story to which another links that is deleted", { "content/news/linked.md": undefined }],
			["an author file with an error", { "content/authors/ada.md": "---\nname: [Ada\n---\n" }],
		]),
	)("%s", async (_, edit) => {
		const { root, published, refused } = await edited(edit);
		expect(refused.report.exit).toBe(1);
		expect(refused.report.problems).toEqual(refused.clean.problems);
		if (refused.report.problems.some(({ code }) => code === "dead-link"))
			expect(refused.report.pages).toBe(refused.clean.pages);
		expect(isComposed(refused.report)).toBe(false);
		expect(snapshot(refused.report.out)).toEqual(published);
		const again = await buildAfter(root, {});
		expect([again.report.exit, again.report.problems]).toEqual([1, again.clean.problems]);
		const { report } = await buildAfter(root, corrected(edit));
		expect([report.exit, isComposed(report)]).toEqual([0, false]);
		expect(snapshot(report.out)).toEqual(published);
	});
});

describe("the edit after a refused one plans only what it changes:", () => {
	it.each<[string, Edit]>(
		sample(2, [
			["a file with an error", YAML],
			[
				"a dead link of a story with a new topic",
				{ "content/news/old-1.md": old(1, "", "See [this](/topics/pies/).").replace("Tide", "Pier") },
			],
			["two stories with one address", { "content/news/copy.md": old(2, "slug: old-2") }],
		]),
	)("%s", async (_, edit) => {
		const { root, refused } = await edited(edit);
		expect([refused.report.exit, refused.report.problems]).toEqual([1, refused.clean.problems]);
		const { report, clean } = await buildAfter(root, {
			...corrected(edit),
			"content/news/old-5.md": old(5, "", "More."),
		});
		expect([report.exit, isComposed(report), report.problems]).toEqual([0, false, clean.problems]);
		expect(treeFaults("file", treeOf(report.out), treeOf(clean.out))).toEqual([]);
	});
});

it("with --quarantine, an edit without an error plans only what it changes, and one with an error leaves its old page", async () => {
	const root = tempDir();
	writeFiles(root, FILES);
	await settled();
	const built = async (edit: Edit) => {
		writeFiles(root, edit);
		await settled();
		return await buildSite({}, { quarantine: true }, root);
	};
	await built({});
	const good = await built({ "content/news/old-5.md": old(5, "", "More.") });
	expect([good.report.exit, isComposed(good.report)]).toEqual([0, false]);
	const bad = await built({ ...YAML, "content/news/old-5.md": old(5, "", "Even more.") });
	expect([bad.report.exit, bad.read("news/2026/04/old-1/index.html").includes("Old 1")]).toEqual([1, true]);
	expect(bad.read("news/2026/04/old-5/index.html")).toContain("Even more.");
});
