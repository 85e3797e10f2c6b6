/** The page of a story in the default theme: each promise, and the trap that it avoids. */
import { describe, expect, it } from "vitest";
import type { Html } from "./support/html.js";
import { sample } from "./support/sample.js";
import { buildSite, config, type Files, type Site, story, svgImage } from "./support/site.js";

interface Around {
	/** More keys of the configuration. */
	readonly settings?: string;
	/** More files of the site. */
	readonly files?: Files;
}

/** Builds a site whose story `content/news/bridge.md` has this front matter and this text. */
const siteOf = (front: string, text?: string, { settings = "", files = {} }: Around = {}): Promise<Site> =>
	buildSite({ "broadsheet.config.ts": config(settings), "content/news/bridge.md": story(front, text), ...files });

/** The page of that story, at whatever URL its sections give it. */
const bridge = (site: Site): Html => site.page(`/${site.list().find((path) => path.endsWith("/bridge/index.html"))}`);

/** The page of that story in a site that has no problem at all. */
async function pageOf(front: string, text?: string, around?: Around): Promise<Html> {
	const site = await siteOf(front, text, around);
	expect(site.problems).toBe("");
	return bridge(site);
}

/** These parts of a page, sorted from top to bottom. */
const downward = (page: Html, ...selectors: string[]): string[] =>
	selectors.toSorted((a, b) => page.one(a).at - page.one(b).at);

const words = (count: number): string => Array.from({ length: count }, () => "word").join(" ");
/** A second story, `content/news/vote.md`. */
const VOTE = { "content/news/vote.md": story("headline: The vote is close\ndate: 2026-04-01 09:00") };
const ADS = 'ads: { label: "Advertisement", slots: { top: "banner", body: "rectangle", end: "tall" } },';

describe("the age of a story", () => {
	const settings = { settings: "ageNotice: 2," };
	it("is shown from the age on that the site sets", async () => {
		const page = await pageOf("date: 2023-05-04T09:00:00Z", "Text.", settings);
		expect(page.one(".age").text).toBe("This article is more than 3 years old.");
	});
	it("is not shown for a younger story, or if the site does not enable it", async () => {
		expect((await pageOf("date: 2024-05-04T09:00:01Z", "Text.", settings)).all(".age")).toEqual([]);
		expect((await pageOf("date: 2010-05-04T09:00:00Z", "Text.")).all(".age")).toEqual([]);
	});
	it("never becomes stale silently: the report has the next anniversary", async () => {
		const next = async (date: string, around?: Around) =>
			(await siteOf(`date: ${date}`, "Text.", around)).report.nextChange;
		expect(await next("2023-07-01T12:00:00Z", settings)).toBe("2026-07-01T12:00:00Z");
		expect(await next("2024-02-29T12:00:00Z", { settings: "ageNotice: 3," })).toBe("2027-03-01T12:00:00Z");
		expect(await next("2023-07-01T12:00:00Z")).toBeUndefined();
	});
});

describe("the breadcrumb", () => {
	it("leads from Home through the sections to the story", async () => {
		const page = await pageOf("breadcrumb: [News, City Hall]");
		const steps = page.one('nav[aria-label="Breadcrumb"] > ol');
		expect(steps.texts("li")).toEqual(["Home", "News", "City Hall", "The bridge reopens"]);
		expect(steps.all("a").map((link) => link.attr("href"))).toEqual(["/", "/news/", "/news/city-hall/"]);
	});

	it("ends in the story itself, which is marked and is not a link", async () => {
		const last = (await pageOf("")).all('nav[aria-label="Breadcrumb"] li').at(-1);
		expect(last?.one('[aria-current="page"]').text).toBe("The bridge reopens");
		expect(last?.all("a")).toEqual([]);
	});

	it("says Home once, also where the story begins its sections with it", async () => {
		const page = await pageOf("breadcrumb: [Home, News]");
		expect(page.texts('nav[aria-label="Breadcrumb"] li')).toEqual(["Home", "News", "The bridge reopens"]);
	});

	it("takes the sections from the folders where the story names none", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/city-hall/2026/05/bridge.md": story(),
		});
		expect(bridge(site).texts('nav[aria-label="Breadcrumb"] li')).toEqual([
			"Home",
			"News",
			"City hall",
			"The bridge reopens",
		]);
	});

	it("prints names as written: capitals are a matter of style, never of data", async () => {
		const page = await pageOf("breadcrumb: [Stock Market]\ntags: [River Orm]");
		expect(page.one(".kicker a").text).toBe("Stock Market");
		expect(page.one('nav[aria-label="Breadcrumb"]').text).toContain("Stock Market");
		expect(page.one("body").text).not.toMatch(/STOCK MARKET|RIVER ORM/);
	});

	it("shows the short title of the story where it has one", async () => {
		const page = await pageOf("shortTitle: Bridge open");
		expect(page.one('nav[aria-label="Breadcrumb"] [aria-current="page"]').text).toBe("Bridge open");
		expect(page.one("h1").text).toBe("The bridge reopens");
	});
});

