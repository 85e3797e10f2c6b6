import { describe, expect, it } from "vitest";
import type {
	Article,
	CollectionMeta,
	Edition,
	Problem,
	Profile,
	PublicArticle,
	SiteConfig,
} from "../../src/core/model.js";
import { compare } from "../../src/core/problem.js";
import type { CompositionInputs } from "../../src/site/assemble.js";
import { composeEdition } from "../../src/site/compose.js";
import { articleUrls, UrlTable } from "../../src/site/urls.js";
import { problemsShown, publicArticle, SITE, siteWith } from "../support/articles.js";

const AT = "2026-06-01T00:00:00Z";

/** An edition of these stories, in the order of their files, as the folder listing gives them. */
function compose(
	stories: readonly Partial<Article>[],
	more: Partial<CompositionInputs> = {},
	site: SiteConfig = SITE,
): Edition & { readonly problems: readonly Problem[] } {
	const articles = stories.map((each) => publicArticle(each)).sort((a, b) => compare(a.from, b.from));
	const { value, problems } = composeEdition({ articles, profiles: [], notes: {}, assets: [], ...more }, site, AT);
	return { ...(value as Edition), problems };
}
const profile = (key: string, name: string): Profile => ({
	from: `content/authors/${key}.md`,
	key,
	name,
	kind: "person",
	links: [],
	biography: { parts: [], text: "" },
	holes: [],
});
/** `key name count` of groups. */
const listed = (groups: Edition["topics"]): string[] =>
	groups.map(({ key, name, articles }) => `${key} "${name}" ${articles.length}`);

describe("the stories of an edition", () => {
	it("stand newest first, and by file where their instants are equal", () => {
		const { articles } = compose([
			{ slug: "b", date: "2026-01-01T00:00:00Z" },
			{ slug: "c", date: "2026-02-01T00:00:00Z" },
			{ slug: "a", date: "2026-01-01T00:00:00Z" },
		]);
		expect(articles.map(({ slug }) => slug)).toEqual(["c", "a", "b"]);
	});
	it("make the same edition in whatever order they are given", () => {
		const stories = ["a", "b", "c"].map((slug) => ({
			slug,
			tags: [slug === "a" ? "Housing" : "housing"],
			byline: ["Mara"],
		}));
		expect(listed(compose(stories.toReversed()).topics)).toEqual(listed(compose(stories).topics));
	});
});

describe("topics", () => {
	it("that differ in case are one, under the name of the newest story", () => {
		const { topics, problems } = compose([
			{ tags: ["housing"], date: "2026-01-01T00:00:00Z" },
			{ tags: ["Housing"], date: "2026-02-01T00:00:00Z" },
		]);
		expect(listed(topics)).toEqual(['housing "Housing" 2']);
		expect(problems).toEqual([]);
	});
	it("that share a slug by accident are reported", () => {
		const { topics, problems } = compose([
			{ slug: "a", tags: ["C++"], date: "2026-05-20T00:00:00Z" },
			{ slug: "b", tags: ["C#"] },
		]);
		expect(topics).toHaveLength(1);
		expect(problemsShown(problems)).toBe(
			'content/news/b.md:1:1  warning  name-clash  The topics "C++" and "C#" have the same page, "c"\n  hint: give one of them another name',
		);
	});
	it("without a possible URL are errors", () => {
		expect(problemsShown(compose([{ slug: "a", tags: ["+++"] }]).problems)).toBe(
			'content/news/a.md:1:1  error  unsafe-url  No URL can be made of the topic "+++": it has no letter and no digit',
		);
	});
	it("may have the names of JavaScript's own objects", () => {
		const names = ["constructor", "toString", "hasOwnProperty", "valueOf", "__proto__", "prototype"];
		const edition = compose([
			{ tags: names, byline: names, breadcrumb: ["constructor", "__proto__"], series: { name: "constructor" } },
			{ tags: ["constructor"], breadcrumb: ["constructor"] },
		]);
		expect(edition.problems).toEqual([]);
		expect(listed(edition.topics)).toContain('constructor "constructor" 2');
		expect(edition.topics).toHaveLength(6);
		expect(listed(edition.sections)).toEqual(['constructor "constructor" 2', 'constructor/proto "__proto__" 1']);
		expect(edition.authors.find(({ key }) => key === "proto")?.articles).toHaveLength(1);
	});
	it("stand by name, and list their stories newest first", () => {
		const { topics } = compose([
			{ slug: "a", tags: ["beta", "Alpha"], date: "2026-01-01T00:00:00Z" },
			{ slug: "b", tags: ["beta"], date: "2026-02-01T00:00:00Z" },
		]);
		expect(topics.map(({ name }) => name)).toEqual(["Alpha", "beta"]);
		expect(topics[1]?.articles.map(({ slug }) => slug)).toEqual(["b", "a"]);
	});
	it("take name and description from their file", () => {
		const note: CollectionMeta = {
			from: "content/topics/orm.md",
			key: "orm",
			name: "River Orm",
			description: { parts: [], text: "" },
			holes: [],
			synonyms: [],
		};
		const { topics } = compose([{ tags: ["River Orm"] }, { tags: ["orm"] }, { tags: ["river orm"] }], {
			notes: { topic: [note] },
		});
		expect(listed(topics)).toEqual(['orm "River Orm" 3']);
		expect(topics[0]?.note).toBe(note);
	});
	it("and authors of each story are known, in its own order", () => {
		const { collectionsOf: belongs, articles } = compose([
			{ tags: ["B", "A"], byline: ["Zoe", "Anna"], breadcrumb: ["News", "City"] },
		]);
		const of = belongs(articles[0] as PublicArticle);
		expect(of?.topics.map(({ name }) => name)).toEqual(["B", "A"]);
		expect(of?.authors.map(({ name }) => name)).toEqual(["Zoe", "Anna"]);
		expect(of?.sections.map(({ key }) => key)).toEqual(["news", "news/city"]);
	});
});

