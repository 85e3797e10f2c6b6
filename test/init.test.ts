/** `broadsheet init`: its questions, its flags, and the files that it writes for hosts. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseToml } from "smol-toml";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { HOSTS } from "../src/cli/scaffold/hosts/index.js";
import { installedFrom } from "../src/cli/scaffold/own-package.js";
import { commandFor, ownCommand } from "../src/cli/usage/own-command.js";
import { run, runBuild } from "./support/cli.js";
import { configureNginx, hasNginx, withNginx } from "./support/nginx.js";
import { sample } from "./support/sample.js";
import { config, type Files, list, snapshot, story, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";
import { atTerminal, hasScript } from "./support/terminal.js";

const FLAGS = [
	"--name",
	"Die Übersicht",
	"--language",
	"de",
	"--time-zone",
	"Europe/Berlin",
	"--url",
	"https://paper.example/",
	// Without it, a tarball of the program would be made for each site.
	"--package",
	"file:../broadsheet.tgz",
];
const read = (root: string, path: string): string => readFileSync(join(root, path), "utf8");
/** A new site for a host, in a folder of its own. */
async function siteFor(host: string): Promise<string> {
	const home = tempDir();
	const { exit, stderr } = await run(["init", "paper", ...FLAGS, "--host", host], home);
	expect([exit, stderr]).toEqual([0, ""]);
	return join(home, "paper");
}

describe("a new site", () => {
	it("has what the flags say in its configuration", async () => {
		const root = await siteFor("none");
		expect(read(root, "broadsheet.config.ts")).toContain(`  name: "Die Übersicht",
  // The address at which readers find it.
  url: "https://paper.example",
  description: "News from here.",
  language: "de",
  timeZone: "Europe/Berlin",
`);
	});

	it("ignores generated files in git, and nothing else", async () =>
		expect(read(await siteFor("none"), ".gitignore")).toBe("dist/\n.broadsheet/\nnode_modules/\n"));

	it.each([
		[
			"--time-zone",
			"Europe/Dubln",
			'"Europe/Dubln" is not an IANA time zone, such as `Europe/Dublin`\n  hint: did you mean "Europe/Dublin"?',
		],
		["--language", "english!", '"english!" is not a valid language tag, such as `en` or `pt-BR`'],
		["--url", "https://a.example/?paper", '"https://a.example/?paper" takes neither a query nor a fragment'],
		["--name", " ", "It is empty\n  hint: --name Paper"],
	])("is not created if %s is wrong: %s", async (flag, value, fault) => {
		const home = tempDir();
		expect(await run(["init", "paper", flag, value], home)).toEqual({
			exit: 2,
			stdout: "",
			stderr: `${flag}: ${fault}\n`,
		});
		expect(list(home)).toEqual([]);
	});

	it.skipIf(!hasScript)(
		"is asked for at a terminal, again after an invalid answer (skipped without `script` of util-linux)",
		async () => {
			const home = tempDir();
			const { screen, exit } = await atTerminal(
				["init", "paper", "--language", "en-GB", "--package", "file:../broadsheet.tgz"],
				[
					["Name of the newspaper [Paper]: ", "\r"],
					["Time zone [Europe/Lisbon]: ", "Europe/Dubln\r"],
					["Time zone [Europe/Lisbon]: ", "Europe/Dublin\r"],
					["Address at which readers find it [https://example.org]: ", "paper.example\r"],
					["Address at which readers find it [https://example.org]: ", "https://paper.example\r"],
				],
				home,
				{ TZ: "Europe/Lisbon" },
			);
			expect(exit).toBe(0);
			expect(screen).toContain('  hint: did you mean "Europe/Dublin"?\n');
			expect(screen).toContain('"paper.example" is not a valid address, such as `https://courier.example`\n');
			const text = read(join(home, "paper"), "broadsheet.config.ts");
			for (const line of [
				'name: "Paper"',
				'url: "https://paper.example"',
				'language: "en-GB"',
				'timeZone: "Europe/Dublin"',
			])
				expect(text).toContain(`  ${line},\n`);
		},
	);
});

