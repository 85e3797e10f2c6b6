/** `deploy` to a server by ssh and rsync: a real local sshd. */
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readlinkSync,
	statfsSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { releases, rollBack } from "../../src/deploy/releases.js";
import { list, type Site, snapshot, story } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { deploySite, refused, send, sent } from "./site.js";
import { hasSshd, startSshd } from "./sshd.js";

const BRIDGE = "news/2026/05/bridge/index.html";
const VOTE = "news/2026/05/vote/index.html";
const RESUME = "nothing was deleted; run `broadsheet deploy` again: what has arrived is not sent again";
const canMount = process.platform === "linux" && process.getuid?.() === 0 && mounts(tempDir());
function mounts(folder: string): boolean {
	if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]).status !== 0) return false;
	spawnSync("umount", ["-l", folder]);
	return true;
}
if (!hasSshd) console.warn("skipped: there is no sshd and rsync to which can be deployed");

let sshd: Awaited<ReturnType<typeof startSshd>>;
beforeAll(async () => {
	if (hasSshd) sshd = await startSshd();
});
afterAll(() => sshd?.close());

async function deployed(name = "the paper's", home = tempDir()) {
	const www = join(home, name);
	const site = await deploySite(`{ to: "ssh", host: "${sshd.host}", port: ${sshd.port}, path: "${www}", keep: 2 }`);
	const env = sshd.env();
	const first = await sent(site, { env });
	const served = () => snapshot(join(www, "current"));
	const output = () =>
		Object.fromEntries(
			Object.entries(snapshot(site.out)).filter(
				([path]) => !/^(?:_headers|_redirects|headers\.s3\.json|\.broadsheet\.json)$/.test(path),
			),
		);
	return { www, site, env, first, served, output };
}
const aimed = ({ root }: Site) => ({ root, out: "dist", cache: ".broadsheet", env: sshd.env() });

