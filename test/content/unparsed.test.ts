import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMarkdown } from "../../src/content/markdown/index.js";
import { PATH, SITE, siteWith } from "../support/articles.js";
import { ALL_CASES, sample } from "../support/sample.js";
import { documents } from "./trees.js";

const SLOW = siteWith({ markdown: { ...SITE.markdown, fastPath: false } });
const problemsOf = (text: string, site = SITE) => {
	const { block, problems } = createMarkdown(PATH, text, site);
	block(text, 0);
	return problems;
};
/** Code, line and column of each problem, with its hint. */
const reported = (text: string): string[] =>
	problemsOf(text).map(({ code, place, hint }) => `${code} ${place?.line}:${place?.column} ${hint}`);

describe("Markdown with an unintended result is reported with its correction", () => {
	it.each([
		[
			"![Plan](Screenshot 2026-06-09 at 17.33.53.png)",
			"mark-printed 1:1 write ![Plan](<Screenshot 2026-06-09 at 17.33.53.png>)",
		],
		[
			"See\n[the *whole* report](files/Annual report 2026.pdf).",
			"mark-printed 2:1 write [the *whole* report](<files/Annual report 2026.pdf>)",
		],
		["> See [it](https://a.example/b c.pdf) now.", "mark-printed 1:7 write [it](<https://a.example/b c.pdf>)"],
		["Mail [us](mailto: desk@a.example).", "mark-printed 1:6 write [us](mailto:desk@a.example)"],
		["See [it](htps://a.example/b).", 'url-dropped 1:10 did you mean "https://a.example/b"?'],
		["- a\n- [it](<a b.pdf)", "mark-printed 2:3 write [it](a%20b.pdf)"],
		['![Plan](plan.png "The "new" weir")', 'mark-printed 1:1 write ![Plan](plan.png "The \\"new\\" weir")'],
		["[Plan](plan.md “The plan”)", 'mark-printed 1:1 write [Plan](plan.md "The plan")'],
		["[The report] (https://a.example/b)", "mark-printed 1:1 write [The report](https://a.example/b)"],
		["Read [the report](https://a.example/b.", "mark-printed 1:6 write [the report](https://a.example/b)."],
		["Read \\[the report\\](https://a.example/b).", "mark-printed 1:6 write [the report](https://a.example/b)"],
		["**Length:**one hundred", "mark-printed 1:1 write **Length**:one hundred".replace("one hundred", "")],
		["市長は**「橋は必要だ。」**と述べた。", "mark-printed 1:4 write 「**橋は必要だ**。」"],
		["市長は**「橋」**。", "mark-printed 1:4 write 「**橋**」"],
		["**Note: **the tide", "mark-printed 1:1 write **Note:**"],
		["a ** bold** word", "mark-printed 1:3 write **bold**"],
		["an *emphasis * of", "mark-printed 1:4 write *emphasis*"],
		["*Note:*this", "mark-printed 1:1 write *Note*:"],
		["__Note:__this", "mark-printed 1:1 write __Note__:"],
		["##\u00a0Who pays?", 'mark-printed 1:1 write "## " with a plain space'],
		["##Who decides?", 'mark-printed 1:1 write "## "'],
		["Words.\n\n-\u00a0First.\n-\u00a0Then.", 'mark-printed 3:1 write "- " with a plain space'],
		["1.\u00a0First.\n2.\u00a0Then.", 'mark-printed 1:1 write "1. " with a plain space'],
		["• One\n• Two", 'mark-printed 1:1 begin each of them with "- "'],
		["| a | b |\n| c | d |", "mark-printed 1:1 for instance | --- | --- | below a head of two columns"],
		["Fish &amp;nbsp; chips", "mark-printed 1:6 write &nbsp;"],
		["A claim.[^survy] B.[^a]\n\n[^survey]: Table 4.\n[^a]: B", 'reference-missing 1:9 did you mean "survey"?'],
		["In [the report][report].\n\n[reports]: https://a.example", 'reference-missing 1:4 did you mean "reports"?'],
		["A claim.\n[a]: https://a.example", "mark-printed 2:1 leave a blank line above it"],
		["A claim.[^1]", "reference-missing 1:9 add a line such as [^1]: The source."],
		["Words.\n\n[^1]: A note.", "definition-unused 3:1 write [^1] in the text"],
		["Words.\n\n[a]: https://a.example", "definition-unused 3:1 write [words][a], or remove it"],
		["1. One\n2. Two\n\n2026. That is the year.", 'list-number 4:1 write "2026\\." if it is not the number of an item'],
		["2026. That is the year.", 'list-number 1:1 write "2026\\." if it is not the number of an item'],
		["3. Third\n2. Second\n1. First", 'list-number 2:1 write "2\\." if it is not the number of an item'],
		["1. Mai ist Feiertag.", 'list-number 1:1 write "1\\." if it is not the number of an item'],
		["1. Register\n  - by post\n  - at the hall\n2. Vote", "list-split 2:3 begin its lines with 3 spaces"],
		[
			"A paragraph of some words that ends.\n---\n\nMore.",
			"heading-underlined 1:1 if a line between parts is meant, leave a blank line above it",
		],
		["Words.\n\n```\ncode\n\nMore words.", "code-open 3:1 put a line ``` below it"],
		[
			"    The council met on Tuesday, and it took more than nine hours to agree on the bridge.",
			"code-indented 1:1 remove them",
		],
	])("%j", (text, first) => expect(reported(text)[0]).toBe(first));
});

