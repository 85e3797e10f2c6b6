/** In CI every file is new: the sources are checked out again, and the cache and the output come out of an archive. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { config, list, story, svgImage, writeFiles } from "../../support/site.js";
import { tempDir } from "../../support/temp-dir.js";
import { expectSameAsClean, PERMALINKS, readsOf, type StableSite, stableSite, waitForStamps } from "./story-file.js";

const isKept = (path: string) => /^(?:\.broadsheet|dist)\//.test(path);

/** Sources get new times; the copies of the cache and of the output keep theirs. */
async function checkOut({ root }: StableSite): Promise<void> {
	const old = join(tempDir(), "old");
	renameSync(root, old);
	mkdirSync(root);
	for (const name of [".broadsheet", "dist"])
		cpSync(join(old, name), join(root, name), { recursive: true, preserveTimestamps: true });
	for (const path of list(old).filter((path) => !isKept(path))) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		cpSync(join(old, path), join(root, path));
	}
	rmSync(old, { recursive: true });
	await waitForStamps();
}

/** Three builds ago or more, so that all stamps are known. */
const settledSite = async () => {
	const site = await stableSite({ "broadsheet.config.ts": config(PERMALINKS) });
	await site.again();
	await waitForStamps();
	await site.again();
	return site;
};

describe("after a fresh checkout with the cache of the last build", () => {
	it("nothing is parsed, composed or written if nothing has changed", async () => {
		const site = await settledSite();
		await checkOut(site);
		const { stages, rendered, written, pages } = await site.again();
		expect([rendered, written, pages > 0]).toEqual([0, 0, true]);
		expect(stages).not.toContain("compose");
		expect((await site.again()).stages).not.toContain("parse");
		await expectSameAsClean(site);
	});
	it("an edited text costs the pages that show it", async () => {
		const site = await settledSite();
		await checkOut(site);
		const text = story("headline: The weir\nslug: the-weir\nbreadcrumb: [News]\ndate: 2026-05-02 09:00\nseries: Water");
		writeFiles(site.root, { "content/news/b.md": `${text}\n\nIt runs dry.\n` });
		await waitForStamps();
		const { stages, rendered } = await site.again();
		expect(rendered).toBe(1);
		expect(stages).not.toContain("compose");
		expect(site.read("news/the-weir/index.html")).toContain("It runs dry.");
		await expectSameAsClean(site);
	});
	it("a changed picture is published", async () => {
		const site = await settledSite();
		await checkOut(site);
		writeFiles(site.root, { "content/news/mill.svg": svgImage(44, 33) });
		await waitForStamps();
		await site.again();
		expect(site.read("news/a/index.html")).toContain('width="44"');
		await expectSameAsClean(site);
	});
	it("a page of the output that was changed is repaired", async () => {
		const site = await settledSite();
		await checkOut(site);
		writeFileSync(join(site.root, "dist/news/the-weir/index.html"), "Something else.");
		await site.again();
		expect(site.read("news/the-weir/index.html")).toContain("The weir");
		await expectSameAsClean(site);
	});
	it("git tells what has changed, and the others are not read, in an archive of a hundred stories or more", async () => {
		const stories = Object.fromEntries(
			Array.from({ length: 110 }, (_, n) => [
				`content/old/${n}.md`,
				story(`headline: Old ${n}\ndate: 2025-01-01 ${10 + (n % 10)}:${10 + Math.floor(n / 10)}`),
			]),
		);
		const site = await stableSite({ "broadsheet.config.ts": config(`${PERMALINKS} archive: false,`), ...stories });
		await site.again();
		await waitForStamps();
		await site.again();
		const git = (...command: string[]) =>
			execFileSync("git", ["-C", site.root, "-c", "user.name=A", "-c", "user.email=a@b.example", ...command]);
		await checkOut(site);
		git("init", "-q");
		git("add", "content");
		git("commit", "-qm", "One");
		writeFiles(site.root, { "content/old/7.md": `${stories["content/old/7.md"]}\n\nMore.\n` });
		await waitForStamps();
		expect((await readsOf(site, site.again)).filter((path) => path.endsWith(".md"))).toEqual(["content/old/7.md"]);
		await expectSameAsClean(site);
	});
	it("an archive that keeps whole seconds is as good, and a cache with other times is read again", async () => {
		const site = await settledSite();
		await checkOut(site);
		const at = (path: string) => join(site.root, path);
		for (const path of list(site.root).filter(isKept)) {
			const seconds = Math.floor(statSync(at(path)).mtimeMs / 1000);
			utimesSync(at(path), seconds, seconds);
		}
		expect((await site.again()).stages).not.toContain("compose");
		await checkOut(site);
		for (const path of list(site.root).filter(isKept)) utimesSync(at(path), 1, 1);
		const { written } = await site.again();
		expect(written).toBe(0);
		await expectSameAsClean(site);
	});
});
