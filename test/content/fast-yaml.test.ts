import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import matter from "gray-matter";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/content/files/decode-text.js";
import { parseFastYaml } from "../../src/content/front-matter/fast-yaml.js";
import { splitFrontMatter, yamlBlock } from "../../src/content/front-matter/split.js";
import { PATH, sourceOf, story } from "../support/articles.js";
import { ALL_CASES } from "../support/sample.js";

/** More with `RUNS=100000`. */
const numRuns = Number(process.env.RUNS ?? 150);
const ROOT = join(import.meta.dirname, "../..");
const ARCHIVE = join(ROOT, "../shared/corpora/digitalgov/content");
if (!existsSync(ARCHIVE)) console.warn(`skipped: the archive of real articles is not at ${ARCHIVE}`);

const isPlain = (yaml: string): boolean => parseFastYaml(yaml, () => ({ path: PATH })) !== undefined;
/** All problems of the text of a file, in order. */
const resultOf = (text: string, fastPath: boolean): string =>
	JSON.stringify(splitFrontMatter(text, PATH, fastPath), (_, value) => (value instanceof Map ? [...value] : value));
/** The fast reader and the library give the same result. */
const agrees = (text: string): void => expect(resultOf(text, true)).toBe(resultOf(text, false));

const pick = (...words: string[]) => fc.constantFrom(...words);
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(""));
const key = pick(
	..."headline date tags byline summary slug image src alt credit a b c a-b x_1 2019 __proto__".split(" "),
);
const word = pick(
	"A",
	"story",
	"2026-05-01",
	"09:00",
	"C#",
	"it's",
	"https://a.example/#b?c=d,e",
	"é",
	"橋",
	"👩‍👩‍👧",
	"a,b",
	"x]",
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(" "));
/** Indicators of YAML, white space and similar characters. */
const sign = pick(
	..." :\t-#&*!|>'\"%@`?,[]{}\\~=<.\n\r".split(""),
	...[
		"  ",
		"---",
		"...",
		": ",
		" #",
		"- ",
		"\\n",
		"''",
		"\u00a0",
		"\u2028",
		"\u0085",
		"\ufeff",
		"\ud800",
		"\n  ",
		"\n- ",
	],
);
const noise = fc.array(fc.oneof(word, sign), { maxLength: 8 }).map((all) => all.join(""));
const scalar = fc.oneof(
	{ weight: 12, arbitrary: words },
	{ weight: 6, arbitrary: words.map((text) => `"${text}: #x"`) },
	{ weight: 6, arbitrary: words.map((text) => `'${text.replaceAll("'", "")} "q"'`) },
	{
		weight: 1,
		arbitrary: pick("", '""', "''", '"a\\u0041"', "'it''s'", "&a x", "*a", "!!str x", "| x", ">", "|", "null", "- x"),
	},
	{ weight: 1, arbitrary: noise },
);
const space = fc.oneof({ weight: 30, arbitrary: pick("", " ") }, pick("  ", "\t"));
const flow = joined(
	pick("["),
	fc
		.array(
			joined(space, fc.oneof({ weight: 4, arbitrary: word.map((each) => each.replace(/[,\]]/g, "")) }, scalar), space),
			{ maxLength: 4 },
		)
		.map(String),
	pick("]", "]", "]", ",]", " , ]", "", "]]"),
);
const value = fc.oneof({ weight: 4, arbitrary: scalar }, { weight: 1, arbitrary: flow });
const blank = fc.oneof(
	{ weight: 30, arbitrary: pick("") },
	pick("\n", "\n# a comment: [", "\n  # another", "\n  ", "\n\n"),
);
const tail = fc.oneof({ weight: 40, arbitrary: pick("") }, pick(" ", "   ", " # a comment", "\t"));
const colon = fc.oneof({ weight: 50, arbitrary: pick(": ") }, pick(":  ", ":", " : ", ":\t"));
const indent = fc.oneof({ weight: 20, arbitrary: pick("  ") }, pick("", " ", "    ", "\t", "         "));
const dash = fc.oneof({ weight: 20, arbitrary: pick("- ") }, pick("-   ", "-", "- - ", "-\t", "-     "));
const pair = joined(key, colon, value, tail, blank);
const nested = fc.oneof(
	fc
		.tuple(indent, dash, fc.array(fc.oneof(value, pair), { maxLength: 4 }))
		.map(([by, sign, all]) => all.map((item) => `\n${by}${sign}${item}`).join("")),
	fc.tuple(indent, fc.array(pair, { maxLength: 3 })).map(([by, all]) => all.map((item) => `\n${by}${item}`).join("")),
	fc
		.tuple(indent, fc.array(fc.tuple(pair, pair), { maxLength: 2 }))
		.map(([by, all]) => all.map(([one, two]) => `\n${by}- ${one}\n${by}  ${two}`).join("")),
	fc
		.array(
			joined(
				fc.oneof({ weight: 3, arbitrary: indent }, pick("    - ", "  - ", "      ")),
				fc.oneof(
					pair,
					value,
					key.map((name) => `${name}:`),
				),
			),
			{ maxLength: 5 },
		)
		.map((all) => all.map((item) => `\n${item}`).join("")),
);
const entry = fc.oneof(
	{ weight: 16, arbitrary: pair },
	{ weight: 10, arbitrary: joined(key, pick(":", ":", ": "), blank, nested, blank) },
	{ weight: 1, arbitrary: joined(indent, noise) },
);
/** Everyday front matter, and similar text. */
const frontMatter = fc.oneof(
	{ weight: 8, arbitrary: fc.array(entry, { maxLength: 5 }).map((all) => all.join("\n")) },
	{ weight: 1, arbitrary: noise },
);