describe("correct Markdown is not reported", () => {
	it.each([
		"5 * 3 * 2, 5 ** 2 + 3 ** 2, a*b*c, 2**10, $5** and $6**",
		"**Terms apply. *Not on Sundays. \\*Not here\\* \\[not](a b.md)",
		"He said [sic] it […] and [the mayor] (who resigned) [and so on](sic) array[0][1] f[i](x) [1][2]",
		"#1, #hashtag and C# on a line\n#2 is a number",
		"snake_case_name, __init__.py, _private_name, Name: ______, _(shrugs)_",
		"`[[x]]` and `**a:**b` and `[a](b c.md)`\n\n```\n##Heading [^1]\n```",
		"Fish &amp; chips, AT&T, R&D; and R&nbsp;D",
		'[[Bug 5076]] and [[ -n "$1" ]] and [[1, 2], [3]]',
		"[//]: # (A comment)\n\n[a][b] and [b].\n\n[b]: https://b.example",
		"A claim.[^1]\n\n[^1]: Its source.",
		"1. One\n1. Two\n1. Three\n\nWords.\n\n7. Seven\n8. Eight",
		"0. Zero\n1. One\n\n- a\n  - b\n\n1. c\n   - d",
		"- a\n- b\n\n1. c",
		"Le prix\u00a0: 5\u00a0%.\n\n1.\u00a0Mai war ein Feiertag.",
		"A heading\n---\n\n| a | b |\n| --- | --- |\n| c | d |",
		"    const x = 1;\n    const y = 2;\n\n```js\nx\n```",
		"Mail a@b.example or see https://a.example/b_(c) or <https://a.example>.",
		'[a *b* c](https://a.example/b(c)) and ![d](<e f.png> "g") and **「橋」** と',
		"\\| a | b |\n\\| c | d |",
		"The menu: • one • two",
	])("%j", (text) => expect(reported(text)).toEqual([]));

	it("in our own pages", () => {
		const docs = join(import.meta.dirname, "../../docs");
		const pages = readdirSync(docs).filter((name) => name.endsWith(".md"));
		for (const file of sample(5, pages))
			expect(
				problemsOf(readFileSync(join(docs, file), "utf8")).filter(
					({ code }) => code !== "heading-one" && code !== "html-dropped" && code !== "unknown-shortcode",
				),
				file,
			).toEqual([]);
	});
});

it("the fast parser reports the same as the parser", () => {
	fc.assert(
		fc.property(documents, (text) => {
			expect(problemsOf(text)).toEqual(problemsOf(text, SLOW));
		}),
		{ numRuns: ALL_CASES ? 200 : 60 },
	);
});
