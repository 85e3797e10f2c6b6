/** A name that is occupied by a different file or folder stops a build before anything moves, and does not block later builds. */
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sample } from "../support/sample.js";
import { buildSite, config, type Files, list, snapshot, story } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const FILES: Files = {
	"broadsheet.config.ts": config(),
	"content/news/a.md": story("headline: A\nslug: a"),
	"content/sport/b.md": story("headline: B\nslug: b"),
};

describe("a name that is taken by something else", () => {
	it.each<[string, Files, Files, string]>([
		[
			"an alias with the name of a feed",
			{ "content/news/z.md": story("headline: Z\naliases: [/feed.xml]") },
			{ "content/news/z.md": undefined },
			'content/news/z.md  error  url-collision  The file "feed.xml" has the name of the folder that contains "feed.xml/index.html"',
		],
		[
			"a file of static/ with the name of a section",
			{ "static/news": "no folder" },
			{ "static/news": undefined },
			'The file "news" has the name of the folder that contains',
		],
		[
			"a file of static/ with the name of a section, in capitals",
			{ "static/Sport": "no folder" },
			{ "static/Sport": undefined },
			'The file "Sport" has the name of the folder that contains',
		],
		[
			"an address below a file of static/",
			{ "static/old.html": "old", "content/news/z.md": story("headline: Z\naliases: [/old.html/more/]") },
			{ "static/old.html": undefined, "content/news/z.md": undefined },
			'The file "old.html" has the name of the folder that contains "old.html/more/index.html"',
		],
	])("is an error in content, which goes away with it: %s", async (_, edit, back, told) => {
		const site = await buildSite(FILES);
		const before = snapshot(site.out);
		const wrong = await site.again(edit);
		expect([wrong.report.exit, wrong.problems]).toEqual([1, expect.stringContaining(told)]);
		expect(snapshot(site.out)).toEqual(before);
		const right = await site.again(back);
		expect([right.report.exit, right.problems]).toEqual([0, ""]);
		expect(snapshot(site.out)).toEqual(before);
	});
});

describe("a foreign file in the output folder", () => {
	const cases: readonly [string, (out: string) => void, string][] = [
		["a file where a folder is to be", (out) => writeFileSync(join(out, "garden"), "mine"), "garden"],
		["a file where a file is to be", (out) => lay(out, "garden/index.html"), "garden/index.html"],
		["a folder with files where a file is to be", (out) => lay(out, "robots.txt/mine"), "robots.txt"],
		[
			"a folder with an empty folder where a file is to be",
			(out) => mkdirSync(join(out, "robots.txt/x"), { recursive: true }),
			"robots.txt",
		],
		["a link to a folder where a folder is to be", (out) => symlinkSync(tempDir(), join(out, "garden")), "garden"],
		[
			"a link to nothing where a folder is to be",
			(out) => symlinkSync("/nowhere/at/all", join(out, "garden")),
			"garden",
		],
	];
	const lay = (out: string, path: string) => {
		mkdirSync(join(out, path, ".."), { recursive: true });
		writeFileSync(join(out, path), "mine");
	};
	it.each(sample(2, cases))("that is in the way stops a build before anything moves: %s", async (_, put, path) => {
		const site = await buildSite(FILES);
		rmSync(join(site.out, "robots.txt"));
		put(site.out);
		const before = snapshot(site.out);
		const more = { "content/garden/c.md": story("headline: C\nslug: c") };
		const wrong = await site.again(more);
		expect([wrong.report.exit, wrong.problems]).toEqual([
			1,
			expect.stringMatching(`error {2}foreign-file .*: ${path}\n`),
		]);
		expect(snapshot(site.out)).toEqual(before);
		rmSync(join(site.out, path), { recursive: true });
		const right = await site.again({});
		const clean = await buildSite({ ...FILES, ...more });
		expect([right.report.exit, right.problems]).toEqual([0, ""]);
		expect(snapshot(site.out)).toEqual(snapshot(clean.out));
	});
	it.each(sample(2, cases))("is renamed by a clean build, and nothing of it is lost: %s", async (_, put, path) => {
		const site = await buildSite(FILES);
		rmSync(join(site.out, "robots.txt"));
		put(site.out);
		const was = lstatSync(join(site.out, path)).ino;
		const built = await site.again({ "content/garden/c.md": story("headline: C\nslug: c") }, { clean: true });
		expect([built.report.exit, built.problems]).toEqual([
			0,
			expect.stringContaining(`its name is now ${path}.foreign`),
		]);
		expect(lstatSync(join(site.out, `${path}.foreign`)).ino).toBe(was);
		expect(list(site.out)).toContain("garden/index.html");
		expect((await site.again({})).problems).toBe("");
	});
	it("and is an empty folder gives way", async () => {
		const site = await buildSite(FILES);
		rmSync(join(site.out, "robots.txt"));
		mkdirSync(join(site.out, "robots.txt"));
		const built = await site.again({});
		expect([built.report.exit, built.problems]).toEqual([0, ""]);
		expect(lstatSync(join(site.out, "robots.txt")).isFile()).toBe(true);
	});
});

