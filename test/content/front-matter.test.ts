import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseArticle } from "../../src/content/article.js";
import { articleOf, codes, PATH, parse, problemsShown, SITE, sourceOf, story } from "../support/articles.js";
import { ALL_CASES } from "../support/sample.js";

/** The problems of a text as the terminal shows them. */
const reported = (text: string): string => problemsShown(parse(text).problems, text.replace(/^\ufeff/, ""));
const withheld = (text: string): boolean => parse(text).problems.some(({ withhold }) => withhold);

describe("the fences of a front matter", () => {
	it("are two lines of three hyphens", () => {
		const { value, problems } = parse(story("", "The text."));
		expect(problems).toEqual([]);
		expect(value?.body.parts).toEqual(["<p>The text.</p>\n"]);
	});
	it("may have white space after them, and the word yaml", () => {
		for (const fence of ["--- ", "---\t", "---yaml", "--- yaml", "---yml", "---YAML"])
			expect(codes(parse(story().replace("---", fence)).problems)).toEqual([]);
		expect(codes(parse(story().replace("\n---\n", "\n--- \n")).problems)).toEqual([]);
	});
	it("are pointed at when the closing one is missing", () => {
		const text = "---\nheadline: A story\ndraft: true\n";
		expect(parse(text).value).toBeUndefined();
		expect(withheld(text)).toBe(true);
		expect(reported(text)).toBe(
			[
				"content/news/story.md:1:1  error  front-matter-fence  The front matter has no closing fence",
				"  1 │ ---",
				"    │ ^^^",
				"  hint: end it with a line `---`",
			].join("\n"),
		);
	});
	it("are read below blank lines, with a warning: a draft below them is a draft", () => {
		const text = `\n\n${story("draft: true")}`;
		expect(articleOf(text)).toMatchObject({ draft: true, fieldPlaces: { draft: { line: 6, column: 8 } } });
		expect(reported(text)).toBe(
			[
				"content/news/story.md:3:1  warning  front-matter-form  There are blank lines above the front matter",
				"  3 │ ---",
				"    │ ^",
				"  hint: remove them: most programs take such front matter for text",
			].join("\n"),
		);
		expect(codes(parse(`\n${story("tags: [a")}`).problems)).toEqual(["front-matter-form 2:1", "yaml 5:9"]);
	});
	it("can follow a byte order mark", () => {
		expect(articleOf(`\ufeff${story()}`).headline).toBe("A story");
	});
	it("can follow invisible characters, with a warning, and no indent", () => {
		for (const before of ["\ufeff\ufeff", "\u200b"]) {
			expect(codes(parse(before + story("draft: true")).problems)[0]).toMatch("front-matter-form 1:");
			expect(articleOf(before + story("draft: true")).draft).toBe(true);
		}
		for (const before of [" ", "\t"])
			expect(codes(parse(before + story("draft: true")).problems)).toEqual(["front-matter-fence 1:1"]);
	});
	it("have three hyphens, not four", () => {
		expect(codes(parse(`-${story("draft: true")}`).problems)).toEqual(["front-matter-fence 1:1"]);
	});
	it("close with nothing else on the line", () => {
		const text = "---\nheadline: A story\ndate: 2026-05-01\n---draft\ndraft: true\n---\nText\n";
		expect(withheld(text)).toBe(true);
		expect(reported(text)).toBe(
			[
				"content/news/story.md:4:1  error  front-matter-fence  The closing fence must be `---` and nothing else",
				"  4 │ ---draft",
				"    │ ^^^",
			].join("\n"),
		);
	});
	it("never call an engine of gray-matter", () => {
		for (const [fence, place] of [
			["---js", "1:4"],
			["--- JavaScript ", "1:4"],
			["---coffee", "1:4"],
			["---CoffeeScript", "1:4"],
			["---cson", "1:4"],
			["---javascript", "1:4"],
			["---draft", "1:4"],
			["---constructor", "1:4"],
			["---__proto__", "1:4"],
			["---toString", "1:4"],
		] as const) {
			const text = `${fence}\n(globalThis.canary = true)\n---\nText\n`;
			expect(codes(parse(text).problems)).toEqual([`front-matter-engine ${place}`]);
			expect(withheld(text)).toBe(true);
		}
		expect(globalThis).not.toHaveProperty("canary");
	});
	it("say which engine is refused", () => {
		expect(reported("---js\n{}\n---\n")).toBe(
			[
				'content/news/story.md:1:4  error  front-matter-engine  Front matter is YAML, TOML or JSON; "js" is refused',
				"  1 │ ---js",
				"    │    ^^",
				"  hint: write it as YAML between two lines `---`",
			].join("\n"),
		);
	});
	it("say which line to write in place of another language", () => {
		const hint = (text: string) => parse(text).problems.map((problem) => problem.hint);
		const yaml = "write it as YAML between two lines `---`, each key on its line:";
		expect(hint("---js\n{\n  title: 'A story',\n}\n---\n")).toEqual([`${yaml} \`title: 'A story'\``]);
		expect(hint("---coffee\ntitle: 'A story'\n---\nurl: \"x\"\n")).toEqual([`${yaml} \`title: 'A story'\``]);
		expect(hint("---coffee\ntitle: -> 1\n---\nnote: 'x'\n")).toEqual(["write it as YAML between two lines `---`"]);
	});
	it("open with nothing else on the line, be it a key or a comment", () => {
		for (const [fence, hint] of [
			["--- draft: true", "put `draft: true` on a line of its own below"],
			["--- # a comment", "put `# a comment` on a line of its own below"],
			["---{", "put `{` on a line of its own below"],
			["--- yaml x", "write `---` alone"],
			["--- …", "write `---` alone"],
		] as const) {
			const text = story().replace("---", fence);
			expect(parse(text).problems).toMatchObject([{ code: "front-matter-fence", hint, withhold: true }]);
		}
		expect(codes(parse(story().replace("---", "--- ---")).problems)).toEqual(["front-matter-fence 1:1"]);
	});
	it("may not stand below comments, which hide a draft", () => {
		for (const [before, line] of [
			["<!-- a note -->\n", 2],
			["<!-- a note\nof two lines -->\n\n<!-- b -->\n", 5],
			["# a note\n", 2],
			["// a note\n\n", 3],
			["{# a note #}\n", 2],
		] as const) {
			const text = before + story("draft: true");
			expect(codes(parse(text).problems)).toEqual([`front-matter-fence ${line}:1`]);
			expect(withheld(text)).toBe(true);
		}
		for (const text of [
			"# A story\n\n---\n\nText: with a colon\n\n---\n",
			"Words.\n---\na: b\n---\n",
			"<!-- a ---\na: b\n---\n",
		])
			expect(codes(parse(text).problems)).toEqual(["front-matter-missing 1:1"]);
	});
	it("of which one is missing are reported in a text of one line, too", () => {
		for (const text of [
			"+++",
			"+++\ndraft = true\n",
			'{ "draft": true',
			"---",
			"---\n",
			"---yaml",
			"--- ",
			"---\na: b\n ---\n",
			"---\na: b\n...",
		])
			expect(codes(parse(text).problems)).toEqual(["front-matter-fence 1:1"]);
	});
	it("do not ignore comments or markup in an apparently empty block", () => {
		expect(codes(parse("---\n# headline: A\n---\nText.\n").problems)).toContain("field-missing 1:1");
		expect(codes(parse("---\n\u00a0# headline: A\n---\nText.\n").problems)[0]).toBe("unknown-field 2:1");
	});
	it("do not affect `---` in the text below", () => {
		const { value, problems } = parse(story("", "One.\n\n---\n\nTwo: a colon.\n\n---\n\nThree."));
		expect(problems).toEqual([]);
		expect(value?.body.parts.join("").match(/<hr>/g)).toHaveLength(2);
	});
	it("take a second block of code for plain Markdown", () => {
		const { value } = parse(`${story("", "---js\n1 + 1\n---")}`);
		expect(value?.body.parts.join("")).toContain("1 + 1");
	});
	it("contain one document: text after `...` is not lost silently", () => {
		const text = story("...\ndraft: true");
		expect(withheld(text)).toBe(true);
		expect(reported(text)).toBe(
			[
				"content/news/story.md:4:1  error  yaml  The front matter is one document; `...` ends it before the closing fence",
				"  4 │ ...",
				"    │ ^^^",
				"  hint: remove the line",
			].join("\n"),
		);
	});
	it("are required", () => {
		expect(reported("# A story\n")).toBe(
			[
				"content/news/story.md:1:1  error  front-matter-missing  The file has no front matter",
				"  1 │ # A story",
				"    │ ^",
				"  hint: begin it with a line `---`, then `headline:` and `date:`, then another `---`",
			].join("\n"),
		);
	});
});