describe("the headline", () => {
	it("is the only first heading, also where the text has one of its own", async () => {
		const site = await siteOf("", "# A heading too large\n\nWords.");
		expect(bridge(site).texts("h1")).toEqual(["The bridge reopens"]);
		expect(bridge(site).one(".body h2").text).toBe("A heading too large");
		expect(site.problems).toBe(
			`content/news/bridge.md:6:1  warning  heading-one  A heading in the text begins with "##"; the headline is the only first heading
  6 │ # A heading too large
    │ ^`,
		);
	});

	it("is printed as text, whatever characters it contains", async () => {
		const page = await pageOf(`headline: 'Beef & "greens" <b>are</b> cheap'`);
		expect(page.one("h1").text).toBe('Beef & "greens" <b>are</b> cheap');
		expect(page.all("h1 b")).toEqual([]);
		expect(page.one("title").text).toBe('Beef & "greens" <b>are</b> cheap | The Vale Post');
	});

	it("has other words for social networks and for search engines, and keeps its own on the page", async () => {
		const page = await pageOf("socialTitle: You can cross again\nseoTitle: Orm bridge open again");
		expect(page.one("h1").text).toBe("The bridge reopens");
		expect(page.one("title").text).toBe("Orm bridge open again | The Vale Post");
		expect(page.one('meta[property="og:title"]').attr("content")).toBe("You can cross again");
	});
});

describe("the byline", () => {
	it("prints an author once if named twice", async () => {
		const page = await pageOf("byline: [Ann Lee, Bo Hart, Ann Lee]");
		expect(page.one(".byline").text).toBe("By Ann Lee and Bo Hart");
	});

	it("resolves key and name to the same author", async () => {
		const files = { "content/authors/ann-lee.md": "---\nname: Ann Lee\n---\n" };
		const page = await pageOf("byline: [ann-lee, Ann Lee]", undefined, { files });
		expect(page.texts(".byline a")).toEqual(["Ann Lee"]);
	});

	it("links each name, and only the name, to its page", async () => {
		const page = await pageOf("byline: Ann Lee and Bo Hart");
		expect(page.all(".byline a").map((link) => [link.text, link.attr("href")])).toEqual([
			["Ann Lee", "/authors/ann-lee/"],
			["Bo Hart", "/authors/bo-hart/"],
		]);
	});

	it("joins the names as the language of the story does", async () => {
		const three = "byline: [Ann Lee, Bo Hart, Cy Orr]";
		expect((await pageOf(three)).one(".byline").text).toBe("By Ann Lee, Bo Hart, and Cy Orr");
		expect((await pageOf(`${three}\nlang: en-GB`)).one(".byline").text).toBe("By Ann Lee, Bo Hart and Cy Orr");
		expect((await pageOf(`${three}\nlang: es`)).one(".byline").text).toBe("By Ann Lee, Bo Hart y Cy Orr");
	});

	it('treats "By" as a word of the page, not as part of the name', async () => {
		const page = await pageOf("byline: By Ann Lee and Bo Hart");
		expect(page.one(".byline").text).toBe("By Ann Lee and Bo Hart");
		expect(page.texts(".byline a")).toEqual(["Ann Lee", "Bo Hart"]);
	});

	it("is not printed if there is no author", async () => {
		const page = await pageOf("");
		expect(page.all(".byline")).toEqual([]);
		expect(page.one("main").text).not.toMatch(/\bBy\b/);
	});
});

