import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Bad, OutputFile } from "../../../src/model.js";
import { MANIFEST } from "../../../src/stages/write/files.js";
import { readManifest } from "../../../src/stages/write/manifest.js";
import { outputFault } from "../../../src/stages/write/output.js";
import { writeSite } from "../../../src/stages/write/write.js";

let root = "";
let out = "";
let cache = "";
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "broadsheet-write-"));
	out = join(root, "dist");
	cache = join(root, ".broadsheet");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Files by path; those below assets/ are assets, feeds are indexes. */
const filesOf = (texts: Readonly<Record<string, string>>): OutputFile[] =>
	Object.entries(texts).map(([path, text]) => ({
		path,
		bytes: Buffer.from(text),
		kind: path.startsWith("assets/") ? "asset" : path.endsWith(".xml") ? "index" : "page",
	}));
const write = (texts: Readonly<Record<string, string>>, bad: Bad = new Map()) =>
	writeSite(out, cache, filesOf(texts), bad);
const put = (path: string, text: string): void => {
	mkdirSync(dirname(join(out, path)), { recursive: true });
	writeFileSync(join(out, path), text);
};
/** The output as texts by path, without the manifest. */
const site = (): Record<string, string> =>
	Object.fromEntries(
		readdirSync(out, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && entry.name !== MANIFEST)
			.map((entry) => join(entry.parentPath, entry.name))
			.map((file) => [relative(out, file), readFileSync(file, "utf8")] as const)
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	);
const folders = (): string[] =>
	readdirSync(out, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);

describe("a site is written", () => {
	it("whole, with a list of its files", async () => {
		const files = { "index.html": "home", "news/a/index.html": "a", "assets/x.css": "x", "feed.xml": "f" };
		expect(await write(files)).toEqual({ changed: Object.keys(files).sort(), written: 4, deleted: 0 });
		expect(site()).toEqual(Object.fromEntries(Object.entries(files).sort()));
		expect([...(readManifest(out, cache)?.keys() ?? [])]).toEqual(Object.keys(files).sort());
		expect(existsSync(join(out, ".stage"))).toBe(false);
	});
	it("so that a file that has not changed is not touched", async () => {
		await write({ "a.html": "a", "b.html": "b" });
		const long = new Date("2020-01-01");
		for (const name of ["a.html", "b.html", MANIFEST]) utimesSync(join(out, name), long, long);
		const before = statSync(join(out, "a.html"));
		expect(await write({ "a.html": "a", "b.html": "new" })).toEqual({ changed: ["b.html"], written: 1, deleted: 0 });
		const after = statSync(join(out, "a.html"));
		expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
		expect(site()).toEqual({ "a.html": "a", "b.html": "new" });
	});
	it("so that the same site again touches nothing at all", async () => {
		await write({ "a.html": "a" });
		const long = new Date("2020-01-01");
		utimesSync(join(out, MANIFEST), long, long);
		expect(await write({ "a.html": "a" })).toEqual({ changed: [], written: 0, deleted: 0 });
		expect(statSync(join(out, MANIFEST)).mtimeMs).toBe(long.getTime());
	});
	it("so that a file that somebody changed by hand is put right", async () => {
		await write({ "a.html": "a" });
		put("a.html", "by hand");
		expect(await write({ "a.html": "a" })).toMatchObject({ written: 1 });
	});
});

