/** `deploy` into a local folder: releases, and a link to the one that is served. */
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { digest } from "../../src/core/digest.js";
import { acquireLock } from "../../src/core/lock.js";
import { releases, rollBack } from "../../src/deploy/releases.js";
import { run } from "../support/cli.js";
import { configureNginx, hasNginx, withNginx } from "../support/nginx.js";
import { sample } from "../support/sample.js";
import { AT, config, list, type Site, snapshot, story } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { deploySite, refused, send, sent } from "./site.js";

const BRIDGE = "news/2026/05/bridge/index.html";
const aimed = ({ root }: Site) => ({ root, out: "dist", cache: ".broadsheet", env: {} });

async function deployed(more = "") {
	const www = tempDir();
	const site = await deploySite(`{ to: "folder", path: "${www}"${more && `, ${more}`} }`);
	const served = () => snapshot(join(www, "current"));
	/** The same without files for other hosts and without our own files. */
	const output = () =>
		Object.fromEntries(
			Object.entries(snapshot(site.out)).filter(
				([path]) => !/^(?:_headers|_redirects|headers\.s3\.json|\.broadsheet\.json)$/.test(path),
			),
		);
	return { www, site, served, output, first: await sent(site) };
}

describe("deploy to a folder", () => {
	it("copies the whole site the first time, and serves it through a link", async () => {
		const { www, served, output, first } = await deployed();
		expect(served()).toEqual(output());
		expect(readlinkSync(join(www, "current"))).toBe(`releases/${first.release}`);
		expect(first.paths).toEqual(expect.arrayContaining(Object.keys(output())));
		expect([first.deleted, first.unchanged]).toEqual([[], 0]);
	});

	it("sends assets first, then stories, then fronts with the home page last, then feeds and sitemaps", async () => {
		const { paths } = (await deployed()).first;
		const at = (path: string) => paths.indexOf(path);
		const style = paths.findIndex((path) => /^assets\/.*\.css$/.test(path));
		expect(style).toBeGreaterThanOrEqual(0);
		expect(style).toBeLessThan(at(BRIDGE));
		expect(at(BRIDGE)).toBeLessThan(at("news/index.html"));
		expect(at("news/index.html")).toBeLessThan(at("index.html"));
		const lists = paths.filter((path) => path.endsWith(".xml"));
		for (const path of lists) expect(at("index.html")).toBeLessThan(at(path));
		expect(lists).not.toEqual([]);
	});

	it("sends nothing the second time, and makes no release of it", async () => {
		const { www, site, first } = await deployed();
		const again = await sent(site);
		expect([again.paths, again.bytes, again.release]).toEqual([[], 0, first.release]);
		expect(again.unchanged).toBe(first.paths.length);
		expect(readdirSync(join(www, "releases")).sort()).toEqual([".parts", first.release, `${first.release}.json.gz`]);
	});

	it("sends after an edit exactly the files that the build has changed", async () => {
		const { site, served, output } = await deployed();
		const before = snapshot(site.out);
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		const after = snapshot(site.out);
		const changed = Object.keys(after).filter((path) => after[path] !== before[path] && path !== ".broadsheet.json");
		const { paths, deleted } = await sent(site);
		expect(paths.sort()).toEqual(changed.sort());
		expect(paths).toContain(BRIDGE);
		expect([deleted, served()]).toEqual([[], output()]);
	});

	it("shares unchanged files with the previous release, and never writes into that", async () => {
		const { www, site, first } = await deployed();
		const old = snapshot(join(www, "releases", first.release as string));
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		const { release } = await sent(site);
		const inode = (id: string | undefined, path: string) => statSync(join(www, "releases", id as string, path)).ino;
		expect(inode(release, "robots.txt")).toBe(inode(first.release, "robots.txt"));
		expect(inode(release, BRIDGE)).not.toBe(inode(first.release, BRIDGE));
		expect(snapshot(join(www, "releases", first.release as string))).toEqual(old);
	});

	it("deletes the page of a story that is gone", async () => {
		const { site, served, output } = await deployed();
		await site.again({ "content/news/vote.md": undefined });
		const { deleted } = await sent(site);
		expect(deleted).toEqual(["news/2026/05/vote/index.html"]);
		expect(served()).toEqual(output());
	});

	it("keeps an asset that the site no longer has for a week, for pages that are open; --drop-old deletes it now", async () => {
		const { www, site } = await deployed();
		const styles = list(site.out).filter((path) => /^assets\/.*\.css$/.test(path));
		const coloured = config(`deploy: { live: { to: "folder", path: "${www}" } }, theme: { accent: "#123456" },`);
		await site.again({ "broadsheet.config.ts": coloured });
		const style = styles.find((path) => !list(site.out).includes(path)) as string;
		const day = (number: number) => `2026-06-${String(number).padStart(2, "0")}T09:00:00Z`;
		const isThere = () => existsSync(join(www, "current", style));
		const first = await sent(site, { at: day(1) });
		expect([first.kept, first.deleted, isThere()]).toEqual([[style], [], true]);
		expect([(await sent(site, { at: day(7) })).kept, isThere()]).toEqual([[style], true]);
		const dry = await sent(site, { at: day(7), dryRun: true, dropOld: true });
		expect([dry.deleted, isThere()]).toEqual([[style], true]);
		expect([(await sent(site, { at: day(9) })).deleted, isThere()]).toEqual([[style], false]);
	});

	it("sends files that other programs have added to the output, such as a search index, but no hidden file", async () => {
		const { site, served } = await deployed();
		mkdirSync(join(site.out, "pagefind"));
		mkdirSync(join(site.out, ".well-known"), { recursive: true });
		for (const path of ["pagefind/index.js", ".well-known/apple", ".env", ".DS_Store", "news.foreign"])
			writeFileSync(join(site.out, path), "x");
		expect((await sent(site)).paths.sort()).toEqual([".well-known/apple", "pagefind/index.js"]);
		expect(served()["pagefind/index.js"]).toBe("x");
	});

	it("sends such files after each of several builds, and deletes them at the target when they are deleted here", async () => {
		const { site, served } = await deployed();
		const write = (path: string, text: string) => {
			mkdirSync(join(site.out, dirname(path)), { recursive: true });
			writeFileSync(join(site.out, path), text);
		};
		const [deep, beside] = ["data/2026/votes.json", "news/2026/05/vote/map.json"];
		write(deep, "1");
		write(beside, "1");
		expect((await sent(site)).paths.sort()).toEqual([deep, beside]);
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		write("data/2026/more/seats.json", "1");
		write(deep, "2");
		expect((await sent(site)).paths).toEqual(expect.arrayContaining([BRIDGE, deep, "data/2026/more/seats.json"]));
		// The folder of the page stays, because it has another file.
		await site.again({ "content/news/vote.md": undefined });
		await sent(site);
		expect(served()).toMatchObject({ [beside]: "1", [deep]: "2", "data/2026/more/seats.json": "1" });
		const elsewhere = tempDir();
		mkdirSync(join(elsewhere, "2026"));
		writeFileSync(join(elsewhere, "2026/votes.json"), "3");
		rmSync(join(site.out, "data"), { recursive: true });
		renameSync(elsewhere, join(site.out, "data"));
		const { paths, deleted } = await sent(site);
		expect([paths, deleted]).toEqual([[deep], ["data/2026/more/seats.json"]]);
	});

	it("sends the same files of other programs after what is known of the folders was damaged or lost", async () => {
		const { site, www } = await deployed();
		mkdirSync(join(site.out, "pagefind"));
		writeFileSync(join(site.out, "pagefind/index.json"), "{}");
		expect((await sent(site)).paths).toEqual(["pagefind/index.json"]);
		const cache = join(site.root, ".broadsheet");
		const known = readdirSync(cache).filter((name) => /^(?:folders|deploy)-/.test(name));
		expect(known).toHaveLength(2);
		for (const name of known) {
			const part = name.endsWith(".rows") ? readdirSync(join(cache, name)).filter((each) => each !== "head") : [];
			const file = join(cache, name, ...part);
			const bytes = readFileSync(file);
			bytes[bytes.length - 2] = 0;
			writeFileSync(file, bytes);
			writeFileSync(join(site.out, "pagefind/index.json"), `{"after":"${name}"}`);
			expect((await sent(site)).paths).toEqual(["pagefind/index.json"]);
			rmSync(join(cache, name), { recursive: true });
			expect((await sent(site)).paths).toEqual([]);
		}
		expect(readFileSync(join(www, "current/pagefind/index.json"), "utf8")).toContain("after");
	});

	it("detects a manually changed output file by its bytes", async () => {
		const { site, served } = await deployed();
		writeFileSync(join(site.out, "robots.txt"), "User-agent: *\n");
		expect((await sent(site)).paths).toEqual(["robots.txt"]);
		expect(served()["robots.txt"]).toBe("User-agent: *\n");
	});

	it("sends a file again with --force, and restores one that is missing in the served release", async () => {
		const { www, site, first, served, output } = await deployed();
		rmSync(join(www, "current", BRIDGE));
		await site.again({ "content/news/vote.md": story("headline: The vote", "Other words.") });
		await sent(site);
		expect(served()).toEqual(output());
		expect((await sent(site, { force: true })).paths.length).toBe(first.paths.length);
	});

	it("resumes after an interruption with the files that have arrived, without trusting partial files", async () => {
		const { www, site, served, output } = await deployed();
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		const fresh = join(www, "releases/.new");
		mkdirSync(join(fresh, "news/2026/05/bridge"), { recursive: true });
		writeFileSync(join(fresh, BRIDGE), "half a pa");
		writeFileSync(join(fresh, "robots.txt"), readFileSync(join(site.out, "robots.txt")));
		await sent(site);
		expect(served()).toEqual(output());
		mkdirSync(fresh);
		writeFileSync(join(fresh, "news"), "a file where a folder is to be");
		await sent(site, { force: true });
		expect(served()).toEqual(output());
	});

	it("keeps five releases, or the configured number", async () => {
		const { www, site } = await deployed("keep: 2");
		for (const words of ["One.", "Two.", "Three."]) {
			await site.again({ "content/news/bridge.md": story("", words) });
			await sent(site);
		}
		const there = (await releases(aimed(site))).releases ?? [];
		expect(there.map(({ isServed }) => isServed)).toEqual([true, false]);
		expect(readdirSync(join(www, "releases")).length).toBe(5);
	});

	describe("when there are as many releases as are kept", () => {
		const edit = (site: Site, words: string) => site.again({ "content/news/bridge.md": story("", words) });
		/** With two kept releases, of which the next deploy replaces the first. */
		async function full() {
			const made = await deployed("keep: 2");
			await edit(made.site, "One.");
			await sent(made.site);
			const folder = (id: string | undefined) => join(made.www, "releases", id as string);
			const idsNow = async () => (await releases(aimed(made.site))).releases?.map(({ id }) => id);
			return { ...made, folder, idsNow };
		}
		const killed = () => {
			throw new Error("killed");
		};

		it("brings the oldest up to date: nothing is written but what differs", async () => {
			const { site, folder, first, served, output } = await full();
			const inodes = (id: string | undefined) =>
				Object.fromEntries(list(folder(id)).map((path) => [path, statSync(join(folder(id), path)).ino]));
			const [old, root] = [inodes(first.release), statSync(folder(first.release)).ino];
			await site.again({ "content/news/bridge.md": story("", "Two."), "content/news/vote.md": undefined });
			const { release, paths, deleted } = await sent(site);
			const now = inodes(release);
			expect(statSync(folder(release)).ino).toBe(root);
			expect(
				Object.keys(now)
					.filter((path) => now[path] !== old[path])
					.sort(),
			).toEqual(paths.sort());
			expect(deleted).toEqual(["news/2026/05/vote/index.html"]);
			expect(existsSync(join(folder(release), "news/2026/05/vote"))).toBe(false);
			expect([served(), existsSync(folder(first.release))]).toEqual([output(), false]);
		});

		it("makes a new one if the oldest was altered by hand", async () => {
			const { www, site, served, output } = await full();
			const alterations = [
				(oldest: string) => renameSync(join(oldest, "robots.txt"), join(oldest, "robots.bak")),
				(oldest: string) => rmSync(join(oldest, "sport"), { recursive: true }),
				(oldest: string) => writeFileSync(join(oldest, "news/2026/05/vote/more.html"), "x"),
				(oldest: string) => {
					renameSync(join(oldest, "news"), join(www, "elsewhere"));
					symlinkSync(join(www, "elsewhere"), join(oldest, "news"));
				},
			];
			for (const [number, alter] of alterations.entries()) {
				const oldest = readdirSync(join(www, "releases")).filter((name) => /^[\d-]+$/.test(name))[0] as string;
				// The clock of the file system may be coarse.
				await new Promise((done) => setTimeout(done, 20));
				alter(join(www, "releases", oldest));
				await edit(site, `Text ${number}.`);
				await sent(site);
				expect(served()).toEqual(output());
			}
			expect(readFileSync(join(www, "elsewhere/2026/05/bridge/index.html"), "utf8")).toContain("Text 1.");
		});

		it("never touches the served release, even if it is the oldest after a rollback", async () => {
			const { site, folder, first, served, output, idsNow } = await full();
			await rollBack(aimed(site), first.release);
			const before = served();
			const root = statSync(folder(first.release)).ino;
			await edit(site, "Two.");
			await expect(send(site, { onProgress: killed })).rejects.toThrow("killed");
			expect([served(), statSync(folder(first.release)).ino]).toEqual([before, root]);
			const { release } = await sent(site);
			expect([served(), (await idsNow())?.[0]]).toEqual([output(), release]);
		});

		it("resumes after an interruption, with the same build or a different one", async () => {
			for (const more of sample(2, [undefined, story("", "Three."), story("", "One.")])) {
				const { site, served, output, first, folder, idsNow } = await full();
				const before = served();
				const root = statSync(folder(first.release)).ino;
				await site.again({ "content/news/bridge.md": story("", "Two."), "content/news/vote.md": undefined });
				await expect(send(site, { onProgress: killed })).rejects.toThrow("killed");
				expect(served()).toEqual(before);
				expect((await idsNow())?.length).toBe(1);
				if (more) await site.again({ "content/news/bridge.md": more });
				const { release } = await sent(site);
				expect(served()).toEqual(output());
				expect(statSync(folder(release)).ino).toBe(root);
				expect((await rollBack(aimed(site), undefined)).exit).toBe(0);
				expect(served()).toEqual(before);
			}
		});

		it("compares with the list of an earlier version of the program, which had no parts", async () => {
			const { www, site, served, output } = await full();
			for (const name of readdirSync(join(www, "releases")).filter((name) => name.endsWith(".json.gz"))) {
				const id = name.slice(0, -".json.gz".length);
				const files = list(join(www, "releases", id)).map((path) => {
					const bytes = readFileSync(join(www, "releases", id, path));
					return [path, digest(bytes).slice(0, 16), "", bytes.length];
				});
				writeFileSync(join(www, "releases", name), gzipSync(JSON.stringify({ version: 1, id, at: AT, files })));
			}
			rmSync(join(www, "releases/.parts"), { recursive: true });
			expect((await sent(site)).paths).toEqual([]);
			await edit(site, "Two.");
			expect((await sent(site)).paths).toContain(BRIDGE);
			expect(served()).toEqual(output());
		});
	});

	it("makes two releases in one second, in their order", async () => {
		const { site } = await deployed();
		await site.again({ "content/news/bridge.md": story("", "One.") });
		await sent(site, { at: "2027-01-01T00:00:00Z" });
		await site.again({ "content/news/bridge.md": story("", "Two.") });
		await sent(site, { at: "2027-01-01T00:00:00Z" });
		const ids = (await releases(aimed(site))).releases?.map(({ id }) => id);
		expect(ids?.slice(0, 2)).toEqual(["20270101-000000-02", "20270101-000000"]);
	});
});

