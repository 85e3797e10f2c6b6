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
import { changedIndexes, compareStamps } from "../../src/build/workers/scan-worker.js";
import { outputRecords, readOutputRecords, saveOutputRecords } from "../../src/cache/output-records.js";
import { mergeManifest, previousOutput, readChangedFiles } from "../../src/cache/previous-output.js";
import { digest } from "../../src/core/digest.js";
import { NO_STAMP } from "../../src/core/file-stamp.js";
import type { Quarantine } from "../../src/core/model.js";
import type { PreviousOutput } from "../../src/core/output-record.js";
import { recover } from "../../src/output/journal.js";
import { manifestText } from "../../src/output/manifest.js";
import { outputFolderProblem } from "../../src/output/output-folder.js";
import { publishSite, type TargetFile } from "../../src/output/publish.js";
import { manifestDigest, readManifest } from "../../src/output/read-manifest.js";
import { MANIFEST } from "../../src/output/validate.js";
import { buildSite, config, story } from "../support/site.js";

let root = "";
let out = "";
let cache = "";
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "broadsheet-write-"));
	out = join(root, "dist");
	cache = join(root, ".broadsheet");
	mkdirSync(cache);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Files by path; those below assets/ are assets, feeds are indexes. */
const filesOf = (texts: Readonly<Record<string, string>>, from?: string): TargetFile[] =>
	Object.entries(texts).map(([path, text]) => ({
		file: {
			path,
			digest: digest(text),
			kind: path.startsWith("assets/") ? "asset" : path.endsWith(".xml") ? "document" : "page",
			stamp: NO_STAMP,
			...(from !== undefined && { from }),
		},
		bytes: Buffer.from(text),
	}));
/** What the last run left, as a build reads it. */
const lookAt = (): PreviousOutput => {
	recover(out);
	const outputs = readOutputRecords(out, cache);
	const entries = readManifest(out);
	const files = entries ? mergeManifest(entries, outputs) : (outputs?.files ?? outputRecords([]));
	const check = { folder: out, paths: files.paths(), stamps: files.stamps() };
	const changed = changedIndexes(files.length, compareStamps(check));
	return previousOutput(files.edit(readChangedFiles(out, files, changed)), {
		manifest: manifestDigest(out),
		renderVersion: outputs?.renderVersion,
	});
};
const writeFiles = (wanted: readonly TargetFile[], bad: Quarantine = new Map()) => {
	const { written } = publishSite(out, wanted, lookAt(), bad);
	if (!written) throw new Error("something is in the way");
	const { files, manifest, manifestFiles: _, removed, ...told } = written;
	saveOutputRecords(out, cache, undefined, { files: outputRecords(files), manifest, renderVersion: "salt" });
	return told;
};
const write = (texts: Readonly<Record<string, string>>, bad?: Quarantine) => writeFiles(filesOf(texts), bad);
/** The list of these files. */
const listText = (texts: Readonly<Record<string, string>>) => manifestText(filesOf(texts).map(({ file }) => file));
const listedFiles = () => readManifest(out)?.map(({ path }) => path);
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
	it("completely, with a manifest of its files", () => {
		const files = { "index.html": "home", "news/a/index.html": "a", "assets/x.css": "x", "feed.xml": "f" };
		expect(write(files)).toEqual({ changed: Object.keys(files).sort(), written: 4, deleted: 0 });
		expect(site()).toEqual(Object.fromEntries(Object.entries(files).sort()));
		expect(listedFiles()).toEqual(Object.keys(files).sort());
		expect(existsSync(join(out, ".stage"))).toBe(false);
	});
	it("so that a file that has not changed is not touched", () => {
		write({ "a.html": "a", "b.html": "b" });
		const long = new Date("2020-01-01");
		for (const name of ["a.html", "b.html", MANIFEST]) utimesSync(join(out, name), long, long);
		const before = statSync(join(out, "a.html"));
		expect(write({ "a.html": "a", "b.html": "new" })).toEqual({ changed: ["b.html"], written: 1, deleted: 0 });
		const after = statSync(join(out, "a.html"));
		expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
		expect(site()).toEqual({ "a.html": "a", "b.html": "new" });
	});
	it("so that the same site again touches nothing at all", () => {
		write({ "a.html": "a" });
		const long = new Date("2020-01-01");
		utimesSync(join(out, MANIFEST), long, long);
		expect(write({ "a.html": "a" })).toEqual({ changed: [], written: 0, deleted: 0 });
		expect(statSync(join(out, MANIFEST)).mtimeMs).toBe(long.getTime());
	});
	it("so that a manually changed file is corrected", () => {
		write({ "a.html": "a" });
		put("a.html", "by hand");
		expect(write({ "a.html": "a" })).toMatchObject({ written: 1 });
	});
});

