/** The time for a text follows its length, however it is written. Steps are counted, because times are not the same twice. */
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { repair } from "../../src/content/front-matter/yaml-repair.js";
import { asArray, GapBuffer } from "../../src/content/markdown/dialects/gap-buffer.js";
import { createMarkdown } from "../../src/content/markdown/index.js";
import { ATTENTION, STRIKETHROUGH } from "../../src/content/markdown/linear-parser/attention.js";
import type { Context, Event } from "../../src/content/markdown/linear-parser/events.js";
import { type Pairing, resolvePairs } from "../../src/content/markdown/linear-parser/pairs.js";
import { codes, parse, SITE, siteWith, story } from "../support/articles.js";
import { ALL_CASES, sample } from "../support/sample.js";

const slow = siteWith({ markdown: { html: "sanitize", remark: [], fastPath: false } });
/** How often a piece of text is repeated. */
const TIMES = ALL_CASES ? 1000 : 200;
const htmlOf = (text: string): string => createMarkdown("content/news/a.md", "a", slow).block(text, 0).parts.join("");
const count = (text: string, words: string): number => text.split(words).length - 1;

describe("a long text", () => {
	it("with many definitions has all of them", () => {
		const times = ALL_CASES ? 60 : 30;
		const html = htmlOf("Some words about it.\n\nTerm\n: What it *means*.\n: What else.\n\n".repeat(times));
		expect(
			["<dt>Term</dt>", "<dd>What it <em>means</em>.</dd>", "<dd>What else.</dd>"].map((each) => count(html, each)),
		).toEqual([times, times, times]);
	});
	it("has its definitions within a directive, too", () => {
		expect(htmlOf(":::note\nTerm\n: Meaning.\n:::\n").trim()).toBe(
			'<div class="note"><dl><dt>Term</dt><dd>Meaning.</dd></dl></div>',
		);
	});
	it("closes a list by an edit of the end of what is parsed", () => {
		htmlOf("- a\n\nb");
		// The library is a dependency of a dependency.
		const files = ["remark-parse", "mdast-util-from-markdown", "micromark"];
		const from = files.reduce((file, name) => createRequire(file).resolve(name), import.meta.url);
		const { EditMap } = createRequire(from)("micromark-util-edit-map") as {
			EditMap: new () => { add(at: number, remove: number, add: unknown[]): void; consume(events: unknown[]): void };
		};
		const events = Array.from({ length: 10_000 }, (_, index) => index);
		let reads = 0;
		const counted = new Proxy(events, {
			get: (target, key, self) => {
				if (typeof key === "string" && /^\d+$/.test(key)) reads++;
				return Reflect.get(target, key, self);
			},
		});
		const map = new EditMap();
		map.add(9_990, 1, ["a", "b"]);
		map.add(9_995, 2, []);
		map.consume(counted);
		expect(events.slice(9_988)).toEqual([9988, 9989, "a", "b", 9991, 9992, 9993, 9994, 9997, 9998, 9999]);
		expect(reads).toBeLessThan(100);
	});
});

/** The number of events that are read to resolve a text of marks. */
function readsOf(pairing: Pairing, marks: string): number {
	let reads = 0;
	const events: Event[] = [];
	const constructs = { insideSpan: { null: [] } };
	const context: Context = {
		events,
		parser: { constructs },
		sliceSerialize: ({ start, end }) => marks.slice(start.offset, end.offset),
	};
	const point = (offset: number) => ({ offset, line: 1, column: offset + 1, _bufferIndex: offset });
	for (let at = 0; at < marks.length; at++) {
		const token = { type: pairing.type, start: point(at), end: point(at + 1), _open: true, _close: true };
		events.push(["enter", token, context], ["exit", token, context]);
	}
	const counted = new Proxy(events, {
		get: (target, key) => {
			if (typeof key === "string" && /^\d+$/.test(key)) reads++;
			return Reflect.get(target, key);
		},
	});
	resolvePairs(counted, context, pairing);
	return reads;
}

describe("a paragraph", () => {
	it("with thousands of marks is read once to pair them, whether they pair or not", () => {
		for (const marks of ["*".repeat(5000), "*_".repeat(2500)])
			expect(readsOf(ATTENTION, marks), marks.slice(0, 2)).toBeLessThanOrEqual(10_000);
		expect(readsOf(STRIKETHROUGH, "~".repeat(5000))).toBeLessThanOrEqual(10_000);
	});
	it("with hundreds of marks has all of its words", () => {
		for (const marks of ["a*", "*a_ ", "*a*", "~~a~~ ", "]a", "[[[a]]]", "[a] ", "[a](", "a\n"])
			expect(count(htmlOf(marks.repeat(TIMES)), "a"), marks).toBeGreaterThanOrEqual(TIMES);
	});
	it("with hundreds of links, of names and of stressed words has all of them", () => {
		const html = htmlOf(
			"[Ada](https://a.example/), *then* **Bo**, ~~not~~ [him](https://b.example/ 'Bo'), ".repeat(TIMES),
		);
		expect(["<a ", "<em>", "<strong>", "<del>"].map((each) => count(html, each))).toEqual([
			2 * TIMES,
			TIMES,
			TIMES,
			TIMES,
		]);
	});
	it("with emphasis more than 250 deep is an error that names the outermost", () => {
		const deep = "*a ".repeat(251) + "a* ".repeat(251);
		expect(codes(parse(story("", `Words.\n\nSee ${deep}`)).problems)).toEqual(["too-deep 7:5"]);
		expect(codes(parse(story("", `- One\n- See ~~${deep.replaceAll("*", "_")}~~`)).problems)).toEqual(["too-deep 6:9"]);
		expect(codes(parse(story("description: Words", deep.slice(6, -6))).problems)).toEqual([]);
		expect(codes(parse(story(`summary:\n  - See ${deep}`)).problems)).toEqual(["too-deep 5:9"]);
	});
});

