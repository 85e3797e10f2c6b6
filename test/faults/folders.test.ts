/** Unusual folders: a cache in place of the stories, stories on another disk, files that only their owner may read. */
import { chmodSync, existsSync, mkdirSync, renameSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../../src/build/build.js";
import { buildSite, config, list, snapshot, story, svgImage, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const FILES = {
	"broadsheet.config.ts": config(),
	"content/news/a.md": story("headline: A\nimage: { src: v.svg, alt: A view, credit: Mara }", "[The plan](plan.txt)"),
	"content/news/v.svg": svgImage(60, 40),
	"content/news/plan.txt": "the plan",
	"static/s.txt": "static",
};

describe("the cache folder", () => {
	it.each([
		["content/memory", "is inside content/"],
		["static/.cache", "is inside static/"],
		["templates", "is inside templates/"],
		[".", "must not contain one another"],
		["dist/cache", "must not contain one another"],
		["broadsheet.config.ts", "is a file"],
		["notes", "was not made by Broadsheet: it has letter.txt"],
		["link", "is inside content/"],
		["link/deeper", "is inside content/"],
	])("is not %s", async (cache, told) => {
		const root = tempDir();
		writeFiles(root, { ...FILES, "notes/letter.txt": "Dear Mara" });
		symlinkSync(join(root, "content"), join(root, "link"));
		const before = snapshot(root);
		const { problems, exit } = await build({ root, cache });
		expect([exit, problems[0]?.message]).toEqual([2, expect.stringContaining(told)]);
		expect(snapshot(root)).toEqual(before);
	});
	it("is not an output folder", async () => {
		const root = tempDir();
		const first = await buildSite(FILES, {}, root);
		renameSync(first.out, join(root, "old"));
		const { problems, report } = await buildSite({}, { cache: "old", clean: true }, root);
		expect([report.exit, problems]).toEqual([2, expect.stringContaining("is an output folder")]);
	});
	it("is a folder that is empty, missing, or filled by a build, whatever was added", async () => {
		const root = tempDir();
		mkdirSync(join(root, "empty"));
		for (const cache of ["empty", "new/one", "new/one"]) {
			expect((await buildSite(FILES, { cache }, root)).report.exit).toBe(0);
			writeFileSync(join(root, cache, "CACHEDIR.TAG"), "");
		}
		expect(existsSync(join(root, "new/one/CACHEDIR.TAG"))).toBe(true);
	});
});

describe("content/ and static/ on another disk", () => {
	it.each(["content", "static"])("are the same through a link: %s", async (name) => {
		const root = tempDir();
		const far = tempDir();
		const plain = await buildSite(FILES);
		writeFiles(root, FILES);
		renameSync(join(root, name), join(far, name));
		symlinkSync(join(far, name), join(root, name));
		const linked = await buildSite({}, {}, root);
		expect([linked.report.exit, linked.problems]).toEqual([0, plain.problems]);
		expect(snapshot(linked.out)).toEqual(snapshot(plain.out));
	});
});

describe.skipIf(process.platform === "win32")("a published file", () => {
	it("may be read by those who may read the pages, whatever its original allows", async () => {
		const root = tempDir();
		writeFiles(root, FILES);
		for (const path of ["content/news/v.svg", "content/news/plan.txt", "static/s.txt"])
			chmodSync(join(root, path), 0o600);
		const before = process.umask(0o027);
		const { out } = await buildSite({}, {}, root).finally(() => process.umask(before));
		const modes = new Set(list(out).map((path) => statSync(join(out, path)).mode & 0o777));
		expect([...modes]).toEqual([0o640]);
	});
});