describe("a mistake in YAML is reported at its line and column", () => {
	const cases: readonly (readonly [name: string, frontMatter: string, expected: string])[] = [
		["a key that stands there twice", "byline: A\nbyline: B", "yaml 5:1"],
		["a value that begins with @", "byline: @mara", "yaml 4:9"],
		["a value that begins with a backtick", "byline: `mara`", "yaml 4:9"],
		["a tag such as !!binary", "byline: !!binary aGVsbG8=", "yaml 4:9"],
		["a tag such as !!js/function", 'byline: !!js/function "x"', "yaml 4:9"],
		["a colon in a plain text", "summary: The vote: nine to four", "yaml 4:10"],
		["a tab for an indent", "image:\n\tsrc: a.jpg", "yaml 5:1"],
		["an alias that nothing defines", "byline: *mara", "yaml 4:9"],
		["a list that does not end", "tags: [a, b", "yaml 4:12"],
		["a key that is a list", "[a]: b", "yaml 4:1"],
	];
	it.each(cases)("%s", (_, frontMatter, expected) => {
		const { value, problems } = parse(story(frontMatter));
		expect(value).toBeUndefined();
		expect(codes(problems)[0]).toBe(expected);
	});
	it("with the line and what to do", () => {
		const text = story("byline: @mara");
		expect(reported(text)).toBe(
			[
				"content/news/story.md:4:9  error  yaml  A value that begins with `@` needs quotation marks",
				"  4 │ byline: @mara",
				"    │         ^^^^^",
				'  hint: write `byline: "@mara"`',
			].join("\n"),
		);
	});
	it("and the headline is quoted for a colon", () => {
		const text = story("").replace("A story", "Harbour: a vote");
		expect(reported(text)).toContain('hint: write `headline: "Harbour: a vote"`');
	});
	it("a block of comments and blank lines is read to its end, however long it is", () => {
		const long = `# a comment\n\n`.repeat(20_000);
		expect(articleOf(story(long)).headline).toBe("A story");
		const text = story(`byline: Mara\n${"\n".repeat(300_000)}draft: true`);
		expect(codes(parse(text).problems)).toEqual(["yaml-limit 5:1"]);
		expect(withheld(text)).toBe(true);
	});
	it("a second reading of a broken file gives the same result", () => {
		const text = story("byline: @mara");
		expect(parse(text).problems).toEqual(parse(text).problems);
	});
	it("a text that is neither keys nor values is rejected", () => {
		expect(codes(parse("---\njust words\n---\n").problems)).toEqual(["yaml 2:1"]);
		expect(codes(parse("---\n- a\n- b\n---\n").problems)).toEqual(["yaml 2:1"]);
	});
});

