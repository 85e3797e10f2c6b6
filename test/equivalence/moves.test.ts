/** Stories that appear, disappear or move are published without planning the whole site, and the output is that of a clean build. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readOutputRecords } from "../../src/cache/output-records.js";
import { stampOfLink, stampsEqual } from "../../src/core/file-stamp.js";
import type { Report } from "../../src/core/model.js";
import { urlOf } from "../../src/core/paths.js";
import { sample } from "../support/sample.js";
import { buildSite, config, type Files, pngImage, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { treeFaults } from "./compare.js";
import { treeOf } from "./test-site.js";

/** A stamp counts only some time after the last change of its file. */
const settled = () => new Promise((done) => setTimeout(done, 150));
const SECTIONS = ["[News, City Hall]", "[Sport]", "[News]"];
const day = (number: number): string => `2026-04-${String(number).padStart(2, "0")} 08:00`;
const old = (index: number, more = "", text = "Text."): string =>
	story(
		`headline: Old ${index}\ndate: ${day(index + 1)}\nbreadcrumb: ${SECTIONS[index % 3]}\ntags: [Ferry, Tide]\nbyline: Ada Brill\n${more}`,
		text,
	);
const part = (name: string, number: number): string => `series: { name: ${name}, part: ${number} }`;
const OLD = Object.fromEntries(
	Array.from({ length: 24 }, (_, index) => [
		`content/news/old-${index}.md`,
		old(
			index,
			index === 20 ? part("The Tides", 1) : "",
			index % 5 ? "Text." : `It began [there](old-${index + 2}.md).`,
		),
	]),
);
const fresh = (more = "", text = "Text."): string =>
	story(`headline: The pier\nbreadcrumb: [News]\ntags: [Ferry]\nbyline: Cosmo Wick\n${more}`, text);
const corrections = (count: number): string =>
	`corrections:\n${Array.from({ length: count }, (_, index) => `  - { date: 2026-05-0${index + 1}, text: "It was ${index}." }\n`).join("")}`;
/** Links to different pages that do not exist. */
const deadLinks = (count: number): string =>
	Array.from({ length: count }, (_, index) => `See [it](/news/2026/05/pier-${count}${index}/).`).join(" ");
const PICTURED = "image: { src: pier.png, alt: Seen from the sea }\n";

