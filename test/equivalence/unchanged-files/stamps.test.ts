/** When the timestamps of a file suffice to skip reading it. */
import { readFileSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { stampOf } from "../../../src/core/file-stamp.js";
import { config, story, writeFiles } from "../../support/site.js";
import { tempDir } from "../../support/temp-dir.js";
import { rewriteKeepingTimes } from "../test-site.js";
import { expectSameAsClean, PERMALINKS, readsOf, stableSite, waitForStamps } from "./story-file.js";

describe("a stamp", () => {
	it("of an unchanged file is equal to itself; of a file just modified to none, because it may change again unseen", async () => {
		const root = tempDir();
		writeFiles(root, { "a.md": "a" });
		const young = stampOf(join(root, "a.md"));
		await waitForStamps();
		const old = stampOf(join(root, "a.md"));
		expect(old).toEqual(stampOf(join(root, "a.md")));
		expect([young?.[1], young?.[2]]).toEqual([Number.NaN, Number.NaN]);
		expect(old?.every(Number.isFinite)).toBe(true);
	});
});

const B = "content/news/b.md";
const editedStory = (words: string) => story("headline: The weir\nslug: the-weir\nseries: Water", words);

describe("an unchanged file", () => {
	it("is not read again when a different file changes", async () => {
		const site = await stableSite();
		writeFiles(site.root, { [B]: editedStory("It runs dry.") });
		expect(await readsOf(site, site.again)).toEqual([B]);
	});
	it("is read again in the next build, and in no further one, if it was modified just before", async () => {
		const site = await stableSite();
		writeFiles(site.root, { [B]: editedStory("It runs dry.") });
		await site.again();
		await waitForStamps();
		expect(await readsOf(site, site.again)).toEqual([B]);
		expect(await readsOf(site, site.again)).toEqual([]);
	});
	it("is read again if its bytes have changed, although its size and its time are the same", async () => {
		const site = await stableSite();
		rewriteKeepingTimes(join(site.root, "content/news/a.md"), (text) =>
			Buffer.from(String(text).replace("Words", "Deeds")),
		);
		await expectSameAsClean(site);
		expect(site.read("news/a/index.html")).toContain("Deeds on");
	});
	it("is read again if another file was moved into its place, with its size and its time", async () => {
		const site = await stableSite();
		const [file, aside] = [join(site.root, "content/news/a.md"), join(site.root, "aside")];
		writeFileSync(aside, readFileSync(file, "utf8").replace("Words", "Deeds"));
		utimesSync(aside, statSync(file).atime, statSync(file).mtime);
		renameSync(aside, file);
		await expectSameAsClean(site);
		expect(site.read("news/a/index.html")).toContain("Deeds on");
	});
	it("is read again with a different configuration", async () => {
		const site = await stableSite();
		const plugin = 'plugins: [{ name: "far", article: (story) => ({ ...story, dateline: "Far away" }) }],';
		writeFiles(site.root, { "broadsheet.config.ts": config(`${PERMALINKS} ${plugin}`) });
		await expectSameAsClean(site);
		expect(site.read("news/the-weir/index.html")).toContain("Far away");
	});
	it("has its problems reported again when a different file has changed", async () => {
		const site = await stableSite({ "content/news/c.md": story("headline: The ford", "") });
		writeFiles(site.root, { [B]: editedStory("It runs dry.") });
		const { problems } = await expectSameAsClean(site);
		expect(problems.map(({ code }) => code)).toContain("empty-body");
	});
	it("has the same size if it is a picture that is shown once more", async () => {
		const site = await stableSite();
		writeFiles(site.root, {
			[B]: story("headline: The weir\nslug: the-weir\nimage: { src: mill.svg, alt: Seen again }"),
		});
		await expectSameAsClean(site);
		expect(site.read("news/the-weir/index.html")).toContain('width="40"');
	});
});

it("a file that is edited at once after each build, with the same size and time, is seen each time", async () => {
	const site = await stableSite();
	for (const word of ["Deeds", "Reeds", "Seeds", "Weeds", "Words"]) {
		rewriteKeepingTimes(join(site.root, "content/news/a.md"), (text) =>
			Buffer.from(String(text).replace(/\w{5} on/, `${word} on`)),
		);
		await site.again();
		expect(site.read("news/a/index.html")).toContain(`${word} on`);
	}
});
