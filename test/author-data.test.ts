/** Authors in a data file, as other generators have them. */
import { expect, it } from "vitest";
import { buildSite, config, story, svgImage } from "./support/site.js";

const YAML = `mq:
  name: Mara Quill
  title: City Hall reporter
  url: https://people.example/mara
  image_url: /mara.svg
  socials: { github: mara, mastodon: "https://social.example/@mara" }
  bio: She reports on **levies**.
th:
  name: Tom Hale
  avatar: https://people.example/tom.png
wire: Orm Wire
`;

it("are known by their keys and names, with role, links, portrait and biography", async () => {
	const site = await buildSite({
		"broadsheet.config.ts": config(),
		"content/blog/authors.yml": YAML,
		"content/blog/a.md": story("headline: One\\nbyline: [mq, th, wire]".replace("\\n", "\n")),
		"content/blog/b.md": story("headline: Two\nbyline: Mara Quill and ann"),
		"content/authors/th.md": "---\nname: Tom Hale\nrole: Editor\n---\n\nHe edits.\n",
		"content/_data/authors/ann.toml": 'name = "Ann Roe"\nposition = "Photographer"\n',
		"content/_data/authors/bo.json": '{ "display_name": "Bo", "email": null }\n',
		"static/mara.svg": svgImage(10, 10),
	});
	expect(site.report.problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["warning remote-picture"]);
	expect(site.page("/blog/2026/05/a/").one("article.article").text).toContain("Mara Quill, Tom Hale, and Orm Wire");
	expect(site.page("/blog/2026/05/b/").one("article.article").text).toContain("Mara Quill and Ann Roe");
	const page = site.read("authors/mq/index.html");
	for (const words of [
		"City Hall reporter",
		"https://people.example/mara",
		"https://social.example/@mara",
		"<strong>levies</strong>",
	])
		expect(page).toContain(words);
	expect(site.read("authors/th/index.html")).toContain("He edits.");
	const edited = await site.again({ "content/blog/authors.yml": YAML.replace("Mara Quill", "Mara Quinn") });
	expect(edited.page("/blog/2026/05/a/").one("article.article").text).toContain("Mara Quinn, Tom Hale,");
});

it("that cannot be read are an error at their place, because bylines would be keys", async () => {
	const site = await buildSite({
		"broadsheet.config.ts": config(),
		"content/a.md": story("byline: mq"),
		"content/authors.yml": "mq:\n  name: @mara\n",
	});
	expect(site.problems).toContain("content/authors.yml:2:9  error  yaml");
});
