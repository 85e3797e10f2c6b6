/** Sites in other languages than English, and stories in several languages. */
import { expect, it } from "vitest";
import { textDirection } from "../../src/core/text-direction.js";
import { sample } from "../support/sample.js";
import { buildSite, config, type Site, story } from "../support/site.js";
import { situation } from "./situation.js";

/** A story for each name, with that name under a key. */
const storiesWith = (key: string, names: readonly string[]) =>
	Object.fromEntries(
		names.map((name, index) => [`content/news/s${index}.md`, story(`headline: Story ${index}\n${key}: [${name}]`)]),
	);
const french = (key: string, names: readonly string[]) => ({
	"broadsheet.config.ts": config('language: "fr",'),
	...storiesWith(key, names),
});
const TOPICS = ["Économie", "Zones", "Eau", "Alpages", "Écoles"];
const AUTHORS = ["Zoé Martin", "Étienne Dumas", "Eve Caron", "Åsa Lund", "Élodie Bernard"];
const listed = (site: Site, url: string): readonly string[] => site.page(url).texts(".groups li a");

situation(45, "lists of topics are sorted as the language sorts them", {
	files: french("tags", TOPICS),
	right: (site) => expect(listed(site, "/topics/")).toEqual(["Alpages", "Eau", "Écoles", "Économie", "Zones"]),
});
situation(45, "lists of authors are sorted as the language sorts them", {
	files: french("byline", AUTHORS),
	right: (site) =>
		expect(listed(site, "/authors/")).toEqual([
			"Åsa Lund",
			"Élodie Bernard",
			"Étienne Dumas",
			"Eve Caron",
			"Zoé Martin",
		]),
});
situation(45, "sections without an order are sorted as the language sorts them", {
	files: french("breadcrumb", TOPICS),
	right: (site) =>
		expect(site.page("/").texts(".sections a")).toEqual(["Alpages", "Eau", "Écoles", "Économie", "Zones"]),
});
situation(45, "the masthead is sorted as the language sorts names", {
	files: {
		"broadsheet.config.ts": config('language: "sv",'),
		...storiesWith("tags", ["Hav"]),
		...Object.fromEntries(
			["Örjan Ek", "Zara Ek", "Åsa Ek"].map((name, index) => [
				`content/authors/a${index}.md`,
				`---\nname: ${name}\nmasthead: Reporter\n---\n`,
			]),
		),
	},
	right: (site) =>
		expect(site.page("/masthead/").text.match(/\p{Lu}\S+ Ek/gu)).toEqual(["Zara Ek", "Åsa Ek", "Örjan Ek"]),
});

it("numbers in names are sorted by their value, and equal names by key", async () => {
	const site = await buildSite({
		"broadsheet.config.ts": config(),
		...storiesWith("tags", ["Ward 10", "Ward 2", "ward 1"]),
	});
	expect(listed(site, "/topics/")).toEqual(["ward 1", "Ward 2", "Ward 10"]);
});

/** One story in three languages, and others of the same topic; a second one in two languages. */
const FERRIES = {
	"broadsheet.config.ts": config(),
	...Object.fromEntries(
		[
			["en", "Ferry strike", "ferry-strike"],
			["es", "Huelga de ferris", "ferry-strike"],
			["ar", "إضراب", "ferry-strike"],
			["en", "Port reopens", "port"],
			["es", "Reabre el puerto", "port"],
			["en", "Ferries run late", ""],
		].map(([lang, headline, key], index) => [
			`content/news/${lang}-${index}.md`,
			story(
				`headline: ${headline}\ndate: 2026-05-01 0${9 - index}:00\nslug: s${index}\ntags: [Ferries]${lang === "en" ? "" : `\nlang: ${lang}`}${key ? `\ntranslationKey: ${key}` : ""}`,
			),
		]),
	),
};
const related = (site: Site, slug: string): readonly string[] =>
	site.page(`/news/2026/05/${slug}/`).texts(".related .teaser-headline");
