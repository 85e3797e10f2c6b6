/** The program as a user runs it: what it prints, what it writes, and its exit code. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownCommand } from "../src/cli/usage/own-command.js";
import type { Report } from "../src/core/model.js";
import { files as newspaper } from "./equivalence/site.js";
import { run, runBuild, runWithOpenFiles, start } from "./support/cli.js";
import { ALL_CASES } from "./support/sample.js";
import { AT, config, type Files, list, snapshot, story, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";

/** A site of two stories that link to each other. */
const TWO: Files = {
	"broadsheet.config.ts": config(),
	"content/news/vote.md": story("headline: The vote is close", "After [the flood](flood.md)."),
	"content/news/flood.md": story("headline: The flood came", "Before [the vote](vote.md)."),
};

/** A new site in a folder of its own. */
function siteOf(files: Files): string {
	const root = tempDir();
	writeFiles(root, files);
	return root;
}

/** The number of seconds varies. */
const withoutTimes = (text: string): string => text.replace(/\d+\.\d s\b/, "0.0 s");
const page = (root: string, path: string): string => readFileSync(join(root, "dist", path, "index.html"), "utf8");

/** The number of published files, without the manifest. */
const filesOf = (root: string): number => list(join(root, "dist")).length - 1;

describe("broadsheet build", () => {
	it("prints a complete summary at the end", async () => {
		const root = siteOf(TWO);
		const { exit, stdout, stderr } = await runBuild(root);
		expect(stderr).toBe("");
		expect(withoutTimes(stdout)).toBe(
			`8 pages in dist · no problems · 0.0 s\n${filesOf(root)} files written, 0 deleted\nLook at it: ${ownCommand(root)} preview\n`,
		);
		expect(exit).toBe(0);
	});

	it("works if a program can have only 64 open files", async () => {
		const stories = Array.from({ length: ALL_CASES ? 250 : 100 }, (_, index) => [
			`content/news/s${index}.md`,
			story(`headline: Story ${index}\nslug: s-${index}`),
		]);
		const root = siteOf({
			...Object.fromEntries(stories),
			"broadsheet.config.ts": config("feeds: { formats: [] },"),
		});
		const ran = runWithOpenFiles(64, ["build", "--quiet", "--at", AT], root);
		expect([ran.status, String(ran.stderr)]).toEqual([0, ""]);
		expect(list(join(root, "dist")).length).toBeGreaterThan(stories.length);
	});

	it("prints only problems with --quiet", async () => {
		expect(await runBuild(siteOf(TWO), ["--quiet"])).toEqual({ exit: 0, stdout: "", stderr: "" });
	});

	it("prints the report as one JSON object with --format json, and nothing else", async () => {
		const root = siteOf({ ...TWO, "content/news/short.md": story("", "") });
		const { exit, stdout, stderr } = await runBuild(root, ["--format", "json"]);
		expect([exit, stderr]).toEqual([0, ""]);
		expect(stdout.trim().split("\n")).toHaveLength(1);
		const report = JSON.parse(stdout) as Report;
		expect(report).toMatchObject({ pages: 9, written: filesOf(root), deleted: 0, exit: 0, out: join(root, "dist") });
		expect(report.changed).toContain("/news/2026/05/vote/");
		expect(report.problems.map(({ code, severity }) => [code, severity])).toEqual([["empty-body", "warning"]]);
	});

	it("shows a mistake with its place, its line and a hint, and exits with 1", async () => {
		const root = siteOf({ ...TWO, "content/news/flood.md": story("headline: The flood came", "[Vote](votes.md)") });
		const { exit, stdout, stderr } = await runBuild(root);
		expect(stderr).toBe(
			`content/news/flood.md:6:8  error  dead-link  No article at "votes.md"
  6 │ [Vote](votes.md)
    │        ^^^^^^^^
  hint: did you mean "news/vote.md"?

`,
		);
		expect(withoutTimes(stdout)).toBe("Nothing was published; the output folder is unchanged · 1 error · 0.0 s\n");
		expect(exit).toBe(1);
	});

	it("shows all mistakes of a site in one run, sorted by place", async () => {
		const root = siteOf({
			...TWO,
			"content/news/b.md": story("date: yesterday"),
			"content/news/a.md": "---\nbyline: Ann\n---\n",
		});
		const { stderr } = await runBuild(root);
		expect(stderr.match(/^content\S+ {2}\w+ {2}\S+/gm)).toEqual([
			"content/news/a.md:1:1  error  field-missing",
			"content/news/a.md:1:1  error  field-missing",
			"content/news/a.md:4:1  warning  empty-body",
			"content/news/b.md:3:7  error  date",
		]);
	});

	it("publishes nothing after an error, and leaves the old site byte for byte", async () => {
		const root = siteOf(TWO);
		await runBuild(root);
		const before = snapshot(join(root, "dist"));
		writeFiles(root, {
			"content/news/vote.md": story("headline: Another headline"),
			"content/news/flood.md": story("date: never"),
		});
		expect((await runBuild(root)).exit).toBe(1);
		expect(snapshot(join(root, "dist"))).toEqual(before);
	});

	it("writes only the files that changed", async () => {
		const root = siteOf({ ...TWO, "content/sport/race.md": story("headline: The race is on\nbreadcrumb: [Sport]") });
		await runBuild(root);
		const times = () =>
			Object.fromEntries(list(join(root, "dist")).map((path) => [path, statSync(join(root, "dist", path)).mtimeMs]));
		const before = times();
		const same = await runBuild(root);
		expect(withoutTimes(same.stdout)).toContain("\n0 files written, 0 deleted\n");
		expect(times()).toEqual(before);

		writeFiles(root, { "content/sport/race.md": story("headline: The race is on\nbreadcrumb: [Sport]", "New words.") });
		await runBuild(root);
		const after = times();
		const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
		expect(changed).toContain("sport/2026/05/race/index.html");
		expect(changed).not.toContain("news/2026/05/vote/index.html");
		expect(changed).not.toContain("news/index.html");
	});

	it("deletes the page of a story that is gone, and no file that it did not write", async () => {
		const root = siteOf({ ...TWO, "content/news/third.md": story("headline: A third") });
		await runBuild(root);
		writeFileSync(join(root, "dist/notes.txt"), "mine");
		writeFileSync(join(root, "dist/news/2026/05/third/notes.txt"), "mine, too");
		unlinkSync(join(root, "content/news/third.md"));
		const { stdout } = await runBuild(root);
		expect(stdout).toContain("1 deleted");
		expect(existsSync(join(root, "dist/news/2026/05/third/index.html"))).toBe(false);
		expect(readFileSync(join(root, "dist/notes.txt"), "utf8")).toBe("mine");
		expect(readFileSync(join(root, "dist/news/2026/05/third/notes.txt"), "utf8")).toBe("mine, too");
	});

	it("rejects an output folder with foreign files, and touches none of them", async () => {
		const root = siteOf({ ...TWO, "dist/letter.txt": "Dear reader" });
		const { exit, stdout, stderr } = await runBuild(root);
		expect(stderr).toBe(
			`site  error  output-folder  The output folder ${root}/dist is not empty and was not made by Broadsheet: it has no .broadsheet.json
  hint: empty it yourself, or choose another folder

`,
		);
		expect([exit, list(join(root, "dist"))]).toEqual([2, ["letter.txt"]]);
		expect(stdout).not.toContain("pages in");
	});

	it.each([
		[".", "contains the site itself"],
		["content/news", "is inside content/"],
		["..", "contains the site itself"],
	])("rejects %s as the output folder", async (out, why) => {
		const root = siteOf(TWO);
		const before = snapshot(root);
		const { exit, stderr } = await runBuild(root, ["--out", out]);
		expect(stderr).toContain(`output-folder  The output folder ${join(root, out)} ${why}`);
		expect(exit).toBe(2);
		expect(snapshot(root)).toEqual(before);
	});

	it("suggests the right key for an unknown one in the configuration", async () => {
		const root = siteOf({ ...TWO, "broadsheet.config.ts": config('langauge: "en",') });
		const { exit, stderr } = await runBuild(root);
		expect(stderr).toBe(
			`broadsheet.config.ts:5:2  error  config-key  The configuration has no \`langauge\`
  5 │  langauge: "en",
    │  ^^^^^^^^
  hint: did you mean "language"?

`,
		);
		expect(exit).toBe(2);
	});

	it("shows where the configuration cannot be read", async () => {
		const root = siteOf({
			...TWO,
			"broadsheet.config.ts": 'export default {\n\tname: "The Vale Post"\n\turl: "x",\n};\n',
		});
		const { exit, stderr } = await runBuild(root);
		expect(stderr).toBe(
			`broadsheet.config.ts:3:2  error  config  Expected "}" but found "url"
  3 │  url: "x",
    │  ^^^

`,
		);
		expect(exit).toBe(2);
	});

	it("shows which value of the configuration is wrong", async () => {
		const root = siteOf({ ...TWO, "broadsheet.config.ts": config('permalinks: { article: "/:year/:slugg/" },') });
		const { exit, stderr } = await runBuild(root);
		expect(stderr).toContain("broadsheet.config.ts:5:16  error  config-value  `permalinks.article` knows :slug");
		expect(exit).toBe(2);
	});

	it("shows that an address is invalid", async () => {
		const { exit, stderr } = await runBuild(
			siteOf({ ...TWO, "broadsheet.config.ts": 'export default { url: "vale.example" };' }),
		);
		expect(stderr).toContain("config-value  `url` is not a valid address, such as `https://courier.example`");
		expect(exit).toBe(2);
	});

	it("warns if there is no configuration, and builds with the defaults", async () => {
		const root = siteOf({ "content/news/a.md": story() });
		const { exit, stderr } = await runBuild(root);
		expect(exit).toBe(0);
		expect(stderr).toContain(
			"site  warning  no-config  There is no broadsheet.config.ts; the defaults apply\n  hint: `broadsheet init` writes one",
		);
	});

	it.each(["0", "two"])("rejects --jobs %s and exits with 2", async (jobs) => {
		const { exit, stderr } = await runBuild(siteOf(TWO), [`--jobs=${jobs}`]);
		expect(stderr).toContain("It must be a whole number from 1 to 64.\n");
		expect(exit).toBe(2);
	});

	it("rejects an invalid instant and exits with 2", async () => {
		const { exit, stderr } = await runBuild(siteOf(TWO), ["--at", "tomorrow"]);
		expect(stderr).toContain("It must be an instant such as 2026-11-18T07:30:00Z; without an offset it is UTC.\n");
		expect(exit).toBe(2);
	});
});

