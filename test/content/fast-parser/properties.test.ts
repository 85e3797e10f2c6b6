/**
 * Documents that nobody wrote: constructs that the fast parser supports, mixed with what is close to them.
 * `PARSER_RUNS` is how many of each kind.
 * Each property counts the documents that the fast parser reads: one that compares nothing fails.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { takes } from "./agree.js";

const RUNS = Number(process.env.PARSER_RUNS ?? 70);

const WORDS = [
	"a",
	"The mayor",
	"said",
	"on Monday,",
	"town.",
	"1",
	"2014.",
	"“no”",
	"it’s",
	"café",
	"$5",
	"5 %",
	"x-y",
	"x_y",
	"(b)",
	"🙂",
	"Q&A",
];
const MARKS = [
	"*a*",
	"_a_",
	"**a b**",
	"__a__",
	"`a`",
	"`` a`b ``",
	"[a](/b)",
	'[a *b*](https://c.d/e?f=1&g "h i")',
	'![a](/b "c")',
	"***a***",
];
const MARKED = [
	"**a *b***",
	"*a **b** c*",
	"[![a](/b)](/c)",
	"\\*",
	"\\_",
	"&amp;",
	"&#8217;",
	"[sic]",
	"10:30",
	"a: b",
	"< 5",
	"a  \nb",
	"a\\\nb",
	"a\nb",
];
const NEAR = [
	...[
		"*",
		"**",
		"_",
		"__",
		"***",
		"****",
		"`",
		"``",
		"[",
		"]",
		"](",
		"](/a)",
		'](/a "b")',
		"!",
		"![",
		"(",
		")",
		"[]()",
		'[a]({{< link "b" >}})',
		'({{< "b")',
		"[a](b c)",
		"[a](<b>)",
	],
	...[
		"<",
		"<a",
		"<!--",
		"&",
		"&foo;",
		"&#0;",
		"&#xD800;",
		":",
		"::",
		":a",
		":a[b]",
		"@",
		"a@b.co",
		"www",
		"www.",
		"WWW.a.b",
		"http://",
		"https://a.b",
	],
	...[
		"~",
		"~~",
		"~~a~~",
		"|",
		"| a | b |",
		"\\",
		"\\a",
		"\\\n",
		" \n",
		"  \n",
		"   \n   ",
		"\n>",
		"\n> ",
		"{",
		"}",
		"/",
		"+",
		"[^1]",
		"[x]",
		"]:",
		"[a]: b",
	],
	...[
		"\u00a0",
		"\u2003",
		"\u200b",
		"\u2028",
		"—",
		"…",
		"€",
		"“",
		"”",
		"é",
		"😀",
		"\ud83d",
		"\ude00",
		"\f",
		"\v",
		"\t",
		"\0",
		"\r",
		"#",
		"=",
		"-",
		"'",
		'"',
	],
];
const STARTS = ["", "", "", "", "- ", "* ", "+ ", "1. ", "1) ", "> ", "## ", "### ", "  ", "> - ", "- > "];
const NEAR_STARTS = [
	...[
		">",
		"> > ",
		"#",
		"#a",
		"####### ",
		"-",
		"-a",
		"*",
		"1.",
		"1.a",
		"2. ",
		"10. ",
		"0. ",
		"1234567890. ",
		" ",
		"   ",
		"    ",
		"     ",
		"-  ",
		"-     ",
	],
	...[
		"  - ",
		"   - ",
		"    - ",
		"  > ",
		"- - ",
		"- 1. ",
		"- # ",
		"> # ",
		"- [ ] ",
		"- [x] ",
		"---",
		"***",
		"___",
		"===",
		"--",
		"=",
		"- - -",
		"* * *",
		"- ***",
	],
	...[
		"```",
		"```js\n",
		"~~~",
		"  ```",
		"| a |",
		"|---|",
		"|:-|-:|",
		":-",
		"-|-",
		"::a",
		":::a",
		"[a]: b",
		"[^a]: b",
		"<div>",
		"</div>",
		"<!-- -->",
		"\\# ",
	],
];
const ENDS = [
	"\n\n",
	"\n\n",
	"\n\n",
	"\n",
	"\n\n\n",
	"\n\n---\n\n",
	"\n\n```js a\nb\n\n  c\n```\n\n",
	"\n\n| a | b |\n|---|--:|\n| *c* | d |\n\n",
];
const NEAR_ENDS = [
	" \n",
	"  \n",
	"\\\n",
	"\n>\n",
	"\n> ",
	"\n  ",
	"\n    ",
	"\n \n",
	"\n=\n",
	"\n---\n",
	"\n|-|\n",
	"\n```\n",
	"\n\n    ",
];

/** One of `sure`, or rarely one of `near`: one in `rarity`. */
const mostly = (sure: readonly string[], near: readonly string[], rarity: number) =>
	fc.oneof(
		{ weight: rarity - 1, arbitrary: fc.constantFrom(...sure) },
		{ weight: 1, arbitrary: fc.constantFrom(...near) },
	);