describe("a new site in the folder of a project", () => {
	const PROJECT = {
		".git/HEAD": "ref: refs/heads/main\n",
		"node_modules/left/index.js": "",
		LICENSE: "All rights reserved.\n",
		"README.md": "# Mine\n",
		"tsconfig.json": "{}\n",
		".gitignore": "/dist\n*.log",
		"package.json":
			'{\n    "name": "mine",\n    "scripts": { "build": "make" },\n    "devDependencies": { "broadsheet": "file:b.tgz" },\n    "workspaces": ["a"]\n}\n',
	};
	const projectOf = (files: Files): string => {
		const root = tempDir();
		writeFiles(root, files);
		return root;
	};

	it("overwrites nothing: scripts and ignored folders that are missing are added, all else stays", async () => {
		const root = projectOf(PROJECT);
		const { exit, stdout } = await run(["init", ".", ...FLAGS, "--host", "netlify"], root);
		expect(exit).toBe(0);
		for (const path of ["LICENSE", "README.md", "tsconfig.json", ".git/HEAD"] as const)
			expect(read(root, path)).toBe(PROJECT[path]);
		expect(read(root, ".gitignore")).toBe("/dist\n*.log\n.broadsheet/\nnode_modules/\n");
		expect(read(root, "package.json")).toBe(
			`${JSON.stringify(
				{
					name: "mine",
					scripts: {
						build: "make",
						preview: "broadsheet preview",
						check: "broadsheet check",
						types: "npx --yes --package typescript -- tsc -p .",
					},
					devDependencies: { broadsheet: "file:b.tgz" },
					workspaces: ["a"],
				},
				null,
				"    ",
			)}\n`,
		);
		expect(read(root, "PUBLISHING.md")).toContain("## How it is published\n");
		expect(stdout).toContain("  package.json (completed)\n");
		expect(stdout).toContain("Unchanged, because it is there already: tsconfig.json\n");
		expect(stdout.split("Next:\n")[1]).toBe(
			"  npm install\n  npx broadsheet preview\nPUBLISHING.md explains how to publish it.\n",
		);
		expect((await runBuild(root)).exit).toBe(0);
	});

	it.each<[string, Files, string]>([
		["stories", { "content/a.md": "" }, ". is not empty: it has content\n"],
		["a site", { "broadsheet.config.ts": config() }, ". is a site already: it has broadsheet.config.ts\n"],
		["an invalid package.json", { "package.json": "{ name: 1 }" }, "package.json cannot be read: "],
		[
			"a package.json without an object",
			{ "package.json": "[]" },
			"package.json cannot be read: it is not an object\n",
		],
		[
			"scripts that are no objects",
			{ "package.json": '{"scripts":[]}' },
			"package.json cannot be read: `scripts` is not",
		],
	])("is not made where there is %s, and nothing changes", async (_, files, message) => {
		const root = projectOf(files);
		const before = snapshot(root);
		const { exit, stderr } = await run(["init", ".", ...FLAGS], root);
		expect([exit, stderr]).toEqual([2, expect.stringContaining(message)]);
		expect(snapshot(root)).toEqual(before);
	});

	it("is not made in a file", async () => {
		const root = projectOf({ paper: "" });
		const { exit, stderr } = await run(["init", "paper", ...FLAGS], root);
		expect([exit, stderr]).toEqual([2, "paper is a file\n  hint: choose a new folder\n"]);
	});
});

describe("the dependency of a new site", () => {
	const installed = (entry: object) => {
		const home = tempDir();
		writeFiles(home, {
			"node_modules/.package-lock.json": JSON.stringify({ packages: { "node_modules/broadsheet": entry } }),
		});
		return installedFrom(join(home, "node_modules/broadsheet"));
	};
	it("is the address from which npm has installed the program", () =>
		expect(installed({ resolved: "https://releases.example/broadsheet-0.1.0.tgz" })).toBe(
			"https://releases.example/broadsheet-0.1.0.tgz",
		));
	it.each([
		["a local tarball", { resolved: "file:../broadsheet-0.1.0.tgz" }],
		["a linked checkout", { resolved: "../broadsheet", link: true }],
		["an installation that notes no address", { version: "0.1.0" }],
	])("is a tarball in the site after %s: no other machine has that file", (_, entry) =>
		expect(installed(entry)).toBe(undefined),
	);
	it("is a tarball in the site where there is no lock file, as in a global installation", () =>
		expect(installedFrom(join(tempDir(), "node_modules/broadsheet"))).toBe(undefined));
});

describe("the command in the next steps", () => {
	const home = tempDir();
	writeFiles(home, { "site/package.json": "{}" });
	it.each([
		["an installation in the site", "site", "site/node_modules/broadsheet/", "npx broadsheet"],
		["below the site", "site/content", "site/node_modules/broadsheet/", "npx broadsheet"],
		["a global installation", "site", "lib/node_modules/broadsheet/", "broadsheet"],
		["npx with a tarball", "site", "npm/_npx/2a/node_modules/broadsheet/", "npx broadsheet"],
		["a checkout", "src", "src/", "node lib/cli.js"],
		["a checkout beside the site", "site", "src/", "node ../src/lib/cli.js"],
		["a checkout with a space in its path", "site", "my src/", 'node "../my src/lib/cli.js"'],
	])("works with %s", (_, cwd, folder, command) =>
		expect(ownCommand(join(home, cwd), join(home, folder))).toBe(command),
	);
	it("names the folder of the site, if it is a different one", () => {
		expect(commandFor("preview", "./")).toMatch(/cli\.js preview$/);
		expect(commandFor("preview", "my paper")).toMatch(/cli\.js preview --root "my paper"$/);
	});
});

