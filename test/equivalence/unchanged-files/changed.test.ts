/** A site whose files have old timestamps: each change is detected, although nearly all cached data is trusted. */
import { utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sample } from "../../support/sample.js";
import { AT, config, story, svgImage, writeFiles } from "../../support/site.js";
import { rewriteKeepingTimes } from "../test-site.js";
import { expectSameAsClean, PERMALINKS, type StableSite, stableSite, waitForStamps } from "./story-file.js";

describe.concurrent("a site with unchanged files is checked again", () => {
	const changes: Readonly<Record<string, (site: StableSite) => unknown>> = {
		"where a story says something else, with the size and the time that it had": ({ root }) =>
			rewriteKeepingTimes(join(root, "content/news/a.md"), (text) =>
				Buffer.from(String(text).replace("Words", "Deeds")),
			),
		"where a story that another one links to has another address": ({ root }) =>
			writeFiles(root, { "content/news/b.md": story("headline: The weir\nslug: new-weir\nbreadcrumb: [Elsewhere]") }),
		"where a part of a series has another headline": ({ root }) =>
			writeFiles(root, { "content/news/b.md": story("headline: The weir again\nslug: the-weir\nseries: Water") }),
		"where a new story came": ({ root }) => writeFiles(root, { "content/news/c.md": story("headline: The ford") }),
		"where a story went": ({ root }) => writeFiles(root, { "content/news/b.md": undefined }),
		"where a picture was drawn anew": ({ root }) => writeFiles(root, { "content/news/mill.svg": svgImage(80, 60) }),
		"where the note of a topic says more": ({ root }) =>
			writeFiles(root, { "content/topics/rivers.md": "---\nname: Rivers\n---\n\nAll that flows, and more.\n" }),
		"where a file that is copied says something else": ({ root }) => writeFiles(root, { "static/robots.txt": "" }),
		"where the configuration is another one": ({ root }) =>
			writeFiles(root, {
				"broadsheet.config.ts": config(`ageNotice: 1, description: "News of the vale", ${PERMALINKS}`),
			}),
		"where a template came": ({ root }) =>
			writeFiles(root, { "templates/not-found.tsx": "export default () => <p>Nothing here.</p>;\n" }),
		"where a style sheet came": ({ root }) =>
			writeFiles(root, { "templates/css/print.css": "@media print { a { color: red } }" }),
		"where a page was overwritten, with the size and the time that it had": ({ root }) =>
			rewriteKeepingTimes(join(root, "dist/index.html"), (bytes) => bytes.fill(32, 0, 20)),
		"where a page was deleted": ({ root }) => writeFiles(root, { "dist/index.html": undefined }),
		"where the list of files was deleted": ({ root }) => writeFiles(root, { "dist/.broadsheet.json": undefined }),
		"where a folder with an odd name came": ({ root }) => writeFiles(root, { "content/odd|name/x.txt": "" }),
	};
	for (const [when, change] of sample(4, Object.entries(changes)))
		it(when, async () => {
			const site = await stableSite();
			change(site);
			await waitForStamps();
			const { stages } = await expectSameAsClean(site);
			expect(stages).toContain("parse");
		});
	it("from the instant on at which a story becomes public, and until the one at which it expires", async () => {
		const site = await stableSite({
			"content/news/c.md": story("headline: The ford\nembargo: 2026-05-05 09:00\nexpires: 2026-05-06 09:00"),
		});
		const homes: boolean[] = [];
		const OPEN = "2026-05-05T08:00:00Z";
		for (const at of ["2026-05-05T07:59:59Z", OPEN, AT, OPEN, "2026-05-06T07:59:59Z", "2026-05-06T08:00:00Z"]) {
			await site.again({ at });
			await waitForStamps();
			homes.push(site.read("index.html").includes("The ford"));
		}
		expect(homes).toEqual([false, true, false, true, true, false]);
	});
	it("in every build if the time of a file is in the future: it may change again unseen", async () => {
		const site = await stableSite();
		const later = new Date(Date.now() + 3_600_000);
		utimesSync(join(site.root, "content/news/a.md"), later, later);
		for (const _ of [1, 2]) expect((await site.again()).stages).toContain("compose");
	});
	it("when a story has become a year older, which its page shows", async () => {
		const site = await stableSite();
		const page = "news/the-weir/index.html";
		expect(site.read(page)).not.toContain("more than 1 year old");
		await site.again({ at: "2027-05-04T09:00:00Z" });
		expect(site.read(page)).toContain("more than 1 year old");
	});
	it("in every build with a plugin that sees the edition: it may read anything", async () => {
		const plugin = 'plugins: [{ name: "odd", files: () => [] }],';
		const site = await stableSite({ "broadsheet.config.ts": config(plugin) });
		for (const _ of [1, 2]) {
			await waitForStamps();
			expect((await site.again()).stages).toContain("compose");
		}
	});
	it("for a preview with drafts, and after it", async () => {
		const site = await stableSite({ "content/news/c.md": story("headline: The ford\ndraft: true") });
		const homes: boolean[] = [];
		for (const drafts of [true, true, false]) {
			await site.again({ drafts });
			await waitForStamps();
			homes.push(site.read("index.html").includes("The ford"));
		}
		expect(homes).toEqual([true, true, false]);
	});
});
