/** Addresses that other generators count from the root of the site, and pictures that are nearly named. */
import { expect, it } from "vitest";
import { buildSite, config, pngImage } from "./support/site.js";

const front = (title: string) => `---\ntitle: ${title}\ndate: 2026-05-01\n---\n\n`;

it.each([
	["zola", "content/news/b.md", "content/news/a.md", "[B](@/news/b.md#on)", "/news/b/#on", "static"],
	["docusaurus", "blog/b.md", "blog/a.md", "[B](@site/blog/b.md)", "/blog/b/", "static"],
	["docusaurus", "blog/b.md", "blog/a.md", "[B](pathname:///blog/b)", "/blog/b/", "static"],
])("%s: %s is found by `%s`", async (from, other, path, link, url, statics) => {
	const site = await buildSite({
		"broadsheet.config.ts": config(`from: "${from}"`),
		[other]: `${front("B")}Words.\n\n## On\n`,
		[path]: `${front("A")}${link} ![A boat](${from === "zola" ? "/" : "@site/static/"}img/boat.png)\n`,
		[`${statics}/img/boat.png`]: pngImage(20, 10),
	});
	expect(site.report.problems).toEqual([]);
	const html = site.read(path.startsWith("blog") ? "blog/a/index.html" : "news/a/index.html");
	expect(html).toContain(`href="${url}"`);
	expect(html).toMatch(/<img [^>]*boat/);
});

it("a figure of Hugo whose address has escaped underlines shows its picture", async () => {
	const site = await buildSite({
		"broadsheet.config.ts": config('from: "hugo"'),
		"content/news/a.md": `${front("A")}{{< figure src="/img/DSC\\_0018.png" link="/img/DSC\\_0018.png" alt="A boat" >}}\n`,
		"static/img/DSC_0018.png": pngImage(20, 10),
	});
	expect(site.report.problems).toEqual([]);
	expect(site.read("news/a/index.html")).toMatch(/<img [^>]*DSC_0018/);
});

it("a missing picture has a suggestion only where a name is near, or the same in another folder", async () => {
	const site = await buildSite({
		"broadsheet.config.ts": config('from: "hugo"'),
		"content/news/a.md": `${front("A")}![A](/img/harbour/ship-launch.png) ![B](/img/harbour/banyam.png) ![C](/old/uploads/2011/quay.png) ![D](/img/harbour/banyan-300x200.png)\n`,
		"static/img/harbour/banyan.png": pngImage(20, 10),
		"static/img/quay.png": pngImage(20, 10),
	});
	expect(site.report.problems.map(({ hint }) => hint)).toEqual([
		undefined,
		'did you mean "img/harbour/banyan.png"?',
		'did you mean "img/quay.png"?',
		'did you mean "img/harbour/banyan.png"?',
	]);
});

it("pictures in src/assets/ of Astro are found by their paths and by the aliases of its templates", async () => {
	const site = await buildSite({
		"broadsheet.config.ts": config('from: "astro"'),
		"src/content/blog/a.md": `---\ntitle: A\npubDate: 2026-05-01\nheroImage: ../../assets/pier.png\n---\n\n![B](@/assets/pier.png) and ![C](~/assets/sea/quay.png)\n`,
		"src/assets/pier.png": pngImage(20, 10),
		"src/assets/sea/quay.png": pngImage(30, 10),
		"src/assets/unused.png": pngImage(40, 10),
	});
	expect(site.report.problems.map(({ code }) => code)).toEqual(["alt-missing"]);
	expect(site.read("blog/a/index.html").match(/<img [^>]*(?:pier|quay)/g)).toHaveLength(3);
	expect(site.list().some((path) => path.includes("unused"))).toBe(false);
});
