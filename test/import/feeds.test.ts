/** `broadsheet import` of feeds with whole texts. */
import { describe, expect, it } from "vitest";
import { run } from "../support/cli.js";
import { list, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { bodyOf, imported } from "./imported.js";
import { wxr } from "./wxr.js";

const rss = (items: string): string =>
	`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Feed</title><link>https://feed.example/blog/</link><language>en-GB</language><atom:link href="https://feed.example/feed" rel="self"/>
${items}
</channel></rss>`;

describe("RSS", () => {
	it("gives stories with headline, date, byline, section, topics, picture and text, at their old addresses", async () => {
		const site = await imported(
			rss(`<item><title>First &amp; &lt;i&gt;last&lt;/i&gt;</title><link>https://feed.example/blog/2020/first/</link><guid isPermaLink="false">1</guid>
<pubDate>Fri, 01 May 2020 09:00:00 +0200</pubDate><dc:creator><![CDATA[Ana Ruiz]]></dc:creator><category>News</category><category><![CDATA[Trams & buses]]></category>
<description>Short.</description><enclosure url="https://cdn.example/a.jpg" type="image/jpeg"/>
<content:encoded><![CDATA[<p>The <em>whole</em> text.</p><p>Read more: <a href="/blog/2020/second/">The second</a></p>]]></content:encoded></item>
<item><title>Second</title><guid>https://feed.example/blog/2020/second/</guid><pubDate>Sat, 02 May 2020 09:00:00 GMT</pubDate><author>bo@feed.example (Bo Reed)</author><description>&lt;p&gt;Only a summary.&lt;/p&gt;</description></item>
<item><title>Second</title><guid>https://feed.example/blog/2020/second/</guid></item>`),
		);
		expect(site.read("content/news/2020/first.md")).toBe(`---
headline: First & last
date: 2020-05-01 08:00
byline: [Ana Ruiz]
tags: [Trams & buses]
description: Short.
permalink: /blog/2020/first/
---

The *whole* text.

Read more: [The second](2020/second.md)
`);
		expect(site.read("content/2020/second.md")).toContain("byline: [Bo Reed]\n");
		expect(site.report.files.find(({ file }) => file === "content/2020/second.md")?.notes).toEqual([
			"the feed has only a summary of it",
		]);
		expect(site.report.leftOut.map(({ why }) => why)).toEqual(["the feed has it twice"]);
		const built = await site.build();
		expect([built.report.exit, built.problems]).toEqual([0, ""]);
		expect(built.page("/blog/2020/first/").one("article").text).toContain("The whole text.");
	});
	it("loses its advertisements and the lines above them, which the report names and counts; no words of the story", async () => {
		const text = [
			"<p>One.</p>",
			'<div class="ad-slot ad-slot--mid"><p>Advertisement</p><p>Buy a boat</p></div>',
			"<p>ADVERTISEMENT</p><p>Two.</p><p>Anzeige</p>",
			'<ins class="adsbygoogle" id="x"></ins><p>Advertisement</p><p>Advertisement — story continues below</p>',
			`<div class="has-ads"><p>${"Three, at length. ".repeat(15)}</p></div>`,
			'<p class="lead-header">An advertisement of 1912 <strong>hung</strong> here.</p><p>Advertisement</p>',
		].join("");
		const site = await imported(
			rss(
				`<item><title>A</title><guid>1</guid><pubDate>Sat, 02 May 2020 09:00:00 GMT</pubDate><content:encoded><![CDATA[${text}]]></content:encoded></item>`,
			),
		);
		const body = bodyOf(site.read("content/2020/a.md"));
		expect(body).not.toMatch(/Advertisement|ADVERTISEMENT|Anzeige|boat/);
		for (const words of ["One.", "Two.", "Three, at length.", "An advertisement of 1912 **hung** here."])
			expect(body).toContain(words);
		expect(site.report.files[0]?.notes).toEqual([
			'left out as advertisements: 1 × div.ad-slot, 1 × "ADVERTISEMENT", 1 × "Anzeige", 1 × ins.adsbygoogle, 2 × "Advertisement", 1 × "Advertisement — story continues below"',
		]);
	});
	it.each([
		[
			"an encoding of its own",
			Buffer.from(
				rss("<item><title>Caf\u00e9</title><guid>1</guid><description>x</description></item>").replace(
					"UTF-8",
					"ISO-8859-1",
				),
				"latin1",
			),
		],
		[
			"named entities of HTML",
			rss("<item><title>Caf&eacute;</title><guid>1</guid><description>x</description></item>"),
		],
		[
			"an element without an end",
			rss("<item><title>Caf&eacute;</title><br><guid>1</guid><description>x</description></item>"),
		],
		[
			"a mark of the byte order",
			`\ufeff${rss("<item><title>Café</title><guid>1</guid><description>x</description></item>")}`,
		],
		[
			"control characters",
			rss("<item><title>Ca\u0000f\u0008é</title><guid>1</guid><description>x</description></item>"),
		],
	])("with %s is read", async (_, feed) => {
		const site = await imported(feed);
		expect(site.report.files.map(({ item }) => item)).toEqual(['1 "Café"']);
	});
});

it("Atom: XHTML, HTML and plain text", async () => {
	const entry = (id: number, title: string, content: string) =>
		`<entry><title type="html">${title}</title><id>urn:${id}</id><link href="https://a.example/p/entry-${id}.html"/><published>2020-05-0${id}T09:00:00Z</published><updated>2020-05-09T09:00:00Z</updated><author><name>Bo Reed</name></author><category term="news" label="The News"/>${content}</entry>`;
	const site = await imported(
		`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><link href="https://a.example/"/>${entry(1, "A &amp;amp; B", '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>X <em>y</em><br/>z &amp; w</p></div></content>')}${entry(2, "B", '<content type="html">&lt;p&gt;HTML &amp;lt;b&amp;gt;&lt;/p&gt;</content>')}${entry(3, "C", "<content>Plain &lt;b&gt; text</content><summary>S</summary>")}</feed>`,
	);
	const texts = [1, 2, 3].map((id) => bodyOf(site.read(`content/the-news/2020/entry-${id}.md`)));
	expect(texts).toEqual(["X *y*\\\nz & w", "HTML \\<b>", "Plain \\<b> text"]);
	expect(site.read("content/the-news/2020/entry-1.md")).toContain(
		"headline: A & B\ndate: 2020-05-01 10:00\nupdated: 2020-05-09 10:00\n",
	);
	expect(site.read("content/the-news/2020/entry-1.md")).toContain("permalink: /p/entry-1.html\n");
	expect((await site.build()).problems).toBe("");
});

it("JSON Feed: HTML and plain text", async () => {
	const site = await imported(
		JSON.stringify({
			version: "https://jsonfeed.org/version/1.1",
			title: "J",
			home_page_url: "https://j.example/",
			items: [
				{
					id: "1",
					url: "https://j.example/x/one",
					title: "One <1>",
					content_html: "<p>One</p>",
					date_published: "2020-05-01T09:00:00+02:00",
					authors: [{ name: "Jo & Co" }],
					tags: ["News", "Z"],
				},
				{
					id: "2",
					url: "https://j.example/x/two",
					content_text: "Two words.\n\nMore <b>.",
					date_published: "2020-05-02",
				},
			],
		}),
	);
	expect(site.read("content/news/2020/one.md")).toContain(
		"headline: One \\<1>\ndate: 2020-05-01 08:00\nbyline: [Jo & Co]\ntags: [Z]\npermalink: /x/one/\n".replace(
			"\\<1>",
			"<1>",
		),
	);
	expect(site.read("content/2020/two.md")).toBe(
		"---\nheadline: Two words. More <b>.\ndate: 2020-05-02\npermalink: /x/two/\n---\n\nTwo words.\n\nMore \\<b>.\n",
	);
	expect((await site.build()).report.exit).toBe(0);
});

describe("in a folder without a site", () => {
	it("the command writes a configuration with the pattern of the old addresses, and the site builds", async () => {
		const home = tempDir();
		writeFiles(home, {
			"export.xml": wxr([
				{ id: 1, slug: "one" },
				{ id: 2, slug: "two", status: "draft" },
			]),
		});
		const made = await run(["import", "export.xml", "--root", "paper"], home);
		expect([made.exit, made.stderr]).toEqual([0, ""]);
		for (const words of [
			"WordPress: 3 files (3 new), 1 draft",
			"a draft in WordPress",
			'permalinks: { article: "/:year/:month/:day/:slug/"',
			"broadsheet.config.ts was written",
		])
			expect(made.stdout).toContain(words);
		const built = await run(["build", "--root", "paper"], home);
		expect([built.exit, built.stderr]).toEqual([0, ""]);
		expect(list(`${home}/paper/dist`)).toEqual(
			expect.arrayContaining(["2019/05/01/one/index.html", "author/mara/index.html"]),
		);
		const json = JSON.parse((await run(["import", "export.xml", "--root", "paper", "--format", "json"], home)).stdout);
		expect(json.files.map(({ state }: { state: string }) => state)).toEqual(["unchanged", "unchanged", "unchanged"]);
	});
	it("a pattern with words of its own is found", async () => {
		const home = tempDir();
		const items = [1, 2, 3].map(
			(day) =>
				`<item><title>S ${day}</title><link>https://feed.example/blog/2020/story-${day}/</link><pubDate>0${day} May 2020 09:00:00 GMT</pubDate><description>x</description></item>`,
		);
		writeFiles(home, { "feed.xml": rss(items.join("")) });
		const { stdout } = await run(["import", "feed.xml", "--dry-run"], home);
		expect(stdout).toContain('permalinks: { article: "/blog/:year/:slug/" }');
		expect(list(home)).toEqual(["feed.xml"]);
	});
	it.each([
		["no source", ["import"], "Missing required argument 'source'"],
		["a source that is not there", ["import", "none.xml"], "There is no file none.xml"],
		["a folder of pictures that is not there", ["import", "page.txt", "--media", "none"], "There is no folder none"],
		["a page, and no site", ["import", "page.txt"], "There is no site in"],
		["a list and a source", ["import", "page.txt", "--compare", "page.txt"], "--compare takes no source"],
	])("%s ends with 2", async (_, args, message) => {
		const home = tempDir();
		writeFiles(home, { "page.txt": "A headline\n\nWords." });
		const { exit, stderr } = await run(args, home);
		expect([exit, stderr]).toEqual([2, expect.stringContaining(message)]);
		expect(list(home)).toEqual(["page.txt"]);
	});
});

it("a feed with several authors in one text, without a date, or with sound loses none of it in silence", async () => {
	const item = (name: string, more: string) =>
		`<item><title>The ${name}</title><link>https://feed.example/blog/${name}/</link><guid isPermaLink="false">${name}</guid>${more}</item>`;
	const day = "<pubDate>Fri, 01 May 2020 09:00:00 GMT</pubDate>";
	const text = "<content:encoded>&lt;p&gt;Words.&lt;/p&gt;</content:encoded>";
	const site = await imported(
		rss(
			[
				item("levy", `${day}${text}<dc:creator>Mara Quill, Tom Ash and Jo March</dc:creator>`),
				item("tide", `${day}${text}<dc:creator>By Tide and Time</dc:creator>`),
				item("horn", `${text}<enclosure url="https://cdn.example/tide.mp3" type="audio/mpeg"/>`),
			].join("\n"),
		),
	);
	const [one = "", two = "", three = ""] = ["levy", "tide", "horn"].map((name) => site.read(`content/2020/${name}.md`));
	expect(one).toContain("byline: [Mara Quill, Tom Ash, Jo March]\n");
	expect(two).toContain("byline: [Tide and Time]\n");
	expect(bodyOf(three)).toContain("(https://cdn.example/tide.mp3)");
	expect(site.report.files.find(({ file }) => file === "content/2020/horn.md")?.notes).toEqual([
		"the feed has no date of it: it has that of the newest item",
	]);
});
