/** What cannot be read is not treated as absent: nothing of the site changes, and the fault is reported. */
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/build/build.js";
import { problemsText } from "../../src/cli/terminal/problems.js";
import { lazy } from "../../src/core/lazy.js";
import type { Report } from "../../src/core/model.js";
import { REPOSITORY } from "../support/cli.js";
import { sample } from "../support/sample.js";
import { AT, config, type Files, list, snapshot, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const SITE: Files = {
	"broadsheet.config.ts": config(),
	"content/news/a.md": story("headline: A"),
	"content/news/b.md": story("headline: B"),
	"static/note.txt": "note\n",
	"templates/components/Foot.tsx": "export default () => <footer>The own foot</footer>;",
};
const first = tempDir();
beforeAll(async () => {
	writeFiles(first, SITE);
	expect((await build({ root: first, at: AT, jobs: 1 })).exit).toBe(0);
});
/** The site, built. */
const made = (): string => {
	const root = tempDir();
	cpSync(first, root, { recursive: true, preserveTimestamps: true });
	return root;
};
/** What a server has now is what it had before, and the fault is reported. */
function expectUnchanged(root: string, { exit, problems }: Pick<Report, "exit" | "problems">, words: RegExp): void {
	expect(problemsText(problems, root, false)).toMatch(words);
	expect([1, 2, 3]).toContain(exit);
	expect(snapshot(join(root, "dist"))).toEqual(snapshot(join(first, "dist")));
}

/** Root can read everything, so the builds of these sites run as an ordinary user, in one process. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
function buildAll(roots: readonly string[]): readonly Report[] {
	const program = `import { build } from ${JSON.stringify(`${REPOSITORY}/lib/index.js`)};
const reports = [];
for (const root of process.argv.slice(1)) reports.push(await build({ root, at: "${AT}", jobs: 1 }));
console.log(JSON.stringify(reports));`;
	const args = ["--input-type=module", "-e", program, ...roots];
	const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", ...NOBODY });
	expect(stderr).toBe("");
	return JSON.parse(stdout);
}
function give(root: string, uid: number): void {
	const owned = new Set<string>();
	for (const path of list(root))
		for (let each = join(root, path); each.length >= root.length; each = dirname(each)) owned.add(each);
	for (const path of owned) chownSync(path, uid, uid);
}

describe("a build changes nothing if it cannot read", () => {
	const FORBIDDEN = sample(3, [
		["the folder of static files", "static", 0o000],
		["a static file", "static/note.txt", 0o000],
		["the folder of templates", "templates", 0o000],
		["a template", "templates/components/Foot.tsx", 0o000],
		["a folder of templates that it may list and not enter", "templates/components", 0o444],
		["the configuration", "broadsheet.config.ts", 0o000],
		["the list of what it wrote", "dist/.broadsheet.json", 0o000],
	] as const);
	const reports = lazy(() => {
		const sites = FORBIDDEN.map(([, path, mode]) => {
			const root = made();
			writeFiles(root, { "content/news/a.md": story("headline: Another A"), "content/news/b.md": undefined });
			if (NOBODY.uid) give(root, NOBODY.uid);
			chmodSync(join(root, path), mode);
			return root;
		});
		const built = buildAll(sites);
		for (const [index, [, path]] of FORBIDDEN.entries()) chmodSync(join(sites[index] ?? "", path), 0o755);
		return sites.map((root, index) => [root, built[index] as Report] as const);
	});
	it.each(FORBIDDEN.map(([name], index) => [name, index] as const))("%s", (_, index) => {
		const [root = "", report] = reports()[index] ?? [];
		expectUnchanged(root, report as Report, /EACCES|permission denied|not made by Broadsheet/i);
	});

	it.each(sample(2, ["broadsheet.config.ts", "templates", "templates/components/Foot.tsx", "static"]))(
		"%s, a link that leads to itself",
		async (path) => {
			const root = made();
			rmSync(join(root, path), { recursive: true });
			symlinkSync(join(root, path), join(root, path));
			expectUnchanged(root, await build({ root, at: AT, jobs: 1 }), /ELOOP|Could not|cannot be read|error/);
		},
	);
});
