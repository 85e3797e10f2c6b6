/** Names of people: whom a byline means, and which names are not people. */
import { expect, it } from "vitest";
import { check } from "../../src/build/check.js";
import { AT, buildSite, config, type Site, story } from "../support/site.js";
import { situation } from "./situation.js";

const PATH = "/news/2026/05/a/";
/** The authors as the page of the story names them. */
const authorsOn = (site: Site, url = PATH): readonly string[] => site.page(url).texts(".byline a");
/** The keys of all pages of authors. */
const authorPages = (site: Site): string[] =>
	site.list().flatMap((path) => /^authors\/(.+)\/index\.html$/.exec(path)?.[1] ?? []);
const withByline = (byline: string, more: Record<string, string> = {}, settings = "") => ({
	"broadsheet.config.ts": config(settings),
	"content/news/a.md": story(`byline: ${byline}`),
	...more,
});
const OFFICE = { "content/authors/port-and-rail.md": "---\nname: Office of Port and Rail\nkind: organization\n---\n" };

situation(8, "a suffix behind a comma belongs to the name", {
	files: withByline("Harold Finch, Jr."),
	right: (site) => {
		expect(authorsOn(site)).toEqual(["Harold Finch, Jr."]);
		expect(authorPages(site)).toEqual(["harold-finch-jr"]);
	},
});
situation(8, "degrees make no people, in credits neither", {
	files: withByline("Ana Ruiz, MD and Tom Hale, PhD\ncontributors: Sid Moss, Sr."),
	right: (site) => {
		expect(authorPages(site)).toEqual(["ana-ruiz-md", "tom-hale-phd"]);
		expect(site.page(PATH).one(".contributors").text).toBe("Sid Moss, Sr. contributed reporting.");
		expect(site.read("news/2026/05/a/index.html")).toContain('"name":"Ana Ruiz, MD"');
	},
});
situation(8, 'an office whose name has an "and" is one author where it has a file', {
	files: withByline("Ana Ruiz and Office of Port and Rail\ncontributors: Office of Port and Rail", OFFICE),
	right: (site) => {
		expect(authorsOn(site)).toEqual(["Ana Ruiz", "Office of Port and Rail"]);
		expect(authorPages(site)).toEqual(["ana-ruiz", "port-and-rail"]);
		expect(site.page(PATH).texts(".contributors a")).toEqual(["Office of Port and Rail"]);
	},
});

situation(9, 'a Spanish byline has two authors, without "Por"', {
	files: withByline("Por Ana Ruiz y Luis Vega", {}, 'language: "es",'),
	right: (site) => expect(authorPages(site)).toEqual(["ana-ruiz", "luis-vega"]),
});
situation(9, 'a German byline has two authors, without "Von"', {
	files: withByline("Von Anna Berg und Jan Holm", {}, 'language: "de",'),
	right: (site) => expect(authorPages(site)).toEqual(["anna-berg", "jan-holm"]),
});
situation(9, "a Spanish story of an English site is read as Spanish", {
	files: withByline("Por Ana Ruiz y Luis Vega\nlang: es"),
	right: (site) => expect(authorPages(site)).toEqual(["ana-ruiz", "luis-vega"]),
});
situation(9, "a name that may be two is reported", {
	files: withByline("Ana y Luis Vega", {}, 'language: "es",'),
	reported: ["warning byline-unclear content/news/a.md:4:9"],
});

const MARSH = {
	"content/authors/john-marsh-politics.md": "---\nname: John Marsh\n---\n",
	"content/authors/john-marsh-sport.md": "---\nname: John Marsh\n---\n",
};
situation(10, "a byline that two authors have is an error", {
	files: withByline("John Marsh", MARSH),
	reported: ["error author-twice content/news/a.md:4:9"],
});
situation(10, "a byline by key says which of two authors is meant", {
	files: withByline("john-marsh-politics", MARSH),
	right: (site) => {
		expect(authorsOn(site)).toEqual(["John Marsh"]);
		expect(authorPages(site)).toEqual(["john-marsh-politics"]);
	},
});
situation(10, "credits are held to it as well", {
	files: withByline("Ana Ruiz\ncontributors: [John Marsh]", MARSH),
	reported: ["error author-twice content/news/a.md:5:15"],
});
situation(10, "entries of live coverage are held to it as well", {
	files: {
		...withByline("Ana Ruiz", MARSH),
		"content/news/gale.live/index.md": story("headline: Gale"),
		"content/news/gale.live/1.md": "---\ndate: 2026-05-01 09:10\nbyline: Ana Ruiz and John Marsh\n---\n\nWind.\n",
	},
	reported: ["error author-twice content/news/gale.live/1.md:3:9"],
});

