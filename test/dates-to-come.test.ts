/** Stories with a date to come, in archives of generators that publish them at once. */
import { expect, it } from "vitest";
import { buildSite, config } from "./support/site.js";

const story = (lines: string) => `---\ntitle: A\n${lines}\n---\n\nSENTINEL.\n`;

it.each([
	["zola", "content/a.md", 1],
	["astro", "src/content/blog/a.md", 1],
	["docusaurus", "blog/a.md", 1],
	["eleventy", "content/a.md", 1],
	["hugo", "content/a.md", 0],
	["jekyll", "_posts/2999-05-01-a.md", 0],
])("%s: the story is held back, and that is said where the old site had it", async (from, path, count) => {
	const site = await buildSite({
		"broadsheet.config.ts": config(`from: "${from}"`),
		[path]: story("date: 2999-05-01"),
		[path.replace("a.md", "b.md")]: story("date: 2999-05-01\ndraft: true"),
		[path.replace("a.md", "c.md").replace("2999", "2026")]: "---\ntitle: C\ndate: 2026-05-01\n---\n\nWords.\n",
	});
	const said = site.report.problems.filter(({ code }) => code === "date-to-come");
	expect(said.map(({ severity, place }) => [severity, place?.path])).toEqual(Array(count).fill(["warning", path]));
	expect(site.list().some((file) => file.endsWith(".html") && site.read(file).includes("SENTINEL"))).toBe(false);
});

it("is still reported when the text of the story is edited", async () => {
	const [path, date] = ["content/a.md", "date: 2999-05-01"];
	const site = await buildSite({ "broadsheet.config.ts": config('from: "zola"'), [path]: story(date) });
	const { report } = await site.again({ [path]: `${story(date)}\nMore.\n` });
	expect(report.problems).toEqual(site.report.problems);
});
