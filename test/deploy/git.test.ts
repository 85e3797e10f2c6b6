/** `deploy` to a branch of a git repository, which is a local bare one. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Deployed } from "../../src/deploy/deployed.js";
import { fileList } from "../../src/deploy/file-list.js";
import { releases, rollBack } from "../../src/deploy/releases.js";
import type { Job } from "../../src/deploy/target.js";
import { gitTarget } from "../../src/deploy/targets/git.js";
import { list, type Site, snapshot, story } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { deploySite, send, sent } from "./site.js";

const BRIDGE = "news/2026/05/bridge/index.html";
const VOTE = "news/2026/05/vote/index.html";
const OWN = [".nojekyll", "_broadsheet/deploy.json"];
const env = { PATH: process.env.PATH, HOME: tempDir(), GIT_CONFIG_NOSYSTEM: "1" };
// A few commits need no housekeeping.
writeFileSync(
	join(env.HOME, ".gitconfig"),
	"[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n[receive]\n\tautogc = false\n",
);

function git(cwd: string, ...args: string[]): string {
	const { status, stdout, stderr } = spawnSync("git", args, { cwd, env, encoding: "utf8", maxBuffer: 1e8 });
	if (status !== 0) throw new Error(stderr);
	return stdout;
}
const hasGit = spawnSync("git", ["--version"]).status === 0;
if (!hasGit) console.warn("skipped: there is no git to which can be deployed");

async function deployed() {
	const remote = tempDir();
	git(remote, "init", "--quiet", "--bare");
	git(remote, "config", "uploadpack.allowFilter", "true");
	git(remote, "config", "uploadpack.allowAnySHA1InWant", "true");
	const site = await deploySite(`{ to: "git", remote: "file://${remote}" }`);
	const first = await sent(site, { env });
	/** The files of the branch, without our own. */
	const served = () => {
		const checkout = tempDir();
		git(checkout, "clone", "--quiet", "--branch", "gh-pages", remote, ".");
		return Object.fromEntries(
			Object.entries(snapshot(checkout)).filter(([path]) => !path.startsWith(".git/") && !OWN.includes(path)),
		);
	};
	return { remote, site, first, served, commits: () => git(remote, "rev-list", "gh-pages").trim().split("\n").length };
}
const output = ({ out }: Site) =>
	Object.fromEntries(
		list(out)
			.filter((path) => !/^(?:\.broadsheet\.json|(?:headers|redirects)\..*)$/.test(path))
			.map((path) => [path, readFileSync(join(out, path), "latin1")]),
	);
const aimed = ({ root }: Site) => ({ root, out: "dist", cache: ".broadsheet", env });

