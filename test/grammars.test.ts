/** All machine-readable output of the demo is valid for its grammar, by parsers and readers that are not ours. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseFeed as parseByFeedParser } from "@rowanmanning/feed-parser";
import { XMLValidator } from "fast-xml-parser";
import { parseFeed } from "feedsmith";
import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, it } from "vitest";
import { buildDemo } from "./support/demo.js";
import { faultsOf, jsonFeedFaults } from "./support/grammars.js";
import { list } from "./support/site.js";

let files: readonly (readonly [path: string, text: string])[];
const named = (pattern: RegExp) => files.filter(([path]) => pattern.test(path));
const faults = (
	all: readonly (readonly [path: string, text: string])[],
	of: (text: string, path: string) => readonly string[],
) => all.flatMap(([path, text]) => of(text, path).map((fault) => `${path}:${fault}`));

beforeAll(async () => {
	// A day with news: a news sitemap without any is legal (Google, "News sitemaps"), but the schema wants one.
	const { out } = await buildDemo("2026-11-21T12:00:00Z");
	files = list(out)
		.filter((path) => /\.(?:xml|json|svg)$/.test(path))
		.map((path) => [path, readFileSync(join(out, path), "utf8")] as const);
});

describe("of the demo", () => {
	it("every XML is well-formed for two parsers", () => {
		const all = named(/\.(?:xml|svg)$/);
		expect(all.length).toBeGreaterThan(100);
		const wrong = faults(all, (text) => {
			const found: string[] = [];
			const parser = new SaxesParser({ xmlns: true });
			parser.on("error", ({ message }) => void found.push(message));
			parser.write(text).close();
			const checked = XMLValidator.validate(text);
			return checked === true ? found : [...found, checked.err.msg];
		});
		expect(wrong).toEqual([]);
	});
	it("every Atom feed keeps to the grammar of RFC 4287", () => {
		expect(named(/atom\.xml$/).length).toBeGreaterThan(20);
		expect(faults(named(/atom\.xml$/), (text) => faultsOf("atom", text))).toEqual([]);
	});
	it("every RSS feed keeps to RSS 2.0 and to what its board advises", () => {
		expect(named(/feed\.xml$/).length).toBeGreaterThan(20);
		expect(faults(named(/feed\.xml$/), (text) => faultsOf("rss", text))).toEqual([]);
	});
	it("every JSON feed keeps to JSON Feed 1.1", () => {
		expect(named(/feed\.json$/).length).toBeGreaterThan(20);
		expect(faults(named(/feed\.json$/), jsonFeedFaults)).toEqual([]);
	});
	it("every sitemap keeps to the schemas of the protocol, of pictures and of news", () => {
		const all = named(/sitemap[^/]*\.xml$|^sitemaps\//);
		expect(all.map(([path]) => path)).toEqual(
			expect.arrayContaining(["sitemap.xml", "news-sitemap.xml", "sitemaps/pages.xml", "sitemaps/2026-11.xml"]),
		);
		expect(faults(all, (text) => faultsOf("sitemap", text))).toEqual([]);
		expect(all.find(([path]) => path === "news-sitemap.xml")?.[1]).toContain("<news:title>");
	});
	it("every feed says the same to two readers, in three formats", () => {
		const titles = (feed: unknown) => {
			const { items, entries } = feed as Record<string, { title: string | { value: string } }[] | undefined>;
			return (items ?? entries ?? []).map(({ title }) => (typeof title === "string" ? title : title.value));
		};
		for (const [path, text] of named(/feed\.json$/)) {
			const of = (name: string) => files.find(([each]) => each === path.replace("feed.json", name))?.[1] ?? "";
			const wanted = JSON.parse(text).items.map(({ title }: { title: string }) => title);
			expect(wanted.length).toBeGreaterThan(0);
			for (const xml of [of("feed.xml"), of("atom.xml")]) {
				expect(titles(parseFeed(xml).feed)).toEqual(wanted);
				expect(parseByFeedParser(xml).items.map(({ title }) => title)).toEqual(wanted);
			}
		}
	});
});

/** Each grammar rejects a document with one mistake. */
describe("the grammar", () => {
	const wrong = (text: string, from: string | RegExp, to: string) => {
		expect(text.replace(from, to)).not.toBe(text);
		return text.replace(from, to);
	};
	const first = (pattern: RegExp) => named(pattern)[0]?.[1] ?? "";
	it.each([
		["atom", "an entry without an id", /<entry([^>]*)><id>[^<]*<\/id>/, "<entry$1>"],
		["atom", "a date without its time", /<updated>[^<]*</, "<updated>2026-05-01<"],
		["atom", "an element that is not Atom's", /<subtitle>|<updated>/, "<extra>x</extra>$&"],
		["rss", "an item without its text", /<item><title>[^<]*<\/title>/, "<item>"],
		["rss", "a date of ISO 8601", /<pubDate>[^<]*</, "<pubDate>2026-05-01T10:00:00Z<"],
		["rss", "two ids", /(<guid[^>]*>[^<]*<\/guid>)/, "$1$1"],
		["rss", "a relative link", /<item>(<title>[^<]*<\/title>)<link>[^<]*</, "<item>$1<link>/news/<"],
	] as const)("of %s refuses %s", (kind, _, from, to) => {
		const text = first(kind === "atom" ? /^atom\.xml$/ : /^feed\.xml$/);
		expect(faultsOf(kind, text)).toEqual([]);
		expect(faultsOf(kind, wrong(text, from, to))).not.toEqual([]);
	});
	it.each([
		["news-sitemap.xml", "a story without a title", /<news:title>[^<]*<\/news:title>/, ""],
		["news-sitemap.xml", "a language with its country", /<news:language>\w+</, "<news:language>en-GB<"],
		[
			"news-sitemap.xml",
			"a date before the publication",
			/(<news:publication>.*?<\/news:publication>)(<news:publication_date>[^<]*<\/news:publication_date>)/,
			"$2$1",
		],
		[
			"sitemaps/2026-11.xml",
			"a picture without an address",
			/<image:image>.*?<\/image:image>/,
			"<image:image></image:image>",
		],
		["sitemaps/2026-11.xml", "a date that is none", /<lastmod>[^<]*</, "<lastmod>yesterday<"],
		["sitemap.xml", "an entry without an address", /<loc>[^<]*<\/loc>/, ""],
	])("of sitemaps refuses in %s %s", (path, _, from, to) => {
		const text = files.find(([each]) => each === path)?.[1] ?? "";
		expect(faultsOf("sitemap", wrong(text, from, to))).not.toEqual([]);
	});
	it.each([
		["an item without an id", '"id":', '"_id":'],
		["a key that nobody knows", '"version"', '"extra": 1, "version"'],
		["a date without an offset", /"date_published": "[^"]*"/, '"date_published": "2026-05-01"'],
		["an item without a text", '"content_html"', '"content"'],
	])("of JSON Feed refuses %s", (_, from, to) => {
		expect(jsonFeedFaults(wrong(first(/^feed\.json$/), from, to))).not.toEqual([]);
	});
});
