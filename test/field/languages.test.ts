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