describe("what is not public yet", () => {
	const SECRETS: Files = {
		...TWO,
		"content/news/draft.md": story("headline: ZQX draft\ndraft: true\ntags: [ZQX tag]\nbyline: ZQX Author"),
		"content/news/embargo.md": story("headline: ZQX embargo\nembargo: 2026-06-01 06:00"),
		"content/news/future.md": story("headline: ZQX future\ndate: 2026-07-01"),
		"content/news/expired.md": story("headline: ZQX expired\nexpires: 2026-05-02"),
	};
	const leaks = (root: string) =>
		Object.entries(snapshot(join(root, "dist"))).flatMap(([path, text]) => [
			...new Set(`${path}\n${text}`.match(/ZQX \w+/gi) ?? []),
		]);

	it("is in no file of the site, and the next change is announced", async () => {
		const root = siteOf(SECRETS);
		const { exit, stdout } = await runBuild(root);
		expect(exit).toBe(0);
		expect(leaks(root)).toEqual([]);
		expect(stdout).toContain(
			"\nNext scheduled change (a date, embargo, expiry, pin or anniversary): 2026-06-01T06:00:00+01:00. Build again at that time\n",
		);
	});

	it("appears at its instant with --at, and not a second before", async () => {
		const root = siteOf(SECRETS);
		await runBuild(root, ["--at", "2026-06-01T04:59:59Z"]);
		expect(leaks(root)).toEqual([]);
		await runBuild(root, ["--at", "2026-06-01T05:00:00Z"]);
		expect(new Set(leaks(root))).toEqual(new Set(["ZQX embargo"]));
	});

	it("is all there with --drafts", async () => {
		const root = siteOf(SECRETS);
		await runBuild(root, ["--drafts"]);
		for (const name of ["draft", "embargo", "future", "expired"]) expect(leaks(root)).toContain(`ZQX ${name}`);
	});
});

