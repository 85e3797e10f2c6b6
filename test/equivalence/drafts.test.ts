/** Builds with drafts remember what their pages have read, and leave what those for readers have read. */
import { expect, it } from "vitest";
import { buildSite, config, type Files, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { isComposed } from "./beside-clean.js";

const FILES: Files = {
	"broadsheet.config.ts": config(),
	"content/news/one.md": story("headline: One\nslug: one\nbreadcrumb: [News]"),
	"content/sport/two.md": story("headline: Two\nbreadcrumb: [Sport]\ndraft: true"),
};
const PAGE = "/news/2026/05/one/";
const UNCHANGED = "reused: nothing that it shows has changed";
const MORE: Files = { "content/sport/three.md": story("headline: Three\nbreadcrumb: [Sport]\ndraft: true") };
const settled = () => new Promise((done) => setTimeout(done, 150));

it("pages of a site with drafts stay if nothing that they show has changed", async () => {
	const site = await buildSite(FILES, { drafts: true });
	await settled();
	const { report } = await site.again(MORE, { why: PAGE });
	expect(report.why).toEqual([UNCHANGED]);
	const edit = { "content/news/one.md": story("headline: Won\nslug: one\nbreadcrumb: [News]") };
	expect((await site.again(edit, { why: PAGE })).page(PAGE).one("h1").text).toBe("Won");
});

it("a build with drafts into another folder costs the next one for readers nothing", async () => {
	const root = tempDir();
	writeFiles(root, FILES);
	await settled();
	const site = await buildSite({}, {}, root);
	const drafts = { drafts: true, out: "drafts" };
	expect((await site.again({}, drafts)).list()).toContain("sport/2026/05/two/index.html");
	writeFiles(root, { "content/news/one.md": story("headline: One\nslug: one\nbreadcrumb: [News]", "Other.") });
	await settled();
	const { report } = await site.again({});
	expect(isComposed(report)).toBe(false);
	expect((await site.again(MORE, drafts)).list()).toContain("sport/2026/05/three/index.html");
});

it("one folder may have drafts and then none", async () => {
	const site = await buildSite(FILES, { drafts: true });
	expect(site.list()).toContain("sport/2026/05/two/index.html");
	const readers = await site.again({}, { drafts: false });
	expect(readers.list()).not.toContain("sport/2026/05/two/index.html");
	expect(readers.read("news/2026/05/one/index.html")).not.toContain("Two");
});
