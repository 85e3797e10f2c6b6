/** Names of keys that were given other names: a site of before still builds, and is told what to write. */
import { describe, expect, it } from "vitest";
import { config, drawing, print, story } from "./support/site.js";

const STORIES = {
	"broadsheet.config.ts": config(),
	"content/news/a.md": story("headline: The bridge\ndate: 2026-05-01 09:00"),
	"content/news/b.md": story("headline: The vote\ndate: 2026-05-02 09:00"),
	"content/images/view.svg": drawing(600, 400),
};

describe("a key with a former name", () => {
	it("of the configuration is read, and reported at its place with the new name", async () => {
		const site = await print({
			...STORIES,
			"broadsheet.config.ts": config(
				'markdown: { lane: false },\nimages: { elsewhere: ["https://pictures.example/"] },',
			),
			"content/news/c.md": story(
				"headline: The pier\ndate: 2026-05-03 09:00\nimage: { src: https://pictures.example/p.jpg, alt: The pier }",
			),
		});
		expect(site.problems).toMatch(
			/broadsheet\.config\.ts:6:\d+ +warning +key-renamed +`images\.elsewhere` is called `images\.external` now\n/,
		);
		expect(site.problems).toContain("hint: write `external` for `elsewhere`");
		expect(site.problems).toContain("`markdown.lane` is called `markdown.fastPath` now");
		expect(site.problems).not.toContain("error");
		expect(site.read("news/2026/05/c/index.html")).toContain("https://pictures.example/p.jpg");
	});
	it("of a front is read, and reported at its place with the new name", async () => {
		const plan = (key: string) => ({
			...STORIES,
			"content/fronts/home.yaml": `lead: news/b.md\n${key}: { size: 1 }\n`,
		});
		const [old, now] = [await print(plan("seconds")), await print(plan("secondary"))];
		expect(now.problems).toBe("");
		expect(old.problems).toContain(
			"content/fronts/home.yaml:2:1  warning  key-renamed  `seconds` is called `secondary` now",
		);
		expect(old.read("index.html")).toBe(now.read("index.html"));
	});
	it("gives way to the new name where both are written", async () => {
		const site = await print({
			...STORIES,
			"content/fronts/home.yaml": "secondary: { size: 1 }\nseconds: { size: 2 }\n",
		});
		expect(site.problems).toContain("`front` has no `seconds`");
	});
});