describe("authors", () => {
	const mara = profile("mara", "Mara Lindqvist");
	it("are named by the key of their profile or by their name", () => {
		const { authors, problems } = compose(
			[
				{ byline: ["mara"] },
				{ byline: ["Mara Lindqvist"] },
				{ byline: ["MARA LINDQVIST"] },
				{ byline: ["Mara", "Mara Lindqvist"] },
			],
			{ profiles: [mara] },
		);
		expect(listed(authors)).toEqual(['mara "Mara Lindqvist" 4']);
		expect(authors[0]?.profile).toBe(mara);
		expect(problems).toEqual([]);
	});
	it("need no profile", () =>
		expect(listed(compose([{ byline: ["Tom Hale"] }]).authors)).toEqual(['tom-hale "Tom Hale" 1']));
	it("without a story have no page", () => expect(compose([], { profiles: [mara] }).authors).toEqual([]));
});

describe("sections", () => {
	it("hold the stories of the sections below them", () => {
		const { sections } = compose([{ breadcrumb: ["News", "City Hall"] }, { breadcrumb: ["News"] }]);
		expect(listed(sections)).toEqual(['news "News" 2', 'news/city-hall "City Hall" 1']);
		expect(sections[0]).toMatchObject({ url: "/news/", children: ["news/city-hall"] });
		expect(sections[1]).toMatchObject({ url: "/news/city-hall/", parent: "news" });
	});
	it("of one name under two parents are two", () => {
		expect(
			listed(compose([{ breadcrumb: ["News", "Local"] }, { breadcrumb: ["Sport", "Local"] }]).sections),
		).toHaveLength(4);
	});
	it("stand in the order of the configuration, the others by name", () => {
		const site = siteWith({ sections: ["Sport", "News"] });
		const { sections } = compose(
			[["Zoo"], ["Art"], ["News", "B"], ["News", "A"], ["Sport"]].map((breadcrumb) => ({ breadcrumb })),
			{},
			site,
		);
		expect(sections.map(({ key }) => key)).toEqual(["sport", "news", "news/a", "news/b", "art", "zoo"]);
	});
	it("stand parents before children, whatever their names hold", () => {
		const { sections } = compose([{ breadcrumb: ["A", "B"] }, { breadcrumb: ["A-1"] }]);
		const keys = sections.map(({ key }) => key);
		expect(keys.indexOf("a")).toBeLessThan(keys.indexOf("a/b"));
	});
});

describe("a series", () => {
	it("stands by part, then by date", () => {
		const { series } = compose([
			{ slug: "late", series: { name: "Tide" }, date: "2026-03-01T00:00:00Z" },
			{ slug: "two", series: { name: "Tide", part: 2 } },
			{ slug: "one", series: { name: "tide", part: 1 } },
			{ slug: "soon", series: { name: "Tide" }, date: "2026-02-01T00:00:00Z" },
		]);
		expect(series[0]?.articles.map(({ slug }) => slug)).toEqual(["one", "two", "soon", "late"]);
	});
});