describe("common YAML", () => {
	it("gives the values, the places and the problems that the library gives", () => {
		let plain = 0;
		fc.assert(
			fc.property(pick("---", "---", "---yaml", "--- "), frontMatter, (fence, yaml) => {
				const text = `${fence}\n${yaml}\n---\nText.\n`;
				// The library alone reads what the fast reader declines.
				if (text.indexOf("\n---") <= 3 || !isPlain(yamlBlock(text))) return;
				agrees(text);
				plain++;
			}),
			{ numRuns },
		);
		// A property whose documents the fast reader mostly declines would prove nothing.
		expect(plain).toBeGreaterThan(numRuns / 8);
	});
	const markdownIn = (folder: string) =>
		readdirSync(folder, { recursive: true, encoding: "utf8" })
			.filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
			.map((name) => decodeText(sourceOf(readFileSync(join(folder, name)))).value ?? "");
	const isEveryday = (text: string) => text.startsWith("---\n") && isPlain(yamlBlock(text));
	it("and so do the articles of this repository, nearly all of which have it", () => {
		for (const text of ["content", "test", "docs"].flatMap((name) => markdownIn(join(ROOT, name)))) agrees(text);
		const articles = markdownIn(join(ROOT, "content"));
		expect(articles.filter(isEveryday).length).toBeGreaterThan(articles.length * 0.9);
	});
	// Every twentieth of 2,624, with `CASES=all` every fifth, with `ARCHIVE=all` each.
	it.skipIf(!existsSync(ARCHIVE))("and so do real files, of which 99 in 100 have it", () => {
		const step = process.env.ARCHIVE === "all" ? 1 : ALL_CASES ? 5 : 20;
		const files = markdownIn(ARCHIVE).filter((_, index) => index % step === 0);
		for (const text of files) agrees(text);
		expect(files.filter(isEveryday).length).toBeGreaterThan(files.length * 0.99);
	});
	it.each([
		"a: b",
		"a: b:c",
		'a: "b: c # d"',
		"a: 'b'",
		"a:",
		'a: [b, "c", d e]',
		"a: []",
		"a:\n  - b\n  - 'c'",
		"a:\n- b",
		"a:\n  b: c\n  d: e",
		"a:\n  - b: c\n    d: e\n  - b: f",
		"# a\n\na: b\n\n# c\n",
		"a: b  \nc: d",
	])("is %j", (yaml) => expect(isPlain(`\n${yaml}`)).toBe(true));
	it.each([
		"a: b: c",
		"a: b # c",
		'a: "\\n"',
		"a: 'it''s'",
		"a: &b c",
		"a: *b",
		"a: !!str b",
		"a: |\n  b",
		"a: >\n  b",
		"a: b\n  c",
		'a: "b\n  c"',
		"a: [b,\n  c]",
		"a: {b: c}",
		"a: [[b]]",
		"a: [b: c]",
		"a:\tb",
		"? a",
		"a: b\na: c",
		"a:\n    b: c\n  d: e",
		"a:\n  - - b",
		"a: -1",
		"a: @b",
		"a: `b`",
		"a: b\n...",
		"%YAML 1.2",
		"a: \u0085",
		"a: \u2028",
		"a",
		"- a",
		"",
	])("is not %j", (yaml) => expect(isPlain(`\n${yaml}`)).toBe(false));
	it("is not longer than every limit on nodes allows", () => {
		expect(isPlain(`a: ${"b".repeat(30_000)}`)).toBe(false);
	});
});

