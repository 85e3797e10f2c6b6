/** The language in the name of a file. */
import { beforeAll, describe, expect, it } from "vitest";
import { languageOfFile } from "../src/content/file-language.js";
import { buildSite, config, type Site, story } from "./support/site.js";

describe("a file with a language in its name", () => {
	let site: Site;
	beforeAll(async () => {
		site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/ferry.md": story("headline: The ferry", "It sails."),
			"content/news/ferry.es.md": story("headline: El ferri", "Zarpa."),
			"content/news/ferry.pt_BR.md": story("headline: A balsa", "Zarpa."),
			"content/news/mole/index.md": story("headline: The mole\ndate: 2026-05-02"),
			"content/news/mole/index.it.md": story("headline: Il molo\ndate: 2026-05-02"),
			"content/news/quay.md": story("headline: The quay\ndate: 2026-04-02"),
			"content/news/quay.de.md": story("headline: Der Kai\ndate: 2026-04-02\ntranslationKey: kai\nlang: de-AT"),
			"content/news/alone.fr.md": story("headline: Seul\ndate: 2026-03-02"),
			"content/news/what.is.md": story("headline: What is\ndate: 2026-02-02"),
		});
	});
	const languages = (url: string) =>
		site
			.page(url)
			.all("link[hreflang]")
			.map((link) => `${link.attr("hreflang")} ${link.attr("href")?.slice(20)}`);

	it("is the translation of the file without it, in that language", () => {
		expect(site.problems).toBe("");
		const all = ["en /news/2026/05/ferry/", "es /news/2026/05/ferry-es/", "pt-BR /news/2026/05/ferry-pt-br/"];
		for (const [url, lang] of [
			["ferry", "en"],
			["ferry-es", "es"],
			["ferry-pt-br", "pt-BR"],
		]) {
			const page = `/news/2026/05/${url}/`;
			expect(languages(page).filter((each) => !each.startsWith("x-default"))).toEqual(all);
			expect(site.page(page).one("html").attr("lang")).toBe(lang);
		}
	});
	it("is one also where it is the index of a folder", () => {
		expect(languages("/news/2026/05/mole/")).toContain("it /news/2026/05/mole-it/");
		expect(site.page("/news/2026/05/mole-it/").one("html").attr("lang")).toBe("it");
	});
	it("is not a translation if its front matter says otherwise, or if no other file has the name", () => {
		expect(languages("/news/2026/04/quay/")).toEqual([]);
		expect(site.page("/news/2026/04/quay-de/").one("html").attr("lang")).toBe("de-AT");
		expect(site.page("/news/2026/03/alone-fr/").one("html").attr("lang")).toBe("fr");
	});
	it("is not in the related stories of its translations", () =>
		expect(site.page("/news/2026/05/ferry/").texts(".related .teaser-headline")).not.toContain("El ferri"));
	it("loses its translation with the other file", async () => {
		const changed = await site.again({ "content/news/ferry.md": undefined });
		expect(changed.read("news/2026/05/ferry-es/index.html")).not.toContain("/news/2026/05/ferry/");
	});
});

it("a word at the end of a file name is not a language", () => {
	for (const name of ["what.is.md", "yes.or.no.md", "v1.2.md", "plan.old.md", "a.zz.md", "a.min.md", "a.ES.md"])
		expect(languageOfFile(`content/news/${name}`, false), name).toBeUndefined();
	expect(languageOfFile("content/news/molo.it.md", true)).toEqual({ lang: "it", translates: "news/molo" });
	expect(languageOfFile("content/news/a.zh-Hant.md", false)?.lang).toBe("zh-Hant");
});
