/** `broadsheet import` of one news page, pasted as text or saved as HTML. */
import { describe, expect, it } from "vitest";
import { openPage } from "../../src/cli/import/readers/page.js";
import { run, start } from "../support/cli.js";
import { config, list, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { bodyOf, imported } from "./imported.js";

const BODY =
	"The council voted for the bridge on Tuesday. It was a long night.\n\nThe river went on as it always had, brown and fast.";

it("a pasted page becomes a draft: front matter from the lines at its ends, and the text without what the page adds", async () => {
	const site = await imported(`Skip to content
Home > News > City Hall
Advertisement

Council approves the river bridge

By Mara Lindqvist and Tom Hale
Mara Lindqvist
2 min read
Published May 3, 2019 7:30 am

• The vote was nine to four.
• Work begins in March.

Share

The council voted for the bridge on Tuesday. It was a long night.

Read more: Who pays for the bridge?

The river went on as it always had, brown and fast.

Sign up for our newsletter and get the news in your inbox.

- one thing
- another thing

It ended at noon.

Additional reporting by Jo Fenn.

Related stories

Ferry timetable changes
`);
	expect(site.read("content/news/city-hall/2019/council-approves-the-river-bridge.md")).toBe(`---
headline: Council approves the river bridge
date: 2019-05-03 07:30
byline: [Mara Lindqvist, Tom Hale]
breadcrumb: [News, City Hall]
summary: [The vote was nine to four., Work begins in March.]
contributors: [Jo Fenn]
draft: true # from one page: look at it, and remove this line to publish it
---

The council voted for the bridge on Tuesday. It was a long night.

The river went on as it always had, brown and fast.

- one thing
- another thing

It ended at noon.
`);
	const notes = (site.report.files[0]?.notes ?? []).join("\n");
	for (const words of [
		"Advertisement",
		"2 min read",
		"Share",
		"newsletter",
		"Related stories",
		"Who pays for the bridge?",
	])
		expect(notes).toContain(words);
	expect((await site.build()).problems).toBe("");
});

it.each([
	[
		"a page of an agency",
		`News | Sport | Weather
Region
Ferry timetable changes after quay collapses
By Ana Ruiz
Updated 4:15 PM GMT, November 18, 2026

PORT ARDLE (AP) — The ferry will run every two hours from Monday, the operator said.

RELATED: Who owns the quay?

ADVERTISEMENT

It did not say for how long.
___
Agency writers Bo Reed in Port Ardle and Jo Fenn contributed to this report.`,
		{
			title: "Ferry timetable changes after quay collapses",
			sections: ["Region"],
			byline: ["Ana Ruiz"],
			date: "2026-11-18T16:15:00Z",
			contributors: ["Bo Reed", "Jo Fenn"],
		},
		2,
	],
	[
		"a German page",
		`Politik

Streit um die Brücke am Kai

Von Mara Lindqvist
18.11.2026, 07:30 Uhr

Der Rat hat am Dienstag für die Brücke gestimmt.

Lesen Sie auch: Wer zahlt?

Anzeige

Die Arbeiten beginnen im März.`,
		{
			title: "Streit um die Brücke am Kai",
			sections: ["Politik"],
			byline: ["Mara Lindqvist"],
			date: "2026-11-18T07:30:00",
		},
		2,
	],
])("%s is understood", async (_, text, expected, paragraphs) => {
	const archive = openPage(text);
	expect([...archive.items][0]).toMatchObject(expected);
	for await (const { html } of archive.bodies(() => true))
		expect(typeof html === "string" ? 0 : html.children.length).toBe(paragraphs);
});

describe("of a page that was pasted", () => {
	/** The lines in front of the text, and what becomes of them. */
	it.each<[string, string, object]>([
		["a byline with a job", "By Mara Lindqvist, City Hall reporter", { byline: ["Mara Lindqvist"] }],
		["three names", "By Ana Ruiz, Tom Hale and Jo Fenn", { byline: ["Ana Ruiz", "Tom Hale", "Jo Fenn"] }],
		["a name with the text of its portrait", "By Mara LindqvistMara Lindqvist", { byline: ["Mara Lindqvist"] }],
		[
			"everything in one line",
			"By Mara Lindqvist | 3 May 2019 | 2 min read",
			{ byline: ["Mara Lindqvist"], date: "2019-05-03" },
		],
		[
			"an update",
			"Published 2019-05-03 07:30\nUpdated 2019-05-04 08:00",
			{ date: "2019-05-03T07:30:00", updated: "2019-05-04T08:00:00" },
		],
		["an update first", "Updated May 4, 2019\nPublished May 3, 2019", { date: "2019-05-03", updated: "2019-05-04" }],
		["a date with a zone", "May 3, 2019 7:30 a.m. EDT", { date: "2019-05-03T11:30:00Z" }],
		["a weekday", "Friday, May 3, 2019", { date: "2019-05-03" }],
		["a date with two meanings", "03/05/2019", { date: undefined }],
		["a German byline", "Von Mara Lindqvist", { byline: ["Mara Lindqvist"] }],
		["a desk", "By the Courier staff", { byline: [] }],
		[
			"a name above a job",
			"3 hours ago\nShare\nSave\nJo Fenn\nCity Hall reporter\nImage source, Reuters",
			{ byline: ["Jo Fenn"], notes: [expect.not.stringContaining("Jo Fenn"), expect.anything()] },
		],
		["reading time in words", "Five minute read", {}],
		["key points with a heading", "Key points\n- One.\n- Two.", { summary: ["One.", "Two."] }],
		["numbers of comments", "12 comments", {}],
		["buttons", "Share on Facebook\nPrint\nCopy link\nSave", {}],
		["following", "Follow us on Bluesky", {}],
	])("%s is understood", (_, lines, expected) => {
		const [item] = openPage(`The headline of it\n\n${lines}\n\n${BODY}`).items;
		expect(item).toMatchObject({ title: "The headline of it", ...expected });
	});
	it.each([
		["a sentence with 'by'", "By the river, they waited."],
		["a sentence about a date", "On May 3, 2019 the council voted, and then it rested for a week."],
		["a sentence that begins with Share", "Share prices fell on Tuesday, and nobody knew why."],
		[
			"a sentence with 'newsletter'",
			"The mayor writes a newsletter, and nobody has signed up for it since the flood of 2011, which is a pity because it is good and there is nothing else to read in the evenings, says the mayor, who writes it in bed, with a pencil, by the light of a candle.",
		],
		["a short sentence", "It ended at noon."],
		["a name", "Port Ardle Bridge"],
		["a job in a sentence", "The editor resigned."],
		["a sentence with a mark", "She went home > and slept."],
	])("%s stays in the text", async (_, sentence) => {
		const site = await imported(`The headline of it\n\n2019-05-03\n\n${BODY}\n\n${sentence}\n\nAnd then it ended.`);
		expect(bodyOf(site.read("content/2019/the-headline-of-it.md")).replaceAll("\\", "")).toContain(sentence);
	});
	it("lines that were wrapped are one paragraph, and lines that were not are several", async () => {
		const site = await imported(
			"A headline\n\n2019-05-03\n\nThe council voted for the bridge on Tuesday after a long night in\nwhich the river went on as it always had, brown and fast, and in which\nnobody slept.\n\nShort one.\nShort two.",
		);
		expect(bodyOf(site.read("content/2019/a-headline.md"))).toBe(
			"The council voted for the bridge on Tuesday after a long night in which the river went on as it always had, brown and fast, and in which nobody slept.\n\nShort one.\n\nShort two.",
		);
	});
	it("without a date it gets the day of the import, and keeps it", async () => {
		const first = await imported(`A headline\n\n${BODY}`);
		expect(first.report.files[0]?.notes?.join()).toContain("the page has no date");
		const second = await first.again();
		expect(second.report.files.map(({ state }) => state)).toEqual(["unchanged"]);
	});
});

describe("a page that was saved", () => {
	const page = (article: string, head = "", around = ""): string =>
		`<!doctype html><html><head><title>Bridge approved | Post</title>${head}</head><body><header class="site-header"><nav><a href="/">Menu</a></nav></header><main><nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ol></nav><article><h1>Bridge approved</h1>${article}</article>${around}</main><footer>Imprint</footer></body></html>`;
	it("gives its article alone, with links, pictures and lists", async () => {
		const site = await imported(
			page(
				`<div class="byline">By <a href="/a/mara">Mara Lindqvist</a></div><time datetime="2019-05-03">May 3, 2019</time><span>2 min read</span>
<ul><li>Point <b>one</b></li><li>Point two</li></ul>
<p>The <em>first</em> paragraph of the story, which is long enough to be one. It goes on.</p>
<aside>Buy the paper</aside><div class="newsletter-signup">Sign up</div>
<figure><img src="/img/a.jpg" alt="The weir"><figcaption>At noon</figcaption></figure>
<p>Second <a href="/news/other">paragraph</a>.</p><div class="share-bar"><button>Share</button></div><p>Advertisement</p>
<div><p>Third.</p><ul><li>x</li></ul></div><p><em>Jo Fenn contributed to this report.</em></p>`,
				'<link rel="canonical" href="https://other.example/news/bridge">',
				'<section class="related-stories"><h2>Related</h2><p>Another story</p></section>',
			),
		);
		expect(site.read("content/news/2019/bridge-approved.md")).toBe(`---
headline: Bridge approved
date: 2019-05-03
byline: [Mara Lindqvist]
summary: [Point one, Point two]
contributors: [Jo Fenn]
draft: true # from one page: look at it, and remove this line to publish it
---

The *first* paragraph of the story, which is long enough to be one. It goes on.

[The weir](https://other.example/img/a.jpg)

At noon

Second [paragraph](https://other.example/news/other).

Third.

- x
`);
	});
	it("says of itself what readers do not see: data for search engines and social networks", () => {
		const data = {
			"@graph": [
				{ "@type": "WebPage" },
				{
					"@type": "NewsArticle",
					headline: "The &amp; headline",
					datePublished: "2019-05-03T07:30:00+02:00",
					dateModified: "2019-05-04T07:30:00Z",
					author: [{ name: "Ana Ruiz" }, { name: "Bo Reed" }],
					articleSection: "Region",
				},
			],
		};
		const archive = openPage(
			`<html><head><script type="application/ld+json">{broken</script><script type="application/ld+json">${JSON.stringify(data)}</script><meta property="og:description" content="One sentence."></head><body><article><p>${BODY}</p></article></body></html>`,
		);
		expect([...archive.items][0]).toMatchObject({
			title: "The & headline",
			date: "2019-05-03T05:30:00Z",
			updated: "2019-05-04T07:30:00Z",
			byline: ["Ana Ruiz", "Bo Reed"],
			sections: ["Region"],
			description: "One sentence.",
		});
	});
	it("may be a piece of HTML from the clipboard", async () => {
		const site = await imported(`<meta charset="utf-8"><h1>A headline</h1><p>3 May 2019</p><p>Words <b>here</b>.</p>`);
		expect(bodyOf(site.read("content/2019/a-headline.md"))).toBe("Words **here**.");
	});
});

it("a byline that is there twice, in capitals, or with the name of the newspaper is one", async () => {
	const site = await imported(
		`Council backs the levy\n\nBy Mara Quill and Tom Ash | The Courier\n\nBy MARA QUILL and TOM ASH\n\nMay 4, 2026\n\n• It rises.\n• It starts in July.\n\n${BODY}`,
	);
	const file = site.read(site.report.files[0]?.file ?? "");
	expect(file).toContain("byline: [Mara Quill, Tom Ash]\n");
	expect(file).toContain("summary: [It rises., It starts in July.]\n");
	expect(bodyOf(file).trim()).toBe(BODY);
	const saved = await imported(
		`<html><head><meta name="author" content="Mara Quill and Tom Ash"></head><body><article><h1>A levy</h1><p>By Mara Quill and Tom Ash</p><p>${BODY}</p></article></body></html>`,
	);
	expect(saved.read(saved.report.files[0]?.file ?? "")).toContain("byline: [Mara Quill, Tom Ash]\n");
});

it("is read from standard input with a hyphen", async () => {
	const root = tempDir();
	writeFiles(root, { "broadsheet.config.ts": config() });
	const child = start(["import", "-", "--root", root]);
	child.stdin?.end(`A headline\n\nBy Ana Ruiz\n\n2019-05-03\n\n${BODY}\n`);
	const exit = await new Promise((ended) => child.once("close", ended));
	expect(exit).toBe(0);
	expect(list(root)).toContain("content/2019/a-headline.md");
	expect((await run(["build", "--root", root])).exit).toBe(0);
});
