/** A named pipe blocks a program that reads it without end: it is rejected, or replaced by our own file. */
import { spawnSync } from "node:child_process";
import { lstatSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { runBuild } from "../support/cli.js";
import { config, snapshot, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

let root = "";
const FILES = {
	"plugin.ts": "export const widths = [480];\n",
	"broadsheet.config.ts": `import { widths } from "./plugin.ts";\n${config("images: { widths }")}`,
	"content/news/a.md": story("headline: A"),
	"content/published.json": '{"version": 1, "stories": {}, "fronts": [], "gone": []}',
};
const pipe = (path: string): void => {
	rmSync(join(root, path), { force: true });
	mkdirSync(dirname(join(root, path)), { recursive: true });
	expect(spawnSync("mkfifo", [join(root, path)]).status).toBe(0);
};
const isPipe = (path: string): boolean => lstatSync(join(root, path)).isFIFO();

describe.skipIf(process.platform === "win32")("a pipe", () => {
	beforeAll(async () => {
		root = tempDir();
		writeFiles(root, FILES);
		const { exit, stderr } = await runBuild(root);
		expect([exit, stderr]).toEqual([0, ""]);
	});

	it.each([
		["templates/layout.tsx", "error  template-syntax"],
		["templates/css/site.css", "error  template-syntax"],
		["package.json", "error  file-kind"],
		["plugin.ts", "error  config"],
		["broadsheet.config.ts", "error  config"],
		["content/published.json", "error  file-kind"],
		["content/news/a.md", "error  file-kind"],
	])("in place of %s is rejected by name", async (path, told) => {
		pipe(path);
		const { exit, stderr } = await runBuild(root);
		rmSync(join(root, path));
		writeFiles(root, Object.fromEntries(Object.entries(FILES).filter(([each]) => each === path)));
		expect(exit, stderr).toBeGreaterThan(0);
		expect(stderr).toContain(told);
		expect(stderr).toMatch(new RegExp(`${path.replace(".", "\\.")}.*a pipe|a pipe.*${path.replace(".", "\\.")}`));
	});
	it("in place of the lock is rejected by name, because it is not Broadsheet's", async () => {
		pipe(".broadsheet/lock");
		const { exit, stderr } = await runBuild(root);
		rmSync(join(root, ".broadsheet/lock"));
		expect([exit, stderr]).toEqual([3, expect.stringContaining(".broadsheet/lock is a pipe, not a file")]);
	});
	it("in place of a cache file is replaced", async () => {
		const before = snapshot(join(root, "dist"));
		const kept = readdirSync(join(root, ".broadsheet")).filter((name) =>
			/\.(?:table|kept|mjs|map|seal|txt)$/.test(name),
		);
		expect(kept.length).toBeGreaterThan(5);
		const paths = [
			...kept.map((name) => `.broadsheet/${name}`),
			".broadsheet/store/data.mdb",
			"dist/index.html",
			"dist/robots.txt",
			"dist/.stage/journal.json",
			"dist/.stage/1/index.html",
		];
		for (const path of paths) pipe(path);
		const { exit, stderr } = await runBuild(root);
		expect([exit, stderr]).toEqual([0, ""]);
		expect(snapshot(join(root, "dist"))).toEqual(before);
		expect(paths.filter((path) => /table$|seal$|mdb$|^dist\/[^.]/.test(path) && isPipe(path))).toEqual([]);
	});
});
