/** A system call of a build fails once, with EIO, ENOSPC or EACCES: nothing is lost, the fault is reported, and the next build repairs the site. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lazy } from "../../src/core/lazy.js";
import { CLI, REPOSITORY } from "../support/cli.js";
import { sample } from "../support/sample.js";
import { AT, config, type Files, snapshot, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const SITE: Files = {
	"broadsheet.config.ts": config("record: true,"),
	"content/news/a.md": story("headline: A"),
	"content/news/b.md": story("headline: B"),
	"static/note.txt": "note\n",
	"templates/components/Foot.tsx": "export default () => <footer>The own foot</footer>;",
};
const RECORD = "content/published.json";
const ERRORS = ["EIO", "ENOSPC", "EACCES"] as const;
/** How many calls of each kind fail, one in each build; `npm run test:faults`: more than 300 in all. By default two kinds fail, with `CASES=all` each. */
const SAMPLES = process.env.FAULTS === "all" ? 40 : 1;
const CALLS = [
	...["openat", "statx", "read", "write", "getdents64", "readlink", "pread64", "pwrite64", "fdatasync"],
	...["mkdir", "rmdir", "rename", "unlink", "link"],
];

const build = (root: string, wrap: readonly string[] = []) => {
	const [command = "", ...args] = [...wrap, process.execPath, CLI, "build", "--jobs", "1", "--at", AT];
	return spawnSync(command, args, { cwd: root, encoding: "utf8" });
};
/** The compiled program in this process, which starts faster: it has the cache of the other one. */
const program = lazy(async () => (await import(`${REPOSITORY}/lib/index.js`)) as typeof import("../../src/index.js"));
const heal = async (root: string) => (await program()).build({ root, at: AT, jobs: 1 });
const trace = (root: string, log: string, calls: string, inject: readonly string[] = []) =>
	build(root, ["strace", "-f", "--seccomp-bpf", "-y", "-o", log, "-e", `trace=${calls}`, ...inject]);

const canTrace =
	process.platform === "linux" &&
	spawnSync("strace", ["-f", "--seccomp-bpf", "-y", "-e", "inject=openat:error=EIO:when=60000", "true"]).status === 0;
if (!canTrace) console.info("no strace here: faults of single system calls are not tried");

const home = tempDir();
/** All builds use one folder, so that bundles of templates remain valid. */
const [start, site, log] = ["start", "site", "calls"].map((name) => join(home, name)) as [string, string, string];
const copy = (from: string, to: string) => {
	rmSync(to, { recursive: true, force: true });
	cpSync(from, to, { recursive: true, preserveTimestamps: true });
};
/** What must not be lost: the output, and the record of addresses. */
const kept = (root: string): Readonly<Record<string, string>> => {
	const record = join(root, RECORD);
	const out = Object.entries(snapshot(join(root, "dist"))).filter(([path]) => !path.startsWith(".stage/"));
	return { ...Object.fromEntries(out), ...(existsSync(record) && { [RECORD]: readFileSync(record, "utf8") }) };
};

/**
 * The calls of one kind that have to do with the site, as `when` of `strace` counts them: from 1, in each thread for itself. Of the thread that has most of them,
 * because the same number means another call in each.
 */
function whensOf(lines: readonly string[], call: string): number[] {
	const threads = new Map<string, number[]>();
	const counts = new Map<string, number>();
	for (const line of lines) {
		const [, thread, name, rest] = /^(\d+) +(\w+)\((.*)/.exec(line) ?? [];
		if (thread === undefined || rest === undefined || name !== call) continue;
		const count = (counts.get(thread) ?? 0) + 1;
		counts.set(thread, count);
		if (rest.replace(/AT_FDCWD<[^>]*>/g, "").includes(site))
			threads.set(thread, [...(threads.get(thread) ?? []), count]);
	}
	return [...threads.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

const table: Record<string, string | number>[] = [];
afterAll(() => {
	if (process.env.FAULTS) console.table(table);
});

describe.skipIf(!canTrace)("a system call that fails once", () => {
	let lines: readonly string[] = [];
	let [old, wanted]: Readonly<Record<string, string>>[] = [];
	beforeAll(() => {
		writeFiles(site, SITE);
		expect(build(site).status).toBe(0);
		old = kept(site);
		writeFiles(site, { "content/news/a.md": story("headline: A", "Others."), "content/news/b.md": undefined });
		writeFiles(site, { "content/news/c.md": story("headline: C"), "static/note.txt": "others\n" });
		copy(site, start);
		expect(trace(site, log, CALLS.join()).status).toBe(0);
		wanted = kept(site);
		lines = readFileSync(log, "utf8").split("\n");
	});

	it.each(
		sample(
			2,
			CALLS.map((call, index) => [call, index] as const),
		),
	)(
		"%s: nothing is lost, nothing is silent, and the next build repairs the site",
		async (call, index) => {
			const whens = whensOf(lines, call);
			const samples = Math.min(SAMPLES, whens.length);
			const seen = { calls: whens.length, failed: 0, published: 0, refused: 0, ended: 0 };
			for (let sample = 0; sample < samples; sample++) {
				const when = whens[Math.floor(((sample + 0.5) * whens.length) / samples)];
				const fault = ERRORS[(sample + index) % ERRORS.length];
				copy(start, site);
				const { status, stderr } = trace(site, log, call, ["-e", `inject=${call}:error=${fault}:when=${when}`]);
				const failed = readFileSync(log, "utf8")
					.split("\n")
					.filter((line) => line.includes("(INJECTED)"));
				const which = `${failed.join("\n")}\nexit ${status}: ${stderr}`;
				const found = kept(site);
				if (status === 0) expect(found, which).toEqual(wanted);
				// Files that have begun to move are finished by the next build, and none of them is half there.
				else {
					// Node and LMDB end by a signal, which the shell names, if a call of their own fails.
					if (status !== null) expect(stderr, which).not.toBe("");
					for (const path of new Set([...Object.keys(old ?? {}), ...Object.keys(found)]))
						expect([old?.[path], wanted?.[path]], `${path}, ${which}`).toContain(found[path]);
				}
				expect((await heal(site)).exit, which).toBe(0);
				expect(kept(site), which).toEqual(wanted);
				if (failed.length > 0) seen.failed++;
				seen[status === 0 ? "published" : status === null ? "ended" : "refused"]++;
			}
			table.push({ call, ...seen });
		},
		1_800_000,
	);
});