describe("lists and quotations that one line begins", () => {
	it("are an error of that line where they are more than 100 deep, in any mixture", () => {
		for (const marks of ["> ", ">", "- ", "1. ", "- > 1) ", "*\t"])
			expect(codes(parse(story("", `Words.\n\n${marks.repeat(120)}a`)).problems), marks).toEqual(["too-deep 7:1"]);
	});
	it("are none in a rule, in code, in a line of words and in 90 of them", () => {
		for (const text of [
			"- ".repeat(200),
			"*".repeat(200),
			`\`\`\`\n${"> ".repeat(200)}a\n\`\`\``,
			`a ${"> ".repeat(200)}`,
			`${">".repeat(90)} a`,
		])
			expect(codes(parse(story("", text)).problems), text).not.toContainEqual(expect.stringContaining("too-deep"));
	});
});

it("elements of HTML that are nested too deep have the place of the outermost", () => {
	const text = `<p>A</p>\n\nSee <b>b</b> ${"<span>".repeat(8 * TIMES)}`;
	expect(codes(parse(story("", text), slow).problems)).toEqual(["too-deep 7:14"]);
});

describe("what begins thousands of times and does not end", () => {
	it("is an error with the place of the first", () => {
		for (const open of ["<!-- ", "<? ", "<![CDATA[ ", "<!A "])
			expect(codes(parse(story("", `Words.\n\nSee ${open.repeat(300)}`)).problems), open).toContain("too-deep 7:5");
	});
	it("is none if it ends, or is in paragraphs of its own", () => {
		for (const text of ["a <!-- b --> ".repeat(300), `${"a <!-- ".repeat(300)}-->`, "a <? b\n\n".repeat(300)])
			expect(codes(parse(story("", text), slow).problems)).not.toContainEqual(expect.stringContaining("too-deep"));
	});
	it("a table with more empty cells than characters is an error, and a large one with words is none", () => {
		const table = (columns: number, row: string, rows: number) =>
			`${"|a".repeat(columns)}|\n${"|-".repeat(columns)}|\n${`${row}\n`.repeat(rows)}`;
		expect(codes(parse(story("", `Words.\n\n${table(1000, "|", 1000)}`)).problems)).toEqual(["too-deep 8:1"]);
		expect(codes(parse(story("", table(60, `${"|b".repeat(60)}|`, 200))).problems)).toEqual([]);
	});
});

describe("brackets that are open", () => {
	const nested = (number: number, open: string) => `Words.\n\nSee ${open.repeat(number)}a${"](/b)".repeat(number)}`;
	it("are an error that names the first of them where more than 500 are open", () => {
		for (const open of ["[", "![a "])
			expect(codes(parse(story("", nested(501, open))).problems.filter(({ code }) => code === "too-deep"))).toEqual([
				`too-deep 7:${open === "[" ? 5 : 6}`,
			]);
		expect(parse(story("", nested(2000, "["))).problems.map(({ message }) => message)).toEqual([
			"More than 500 brackets are open at once, the first of them here",
		]);
	});
	it("do not count where none is closed, in code, and over paragraphs", () => {
		const logs = "[32mok [0m".repeat(400);
		for (const text of [
			`${"[ ".repeat(2000)}`,
			`\`\`\`\n${logs} []\n\`\`\`\n\nSee [it](/b/).`,
			`${"[ a\n\n".repeat(800)}a]`,
		])
			expect(codes(parse(story("", text)).problems)).not.toContainEqual(expect.stringContaining("too-deep"));
	});
	it("are none in a long list of links or a long table", () => {
		for (const text of [
			"- [a](/b) ![](/c.jpg)\n".repeat(3 * TIMES),
			`| a | b |\n|---|---|\n${"| [a] | [b](/c) |\n".repeat(2 * TIMES)}`,
		])
			expect(codes(parse(story("", text)).problems)).not.toContainEqual(expect.stringContaining("too-deep"));
	});
});

