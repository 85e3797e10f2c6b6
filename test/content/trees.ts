/** Markdown for fast-check: trees that a parser could make and stranger ones, and documents and lines of markup characters. */
import fc, { type Arbitrary } from "fast-check";
import type { Nodes, Root } from "mdast";

/** Pieces, in any order and number. */
const concatenated = (maxLength: number, ...pieces: readonly string[]): Arbitrary<string> =>
	fc.array(fc.constantFrom(...pieces), { maxLength }).map((chosen) => chosen.join(""));

const words = concatenated(
	6,
	"word",
	"Read more: ",
	" ",
	"  ",
	"\n",
	"\t",
	"\r",
	"\0",
	"&",
	"<",
	">",
	'"',
	"'",
	"`",
	"é",
	"😀",
	"\ud800",
);
const url = fc.oneof(
	fc.constantFrom(
		"https://a.example/b?c=d&e",
		"HTTP:\\a",
		"mailto:a@b.example",
		"SMS:+353",
		"#part",
		"//c.example",
		"d.md",
		"",
	),
	concatenated(
		4,
		"https:",
		"//",
		"a",
		":",
		"/",
		"?",
		"#",
		"%",
		"%4",
		"%41",
		"%zz",
		" ",
		"\t",
		"é",
		"😀",
		"\ud800",
		'"',
		"'",
		"&",
		"\\",
		"javascript:",
		"mailto:",
	),
);
const title = fc.option(words);
const text = fc.record({ type: fc.constant("text"), value: words });
const spread = fc.constantFrom(undefined, null, true, false);

const { block } = fc.letrec<{
	block: object;
	phrase: object;
	phrases: object[];
	blocks: object[];
	item: object;
}>((tie) => {
	const children = tie("phrases");
	const text = fc.record({ type: fc.constant("text"), value: words });
	return {
		phrase: fc.oneof(
			{ depthSize: "small", withCrossShrink: true },
			text,
			fc.record({ type: fc.constantFrom("break") }),
			fc.record({ type: fc.constant("inlineCode"), value: words }),
			fc.record({ type: fc.constant("image"), url, title, alt: fc.option(words) }),
			fc.record({ type: fc.constantFrom("emphasis", "strong", "delete"), children }),
			fc.record({ type: fc.constant("link"), url, title, children: fc.array(text, { maxLength: 2 }) }),
			fc.record({ type: fc.constant("link"), url, title, children }),
		),
		phrases: fc.array(tie("phrase"), { maxLength: 4 }),
		block: fc.oneof(
			{ depthSize: "small", withCrossShrink: true },
			fc.record({ type: fc.constant("paragraph"), children }),
			fc.record({ type: fc.constant("heading"), depth: fc.integer({ min: 1, max: 6 }), children }),
			fc.record({
				type: fc.constant("code"),
				lang: fc.option(concatenated(3, "js", "c++", " ", '"', "é")),
				value: words,
			}),
			fc.record({ type: fc.constantFrom("thematicBreak") }),
			fc.record({ type: fc.constant("definition"), identifier: fc.constant("a"), url }),
			fc.record({ type: fc.constant("blockquote"), children: tie("blocks") }),
			fc.record({
				type: fc.constant("list"),
				ordered: fc.boolean(),
				start: fc.constantFrom(null, undefined, 0, 1, 7),
				spread,
				children: fc.array(tie("item"), { maxLength: 3 }),
			}),
			fc.record({
				type: fc.constant("table"),
				align: fc.array(fc.constantFrom(null, "left", "right", "center"), { minLength: 1, maxLength: 3 }),
				children: fc.array(
					fc.record({
						type: fc.constant("tableRow"),
						children: fc.array(fc.record({ type: fc.constant("tableCell"), children }), { maxLength: 3 }),
					}),
					{ maxLength: 3 },
				),
			}),
		),
		blocks: fc.array(tie("block"), { maxLength: 4 }),
		item: fc.record({ type: fc.constant("listItem"), spread, children: tie("blocks") }),
	};
});

/** Trees of everyday nodes, with few exceptions. */
export const trees: Arbitrary<Root> = fc
	.array(fc.oneof({ weight: 9, arbitrary: block }, { weight: 1, arbitrary: text }), { maxLength: 7 })
	.map((children) => ({ type: "root", children: structuredClone(children) as Extract<Nodes, Root>["children"] }));

const IN_LINE = [
	"word",
	" ",
	"a b",
	"é",
	"“so”",
	"*",
	"**",
	"_",
	"`",
	"~~",
	"\\",
	"!",
	"(",
	")",
	"[",
	"]",
	"<",
	">",
	"&amp;",
	"&",
]
	.concat(
		"[x](y.md)",
		'[x](https://a.example/?b=c&d "t < u")',
		"[x](<z w>)",
		"[r]",
		"![p](q.jpg)",
		"https://a.example",
		"www.a.example",
	)
	.concat(
		"a@b.example",
		":x",
		": ",
		"::",
		"10:30",
		"[^1]",
		"<b>",
		"{{< s >}}",
		"|",
		"  ",
		"- ",
		"+",
		"1. ",
		"# ",
		"Read more: ",
		"---",
		"=",
		"$",
		"%",
		"/",
	);

/** Documents of markup characters. */
export const documents = concatenated(
	24,
	...IN_LINE,
	...[
		"\n",
		"\n\n",
		"\n\n",
		"\n\n",
		"\\\n",
		"  \n",
		"\n- ",
		"\n  ",
		"\n> ",
		"\n## ",
		"\n1. ",
		"\n7) ",
		"\n\n    ",
		"\n```js\n",
		"\n***\n",
		"\n===\n",
	],
	...[
		"\n\nOne.\n\nTwo.\n\n",
		"\n\n|a|b|\n|-|:-:|\n|c|*d*|\n\n",
		"\n- [x] done",
		"\n\n[r]: s.md\n\n",
		"\n::read-more[t]\n",
		"\n\n[^1]: note\n",
	],
);

/** Lines of markup characters. */
export const lines = fc.oneof(
	concatenated(9, ...IN_LINE),
	fc.string({ unit: "binary" }),
	fc.string({ unit: "grapheme" }),
);