describe("the section and the reading time", () => {
	it("are always separated", async () => {
		const page = await pageOf("breadcrumb: [Stock Market]", words(300));
		expect(page.one(".kicker").text).toBe("Stock Market · 2 min read");
	});

	it.each([
		[238, "", "1 min read"],
		[239, "", "2 min read"],
		[0, "", "1 min read"],
		[236, "summary: Two words", "1 min read"],
		[237, "summary: Two words", "2 min read"],
	])("of %i words and %j give %s", async (count, front, expected) => {
		const site = await siteOf(front, words(count));
		expect(bridge(site).one(".read-time").text).toBe(expected);
	});

	it("count Chinese, Japanese and Korean by characters", async () => {
		expect((await pageOf("", "字".repeat(2 * 238))).one(".read-time").text).toBe("1 min read");
		expect((await pageOf("", "字".repeat(2 * 238 + 1))).one(".read-time").text).toBe("2 min read");
	});
});

describe("the date", () => {
	it("has day and hour in the time zone of the site, for machines with the offset", async () => {
		const page = await pageOf("date: 2026-05-01T23:30:00Z");
		const time = page.one(".dates time");
		expect(time.attr("datetime")).toBe("2026-05-02T00:30:00+01:00");
		expect(time.text).toBe("May 2, 2026 at 12:30 AM");
	});

	it("is read in the time zone of the site, in summer and in winter", async () => {
		const winter = await pageOf("date: 2026-01-10 09:00");
		expect(winter.one(".dates time").attr("datetime")).toBe("2026-01-10T09:00:00+00:00");
		const summer = await pageOf("date: 2026-05-01 09:00");
		expect(summer.one(".dates time").attr("datetime")).toBe("2026-05-01T09:00:00+01:00");
	});

	it("is between the headline and the text, and no other date is near", async () => {
		const page = await pageOf("tags: [River]", undefined, { files: VOTE });
		expect(downward(page, ".body", ".dates", "h1")).toEqual(["h1", ".dates", ".body"]);
		expect(page.all("article.article time")).toHaveLength(1);
	});

	it('says "Updated" only where the story does', async () => {
		expect((await pageOf("")).one("main").text).not.toContain("Updated");
		const dates = (await pageOf("updated: 2026-05-02 10:15")).one(".dates");
		expect(dates.text).toBe("Published May 1, 2026 at 9:00 AM · Updated May 2, 2026 at 10:15 AM");
		expect(dates.one(".updated time").attr("datetime")).toBe("2026-05-02T10:15:00+01:00");
	});
});

describe("the key points", () => {
	const FOOTER = { settings: 'keyPointsFooter: "More on [our front page](/).",' };

	it("are a labelled list of inline Markdown above the text", async () => {
		const page = await pageOf("summary:\n  - The vote was **nine** to four.\n  - 1. May is the day.");
		const list = page.one('ul[aria-label="Key points"]');
		expect(list.texts("li")).toEqual(["The vote was nine to four.", "1. May is the day."]);
		expect(list.one("strong").text).toBe("nine");
		expect(downward(page, ".body", 'ul[aria-label="Key points"]')).toEqual(['ul[aria-label="Key points"]', ".body"]);
	});

	it("end with the footer line of the site, which is set once in the configuration", async () => {
		const page = await pageOf("summary: One point.", undefined, FOOTER);
		expect(page.texts('ul[aria-label="Key points"] li')).toEqual(["One point.", "More on our front page."]);
		expect(page.one('ul[aria-label="Key points"] a').attr("href")).toBe("/");
	});

	it("are not printed if there are none, nor is the footer line", async () => {
		const page = await pageOf("", undefined, FOOTER);
		expect(page.all(".key-points")).toEqual([]);
		expect(page.one("main").text).not.toContain("More on");
	});

	it("link to other stories by their files", async () => {
		const page = await pageOf("summary: After [the vote](vote.md).", undefined, { files: VOTE });
		expect(page.one('ul[aria-label="Key points"] a').attr("href")).toBe("/news/2026/04/vote/");
	});
});

