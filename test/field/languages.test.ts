/** Sites in other languages than English, and stories in several languages. */
import { expect, it } from "vitest";
import { config, print, type Site, story } from "../support/site.js";
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
const listed = (site: Site, url: string): string[] => site.page(url).texts(".groups li a");

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
	const site = await print({
		"broadsheet.config.ts": config(),
		...storiesWith("tags", ["Ward 10", "Ward 2", "ward 1"]),
	});
	expect(listed(site, "/topics/")).toEqual(["ward 1", "Ward 2", "Ward 10"]);
});

/** One story in three languages, and others of the same topic; of another one two translations. */
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
const related = (site: Site, slug: string): string[] =>
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
	const site = await print({
		...FERRIES,
		"content/news/x.md": story("headline: X\nslug: x\ntags: [Ferries]\nrelated: [es-4]\nreadMore: [es-1]"),
	});
	expect(related(site, "x")).toEqual(["Reabre el puerto", "Ferries run late"]);
});
