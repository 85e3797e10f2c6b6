/** Stories and files that stay where another generator had them. */
import { expect, it } from "vitest";
import { runBuild } from "./support/cli.js";
import { buildSite, config, pngImage, story, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";

const files = {
	"_posts/2026-05-01-tide.md": story(
		"headline: The tide",
		"![A boat](/assets/boat.png) ![A mole](mole.png)\n\nSee [the levy](levy) and [the boat](sport/_posts/2026-05-01-boat.md).",
	),
	"_posts/mole.png": pngImage(4, 4),
	"_posts/unused.png": pngImage(4, 4),
	"_drafts/secret.md": story("headline: SENTINEL"),
	"sport/_posts/2026-05-01-boat.md": story("headline: The boat"),
	"src/texts/levy.md": story("headline: The levy"),
	"src/texts/pages/about.md": "---\ntitle: About us\n---\n\nWe.\n",
	"assets/boat.png": pngImage(4, 3),
	"public/robots-art.txt": "art\n",
	"notes/SENTINEL.md": story("headline: SENTINEL"),
	"content/news/old.md": story("headline: SENTINEL"),
};
const folders =
	'folders: { content: ["_posts", "_drafts", "sport/_posts", "src/texts"], static: { public: "/", assets: "/assets/" } },';

it("are read there, with their sections, drafts, pages, links and pictures, and nothing beside them is", async () => {
	const site = await buildSite({ "broadsheet.config.ts": config(folders), ...files });
	expect(site.problems).toBe("");
	const text = site.page("/2026/05/tide/");
	expect(text.all("article a").map((link) => link.attr("href"))).toEqual(
		expect.arrayContaining(["/2026/05/levy/", "/sport/2026/05/boat/"]),
	);
	expect(site.list()).toEqual(
		expect.arrayContaining(["about/index.html", "assets/boat.png", "robots-art.txt", "sport/index.html"]),
	);
	expect(site.list().filter((path) => /unused|draft/.test(path))).toEqual([]);
	for (const path of site.list().filter((each) => /\.(?:html|xml|json)$/.test(each)))
		expect(site.read(path)).not.toContain("SENTINEL");
	const edited = await site.again(
		{ "_posts/2026-05-01-tide.md": story("headline: The ebb", "![A boat](/assets/boats.png)") },
		{ quarantine: true },
	);
	expect(edited.problems).toContain("_posts/2026-05-01-tide.md:6:11  error  picture-missing");
	const moved = await site.again({ "_posts/2026-05-01-tide.md": story("headline: The ebb") });
	expect(moved.page("/2026/05/tide/").text).toContain("The ebb");
});

it("are asked for if the configuration names a folder that does not exist, or one outside of the site", async () => {
	const site = await buildSite({ "broadsheet.config.ts": config('folders: { content: "source/_posts" },') });
	expect(site.problems).toContain("no-stories  There is no folder `source/_posts`");
	for (const wrong of ['"../texts"', '"/srv/texts"', '"."', "[]", '{ texts: "../a" }', '"node_modules/a"']) {
		const root = tempDir();
		writeFiles(root, { "broadsheet.config.ts": config(`folders: { content: ${wrong} },`) });
		const { exit, stderr } = await runBuild(root);
		expect([wrong, exit]).toEqual([wrong, 2]);
		expect(stderr).toContain("config");
	}
}, 60_000);

it("have the same bytes and problems in a warm build as in a clean one", async () => {
	const site = await buildSite({ "broadsheet.config.ts": config(folders), ...files });
	const after = {
		"sport/_posts/2026-05-01-boat.md": story("headline: The boats"),
		"src/texts/more.md": story("headline: More"),
	};
	const warm = await site.again(after);
	const clean = await buildSite({ "broadsheet.config.ts": config(folders), ...files, ...after });
	expect(clean.list()).toContain("2026/05/more/index.html");
	expect(warm.list()).toEqual(clean.list());
	for (const path of warm.list().filter((each) => !each.endsWith(".png")))
		expect(warm.read(path)).toBe(clean.read(path));
});