describe("the lead picture", () => {
	const FILES = { "content/images/arch.svg": svgImage(1200, 800), "content/images/pier.svg": svgImage(640, 480) };
	const image = (more = "alt: The arch at low tide") => `image: { src: images/arch.svg, ${more} }`;

	it("is loaded first, never lazily, and keeps its room free", async () => {
		const page = await pageOf(image(), undefined, { files: FILES });
		const picture = page.one("article > figure img");
		expect(picture.attr("fetchpriority")).toBe("high");
		expect(picture.attr("loading")).toBeUndefined();
		expect([picture.attr("width"), picture.attr("height")]).toEqual(["1200", "800"]);
	});

	it("has its description, its caption and its credit", async () => {
		const front = image("alt: The arch at low tide, caption: The arch in May, credit: Ida Roth");
		const figure = (await pageOf(front, undefined, { files: FILES })).one("article > figure");
		expect(figure.one("img").attr("alt")).toBe("The arch at low tide");
		expect(figure.one("figcaption").text).toBe("The arch in May Picture: Ida Roth");
	});

	it("gets a warning if its alternative text repeats the headline", async () => {
		const site = await siteOf(image("alt: the bridge REOPENS"), undefined, { files: FILES });
		expect(site.report.exit).toBe(0);
		expect(site.problems).toBe(
			`content/news/bridge.md:4:15  warning  alt-headline  \`alt\` repeats the headline
  4 │ image: { src: images/arch.svg, alt: the bridge REOPENS }
    │               ^^^^^^^^^^^^^^^
  hint: describe in a few words what the picture shows`,
		);
	});

	it("gets a warning if it has no alternative text", async () => {
		const site = await siteOf("image: images/arch.svg", undefined, { files: FILES });
		expect(site.problems).toBe(
			`content/news/bridge.md:4:8  warning  alt-missing  The lead picture has no \`alt\`
  4 │ image: images/arch.svg
    │        ^^^^^^^^^^^^^^^
  hint: describe in a few words what it shows`,
		);
	});

	it("that is missing gets a suggestion, and nothing is published", async () => {
		const site = await siteOf("image: { src: images/arhc.svg, alt: An arch }", undefined, { files: FILES });
		expect(site.report.exit).toBe(1);
		expect(site.problems).toBe(
			`content/news/bridge.md:4:15  error  picture-missing  No picture at "images/arhc.svg"
  4 │ image: { src: images/arhc.svg, alt: An arch }
    │               ^^^^^^^^^^^^^^^
  hint: did you mean "images/arch.svg"?`,
		);
	});

	it("is the picture of the story on social networks, by its full address", async () => {
		const page = await pageOf(image(), undefined, { files: FILES });
		const [, name = ""] = /\/([^/.]+)\.svg$/.exec(page.one("article > figure img").attr("src") ?? "") ?? [];
		expect(page.one('meta[property="og:image"]').attr("content")).toMatch(
			new RegExp(`^https://vale\\.example/assets/jpeg-\\w{6}/${name}\\.jpg$`),
		);
	});

	it("is followed by pictures in the text that are loaded when they come near", async () => {
		const page = await pageOf(image(), '![A pier](/images/pier.svg "The old pier")', { files: FILES });
		const picture = page.one(".body figure img");
		expect(picture.attr("loading")).toBe("lazy");
		expect([picture.attr("width"), picture.attr("height")]).toEqual(["640", "480"]);
		expect(page.one(".body figcaption").text).toBe("The old pier");
	});
});