describe("a front matter that is an attack", () => {
	it("does not grow without end by its aliases", () => {
		const level = (name: string, of: string) => `${name}: &${name} [${Array(9).fill(of).join(", ")}]`;
		const names = "abcdefghi".split("");
		const bomb = names.map((name, index) => level(name, index ? `*${names[index - 1]}` : "x")).join("\n");
		const { problems } = parse(story(bomb));
		expect(problems.map(({ code, message }) => [code, message])).toEqual([
			["yaml-limit", "The front matter is too large once its aliases are expanded"],
		]);
	});
	it("does not overflow the stack with 3,000 brackets", () => {
		const { problems } = parse(story(`tags: ${"[".repeat(3000)}${"]".repeat(3000)}`));
		expect(problems.map(({ code, message }) => [code, message])).toEqual([
			["yaml-limit", "The front matter is nested too deeply"],
		]);
		expect(problems[0]?.place?.line).toBe(4);
	});
	it("does not refer to itself without end", () => {
		expect(codes(parse(story("tags: &a [*a]")).problems)[0]).toMatch(/^yaml(-limit)? 4:/);
	});
	it("holds no half of a surrogate pair", () => {
		const text = story('byline: "half \\ud800"');
		expect(reported(text)).toBe(
			[
				"content/news/story.md:4:9  error  unicode  `byline` has half of a surrogate pair, which is not a character",
				'  4 │ byline: "half \\ud800"',
				"    │         ^^^^^^^^^^^^^",
			].join("\n"),
		);
	});
	it("whatever its bytes are, gives an article or an error, and never throws", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ maxLength: 60 }), (yaml, body) => {
				const { value, problems } = parse(`---\nheadline: H\ndate: 2026-01-01\n${yaml}\n---\n${body}`);
				expect(value !== undefined || problems.some(({ severity }) => severity === "error")).toBe(true);
			}),
			{ numRuns: ALL_CASES ? 300 : 100 },
		);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
				const { value, problems } = parseArticle(sourceOf(bytes), SITE);
				expect(value !== undefined || problems.some(({ severity }) => severity === "error")).toBe(true);
			}),
			{ numRuns: ALL_CASES ? 200 : 80 },
		);
	});
});

