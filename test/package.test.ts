/** The package, as npm makes it: what it holds, what its docs name, and a site made with it in a folder that has only Node. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { REPOSITORY, run } from "./support/cli.js";
import { list, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";

let root: string;
let files: ReadonlySet<string>;
const inPackage = (path: string): string => readFileSync(join(root, "node_modules/broadsheet", path), "utf8");

/** A new site, whose tarball `init` has made, installed as npm does it: unpacked, beside the dependencies that are not for development alone. */
beforeAll(async () => {
	const home = tempDir();
	const { exit, stderr, stdout } = await run(["init", "paper", "--url", "https://paper.example"], home);
	expect([exit, stderr]).toEqual([0, ""]);
	root = join(home, "paper");
	const [, tarball = ""] = /^ {2}(broadsheet-\S+\.tgz): Broadsheet itself, for npm$/m.exec(stdout) ?? [];
	const { packages } = JSON.parse(readFileSync(join(REPOSITORY, "package-lock.json"), "utf8")) as {
		packages: Record<string, { dev?: boolean; optional?: boolean }>;
	};
	for (const [path, { dev }] of Object.entries(packages)) {
		if (dev || !/^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path) || !existsSync(join(REPOSITORY, path))) continue;
		mkdirSync(dirname(join(root, path)), { recursive: true });
		symlinkSync(join(REPOSITORY, path), join(root, path));
	}
	mkdirSync(join(root, "node_modules/broadsheet"));
	execFileSync("tar", ["xzf", tarball, "--strip-components=1", "-C", "node_modules/broadsheet"], { cwd: root });
	files = new Set(list(join(root, "node_modules/broadsheet")));
}, 60_000);

