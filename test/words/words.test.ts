/** The interface texts that readers see: all of them in the language of the site. */
import { beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES, messagesFor } from "../../src/core/i18n/index.js";
import { sample } from "../support/sample.js";
import { buildSite, type Files, type Site, snapshot, story } from "../support/site.js";
import { phrasesOf, says } from "./phrases.js";
import { config, sitePlan } from "./site.js";

const OLD = "/n/2026/05/gone/";
/** The address of a removed story. */
const GONE: Files = {
	"content/published.json": JSON.stringify({ version: 1, stories: {}, fronts: [], gone: [OLD] }),
};

/** What a reader sees or hears of a file, and what others show of it: texts, and attributes that are read aloud. */
const read = (file: string): string => {
	// Feeds have HTML as a text. The selector in JSON-LD is for search engines.
	const html = file
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replace(/&quot;|\\"/g, '"')
		.replaceAll('".story"', "");
	const heard = html.matchAll(/\s(?:title|aria-label|alt|content|label|data-\w+)="([^"]*)"/g);
	const seen = html.replace(/<!--.*?-->|<[^>]*>/gs, "\n");
	return [...Array.from(heard, ([, value]) => value), seen].join("\n").replaceAll("&amp;", "&");
};
const READ = /\.html$|(?:^|\/)(?:feed|atom)\.xml$|feed\.json$|^(?:llms|humans)\.txt$/;
const shownBy = (...sites: readonly Site[]): string =>
	sites
		.flatMap((site) =>
			site
				.list()
				.filter((path) => READ.test(path))
				.map((path) => read(site.read(path))),
		)
		.join("\n");

const ENGLISH = phrasesOf(messagesFor("en"));
const DIRECTIONS: Readonly<Record<string, string>> = { en: "ltr", es: "ltr", de: "ltr", ar: "rtl" };

describe.each(sample(1, LANGUAGES))("a site in the language %s", (language) => {
	let site: Site;
	let text: string;
	beforeAll(async () => {
		site = await buildSite({ ...sitePlan(language), ...GONE });
		const drafts = await buildSite(sitePlan(language), { drafts: true });
		const empty = await buildSite({ "broadsheet.config.ts": config(language), "content/a.md": story("draft: true") });
		text = shownBy(site, drafts, empty);
	});

	it("says every word of its dictionary", () => {
		expect(site.problems).toBe("");
		expect(phrasesOf(messagesFor(language), true).filter((phrase) => !says(text, phrase))).toEqual([]);
	});
	if (language !== "en")
		it("says no word of the English one, on pages and in feeds", () => {
			const own = phrasesOf(messagesFor(language));
			expect(ENGLISH.filter((phrase) => !own.includes(phrase) && says(text, phrase))).toEqual([]);
		});
	it("says its language and direction on every page", () => {
		const pages = site.list().filter((path) => path.endsWith(".html") && !path.includes("/el/"));
		const languages = pages.map((path) => /<html lang="([^"]*)" dir="([^"]*)">/.exec(site.read(path))?.slice(1));
		expect(new Set(languages.map(String))).toEqual(new Set([`${language},${DIRECTIONS[language]}`]));
	});
});

describe("a number of things", () => {
	const storiesIn = (language: string, counts: readonly number[]) => counts.map(messagesFor(language).stories);
	it("is one or many in English and German", () => {
		expect(storiesIn("en", [0, 1, 2, 1200])).toEqual(["0 stories", "1 story", "2 stories", "1200 stories"]);
		expect([1, 2].map(messagesFor("de").age)).toEqual([
			"Dieser Artikel ist mehr als ein Jahr alt.",
			"Dieser Artikel ist mehr als 2 Jahre alt.",
		]);
	});
	it("has a form for millions in Spanish", () => {
		expect(storiesIn("es", [1, 2, 1_000_000])).toEqual(["1 artículo", "2 artículos", "1000000 de artículos"]);
	});
	it("has six forms in Arabic", () => {
		expect(storiesIn("ar", [0, 1, 2, 3, 11, 100])).toEqual([
			"لا مقالات",
			"مقال واحد",
			"مقالان",
			"3 مقالات",
			"11 مقالًا",
			"100 مقال",
		]);
		expect([1, 2, 5, 12].map(messagesFor("ar").minutes)).toEqual([
			"قراءة في دقيقة",
			"قراءة في دقيقتين",
			"قراءة في 5 دقائق",
			"قراءة في 12 دقيقة",
		]);
		expect([1, 2, 3, 11].map(messagesFor("ar").age)).toEqual(
			["سنة", "سنتين", "3 سنوات", "11 سنة"].map((years) => `مضى على نشر هذا المقال أكثر من ${years}.`),
		);
	});
	it("has the digits of the region", () => {
		expect(storiesIn("ar-EG", [3])).toEqual(["٣ مقالات"]);
	});
	it.each(LANGUAGES)("that a browser counts has every form of %s", (language) => {
		const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
		expect(Object.keys(messagesFor(language).live.newUpdates).sort()).toEqual([...forms].sort());
	});
});

describe("the language of a site", () => {
	it("may have a region", () => expect(messagesFor("de-AT").home).toBe("Startseite"));
	it("without a dictionary is English for readers, with English numbers", () => {
		expect([messagesFor("pt").home, messagesFor("fa").stories(12)]).toEqual(["Home", "12 stories"]);
	});
	it("can change: the next build is what a first build gives", async () => {
		const site = await buildSite(sitePlan("en"));
		const changed = await site.again({ "broadsheet.config.ts": sitePlan("ar")["broadsheet.config.ts"] });
		const fresh = await buildSite(sitePlan("ar"));
		expect(snapshot(changed.out)).toEqual(snapshot(fresh.out));
	});
});

describe("a site with words of its own", () => {
	const OWN: Files = {
		"templates/words.ts":
			'import { words as ours } from "broadsheet/words";\nexport const words = { ...ours, related: "Ψ" };\n',
	};
	it("changes those, and has all others in its language", async () => {
		const page = (await buildSite({ ...sitePlan("de"), ...OWN })).page("/ν/κ/2024/05/a/");
		expect(page.one(".related h2").text).toBe("Ψ");
		expect(page.one(".read-more-list h2").text).toBe("Lesen Sie auch");
	});
});
