/** A build that would empty a published site stops, reports the files, and continues if the user confirms. */
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { CLI } from "./support/cli.js";
import { sample } from "./support/sample.js";
import { AT, buildSite, config, type Files, list, type Site, snapshot, story } from "./support/site.js";

const stories = (count: number, folder = "news"): Files =>
	Object.fromEntries(
		Array.from({ length: count }, (_, index) => [
			`content/${folder}/story-${index}.md`,
			story(`headline: Story ${index} of ${folder}`),
		]),
	);
const SITE: Files = { "broadsheet.config.ts": config("archive: false,"), ...stories(30), ...stories(3, "sport") };
const without = (files: Files): Files => Object.fromEntries(Object.keys(files).map((path) => [path, undefined]));

/** The build stops with this code, and the output is unchanged. */
async function expectStop(site: Site, code: string, change: () => Promise<Site>): Promise<Site> {
	const before = snapshot(site.out);
	const after = await change();
	expect(after.report.problems.map((problem) => problem.code)).toContain(code);
	expect(after.report.exit).toBe(1);
	expect(snapshot(site.out)).toEqual(before);
	return after;
}

describe("a folder of stories that is not there", () => {
	const cases: Readonly<Record<string, readonly [change: (root: string) => void, message: string]>> = {
		"is missing": [(root) => rmSync(join(root, "content"), { recursive: true }), "There is no folder `content`"],
		"is a link to nothing": [
			(root) => {
				renameSync(join(root, "content"), join(root, "away"));
				symlinkSync(join(root, "nowhere"), join(root, "content"));
			},
			"`content` is a link to a missing folder",
		],
		"is empty": [
			(root) => {
				rmSync(join(root, "content"), { recursive: true });
				mkdirSync(join(root, "content"));
			},
			"The folder `content` is empty",
		],
	};
	for (const [name, [change, message]] of Object.entries(cases))
		it(`publishes nothing if it ${name}, and continues when it is back`, async () => {
			const site = await buildSite(SITE);
			const after = await expectStop(site, "no-stories", () => {
				change(site.root);
				return site.again({});
			});
			expect(after.problems).toContain(`content  error  no-stories  ${message}`);
			rmSync(join(site.root, "content"), { recursive: true, force: true });
			const back = await site.again(SITE);
			expect([back.report.exit, back.report.written, back.report.deleted]).toEqual([0, 0, 0]);
		});

	it("publishes nothing if `folders.articles` names the wrong folder, and says which", async () => {
		const site = await buildSite({ ...SITE, "content/authors/ann.md": "---\nname: Ann Lee\n---\n" });
		const wrong = { "broadsheet.config.ts": config('archive: false, folders: { articles: "storys" },') };
		const after = await expectStop(site, "no-stories", () => site.again(wrong));
		expect(after.problems).toContain("There is no folder `content/storys`, which `folders.articles` names");
	});

	it("publishes nothing on the first build either", async () => {
		const site = await buildSite({ "broadsheet.config.ts": config() });
		expect(site.problems).toContain("no-stories");
		expect(site.report.exit).toBe(1);
	});
});

