/** Builds after edits of sites with plugins that see the whole site. */
import { expect, it } from "vitest";
import { buildSite, config, type Files, story } from "../support/site.js";
import { treeFaults } from "./compare.js";
import { treeOf } from "./test-site.js";

const FILES: Files = {
	"content/news/one.md": story("headline: One\nslug: one\nbreadcrumb: [News]"),
	"content/sport/two.md": story("headline: Two\nslug: two\nbreadcrumb: [Sport]"),
};
const MORE: Files = { "content/sport/three.md": story("headline: Three\nbreadcrumb: [Sport]") };
const withPlugin = (plugin: string): Files => ({ ...FILES, "broadsheet.config.ts": config(`plugins: [${plugin}],`) });
const settled = () => new Promise((done) => setTimeout(done, 150));

it("a plugin that replaces texts by what it finds in other stories changes all pages that show them", async () => {
	const files = withPlugin(`{
		name: "counted",
		edition: (edition) => ({
			...edition,
			articles: edition.articles.map((article) => ({ ...article, headline: article.headline + " of " + edition.articles.length })),
		}),
	}`);
	const site = await buildSite(files);
	expect(site.page("/news/2026/05/one/").one("h1").text).toBe("One of 2");
	await settled();
	const later = await site.again(MORE);
	expect(later.page("/news/2026/05/one/").one("h1").text).toBe("One of 3");
	expect(treeFaults("file", treeOf(later.out), treeOf((await buildSite({ ...files, ...MORE })).out))).toEqual([]);
});

it("a plugin that adds pages and documents follows each edit, and other pages stay", async () => {
	const files = withPlugin(`{
		name: "count",
		pages: (edition) => [{ url: "/count/", template: "count", view: { title: "Count", count: edition.articles.length } }],
		documents: (edition) => [{ url: "/count.txt", serializer: "count", meta: { count: edition.articles.length } }],
		serializers: { count: ({ meta }) => String(meta.count) },
	}`);
	const all = {
		...files,
		"templates/count.tsx": "export default (view) => <html><body>{view.count} stories</body></html>;\n",
	};
	const site = await buildSite(all);
	expect(site.read("count/index.html")).toContain("2 stories");
	await settled();
	const later = await site.again(MORE, { why: "/404.html" });
	expect(later.report.why?.[0]).toMatch(/^rendered/);
	const again = await later.again({}, { why: "/news/2026/05/one/" });
	expect(again.report.why).toEqual(["reused: nothing that it shows has changed"]);
	expect([later.read("count/index.html"), later.read("count.txt")]).toEqual([
		expect.stringContaining("3 stories"),
		"3",
	]);
	expect(treeFaults("file", treeOf(later.out), treeOf((await buildSite({ ...all, ...MORE })).out))).toEqual([]);
});
