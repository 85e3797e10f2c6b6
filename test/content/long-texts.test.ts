/** The time for a text follows its length, however it is written. Steps are counted, because times are not the same twice. */
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { repair } from "../../src/content/front-matter/yaml-repair.js";
import { asArray, GapBuffer } from "../../src/content/markdown/dialects/gap-buffer.js";
import { createMarkdown } from "../../src/content/markdown/index.js";
import { codes, parse, SITE, siteWith, story } from "../support/articles.js";

const slow = siteWith({ markdown: { html: "sanitize", remark: [], fastPath: false } });
const htmlOf = (text: string): string => createMarkdown("content/news/a.md", "a", slow).block(text, 0).parts.join("");
const count = (text: string, words: string): number => text.split(words).length - 1;

describe("a long text", () => {
	it("with many definitions has all of them", () => {
		const html = htmlOf("Some words about it.\n\nTerm\n: What it *means*.\n: What else.\n\n".repeat(60));
		expect(
			["<dt>Term</dt>", "<dd>What it <em>means</em>.</dd>", "<dd>What else.</dd>"].map((each) => count(html, each)),
		).toEqual([60, 60, 60]);
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