const piece = fc
	.tuple(mostly([...WORDS, ...WORDS, ...MARKS, ...MARKED], NEAR, 12), mostly([" "], [""], 6))
	.map((both) => both.join(""));
const line = fc
	.tuple(mostly(STARTS, NEAR_STARTS, 12), fc.array(piece, { minLength: 1, maxLength: 5 }), mostly(ENDS, NEAR_ENDS, 12))
	.map(([start, pieces, end]) => start + pieces.join("").trimEnd() + end);
const grammar = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => lines.join(""));

const ARTICLE = `


"The bridge [will open](https://www.example.org/bridge?a=1&b=2) *next* week," said **Ann Lee**. It is 5 metres wide,
as _we_ \`measured\` at 10:30 & again.

> Nobody knew.
>
> Not even [the mayor](/people/mayor/ "Mayor").

![A bridge](/images/bridge.jpg "At night")

## What comes next

- The first thing
- The *second* thing
  in two lines

1. One

2. Two

   More of two
   - Nested

| Year | Share |
|------|------:|
| 2014 | 5.2% |

\`\`\`sh
make bridge
\`\`\`

---

**Read more:** [Another story](/news/another/)
`;

/** What is put into a text or taken out of it: at a share of its length, so many characters, in whose place comes this. */
const mutation = fc.tuple(
	fc.double({ min: 0, max: 1, noNaN: true }),
	fc.constantFrom(0, 0, 1, 1, 2, 5),
	fc.oneof(
		fc.constantFrom("", "\n", "\n\n", ...WORDS, ...MARKS),
		fc.constantFrom(...NEAR, ...NEAR_STARTS, ...NEAR_ENDS),
	),
);
const mutated = fc.array(mutation, { minLength: 1, maxLength: 3 }).map((mutations) =>
	mutations.reduce((text, [share, removed, added]) => {
		const at = Math.floor(share * text.length);
		return text.slice(0, at) + added + text.slice(at + removed);
	}, ARTICLE),
);

const noise = fc
	.array(fc.constantFrom(...WORDS, ...MARKS, ...NEAR, ...NEAR_STARTS, ...NEAR_ENDS), { maxLength: 8 })
	.map((all) => all.join(""));

describe("a document of any kind has the tree of the parser, or none", () => {
	for (const [kind, documents, share] of [
		["made of what the fast parser supports and of a few near misses", grammar, 0.2],
		["an article that is changed in a few places", mutated, 0.3],
		["hardly more than marks", noise, 0.05],
	] as const)
		it(`if it is ${kind}`, { timeout: 60_000 + RUNS * 20 }, () => {
			let taken = 0;
			fc.assert(
				fc.property(documents, (document) => {
					if (takes(document)) taken++;
				}),
				{ numRuns: RUNS },
			);
			console.info(`${taken} of ${RUNS} documents are read by the fast parser: ${kind}`);
			expect(taken / RUNS).toBeGreaterThan(share);
		});
});