describe("the text", () => {
	it("keeps straight quotes, spaced hyphens and three dots as they were typed", async () => {
		const typed = `"We can't," she said - twice - and left... 5'10" tall -- or so.`;
		expect((await pageOf("", typed)).one(".body p").text).toBe(typed);
	});

	it("shows the place from which the story was filed before its first words", async () => {
		const page = await pageOf("dateline: Port Ardle", "Rain fell.");
		expect(page.one(".story").text).toBe("Port Ardle — Rain fell.");
	});

	it("links to a story by its file, its slug, its address on the site or its full address", async () => {
		const text =
			"[a](vote.md) [b](/news/2026/04/vote/) [c](vote) [d](https://vale.example/news/2026/04/vote/) [e](news/vote.md)";
		const page = await pageOf("", text, { files: VOTE });
		expect(page.all(".body a").map((link) => link.attr("href"))).toEqual(Array(5).fill("/news/2026/04/vote/"));
	});

	it("keeps question mark and fragment of a link to a story", async () => {
		const page = await pageOf("", "[a](vote.md?x=1#count)", { files: VOTE });
		expect(page.one(".body a").attr("href")).toBe("/news/2026/04/vote/?x=1#count");
	});

	it("with a dead link publishes nothing and says which story was meant", async () => {
		const site = await siteOf("", "The [vote](vot.md) was close.", { files: VOTE });
		expect(site.report.exit).toBe(1);
		expect(site.problems).toBe(
			`content/news/bridge.md:6:12  error  dead-link  No article at "vot.md"
  6 │ The [vote](vot.md) was close.
    │            ^^^^^^
  hint: did you mean "news/vote.md"?`,
		);
	});
});

describe('"Read more" in the text', () => {
	it("is a labelled link with the headline of the story that it names", async () => {
		const page = await pageOf("", "Read more: [whatever it says](vote.md)", { files: VOTE });
		const line = page.one(".body .read-more");
		expect(line.text).toBe("Read more: The vote is close");
		expect(line.one("a").text).toBe("The vote is close");
		expect(line.one("a").attr("href")).toBe("/news/2026/04/vote/");
	});

	it("can be written as a directive", async () => {
		const page = await pageOf("", "::read-more{ref=vote}", { files: VOTE });
		expect(page.one(".body .read-more").text).toBe("Read more: The vote is close");
	});

	it("without a target gets a warning, and is printed as text and never as a link", async () => {
		const site = await siteOf("", "Read more: [The close vote](vot.md)", { files: VOTE });
		expect(site.report.exit).toBe(0);
		expect(bridge(site).one(".body").text).toBe("Read more: The close vote");
		expect(bridge(site).all(".body a")).toEqual([]);
		expect(site.problems).toBe(
			`content/news/bridge.md:6:29  warning  read-more  No story is found for "Read more": "vot.md"
  6 │ Read more: [The close vote](vot.md)
    │                             ^^^^^^
  hint: did you mean "news/vote.md"?`,
		);
	});
});