describe("broadsheet build --quarantine", () => {
	it("keeps the old page of a story that cannot be read, publishes the rest, and exits with 1", async () => {
		const root = siteOf(TWO);
		await runBuild(root);
		const old = page(root, "news/2026/05/flood");
		writeFiles(root, {
			"content/news/flood.md": story("headline: The flood came\nupdated: 2026-13-01"),
			"content/news/vote.md": story("headline: The vote was won", "After [the flood](flood.md)."),
		});
		const { exit, stdout } = await runBuild(root, ["--quarantine"]);
		expect(exit).toBe(1);
		expect(stdout).toContain("1 error");
		expect(page(root, "news/2026/05/vote")).toContain("The vote was won");
		expect(page(root, "news/2026/05/flood")).toBe(old);
	});

	it("keeps the old page byte for byte, and links of other stories still lead to it", async () => {
		const root = siteOf(TWO);
		await runBuild(root);
		const old = page(root, "news/2026/05/flood");
		writeFiles(root, {
			"content/news/flood.md": story("headline: The flood came", "Before [the vote](nowhere.md)."),
			"content/news/vote.md": story("headline: The vote was won", "After [the flood](flood.md)."),
		});
		const { exit, stderr } = await runBuild(root, ["--quarantine"]);
		expect(exit).toBe(1);
		expect(stderr.match(/^content\S+ {2}\w+ {2}\S+/gm)).toEqual(["content/news/flood.md:6:19  error  dead-link"]);
		expect(page(root, "news/2026/05/flood")).toBe(old);
		expect(page(root, "news/2026/05/vote")).toContain('<a href="/news/2026/05/flood/">the flood</a>');
	});

	it("removes the old page if it is unclear whether the story may be public", async () => {
		const root = siteOf(TWO);
		await runBuild(root);
		writeFiles(root, { "content/news/flood.md": story("headline: The flood came\ndraft: ture") });
		const { exit, stderr } = await runBuild(root, ["--quarantine"]);
		expect(stderr).toContain(
			`content/news/flood.md:4:8  error  field-type  \`draft\` is \`true\` or \`false\`
  4 │ draft: ture
    │        ^^^^
  hint: did you mean "true"?`,
		);
		expect(exit).toBe(1);
		expect(existsSync(join(root, "dist/news/2026/05/flood/index.html"))).toBe(false);
		expect(page(root, "news/2026/05/vote")).not.toContain("flood/");
		expect(page(root, "news/2026/05/vote")).toContain("the flood");
	});

	it("removes the old page if a visibility key is misspelled", async () => {
		const root = siteOf(TWO);
		await runBuild(root);
		writeFiles(root, { "content/news/flood.md": story("headline: The flood came\ndraf: true") });
		const { exit, stderr } = await runBuild(root, ["--quarantine"]);
		expect(stderr).toContain(
			`content/news/flood.md:4:1  error  unclear-key  \`draf\` is similar to \`draft\`, which decides whether the story is public
  4 │ draf: true
    │ ^^^^
  hint: did you mean "draft"?`,
		);
		expect(exit).toBe(1);
		expect(existsSync(join(root, "dist/news/2026/05/flood/index.html"))).toBe(false);
	});

	it("prints a reference to a story with errors that never had a page as text", async () => {
		const root = siteOf({ ...TWO, "content/news/flood.md": story("date: soon", "Before.") });
		const { exit } = await runBuild(root, ["--quarantine"]);
		expect(exit).toBe(1);
		expect(page(root, "news/2026/05/vote")).toContain("<p>After the flood.</p>");
	});

	it("changes nothing if there is no error", async () => {
		const [plain, quarantined] = [siteOf(TWO), siteOf(TWO)];
		await runBuild(plain);
		expect((await runBuild(quarantined, ["--quarantine"])).exit).toBe(0);
		expect(snapshot(join(quarantined, "dist"))).toEqual(snapshot(join(plain, "dist")));
	});
});