describe("the bytes of a file", () => {
	it("with CRLF give the same article, the same body and the same places as with LF", () => {
		const texts = [
			story(
				"byline: Mara\nsummary:\n  - One [x](y.md)\n  - Two",
				"Text [a](b.md).\n\n# One\n\n- x\n- y\n\n```\ncode\n```",
			),
			story("byline: @mara"),
			story("drfat: true\ndate2: x"),
			`\n${story()}`,
			story("...\nx: y"),
		];
		for (const text of texts) expect(parse(text.replace(/\n/g, "\r\n"))).toEqual(parse(text));
	});
	it("with a lone CR are lines too", () => {
		expect(parse(story().replace(/\n/g, "\r"))).toEqual(parse(story()));
	});
	it("that are missing are reported: an editor crashed", () => {
		expect(problemsShown(parse("").problems)).toBe(
			"content/news/story.md  error  empty-file  The file is empty\n  hint: was it saved?",
		);
	});
	it("that are not UTF-8 are reported at the first bad one", () => {
		const bytes = Buffer.concat([Buffer.from("---\nheadline: Caf"), Buffer.from([0xe9]), Buffer.from("\n---\n")]);
		expect(codes(parseArticle(sourceOf(bytes), SITE).problems)).toEqual(["encoding 2:14"]);
	});
	it("with NUL are replaced, with a warning at the place", () => {
		const { value, problems } = parse(story("", "A \0 B"));
		expect(codes(problems)).toEqual(["control-character 5:3"]);
		expect(value?.body.parts).toEqual(["<p>A \ufffd B</p>\n"]);
	});
	it("of a story without text are accepted, with a warning", () => {
		const text = story("", "");
		expect(parse(text).value).toBeDefined();
		expect(codes(parse(text).problems)).toEqual(["empty-body 5:1"]);
	});
	it("are named by their file", () => {
		expect(parse("").problems[0]?.place?.path).toBe(PATH);
	});
});