describe("below the text", () => {
	it('a "Read more" list names the stories of the front matter by their headlines', async () => {
		const list = (await pageOf("readMore: [news/vote.md]", undefined, { files: VOTE })).one(".read-more-list");
		expect(list.one("h2").text).toBe("Read more");
		expect(list.all("a").map((link) => [link.text, link.attr("href")])).toEqual([
			["The vote is close", "/news/2026/04/vote/"],
		]);
	});

	it('a story of the "Read more" list that is not found is left out with a warning', async () => {
		const site = await siteOf("readMore: [news/vot.md]", undefined, { files: VOTE });
		expect(bridge(site).all(".read-more-list")).toEqual([]);
		expect(site.problems).toBe(
			`content/news/bridge.md:4:12  warning  read-more  No story is found for "news/vot.md"
  4 │ readMore: [news/vot.md]
    │            ^^^^^^^^^^^
  hint: did you mean "news/vote.md"?`,
		);
	});

	it("those who contributed are named, and never in the byline", async () => {
		const page = await pageOf("byline: Ann Lee\ncontributors: [Alix Marlow, Bo Hart]");
		expect(page.one(".contributors").text).toBe("Alix Marlow and Bo Hart contributed reporting.");
		expect(page.one(".byline").text).toBe("By Ann Lee");
		expect(downward(page, ".contributors", ".body")).toEqual([".body", ".contributors"]);
	});

	it("tags are links in a labelled navigation", async () => {
		const topics = (await pageOf("tags: [River Orm, Bridges, river orm]")).one(
			'nav[aria-label="Read more articles on"]',
		);
		expect(topics.texts("a").map((name) => name.toLowerCase())).toEqual(["river orm", "bridges"]);
		expect(topics.all("a").map((link) => link.attr("href"))).toEqual(["/topics/river-orm/", "/topics/bridges/"]);
	});

	it("nothing is printed for empty parts: no list, no heading", async () => {
		const page = await pageOf("tags: []\nreadMore: []\nsources: []\ncontributors: []");
		expect(page.all(".article-end")).toEqual([]);
		expect(page.texts("main h2")).toEqual([]);
	});

	it("corrections are in a box of their own, each with its date", async () => {
		const front =
			"corrections:\n  - { date: 2026-05-02 10:00, text: The bridge has **five** arches. }\n  - { date: 2026-05-03 08:30, text: Its name is Orm. }";
		const box = (await pageOf(front)).one(".notes");
		expect(box.one("h2").text).toBe("Corrections");
		expect(box.texts("li")).toEqual([
			"May 2, 2026 at 10:00 AM The bridge has five arches.",
			"May 3, 2026 at 8:30 AM Its name is Orm.",
		]);
		expect(box.all("time").map((time) => time.attr("datetime"))).toEqual([
			"2026-05-02T10:00:00+01:00",
			"2026-05-03T08:30:00+01:00",
		]);
	});

	it("sources are listed, with a link where they have one", async () => {
		const box = (await pageOf('sources: [Town archive, { name: Survey, url: "https://survey.example/a" }]')).one(
			".sources",
		);
		expect(box.texts("li")).toEqual(["Town archive", "Survey"]);
		expect(box.all("a").map((link) => link.attr("href"))).toEqual(["https://survey.example/a"]);
	});

	it("a series lists all its parts by number, and marks the one that is read", async () => {
		const page = await pageOf("series: { name: The Long Tide, part: 2 }", undefined, {
			files: {
				"content/news/one.md": story("headline: The first night\nseries: { name: The Long Tide, part: 1 }"),
				"content/news/three.md": story("headline: The last wall\nseries: { name: The Long Tide, part: 3 }"),
			},
		});
		const series = page.one(".series");
		expect(series.one("h2 a").attr("href")).toBe("/series/the-long-tide/");
		expect(series.one(".series-part").text).toBe("Part 2 of 3");
		expect(series.texts("ol li")).toEqual(["The first night", "The bridge reopens", "The last wall"]);
		expect(series.one('[aria-current="page"]').text).toBe("The bridge reopens");
	});

	it("related stories are never the story itself, nor one twice, nor one that is listed above", async () => {
		const tags = "tags: [Bridges]";
		const page = await pageOf(
			`${tags}\nreadMore: [news/vote.md]\nrelated: [news/bridge.md, news/pier.md, news/pier.md]`,
			undefined,
			{
				files: {
					"content/news/vote.md": story(`headline: The vote is close\n${tags}\ndate: 2026-04-01`),
					"content/news/pier.md": story(`headline: The pier holds\n${tags}\ndate: 2026-03-01`),
					"content/news/ferry.md": story(`headline: The ferry runs\n${tags}\ndate: 2026-02-01`),
				},
			},
		);
		expect(page.texts(".related h3")).toEqual(["The pier holds", "The ferry runs"]);
	});
});