/** The files after an edit; null deletes one. */
type Edit = Readonly<Record<string, string | Uint8Array | null>>;
const EDITS: Readonly<Record<string, readonly Edit[]>> = {
	"a new story": [{ "content/news/pier.md": fresh() }],
	"a new story with pictures of its own": [
		{
			"content/news/pier.md": fresh(PICTURED, "![Seen from below](below.png)"),
			"content/news/pier.png": pngImage(1200, 600),
			"content/news/below.png": pngImage(900, 300, 40),
		},
	],
	"a draft with a picture, which is published": [
		{ "content/news/pier.md": fresh(`${PICTURED}draft: true`), "content/news/pier.png": pngImage(1200, 600) },
		{ "content/news/pier.md": fresh(PICTURED) },
	],
	"a story that is deleted, and comes back": [{ "content/news/old-3.md": null }, { "content/news/old-3.md": old(3) }],
	"a story to which another links becomes a draft": [{ "content/news/old-2.md": old(2, "draft: true") }],
	"a story to which others link is deleted, and comes back": [
		{ "content/news/old-7.md": null, "content/news/old-8.md": old(8, "", "See [it](/sport/2026/04/old-7/).") },
		{ "content/news/old-7.md": old(7) },
	],
	"a story whose address is nearer to a dead one than others": [
		{ "content/news/old-4.md": old(4, "", "See [it](/news/city-hall/2026/04/piers/).") },
		{ "content/news/pier.md": fresh().replace("[News]", "[News, City Hall]") },
	],
	"stories with more dead links than there are hints, of which the first take the hints of the last": [
		{ "content/news/old-5.md": old(5, "", deadLinks(30)) },
		{ "content/news/old-6.md": old(6, "", deadLinks(30)) },
		{ "content/news/old-1.md": old(1, "", `${deadLinks(3)}\n\nRead more: old-77`) },
		{ "content/news/old-5.md": old(5, "", deadLinks(1)), "content/news/pier-9.md": fresh("slug: pier-9") },
	],
	"a picture that does not exist, another headline for its story, and a picture that does": [
		{ "content/news/old-4.md": old(4, "", "![Seen from the sea](peer.png)") },
		{ "content/news/old-4.md": old(4, "", "![Seen from the sea](peer.png)").replace("Old 4", "Told anew") },
		{ "content/news/old-6.md": old(6, "image: { src: /outside.png, alt: Outside }") },
		{ "content/news/old-4.md": old(4, "", "![Seen](pier.png)"), "content/news/pier.png": pngImage(600, 300) },
		{ "content/news/old-6.md": old(6) },
	],
	"a story that becomes a draft, and is public again": [
		{ "content/news/old-4.md": old(4, "draft: true") },
		{ "content/news/old-4.md": old(4) },
	],
	"another section for a story to which others link": [
		{ "content/news/old-2.md": old(2).replace("[News]", "[Sport]") },
	],
	"a topic that no story had": [{ "content/news/old-6.md": old(6).replace("[Ferry, Tide]", "[Ferry, Lanterns]") }],
	"a topic that no other story has, taken out again": [
		{ "content/news/old-6.md": old(6).replace("[Ferry, Tide]", "[Ferry, Lanterns]") },
		{ "content/news/old-6.md": old(6) },
	],
	"another date": [{ "content/news/old-7.md": old(7).replace(day(8), day(20)) }],
	"a date in another month": [{ "content/news/old-7.md": old(7).replace(day(8), "2025-12-03 09:00") }],
	"another author": [{ "content/news/old-8.md": old(8).replace("Ada Brill", "Edda Thorn") }],
	"another slug of a story to which others link": [{ "content/news/old-2.md": old(2, "slug: told-anew") }],
	"an author whom others credit, who has a first story, and then none": [
		{
			"content/news/old-8.md": old(8, "contributors:\n  - { name: Edda Thorn, role: photographer }"),
			"content/pages/about.md": "---\ntitle: About\nbyline: Edda Thorn\n---\n\nText.\n",
		},
		{ "content/news/pier.md": fresh().replace("Cosmo Wick", "Edda Thorn") },
		{ "content/news/pier.md": fresh() },
	],
	"the people whom a story credits": [
		{ "content/news/old-8.md": old(8, "contributors:\n  - { name: Ada Brill, role: photographer }") },
		{ "content/news/old-8.md": old(8, "contributors: [Edda Thorn]").replace("[Sport]", "[News]") },
	],
	"another topic, date and section of a story with an alias, which links use": [
		{ "content/news/old-4.md": old(4, "aliases: [/tide/]"), "content/news/old-9.md": old(9, "", "See [it](/tide/).") },
		{ "content/news/old-4.md": old(4, "aliases: [/tide/]").replace("[Ferry, Tide]", "[Ferry]") },
		{ "content/news/old-4.md": old(4, "aliases: [/tide/]").replace(day(5), "2026-04-21 09:00") },
		{ "content/news/old-4.md": old(4, "byline: Cosmo Wick\naliases: [/tide/]").replace("byline: Ada Brill\n", "") },
		{ "content/news/old-4.md": old(4, "aliases: [/tide/]").replace("Old 4", "Told anew") },
		{ "content/news/old-4.md": old(4, "summary: [Another.]\naliases: [/tide/]").replace("[Ferry, Tide]", "[Tide]") },
	],
	"translations that come, go and change their addresses": [
		{ "content/news/old-4.md": old(4, "lang: fr\ntranslationKey: old-3") },
		{ "content/news/pier.md": fresh("lang: cy\ntranslationKey: old-3") },
		{ "content/news/old-3.md": old(3, "slug: told-anew\ntranslationKey: old-3") },
		{ "content/news/old-4.md": old(4, "lang: fr") },
		{ "content/news/pier.md": fresh("lang: cy\ntranslationKey: old-3\ndraft: true") },
	],
	"two stories of one day and headline, of which one gets the language of the other": [
		{ "content/news/pier.md": fresh("lang: fr"), "content/news/quay.md": fresh("slug: quay") },
		{ "content/news/pier.md": fresh("lang: cy") },
		{ "content/news/pier.md": fresh("lang: fr\ncanonical: https://elsewhere.example/pier/") },
		{ "content/news/pier.md": fresh("", "Other words.") },
		{ "content/news/quay.md": fresh("slug: quay\nlang: fr") },
		{ "content/news/old-6.md": old(6, "", "Other words.") },
	],
	"a part of another series": [{ "content/news/old-9.md": old(9, part("Other", 1)) }],
	"parts of a series that come, go and change places": [
		{ "content/news/old-8.md": old(8, part("The Tale", 1)), "content/news/old-12.md": old(12, part("The Tale", 3)) },
		{ "content/news/pier.md": fresh(part("The Tale", 2)) },
		{ "content/news/old-8.md": old(8, part("The Tale", 4)), "content/news/old-9.md": old(9, part("Other", 1)) },
		{ "content/news/old-12.md": old(12), "content/news/old-9.md": old(9) },
		{ "content/news/pier.md": null, "content/news/old-8.md": old(8, "draft: true") },
	],
	"more parts of a series than a page lists": Array.from({ length: 6 }, (_, index) => ({
		[`content/news/old-${index}.md`]: old(index, part("The Tale", 9 - index)),
	})),
	"corrections, of which one fills a page of their list": [
		{
			"content/news/old-8.md": old(8, corrections(3)),
			"content/news/old-9.md": old(9, corrections(1)),
		},
		{ "content/news/old-10.md": old(10, corrections(1)) },
		{ "content/news/old-10.md": old(10, corrections(2)).replace("[Sport]", "[News]") },
		{ "content/news/old-8.md": old(8) },
		{ "content/news/old-10.md": old(10, `${corrections(2)}draft: true`) },
	],
	"an embargo in the future": [{ "content/news/old-9.md": old(9, "embargo: 2026-05-09 08:00") }],
	"a new link in a text": [{ "content/news/old-10.md": old(10, "", "See [it](old-11.md) and [more](/sport/).") }],
};

