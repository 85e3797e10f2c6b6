import { expect, it } from "vitest";
import { buildSite, config, pngImage, story, svgImage } from "../support/site.js";
import { situation } from "./situation.js";

const SITE = { "broadsheet.config.ts": config() };

situation(28, "A tilde means about, and strikes nothing out", {
	files: {
		...SITE,
		"content/march.md": story(
			'summary: ["Police counted ~500 people, the union ~2,000."]',
			"The ticket costs 5~7 euros for children, 8~12 for adults.\n\nIt is ~~cancelled~~ postponed.",
		),
	},
	right: (site) => {
		const page = site.page("/2026/05/march/");
		expect(page.one(".key-points li").text).toBe("Police counted ~500 people, the union ~2,000.");
		expect(page.all(".body p")[0]?.text).toBe("The ticket costs 5~7 euros for children, 8~12 for adults.");
		expect(page.all(".body del").map(({ text }) => text)).toEqual(["cancelled"]);
	},
});

situation(30, "Captions and credits are read as Markdown, and are plain where there is no HTML", {
	files: {
		...SITE,
		"content/images/quay.svg": svgImage(600, 400),
		"content/news/one.md": story(
			`image: { src: images/quay.svg, alt: A painting, caption: "*The Quay at Dawn*, on loan from [the museum](https://museum.example)", credit: "[Ida Roth](two.md)" }`,
			'One sentence.\n\n![A frame](../images/quay.svg "The *gilded* frame of \\"Dawn\\", see [the second](two.md) & 5 * 3")',
		),
		"content/news/two.md": story("headline: The second story"),
	},
	right: (site) => {
		const [page, html] = [site.page("/news/2026/05/one/"), site.read("news/2026/05/one/index.html")];
		const [lead, frame] = page.all("figcaption");
		expect(html).toContain(
			'<span class="caption"><span><em>The Quay at Dawn</em>, on loan from <a href="https://museum.example">the museum</a></span></span>',
		);
		expect(lead?.one(".credit a").attr("href")).toBe("/news/2026/05/two/");
		expect(lead?.one(".credit").text).toBe("Picture: Ida Roth");
		expect(frame?.text).toBe('The gilded frame of "Dawn", see the second & 5 * 3');
		expect(frame?.one("em").text).toBe("gilded");
		expect(frame?.one("a").attr("href")).toBe("/news/2026/05/two/");
		expect(html).toContain('"caption":"The Quay at Dawn, on loan from the museum","creditText":"Ida Roth"');
		expect(site.read("feed.xml")).toContain("&#x3C;em>The Quay at Dawn&#x3C;/em>");
	},
});

situation(31, "A headline may have words in italics, and is plain where there is no HTML", {
	files: {
		...SITE,
		"content/news/play.md": story(
			`headline: "The *Hamlet* of our time"\ntags: [Stage]\nsummary: One point.\nreadMore: [other.md]`,
			"Read more: other.md",
		),
		"content/news/other.md": story("headline: snake_case_name, 5 * 3 * 2, _Lear_ & `cp` at 5~7\ntags: [Stage]"),
	},
	right: (site) => {
		const [page, html] = [site.page("/news/2026/05/play/"), site.read("news/2026/05/play/index.html")];
		expect(html).toContain("The <em>Hamlet</em> of our time");
		expect(page.one("title").text).toContain("The Hamlet of our time");
		expect(page.one('meta[property="og:title"]').attr("content")).toBe("The Hamlet of our time");
		expect(html).toContain('"headline":"The Hamlet of our time"');
		expect(page.one(".breadcrumb [aria-current]").text).toBe("The Hamlet of our time");
		const other = "snake_case_name, 5 * 3 * 2, Lear & cp at 5~7";
		expect(html).toContain("<em>Lear</em> &#x26; <code>cp</code>");
		expect(page.one(".body .read-more a").text).toBe(other);
		for (const path of ["/", "/news/", "/topics/stage/", "/archive/2026/05/"])
			expect(
				site
					.page(path)
					.all("a em")
					.map(({ text }) => text)
					.sort(),
				path,
			).toEqual(["Hamlet", "Lear"]);
		expect(site.read("feed.xml")).toContain("<title>The Hamlet of our time</title>");
		expect(site.read("feed.json") + site.read("news-sitemap.xml")).not.toMatch(/\*Hamlet|_Lear_/);
	},
});

