/** What cannot be read is not treated as absent: nothing of the site changes, and the fault is reported. */
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { CLI } from "../support/cli.js";
import { AT, config, type Files, list, snapshot, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const SITE: Files = {
	"broadsheet.config.ts": config(),
	"content/news/a.md": story("headline: A"),
	"content/news/b.md": story("headline: B"),
	"static/note.txt": "note\n",
	"templates/components/Foot.tsx": "export default () => <footer>The own foot</footer>;",
};
/** Root can read everything, so the build runs as an ordinary user. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const build = (root: string, user = {}) =>
	spawnSync(process.execPath, [CLI, "build", "--jobs", "1", "--at", AT], { cwd: root, encoding: "utf8", ...user });
const first = tempDir();
beforeAll(() => {
	writeFiles(first, SITE);
	expect(build(first).status).toBe(0);
});
/** The site, built. */
const made = (): string => {
	const root = tempDir();
	cpSync(first, root, { recursive: true, preserveTimestamps: true });
	return root;
};
function give(root: string, uid: number): void {
	const owned = new Set<string>();
	for (const path of list(root))
		for (let each = join(root, path); each.length >= root.length; each = dirname(each)) owned.add(each);
	for (const path of owned) chownSync(path, uid, uid);
}

describe("a build changes nothing if it cannot read", () => {
	it.each([
		["the folder of static files", "static", 0o000],
		["a static file", "static/note.txt", 0o000],
		["the folder of templates", "templates", 0o000],
		["a template", "templates/components/Foot.tsx", 0o000],
		["a folder of templates that it may list and not enter", "templates/components", 0o444],
		["the configuration", "broadsheet.config.ts", 0o000],
		["the list of what it wrote", "dist/.broadsheet.json", 0o000],
	])("%s", (_, path, mode) => {
		const root = made();
		const before = snapshot(join(root, "dist"));
		writeFiles(root, { "content/news/a.md": story("headline: Another A"), "content/news/b.md": undefined });
		if (NOBODY.uid) give(root, NOBODY.uid);
		chmodSync(join(root, path), mode);
		const { status, stderr } = build(root, NOBODY);
		chmodSync(join(root, path), 0o755);
		expect(stderr).toMatch(/EACCES|permission denied|not made by Broadsheet/i);
		expect([1, 2, 3]).toContain(status);
		expect(snapshot(join(root, "dist"))).toEqual(before);
	});

	it.each(["broadsheet.config.ts", "templates", "templates/components/Foot.tsx", "static"])(
		"%s, a link that leads to itself",
		(path) => {
			const root = made();
			const before = snapshot(join(root, "dist"));
			rmSync(join(root, path), { recursive: true });
			symlinkSync(join(root, path), join(root, path));
			const { status, stderr } = build(root);
			expect(stderr).toMatch(/ELOOP|Could not|cannot be read|error/);
			expect([1, 2, 3]).toContain(status);
			expect(snapshot(join(root, "dist"))).toEqual(before);
		},
	);
});
