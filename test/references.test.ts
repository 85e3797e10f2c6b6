/** References to a story: by its file, id, slug or headline, but not by an ambiguous name. */
import { describe, expect, it } from "vitest";
import { sample } from "./support/sample.js";
import { buildSite, config, type Files, story } from "./support/site.js";

const SITE: Files = {
	"broadsheet.config.ts": config(),
	"content/news/vote.md": story("headline: The vote is close\nid: vote-2026"),
	"content/sport/cup.md": story("headline: The cup is won\nslug: final"),
	"content/news/cup.md": story("headline: A cup of tea"),
};
const named = (reference: string) => ({ ...SITE, "content/news/a.md": story(`readMore: ["${reference}"]`) });

describe("a story is found", () => {
	it.each(
		sample(4, [
			["news/vote.md", "The vote is close"],
			["vote.md", "The vote is close"],
			["vote-2026", "The vote is close"],
			["final", "The cup is won"],
			["the cup is won", "The cup is won"],
			["/sport/2026/05/final/", "The cup is won"],
		]),
	)("by %s", async (reference, headline) => {
		const site = await buildSite(named(reference));
		expect(site.problems).toBe("");
		expect(site.page("/news/2026/05/a/").texts(".read-more-list a")).toEqual([headline]);
	});
});

it("a name that means two stories means neither, and both are named", async () => {
	const files = { ...SITE, "content/life/cup.md": story("headline: Cups") };
	const site = await buildSite({ ...files, "content/a.md": story('readMore: ["cup"]') });
	expect(site.problems).toBe(`content/a.md:4:13  warning  read-more  No story is found for "cup"
  4 │ readMore: ["cup"]
    │             ^^^
  hint: it may be "life/cup.md" or "news/cup.md": name the file`);
});

it("an id that two stories have is reported at the second", async () => {
	const site = await buildSite({ ...SITE, "content/news/vote-2.md": story("id: vote-2026") });
	expect(
		site.problems,
	).toBe(`content/news/vote.md:4:5  error  id-twice  The id "vote-2026" is that of content/news/vote-2.md already
  4 │ id: vote-2026
    │     ^^^^^^^^^
  hint: an id belongs to one story for ever: give this one another`);
	const taken = await buildSite({ ...SITE, "content/tea.md": story(), "content/news/vote-2.md": story("id: tea") });
	expect(taken.problems).toContain('error  id-twice  The id "tea" is that of content/tea.md already');
});
