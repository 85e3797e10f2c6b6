/**
 * Whole small sites: every page of each is what `expected/` says. To take over what is built now: `UPDATE=1 npx vitest run test/sites`,
 * then read the difference. The sites have the templates of `templates/`, which stand for those of the theme.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { buildSite, list, type Site } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const HERE = fileURLToPath(new URL("./", import.meta.url));

/** A page with a line for each element, whatever its style sheet is called. */
const withoutHashes = (html: string): string =>
	html.replaceAll("><", ">\n<").replace(/\/assets\/theme-[0-9a-f]+\.css/g, "/assets/theme-HASH.css");

async function expectSite(name: string): Promise<Site> {
	const root = tempDir();
	cpSync(join(HERE, "templates"), join(root, "templates"), { recursive: true });
	for (const part of ["content", "broadsheet.config.ts"])
		cpSync(join(HERE, name, part), join(root, part), { recursive: true });
	const site = await buildSite({}, {}, root);
	expect(site.problems).toBe("");

	const pages = site.list().filter((path) => path.endsWith(".html"));
	const built = Object.fromEntries(pages.map((path) => [path, withoutHashes(site.read(path))]));
	const home = join(HERE, name, "expected");
	if (process.env.UPDATE) {
		rmSync(home, { recursive: true, force: true });
		for (const [path, html] of Object.entries(built)) {
			mkdirSync(dirname(join(home, path)), { recursive: true });
			writeFileSync(join(home, path), html);
		}
	}
	const kept = existsSync(home) ? list(home) : [];
	expect(built).toEqual(Object.fromEntries(kept.map((path) => [path, readFileSync(join(home, path), "utf8")])));
	return site;
}

it("prints two stories that link to one another, with their section, topic, authors and home page", async () => {
	const site = await expectSite("two-stories");
	expect(site.report.pages).toBe(16);
});

it("numbers the pages of an archive from the oldest, and fills each but the front", async () => {
	const site = await expectSite("archive");
	const stories = (url: string) => site.page(url).texts("ul a");
	expect(stories("/news/")).toEqual(["Story 7", "Story 6", "Story 5"]);
	expect(stories("/news/page/2/")).toEqual(["Story 4", "Story 3"]);
	expect(stories("/news/page/1/")).toEqual(["Story 2", "Story 1"]);
});

it("reads an archive that has other names for its fields and its folders", async () => {
	const site = await expectSite("old-names");
	expect(site.list().filter((path) => path.includes("idea"))).toEqual([]);
});

it("leads from the old addresses of a story to its new one", async () => {
	const site = await expectSite("redirects");
	for (const url of ["/2019/old-name/", "/2018/older-name/", "/articles/17.html"])
		expect(site.page(url).one("body > a").attr("href")).toBe("/news/2026/05/new-name/");
	expect(site.page("/alt/straße/").one("body > a").attr("href")).toBe("/news/2026/04/br%C3%BCcke/");
});