describe("a journal with steps that fail", () => {
	it("is carried out as far as possible, and the next build does the rest", async () => {
		const site = await buildSite(FILES);
		const before = snapshot(site.out);
		const stage = join(site.out, ".stage");
		mkdirSync(join(stage, "1/feed.xml"), { recursive: true });
		writeFileSync(join(stage, "1/feed.xml/index.html"), "an alias");
		mkdirSync(join(stage, "2/news"), { recursive: true });
		writeFileSync(join(stage, "2/sport"), "a file");
		writeFileSync(join(stage, "journal.json"), JSON.stringify({ remove: [] }));
		const built = await site.again({});
		expect([built.report.exit, built.problems]).toEqual([0, ""]);
		expect(snapshot(site.out)).toEqual(before);
	});
});

describe("a link in the output folder", () => {
	const home = () => {
		const out = tempDir();
		writeFileSync(join(out, "victim"), "v");
		return out;
	};
	it("leads no journal to delete outside", async () => {
		const [site, outside] = [await buildSite(FILES), home()];
		mkdirSync(join(site.out, ".stage"));
		symlinkSync(outside, join(site.out, "link"));
		writeFileSync(join(site.out, ".stage/journal.json"), '{"remove":["link/victim"]}');
		await site.again({});
		expect(readFileSync(join(outside, "victim"), "utf8")).toBe("v");
	});
	it("publishes nothing from outside by way of the stage", async () => {
		const [site, outside] = [await buildSite(FILES), home()];
		mkdirSync(join(site.out, ".stage/2"), { recursive: true });
		symlinkSync(outside, join(site.out, ".stage/1"));
		symlinkSync(join(outside, "victim"), join(site.out, ".stage/2/victim"));
		writeFileSync(join(site.out, ".stage/journal.json"), '{"remove":[]}');
		const before = list(site.out).filter((path) => !path.startsWith(".stage"));
		await site.again({});
		expect(list(site.out)).toEqual(before);
		expect(readFileSync(join(outside, "victim"), "utf8")).toBe("v");
	});
	it("in place of the stage is removed, and what lies where it leads stays", async () => {
		const [site, outside] = [await buildSite(FILES), home()];
		writeFileSync(join(outside, "journal.json"), '{"remove":["index.html"]}');
		symlinkSync(outside, join(site.out, ".stage"));
		const built = await site.again({ "content/news/c.md": story("headline: C") });
		expect([built.report.exit, built.problems]).toEqual([0, ""]);
		expect(list(outside)).toEqual(["journal.json", "victim"]);
		expect(existsSync(join(site.out, ".stage"))).toBe(false);
	});
	it("in place of a folder of pages is an error, and nothing is written where it leads", async () => {
		const [site, outside] = [await buildSite(FILES), home()];
		rmSync(join(site.out, "news"), { recursive: true });
		symlinkSync(outside, join(site.out, "news"));
		const built = await site.again({ "content/news/c.md": story("headline: C") });
		expect([built.report.exit, built.problems]).toEqual([1, expect.stringContaining("foreign-file")]);
		expect(list(outside)).toEqual(["victim"]);
	});
	it("in place of a folder whose pages are to go leads no deletion outside", async () => {
		const [site, outside] = [await buildSite(FILES), home()];
		mkdirSync(join(outside, "2026/05/b"), { recursive: true });
		writeFileSync(join(outside, "2026/05/b/index.html"), "theirs");
		rmSync(join(site.out, "sport"), { recursive: true });
		symlinkSync(outside, join(site.out, "sport"));
		await site.again({ "content/sport/b.md": undefined });
		expect(list(outside)).toEqual(["2026/05/b/index.html", "victim"]);
	});
});
