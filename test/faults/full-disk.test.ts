/** A real disk that is full or read-only. Mounting needs root; without it these tests are skipped. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run, runBuild, runWithOpenFiles } from "../support/cli.js";
import { sample } from "../support/sample.js";
import { config, snapshot, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const mounts: string[] = [];
const mount = (path: string, options: string): boolean => {
	mkdirSync(path, { recursive: true });
	const done = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", path]).status === 0;
	if (done) mounts.push(path);
	return done;
};
/** Lazily: the process in which the builds run may not have closed the last file yet. */
const unmount = (path: string) => spawnSync("umount", ["-l", path]);
afterAll(() => {
	for (const path of mounts) unmount(path);
});

const probe = tempDir();
const canMount = process.platform === "linux" && mount(join(probe, "probe"), "size=64k");
if (canMount) unmount(join(probe, "probe"));
else console.info("no disk can be mounted here: full disks are not tried");

const SIZES = process.env.FAULTS
	? ["4k", "12k", "16k", "32k", "64k", "128k", "256k", "512k", "768k", "1m", "1536k", "2m", "4m"]
	: ["4k", "16k", "512k"];

describe.skipIf(!canMount)("a full disk", () => {
	let root = "";
	let whole: Readonly<Record<string, string>> = {};
	beforeAll(async () => {
		root = tempDir();
		writeFiles(root, { "broadsheet.config.ts": config() });
		for (let each = 0; each < 40; each++)
			writeFiles(root, { [`content/news/n${each}.md`]: story(`headline: N ${each}`, "x".repeat(6000)) });
		expect((await runBuild(root, ["--out", "whole"])).exit).toBe(0);
		whole = snapshot(join(root, "whole"));
	});
	/** Ends successfully, or reports in one sentence that the disk is full. */
	const expectWell = ({ exit, stderr }: { exit: number | null; stderr: string }) => {
		expect([0, 3], stderr).toContain(exit);
		expect(stderr).not.toContain("internal error");
		if (exit === 3) expect(stderr).toMatch(/error {2}io {2}No space is left on the disk: ENOSPC/);
	};

	/** The same for a deploy. */
	const expectDeployed = ({ exit, stderr }: { exit: number | null; stderr: string }) => {
		expect([0, 5], stderr).toContain(exit);
		if (exit === 5) expect(stderr).toMatch(/error {2}deploy-failed {2}.*No space is left on the disk: ENOSPC/);
	};
	const servedBy = (www: string) => (existsSync(join(www, "current")) ? snapshot(join(www, "current")) : {});

	it.each(sample(1, SIZES))("for the cache, at %s", async (size) => {
		const at = join(root, `cache-${size}`);
		expect(mount(at, `size=${size}`)).toBe(true);
		const ran = await runBuild(root, ["--cache", join(at, "memory"), "--out", "whole"]);
		expectWell(ran);
		expect(snapshot(join(root, "whole"))).toEqual(whole);
		spawnSync("mount", ["-o", "remount,size=64m", at]);
		expect((await runBuild(root, ["--cache", join(at, "memory"), "--out", "whole"])).exit).toBe(0);
		unmount(at);
	});
	it.each(sample(1, SIZES))("for the output folder, at %s", async (size) => {
		const at = join(root, `out-${size}`);
		expect(mount(at, `size=${size}`)).toBe(true);
		const ran = await runBuild(root, ["--out", at]);
		expectWell(ran);
		if (ran.exit === 3) expect(snapshot(at)).toEqual({});
		spawnSync("mount", ["-o", "remount,size=64m", at]);
		expect((await runBuild(root, ["--out", at])).exit).toBe(0);
		expect(snapshot(at)).toEqual(whole);
		unmount(at);
	});
	it.each(sample(1, SIZES))(
		"for a deploy, at %s: readers see the previous release, and the next deploy completes",
		async (size) => {
			const [at, www] = [join(root, `www-${size}`), join(root, `www-${size}/site`)];
			const paper = join(root, `paper-${size}`);
			expect(mount(at, `size=${size}`)).toBe(true);
			const target = `deploy: { live: { to: "folder", path: "${www}" } },`;
			writeFiles(paper, { "broadsheet.config.ts": config(target), "content/news/a.md": story("", "x".repeat(6000)) });
			expect((await runBuild(paper)).exit).toBe(0);
			const first = await run(["deploy", "--quiet"], paper);
			expectDeployed(first);
			const before = servedBy(www);
			for (let each = 0; each < 40; each++)
				writeFiles(paper, { [`content/news/n${each}.md`]: story(`headline: N ${each}`, "x".repeat(6000)) });
			expect((await runBuild(paper)).exit).toBe(0);
			const second = await run(["deploy", "--quiet"], paper);
			expectDeployed(second);
			if (second.exit !== 0) expect(servedBy(www)).toEqual(before);
			spawnSync("mount", ["-o", "remount,size=64m", at]);
			expect((await run(["deploy", "--quiet"], paper)).exit).toBe(0);
			expect(Object.keys(servedBy(www)).filter((path) => path.startsWith("news/2026/"))).toHaveLength(41);
			unmount(at);
		},
	);
	it("or a read-only one is reported", async () => {
		const at = join(root, "read-only");
		expect(mount(at, "size=1m,ro")).toBe(true);
		for (const args of [
			["--out", at],
			["--cache", join(at, "memory"), "--out", "whole"],
		]) {
			const { exit, stderr } = await runBuild(root, args);
			expect([exit, stderr]).toEqual([3, expect.stringContaining("The disk is read-only: EROFS")]);
		}
		unmount(at);
	});
});

it("a cache without write permission is reported, and nothing is published", async () => {
	if (process.getuid?.() === 0) return;
	const root = tempDir();
	writeFiles(root, { "broadsheet.config.ts": config(), "content/news/a.md": story() });
	mkdirSync(join(root, ".broadsheet"));
	chmodSync(join(root, ".broadsheet"), 0o555);
	const { exit, stderr } = await runBuild(root);
	expect([exit, stderr]).toEqual([3, expect.stringContaining("EACCES")]);
});

it.skipIf(process.platform !== "linux")("too few open files end the program with a sentence", () => {
	const { status, stderr } = runWithOpenFiles(30, ["check"]);
	expect([status, stderr]).toEqual([3, expect.stringContaining("broadsheet: Too many files are open: EMFILE")]);
});
