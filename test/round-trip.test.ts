/** What an editor types is what every reader gets, through all formats: HTML, XML, JSON, plain text. */
import { parseFeed as parseByFeedParser } from "@rowanmanning/feed-parser";
import { XMLParser } from "fast-xml-parser";
import { parseFeed } from "feedsmith";
import { XmlDocument } from "libxml2-wasm";
import { beforeAll, expect, it } from "vitest";
import type { Html } from "./support/html.js";
import { AT, buildSite, config, type Site } from "./support/site.js";

const SIGNS = `S&P's <b> "10%" ]]> & more`;
const EMOJI = "👩🏽‍🚒🇮🇪";
const RIGHT_TO_LEFT = "אבג \u2067مرحبا\u2069";
const CONTROL = "a\u0007b\u0000c";
const typed = `${SIGNS} &amp; ${EMOJI} ${RIGHT_TO_LEFT} ${CONTROL} </script>`;
/** XML cannot contain the bell, and no page the zero: both become U+FFFD everywhere. */
const TEXT = typed.replaceAll("\u0007", "\ufffd").replaceAll("\0", "\ufffd");
/** A name has no direction mark: two names that look alike would be two topics. */
const NAME = TEXT.replace(/[\u2067\u2069]/g, "");
const AUTHOR = `${SIGNS} ${EMOJI} Smith`;
/** `<b>` as a sign, where Markdown could stand. */
const POINT = `${SIGNS.replace("<", "\\<")} ${EMOJI}`;

let site: Site;
let page: Html;
beforeAll(async () => {
	site = await buildSite({
		"broadsheet.config.ts": config(`llms: true, description: ${JSON.stringify(TEXT)},`).replace(
			'"The Vale Post"',
			JSON.stringify(TEXT),
		),
		"content/news/bridge.md": [
			"---",
			// A headline is Markdown, in which a backslash escapes a character.
			`headline: ${JSON.stringify(typed.replace("&amp;", "\\&amp;"))}`,
			`byline: [${JSON.stringify(AUTHOR)}]`,
			`tags: [${JSON.stringify(typed)}]`,
			`breadcrumb: [${JSON.stringify(typed)}]`,
			`summary: [${JSON.stringify(POINT)}]`,
			`date: ${AT}`,
			"slug: bridge",
			"---",
			`\nThe text: ${POINT}\n`,
		].join("\n"),
		"content/authors/smith.md": `---\nname: ${JSON.stringify(AUTHOR)}\nmasthead: ${JSON.stringify(typed)}\n---\n`,
	});
	const path = site.list().find((each) => each.endsWith("/bridge/index.html")) ?? "";
	page = site.page(`/${path.replace("index.html", "")}`);
});

const meta = (name: string) => page.all(`meta[property="${name}"]`).map((each) => each.attr("content"));
const node = (index: number) =>
	JSON.parse(page.all('script[type="application/ld+json"]')[0]?.text ?? "")["@graph"][index];
const xml = (path: string) => new XMLParser({ parseTagValue: false, htmlEntities: true }).parse(site.read(path));
/** The texts of an element, by a second parser. */
function textsOf(path: string, name: string): string[] {
	const document = XmlDocument.fromString(site.read(path));
	try {
		return document.find(`//*[local-name()="${name}"]`).map((each) => each.content);
	} finally {
		document.dispose();
	}
}

it("reports the control characters, and the marks of direction in names, and nothing else", () => {
	expect(site.problems.match(/(?:error|warning) {2}[\w-]+/g)).toEqual([
		"warning  control-character",
		"warning  control-character",
		"warning  confusable",
		"warning  confusable",
	]);
});
it("the page, its card and its structured data", () => {
	expect(page.one("h1").text).toBe(TEXT);
	expect(page.all(".breadcrumb li").map(({ text }) => text.trim())).toEqual(["Home", NAME, TEXT]);
	expect([meta("og:title"), meta("og:site_name"), meta("article:tag")]).toEqual([[TEXT], [TEXT], [NAME]]);
	expect(node(0)).toMatchObject({
		headline: TEXT,
		author: [{ name: AUTHOR }],
		keywords: [NAME],
		articleSection: NAME,
		publisher: { name: TEXT },
	});
	expect(node(1).itemListElement.map(({ name }: { name: string }) => name)).toEqual(["Home", NAME, TEXT]);
});
it("the feeds, in two readers", () => {
	const json = JSON.parse(site.read("feed.json"));
	expect([json.title, json.items[0].title, json.items[0].authors[0].name, json.items[0].tags[0]]).toEqual([
		TEXT,
		TEXT,
		AUTHOR,
		NAME,
	]);
	for (const path of ["feed.xml", "atom.xml"]) {
		// biome-ignore lint/suspicious/noExplicitAny: what others make of a feed has no type of ours.
		const { feed } = parseFeed(site.read(path)) as any;
		const [item] = feed.items ?? feed.entries;
		expect([feed.title.value ?? feed.title, item.title.value ?? item.title]).toEqual([TEXT, TEXT]);
		const other = parseByFeedParser(site.read(path));
		expect([other.title, other.items[0]?.title, other.items[0]?.authors[0]?.name]).toEqual([TEXT, TEXT, AUTHOR]);
		expect(textsOf(path, "h2")).toEqual([TEXT]);
	}
	const html = json.items[0].content_html;
	expect(html).toContain('S&#x26;P\'s &#x3C;b> "10%" ]]> &#x26; more');
	expect(textsOf("feed.xml", "encoded")).toEqual([html]);
	expect(textsOf("atom.xml", "content")).toEqual([html]);
});
it("the news sitemap, in two parsers", () => {
	const { url } = xml("news-sitemap.xml").urlset;
	expect(url["news:news"]["news:publication"]["news:name"]).toBe(TEXT);
	expect(url["news:news"]["news:title"]).toBe(TEXT);
	expect([textsOf("news-sitemap.xml", "name"), textsOf("news-sitemap.xml", "title")]).toEqual([[TEXT], [TEXT]]);
});
it("the manifest, humans.txt and llms.txt", () => {
	expect(JSON.parse(site.read("site.webmanifest"))).toMatchObject({ name: TEXT, description: TEXT });
	expect(site.read("humans.txt")).toContain(`${TEXT}: ${AUTHOR}\n`);
	const plain = site.read("llms.txt").replace(/\\([\\`*_[\]<>#|])/g, "$1");
	expect(plain.split("\n")[0]).toBe(`# ${TEXT}`);
	expect(plain).toContain(`- [${TEXT}](https://vale.example`);
});
