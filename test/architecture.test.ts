/** The layout of `src/` and its rules. Each rule is a line with its reason; a broken rule shows the import as a link that an editor opens. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SRC = fileURLToPath(new URL("../src/", import.meta.url));

/** What each folder may import besides itself and `core`. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
	core: [], // types and small tools
	config: [],
	content: [], // the five stages know neither each other nor the cache: only `build` joins them
	site: [],
	pages: [],
	render: [],
	output: [],
	plugins: [], // the built-in plugins import what a third party's can
	cache: [],
	build: ["config", "content", "site", "pages", "render", "output", "plugins", "cache"],
	dev: ["build", "config", "content", "site", "pages", "render", "output", "plugins", "cache"],
	deploy: ["build", "cache", "config", "output", "plugins"], // it sends the output, with the headers that a plugin describes
	cli: ["build", "config", "dev", "deploy"],
	"index.ts": ["build", "config"], // the public API
};
/** Imports that no row above allows: from, to, why. */
const EXCEPTIONS: readonly (readonly [from: RegExp, to: RegExp, why: string])[] = [
	[
		/^(?:config|render\/theme)\//,
		/^cache\/(?:bundle-cache|merge-conflict-plugin)\.ts$/,
		"they bundle modules of the site",
	],
	[/^cli\/scaffold\//, /^(?:content|site)\//, "`new` reads names and addresses as a build does"],
	[/^cli\/migrate\//, /^content\//, "`init --from` finds what hides stories as a build does"],
	[/^cli\/import\//, /^(?:content|site)\//, "`import` gives files and stories the addresses that a build gives them"],
];
/** Inside `build/`, from top to bottom: a file imports from its own row and from lower rows. */
const BUILD_ORDER: readonly RegExp[] = [
	/^check\.ts$/,
	/^build\.ts$/,
	/^refresh\.ts$/,
	/^publish-edits\.ts$/,
	/^(?:update-pages|publish-targets)\.ts$/,
	/^(?:edited-files|stale-pages|pages-of-texts)\.ts$/,
	/^edited-site\.ts$/,
	/^(?:archive-pages|pages-of-articles)\.ts$/,
	/^(?:changed-lists|kept-pages|kept-addresses|recorded-edits|edited-assets|edited-coverage|edited-order|edited-reader|edited-redirects|new-addresses)\.ts$/,
	/^(?:changes-since|stories-now|refused-edits)\.ts$/,
	/^changed-stories\.ts$/,
	/^changed-entries\.ts$/,
	/^changed-story\.ts$/,
	/^page-problems\.ts$/,
	/^changed-by-clock\.ts$/,
	/^(?:referrers|kept-site|ordinary-stories|comparable-build|changed-groups|changed-rows)\.ts$/,
	/^(?:render-site|build-inputs|asset-inputs|save-record|record-reads)\.ts$/,
	/^unchanged-pages\.ts$/,
	/^(?:plan-site|render-queue)\.ts$/,
	/^(?:observers|lint-texts|plugin-files)\.ts$/,
	/^load-content\.ts$/,
	/^(?:load-project|scan|scan-stamps)\.ts$/,
	/^workers\/stage-workers\.ts$/,
	/^workers\/worker\.ts$/,
	/^workers\//,
	/^(?:compress-output|image-variants|load-config|options|up-to-date)\.ts$/,
];
/** The longest chain of files that load each other, counted in files: imports of types and `import()` do not count. */
const LONGEST_CHAIN = 16;

/** Where disk, network, clock and environment may be used: what, the pattern, the files, the reason. */
const OUTSIDE: readonly (readonly [what: string, use: RegExp, where: RegExp, why: string])[] = [
	[
		"the disk",
		/from "node:fs/,
		/^(?:build\/check|cache\/.+|cli\/.+|config\/load|content\/files\/.+|content\/inspect-assets|core\/(?:ensure-dir|exists|file-stamp|fs-errors|locations|lock|process-identity|regular-file)|deploy\/.+|dev\/.+|output\/.+|render\/theme\/.+)\.ts$/,
		"at the ends of the flow: what reads content, and what writes",
	],
	[
		"other programs",
		/from "node:child_process"/,
		/^(?:content\/files\/git-objects|cli\/.+|deploy\/.+)\.ts$/,
		"git tells what a checkout has changed; a build needs no other program",
	],
	["the clock", /new Date\(\)|Temporal\.Now/, /^core\/clock\.ts$/, "the instant of a build is an argument"],
	[
		"the age of a stamp",
		/Date\.now\(/,
		/^core\/file-stamp\.ts$/,
		"a file that changes twice within one tick has one stamp",
	],
	["the environment", /process\.env\b/, /^cli\/terminal\/terminal\.ts$/, "colours and the editor"],
	[
		"arguments and exit codes",
		/process\.(?:argv|exit|exitCode)\b/,
		/^cli\/(?:main|program)\.ts$/,
		"a function returns its result",
	],
	[
		"the network",
		/\bfetch\(|"node:https?"|"node:net"/,
		/^(?:dev|deploy)\/|^cli\/import\/write\/fetch-media\.ts$/,
		"a build needs none",
	],
];
/** A file has at most this number of lines, or is listed here: a new number needs a reason in its commit. */
const MAX_LINES = 150;
const LONGER: Readonly<Record<string, number>> = {
	"core/model.ts": 555, // the types of the site, its pages, the configuration and plugins: each refers to the next
	"core/model/article.ts": 290, // what one file contains
	"core/views.ts": 620, // the types of templates
	"core/front-matter-schema.ts": 395, // one table
	"build/build.ts": 285, // the whole flow
	"config/schema.ts": 295, // one table
	"core/i18n/arabic.ts": 170, // a dictionary, in a language of six plural forms
	"content/article.ts": 175,
	"dev/site-updater.ts": 169,
	"dev/http.ts": 165,
	"content/markdown/holes.ts": 165,
	"content/markdown/directive-types.ts": 160,
	"plugins/feeds/feed-model.ts": 155,
	"site/link-resolver.ts": 160,
	"core/site-reader.ts": 160, // one interface
	"site/site-reader.ts": 215, // one table: all that pages ask
};

interface Import {
	readonly from: string;
	readonly to: string;
	/** Whether a module loads the other one at its own load time. */
	readonly loads: boolean;
	readonly shown: string;
}
/** The imports of a file. `file` is relative to `src/`. */
const importsOf = (file: string, text: string): Import[] =>
	[
		...text.matchAll(
			/(?:^|\n)\s*(?:import|export)\b([^;"']*?)from\s*["'](\.[^"']+)["']|import\(\s*["'](\.[^"']+)["']/g,
		),
	].map((match): Import => {
		const [whole, names = "", path = match[3] ?? ""] = match;
		const line = text.slice(0, match.index + whole.length).split("\n").length;
		const isType = /^\s*type\b/.test(names) || /^\s*\{(?:\s*type [^,}]+,?)+\s*\}\s*$/.test(names);
		const to = join(dirname(file), path).replace(/\.js$/, ".ts");
		const shown = `src/${file}:${line} ${whole.trim().replace(/\s+/g, " ")}`;
		return { from: file, to, loads: match[2] !== undefined && !isType, shown };
	});

const folderOf = (file: string): string => file.split("/")[0] as string;
const isAllowed = ({ from, to }: Pick<Import, "from" | "to">): boolean => {
	const [own, other] = [folderOf(from), folderOf(to)];
	if (own === other || (other === "core" && own in MAY_IMPORT)) return true;
	if (MAY_IMPORT[own]?.includes(other)) return true;
	return EXCEPTIONS.some(([source, target]) => source.test(from) && target.test(to));
};
const rowOf = (file: string): number => BUILD_ORDER.findIndex((row) => row.test(file.replace(/^build\//, "")));
const isInOrder = ({ from, to }: Pick<Import, "from" | "to">): boolean =>
	folderOf(from) !== "build" || folderOf(to) !== "build" || rowOf(from) <= rowOf(to);

/** The longest chain that begins with each file; throws on a cycle. */
function longestChain(imports: readonly Import[]): readonly string[] {
	const next = new Map<string, Import[]>();
	for (const each of imports) next.set(each.from, [...(next.get(each.from) ?? []), each]);
	const known = new Map<string, readonly string[]>();
	const chainFrom = (file: string, above: readonly string[]): readonly string[] => {
		if (above.includes(file)) throw new Error(`A circle: ${[...above.slice(above.indexOf(file)), file].join(" → ")}`);
		const found = known.get(file);
		if (found) return found;
		const below = (next.get(file) ?? []).map(({ to }) => chainFrom(to, [...above, file]));
		const chain = [file, ...(below.sort((a, b) => b.length - a.length)[0] ?? [])];
		known.set(file, chain);
		return chain;
	};
	return [...next.keys()].map((file) => chainFrom(file, [])).sort((a, b) => b.length - a.length)[0] ?? [];
}

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
	.filter((file) => file.endsWith(".ts"))
	.map((file) => file.replaceAll("\\", "/"))
	.sort();
/** Recipes for hosts contain the text of files that run there. */
const withoutTexts = (file: string, text: string): string =>
	file.startsWith("cli/scaffold/hosts/") ? text.replace(/`[^`]*`/g, "``") : text;
const texts = new Map(files.map((file) => [file, withoutTexts(file, readFileSync(join(SRC, file), "utf8"))]));
const textOf = (file: string): string => texts.get(file) ?? "";
const imports = files.flatMap((file) => importsOf(file, textOf(file)));
const shown = (broken: readonly Import[]): string[] => broken.map((each) => each.shown);

describe("src/", () => {
	it("has index.ts and the folders of the table, and nothing else", () => {
		expect(readdirSync(SRC).sort()).toEqual(Object.keys(MAY_IMPORT).sort());
	});
	it("imports files that exist", () => {
		expect(imports.length).toBeGreaterThan(100);
		expect(shown(imports.filter(({ to }) => !files.includes(to)))).toEqual([]);
	});
	it("imports as the table allows", () => expect(shown(imports.filter((each) => !isAllowed(each)))).toEqual([]));
	it("uses every exception", () => {
		const unused = EXCEPTIONS.filter(([from, to]) => !imports.some((each) => from.test(each.from) && to.test(each.to)));
		expect(unused).toEqual([]);
	});
	it("has a row in the order of build/ for each of its files, and imports downwards there", () => {
		expect(files.filter((file) => folderOf(file) === "build" && rowOf(file) < 0)).toEqual([]);
		expect(shown(imports.filter((each) => !isInOrder(each)))).toEqual([]);
	});
	it("has no circle of files, also of types", () => expect(() => longestChain(imports)).not.toThrow());
	it(`loads at most ${LONGEST_CHAIN} files one after the other`, () => {
		const chain = longestChain(imports.filter(({ loads }) => loads));
		expect(chain.length > LONGEST_CHAIN ? chain : []).toEqual([]);
	});
	it.each(OUTSIDE)("uses %s only where a rule allows it", (_, use, where) => {
		const users = files.filter((file) => use.test(textOf(file)));
		expect(users.length).toBeGreaterThan(0);
		expect(users.filter((file) => !where.test(file))).toEqual([]);
	});
});

describe("a rule that is broken is found:", () => {
	const broken = (file: string, path: string) => importsOf(file, `import { a } from "${path}";\n`);
	it.each([
		["a stage that imports another stage", "site/compose.ts", "../content/article.js"],
		["a stage that imports the cache", "output/publish.ts", "../cache/cache.js"],
		["a plugin that imports a stage", "plugins/llms.ts", "../pages/plan.js"],
		["a tool that imports anything above core", "core/paths.ts", "../site/urls.js"],
		["a command that imports a stage", "cli/commands/build.ts", "../../output/publish.js"],
		["a build that imports the preview", "build/build.ts", "../dev/session.js"],
		["an exception for another file", "cli/commands/new.ts", "../../site/urls.js"],
	])("%s", (_, file, path) => expect(broken(file, path).filter(isAllowed)).toEqual([]));
	it("an import upwards inside build/", () => {
		expect(broken("build/scan.ts", "./build.js").filter(isInOrder)).toEqual([]);
		expect(broken("build/workers/pool.ts", "../plan-site.js").filter(isInOrder)).toEqual([]);
	});
	it("a circle", () => {
		const circle = [
			...importsOf("core/a.ts", 'import "x";\nimport { b } from "./b.js";'),
			...broken("core/b.ts", "./a.js"),
		];
		expect(() => longestChain(circle)).toThrow("core/a.ts → core/b.ts → core/a.ts");
	});
	it("a chain that is too long, through values and not through types", () => {
		const links = Array.from({ length: LONGEST_CHAIN }, (_, index) =>
			broken(`core/${index}.ts`, `./${index + 1}.js`),
		).flat();
		expect(longestChain(links).length).toBe(LONGEST_CHAIN + 1);
		expect(importsOf("core/a.ts", 'import type { b } from "./b.js";')[0]?.loads).toBe(false);
		expect(importsOf("core/a.ts", 'import { type B, type C } from "./b.js";')[0]?.loads).toBe(false);
		expect(importsOf("core/a.ts", 'import { type B, c } from "./b.js";')[0]?.loads).toBe(true);
		expect(importsOf("core/a.ts", 'const a = await import("./b.js");')[0]?.loads).toBe(false);
	});
	it.each([
		['import { readFileSync } from "node:fs";', "pages/plan.ts"],
		["const now = new Date();", "site/compose.ts"],
		["const home = process.env.HOME;", "build/build.ts"],
		["process.exit(1);", "build/build.ts"],
		["await fetch(url);", "plugins/index-now.ts"],
	])("%s in %s", (code, file) => {
		expect(OUTSIDE.filter(([, use, where]) => use.test(code) && !where.test(file)).length).toBe(1);
	});
});

/** Names that more than two files define, each with its reason. */
const SHARED_NAMES: Readonly<Record<string, string>> = {
	require: "loads a library when it is first needed: `createRequire` is bound to its file",
};

describe("a name", () => {
	it("means one thing: no more than two files define it at their top level", () => {
		const definers = new Map<string, Set<string>>();
		for (const file of files)
			for (const [, name = ""] of textOf(file).matchAll(
				/^(?:export )?(?:async )?(?:abstract )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm,
			))
				definers.set(name, (definers.get(name) ?? new Set()).add(file));
		const shared = [...definers].filter(([, owners]) => owners.size > 2).map(([name]) => name);
		expect(shared.sort()).toEqual(Object.keys(SHARED_NAMES).sort());
		expect(definers.size).toBeGreaterThan(1000);
	});
});

describe("a file", () => {
	it("says in its first comment, or above an export, what it is for", () => {
		const silent = files.filter((file) => {
			const text = textOf(file).replace(/^#!.*\n/, "");
			return !/^\s*\/[*/]/.test(text) && !/\*\/\nexport /.test(text);
		});
		expect(silent).toEqual([]);
	});
	it(`has at most ${MAX_LINES} lines, or is in the list of longer ones`, () => {
		const long = files
			.map((file) => [file, textOf(file).trimEnd().split("\n").length] as const)
			.filter(([file, lines]) => lines > (LONGER[file] ?? MAX_LINES));
		expect(long.map(([file, lines]) => `src/${file} has ${lines} lines`)).toEqual([]);
	});
	it("that is listed as longer exists, and is longer", () => {
		const lines = (file: string) => textOf(file).trimEnd().split("\n").length;
		expect(Object.keys(LONGER).filter((file) => !files.includes(file) || lines(file) <= MAX_LINES)).toEqual([]);
	});
});