situation(49, "translations of a story are not related to it, and other stories are related in its language", {
	files: FERRIES,
	right: (site) => {
		expect(related(site, "s0")).toEqual(["Port reopens", "Ferries run late"]);
		expect(related(site, "s1")).toEqual(["Reabre el puerto", "Ferries run late"]);
		expect(related(site, "s2")).toEqual(["Port reopens", "Ferries run late"]);
	},
});
it("a story that is named in one language is not found in another", async () => {
	const site = await buildSite({
		...FERRIES,
		"content/news/x.md": story("headline: X\nslug: x\ntags: [Ferries]\nrelated: [es-4]\nreadMore: [es-1]"),
	});
	expect(related(site, "x")).toEqual(["Reabre el puerto", "Ferries run late"]);
});

const storyIn = (language: string, lang: string, headline: string) => ({
	"broadsheet.config.ts": config(`language: "${language}",`),
	"content/news/guest.md": story(
		`headline: ${headline}\nslug: guest\nlang: ${lang}\nbyline: Ann Lee\ntype: opinion\ntags: [Ferries]\nsummary: [One.]\nseries: { name: Tides, part: 1 }\nreadMore: [own.md]\ncorrections: [{ date: 2026-05-02, text: Two. }]\ncontributors: [Bo Hart]`,
		"Words.\n\nRead more: [Own](own.md)",
	),
	"content/news/other.md": story("headline: Other\ntags: [Ferries]"),
	"content/news/own.md": story("headline: Own story\nslug: own\ntags: [Ferries]\nseries: { name: Tides, part: 2 }"),
});
/** The languages and directions of the elements that match a selector, each once. */
const spoken = (site: Site, url: string, selector: string): readonly string[] => [
	...new Set(
		site
			.page(url)
			.all(selector)
			.map((element) => `${element.inherited("lang")} ${element.inherited("dir")}`),
	),
];
const STORY_URL = "/news/2026/05/guest/";
/** The text of the story, and the text of the site around it. */
const OWN = ["html", "h1.headline", ".body > p", ".key-points ul", ".notes li div", '[aria-current="page"]'];
const AROUND = [
	...[
		"a.skip",
		".masthead-name",
		".sections a",
		".foot a",
		".breadcrumb a",
		".kicker a",
		".kicker .label",
		".dates time",
	],
	...[
		".key-points-title span",
		".notes h2 span",
		".notes time",
		".contributors",
		".read-more-list h2 span",
		".read-more-list a",
	],
	...[
		".read-more-label",
		".read-more a",
		".series-word",
		".series-step a",
		".topics a",
		".related h2",
		".related h3 a",
	],
];