it("the message names both authors and the line to write (field 10)", async () => {
	const { problems } = await buildSite(withByline("Ana Ruiz and John Marsh", MARSH));
	expect(problems).toContain(
		'"John Marsh" is the name of two authors: `john-marsh-politics` (content/authors/john-marsh-politics.md) and `john-marsh-sport` (content/authors/john-marsh-sport.md)',
	);
	expect(problems).toContain(
		"hint: write the key, such as `byline: [john-marsh-politics]`, or give one of the two another `name`",
	);
});

it("with --quarantine only the stories that name them are left out (field 10)", async () => {
	const files = { ...withByline("John Marsh", MARSH), "content/news/b.md": story("headline: Other\nbyline: Ana Ruiz") };
	const site = await buildSite(files, { quarantine: true });
	expect(site.list().filter((path) => path.startsWith("news/2026"))).toEqual(["news/2026/05/b/index.html"]);
});

it("a new author file changes the stories that name it, as a clean build does", async () => {
	const before = await buildSite(
		withByline("Ana Ruiz and Office of Port and Rail\ncontributors: Office of Port and Rail"),
	);
	expect(authorPages(before)).toEqual(["ana-ruiz", "office-of-port", "rail"]);
	const after = await before.again(OFFICE);
	expect(authorsOn(after)).toEqual(["Ana Ruiz", "Office of Port and Rail"]);
	const clean = await buildSite(
		withByline("Ana Ruiz and Office of Port and Rail\ncontributors: Office of Port and Rail", OFFICE),
	);
	expect(after.read("news/2026/05/a/index.html")).toBe(clean.read("news/2026/05/a/index.html"));
	const gone = await after.again({ "content/authors/port-and-rail.md": undefined });
	expect(gone.read("news/2026/05/a/index.html")).toBe(before.read("news/2026/05/a/index.html"));
});

it("a job title after a comma is left out and reported once, with the lines to write", async () => {
	const site = await buildSite({
		...withByline("Mara Lindqvist, City Editor"),
		"content/news/b.md": story("headline: Other\nbyline: Mara Lindqvist, City Editor"),
	});
	expect(authorPages(site)).toEqual(["mara-lindqvist"]);
	expect(site.problems).toBe(
		[
			'content/news/a.md:4:9  warning  byline-job  "City Editor" is not the name of an author but the job of "Mara Lindqvist"; it is left out (2 times in 2 files)',
			"  4 │ byline: Mara Lindqvist, City Editor",
			`    │         ${"^".repeat(27)}`,
			"  hint: write `byline: [Mara Lindqvist]`, and `role: City Editor` in content/authors/mara-lindqvist.md",
		].join("\n"),
	);
});

situation(48, "topics in one line are as many topics, and are reported", {
	files: { "broadsheet.config.ts": config(), "content/news/a.md": story("tags: Housing, River Orm, Planning") },
	reported: ["warning topics-line content/news/a.md:4:7"],
	right: (site) => expect(site.page("/topics/").texts(".groups li a")).toEqual(["Housing", "Planning", "River Orm"]),
});
it("a topic that has a comma is one in a list (field 48)", async () => {
	const site = await buildSite({
		"broadsheet.config.ts": config(),
		"content/news/a.md": story('tags: ["Quillhaven, Orm"]'),
	});
	expect([site.problems, site.page("/topics/").texts(".groups li a")]).toEqual(["", ["Quillhaven, Orm"]]);
});