it.skipIf(!hasNginx)(
	"nginx serves the deployed site, and the next release without a reload (skipped without nginx)",
	async () => {
		const { www, site } = await deployed();
		const nginx = await configureNginx(
			(port) => `server { listen 127.0.0.1:${port}; root ${join(www, "current")}; error_page 404 /404.html; }`,
		);
		await withNginx(nginx, async (get) => {
			const textOf = async (path: string) => (await get(path)).text();
			const home = await textOf("/");
			const [, style = ""] = /<link rel="stylesheet" href="([^"]+)"/.exec(home) ?? [];
			expect((await get(style)).headers.get("content-type")).toBe("text/css");
			await site.again({
				"content/news/bridge.md": story("headline: Bridge shut"),
				"content/sport/final.md": undefined,
				"content/sport/cup.md": story("headline: The cup"),
			});
			await sent(site);
			expect(await textOf("/news/2026/05/bridge/")).toContain("Bridge shut");
			const gone = await get("/sport/2026/05/final/");
			expect([gone.status, await gone.text()]).toEqual([404, site.read("404.html")]);
			// A page that is open in a browser still gets its style.
			expect((await get(style)).status).toBe(200);
		});
	},
);

describe("--rollback", () => {
	it("serves the previous release again, then the one before that; the next deploy sends what differs from it", async () => {
		const { site, served, output, first } = await deployed();
		const one = served();
		await site.again({ "content/news/bridge.md": story("", "Two.") });
		const second = await sent(site);
		await site.again({ "content/news/bridge.md": story("", "Three.") });
		await sent(site);
		expect((await rollBack(aimed(site), undefined)).release?.id).toBe(second.release);
		expect((await rollBack(aimed(site), undefined)).release?.id).toBe(first.release);
		expect(served()).toEqual(one);
		const none = await rollBack(aimed(site), undefined);
		expect([none.problems[0]?.message, none.exit]).toEqual([
			expect.stringContaining("has no release before the served one"),
			2,
		]);
		expect((await rollBack(aimed(site), second.release)).release?.isServed).toBe(true);
		expect((await sent(site)).paths).toContain(BRIDGE);
		expect(served()).toEqual(output());
	});

	it("lists the existing releases if the named one does not exist", async () => {
		const { site, first } = await deployed();
		expect((await rollBack(aimed(site), "20200101-000000")).problems[0]).toMatchObject({
			code: "deploy-release",
			hint: `it has ${first.release}`,
		});
	});
});