describe("broadsheet init", () => {
	it("creates a site that builds at once, without a problem", async () => {
		const home = tempDir();
		const made = await run(["init", "my-paper", "--package", "file:../broadsheet.tgz"], home);
		expect([made.exit, made.stderr]).toEqual([0, ""]);
		expect(made.stdout).toBe(
			"A new site is in my-paper:\n  broadsheet.config.ts\n  content/news/first-story.md\n  content/news/second-story.md\n  content/pages/about.md\n  content/pages/privacy.md\n  tsconfig.json\n  .gitignore\n  package.json\n\nNext:\n  cd my-paper\n  npm install\n  npx broadsheet preview\n",
		);
		const built = await runBuild(join(home, "my-paper"));
		expect([built.exit, built.stderr]).toEqual([0, ""]);
		expect(built.stdout).toContain("no problems");
		expect(page(join(home, "my-paper"), "")).toContain("My Paper");
	});

	it("leaves a folder that is not empty unchanged", async () => {
		const home = siteOf({ "my-paper/letter.txt": "Dear reader" });
		const { exit, stdout, stderr } = await run(["init", "my-paper"], home);
		expect({ exit, stdout, stderr }).toEqual({
			exit: 2,
			stdout: "",
			stderr:
				"my-paper is not empty: it has letter.txt\n  hint: choose a new folder; of other files, only those of a project may be there, such as .git, package.json and README.md\n",
		});
		expect(list(home)).toEqual(["my-paper/letter.txt"]);
	});
});