describe("a file is deleted", () => {
	it("when it is of the old site and not of the new one, with folders that are empty then", async () => {
		await write({ "a.html": "a", "news/2026/b/index.html": "b" });
		expect(await write({ "a.html": "a" })).toEqual({ changed: ["news/2026/b/index.html"], written: 0, deleted: 1 });
		expect(folders()).toEqual([]);
	});
	it("never when Broadsheet did not write it", async () => {
		await write({ "a.html": "a", "news/b.html": "b" });
		put("news/mine.txt", "mine");
		put(".well-known/x", "x");
		await write({ "a.html": "a" });
		expect(site()).toEqual({ ".well-known/x": "x", "a.html": "a", "news/mine.txt": "mine" });
	});
	it("not when it is gone already", async () => {
		await write({ "a.html": "a", "b.html": "b" });
		rmSync(join(out, "b.html"));
		expect(await write({ "a.html": "a" })).toMatchObject({ deleted: 0 });
	});
	it("not when it is the old page of a bad story, which stays in the list", async () => {
		const page: OutputFile = { path: "a.html", bytes: Buffer.from("a"), kind: "page", from: "content/a.md" };
		await writeSite(out, cache, [page, ...filesOf({ "assets/a.png": "p" })], new Map());
		expect(await write({}, new Map([["content/a.md", "keep"]]))).toEqual({ changed: [], written: 0, deleted: 0 });
		expect(site()).toEqual({ "a.html": "a", "assets/a.png": "p" });
	});
	it("when the bad story may have been withdrawn", async () => {
		const page: OutputFile = { path: "a.html", bytes: Buffer.from("a"), kind: "page", from: "content/a.md" };
		await writeSite(out, cache, [page], new Map());
		expect(await write({}, new Map([["content/a.md", "remove"]]))).toMatchObject({ deleted: 1 });
	});
});

describe("a name may be a file in one site and a folder in the next", () => {
	it("a file becomes a folder", async () => {
		await write({ about: "file", "x.html": "x" });
		await write({ "about/index.html": "page", "x.html": "x" });
		expect(site()).toEqual({ "about/index.html": "page", "x.html": "x" });
	});
	it("a folder becomes a file", async () => {
		await write({ "about/index.html": "page", "about/us/index.html": "us" });
		await write({ about: "file" });
		expect(site()).toEqual({ about: "file" });
	});
});

describe("a run that was interrupted", () => {
	it("is finished by the next one, as its journal says", async () => {
		await write({ "a.html": "old a", "b.html": "old b", "gone.html": "old" });
		// The state after a kill: everything is staged, the journal is laid down, a.html has moved already.
		put("a.html", "new a");
		put(".stage/files/b.html", "new b");
		put(".stage/files/c/d.html", "new d");
		put(".stage/journal.json", JSON.stringify({ move: ["a.html", "b.html", "c/d.html"], remove: ["gone.html"] }));
		const done = await write({ "a.html": "new a", "b.html": "new b", "c/d.html": "new d" });
		expect(site()).toEqual({ "a.html": "new a", "b.html": "new b", "c/d.html": "new d" });
		expect(done).toMatchObject({ written: 0, deleted: 0 });
	});
	it("before its journal was laid down is forgotten", async () => {
		await write({ "a.html": "old" });
		put(".stage/files/a.html", "half");
		await write({ "a.html": "old" });
		expect(site()).toEqual({ "a.html": "old" });
		expect(existsSync(join(out, ".stage"))).toBe(false);
	});
	it("while it wrote its journal is forgotten", async () => {
		await write({ "a.html": "old" });
		put(".stage/files/a.html", "new");
		put(".stage/journal.json", '{"move":["a.h');
		await write({ "a.html": "old" });
		expect(site()).toEqual({ "a.html": "old" });
	});
	it("can be interrupted again while it is finished", async () => {
		await write({ "a.html": "old" });
		put(".stage/files/b.html", "b");
		put(
			".stage/journal.json",
			JSON.stringify({ move: ["a.html", "b.html", "never.html"], remove: ["a.html", "never.html"] }),
		);
		await write({ "b.html": "b" });
		expect(site()).toEqual({ "b.html": "b" });
	});
});