describe("a buffer with a gap", () => {
	const change = fc.tuple(fc.nat(30), fc.nat(5), fc.array(fc.nat(9), { maxLength: 4 }));
	it("is changed as an array is", () => {
		fc.assert(
			fc.property(fc.array(fc.nat(9)), fc.array(change), (items, changes) => {
				const plain = [...items];
				const buffer = new GapBuffer(items);
				const seen = asArray(buffer);
				for (const [at, remove, add] of changes) {
					const start = Math.min(at, plain.length);
					expect(seen.splice(start, remove, ...add)).toEqual(plain.splice(start, remove, ...add));
					expect([seen.length, seen[start], seen[0]]).toEqual([plain.length, plain[start], plain[0]]);
				}
				expect(buffer.toArray()).toEqual(plain);
			}),
		);
	});
});

describe("directives that are not closed", () => {
	const opened = (number: number) => ":::note\nWords.\n\n".repeat(number);
	it("are read up to twenty of them, and no more", () => {
		expect(codes(parse(story("", opened(20))).problems)).toEqual([]);
		expect(codes(parse(story("", `Words.\n\n${opened(21)}`)).problems)).toEqual(["too-deep 7:1"]);
	});
	it("are those that no line below closes", () => {
		const closed = "::::box\n:::note\nWords.\n:::\n::::\n\n".repeat(50);
		expect(codes(parse(story("", closed)).problems)).toEqual([]);
		expect(codes(parse(story("", `${opened(15)}:::\n\n${opened(15)}`)).problems)).toEqual([]);
	});
	it("make no story of hostile length", () => {
		expect(codes(parse(story("", ":::note\n".repeat(50_000))).problems)).toEqual(["too-deep 5:1"]);
	});
});

describe("long front matter", () => {
	it("with many slips is parsed a limited number of times to mend them", () => {
		const text = Array.from({ length: 900 }, (_, index) => `key${index}: a: b`).join("\n");
		let parsed = 0;
		repair(text, (other) => {
			parsed += other.length;
			return { at: [...other.matchAll(/(?<=^key\d+: )a: b/gm)].map(({ index }) => index), isSilent: false };
		});
		expect(parsed).toBeLessThan(1_000_000);
	});
	it("has the value of each alias, the last one above it with that name", () => {
		const { value, problems } = parse(story("x: &a [One]\ntags: *a\ny: &a [Two]\nbyline: *a"), SITE);
		expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
		expect([value?.story.tags, value?.story.byline]).toEqual([["One"], ["Two"]]);
	});
	it("with more keys than a story can have is refused before they are compared", () => {
		expect(codes(parse(story("x: a\n".repeat(20_001).trim())).problems)).toEqual(["yaml-limit 20002:1"]);
	});
});

/** The number of characters that methods of strings return, and of their calls, while a text is read. */
function workOn(text: string, site: typeof SITE): number {
	let work = 0;
	const spies = (["slice", "indexOf", "lastIndexOf"] as const).map((name) => {
		const real = String.prototype[name] as (this: string, ...given: unknown[]) => unknown;
		return vi.spyOn(String.prototype, name).mockImplementation(function (this: string, ...given: unknown[]) {
			const result = real.apply(this, given);
			work += typeof result === "string" ? result.length : 1;
			return result as never;
		});
	});
	createMarkdown("content/news/a.md", "a", site).block(text, 0);
	for (const spy of spies) spy.mockRestore();
	return work;
}

describe("the work for a text of twice the length is about twice the work", () => {
	const jekyll = siteWith({ from: "jekyll", markdown: { html: "sanitize", remark: [], fastPath: false } });
	it.each(
		sample(2, [
			["attributes on lines of their own", "Words of a text.\n{: .lead}\n\n"],
			["attributes in one line", "*a*{: .lead} "],
			["tables of contents", "* Contents\n{:toc}\n\n"],
			["settings in one line", "{:toc} "],
			["tags that are left out", "{% if a %} words "],
		]),
	)("for %s", (_, piece) => {
		workOn(piece, jekyll);
		const [one, two] = [400, 800].map((times) => workOn(piece.repeat(times), jekyll));
		expect((two as number) / (one as number)).toBeLessThan(2.6);
	});
});

it("elements of HTML that are open in their hundreds are an error, whatever the stack holds, and some hundred are not", () => {
	const opened = (times: number) => codes(parse(story("", "<details>\n\nWords.\n\n".repeat(times)), slow).problems);
	expect([opened(300), opened(600)]).toEqual([[], ["too-deep 5:1"]]);
	expect(codes(parse(story("", "<p>Words.\n\n".repeat(600)), slow).problems)).toEqual([]);
});

it("a shortcode without an end takes none below it with it, so that each beginning is looked at once", () => {
	const html = htmlOf('Words {{< figure src="a.png" more.\n\n{{< x user="SanDiegoZoo" id="1453110110599868418" >}}\n');
	expect(html).toContain("https://x.com/SanDiegoZoo/status/1453110110599868418");
	expect(html).toContain("more.");
});