situation(32, "A picture that is a link keeps its caption", {
	files: {
		...SITE,
		"content/images/quay.svg": svgImage(600, 400),
		"content/news/one.md": story(
			"headline: The painting is back",
			'[![A frame](../images/quay.svg "The gilded frame")](two.md)\n\n[![A map](../images/quay.svg)](https://maps.example/)\n\n:::gallery\n[![One](../images/quay.svg "a")](two.md)\n[![Two](../images/quay.svg "b")](two.md#x)\n:::',
		),
		"content/news/two.md": story("headline: The second story"),
	},
	right: (site) => {
		const figures = site.page("/news/2026/05/one/").all(".body figure");
		expect(
			figures.map((figure) => [figure.one("a").attr("href"), figure.one("a img").attr("alt"), figure.text]),
		).toEqual([
			["/news/2026/05/two/", "A frame", "The gilded frame"],
			["https://maps.example/", "A map", ""],
			["/news/2026/05/two/", "One", "a"],
			["/news/2026/05/two/#x", "Two", "b"],
		]);
	},
});

it("a picture that leads nowhere is a dead link, and a picture", async () => {
	const site = await buildSite({
		"broadsheet.config.ts": config('links: "warn",'),
		"content/images/quay.svg": svgImage(600, 400),
		"content/one.md": story("", '[![A frame](images/quay.svg "The frame")](nowhere.md)'),
	});
	expect(site.problems).toContain('content/one.md:6:43  warning  dead-link  No article at "nowhere.md"');
	const figure = site.page("/2026/05/one/").one("figure");
	expect([figure.all("a"), figure.one("img").attr("alt"), figure.text]).toEqual([[], "A frame", "The frame"]);
});

situation(33, "The first words of a story are its description, whatever stands above them", {
	files: {
		...SITE,
		"content/images/quay.svg": svgImage(600, 400),
		"content/quay.md": story("", '![Fog](images/quay.svg "Tuesday")\n\nThe first ferry left at five.'),
		"content/tram.md": story("headline: The tram returns", "Read more: quay.md\n\nThe number four runs again."),
	},
	right: (site) =>
		expect(
			["quay", "tram"].map((name) => site.page(`/2026/05/${name}/`).one('meta[name="description"]').attr("content")),
		).toEqual(["The first ferry left at five.", "The number four runs again."]),
});

const NOTE = "A tree fell.[^1]\n\n## What we know\n\n[^1]: ";
situation(40, "Footnotes of a live story and of its entries lead each to its own", {
	files: {
		...SITE,
		"content/gale.live/index.md": story("", `${NOTE}Harbour office.`),
		"content/gale.live/1000.md": story("headline: At ten", `${NOTE}A reader.`),
		"content/gale.live/1100.md": story("headline: At eleven", `${NOTE}The police.`),
	},
	right: (site) => {
		const [page, live] = [site.page("/2026/05/gale/"), site.page("/2026/05/gale/live.html")];
		for (const each of [page, live]) {
			const ids = each.all("[id]").map((node) => node.attr("id"));
			expect(new Set(ids).size).toBe(ids.length);
			for (const link of each.all('.live a[href^="#"]')) expect(ids).toContain(link.attr("href")?.slice(1));
			for (const link of each.all("[aria-describedby]")) expect(ids).toContain(link.attr("aria-describedby"));
		}
		expect(page.all("[data-footnote-ref]").map((link) => link.attr("href"))).toEqual([
			"#user-content-fn-1",
			"#live_1100_user-content-fn-1",
			"#live_1000_user-content-fn-1",
		]);
		expect(site.read("2026/05/gale/index.html")).toContain('"articleBody":"A tree fell. What we know"');
	},
});

