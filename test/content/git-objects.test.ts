/** What git says of a checkout: which files are as they were. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { gitObjectId, gitObjectIds } from "../../src/content/files/git-objects.js";
import { writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

let home = "";
let root = "";
const git = (...command: string[]) =>
	execFileSync("git", ["-C", home, "-c", "user.name=A", "-c", "user.email=a@b.example", ...command], {
		encoding: "utf8",
	});
beforeEach(() => {
	home = tempDir();
	root = join(home, "paper site");
	writeFiles(root, { "content/a.md": "Words.\n", 'content/ü "b".md': "", "static/c.txt": "c", "other/d.md": "d" });
	git("init", "-q");
	git("add", "-A");
	git("commit", "-qm", "One");
});
const ids = async () => Object.fromEntries((await gitObjectIds(root, ["content", "static", "nowhere"])) ?? []);
const idOf = (path: string) => gitObjectId(readFileSync(join(root, path)));

describe("the ids of git", () => {
	it("are those of the bytes, by the paths of the site, in its folders", async () => {
		expect(await ids()).toEqual({
			"content/a.md": idOf("content/a.md"),
			'content/ü "b".md': idOf('content/ü "b".md'),
			"static/c.txt": idOf("static/c.txt"),
		});
		expect(idOf("content/a.md")).toBe(git("hash-object", join(root, "content/a.md")).trim());
	});
	it("are left out for a file that is edited, removed or not tracked, and for one in a merge conflict", async () => {
		writeFileSync(join(root, "content/a.md"), "Other words.\n");
		writeFileSync(join(root, "content/new.md"), "New.\n");
		rmSync(join(root, "static/c.txt"));
		expect(Object.keys(await ids())).toEqual(['content/ü "b".md']);
		git("checkout", "-q", ".");
		git("checkout", "-qb", "side");
		for (const [branch, text] of [
			["side", "Side.\n"],
			["-", "Main.\n"],
		] as const) {
			if (branch === "-") git("checkout", "-q", "-");
			writeFileSync(join(root, "content/a.md"), text);
			git("commit", "-qam", text);
		}
		expect(() => git("merge", "-q", "side")).toThrow();
		expect(Object.keys(await ids())).not.toContain("content/a.md");
	});
	it("differ from those of the bytes where git changes line ends", async () => {
		writeFileSync(join(root, ".gitattributes"), "*.md text eol=crlf\n");
		rmSync(join(root, "content/a.md"));
		git("checkout", "-q", "--", "paper site/content/a.md");
		expect(readFileSync(join(root, "content/a.md"), "utf8")).toBe("Words.\r\n");
		expect((await ids())["content/a.md"]).not.toBe(idOf("content/a.md"));
	});
	it("are unknown outside of a repository", async () => {
		const plain = tempDir();
		mkdirSync(join(plain, "content"));
		expect(await gitObjectIds(plain, ["content"])).toBeUndefined();
	});
});