/** A former address is reported by the build that has moved the story. */
const problemsOf = ({ problems }: Report): string[] =>
	problems
		.filter(({ code }) => code !== "former-url")
		.map((problem) => JSON.stringify(problem))
		.sort();

/** What planning the whole site finds: two stories at one address, an id of two stories, a site that would be emptied. */
const COMPOSED: Readonly<Record<string, { readonly edit: Edit; readonly exit: 0 | 1 }>> = {
	"two stories that change places": {
		edit: {
			"content/news/old-2.md": old(2, "slug: old-5"),
			"content/news/old-5.md": old(5, "slug: old-2"),
		},
		exit: 0,
	},
	"a story at the address of another": {
		edit: { "content/news/pier.md": fresh("slug: old-2\ndate: 2026-04-03 08:00") },
		exit: 1,
	},
	"a story with the id of another": {
		edit: {
			"content/news/pier.md": fresh("id: quay"),
			"content/news/quay.md": fresh("id: quay\ndate: 2026-04-03 08:00"),
		},
		exit: 1,
	},
	"the only series, which is gone": {
		edit: { "content/news/old-20.md": old(20, "", "It began [there](old-22.md).") },
		exit: 0,
	},
	"a topic without a letter": { edit: { "content/news/old-6.md": old(6).replace("Tide", "---") }, exit: 1 },
	"most stories deleted": {
		edit: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`content/news/old-${index}.md`, null])),
		exit: 1,
	},
};