situation(41, "Footnotes, anchors and odd signs are whole in feeds", {
	files: {
		...SITE,
		"content/images/wide.png": pngImage(60, 40),
		"content/news/two.md": story("headline: The second story", "## Facts\n\nWords."),
		"content/news/one.md": story(
			'headline: Ships & <boats> in the "port"',
			"A claim.[^1] See [below](#who-pays) and [the list](two.md#facts).\n\n![Costs > income](../images/wide.png)\n\n## Who pays?\n\nIt has ]]> in it.\n\n[^1]: The source.",
		),
	},
	right: (site) => {
		const feed = site.read("feed.xml");
		const page = "https://vale.example/news/2026/05/one/";
		for (const href of [
			`${page}#user-content-fn-1`,
			`${page}#who-pays`,
			"https://vale.example/news/2026/05/two/#facts",
		])
			expect(feed).toContain(href);
		expect(feed.slice(feed.indexOf("<item>"))).not.toMatch(/(?:href|src)="[/#]|srcset|\]\]>/);
	},
});

/** One story whose Markdown has mistakes: each is a warning at its place, and the site is published. */
const slips = (number: number, sentence: string, text: string, ...reported: string[]) =>
	situation(number, sentence, {
		files: { ...SITE, "content/a.md": story("", text) },
		reported: reported.map((each) => each.replace(" ", " content/a.md:").replace(/^/, "warning ")),
	});

slips(
	24,
	"A space or a quotation mark in an address is reported where readers would see raw Markdown",
	'![The plan](Screenshot 2026-06-09 at 17.33.53.png)\n\nSee [the whole report](files/Annual report 2026.pdf).\n\n![The plan](plan.png "The "new" weir")',
	"mark-printed 6:1",
	"mark-printed 8:5",
	"mark-printed 10:1",
);
slips(
	25,
	"A no-break space behind a mark, and a mark without a space, are reported",
	"##\u00a0Who pays?\n\nWords.\n\n##Who decides?\n\n-\u00a0First, the survey.\n-\u00a0Then, the tender.",
	"mark-printed 6:1",
	"mark-printed 10:1",
	"mark-printed 12:1",
	"mark-printed 13:1",
);
slips(
	26,
	"Bold that ends with punctuation before a letter is reported",
	"**Length:**one hundred metres.\n\n市長は**「橋は必要だ。」**と述べた。",
	"mark-printed 6:1",
	"mark-printed 8:4",
);
slips(
	27,
	"A name that is misspelt in a footnote or a reference, and a wiki link, are reported",
	"Traffic fell.[^survy] The port blames the tolls.[^tolls]\n\nIt is in [the yearly report][report] and in [[harbour notes]].\n\n[^survey]: Table 4.\n[^tolls]: Interview.\n[reports]: https://harbour.example/report",
	"reference-missing 6:14",
	"reference-missing 8:10",
	"dead-link 8:45",
	"definition-unused 10:1",
	"mark-printed 12:1",
);
slips(
	29,
	"A nested list that is one space short, and a year that becomes the number of an item, are reported",
	"1. Register\n  - by post\n  - at the town hall\n2. Vote\n\n2026. That is the year in which the bridge opens.",
	"list-split 7:3",
	"list-number 11:1",
);

it("unrecognized marks are reported wherever texts are read as Markdown", async () => {
	const bad = "**Length:**one";
	const site = await buildSite({
		...SITE,
		"content/images/quay.svg": svgImage(600, 400),
		"content/authors/ida.md": `---\nname: Ida Roth\n---\n\n${bad}\n`,
		"content/topics/tides.md": `---\nname: Tides\n---\n\n${bad}\n`,
		"content/a.md": `---
headline: "${bad} and [a link](b.md)"
date: 2026-05-01
image: { src: images/quay.svg, alt: A quay, caption: "${bad}", credit: "${bad}" }
summary: ["${bad}"]
corrections: [{ date: 2026-05-02, text: "${bad}" }]
tags: [Tides]
byline: ida
---

![A quay](images/quay.svg "${bad}")

:::note{title="Words"}
${bad}
:::
`,
	});
	expect(
		site.report.problems.map(({ code, place }) => `${code} ${place?.path}:${place?.line}:${place?.column}`).sort(),
	).toEqual(
		[
			"headline-link content/a.md:2:31",
			"mark-printed content/a.md:2:12",
			"mark-printed content/a.md:4:55",
			"mark-printed content/a.md:4:81",
			"mark-printed content/a.md:5:12",
			"mark-printed content/a.md:6:42",
			"mark-printed content/a.md:11:28",
			"mark-printed content/a.md:14:1",
			"mark-printed content/authors/ida.md:5:1",
			"mark-printed content/topics/tides.md:5:1",
		].sort(),
	);
});