describe("the list of files", () => {
	it("that is damaged is read from its copy", async () => {
		await write({ "a.html": "a", "b.html": "b" });
		for (const damage of ["", "{", '{"version":2}', '{"version":1,"files":{"../x":{"digest":"d","kind":"page"}}}']) {
			put(MANIFEST, damage);
			expect([...(readManifest(out, cache)?.keys() ?? [])]).toEqual(["a.html", "b.html"]);
		}
		expect(await write({ "a.html": "a" })).toMatchObject({ deleted: 1 });
		expect(site()).toEqual({ "a.html": "a" });
	});
	it("that is lost with its copy deletes nothing", async () => {
		await write({ "a.html": "a", "b.html": "b" });
		rmSync(join(out, MANIFEST));
		rmSync(cache, { recursive: true });
		expect(await write({ "a.html": "a" })).toMatchObject({ deleted: 0 });
		expect(site()).toEqual({ "a.html": "a", "b.html": "b" });
	});
	it("never names a file outside", async () => {
		writeFileSync(join(root, "precious"), "x");
		for (const path of ["../precious", "/precious", "a/../../precious", "..\\precious"]) {
			put(MANIFEST, JSON.stringify({ version: 1, files: { [path]: { digest: "x", kind: "page" } } }));
			expect(readManifest(out, cache)).toBeUndefined();
		}
	});
});

describe("the output folder", () => {
	const fault = (path: string): string =>
		outputFault(path, root, cache)?.message.replace(path, "<out>") ?? "may be used";
	beforeEach(() => {
		for (const name of ["content/news", ".git", ".broadsheet", "templates", "empty"])
			mkdirSync(join(root, name), { recursive: true });
	});
	it.each<[string, () => string, string]>([
		["a folder that is not there yet", () => out, "may be used"],
		["a folder that is empty", () => join(root, "empty"), "may be used"],
		["the root of the disk", () => "/", "The output folder <out> is the root of the disk"],
		["the home folder", () => homedir(), "The output folder <out> is your home folder"],
		["the site itself", () => root, "The output folder <out> holds the site itself"],
		["a folder above the site", () => dirname(root), "The output folder <out> holds the site itself"],
		["the stories", () => join(root, "content"), "The output folder <out> lies in content/"],
		["a folder among the stories", () => join(root, "content/news/new"), "The output folder <out> lies in content/"],
		[
			"a folder that leads back among the stories",
			() => join(root, "empty/../content/x"),
			"The output folder <out> lies in content/",
		],
		["the repository", () => join(root, ".git"), "The output folder <out> lies in .git/"],
		["a folder in the repository", () => join(root, ".git/hooks"), "The output folder <out> lies in .git/"],
		["another repository", () => join(root, "empty/.git/x"), "The output folder <out> lies in a .git folder"],
		["the templates", () => join(root, "templates/out"), "The output folder <out> lies in templates/"],
		["the memory", () => cache, "The output folder <out> and the memory (--cache) lie in one another"],
		[
			"a folder in the memory",
			() => join(cache, "x"),
			"The output folder <out> and the memory (--cache) lie in one another",
		],
	])("is not %s", (_, path, message) => expect(fault(path())).toBe(message));
	it.each(["/", "content", ".git", ".broadsheet", "."])("is no link to such a folder: %s", (target) => {
		const link = join(root, "link");
		symlinkSync(target === "/" ? "/" : join(root, target), link);
		expect(fault(link)).not.toBe("may be used");
		expect(fault(join(link, "deeper"))).toBe(
			target === "." || target === "/"
				? "may be used"
				: fault(join(root, target, "deeper")).replace(/.*/, fault(join(link, "deeper"))),
		);
	});
	it("is not a file", () => {
		writeFileSync(out, "x");
		expect(fault(out)).toBe("The output folder <out> is a file");
	});
	it("is not one with somebody's files", () => {
		put("thesis.doc", "x");
		expect(outputFault(out, root, cache)).toMatchObject({
			code: "output-folder",
			severity: "error",
			message: `The output folder ${out} is not empty and was not made by Broadsheet: it has no .broadsheet.json`,
			hint: "empty it yourself, or choose another one",
		});
	});
	it("may hold a site of ours, or the stage of a run that was interrupted", async () => {
		put(".stage/files/a.html", "x");
		expect(fault(out)).toBe("may be used");
		await write({ "a.html": "a" });
		expect(fault(out)).toBe("may be used");
	});
});