describe("an edit", () => {
	const files: Files = { "broadsheet.config.ts": config('pageSize: 4,\n\tlinks: "warn",'), ...OLD };
	const isComposed = ({ times }: Report): boolean => "compose" in times;
	it.each(sample(2, Object.entries(EDITS)))(
		"of %s plans no other page, and gives the files of a clean build",
		async (_, edits) => {
			const root = tempDir();
			writeFiles(root, files);
			await settled();
			await buildSite({}, {}, root);
			let now: Record<string, string | Uint8Array> = { ...(files as Record<string, string>) };
			for (const edit of edits) {
				for (const [path, text] of Object.entries(edit)) {
					if (text === null) {
						rmSync(join(root, path));
						delete now[path];
					} else {
						writeFiles(root, { [path]: text });
						now = { ...now, [path]: text };
					}
				}
				await settled();
				const { report } = await buildSite({}, {}, root);
				const clean = await buildSite(now);
				expect(report.exit).toBe(0);
				expect(treeFaults("file", treeOf(report.out), treeOf(clean.out))).toEqual([]);
				expect([report.pages, report.files, report.nextChange]).toEqual([
					clean.report.pages,
					clean.report.files,
					clean.report.nextChange,
				]);
				expect(problemsOf(report)).toEqual(problemsOf(clean.report));
				// A draft may withhold a file from others.
				if (edit === edits.at(-1)) expect(isComposed(report)).toBe(false);
			}
		},
	);
	it.each(sample(1, Object.entries(COMPOSED)))(
		"of %s is left to a build that plans the whole site",
		async (_, { edit, exit }) => {
			const root = tempDir();
			writeFiles(root, files);
			await settled();
			await buildSite({}, {}, root);
			for (const [path, text] of Object.entries(edit))
				if (text === null) rmSync(join(root, path));
				else writeFiles(root, { [path]: text });
			await settled();
			const { report } = await buildSite({}, {}, root);
			expect([report.exit, isComposed(report)]).toEqual([exit, true]);
			const texts = Object.entries({ ...files, ...edit }).filter(([, text]) => text !== null) as [string, string][];
			const clean = await buildSite(Object.fromEntries(texts));
			if (exit === 0) expect(treeFaults("file", treeOf(report.out), treeOf(clean.out))).toEqual([]);
		},
	);
	it("of one story after another leaves only the files of the last one to be read again", async () => {
		const root = tempDir();
		writeFiles(root, files);
		await settled();
		await buildSite({}, {}, root);
		let last: readonly string[] = [];
		for (const index of [3, 8, 13]) {
			writeFiles(root, { [`content/news/old-${index}.md`]: old(index, "", "Other words.") });
			await settled();
			const { report } = await buildSite({}, {}, root);
			expect(isComposed(report)).toBe(false);
			last = report.changed;
		}
		await settled();
		const out = join(root, "dist");
		const records = readOutputRecords(out, join(root, ".broadsheet"))?.files.toArray() ?? [];
		const isUnknown = ({ path, stamp }: (typeof records)[number]) => {
			const now = stampOfLink(join(out, path));
			return now === undefined || !stampsEqual(now, stamp);
		};
		expect(records.length).toBeGreaterThan(24);
		expect(last).toContain("/sport/2026/04/old-13/");
		expect(
			records
				.filter(isUnknown)
				.map(({ path }) => urlOf(path))
				.sort(),
		).toEqual([...last].sort());
	});
	it("of a link that was taken out and is written again leads to the story that has the name now", async () => {
		const root = tempDir();
		const [from, to, other] = ["content/news/old-10.md", "content/news/old-11.md", "content/news/old-12.md"];
		const steps = [
			{ [from]: old(10, "", "See [it](the-tale)."), [to]: old(11, "slug: the-tale") },
			{ [from]: old(10) },
			{ [to]: old(11), [other]: old(12, "slug: the-tale") },
			{ [from]: old(10, "", "See [it](the-tale).") },
		];
		writeFiles(root, files);
		for (const step of steps) {
			writeFiles(root, step);
			await settled();
			const { report } = await buildSite({}, {}, root);
			expect(report.exit).toBe(0);
		}
		const { out } = await buildSite(Object.assign({}, files, ...steps));
		expect(treeFaults("file", treeOf(join(root, "dist")), treeOf(out))).toEqual([]);
	});
});