describe("deploy rejects", () => {
	const guarded = async (more = {}) => deploySite(`{ to: "folder", path: "${tempDir()}" }`, more);

	it("an output with drafts, without its cache, or without a build", async () => {
		const site = await guarded();
		await site.again({}, { drafts: true });
		expect(await refused(site)).toEqual(["deploy-output", 2]);
		await site.again({});
		expect(await refused(site, { cache: "elsewhere" })).toEqual(["deploy-output", 2]);
		expect(await refused(site, { out: "none" })).toEqual(["deploy-output", 2]);
		expect(existsSync(join(site.root, "none"))).toBe(false);
		expect((await send(site)).exit).toBe(0);
	});

	it("a site whose address is this machine, but not a text about localhost", async () => {
		const www = tempDir();
		const target = `deploy: { live: { to: "folder", path: "${www}" } }`;
		const local = await guarded({ "broadsheet.config.ts": `export default { timeZone: "UTC", ${target} };` });
		expect((await send(local)).problems[0]?.message).toContain("http://localhost:4000");
		expect(readdirSync(www)).toEqual([]);
		const words = "See `http://localhost:4000/` and <http://localhost:3000/>.";
		expect((await send(await guarded({ "content/news/bridge.md": story("", words) }))).exit).toBe(0);
	});

	it("to run during a build, or after one that was interrupted while it wrote", async () => {
		const site = await guarded();
		const lock = await acquireLock(join(site.out, ".stage"), 0);
		expect(await refused(site)).toEqual(["deploy-locked", 4]);
		if ("release" in lock) lock.release();
		writeFileSync(join(site.out, ".stage/journal.json"), '{"remove":[]}');
		expect(await refused(site)).toEqual(["deploy-output", 2]);
	});

	it("to run during another deploy", async () => {
		const { www, site } = await deployed();
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		const lock = await acquireLock(join(www, "releases"), 0);
		expect(await refused(site)).toEqual(["deploy-locked", 4]);
		if ("release" in lock) lock.release();
		expect((await send(site)).exit).toBe(0);
	});

	it("to delete more than allowed, and sends nothing then", async () => {
		const { site, served } = await deployed("maxDeletes: 0");
		const before = served();
		await site.again({ "content/news/vote.md": undefined });
		expect(await refused(site)).toEqual(["deploy-deletes", 5]);
		expect(await refused(site, { dryRun: true })).toEqual(["deploy-deletes", 5]);
		expect(served()).toEqual(before);
		expect((await sent(site, { maxDeletes: 1 })).deleted).toEqual(["news/2026/05/vote/index.html"]);
	});

	it("a folder in the place of the link", async () => {
		const www = tempDir();
		mkdirSync(join(www, "current"));
		expect(await refused(await deploySite(`{ to: "folder", path: "${www}" }`))).toEqual(["deploy-target", 2]);
	});

	it.each(sample(4, ["dist", "dist/www", ".", "content/www", ".broadsheet/www"]))("releases in %s", async (path) => {
		expect(await refused(await deploySite(`{ to: "folder", path: "${path}" }`))).toEqual(["deploy-target", 2]);
	});

	it("on a disk error in the middle: readers see the previous site, and the next deploy copies the rest", async () => {
		const { www, site, served, output } = await deployed();
		const before = served();
		await site.again({ "content/news/bridge.md": story("", "Other words."), "content/news/vote.md": undefined });
		const [fresh, front] = [join(www, "releases/.new"), join(site.out, "news/index.html")];
		const aside = `${site.root}/aside`;
		// When the stories have arrived, a front cannot be read.
		const onStage = (name: string) => {
			if (name !== "fronts") return;
			renameSync(front, aside);
			mkdirSync(front);
		};
		const { problems, exit } = await send(site, { onStage });
		expect([exit, problems]).toMatchObject([
			5,
			[
				{
					code: "deploy-failed",
					message: expect.stringMatching(/^folder .*: .*copyfile/),
					hint: "nothing was deleted; run `broadsheet deploy` again: what has arrived is not sent again",
				},
			],
		]);
		expect(served()).toEqual(before);
		const arrived = statSync(join(fresh, BRIDGE)).ino;
		rmSync(front, { recursive: true });
		renameSync(aside, front);
		await sent(site);
		expect([served(), statSync(join(www, "current", BRIDGE)).ino]).toEqual([output(), arrived]);
	});

	it("on a disk error at the end: readers see the previous site, and no new file is served", async () => {
		const { www, site, served } = await deployed();
		const before = served();
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		const parts = join(www, "releases/.parts");
		renameSync(parts, `${parts}-aside`);
		// A dangling link fails for every user, including root.
		symlinkSync("/proc/none", parts);
		expect(await refused(site)).toEqual(["deploy-failed", 5]);
		expect(served()).toEqual(before);
		rmSync(parts);
		renameSync(`${parts}-aside`, parts);
		expect((await send(site)).exit).toBe(0);
	});
});