describe("the package", () => {
	it("has a licence, says where its source and its bugs are, and runs no script when it is installed", () => {
		const { license, repository, bugs, homepage, scripts } = JSON.parse(inPackage("package.json"));
		expect(inPackage("LICENSE")).toMatch(/^MIT License\n/);
		expect(license).toBe("MIT");
		for (const address of [repository.url, bugs, homepage])
			expect(address).toMatch(/^(?:git\+)?https:\/\/github\.com\/broadsheet\/broadsheet\b/);
		expect(Object.keys(scripts).filter((name) => /install|^prepare$/.test(name))).toEqual([]);
	});

	it("has the program, its templates and its docs, and neither sources nor tests", () => {
		for (const path of ["lib/cli.js", "lib/build-id", "lib/index.d.ts", "templates/layout.tsx", "docs/problems.md"])
			expect(files).toContain(path);
		const folders = new Set([...files].map((path) => path.split("/")[0]));
		expect([...folders].sort()).toEqual(
			["ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "README.md", "docs", "lib", "package.json", "templates"].sort(),
		);
	});

	it("lists no folder of which it has nothing", () => {
		const { files: listed } = JSON.parse(inPackage("package.json")) as { files: readonly string[] };
		const isThere = (pattern: string) => {
			const [start = ""] = pattern.split(/[*{]/);
			return [...files].some((path) => path.startsWith(start));
		};
		expect(listed.filter((pattern) => !isThere(pattern))).toEqual([]);
	});

	it("has every file that its types name", () => {
		const seen = new Set<string>();
		const missing: string[] = [];
		const visit = (path: string): void => {
			if (seen.has(path)) return;
			seen.add(path);
			if (!files.has(path)) return void missing.push(path);
			for (const [, to = ""] of inPackage(path).matchAll(/(?:from|import\()\s*"(\.[^"]+)\.js"/g))
				visit(posix.join(posix.dirname(path), `${to}.d.ts`));
		};
		for (const entry of ["lib/index.d.ts", "lib/core/i18n/template-entry.d.ts"]) visit(entry);
		expect(missing).toEqual([]);
		expect(seen.size).toBeGreaterThan(10);
	});
});

describe("the docs of the package", () => {
	/** ARCHITECTURE.md and docs/internals/ describe the source; the changes name what was. */
	const pages = () =>
		[...files].filter((path) => path.endsWith(".md") && !/^(?:ARCHITECTURE|CHANGELOG)|^docs\/internals\//.test(path));
	const textOf = (page: string): string => inPackage(page).replace(/<!--[\s\S]*?-->/g, "");
	/** A file of the package, or a folder of some. */
	const isThere = (path: string): boolean =>
		files.has(path) || [...files].some((file) => file.startsWith(`${path.replace(/\/$/, "")}/`));

	it("link to files that the package holds", () => {
		const broken = pages().flatMap((page) =>
			[
				...textOf(page)
					.replace(/```[\s\S]*?```|`[^`\n]*`/g, "")
					.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g),
			].flatMap(([, target = ""]) => (isThere(posix.join(posix.dirname(page), target)) ? [] : [`${page}: ${target}`])),
		);
		expect(broken).toEqual([]);
	});

	it("name no path that a user does not have", () => {
		const named = pages().flatMap((page) =>
			[
				...textOf(page).matchAll(/(?<![\w./~-])(?:src|lib|docs|bench|test|node_modules\/broadsheet)\/[\w@.<>*/-]+/g),
			].map(([path]) => [page, path.replace(/[.:]$/, "").replace(/^node_modules\/broadsheet\//, "")] as const),
		);
		expect(named.length).toBeGreaterThan(10);
		expect(named.filter(([, path]) => !isThere(path)).map((each) => each.join(": "))).toEqual([]);
	});

	it("name no script of npm that a new site does not have", () => {
		const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
		const named = pages().flatMap((page) => [...textOf(page).matchAll(/npm run (?:--\S+ )?(\w[\w:-]*)/g)]);
		expect(named.length).toBeGreaterThan(0);
		expect(named.flatMap(([, name = ""]) => (name in scripts ? [] : [name]))).toEqual([]);
	});

	it("install from a file or an address: the registry of npm has no package of ours", () => {
		const installs = pages().flatMap((page) => [...textOf(page).matchAll(/npm (?:i|install|add)\b([^`\n]*)/g)]);
		expect(installs.length).toBeGreaterThan(0);
		expect(installs.map(([line]) => line).filter((line) => /\bbroadsheet(?![\w-]*[\d.]+\.tgz)/.test(line))).toEqual([
			"npm install broadsheet",
		]);
		expect(textOf("docs/installing.md")).toContain("`npm install broadsheet` without an address does not find it");
	});
});

describe("a site with the package, and nothing of the checkout", () => {
	const program = (...args: string[]) =>
		spawnSync(process.execPath, ["node_modules/broadsheet/lib/cli.js", ...args], { cwd: root, encoding: "utf8" });

	it("builds, and publishes into a folder", () => {
		writeFiles(root, {
			"plugins/headlines.ts": `import { definePlugin } from "broadsheet";

export const headlines = definePlugin({
	name: "headlines",
	files: (edition) => [
		{ path: "headlines.txt", bytes: Buffer.from(edition.articles.map(({ headline }) => headline).join("\\n")), kind: "document" },
	],
});
`,
			"broadsheet.config.ts": readFileSync(join(root, "broadsheet.config.ts"), "utf8")
				.replace('"broadsheet"', '"broadsheet"\nimport { headlines } from "./plugins/headlines.js"')
				.replace(
					"record: true",
					'plugins: [headlines],\n  deploy: { live: { to: "folder", path: "../live" } },\n  record: true',
				),
			"templates/components/KeyPoints.tsx": inPackage("templates/components/KeyPoints.tsx"),
			"templates/components/Teaser.tsx": inPackage("templates/components/Teaser.tsx"),
			"templates/article.tsx": inPackage("templates/article.tsx"),
			"templates/words.ts":
				'import { words as ours } from "broadsheet/words";\nexport const words = { ...ours, keyPoints: "In short" };\n',
		});
		const published = program("publish");
		expect([published.status, published.stderr]).toEqual([0, ""]);
		const live = join(root, "../live/current");
		expect(readlinkSync(live)).toMatch(/^releases\//);
		expect(readFileSync(join(live, "headlines.txt"), "utf8")).toContain("A second story follows");
	});

	it("has types that hold, strictly, in its configuration, its plugin and its copies of templates", () => {
		writeFiles(root, {
			"plugins/wrong.ts": 'import { defineConfig } from "broadsheet";\nexport default defineConfig({ name: 1 });\n',
			"templates/components/Foot.tsx":
				'import type { SiteView } from "broadsheet";\nexport default ({ site }: { site: SiteView }) => <p>{site.missing}</p>;\n',
		});
		const { stdout } = spawnSync(process.execPath, [join(REPOSITORY, "node_modules/typescript/bin/tsc"), "-p", "."], {
			cwd: root,
			encoding: "utf8",
		});
		// Only the two mistakes are found.
		expect(stdout.match(/^\S+\.tsx?(?=\W.* error TS\d+)|error TS\d+/gm)).toEqual([
			...["plugins/wrong.ts", "error TS2322"],
			...["templates/components/Foot.tsx", "error TS2339"],
		]);
	});

	it("has hints that name pages of the package, and says what works there", () => {
		writeFiles(root, {
			"content/news/third.md": "---\nheadline: Third\ndate: 2026-01-06\n---\n\nA {{< poll 1 >}} line.\n",
		});
		const { stdout, stderr } = program("build");
		expect(stdout).toContain("\nLook at it: npx broadsheet preview\n");
		const [, page = ""] = /see (\S+\.md)/.exec(stderr) ?? [];
		expect(page).toBe("node_modules/broadsheet/docs/plugins.md");
		expect(existsSync(join(root, page))).toBe(true);
	});

	it("is built from the cache of the program at its former place, of which only a part is left", () => {
		const [former, now] = ["former", "now"].map((name) => join(root, "programs", name)) as [string, string];
		const copied = join(root, "node_modules/broadsheet");
		for (const place of [former, now]) cpSync(copied, place, { recursive: true });
		const paper = join(root, "programs/paper");
		writeFiles(paper, {
			"broadsheet.config.ts":
				'import { defineConfig } from "broadsheet";\nexport default defineConfig({ name: "Vale", url: "https://vale.example", timeZone: "UTC" });\n',
			"content/news/a.md": "---\nheadline: A\ndate: 2026-05-01\nbyline: [Ann Roe]\nbreadcrumb: [News]\n---\n\nWords.\n",
		});
		const buildWith = (place: string) => {
			const { status, stderr } = spawnSync(process.execPath, [join(place, "lib/cli.js"), "build"], {
				cwd: paper,
				encoding: "utf8",
			});
			return [status, stderr];
		};
		expect(buildWith(former)).toEqual([0, ""]);
		rmSync(join(former, "lib"), { recursive: true });
		expect(buildWith(now)).toEqual([0, ""]);
		expect(list(paper)).toContain("dist/news/2026/05/a/index.html");
	});
});