describe("a recipe", () => {
	it.each(sample(3, HOSTS))("for %s builds with its site, and names nothing that is not there", async (host) => {
		const root = await siteFor(host);
		const { exit, stderr } = await runBuild(root);
		expect([exit, stderr]).toEqual([0, ""]);
		expect(JSON.parse(read(root, "package.json"))).toMatchObject({
			name: "die-ubersicht",
			scripts: { build: "broadsheet build", preview: "broadsheet preview", check: "broadsheet check" },
			dependencies: { broadsheet: "file:../broadsheet.tgz" },
		});
		if (host !== "none") expect(read(root, "README.md")).toContain("## How it is published\n");
	});

	it("for GitHub is a workflow that builds with each push and by the clock, and deploys what was built", async () => {
		const workflow = parseYaml(read(await siteFor("github"), ".github/workflows/publish.yml"), { version: "1.2" });
		expect(Object.keys(workflow.on)).toEqual(["push", "schedule", "workflow_dispatch"]);
		expect(workflow.on.schedule).toEqual([{ cron: "4/15 * * * *" }]);
		expect(workflow.permissions).toEqual({ contents: "write", pages: "write", "id-token": "write" });
		const { build, deploy } = workflow.jobs;
		expect(
			build.steps.map(({ uses, run }: { uses?: string; run?: string }) => uses?.replace(/@v\d+$/, "") ?? run),
		).toEqual([
			"actions/checkout",
			"actions/setup-node",
			"npm ci",
			"actions/cache",
			"npx broadsheet build",
			expect.stringContaining("git add --force content/published.json"),
			"npx broadsheet deploy --check github",
			"actions/upload-pages-artifact",
		]);
		expect(build.steps[3].with.path).toBe(".broadsheet\ndist\n");
		expect(build.steps[3].with.key.startsWith(build.steps[3].with["restore-keys"])).toBe(true);
		expect(build.steps[7].with).toEqual({ path: "dist" });
		expect([deploy.needs, deploy.environment.name]).toEqual(["build", "github-pages"]);
		expect(deploy.steps).toEqual([{ id: "deployment", uses: "actions/deploy-pages@v4" }]);
	});

	it("for Netlify says what is run, what is published and what is kept", async () => {
		expect(parseToml(read(await siteFor("netlify"), "netlify.toml"))).toEqual({
			build: {
				command: "npx broadsheet build && npx broadsheet build --format json > .broadsheet/report.json",
				publish: "dist",
				environment: { NODE_VERSION: "22" },
			},
			plugins: [{ package: "/netlify/keep-cache" }],
			functions: { directory: "netlify/functions", node_bundler: "esbuild" },
		});
	});

	it("for Cloudflare names the folder that is published", async () => {
		const root = await siteFor("cloudflare");
		expect(parseToml(read(root, "wrangler.toml"))).toEqual({
			name: "die-ubersicht",
			pages_build_output_dir: "./dist",
			compatibility_date: "2026-01-01",
		});
		expect(read(root, "README.md")).toContain("`npx wrangler pages project create die-ubersicht`");
	});
});

describe.skipIf(!hasNginx)("the recipe for nginx, in a real nginx (skipped where it is not installed)", () => {
	/** The nginx configuration at a free port, with the folders of a test. */
	const configured = (root: string) =>
		configureNginx((port) =>
			read(root, "nginx.conf")
				.replaceAll("/var/www/die-ubersicht", join(root, "dist"))
				.replace("listen 80;", `listen 127.0.0.1:${port};`)
				.replace("listen [::]:80;", ""),
		);

	it("is taken as it stands, before there is any former address", async () => {
		const root = await siteFor("nginx");
		await runBuild(root);
		const { args } = await configured(root);
		const { status, stderr } = spawnSync("nginx", ["-t", ...args]);
		expect([String(stderr), status]).toEqual([expect.stringContaining("test is successful"), 0]);
	});

	it("sends pages with their headers, leads from former addresses, and keeps hidden files back", async () => {
		const root = await siteFor("nginx");
		writeFiles(root, { "content/news/moved.md": story("slug: moved\naliases: [/old/]") });
		await runBuild(root);
		await withNginx(await configured(root), async (get) => {
			const { headers } = await get("/news/");
			expect(headers.get("content-security-policy")).toContain("default-src 'none'");
			const old = await get("/old/");
			expect([old.status, old.headers.get("location")]).toEqual([301, "/news/2026/05/moved/"]);
			const hosts = [
				"_headers",
				"_redirects",
				"headers.nginx.conf",
				"headers.s3.json",
				"redirects.nginx.conf",
				"redirects.json",
			];
			expect(list(join(root, "dist"))).toEqual(expect.arrayContaining([...hosts, ".broadsheet.json"]));
			for (const path of ["/.broadsheet.json", "/none/", ...hosts.map((name) => `/${name}`)])
				expect([path, (await get(path)).status]).toEqual([path, 404]);
		});
	});
});