describe("the URL of a story", () => {
	const url = (changes: Partial<Article>, site = SITE) =>
		articleUrls(site)(publicArticle({ slug: "vote", ...changes }));
	it("has section, year, month and slug", () => {
		expect(url({ breadcrumb: ["News", "City Hall"] })).toBe("/news/city-hall/2026/05/vote/");
	});
	it("without a section has no gap", () => expect(url({ breadcrumb: [] })).toBe("/2026/05/vote/"));
	it("has the month that the site's time zone has", () => {
		const date = "2026-05-01T01:00:00Z";
		expect(url({ date }, siteWith({ timeZone: "America/New_York" }))).toBe("/news/2026/04/vote/");
		expect(url({ date }, siteWith({ timeZone: "Asia/Tokyo" }))).toBe("/news/2026/05/vote/");
		expect(url({ date }, siteWith({ timeZone: undefined }))).toBe("/news/2026/05/vote/");
	});
	it("is what the permalink says", () => {
		const permalinks = { ...SITE.permalinks, article: "/:year/:month/:day/:slug/" };
		expect(url({}, siteWith({ permalinks }))).toBe("/2026/05/01/vote/");
		expect(url({}, siteWith({ permalinks: { ...permalinks, article: "/stories/:slug/" } }))).toBe("/stories/vote/");
	});
});

describe("two owners of one URL", () => {
	const one = { slug: "vote", from: "content/news/a.md" };
	it("are an error that names both", () => {
		expect(
			problemsShown(compose([one, { slug: "vote", headline: "The count", from: "content/news/b.md" }]).problems),
		).toBe(
			"content/news/b.md:1:1  error  url-collision  content/news/b.md and content/news/a.md have the same URL: /news/2026/05/vote/\n  hint: give one of them another `slug`",
		);
	});
	it("are reported the same way in whatever order they are read", () => {
		const two = { slug: "vote", from: "content/news/b.md", date: "2026-05-09T00:00:00Z" };
		expect(problemsShown(compose([one, two]).problems)).toBe(problemsShown(compose([two, one]).problems));
	});
	it.each([
		["/a/straße/", "/A/STRASSE/".replace("SS", "ß")],
		["/news/Vote/", "/news/vote/"],
		["/caf\u00e9/", "/cafe\u0301/"],
	])("are one on other systems where case or Unicode form differ: %s", (a, b) => {
		const table = new UrlTable();
		expect(table.claim(a, { name: "A" })).toBe(true);
		expect(table.claim(b, { name: "B" })).toBe(false);
		expect(table.problems[0]?.message).toBe(
			`B and A have the same URL: ${b} and ${a}, which are the same on other systems`,
		);
	});
	it("may be a page of ours", () => {
		expect(
			problemsShown(compose([{ aliases: [{ text: "/404.html", line: 4, column: 11 }], slug: "x" }]).problems),
		).toContain(
			"content/news/x.md:4:11  error  url-collision  an alias of content/news/x.md and the page for missing pages have the same URL",
		);
		expect(compose([{ breadcrumb: ["Topics"], tags: ["A"] }]).problems.map(({ message }) => message)).toEqual([
			'the section "Topics" and the list of topics have the same URL: /topics/',
		]);
	});
	it("may be an alias and a story, or the story itself", () => {
		const alias = (text: string) => ({ aliases: [{ text, line: 4, column: 11 }] });
		expect(
			compose([one, { slug: "other", ...alias("/news/2026/05/vote") }]).problems.map(({ message }) => message),
		).toEqual(["an alias of content/news/other.md and content/news/a.md have the same URL: /news/2026/05/vote/"]);
		expect(compose([{ ...one, ...alias("/news/2026/05/vote/") }]).problems).toEqual([]);
		expect(compose([{ ...one, ...alias("/old.html") }]).problems).toEqual([]);
	});
	it("may be a file of static/", () => {
		const assets = [{ path: "static/news/index.html", name: "news/index.html", folder: "static" as const }];
		expect(compose([one], { assets }).problems.map(({ message }) => message)).toEqual([
			'the section "News" and the file static/news/index.html have the same URL: /news/',
		]);
	});
	it("longer than a host accepts is an error of its own", () => {
		const breadcrumb = Array.from({ length: 16 }, (_, n) => `${"x".repeat(79)}${n % 10}`);
		expect(compose([{ breadcrumb }]).problems.some(({ code }) => code === "url-too-long")).toBe(true);
	});
});
