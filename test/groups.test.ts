/** Sections, topics and series as an editor configures them. */
import { describe, expect, it } from "vitest";
import { buildSite, config, type Files, story } from "./support/site.js";

const note = (front: string, text = "") => `---\n${front}\n---\n\n${text}\n`;
const storyWith = (headline: string, front: string) => story(`headline: ${headline}\n${front}`);
const site = (files: Files) => buildSite({ "broadsheet.config.ts": config(), ...files });

describe("a section", () => {
	const STORIES: Files = {
		"content/a.md": storyWith("One", "breadcrumb: [News, City Hall]"),
		"content/b.md": storyWith("Two", "breadcrumb: [News, Courts]"),
		"content/c.md": storyWith("Three", "breadcrumb: [Sport]"),
		"content/d.md": storyWith("Four", "breadcrumb: [Arts]"),
	};

	it("shows the description of its file on its front", async () => {
		const built = await site({
			...STORIES,
			"content/sections/news/city-hall.md": note(
				"name: The City Hall",
				"All about **the council**, and [sport](/sport/).",
			),
		});
		expect(built.problems).toBe("");
		const front = built.page("/news/city-hall/");
		expect(front.one("h1").text).toBe("The City Hall");
		expect(front.one(".page-about").text).toBe("All about the council, and sport.");
		expect(front.one('meta[name="description"]').attr("content")).toBe("All about the council, and sport.");
		expect(built.page("/news/2026/05/a/".replace("/news/", "/news/city-hall/")).texts(".breadcrumb li")).toEqual([
			"Home",
			"News",
			"The City Hall",
			"One",
		]);
	});

	it("stands among its siblings where its note puts it; then as the configuration lists it; then by name", async () => {
		const notes = {
			"content/sections/sport.md": note("order: 2"),
			"content/sections/arts.md": note("order: 1"),
			"content/sections/news/courts.md": note("order: 12"),
			"content/sections/news/city-hall.md": note("order: 100"),
		};
		const nav = (built: Awaited<ReturnType<typeof site>>) => built.page("/").texts("nav.sections a");
		const built = await site({ ...STORIES, ...notes });
		expect(nav(built)).toEqual(["Arts", "Sport", "News"]);
		expect(built.page("/news/").texts(".subsections a")).toEqual(["Courts", "City Hall"]);
		const again = await built.again({ "content/sections/arts.md": note("order: 3") });
		expect(nav(again)).toEqual(["Sport", "Arts", "News"]);
		const listed = await built.again({
			...Object.fromEntries(Object.keys(notes).map((path) => [path, undefined])),
			"broadsheet.config.ts": config('sections: ["Sport"],'),
		});
		expect(nav(listed)).toEqual(["Sport", "Arts", "News"]);
	});

	it("has no page because of a description alone", async () => {
		const built = await site({ ...STORIES, "content/sections/secret.md": note("name: Secret") });
		expect(built.list().filter((path) => path.includes("secret"))).toEqual([]);
	});
});

describe("a topic", () => {
	const TIDES = note("name: Tides\naka: [High water, Ebb and flow]", "What the moon does.");

	it("gathers the stories that use its synonyms, and the URLs of these lead to it", async () => {
		const built = await site({
			"content/a.md": storyWith("One", "tags: [Tides]"),
			"content/b.md": storyWith("Two", "tags: [high water]\ndate: 2026-04-02"),
			"content/topics/tides.md": TIDES,
		});
		expect(built.problems).toBe("");
		expect(built.page("/topics/tides/").texts(".teaser-headline")).toEqual(["One", "Two"]);
		expect(built.page("/topics/").texts(".groups a")).toEqual(["Tides"]);
		expect(built.page("/topics/high-water/").one('meta[http-equiv="refresh"]').attr("content")).toBe(
			"0; url=/topics/tides/",
		);
	});

	it("keeps a name that another topic claims as its synonym, which is reported at its place", async () => {
		const built = await site({
			"content/a.md": storyWith("One", "tags: [Tides]"),
			"content/b.md": storyWith("Two", "tags: [Moon]"),
			"content/topics/moon.md": note("name: Moon\naka: [Tides, High water]"),
			"content/topics/tides.md": TIDES,
		});
		expect(built.page("/topics/tides/").texts(".teaser-headline")).toEqual(["One"]);
		expect(built.problems).toBe(
			`content/topics/moon.md:3:7  warning  aka-clash  "Tides" is the topic "Tides" already, see content/topics/tides.md
  3 │ aka: [Tides, High water]
    │       ^^^^^

content/topics/tides.md:3:7  warning  aka-clash  "High water" is the topic "Moon" already, see content/topics/moon.md
  3 │ aka: [High water, Ebb and flow]
    │       ^^^^^^^^^^`,
		);
	});
});

describe("a series", () => {
	const PARTS: Files = {
		"content/a.md": storyWith("The start", "series: { name: The Long Tide, part: 1 }\nbreadcrumb: [Sea]"),
		"content/b.md": storyWith(
			"The middle",
			"series: { name: The Long Tide, part: 2 }\nbreadcrumb: [Sky]\ntype: opinion\ndate: 2026-04-02",
		),
		"content/c.md": storyWith(
			"The end",
			"series: { name: The Long Tide, part: 4 }\nbreadcrumb: [Land]\ndate: 2026-04-03",
		),
		"content/series/the-long-tide.md": note("name: The Very Long Tide", "In three parts."),
	};

	it("leads from each part to the one before and the one after, with their labels", async () => {
		const built = await site(PARTS);
		expect(built.problems).toBe("");
		expect(built.page("/sky/2026/04/b/").texts(".series-step")).toEqual([
			"Previous: Part 1 The start",
			"Next: Part 4 The end",
		]);
		expect(built.page("/sea/2026/05/a/").texts(".series-step")).toEqual(["Next: Part 2 Opinion The middle"]);
		expect(built.page("/series/the-long-tide/").one("h1").text).toBe("The Very Long Tide");
		expect(built.page("/series/the-long-tide/").one(".page-about").text).toBe("In three parts.");
		const again = await built.again({
			"content/c.md": storyWith("The very end", "series: { name: The Long Tide, part: 3 }\nbreadcrumb: [Land]"),
		});
		expect(again.page("/sky/2026/04/b/").texts(".series-step")).toEqual([
			"Previous: Part 1 The start",
			"Next: Part 3 The very end",
		]);
	});

	it("that has two parts of one number is reported", async () => {
		const built = await site({
			...PARTS,
			"content/c.md": storyWith("The end", "series: { name: The Long Tide, part: 2 }"),
		});
		expect(built.problems).toContain(
			'content/c.md:4:9  warning  series-part  Part 2 of "The Long Tide" is also content/b.md',
		);
	});
});