describe("the same site", () => {
	it("is byte for byte the same on every machine: in any time zone, any locale, on one thread or on several, with its problems in one order", async () => {
		const stories = Array.from({ length: 620 }, (_, index) => [
			`content/news/story-${index}.md`,
			story(
				`headline: Story ${index}\ndate: 2026-0${1 + (index % 4)}-1${index % 10} 08:00\ntags: [Topic ${index % 7}]\nbyline: Author ${index % 5}`,
				index % 50 === 0
					? `# Too large\n\nRead more: [Gone](no-${index}.md)`
					: `[Another](story-${(index * 7) % 620}.md).`,
			),
		]);
		// Enough pages that threads print them.
		const base = ALL_CASES ? newspaper() : { "broadsheet.config.ts": config('pageSize: 4, links: "warn",') };
		const root = siteOf({ ...base, ...Object.fromEntries(stories) });
		const built = (jobs: string, name: string, env: NodeJS.ProcessEnv) =>
			runBuild(root, ["--jobs", jobs, "--out", name, "--cache", `.${name}`], env);
		// By default one of them is the resident process, with its own locale.
		const plain = ALL_CASES ? { LC_ALL: "C", LANG: "C" } : {};
		const one = await built("1", "one", { TZ: "Pacific/Kiritimati", ...plain });
		const several = await built(ALL_CASES ? "3" : "2", "several", {
			TZ: "America/Los_Angeles",
			LC_ALL: "de_DE.UTF-8",
			LANG: "de_DE.UTF-8",
		});
		expect([one.exit, several.exit]).toEqual([0, 0]);
		expect(one.stderr).toContain("(13 times in 13 files)");
		expect(one.stderr.match(/for "Read more": "no-\d+\.md"/g)).toHaveLength(13);
		expect(several.stderr).toBe(one.stderr);
		expect(list(join(root, "one")).length).toBeGreaterThan(620);
		expect(snapshot(join(root, "several"))).toEqual(snapshot(join(root, "one")));
	});
});