describe("the configuration of targets", () => {
	it.each(
		sample(3, [
			[
				'{ to: "folder" }',
				"`deploy.live.path` is missing: the folder that gets the releases, such as `/var/www/courier`",
			],
			['{ to: "ftp", path: "x" }', "`deploy.live.to` is folder, ssh, git, s3 or netlify"],
			['{ to: "folder", path: "x", password: "y" }', "The configuration has no `deploy.live.password`"],
			['{ to: "folder", path: "x", link: "a/b" }', "`deploy.live.link` is the name of a link, such as `current`"],
		]),
	)("says what is wrong with %s", async (target, message) => {
		const { problems } = (await deploySite(target)).report;
		expect(problems[0]?.message).toContain(message);
	});

	it("has one target, or one that is named", async () => {
		const site = await deploySite('{ to: "folder", path: "www" }, staging: { to: "folder", path: "staging" }');
		const problemOf = async (target?: string) => (await send(site, { target })).problems[0];
		expect(await problemOf()).toMatchObject({ code: "deploy-target", hint: "name one: live, staging" });
		expect(await problemOf("stagin")).toMatchObject({ hint: 'did you mean "staging"?' });
		expect((await sent(site, { target: "staging" })).place).toBe(`folder ${site.root}/staging`);
		const without = await deploySite("{ to: 'folder', path: 'x' }", { "broadsheet.config.ts": config() });
		expect((await send(without)).problems[0]?.message).toBe("The configuration has no `deploy`");
	});
});