describe("a file is deleted", () => {
	it("when it is of the old site and not of the new one, with folders that are empty then", () => {
		write({ "a.html": "a", "news/2026/b/index.html": "b" });
		expect(write({ "a.html": "a" })).toEqual({ changed: ["news/2026/b/index.html"], written: 0, deleted: 1 });
		expect(folders()).toEqual([]);
	});
	it("never when Broadsheet did not write it", () => {
		write({ "a.html": "a", "news/b.html": "b" });
		put("news/mine.txt", "mine");
		put(".well-known/x", "x");
		write({ "a.html": "a" });
		expect(site()).toEqual({ ".well-known/x": "x", "a.html": "a", "news/mine.txt": "mine" });
	});
	it("not when it is missing already", () => {
		write({ "a.html": "a", "b.html": "b" });
		rmSync(join(out, "b.html"));
		expect(write({ "a.html": "a" })).toMatchObject({ deleted: 0 });
	});
	it("not when it is the old page of a quarantined story, which stays in the manifest", () => {
		writeFiles([...filesOf({ "a.html": "a" }, "content/a.md"), ...filesOf({ "assets/a.png": "p" })]);
		expect(write({}, new Map([["content/a.md", "keep"]]))).toEqual({ changed: [], written: 0, deleted: 0 });
		expect(site()).toEqual({ "a.html": "a", "assets/a.png": "p" });
		expect(readManifest(out)).toMatchObject([{ path: "a.html", from: "content/a.md" }, { path: "assets/a.png" }]);
	});
	it("when the quarantined story may have been withdrawn", () => {
		writeFiles(filesOf({ "a.html": "a" }, "content/a.md"));
		expect(write({}, new Map([["content/a.md", "remove"]]))).toMatchObject({ deleted: 1 });
	});
});

describe("a name may be a file in one site and a folder in the next", () => {
	it("a file becomes a folder", () => {
		write({ about: "file", "x.html": "x" });
		write({ "about/index.html": "page", "x.html": "x" });
		expect(site()).toEqual({ "about/index.html": "page", "x.html": "x" });
	});
	it("a folder becomes a file", () => {
		write({ "about/index.html": "page", "about/us/index.html": "us" });
		write({ about: "file" });
		expect(site()).toEqual({ about: "file" });
	});
});

describe("a run that was interrupted", () => {
	it("has reported before anything moved what would be written and deleted", () => {
		write({ "a.html": "a", "b.html": "b", "c.html": "c" });
		const calls: unknown[] = [];
		const wanted = filesOf({ "a.html": "new a", "b.html": "b" });
		publishSite(out, wanted, lookAt(), new Map(), {
			beforeCommit: (written, removed) => {
				calls.push(
					written.map(({ path }) => path),
					removed.map(({ path }) => path),
					site(),
				);
			},
		});
		expect(calls).toMatchObject([["a.html"], ["c.html"], { "a.html": "a", "b.html": "b", "c.html": "c" }]);
	});
	it("is completed by the next one, as its journal says", () => {
		write({ "a.html": "old a", "b.html": "old b", "gone.html": "old" });
		// The state after a kill: all files are staged, the journal is written, a.html has already moved.
		put("a.html", "new a");
		put(".stage/1/b.html", "new b");
		put(".stage/1/c/d.html", "new d");
		put(".stage/3/.broadsheet.json", listText({ "a.html": "new a", "b.html": "new b", "c/d.html": "new d" }));
		put(".stage/journal.json", JSON.stringify({ remove: ["gone.html"] }));
		const done = write({ "a.html": "new a", "b.html": "new b", "c/d.html": "new d" });
		expect(site()).toEqual({ "a.html": "new a", "b.html": "new b", "c/d.html": "new d" });
		expect(done).toMatchObject({ written: 0, deleted: 0 });
	});
	it("before its journal was written is discarded", () => {
		write({ "a.html": "old" });
		put(".stage/1/a.html", "half");
		write({ "a.html": "old" });
		expect(site()).toEqual({ "a.html": "old" });
		expect(existsSync(join(out, ".stage"))).toBe(false);
	});
	it("while it wrote its journal is discarded", () => {
		write({ "a.html": "old" });
		put(".stage/1/a.html", "new");
		put(".stage/journal.json", '{"remove":["a.h');
		write({ "a.html": "old" });
		expect(site()).toEqual({ "a.html": "old" });
	});
	it("can be interrupted again while it is completed", () => {
		write({ "a.html": "old" });
		// c.html has already moved, and one of the two files to delete is deleted.
		put("c.html", "c");
		put(".stage/1/b.html", "b");
		put(".stage/journal.json", JSON.stringify({ remove: ["a.html", "never.html"] }));
		recover(out);
		expect(site()).toEqual({ "b.html": "b", "c.html": "c" });
		recover(out);
		write({ "b.html": "b" });
		expect(site()).toEqual({ "b.html": "b", "c.html": "c" });
	});
	it("with a foreign journal is discarded", () => {
		writeFileSync(join(root, "precious"), "x");
		write({ "a.html": "old" });
		put(".stage/1/a.html", "new");
		put(".stage/journal.json", JSON.stringify({ remove: ["../precious"] }));
		write({ "a.html": "old" });
		expect(site()).toEqual({ "a.html": "old" });
		expect(existsSync(join(root, "precious"))).toBe(true);
	});
});