describe.skipIf(!hasSshd)("deploy by ssh (skipped where there is no sshd and rsync)", () => {
	it("sends the whole site, then nothing, then what has changed; deletes what is gone; and shares the rest", async () => {
		const { www, site, env, first, served, output } = await deployed();
		expect(served()).toEqual(output());
		expect(readlinkSync(join(www, "current"))).toBe(`releases/${first.release}`);
		expect((await sent(site, { env })).bytes).toBe(0);
		const before = snapshot(site.out);
		await site.again({ "content/news/bridge.md": story("", "Other words."), "content/news/vote.md": undefined });
		const after = snapshot(site.out);
		const { paths, deleted, release } = await sent(site, { env });
		const changed = Object.keys(after).filter((path) => after[path] !== before[path] && path !== ".broadsheet.json");
		expect([paths.sort(), deleted]).toEqual([changed.sort(), [VOTE]]);
		expect(served()).toEqual(output());
		const inode = (id: string | undefined, path: string) => statSync(join(www, "releases", id as string, path)).ino;
		expect(inode(release, "robots.txt")).toBe(inode(first.release, "robots.txt"));
		expect(inode(release, BRIDGE)).not.toBe(inode(first.release, BRIDGE));
		expect(existsSync(join(www, "releases", first.release as string, VOTE))).toBe(true);
		expect(existsSync(join(www, "current/news/2026/05/vote"))).toBe(false);
	});

	it("goes back to the previous release, and lists and keeps the configured number", async () => {
		const { www, site, env, served, output } = await deployed();
		for (const words of ["Two.", "Three."]) {
			await site.again({ "content/news/bridge.md": story("", words) });
			await sent(site, { env });
		}
		expect(readdirSync(join(www, "releases")).filter((name) => /^\d+-\d+$/.test(name)).length).toBe(2);
		const three = served();
		await rollBack(aimed(site), undefined);
		expect(served()[BRIDGE]).toContain("Two.");
		expect((await releases(aimed(site))).releases?.map(({ isServed }) => isServed)).toEqual([false, true]);
		expect((await sent(site, { env })).paths).toContain(BRIDGE);
		expect([served(), served()]).toEqual([three, output()]);
	});

	it("brings the oldest release up to date, or makes a new one if it was altered by hand", async () => {
		const { www, site, env, first, served, output } = await deployed();
		const edit = (words: string) => site.again({ "content/news/bridge.md": story("", words) });
		const inode = (id: string | undefined) => statSync(join(www, "releases", id as string)).ino;
		await edit("Two.");
		const second = await sent(site, { env });
		const [one, two] = [inode(first.release), inode(second.release)];
		const before = served();
		await site.again({ "content/news/bridge.md": story("", "Three."), "content/news/vote.md": undefined });
		// Ended before the first file: the release is begun, and rsync is missing.
		const bin = tempDir();
		symlinkSync("/usr/bin/ssh", join(bin, "ssh"));
		expect(await refused(site, { env: { ...env, PATH: bin } })).toEqual(["deploy-client", 2]);
		expect([served(), inode(".new")]).toEqual([before, one]);
		await edit("Four.");
		const third = await sent(site, { env });
		expect([served(), inode(third.release)]).toEqual([output(), one]);
		expect(existsSync(join(www, "current/news/2026/05/vote"))).toBe(false);
		// The clock of the file system may be coarse.
		await new Promise((done) => setTimeout(done, 20));
		writeFileSync(join(www, "releases", second.release as string, "news/more.html"), "x");
		await edit("Five.");
		const fourth = await sent(site, { env });
		expect(served()).toEqual(output());
		expect(inode(fourth.release)).not.toBe(two);
		await rollBack(aimed(site), undefined);
		expect(served()[BRIDGE]).toContain("Four.");
	});

	it("resumes after an interruption, and uses nothing of a different build", async () => {
		const { www, site, env, served, output } = await deployed();
		mkdirSync(join(www, "releases/.new/old"), { recursive: true });
		writeFileSync(join(www, "releases/.new/old/page.html"), "of another build");
		writeFileSync(join(www, "releases/.new.state"), "another");
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		// Ended before the first file: the release is begun, and rsync is missing.
		const bin = tempDir();
		symlinkSync("/usr/bin/ssh", join(bin, "ssh"));
		expect(await refused(site, { env: { ...env, PATH: bin } })).toEqual(["deploy-client", 2]);
		expect(list(join(www, "releases/.new"))).not.toContain("old/page.html");
		expect(list(join(www, "releases/.new"))).toContain(BRIDGE);
		await sent(site, { env });
		expect(served()).toEqual(output());
	});

	describe("ends in the middle of the transfer, says why, leaves readers the previous site, and the next deploy sends the rest:", () => {
		/** A deploy that fails, and the one after it. `mend` removes the cause. */
		async function interrupted(
			{ www, site, env, served, output }: Awaited<ReturnType<typeof deployed>>,
			broken: typeof env,
			mend: () => void,
		) {
			const before = served();
			const pictures = Object.fromEntries(
				Array.from({ length: 20 }, (_, n) => [`static/data/${n}.bin`, randomBytes(20_000).toString("latin1")]),
			);
			await site.again({ ...pictures, "content/news/vote.md": undefined });
			const { problems, exit } = await send(site, { env: broken });
			expect([exit, problems]).toMatchObject([5, [{ code: "deploy-failed", hint: RESUME }]]);
			expect(served()).toEqual(before);
			const fresh = join(www, "releases/.new");
			const inode = (path: string) => statSync(path).ino;
			const arrived = list(join(fresh, "data")).map((path) => [path, inode(join(fresh, "data", path))] as const);
			mend();
			const { deleted } = await sent(site, { env });
			expect([served(), deleted]).toEqual([output(), [VOTE]]);
			expect(arrived.length).toBeGreaterThan(0);
			expect(arrived.length).toBeLessThan(20);
			expect(arrived.map(([path]) => [path, inode(join(www, "current/data", path))])).toEqual(arrived);
			return problems[0]?.message;
		}

		it("the connection ends", async () => {
			const made = await deployed();
			const ssh = join(tempDir(), "ssh");
			const login = made.env.RSYNC_RSH;
			// The login of rsync ends after 200 kB. `head` would keep what it has read.
			writeFileSync(
				ssh,
				`#!/bin/sh\ncase "$*" in *"rsync --server"*) dd bs=1 count=200000 2>/dev/null | ${login} "$@";; *) exec ${login} "$@";; esac\n`,
				{ mode: 0o755 },
			);
			const message = await interrupted(made, { ...made.env, RSYNC_RSH: ssh }, () => {});
			expect(message).toMatch(/^ssh .*: rsync: /);
		});

		it.skipIf(!canMount)("the disk of the server is full (skipped where none can be mounted)", async () => {
			const home = tempDir();
			const mount = (...args: string[]) => spawnSync("mount", [...args, home]).status;
			expect(mount("-t", "tmpfs", "-o", "size=64m", "tmpfs")).toBe(0);
			try {
				const made = await deployed("www", home);
				const { blocks, bfree, bsize } = statfsSync(home);
				expect(mount("-o", `remount,size=${(blocks - bfree) * bsize + 250_000}`)).toBe(0);
				const message = await interrupted(made, made.env, () => void mount("-o", "remount,size=64m"));
				expect(message).toMatch(/^ssh .*: rsync: .*No space left on device/);
			} finally {
				spawnSync("umount", ["-l", home]);
			}
		});
	});

	it("lets one deploy run at a time: the lock ends with the login", async () => {
		const { www, site, env } = await deployed("paper");
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		const other = spawn("flock", [join(www, "releases/.lock"), "sleep", "30"]);
		await new Promise((done) => setTimeout(done, 200));
		expect(await refused(site, { env })).toEqual(["deploy-locked", 4]);
		other.kill();
		await new Promise((done) => other.once("exit", done));
	});

	it("reports ssh's message for a wrong key, and the server's for a folder without permission", async () => {
		const site = await deploySite(`{ to: "ssh", host: "${sshd.host}", port: ${sshd.port}, path: "${tempDir()}" }`);
		const wrong = await send(site, { env: sshd.env("other") });
		expect([wrong.exit, wrong.problems[0]?.message]).toEqual([
			5,
			expect.stringMatching(/^ssh .*: .*Permission denied \(publickey/),
		]);
		const none = await deploySite(`{ to: "ssh", host: "${sshd.host}", port: ${sshd.port}, path: "/proc/none" }`);
		const refusal = await send(none, { env: sshd.env() });
		expect([refusal.exit, refusal.problems[0]?.message]).toEqual([
			5,
			expect.stringContaining("mkdir: cannot create directory"),
		]);
	});
});