describe("broadsheet deploy", () => {
	it("says what it has done, what it would do, and what there is to go back to", async () => {
		const www = tempDir();
		const { root, again, out } = await deploySite(`{ to: "folder", path: "${www}" }`);
		const first = await run(["deploy"], root);
		expect([first.exit, first.stderr]).toEqual([0, ""]);
		expect(first.stdout).toMatch(
			/^Deployed to live \(folder .*\), release \d{8}-\d{6} · \d+\.\d s\n\d+ files sent \(\d+ kB\), 0 deleted, 0 unchanged\n$/,
		);
		expect((await run(["deploy"], root)).stdout).toMatch(
			/^live \(folder .*\) has all \d+ files already; nothing was sent · /,
		);
		await again({ "content/news/vote.md": undefined }, { at: AT });
		const dry = await run(["deploy", "live", "--dry-run"], root);
		expect(dry.stdout).toContain("~ index.html  ");
		expect(dry.stdout).toContain("\n- news/2026/05/vote/index.html\n");
		expect(dry.stdout).toMatch(
			/\n\d+ files \(\d+ kB\) would be sent to live \(folder .*\), 1 deleted; \d+ unchanged\n$/,
		);
		expect(existsSync(join(www, "current/news/2026/05/vote/index.html"))).toBe(true);
		const printedReport = JSON.parse((await run(["deploy", "--format", "json"], root)).stdout);
		expect(printedReport).toMatchObject({
			exit: 0,
			problems: [],
			deployment: { target: "live", deleted: ["news/2026/05/vote/index.html"] },
		});
		expect((await run(["releases"], root)).stdout).toMatch(/^→ {2}\d{8}-\d{6}.*files\n {3}\d{8}-\d{6}/);
		expect((await run(["deploy", "--rollback"], root)).stdout).toMatch(
			/^folder .* serves the release \d{8}-\d{6}.* again, of /,
		);
		expect(existsSync(join(www, "current/news/2026/05/vote/index.html"))).toBe(true);
		rmSync(out, { recursive: true });
		const none = await run(["deploy"], root);
		expect([none.exit, none.stderr]).toEqual([
			2,
			`site  error  deploy-output  There is no output of a build in ${out}\n  hint: run \`broadsheet build\`\n`,
		]);
	});
});
