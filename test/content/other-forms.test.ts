/** Front matter as other programs write it: TOML, JSON, lenient YAML, dates, flags, names and types. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placesOf } from "../../src/content/front-matter/toml-places.js";
import { groupProblems } from "../../src/core/problem.js";
import { articleOf, codes, parse, problemsShown, SITE, siteWith, story } from "../support/articles.js";
import { ALL_CASES } from "../support/sample.js";
import { buildSite, config } from "../support/site.js";

const TOML = `+++
title = "The bell: a story"
date = 2019-04-05T08:00:00Z
tags = [
	"Church", # a comment
	'River Orm',
]
draft = false
image.src = "bell.jpg"
[extra]
weight = 3
"a b" = { c = [1, 2] }
[[extra.authors]]
name = "Ann"
[[extra.authors]]
name = "Bo"
+++

It rang.
`;
const titled = siteWith({ fields: { headline: "title" } });

describe("TOML front matter", () => {
	it("has the values of smol-toml at the places at which they are written", () => {
		const article = articleOf(TOML, titled);
		expect(article).toMatchObject({
			headline: "The bell: a story",
			date: "2019-04-05T08:00:00Z",
			tags: ["Church", "River Orm"],
			image: { src: { text: "bell.jpg", line: 9 } },
			extra: { extra: { weight: "3", "a b": { c: ["1", "2"] }, authors: [{ name: "Ann" }, { name: "Bo" }] } },
			fieldPlaces: { headline: { line: 2, column: 9, length: 19 }, tags: { line: 4, column: 8 } },
		});
		expect(parse(TOML, titled).value?.body.parts).toEqual(["<p>It rang.</p>\n"]);
	});
	it("hides a draft, also with a key in capitals or below blank lines", () => {
		for (const text of [
			TOML.replace("draft = false", "draft = true"),
			TOML.replace("draft = false", "Draft = true"),
			`\n${TOML.replace("draft = false", "draft = true")}`,
			TOML.replace("+++", "---toml").replace("\n+++", "\n---").replace("draft = false", "draft = true"),
		])
			expect(articleOf(text, titled).draft).toBe(true);
	});
	it("with a mistake is an error at its place, and withholds the story", () => {
		const broken = TOML.replace("2019-04-05T08:00:00Z", "5 April");
		const { value, problems } = parse(broken, titled);
		expect(value).toBeUndefined();
		expect(problems).toMatchObject([{ code: "toml", withhold: true, place: { line: 3 } }]);
		expect(codes(parse(TOML.replace("draft = false", "draft = 1"), titled).problems)).toEqual(["field-type 8:9"]);
		expect(codes(parse(TOML.replace("[extra]", "draft = true"), titled).problems)).toEqual(["toml 10:1"]);
		expect(codes(parse(TOML.replace("\n+++\n", "\n+++\ndraft = true\n+++\n"), titled).problems)).toEqual([
			"front-matter-fence 17:1",
		]);
		expect(codes(parse(TOML.replace("weight = 3", `x${".y".repeat(200)} = 1`), titled).problems)).toEqual([
			"yaml-limit 10:2",
		]);
	});
	it("has a place for each of its values, whatever it contains", () => {
		const bare = fc.constantFrom("a", "b-c", '"d e"', "'f.g'");
		const scalar = fc.constantFrom(
			'"x ] } = # y"',
			"'z'",
			"1_000",
			"2026-05-01 09:00:00",
			'"""\n"q" ]\n"""',
			"'''\n#'''",
		);
		const value = fc.letrec((tie) => ({
			one: fc.oneof({ weight: 3, arbitrary: scalar }, tie("list"), tie("table")),
			list: fc.array(tie("one"), { maxLength: 3 }).map((items) => `[ ${items.join(",\n")} ]`),
			table: tie("one").map((inside) => `{ k = ${String(inside).replaceAll("\n", " ")} }`),
		})).one as fc.Arbitrary<string>;
		fc.assert(
			fc.property(
				fc.uniqueArray(bare, { minLength: 1 }),
				fc.array(value, { minLength: 4, maxLength: 4 }),
				(keys, all) => {
					const text = keys.map((key, index) => `${key} = ${all[index]} # c\n`).join("");
					const places = placesOf(text);
					for (const [index, key] of keys.entries()) {
						const name = key.replace(/["']/g, "");
						expect(text.slice(...(places.get(name)?.value ?? [0, 0]))).toBe(all[index]);
						expect(text.slice(...(places.get(name)?.key ?? [0, 0]))).toBe(key);
					}
				},
			),
			{ numRuns: ALL_CASES ? 300 : 100 },
		);
	});
});

describe("JSON front matter", () => {
	const JSON_TEXT =
		'{\n\t"title": "A \\"bell\\" \\u00e9 }",\n\t"date": "2026-05-01",\n\t"tags": ["a", "b"],\n\t"image": null\n}\n\nIt rang.\n';
	it("is read without fences, and between those that name it", () => {
		for (const text of [
			JSON_TEXT,
			`---json\n${JSON_TEXT.replace("}\n\n", "}\n---\n")}`,
			`;;;\n${JSON_TEXT.replace("}\n\n", "}\n;;;\n")}`,
			`---\n${JSON_TEXT.replace("}\n\n", "}\n---\n").replace(',\n\t"image": null', "")}`,
		]) {
			const { value, problems } = parse(text, titled);
			expect(problems).toEqual([]);
			expect(value?.story).toMatchObject({ headline: 'A "bell" é }', tags: ["a", "b"] });
			expect(value?.body.parts).toEqual(["<p>It rang.</p>\n"]);
		}
		expect(articleOf(JSON_TEXT, titled).fieldPlaces.headline).toMatchObject({ line: 2, column: 11 });
	});
	it("with a mistake is an error at its place, and withholds the story", () => {
		for (const [found, instead, place] of [
			['"tags"', '"draft": true "tags"', "json 4:16"],
			['"a"', "maybe", "json 4:11"],
			['["a", "b"]', '["a", "b"', undefined],
			['"tags": ["a", "b"]', '"draft": true, "draft": false', "yaml 4:17"],
			['"image"', '"draft"', "field-type 5:11"],
		] as const) {
			const { value, problems } = parse(JSON_TEXT.replace(found, instead), titled);
			expect(value).toBeUndefined();
			expect(problems[0]?.withhold).toBe(true);
			if (place) expect(codes(problems)).toEqual([place]);
		}
	});
	it("evaluates nothing: the engines of gray-matter are never called", () => {
		expect(codes(parse("---json\n(globalThis.canary = true)\n---\n").problems)[0]).toMatch(/^json /);
		expect(globalThis).not.toHaveProperty("canary");
	});
});

describe("YAML that other libraries read and the specification does not allow", () => {
	it("goes on without an indent in quotation marks and brackets, with a warning", () => {
		const text = story(
			'summary: "The levy is paid\nby boats,\n\nnobody else."\ntags: ["Low\ntide",\nHarbour]\ndraft: true',
		);
		const article = articleOf(text);
		expect(article).toMatchObject({ tags: ["Low tide", "Harbour"], draft: true });
		expect(article.summary[0]?.text.replace(/\s+/g, " ")).toBe("The levy is paid by boats, nobody else.");
		expect(article.fieldPlaces).toMatchObject({ tags: { line: 8, column: 7 }, draft: { line: 11, column: 8 } });
		expect(problemsShown(parse(text).problems, text)).toBe(
			[
				"content/news/story.md:5:1  warning  front-matter-form  A value goes on in this line without an indent",
				"  5 │ by boats,",
				"    │ ^",
				"  hint: indent its lines by two spaces: the specification of YAML asks for it",
			].join("\n"),
		);
	});
	it("never swallows a line that may be a key, which may hide the story", () => {
		for (const front of [
			'byline: "Ann\ndraft: true\nnote: x"',
			"byline: 'Ann\nstatus : draft\nnote: x'",
			'tags: ["a\n"draft": true, "b"]',
		])
			expect(parse(story(front)).value).toBeUndefined();
	});
	it("may have a key twice that nothing reads, or that says the same twice", () => {
		expect(codes(parse(story("weight: 1\nweight: 2")).problems)).toEqual(["front-matter-form 5:1"]);
		expect(articleOf(story("weight: 1\nweight: 2")).extra).toEqual({ weight: "2" });
		expect(codes(parse(story("menu: { a: 1, a: 2 }\nbyline: A\nbyline: A")).problems)).toEqual([
			"front-matter-form 4:15",
			"front-matter-form 6:1",
		]);
		expect(articleOf(story("menu: 1\nboat:\n  alt:\nmenu: 2")).extra).toMatchObject({ menu: "2" });
		expect(parse(story("byline: A\nboat:\n  alt:\nbyline: B")).problems).toMatchObject([
			{ message: "The key `byline` occurs twice", place: { line: 7, column: 1 } },
		]);
		for (const twice of [
			"byline: A\nbyline: B",
			"draft: true\ndraft: false",
			"published: true\npublished: false",
			"Draft: true\nDraft: false",
		])
			expect(parse(story(twice)).value).toBeUndefined();
	});
	it("of Jekyll may have any key twice that hides nothing: the last one counts", async () => {
		const files = (front: string) => ({
			"broadsheet.config.ts": config('from: "jekyll",'),
			"_posts/2026-05-01-vote.md": `---\ntitle: The draft of a title\n${front}\n---\n\nWords.\n`,
		});
		const site = await buildSite(files("title: The vote"));
		expect(site.report.problems.map(({ code, place }) => [code, place?.line])).toEqual([["front-matter-form", 3]]);
		expect(site.read("index.html")).toContain("The vote");
		for (const hiding of ["published: false\npublished: true", "date: 2030-01-01\ndate: 2026-05-01"])
			expect((await buildSite(files(hiding))).report).toMatchObject({ exit: 1, written: 0 });
	});
	it("has keys and flags in capitals", () => {
		const text = "---\nTitle: A story\nDATE: 2026-05-01\nDraft: Yes\nsitemap: FALSE\n---\nText.\n";
		expect(articleOf(text, titled)).toMatchObject({ headline: "A story", draft: true, sitemap: false });
		expect(codes(parse(text, titled).problems)).toEqual([
			"front-matter-form 2:1",
			"front-matter-form 3:1",
			"front-matter-form 4:1",
			"front-matter-form 4:8",
		]);
	});
});

describe("a date", () => {
	const dated = (typed: string) => articleOf(story().replace("2026-05-01 09:00", `"${typed}"`)).date;
	it.each([
		["2026-5-1", "2026-04-30T23:00:00Z"],
		["2026/05/01 9:30", "2026-05-01T08:30:00Z"],
		["2026-05-01 09:30:00 +0200", "2026-05-01T07:30:00Z"],
		["2026-5-1 09:30:00 +2", "2026-05-01T07:30:00Z"],
		["2026-05-01 09:30:00 UTC", "2026-05-01T09:30:00Z"],
		["2026-05-01 09:30:00 +0100 BST", "2026-05-01T08:30:00Z"],
		["Jul 08 2026", "2026-07-07T23:00:00Z"],
		["July 8, 2026 5:30 pm", "2026-07-08T16:30:00Z"],
		["8th Sept 2026 at 12:05 a.m. EST", "2026-09-08T05:05:00Z"],
		["Fri, 01 May 2026 09:00:00 +0000", "2026-05-01T09:00:00Z"],
		["Fri May 01 2026 09:00:00 GMT+0200 (CEST)", "2026-05-01T07:00:00Z"],
		["Fri May  1 09:00:00 UTC 2026", "2026-05-01T09:00:00Z"],
	])("that can mean one thing is read: %s", (typed, instant) => expect(dated(typed)).toBe(instant));
	it.each([
		"2026-05-1",
		"2026-1-14",
		"2026/05/1",
		"1/5/2026",
		"31 Feb 2026",
		"1 Mayor 2026",
		"2026-05-01 13:00 pm",
		"2026-05-01 09:00 IST",
		"1 May 26",
	])("that can mean two or nothing is refused: %s", (typed) => expect(() => dated(typed)).toThrow("error  date"));
	it("is that of the file name where the front matter has none, and has no time", () => {
		const text = "---\nheadline: A story\n---\nText.\n";
		for (const path of ["content/2026-5-1-bridge.md", "content/2026-05-01-bridge/index.md", "content/2026-05-01.md"])
			expect(articleOf(text, SITE, path)).toMatchObject({ date: "2026-04-30T23:00:00Z", wholeDays: ["date"] });
		expect(articleOf(text, SITE, "content/2026-5-1-bridge.md").slug).toBe("bridge");
		expect(articleOf(story(), SITE, "content/2020-01-01-bridge.md").date).toBe("2026-05-01T08:00:00Z");
	});
	it("is that of the `permalink` where neither the front matter nor the file name has one", () => {
		const text = "---\nheadline: A story\npermalink: 2019/12/31/Two.html\n---\nText.\n";
		expect(articleOf(text)).toMatchObject({ date: "2019-12-31T00:00:00Z", address: "/2019/12/31/Two.html" });
	});
	it("is not taken from the file name where a key says or may say another", () => {
		const path = "content/2026-05-01-bridge.md";
		for (const front of ["date:", "date: soon", "datte: 2030-01-01", "publishDate: 2030-01-01"])
			expect(parse(`---\nheadline: A\n${front}\n---\nText.\n`, SITE, path).value).toBeUndefined();
		expect(parse("---\nheadline: A\n---\nText.\n", SITE, "content/2026-02-30-bridge.md").value).toBeUndefined();
		expect(parse("---\nheadline: A\n---\nText.\n", SITE, "content/2026-05-1-bridge.md").value).toBeUndefined();
		expect(parse("---\nheadline: A\n---\nText.\n", SITE, "content/storm.live/2026-05-01-a.md").value).toBeUndefined();
	});
});

describe("folders of Jekyll", () => {
	it("`_posts` is not a section, and `_drafts` has drafts, with or without a date", () => {
		expect(articleOf(story(), SITE, "content/sport/_posts/2026-05-01-a.md").breadcrumb).toEqual(["Sport"]);
		const draft = articleOf("---\nheadline: A\ndraft: false\n---\nText.\n", SITE, "content/_drafts/a.md");
		expect(draft.draft).toBe(true);
	});
	it("with other names that begin with an underscore are unclear, as are sections in `_drafts`", () => {
		for (const path of ["content/_old/a.md", "content/_posts/_a.md", "content/news/_posts"])
			if (path.endsWith(".md")) expect(codes(parse(story(), SITE, path).problems)).toEqual(["underscore-name -:-"]);
	});
});

describe("words of other programs", () => {
	it("a map is an author by its name or key, and what else it says is named once", () => {
		const article = articleOf(
			story("byline:\n  - name: Mara Quill\n    url: https://people.example/\n  - key: tom\n  - Ann Roe"),
		);
		expect(article.byline).toEqual(["Mara Quill", "tom", "Ann Roe"]);
		expect(articleOf(story("byline: { name: Mara Quill }")).byline).toEqual(["Mara Quill"]);
		expect(codes(parse(story("byline: { nom: Mara }")).problems)).toEqual(["field-type 4:9"]);
	});
	it("`type: post` labels nothing, and a misspelt type is still an error", () => {
		expect(articleOf(story("type: post\nlayout: post\nstatus: publish"))).toMatchObject({ type: "news" });
		expect(articleOf(story("type: Post"), SITE, "content/storm.live/index.md").type).toBe("live");
		expect(codes(parse(story("type: analisis")).problems)).toEqual(["field-type 4:7"]);
	});
});

it("an unknown key near a known one, and headings of the first level, are reported once for the site", () => {
	const text = (index: number) => story(`nid: "${index}"\ndeks: x`, "# Part\n\nWords.\n\n# Part");
	const problems = [1, 2, 3].flatMap((index) => parse(text(index), SITE, `content/a${index}.md`).problems);
	expect(groupProblems(problems).map(({ code, message }) => [code, / \((.*)\)$/.exec(message)?.[1]])).toEqual([
		["unknown-field", "3 times in 3 files"],
		["heading-one", "3 times in 3 files"],
	]);
});