const tagged = (...topics: readonly string[]) => ({
	"broadsheet.config.ts": config(),
	...Object.fromEntries(
		topics.map((topic, index) => [`content/news/s${index}.md`, story(`headline: Story ${index}\ntags: ["${topic}"]`)]),
	),
});
situation(46, "topics that differ in case or spaces are one, also in Cyrillic", {
	files: tagged("House  prices", "house prices", "House-prices", "Итоги года", "Итоги Года"),
	right: (site) => expect(site.list().filter((path) => /^topics\/.+\/index/.test(path))).toHaveLength(2),
});
situation(46, "a topic without a letter is reported", {
	files: tagged("🔥"),
	reported: ["error unsafe-url content/news/s0.md:4:7"],
});
situation(47, "straight and curly apostrophes make one author, one topic and clean addresses", {
	files: {
		"broadsheet.config.ts": config(),
		"content/news/the-mayor’s-plan.md": story('byline: Sean O’Brien\ntags: ["Children\'s books"]'),
		"content/news/It's over.md": story('headline: Over\nbyline: Sean O\'Brien\ntags: ["Children’s books"]'),
	},
	right: (site) => {
		expect(authorPages(site)).toEqual(["sean-obrien"]);
		expect(site.list().filter((path) => /^(?:topics\/.+|news\/2026.+)\/index/.test(path))).toEqual([
			"news/2026/05/its-over/index.html",
			"news/2026/05/the-mayors-plan/index.html",
			"topics/childrens-books/index.html",
		]);
	},
});

/** A site whose stories have these values under a key. */
const having = (key: string, values: readonly string[], settings = "") => ({
	"broadsheet.config.ts": config(settings),
	...Object.fromEntries(
		values.map((value, index) => [`content/s${index}.md`, story(`headline: Story ${index}\n${key}: ${value}`)]),
	),
});
const found = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
	const { root } = await buildSite(files);
	return (await check({ root, at: AT })).problems
		.filter(({ code }) => code.endsWith("-lonely"))
		.map(({ code, message }) => `${code}: ${message}`);
};

it("a build reports a section of a single story that is similar to another, or not in `sections`", async () => {
	const near = await buildSite(having("breadcrumb", ["[Politics]", "[Politics]", "[Politcs]"]));
	expect(near.problems).toContain(
		'section-lonely  The section "Politcs" has one story, and is similar to "Politics"\n',
	);
	const other = await buildSite(having("breadcrumb", ["[News]", "[News]", "[Harbour]"], 'sections: ["News"],'));
	expect(other.problems).toContain('section-lonely  The section "Harbour" has one story, and is not in `sections`\n');
	const fine = [
		["[News]", "[News]", "[Harbour]"],
		["[Ward 1]", "[Ward 1]", "[Ward 2]"],
		["[Politcs]", "[Politcs]", "[Politics]", "[Politics]"],
	];
	for (const values of fine) expect((await buildSite(having("breadcrumb", values))).problems).toBe("");
});
it("`check` reports subsections, authors and series of a single story that are similar to others", async () => {
	expect(await found(having("breadcrumb", ["[News, City Hall]", "[News, City Hall]", "[News, City Halls]"]))).toEqual([
		'section-lonely: The section "City Halls" has one story, and is similar to "City Hall"',
	]);
	expect(
		await found(having("byline", ["Ana Ruiz", "Ana Ruiz", "Ana Ruis", "Åna Ruiz", "Ana Ruiz, MD", "Tom Hale"])),
	).toEqual([
		'author-lonely: The author "Ana Ruis" has one story, and is similar to "Ana Ruiz"',
		'author-lonely: The author "Åna Ruiz" has one story, and is similar to "Ana Ruiz"',
		'author-lonely: The author "Ana Ruiz, MD" has one story, and is similar to "Ana Ruiz"',
	]);
	expect(
		await found(
			having("series", [
				"The Long Tide",
				"The Long Tide",
				"The Long Tied",
				"Budget 2025",
				"Budget 2025",
				"Budget 2026",
			]),
		),
	).toEqual(['series-lonely: The series "The Long Tied" has one story, and is similar to "The Long Tide"']);
});
