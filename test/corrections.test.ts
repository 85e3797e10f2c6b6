/** The page of corrections: what was wrong, when it was corrected, and where. */
import { describe, expect, it } from "vitest";
import { buildSite, config, type Files, story } from "./support/site.js";

const note = (date: string, text: string) => `  - { date: ${date}, text: "${text}" }`;
const SITE: Files = {
	"broadsheet.config.ts": config(),
	"content/news/bridge.md": story(
		`tags: [Bridges]\ncorrections:\n${note("2026-05-02 10:00", "It has **nine** arches, says [the vote](vote.md).")}\n${note("2026-05-03", "It is 212 metres long.")}`,
	),
	"content/news/vote.md": story("headline: The vote is close\ndate: 2026-04-02\ntype: analysis"),
	"content/news/pier.md": story(
		`headline: The pier\ndate: 2026-04-01\ntype: opinion\ncorrections:\n${note("2026-05-02 12:00", "It is made of oak.")}`,
	),
};
const texts = (site: { page: (url: string) => { texts: (selector: string) => readonly string[] } }) =>
	site.page("/corrections/").texts(".correction");

describe("the page of corrections", () => {
	it("has every correction, newest first, with its story and that story's label", async () => {
		const site = await buildSite(SITE);
		expect(site.problems).toBe("");
		expect(texts(site)).toEqual(["It is 212 metres long.", "It is made of oak.", "It has nine arches, says the vote."]);
		const page = site.page("/corrections/");
		expect(page.texts(".corrections .teaser-headline")).toEqual([
			"The bridge reopens",
			"The pier",
			"The bridge reopens",
		]);
		expect(page.texts(".corrections .kicker")).toEqual(["News", "Opinion · News", "News"]);
		expect(page.one(".correction a").attr("href")).toBe("/news/2026/04/vote/");
		expect(site.page("/").texts("footer a")).toContain("Corrections");
	});

	it("is not there where nothing was corrected, or only in a story that is not public", async () => {
		const none = { "content/news/bridge.md": story(), "content/news/pier.md": undefined };
		const hidden = story(`draft: true\ncorrections:\n${note("2026-05-02", "A secret.")}`);
		for (const more of [{}, { "content/news/secret.md": hidden }]) {
			const site = await (await buildSite(SITE)).again({ ...none, ...more });
			expect(site.list().filter((path) => path.startsWith("corrections"))).toEqual([]);
			expect(site.page("/").texts("footer a")).not.toContain("Corrections");
		}
	});

	it("changes with the note, the headline of the story, and the story that the note links to", async () => {
		let site = await buildSite(SITE);
		site = await site.again({ "content/news/pier.md": String(SITE["content/news/pier.md"]).replace("oak", "elm") });
		expect(texts(site)[1]).toBe("It is made of elm.");
		site = await site.again({ "content/news/vote.md": story("headline: A vote\nslug: ballot\ndate: 2026-04-02") });
		expect(site.page("/corrections/").one(".correction a").attr("href")).toBe("/news/2026/04/ballot/");
		site = await site.again({
			"content/news/pier.md": String(SITE["content/news/pier.md"]).replace("The pier", "A pier"),
		});
		expect(site.page("/corrections/").texts(".teaser-headline")).toContain("A pier");
	});

	it("has an archive that counts from the oldest, so that a full page of it never changes", async () => {
		const notes = Array.from({ length: 5 }, (_, index) => note(`2026-05-0${index + 1}`, `Note ${index + 1}.`)).join(
			"\n",
		);
		const site = await buildSite({
			"broadsheet.config.ts": config("pageSize: 2,"),
			"content/news/bridge.md": story(`corrections:\n${notes}`),
		});
		expect(texts(site)).toEqual(["Note 5.", "Note 4.", "Note 3."]);
		expect(site.page("/corrections/page/1/").texts(".correction")).toEqual(["Note 2.", "Note 1."]);
	});
});
