/** Renamed keys: a site with the old names still builds, and gets a warning with the new name. */
import { describe, expect, it } from "vitest";
import { buildSite, config, story, svgImage } from "./support/site.js";

const STORIES = {
	"broadsheet.config.ts": config(),
	"content/news/a.md": story("headline: The bridge\ndate: 2026-05-01 09:00"),
	"content/news/b.md": story("headline: The vote\ndate: 2026-05-02 09:00"),
	"content/images/view.svg": svgImage(600, 400),
};

describe("a key with a former name", () => {
	it("of the configuration is read, and reported at its place with the new name", async () => {
		const site = await buildSite({
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
		const [old, now] = [await buildSite(plan("seconds")), await buildSite(plan("secondary"))];
		expect(now.problems).toBe("");
		expect(old.problems).toContain(
			"content/fronts/home.yaml:2:1  warning  key-renamed  `seconds` is called `secondary` now",
		);
		expect(old.read("index.html")).toBe(now.read("index.html"));
	});
	it("of a plugin is read, and reported with the new name", async () => {
		const plugin = (names: readonly string[], own: string) => {
			const [documents, serializers = "", meta = "", items = "", entries = "", listed = ""] = names;
			return config(
				`plugins: [{ name: "n",
	documents: ({ articles }) => [{ url: "/n.txt", ${documents}: "n", ${meta}: { end: "." }, ${items}: articles, ${entries}: articles }],
	${serializers}: { n: (view) => view.${own}.end + view.items.length + view.${listed}.length } }],`,
			);
		};
		const [old, now] = [
			await buildSite({
				...STORIES,
				"broadsheet.config.ts": plugin(["printer", "printers", "about", "shows", "lists", "listed"], "about"),
			}),
			await buildSite({
				...STORIES,
				"broadsheet.config.ts": plugin(["serializer", "serializers", "meta", "items", "entries", "entries"], "meta"),
			}),
		];
		expect([now.problems, now.read("n.txt")]).toEqual(["", ".22"]);
		expect(old.read("n.txt")).toBe(".22");
		expect(old.problems).toContain(
			'The documents of the plugin "n" have `printer`, `about`, `shows`, `lists`, called `serializer`, `meta`, `items`, `entries` now',
		);
		expect(old.problems).toMatch(
			/broadsheet\.config\.ts:7:\d+ +warning +key-renamed +The plugin "n" has `printers`, which are called `serializers` now/,
		);
		expect(old.problems).not.toContain("error");
	});
	it("of a view is given to templates beside the new one", async () => {
		const site = await buildSite({
			...STORIES,
			"templates/home.tsx": `export default (view) => <p>{view.seconds.concat(view.secondary).map(({ headline }) => headline).join()}</p>;\n`,
		});
		expect([site.problems, site.page("/").one("p").text]).toEqual(["", "The bridge,The bridge"]);
	});
	it("is ignored if the new name is given as well", async () => {
		const site = await buildSite({
			...STORIES,
			"content/fronts/home.yaml": "secondary: { size: 1 }\nseconds: { size: 2 }\n",
		});
		expect(site.problems).toContain("`front` has no `seconds`");
	});
});
