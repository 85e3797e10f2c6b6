/** The house and its floors: imports only fall. Where one rises, its line is shown. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SRC = fileURLToPath(new URL("../src", import.meta.url));

/**
 * From top to bottom. A file may import from its own floor and from those below; types count as values do.
 *
 * The ground is one floor: `model.ts` names the types that travel, made of the plain values of `base/`, the fields of
 * `fields.ts` and what templates see in `views.ts`; `words/` has the words of the interface; the tools of `base/` speak of its types (a `Problem`, an `Outcome`). No
 * file of the ground imports anything else, and no two of them import each other.
 */
const FLOORS: readonly (readonly RegExp[])[] = [
	[/^(?:cli|program|start-fault)\.ts$/],
	[/^commands\//],
	[/^preview\//],
	[/^index\.ts$/],
	[
		/^(?:build|check|clock|copy|hands|limits|look|made|narrowed|options|paper|parcel|press|printed|reader|recording|setting|since|standing|worker|scan)\.ts$/,
		/^drafts\//,
	],
	[/^(?:stages|deploy)\//],
	[/^(?:archive|features|images|recipes)\//],
	[/^(?:config|code)\.ts$/, /^config\//, /^engine\//],
	[/^(?:fields|model|package|rules|views)\.ts$/, /^(?:base|words)\//],
];
/** The longest that a file may be, in lines, and those that are longer: a new number here needs a reason in its commit. */
const LINES = 150;
const LONGER: Readonly<Record<string, number>> = {
	"model.ts": 720, // all types that travel, each with a sentence for every field
	"views.ts": 560, // the same for templates
	"fields.ts": 330, // one table
	"build.ts": 270, // the whole flow
	"config/schema.ts": 290, // one table
	"words/arabic.ts": 160, // a dictionary, in a language of six plural forms
	"stages/content/holes.ts": 155,
	"stages/edition/compose.ts": 170,
	"stages/pages/fronts.ts": 160,
	"stages/pages/article.ts": 160,
	"stages/render/templates.ts": 155,
	"stages/write/write.ts": 155,
};

interface Import {
	readonly from: string;
	readonly to: string;
	/** `src/a.ts:3 import … from "./b.js"`, as an editor opens it. */
	readonly shown: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
	.filter((file) => file.endsWith(".ts"))
	.map((file) => file.replaceAll("\\", "/"))
	.sort();
const textOf = (file: string): string => readFileSync(join(SRC, file), "utf8");

const imports: readonly Import[] = files.flatMap((file) => {
	const text = textOf(file);
	return [
		...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;"']*?from\s*["'](\.[^"']+)["']|import\(\s*["'](\.[^"']+)["']/g),
	].map((match): Import => {
		const [whole, path = match[2] ?? ""] = match;
		const line = text.slice(0, match.index + whole.length).split("\n").length;
		const to = relative(SRC, join(SRC, dirname(file), path))
			.replaceAll("\\", "/")
			.replace(/\.js$/, ".ts");
		return { from: file, to, shown: `src/${file}:${line} ${whole.trim().replace(/\s+/g, " ")}` };
	});
});

const floorOf = (file: string): number => FLOORS.findIndex((floor) => floor.some((room) => room.test(file)));
const stageOf = (file: string): string | undefined => /^stages\/([^/]+)\//.exec(file)?.[1];

describe("the house", () => {
	it("has a floor for every file", () => expect(files.filter((file) => floorOf(file) === -1)).toEqual([]));
	it("knows every file that is imported", () => {
		expect(imports.length).toBeGreaterThan(100);
		expect(imports.filter(({ to }) => !files.includes(to)).map(({ shown }) => shown)).toEqual([]);
	});
	it("has imports that fall", () => {
		expect(imports.filter(({ from, to }) => floorOf(to) < floorOf(from)).map(({ shown }) => shown)).toEqual([]);
	});
	it("has stages that know nothing of each other: only the files of the flow join them", () => {
		const across = imports.filter(({ from, to }) => stageOf(from) && stageOf(to) && stageOf(from) !== stageOf(to));
		expect(across.map(({ shown }) => shown)).toEqual([]);
	});
	it("has features that import types and small tools only, as a guest's plugin does", () => {
		const rooms = /^(?:features\/|model\.ts$|views\.ts$|fields\.ts$|base\/|words\/)/;
		expect(
			imports.filter(({ from, to }) => from.startsWith("features/") && !rooms.test(to)).map(({ shown }) => shown),
		).toEqual([]);
	});
	it("has no circle of files", () => {
		const done = new Set<string>();
		const walk = (file: string, path: readonly string[]): string[] => {
			const at = path.indexOf(file);
			if (at >= 0) return [[...path.slice(at), file].join(" → ")];
			if (done.has(file)) return [];
			const circles = imports.filter(({ from }) => from === file).flatMap(({ to }) => walk(to, [...path, file]));
			done.add(file);
			return circles;
		};
		expect(files.flatMap((file) => walk(file, []))).toEqual([]);
	});
	it("reads argv and sets exit codes in one file", () => {
		expect(files.filter((file) => /process\.(?:argv|exit|exitCode)\b/.test(textOf(file)))).toEqual([
			"cli.ts",
			"program.ts",
		]);
	});
	it("asks the clock what time it is in one file; one more asks only how old a stamp is", () => {
		const asking = (clock: RegExp) => files.filter((file) => clock.test(textOf(file)));
		expect(asking(/new Date\(\)|Temporal\.Now/)).toEqual(["clock.ts"]);
		expect(asking(/Date\.now\(/)).toEqual(["engine/stats.ts"]);
	});
	it("reads no environment but for colour and the editor", () => {
		expect(files.filter((file) => /process\.env/.test(textOf(file)))).toEqual(["commands/terminal.ts"]);
	});
});

describe("a file", () => {
	it("says in its first comment, or above something that it gives, what it is for", () => {
		const silent = files.filter((file) => {
			const text = textOf(file).replace(/^#!.*\n/, "");
			return !/^\s*\/[*/]/.test(text) && !/\*\/\nexport /.test(text);
		});
		expect(silent.map((file) => `src/${file}`)).toEqual([]);
	});
	it(`has at most ${LINES} lines, or stands in the list of longer ones`, () => {
		const long = files
			.map((file) => [file, textOf(file).trimEnd().split("\n").length] as const)
			.filter(([file, lines]) => lines > (LONGER[file] ?? LINES));
		expect(long.map(([file, lines]) => `src/${file} has ${lines} lines`)).toEqual([]);
	});
	it("that is listed as longer is there", () => {
		expect(Object.keys(LONGER).filter((file) => !files.includes(file))).toEqual([]);
	});
});