describe("the front matter that gray-matter cuts", () => {
	const fence = fc.oneof(
		{ weight: 6, arbitrary: pick("---") },
		pick(
			..."--- |---\t|---yaml|--- yml |---YAML|---\u00a0|----|---js|---json|--- a: b|--- # c|---constructor".split("|"),
		),
		pick(..."+++|;;;|{|--|# c\n---|<!-- c -->\n---|\n---| ---|\ufeff---|a\n---".split("|")),
	);
	const line = fc.oneof(
		{ weight: 6, arbitrary: pair },
		noise,
		pick(..."|# c|  # c|\u00a0# c|---|--- |----|---a|...| ---|- ---|+++".split("|")),
	);
	const lines = fc.array(line, { maxLength: 4 }).map((all) => all.map((each) => `${each}\n`).join(""));
	const texts = joined(fence, pick("\n"), lines, fence, pick("\n", "\n", ""), lines).map((text) =>
		text.replaceAll("\r", ""),
	);
	/** gray-matter with engines that record each call. */
	const cut = (text: string, called: string[]) => {
		const engine = (name: string) => () => {
			called.push(name);
			return {};
		};
		const names = ["yaml", "json", "javascript", "coffee", "toml", "cson"];
		return matter(text, { engines: Object.fromEntries(names.map((name) => [name, engine(name)])) });
	};
	it("is read with the same values, places and problems, be its fences everyday ones or not", () => {
		fc.assert(
			fc.property(texts, (text) => {
				agrees(text);
			}),
			{ numRuns },
		);
	});
	it("has all of its words, and the body all others", () => {
		let complete = 0;
		fc.assert(
			fc.property(texts, (text) => {
				const { value, problems } = splitFrontMatter(text, PATH);
				if (!value) {
					expect(problems.some(({ severity }) => severity === "error")).toBe(true);
					return;
				}
				if (!text.startsWith("---")) return;
				const called: string[] = [];
				const file = cut(text, called);
				expect(called.filter((name) => !["yaml", "json", "toml"].includes(name))).toEqual([]);
				expect(yamlBlock(text)).toBe(file.matter);
				// gray-matter counts the blanks behind the closing fence as part of the body; Broadsheet counts them as part of the fence.
				const words = (body: string) => body.replace(/^(?:[ \t]*(?:\n|$))+/, "");
				expect(words(file.content)).toBe(words(value.body));
				expect(text.split("\n", value.lines).join("\n").length + value.body.length).toBeGreaterThanOrEqual(
					text.length - 1,
				);
				complete++;
			}),
			{ numRuns },
		);
		expect(complete).toBeGreaterThan(numRuns / 20);
		expect(yamlBlock(story())).toBe("\nheadline: A story\ndate: 2026-05-01 09:00");
	});
});