describe("a build that would remove much of the site", () => {
	it("stops, and says how many files are gone from which folders", async () => {
		const site = await buildSite(SITE);
		const after = await expectStop(site, "output-shrinks", () => site.again(without(stories(14))));
		expect(after.problems).toContain(
			"The build would remove 14 of 37 pages, and 14 of 33 stories: 14 files are not there (content/news 14)",
		);
		expect(after.problems).toContain("--allow-shrink");
	});

	it("goes on with --allow-shrink", async () => {
		const site = await buildSite(SITE);
		const after = await site.again(without(stories(14)), { allowShrink: true });
		expect([after.report.exit, after.report.problems.map(({ code }) => code)]).toEqual([0, ["former-url"]]);
		expect(after.list()).not.toContain("news/2026/05/story-3/index.html");
		expect(after.list()).toContain("news/2026/05/story-20/index.html");
	});

	it("goes on where few pages go, or less than a third", async () => {
		const site = await buildSite(SITE);
		expect((await site.again(without(stories(10)))).report.exit).toBe(0);
		const large = await buildSite({ ...SITE, ...stories(20, "arts") });
		expect((await large.again(without(stories(15)))).report.exit).toBe(0);
	});

	it("stops if a mapped field hides all stories at once, however few they are", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config('fields: { extra: ["stage"] },'),
			"content/a.md": story("headline: One\nstage: draft"),
			"content/b.md": story("headline: Two\nstage: draft"),
		});
		const mapped = { "broadsheet.config.ts": config('fields: { status: "stage" },') };
		const after = await expectStop(site, "output-shrinks", () => site.again(mapped));
		expect(after.problems).toContain("all of 2 stories: 2 stories are not public or cannot be read");
	});

	it("stops if all URLs change without redirects", async () => {
		const site = await buildSite(SITE);
		const moved = { "broadsheet.config.ts": config('archive: false, permalinks: { article: "/:section/:slug/" },') };
		const after = await expectStop(site, "output-shrinks", () => site.again(moved));
		expect(after.problems).toContain("the stories have different URLs");
	});

	it("stops with --quarantine and as a refresh as well", async () => {
		const dated: Files = Object.fromEntries(
			Object.keys(stories(30)).map((path, index) => [
				path,
				story(`headline: Story ${index}\n${index < 20 ? "expires: 2026-06-01" : ""}`),
			]),
		);
		const site = await buildSite({ ...SITE, ...dated });
		await expectStop(site, "output-shrinks", () => site.again({}, { refresh: true, at: "2026-06-02T00:00:00Z" }));
		await expectStop(site, "output-shrinks", () => site.again(without(stories(14)), { quarantine: true }));
	});

	it("takes nothing that was not published before for lost: drafts, broken stories that keep their page", async () => {
		const site = await buildSite(SITE);
		const broken = Object.fromEntries(Object.keys(stories(25)).map((path) => [path, story("draft: maybe")]));
		const unclear = await site.again(broken, { quarantine: true });
		expect(unclear.report.problems.map(({ code }) => code)).toContain("output-shrinks");
		const faulty = Object.fromEntries(Object.keys(stories(25)).map((path) => [path, story("type: nonsense")]));
		const kept = await site.again(faulty, { quarantine: true });
		expect(kept.report.problems.map(({ code }) => code)).not.toContain("output-shrinks");
		expect(kept.list()).toContain("news/2026/05/story-3/index.html");
	});
});

/** Root can read everything, so the build runs as an ordinary user. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

describe("what cannot be read", () => {
	it.each(sample(1, [0o444, 0o000]))(
		"is an error at its place, and nothing is deleted (a folder of mode %o)",
		async (mode) => {
			const site = await buildSite(SITE);
			const before = snapshot(site.out);
			const sport = join(site.root, "content/sport");
			if (NOBODY.uid) for (const path of ["", ...list(site.root)]) chownAll(site.root, path, NOBODY.uid);
			chmodSync(sport, mode);
			for (const more of sample(1, [[], ["--quarantine"]])) {
				const { status, stderr } = spawnSync(process.execPath, [CLI, "build", "--at", AT, ...more], {
					cwd: site.root,
					encoding: "utf8",
					...NOBODY,
				});
				expect(stderr).toMatch(
					/content\/sport(\/story-0\.md)? {2}error {2}unreadable {2}The file cannot be read: EACCES/,
				);
				expect(status).toBe(1);
			}
			chmodSync(sport, 0o755);
			expect(snapshot(site.out)).toEqual(before);
		},
	);
});

/** The file and the folders above it, up to the root of the site. */
function chownAll(root: string, path: string, uid: number): void {
	for (let each = path; ; each = dirname(each)) {
		chownSync(join(root, each), uid, uid);
		if (each === "" || each === ".") return;
	}
}
