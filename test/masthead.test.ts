/** The masthead: who makes the newspaper. */
import { describe, expect, it } from "vitest";
import { buildSite, config, type Files, story } from "./support/site.js";

const author = (front: string) => `---\n${front}\n---\n\nA life.\n`;
const SITE: Files = {
	"broadsheet.config.ts": config(),
	"content/news/a.md": story("byline: ann"),
	"content/authors/ann.md": author("name: Ann Lee\nmasthead: Reporter\ndepartment: News\norder: 3"),
	"content/authors/bo.md": author(
		"name: Bo Reed\nmasthead: Editor\ndepartment: The editor\norder: 1\nemail: bo@vale.example",
	),
	"content/authors/cy.md": author("name: Cy Orr\nmasthead: Reporter\ndepartment: News"),
	"content/authors/di.md": author("name: Di Vane"),
};

describe("the masthead", () => {
	it("lists those whose file has a title for it, by department, in their order", async () => {
		const site = await buildSite(SITE);
		expect(site.problems).toBe("");
		const page = site.page("/masthead/");
		expect(page.texts(".department h2")).toEqual(["The editor", "News"]);
		expect(page.texts(".department li")).toEqual([
			"Bo Reed Editor bo@vale.example",
			"Ann Lee Reporter",
			"Cy Orr Reporter",
		]);
		expect(page.all(".person a").map((link) => link.attr("href"))).toEqual(["/authors/ann/"]);
		expect(site.page("/").texts("footer a")).toContain("Masthead");
	});

	it("is not there where nobody has a title for it", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story(),
			"content/authors/di.md": author("name: Di Vane"),
		});
		expect(site.list().filter((path) => path.startsWith("masthead"))).toEqual([]);
		expect(site.page("/").texts("footer a")).not.toContain("Masthead");
	});

	it("follows when people are added, promoted and removed", async () => {
		const site = await buildSite(SITE);
		const next = await site.again({
			"content/authors/di.md": author("name: Di Vane\nmasthead: Publisher\norder: 2"),
			"content/authors/ann.md": author("name: Ann Lee\nmasthead: News editor\ndepartment: News\norder: 3"),
			"content/authors/cy.md": undefined,
		});
		expect(next.page("/masthead/").texts(".department li")).toEqual([
			"Bo Reed Editor bo@vale.example",
			"Di Vane Publisher",
			"Ann Lee News editor",
		]);
	});
});

it("an author of an unknown kind is reported, with a suggestion", async () => {
	const site = await buildSite({ ...SITE, "content/authors/di.md": author("name: Di Vane\nkind: organisation") });
	expect(site.problems).toBe(
		`content/authors/di.md:3:7  error  field-type  \`kind\` is one of person, organization, staff, wire; this is "organisation"
  3 │ kind: organisation
    │       ^^^^^^^^^^^^
  hint: did you mean "organization"?`,
	);
});