describe("advertisements", () => {
	const TEXT = ["One.", "- a point\n- a point", "Two.", "Three.", "Four.", "- last\n- points"].join("\n\n");

	it("leave no trace if they are disabled", async () => {
		const html = async (front: string, settings?: string) => {
			const site = await siteOf(front, TEXT, settings ? { settings } : {});
			return site.read("news/2026/05/bridge/index.html");
		};
		const plain = await html("");
		expect(await html("ads: false", ADS)).toBe(plain);
		expect(await html("", "ads: { slots: {} },")).toBe(plain);
		expect(plain).not.toMatch(/<aside|advert/i);
	});

	it("are in labelled asides that reserve their space", async () => {
		const page = await pageOf("", TEXT, { settings: ADS });
		const ads = page.all("aside");
		expect(ads.map((ad) => ad.attr("class"))).toEqual(["ad ad--banner", "ad ad--rectangle", "ad ad--tall"]);
		expect(new Set(ads.map((ad) => ad.attr("aria-label"))).size).toBe(3);
		for (const ad of ads) {
			expect(ad.attr("aria-label")).toContain("Advertisement");
			expect(ad.text).toBe("Advertisement");
		}
	});

	it("are never in a list or before the first paragraph", async () => {
		const page = await pageOf("", TEXT, { settings: ADS });
		const ad = page.one(".body aside");
		expect(page.all("li aside")).toEqual([]);
		const paragraphs = page.all(".body > p");
		expect(paragraphs.filter(({ at }) => at < ad.at).map(({ text }) => text)).toEqual(["One.", "Two.", "Three."]);
		expect(paragraphs.filter(({ at }) => at > ad.at).map(({ text }) => text)).toEqual(["Four."]);
	});

	it("are neither in a short text nor in a sponsored story", async () => {
		expect((await pageOf("", "One.\n\nTwo.", { settings: ADS })).all(".body aside")).toEqual([]);
		expect(
			(await pageOf("type: sponsored\nsponsor: Orm Harbour Savings", TEXT, { settings: ADS })).all("aside"),
		).toEqual([]);
	});
});

describe("labels", () => {
	it.each(
		sample(3, [
			["opinion", "Opinion"],
			["analysis", "Analysis"],
			["sponsored", "Sponsored"],
			["satire", "Satire"],
		]),
	)("of the type %s say %s on the page and on every card", async (type, label) => {
		const site = await siteOf(`type: ${type}`);
		expect(bridge(site).one("article .kicker .label").text).toBe(label);
		for (const url of ["/", "/news/"]) expect(site.page(url).one("article.teaser .label").text).toBe(label);
	});

	it("are not printed on plain news", async () => {
		const site = await siteOf("type: news");
		expect(bridge(site).all(".label")).toEqual([]);
		expect(site.page("/").all(".label")).toEqual([]);
	});

	it("show who may read a story, on the page and on its card", async () => {
		const site = await siteOf("access: members");
		expect(bridge(site).one("article .access").text).toBe("Members");
		expect(site.page("/").one("article.teaser .access").text).toBe("Members");
		expect((await pageOf("access: free")).all(".access")).toEqual([]);
	});
});

describe("the address and the language", () => {
	it("the page names its own address as the canonical one", async () => {
		expect((await pageOf("")).one('link[rel="canonical"]').attr("href")).toBe(
			"https://vale.example/news/2026/05/bridge/",
		);
	});

	it("a republished story names the original", async () => {
		const page = await pageOf("canonical: https://agency.example/original");
		expect(page.one('link[rel="canonical"]').attr("href")).toBe("https://agency.example/original");
	});

	it("the page says its language and its direction", async () => {
		expect((await pageOf("")).one("html").attr("lang")).toBe("en");
		const site = await siteOf("lang: ar\nheadline: الجسر مفتوح");
		expect([bridge(site).one("html").attr("lang"), bridge(site).one("html").attr("dir")]).toEqual(["ar", "rtl"]);
		expect(site.page("/").one("article.teaser").attr("lang")).toBe("ar");
	});

	it("no page of the theme runs a script", async () => {
		const site = await siteOf("tags: [Bridges]\nbyline: Ann Lee");
		for (const path of site.list().filter((each) => each.endsWith(".html")))
			expect(site.read(path), path).not.toMatch(/<script(?! type="application\/ld\+json">)|\son[a-z]+=/i);
	});
});