describe("broadsheet preview", () => {
	interface Answer {
		readonly status: number | undefined;
		readonly body: string;
		readonly headers: NodeJS.Dict<string | string[]>;
	}
	const ask = (url: URL, path: string, method = "GET", headers: Record<string, string> = {}): Promise<Answer> =>
		new Promise((answered, failed) => {
			const asked = request({ host: "127.0.0.1", port: url.port, path, method, headers, agent: false }, (response) => {
				let body = "";
				response.setEncoding("utf8").on("data", (text: string) => {
					body += text;
				});
				response.on("end", () => answered({ status: response.statusCode, body, headers: response.headers }));
			});
			asked.on("error", failed).end();
		});

	/** A page without its reload script. */
	const withoutScript = (html: string) =>
		html.replace(/<script src="\/_desk\/preview\.js" data-page="[^"]+" data-digest="[0-9a-f]{16}"><\/script>/, "");
	/** Its first output; if it ends without output, the error. */
	const firstLine = (child: ChildProcess): Promise<string> =>
		new Promise((said, failed) => {
			let wrong = "";
			child.stderr?.setEncoding("utf8").on("data", (text: string) => {
				wrong += text;
			});
			child.stdout?.setEncoding("utf8").once("data", said);
			child.once("close", () => failed(new Error(`It ended: ${wrong}`)));
		});

	it("serves the site on this machine only, until it is interrupted", async () => {
		const root = siteOf(TWO);
		expect((await runBuild(root)).exit).toBe(0);
		const child = start(["preview", "--port", "0"], root);
		const ended = new Promise<number | null>((done) => child.once("close", done));
		try {
			const first = await firstLine(child);
			expect(first).toMatch(
				/^(http:\/\/localhost:\d+\/)(\?token=[0-9a-f]{32}) {2}\(end with Ctrl\+C\)\nThe desk: \1_desk\/\2\n$/,
			);
			const url = new URL(first.split(" ")[0] ?? "");

			const home = await ask(url, "/");
			expect([home.status, home.headers["content-type"]]).toEqual([200, expect.stringContaining("text/html")]);
			expect(withoutScript(home.body)).toBe(readFileSync(join(root, "dist/index.html"), "utf8"));
			expect((await ask(url, "/news/2026/05/vote/")).status).toBe(200);

			const missing = await ask(url, "/nothing/here/");
			expect(missing.status).toBe(404);
			expect(withoutScript(missing.body)).toBe(readFileSync(join(root, "dist/404.html"), "utf8"));

			for (const path of ["/.broadsheet.json", "/../broadsheet.config.ts", "/%2e%2e/broadsheet.config.ts"])
				expect((await ask(url, path)).status, path).toBe(404);
			expect((await ask(url, "/", "GET", { host: "evil.example" })).status).toBe(403);
			expect((await ask(url, "/", "GET", { host: `127.0.0.1:${url.port}` })).status).toBe(200);
			expect((await ask(url, "/", "POST")).status).toBe(405);
			expect((await ask(url, "/", "HEAD")).status).toBe(200);
		} finally {
			child.kill("SIGINT");
		}
		expect(await ended).toBe(0);
	});

	it("shows drafts without ever writing them into the deployed folder", async () => {
		const root = siteOf({ ...TWO, "content/news/draft.md": story("headline: ZQX draft\ndraft: true") });
		const child = start(["preview", "--port", "0", "--drafts"], root);
		const ended = new Promise<number | null>((done) => child.once("close", done));
		try {
			const first = await firstLine(child);
			const url = new URL(first.split(" ")[0] ?? "");
			expect((await ask(url, "/news/2026/05/draft/")).body).toContain("ZQX draft");
			expect(existsSync(join(root, "dist"))).toBe(false);
		} finally {
			child.kill("SIGINT");
		}
		expect(await ended).toBe(0);
	});

	it("reports that a port is taken, and exits with 3", async () => {
		const other = createServer().listen(0, "127.0.0.1");
		await once(other, "listening");
		try {
			const { port } = other.address() as AddressInfo;
			const { exit, stderr } = await run(["preview", "--port", String(port)], siteOf(TWO));
			expect(stderr).toBe(`Port ${port} cannot be used: EADDRINUSE. Choose a different port: --port 4001\n`);
			expect(exit).toBe(3);
		} finally {
			other.close();
		}
	});

	it("builds nothing and exits with 2 if the configuration is invalid", async () => {
		const root = siteOf({ ...TWO, "broadsheet.config.ts": "export default { nam: 1 };" });
		const { exit, stderr } = await run(["preview", "--port", "0"], root);
		expect(stderr).toContain('did you mean "name"?');
		expect(exit).toBe(2);
	});
});