describe("the manifest", () => {
	const DAMAGES = ["", "{", '{"version":3,"files":[]}', '{"version":2,"files":[["../x","d","page"]]}', undefined];
	it.each(DAMAGES)("that is damaged or missing is known to the cache: %j", async (damage) => {
		const files = { "broadsheet.config.ts": config(), "content/a.md": story(), "content/b.md": story("slug: b") };
		const site = await buildSite(files, {}, root);
		put(MANIFEST, damage ?? "");
		if (damage === undefined) rmSync(join(out, MANIFEST));
		const { report, list } = await site.again({ "content/b.md": undefined });
		expect(report).toMatchObject({ exit: 0, deleted: 1 });
		expect(list().filter((path) => /\/[ab]\//.test(path))).toEqual(["2026/05/a/index.html"]);
		expect(listedFiles()).toEqual(list());
	});
	it("that is lost together with the cache makes the folder foreign: nothing is touched", async () => {
		const site = await buildSite({ "broadsheet.config.ts": config(), "content/a.md": story() }, {}, root);
		const before = site.list();
		rmSync(join(out, MANIFEST));
		rmSync(cache, { recursive: true });
		const { report, list } = await site.again({ "content/b.md": story() });
		expect(report.problems.map(({ code }) => code)).toEqual(["output-folder"]);
		expect(list()).toEqual(before);
	});
	it("names each file with its digest, its kind and its story", () => {
		writeFiles([...filesOf({ "a.html": "a" }, "content/a.md"), ...filesOf({ "feed.xml": "f" })]);
		expect(readManifest(out)).toEqual([
			{ path: "a.html", digest: digest("a"), kind: "page", from: "content/a.md" },
			{ path: "feed.xml", digest: digest("f"), kind: "document" },
		]);
	});
	it("that is lost with its copy deletes nothing", () => {
		write({ "a.html": "a", "b.html": "b" });
		rmSync(join(out, MANIFEST));
		rmSync(cache, { recursive: true });
		mkdirSync(cache);
		expect(write({ "a.html": "a" })).toMatchObject({ deleted: 0 });
		expect(site()).toEqual({ "a.html": "a", "b.html": "b" });
	});
	it("never names a file outside", () => {
		writeFileSync(join(root, "precious"), "x");
		for (const path of ["../precious", "/precious", "a/../../precious", "..\\precious"]) {
			put(MANIFEST, JSON.stringify({ version: 2, files: [[path, "x", "page"]] }));
			expect(readManifest(out)).toBeUndefined();
		}
	});
});

describe("the output folder", () => {
	const fault = (path: string): string =>
		outputFolderProblem(path, root, cache, () => false)?.message.replace(path, "<out>") ?? "may be used";
	beforeEach(() => {
		for (const name of ["content/news", ".git", "templates", "empty"]) mkdirSync(join(root, name), { recursive: true });
	});
	it.each<[string, () => string, string]>([
		["a folder that is not there yet", () => out, "may be used"],
		["a folder that is empty", () => join(root, "empty"), "may be used"],
		["the root of the disk", () => "/", "The output folder <out> is the root of the disk"],
		["the home folder", () => homedir(), "The output folder <out> is your home folder"],
		["the site itself", () => root, "The output folder <out> contains the site itself"],
		["a folder above the site", () => dirname(root), "The output folder <out> contains the site itself"],
		["the stories", () => join(root, "content"), "The output folder <out> is inside content/"],
		["a folder among the stories", () => join(root, "content/news/new"), "The output folder <out> is inside content/"],
		[
			"a folder that leads back among the stories",
			() => join(root, "empty/../content/x"),
			"The output folder <out> is inside content/",
		],
		["the repository", () => join(root, ".git"), "The output folder <out> is inside .git/"],
		["a folder in the repository", () => join(root, ".git/hooks"), "The output folder <out> is inside .git/"],
		["another repository", () => join(root, "empty/.git/x"), "The output folder <out> is inside a .git folder"],
		["the templates", () => join(root, "templates/out"), "The output folder <out> is inside templates/"],
		["the memory", () => cache, "The output folder <out> and the cache (--cache) must not contain one another"],
		[
			"a folder in the memory",
			() => join(cache, "x"),
			"The output folder <out> and the cache (--cache) must not contain one another",
		],
	])("is not %s", (_, path, message) => expect(fault(path())).toBe(message));
	it.each(["/", "content", ".git", ".broadsheet", "."])("is not a link to such a folder: %s", (target) => {
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
	it("is not a folder with foreign files", () => {
		put("thesis.doc", "x");
		expect(outputFolderProblem(out, root, cache, () => false)).toMatchObject({
			code: "output-folder",
			severity: "error",
			message: `The output folder ${out} is not empty and was not made by Broadsheet: it has no .broadsheet.json`,
			hint: "empty it yourself, or choose another folder",
		});
	});
	it("may contain a site of Broadsheet, or the staging folder of an interrupted run", () => {
		put(".stage/1/a.html", "x");
		expect(fault(out)).toBe("may be used");
		write({ "a.html": "a" });
		expect(fault(out)).toBe("may be used");
	});
});