situation(
	50,
	"an Arabic story on an English site runs from right to left, and English words on its page say that they are English",
	{
		files: storyIn("en", "ar", "الجسر"),
		right: (site) => {
			const dependencies = site.page("/").one('article.teaser[lang="ar"]');
			expect(dependencies.attr("dir")).toBe("rtl");
			expect(spoken(site, "/", '[lang="ar"] .kicker a')).toEqual(["en ltr"]);
			for (const selector of OWN)
				expect([selector, ...spoken(site, STORY_URL, selector)]).toEqual([selector, "ar rtl"]);
			for (const selector of AROUND)
				expect([selector, ...spoken(site, STORY_URL, selector)]).toEqual([selector, "en ltr"]);
			const series = site.page("/series/tides/");
			expect(series.all('article[lang="ar"][dir="rtl"]')).toHaveLength(1);
			expect(site.page("/news/2026/05/own/").one(".series-step a").attr("dir")).toBe("rtl");
		},
	},
);
situation(
	50,
	"an English story on an Arabic site runs from left to right, and Arabic words on its page say that they are Arabic",
	{
		files: storyIn("ar", "en", "The bridge"),
		right: (site) => {
			for (const selector of OWN)
				expect([selector, ...spoken(site, STORY_URL, selector)]).toEqual([selector, "en ltr"]);
			for (const selector of AROUND)
				expect([selector, ...spoken(site, STORY_URL, selector)]).toEqual([selector, "ar rtl"]);
		},
	},
);
it("a story in another language of the same direction has no direction of its own (field 50)", async () => {
	const site = await buildSite(storyIn("en", "es", "El puente"));
	expect(site.page("/").one('article.teaser[lang="es"]').attr("dir")).toBeUndefined();
	expect(site.read("news/2026/05/guest/index.html").match(/ dir="/g)).toHaveLength(1);
});
it.each(
	sample(6, [
		["ar", "rtl"],
		["pa-Arab", "rtl"],
		["pa", "ltr"],
		["uz-Arab", "rtl"],
		["az-Arab-IR", "rtl"],
		["ku-Arab", "rtl"],
		["ks", "rtl"],
		["ks-Deva", "ltr"],
		["sd", "rtl"],
		["ug", "rtl"],
		["yi", "rtl"],
		["ckb", "rtl"],
		["ff-Adlm", "rtl"],
		["dv", "rtl"],
		["zh-Hant", "ltr"],
	]),
)("%s is written %s (field 50)", (lang, dir) => expect(textDirection(lang)).toBe(dir));

/** The language of a site → what its front page says to social networks. */
const locale = async (language: string): Promise<readonly (string | undefined)[]> => {
	const site = await buildSite({ "broadsheet.config.ts": config(`language: "${language}",`), "content/a.md": story() });
	return site
		.page("/")
		.all('meta[property="og:locale"]')
		.map((meta) => meta.attr("content"));
};
it.each(
	sample(6, [
		["en", []],
		["en-IE", ["en_IE"]],
		["zh-Hant-TW", ["zh_TW"]],
		["zh-Hant", []],
		["es-419", []],
	]),
)(
	"the locale of %s is %j, for networks that know languages with a territory only (field 39)",
	async (language, wanted) => expect(await locale(language)).toEqual(wanted),
);

situation(42, "the news sitemap names languages as search engines ask, and lists stories of two days", {
	files: {
		"broadsheet.config.ts": config('language: "pt-BR",'),
		"content/cidade/um.md": story('headline: "Café & pão"\ndate: 2026-05-03 22:30'),
		"content/cidade/dois.md": story("headline: 港口\ndate: 2026-05-03 20:30\nlang: zh-Hant"),
		"content/cidade/velho.md": story("headline: Antes\ndate: 2026-05-01 08:30"),
	},
	right: (site) => {
		const sitemap = site.read("news-sitemap.xml");
		expect([...sitemap.matchAll(/<news:language>(.*?)</g)].map(([, language]) => language).sort()).toEqual([
			"pt",
			"zh-tw",
		]);
		expect(sitemap).not.toContain("Antes");
	},
});
situation(43, "pages of an archive have their own addresses and titles", {
	files: {
		"broadsheet.config.ts": config("pageSize: 2,"),
		...Object.fromEntries(
			[1, 2, 3, 4, 5, 6, 7].map((day) => [
				`content/news/s${day}.md`,
				story(`headline: Story ${day}\ndate: 2026-04-0${day} 09:00\ntags: [Port]`),
			]),
		),
	},
	right: (site) => {
		const pages = site.list().filter((path) => /^topics\/port\/.*index\.html$/.test(path));
		const heads = pages.map((path) => site.page(`/${path.replace(/index\.html$/, "")}`));
		expect(pages.length).toBeGreaterThan(2);
		expect(new Set(heads.map((head) => head.one("title").text)).size).toBe(pages.length);
		expect(heads.map((head) => head.one('link[rel="canonical"]').attr("href"))).toEqual(
			pages.map((path) => `https://vale.example/${path.replace(/index\.html$/, "")}`),
		);
	},
});