describe.skipIf(!hasGit)("deploy to a branch (skipped where there is no git)", () => {
	it("makes one commit of the whole site, with `.nojekyll`, none where nothing has changed, and after an edit one of what has changed and what is gone, whatever the site's own repository has staged", async () => {
		const { remote, site, served, commits } = await deployed();
		expect(served()).toEqual(output(site));
		expect(git(remote, "ls-tree", "-r", "--name-only", "gh-pages")).toContain(".nojekyll\n");
		expect((await sent(site, { env })).bytes).toBe(0);
		expect(commits()).toBe(1);

		git(site.root, "init", "--quiet");
		git(site.root, "add", "content/news/bridge.md");
		const staged = () => git(site.root, "ls-files", "--stage");
		const index = staged();
		const before = output(site);
		await site.again({ "content/news/bridge.md": story("", "Other words."), "content/news/vote.md": undefined });
		writeFileSync(join(site.root, "dist/.gitignore"), "*\n");
		const { paths, deleted } = await sent(site, { env });
		const after = output(site);
		expect(paths.sort()).toEqual(
			Object.keys(after)
				.filter((path) => after[path] !== before[path] && path !== ".gitignore")
				.sort(),
		);
		expect([deleted, { ...served(), ".gitignore": "*\n" }]).toEqual([[VOTE], after]);
		const changed = git(remote, "diff", "--name-only", "gh-pages~1", "gh-pages").trim().split("\n");
		expect(changed.sort()).toEqual([...paths, VOTE, "_broadsheet/deploy.json"].sort());
		expect(staged()).toBe(index);
	});

	it("knows the files on the branch with an empty cache as well, as on a build server", async () => {
		const { site } = await deployed();
		const elsewhere = await deploySite(
			(readFileSync(join(site.root, "broadsheet.config.ts"), "utf8").match(/\{ to: .*? \}/) ?? [""])[0],
			{
				"content/news/vote.md": story("headline: The vote", "Other words."),
			},
		);
		const { paths, unchanged } = await sent(elsewhere, { env });
		expect(paths).toContain(VOTE);
		expect(unchanged).toBeGreaterThan(paths.length);
	});

	it("keeps commits of others, and sends everything again on top of them", async () => {
		const { remote, site, served } = await deployed();
		const edited = tempDir();
		git(edited, "clone", "--quiet", "--branch", "gh-pages", remote, ".");
		writeFileSync(join(edited, "CNAME"), "vale.example\n");
		writeFileSync(join(edited, "index.html"), "by hand");
		git(edited, "add", "-A");
		git(edited, "-c", "user.name=M", "-c", "user.email=m@x.example", "commit", "--quiet", "-m", "By hand");
		git(edited, "push", "--quiet");
		await sent(site, { env });
		expect(served()).toEqual({ ...output(site), CNAME: "vale.example\n" });
	});

	it("stops if another deploy was faster", async () => {
		const { remote, site } = await deployed();
		const job = (before: Deployed | undefined, at: string): Job => ({
			out: site.out,
			plan: {
				phases: [],
				deletions: [BRIDGE],
				withdrawn: 1,
				kept: [],
				unchanged: 0,
				bytes: 0,
				after: fileList({ length: 0, parts: [{ key: "", rows: () => [] }] }),
			},
			before,
			at,
			scan: { areFoldersChanged: async () => false, end: async () => {} },
			onPhase: () => {},
			onSent: () => {},
		});
		const targetIn = (cache: string) =>
			gitTarget(
				{ to: "git", remote: `file://${remote}`, branch: "gh-pages", keepAssets: 7 },
				{ root: site.root, out: site.out, cache, env },
			);
		const [one, other] = [await targetIn(tempDir()), await targetIn(tempDir())];
		const [first, second] = [await one.read(), await other.read()];
		await one.send(job(first, "2026-06-01T00:00:00Z"));
		await expect(other.send(job(second, "2026-06-01T00:00:01Z"))).rejects.toMatchObject({
			exit: 4,
			problem: { code: "deploy-locked" },
		});
	});

	it("reports git's message if the remote rejects the push or is missing; the branch has all of a deploy or nothing", async () => {
		const { remote, site, served, commits } = await deployed();
		writeFileSync(join(remote, "hooks/pre-receive"), "#!/bin/sh\necho 'the disk is full' >&2; exit 1\n", {
			mode: 0o755,
		});
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		const before = served();
		const full = await send(site, { env });
		expect([full.exit, full.problems[0]?.message]).toEqual([5, expect.stringContaining("remote: the disk is full")]);
		expect(full.problems[0]?.hint).toBe("readers see the site as before; fix the cause, and run the command again");
		expect([served(), commits()]).toEqual([before, 1]);
		writeFileSync(join(remote, "hooks/pre-receive"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
		await sent(site, { env });
		expect([served(), commits()]).toEqual([output(site), 2]);
		const lost = await deploySite('{ to: "git", remote: "file:///nowhere/paper.git" }');
		const { problems, exit } = await send(lost, { env });
		expect([exit, problems[0]?.code, problems[0]?.message]).toEqual([
			5,
			"deploy-failed",
			expect.stringMatching(
				/^git file:\/\/\/nowhere\/paper\.git \(gh-pages\): git ls-remote: .*'\/nowhere\/paper\.git' does not/,
			),
		]);
		const nothingSent = "nothing was sent; fix the cause, and run the command again";
		expect(problems[0]?.hint).toBe(nothingSent);
		expect((await releases(aimed(lost))).problems[0]?.hint).toBe(nothingSent);
	});

	it("serves an earlier release again, with a commit on top of the last one", async () => {
		const { site, first, served, commits } = await deployed();
		const one = served();
		await site.again({ "content/news/bridge.md": story("", "Two.") });
		const second = await sent(site, { env });
		await site.again({ "content/news/bridge.md": story("", "Three.") });
		await sent(site, { env });
		expect((await rollBack(aimed(site), undefined)).release?.id).toBe(second.release);
		expect((await rollBack(aimed(site), undefined)).release?.id).toBe(first.release);
		expect([served(), commits()]).toEqual([one, 5]);
		const listed = (await releases(aimed(site))).releases ?? [];
		expect(listed.map(({ isServed }) => isServed)).toEqual([false, false, true]);
		for (const { id, at } of listed) expect(at.replace(/[-:Z]/g, "").replace("T", "-")).toBe(id);
		expect((await rollBack(aimed(site), undefined)).exit).toBe(2);
		expect((await sent(site, { env })).paths).toContain(BRIDGE);
		expect(served()).toEqual(output(site));
	});
});

it.each([
	"https://me:secret@git.example/paper.git",
	"https://secret@git.example/paper.git",
	"ssh://me:secret@git.example/paper.git",
])("rejects a password in the address of a repository: %s", async (remote) => {
	const { problems } = (await deploySite(`{ to: "git", remote: "${remote}" }`)).report;
	expect(problems[0]?.message).toBe(
		"`deploy.live.remote` contains a password: remove it; git gets it from its credential helper",
	);
	expect(JSON.stringify(problems)).not.toContain("secret@");
});
