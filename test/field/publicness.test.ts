/** What other programs read as "not public", "not yet" or "no longer", and what keeps a story out of search engines. */
import { describe, expect, it } from "vitest";
import type { Options } from "../../src/build/options.js";
import { sample } from "../support/sample.js";
import { buildSite, config, type Files, type Site, story } from "../support/site.js";
import { situation } from "./situation.js";

const robotsOf = (site: Site, url: string) => site.page(url).one('meta[name="robots"]').attr("content");
/** The files of the output that contain a text. */
const filesWith = (site: Site, text: string) => site.list().filter((path) => site.read(path).includes(text));

describe("a story that search engines should not index", () => {
	const CASE = "/news/2026/05/case/";
	situation(44, "with `noindex` and `sitemap: false` says so on its page and is in no sitemap", {
		files: {
			"broadsheet.config.ts": config("llms: true,"),
			"content/news/case.md": story(
				"headline: The settled case\ndate: 2026-05-04 09:00\nnoindex: true\nsitemap: false",
			),
			"content/news/other.md": story("headline: The other story\ndate: 2026-05-04 08:00"),
		},
		right: (site) => {
			expect(robotsOf(site, CASE)).toBe("noindex");
			expect(site.page(CASE).all('script[type="application/ld+json"]')).toEqual([]);
			const named = filesWith(site, CASE).filter((path) => /sitemap|\.txt$/.test(path));
			expect(named).toEqual([]);
			expect(filesWith(site, "/news/2026/05/other/")).toEqual(
				expect.arrayContaining(["sitemaps/2026-05.xml", "news-sitemap.xml", "llms.txt"]),
			);
			// Readers find it as before.
			for (const path of ["index.html", "news/index.html", "feed.xml"]) expect(site.read(path)).toContain(CASE);
		},
	});

	it("with `noindex` alone is in no sitemap either", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/case.md": story("date: 2026-05-04 09:00\nnoindex: true"),
		});
		expect(robotsOf(site, CASE)).toBe("noindex");
		expect(filesWith(site, CASE).filter((path) => path.includes("sitemap"))).toEqual([]);
	});

	it("with `sitemap: false` alone is in no sitemap, and its page is as it was", async () => {
		const files = { "broadsheet.config.ts": config(), "content/news/case.md": story("date: 2026-05-04 09:00") };
		const before = await buildSite(files);
		const page = before.read("news/2026/05/case/index.html");
		const site = await before.again({ "content/news/case.md": story("date: 2026-05-04 09:00\nsitemap: false") });
		expect(site.read("news/2026/05/case/index.html")).toBe(page);
		expect(filesWith(site, CASE).filter((path) => path.includes("sitemap"))).toEqual([]);
		const again = await site.again(files);
		expect(filesWith(again, CASE)).toEqual(expect.arrayContaining(["news-sitemap.xml", "sitemaps/2026-05.xml"]));
	});

	it("is left out in the forms of other generators, and a map without a meaning for that keeps it in", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("sitemap: { disable: true, priority: 0.5 }"),
			"content/news/b.md": story("headline: Two\nsitemap:\n  ignore: true"),
			"content/news/c.md": story("headline: Three\nsitemap: { exclude: false }"),
			"content/news/d.md": story("headline: Four\nsitemap: { changefreq: daily, priority: 0.5 }"),
		});
		expect(site.problems).toBe("");
		const listed = [...site.read("sitemaps/2026-05.xml").matchAll(/05\/(\w+)\//g)].map(([, slug]) => slug);
		expect(listed.sort()).toEqual(["c", "d"]);
	});

	it("is rejected if the value is unclear", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("noindex: maybe\nsitemap: never"),
		});
		expect(site.problems).toContain("content/news/a.md:4:10  error  field-type  `noindex` is `true` or `false`");
		expect(site.problems).toContain("content/news/a.md:5:10  error  field-type  `sitemap` is `true` or `false`");
	});

	it("asks for it on the page of live coverage, too", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/storm.live/index.md": story("headline: The storm\nnoindex: true"),
			"content/news/storm.live/0900.md": story("headline: It is here"),
		});
		const url = "/news/2026/05/storm/";
		expect(robotsOf(site, url)).toBe("noindex");
		expect(robotsOf(site, `${url}live.html`)).toBe("noindex");
		expect(site.page(url).all('script[type="application/ld+json"]')).toEqual([]);
		expect(filesWith(site, url).filter((path) => path.includes("sitemap"))).toEqual([]);
	});
});

/** Builds a story with these lines in its front matter; `fields` is a line of the configuration. */
const withKey = (front: string, fields = "", more: Files = {}) =>
	buildSite({
		"broadsheet.config.ts": config(fields),
		"content/news/open.md": story("headline: The open one"),
		"content/news/zqx.md": story(`headline: ZQX plan\n${front}`, "Words of ZQX."),
		...more,
	});
/** The same for several stories, and which of their front matters hide them. */
async function withKeys(fronts: readonly string[], fields = "", options: Options = {}) {
	const stories = fronts.map((front, n) => [`content/news/key-${n}.md`, story(`headline: Key ${n}.\n${front}`)]);
	const files = { "broadsheet.config.ts": config(fields), "content/news/open.md": story("headline: The open one") };
	const site = await buildSite({ ...files, ...Object.fromEntries(stories) }, options);
	return { ...site, hidden: fronts.filter((_, n) => filesWith(site, `Key ${n}.`).length === 0) };
}
/** The first line that the hint of a problem suggests. */
const lineIn = (hint = ""): string => /`((?:fields: |\w+: ).*?)`(?:;|$)/.exec(hint)?.[1] ?? "";
const problemCodes = ({ report }: Site): string[] => report.problems.map(({ severity, code }) => `${severity} ${code}`);
const shows = (site: Site): boolean => filesWith(site, "ZQX").length > 0;

describe("a key that affects visibility in other programs", () => {
	const HIDING: Readonly<Record<string, string>> = {
		"jekyll.md": "published: false",
		"later.md": "publishDate: 2026-07-01 06:00",
		"ended.md": "expiryDate: 2026-04-01",
		"astro.md": "isDraft: true",
		"eleventy.md": "eleventyExcludeFromCollections: true",
		"wordpress.md": "visibility: private",
		"no.md": "publish: false",
		"unlisted.md": "unlisted: true",
	};
	situation(1, "publishes nothing, and the hint has the line for the configuration", {
		files: {
			"broadsheet.config.ts": config(),
			"content/news/plain.md": story(),
			...Object.fromEntries(
				Object.entries(HIDING).map(([name, front]) => [`content/news/${name}`, story(`headline: ${name}\n${front}`)]),
			),
		},
		reported: Object.keys(HIDING).map((name) => `error unclear-key content/news/${name}:4:1`),
		right: (site) => {
			expect(site.report.written).toBe(0);
			const hints = site.report.problems.map(({ hint }) => lineIn(hint));
			expect(hints.sort()).toEqual(
				[
					'fields: { draft: "eleventyExcludeFromCollections" },',
					'fields: { draft: "isDraft" },',
					'fields: { draft: "unlisted" },',
					'fields: { draft: { not: "publish" } },',
					'fields: { draft: { not: "published" } },',
					'fields: { embargo: "publishDate" },',
					'fields: { expires: "expiryDate" },',
					'fields: { status: "visibility" },',
				].sort(),
			);
		},
	});

	it.each(
		sample(4, [
			["Publish_Date: 2026-07-01", 'fields: { embargo: "Publish_Date" },'],
			["pubDate: 2026-07-01 08:00", 'fields: { embargo: "pubDate" },'],
			["published: 2026-07-01", 'fields: { embargo: "published" },'],
			["published_at: 2026-07-01T08:00:00Z", 'fields: { embargo: "published_at" },'],
			["embargoUntil: 2026-07-01", 'fields: { embargo: "embargoUntil" },'],
			["scheduled: 2026-07-01", 'fields: { embargo: "scheduled" },'],
			["hold: true", 'fields: { draft: "hold" },'],
			["private: true", 'fields: { draft: "private" },'],
			["hidden: true", 'fields: { draft: "hidden" },'],
			["post_status: draft", 'fields: { status: "post_status" },'],
			["unpublish_on: 2026-05-01", 'fields: { expires: "unpublish_on" },'],
			["Valid Until: 2026-05-01", 'fields: { expires: "Valid Until" },'],
			["public: false", 'fields: { draft: { not: "public" } },'],
			["live: false", 'fields: { draft: { not: "live" } },'],
			["permalink: false", 'fields: { draft: { not: "permalink" } },'],
			["internal: true", 'fields: { draft: "internal" },'],
		]),
	)("is an error, and with the line of the hint it is read: %s", async (front, line) => {
		const site = await withKey(front);
		expect(problemCodes(site)).toEqual(["error unclear-key"]);
		expect(site.report.problems[0]?.withhold).toBe(true);
		expect(lineIn(site.report.problems[0]?.hint)).toBe(line);
		const mapped = await site.again({ "broadsheet.config.ts": config(line) });
		expect(mapped.problems).toBe("");
		expect(mapped.report.pages).toBeGreaterThan(0);
		expect(shows(mapped)).toBe(false);
	});

	it.each([
		["build: { render: never, list: never }", "`draft: true` hides a story"],
		["password: 1234", "`draft: true` hides a story"],
		["robots: noindex, follow", "`noindex: true` keeps a story out of search engines"],
	])("is an error, and without a field of the same meaning the hint says what to write: %s", async (front, hint) => {
		const site = await withKey(front);
		expect(problemCodes(site)).toEqual(["error unclear-key"]);
		expect(site.report.problems[0]?.hint).toContain(hint);
	});

	it("does not include other keys, nor a key with other uses whose value hides nothing", async () => {
		const site = await withKeys([
			"robots: index, follow",
			"live: true",
			"active: yes",
			"state: Ohio",
			"internal: false",
			"permalink: /2019/bridge/",
			"layout: post",
			"weight: 3",
			"release: Quay Records",
			"list: [a, b]",
		]);
		expect(site.problems).toBe("");
		expect(site.hidden).toEqual([]);
	});

	it("is reported once with a count, however many stories have it", async () => {
		const stories = Object.fromEntries(
			[1, 2, 3, 4].map((n) => [`content/news/${n}.md`, story(`headline: Story ${n}\npublished: true`)]),
		);
		const site = await buildSite({ "broadsheet.config.ts": config(), ...stories });
		expect(site.report.problems.map(({ message }) => message)).toEqual([
			"`published` decides in other programs whether a story is public; here it is not read (4 times in 4 files)",
		]);
		const mapped = await site.again({
			"broadsheet.config.ts": config(lineIn(site.report.problems[0]?.hint)),
			"content/news/4.md": story("headline: Story 4\npublished: false"),
		});
		expect(mapped.problems).toBe("");
		expect(mapped.list().filter((path) => /^news\/2026\/05\/\d\//.test(path)).length).toBe(3);
	});

	it("is silent if the configuration ignores it or a plugin has a field of that name", async () => {
		const unread = await withKey(
			"hidden: true\npublishDate: 2030-01-01",
			'fields: { extra: ["hidden", "publishDate"] },',
		);
		expect(unread.problems).toBe("");
		expect(shows(unread)).toBe(true);
		const claimed = await withKey(
			"hidden: true",
			'plugins: [{ name: "stage", fields: { hidden: { type: "flag", doc: "A curtain." } } }],',
		);
		expect(claimed.problems).toBe("");
		expect(shows(claimed)).toBe(true);
	});

	it("removes the old page of its story, and nothing else, with --quarantine", async () => {
		const site = await withKey("");
		expect(shows(site)).toBe(true);
		const after = await site.again(
			{ "content/news/zqx.md": story("headline: ZQX plan\npublished: false", "Words of ZQX.") },
			{ quarantine: true },
		);
		expect(shows(after)).toBe(false);
		expect(filesWith(after, "The open one").length).toBeGreaterThan(2);
	});

	it("removes the old page also if the front matter cannot be parsed", async () => {
		for (const [front, fields] of [
			["published: false", ""],
			["geheim: true", 'fields: { draft: "geheim" },'],
			["status: killed", ""],
		] as const) {
			const site = await withKey("", fields);
			const broken = `headline: "ZQX plan\n${front}`;
			const after = await site.again({ "content/news/zqx.md": story(broken) }, { quarantine: true });
			expect(after.problems).toContain("error  yaml");
			expect(shows(after)).toBe(false);
		}
	});
});

describe("a mapped key", () => {
	it.each(sample(2, ["published: False", "published: no", "Published: false", "PUBLISHED: off"]))(
		"hides the story in every form of YAML: %s",
		async (front) => {
			const site = await withKey(front, 'fields: { draft: { not: "published" } },', {});
			expect(site.report.problems.filter(({ severity }) => severity === "error")).toEqual([]);
			expect(shows(site)).toBe(false);
		},
	);
	it.each(sample(2, ["published: maybe", "published:", "published: 0", 'published: "no"']))(
		"publishes nothing if its value is unclear: %s",
		async (front) => {
			const site = await withKey(front, 'fields: { draft: { not: "published" } },', {});
			expect(problemCodes(site)).toEqual(["error field-type"]);
			expect(site.report.problems[0]?.withhold).toBe(true);
		},
	);

	const PAIRS = [
		["draft: true", "published: true"],
		["draft: false", "published: false"],
		["published: true", "hold: true"],
		["embargo: 2026-04-01 09:00", "publishDate: 2026-07-01"],
		["embargo: 2026-07-01", "publishDate: 2026-04-30"],
		["expires: 2030-01-01", "expiryDate: 2026-05-02"],
		["expires: 2026-05-02", "expiryDate: 2030-01-01"],
		["status: killed", "post_status: publish"],
		["status: published", "post_status: pending"],
	] as const;
	it("and a second one of the same field: the one that hides the story counts", async () => {
		const fields = `fields: {
			draft: [{ not: "published" }, "hold"], embargo: "publishDate", expires: "expiryDate", status: "post_status",
		},`;
		const fronts = PAIRS.flatMap(([one, other]) => [`${one}\n${other}`, `${other}\n${one}`]);
		const site = await withKeys(fronts, fields);
		expect(site.problems).toBe("");
		expect(site.hidden).toEqual(fronts);
	});

	it("does not hide that Broadsheet's own key is misspelled next to it", async () => {
		const site = await withKey("embargoo: 2026-07-01\npublishDate: 2026-05-01", 'fields: { embargo: "publishDate" },');
		expect(site.problems).toContain("`embargoo` is similar to `embargo`, which decides whether the story is public");
	});

	it("and Broadsheet's own date: the later one counts", async () => {
		const site = await withKey("date: 2026-05-01\npubDate: 2026-06-01", 'fields: { date: "pubDate" },');
		expect(site.problems).toBe("");
		expect(shows(site)).toBe(false);
		const only = await site.again({
			"content/news/zqx.md": "---\nheadline: ZQX plan\npubDate: 2026-05-01\n---\nWords of ZQX.\n",
		});
		expect(only.problems).toBe("");
		expect(shows(only)).toBe(true);
	});

	it("of other fields: the first in the configuration that a story has counts, in whatever order it has them", async () => {
		const fields = 'fields: { headline: ["title", "headline"], byline: ["authors", "author"] },';
		const site = await buildSite({
			"broadsheet.config.ts": config(fields),
			"content/news/a.md":
				"---\nauthor: Tom Hale\nauthors: [Mara Quill]\nheadline: No\ntitle: One\ndate: 2026-05-01\n---\nWords.\n",
			"content/news/b.md": "---\nauthor: Tom Hale\nheadline: Two\ndate: 2026-05-01\n---\nWords.\n",
		});
		expect(site.problems).toBe("");
		expect(site.page("/news/2026/05/a/").one("h1").text).toBe("One");
		expect(site.page("/news/2026/05/a/").text).toContain("Mara Quill");
		expect(site.page("/news/2026/05/b/").one("h1").text).toBe("Two");
		expect(site.page("/news/2026/05/b/").text).toContain("Tom Hale");
	});

	it("cannot ignore Broadsheet's own draft, embargo or end", async () => {
		const site = await withKey("draft: true", 'fields: { extra: ["draft"] },');
		expect(site.problems).toContain(
			'config-value  `fields.extra` has "draft", which decides whether a story is public',
		);
	});

	it("stands for one field; `{ not }` is for flags", async () => {
		const twice = await buildSite({
			"broadsheet.config.ts": config('fields: { date: "published", draft: { not: "published" } },'),
		});
		expect(twice.problems).toContain(
			'config-value  `fields.draft` has the key "published", which `fields.date` has already',
		);
		const flag = await buildSite({ "broadsheet.config.ts": config('fields: { embargo: { not: "published" } },') });
		expect(flag.problems).toContain("config-value  `fields.embargo` is wrong: it takes a key, or a list of keys");
	});
});

describe("a visibility key in a different spelling", () => {
	it("is an error, also beside the key itself", async () => {
		const fronts = [
			"Draft: true",
			"DRAFT: true",
			"Date: 2030-01-01",
			"Status: killed",
			"Embargo: 2030-01-01",
			"EXPIRES: 2026-04-01",
		].map((front) => `${front}\ndraft: false\nstatus: published\nembargo: 2026-05-01\nexpires: 2030-01-01`);
		const both = await withKeys(fronts, "", { quarantine: true });
		expect(problemCodes(both)).toEqual(fronts.map(() => "error unclear-key"));
		expect(both.report.problems.filter(({ withhold }) => !withhold)).toEqual([]);
		expect(both.hidden).toEqual(fronts);
	});
	it("is reported once for an archive that spells all keys so, with the lines that read them", async () => {
		const old = (title: string) => `---\nTitle: ${title}\nDate: 2026-05-01\nTags: [Tides]\n---\nWords.\n`;
		const files = { "content/news/a.md": old("One"), "content/news/b.md": old("Two") };
		const site = await buildSite({ "broadsheet.config.ts": config(), ...files });
		const lines = site.report.problems.map(({ hint = "" }) => /`fields: \{ (.*) \},`/.exec(hint)?.[1] ?? "");
		expect(lines.sort()).toEqual(['date: "Date"', 'headline: "Title"', 'tags: "Tags"']);
		const mapped = await site.again({ "broadsheet.config.ts": config(`fields: { ${lines.join(", ")} },`) });
		expect(mapped.problems).toBe("");
		expect(mapped.page("/topics/tides/").text).toContain("Two");
	});
	it("is one, too, where it is the archive's", async () => {
		const site = await withKey("Geheim: true\ngeheim: false", 'fields: { draft: "geheim" },');
		expect(site.problems).toContain("`Geheim` is similar to `geheim`, which decides whether the story is public");
		const other = await withKey("Published: false\npublished: true", 'fields: { draft: { not: "published" } },');
		expect(other.problems).toContain(
			"`Published` is similar to `published`, which decides whether the story is public",
		);
	});
	it("is read where the configuration says so", async () => {
		const site = await withKey("Draft: true", 'fields: { draft: "Draft" },');
		expect(site.problems).toBe("");
		expect(shows(site)).toBe(false);
	});
});

describe("another program's word for a field", () => {
	it.each(
		sample(2, [
			["author: Mara Quill", 'fields: { byline: "author" },'],
			["category: Sport", 'fields: { breadcrumb: "category" },'],
			["excerpt: The bridge opens.", 'fields: { summary: "excerpt" },'],
			["lastmod: 2026-05-02", 'fields: { updated: "lastmod" },'],
			["featured_image: /images/a.svg", 'fields: { image: "featured_image" },'],
			["redirect_from: /old/", 'fields: { aliases: "redirect_from" },'],
			["robotsNoIndex: true", 'fields: { noindex: "robotsNoIndex" },'],
		]),
	)("is reported once with the line that maps it: %s", async (front, line) => {
		const picture = { "content/images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' };
		const site = await withKey(front, "", { ...picture, "content/news/more.md": story(`headline: More\n${front}`) });
		expect(problemCodes(site)).toEqual(["warning unknown-field"]);
		expect(site.problems).toContain("(2 times in 2 files)");
		expect(lineIn(site.report.problems[0]?.hint)).toBe(line);
		const mapped = await site.again({
			"broadsheet.config.ts": config(line),
			"content/news/more.md": story("headline: More"),
		});
		// A section that is now read moves the story.
		const rest = mapped.report.problems.filter(({ code }) => code !== "alt-missing" && code !== "former-url");
		expect(rest).toEqual([]);
		const kept = await site.again({ "broadsheet.config.ts": config(`fields: { extra: ["${front.split(":")[0]}"] },`) });
		expect(kept.report.problems.filter(({ code }) => code !== "former-url")).toEqual([]);
	});

	it("is silent if the story has the field itself", async () => {
		const site = await withKey("byline: Mara Quill\nauthor: mq\ntitle: For the tab\nsummary: One.\nexcerpt: Two.");
		expect(site.problems).toBe("");
	});

	it("stands in the error where the field is required, once for all stories", async () => {
		const old = (title: string) => `---\ntitle: ${title}\npubDate: 2026-05-01\n---\nWords.\n`;
		const site = await buildSite({
			"broadsheet.config.ts": config('fields: { byline: "authors" },'),
			"content/news/a.md": old("One"),
			"content/news/b.md": old("Two"),
		});
		expect(site.report.problems.map(({ code, message, hint }) => [code, message, lineIn(hint)])).toEqual([
			["field-missing", "The story has no `headline`; `title` is not read (2 times in 2 files)", 'headline: "title",'],
			[
				"unclear-key",
				"`pubDate` decides in other programs whether a story is public; here it is not read (2 times in 2 files)",
				'date: "pubDate",',
			],
		]);
		const mapped = await site.again({
			"broadsheet.config.ts": config('fields: { byline: "authors", headline: "title", date: "pubDate" },'),
		});
		expect(mapped.problems).toBe("");
		expect(mapped.page("/news/2026/05/b/").one("h1").text).toBe("Two");
	});

	it("is a warning in an entry of live coverage, which needs no headline", async () => {
		const site = await withKey("", "", {
			"content/news/storm.live/index.md": story("headline: The storm"),
			"content/news/storm.live/0900.md": "---\ndate: 2026-05-01\ntitle: It is here\n---\nWords.\n",
		});
		expect(problemCodes(site)).toEqual(["warning unknown-field"]);
		expect(lineIn(site.report.problems[0]?.hint)).toBe('fields: { headline: "title" },');
	});

	it("is our own name where the configuration reads the field from another key", async () => {
		const site = await withKey("byline: Mara Quill", 'fields: { byline: "authors" },');
		expect(problemCodes(site)).toEqual(["warning unknown-field"]);
		expect(lineIn(site.report.problems[0]?.hint)).toBe('byline: ["authors", "byline"],');
	});
});

describe("a file that is not a story", () => {
	it.each(
		sample(3, [
			["content/authors/ann-lee.md", "draft: true", "an author"],
			["content/topics/tides.md", "published: false", "a topic"],
			["content/sections/news.md", "embargo: 2030-01-01", "a section"],
			["content/series/tales.md", "Status: draft", "a series"],
		]),
	)("and says that it is not public is an error: %s with %s", async (path, front, what) => {
		const site = await withKey("", "", { [path]: `---\n${front}\n---\nWords of ABC.\n` });
		expect(site.problems).toContain(
			`${path}:2:1  error  unclear-key  \`${front.split(":")[0]}\` hides a story, not ${what}`,
		);
		const left = await site.again({}, { quarantine: true });
		expect(filesWith(left, "Words of ABC")).toEqual([]);
	});
	it("and says that it is public is read as before", async () => {
		const front = "---\ndraft: false\npublished: true\nstatus: published\n---\n";
		const site = await withKey("", "", { "content/authors/ann-lee.md": front, "content/topics/tides.md": front });
		expect(site.problems).toBe("");
	});
	it("and has the key by which the archive hides stories is an error, too", async () => {
		const files = {
			"content/authors/ann-lee.md": "---\ngeheim: true\n---\n",
			"content/topics/tides.md": "---\nopen: false\n---\n",
		};
		const site = await withKey("", 'fields: { draft: ["geheim", { not: "open" }] },', files);
		expect(site.problems).toContain("`geheim` hides a story, not an author");
		expect(site.problems).toContain("`open` hides a story, not a topic");
		expect(site.problems).not.toContain("extra");
	});
	it("such as the plan of a front is an error as well", async () => {
		const site = await withKey("", "", { "content/fronts/home.yaml": "draft: true\nlead: news/open.md\n" });
		expect(site.problems).toContain(
			"content/fronts/home.yaml:1:1  error  unclear-key  `draft` hides a story, not a front",
		);
	});
	it("but an entry of live coverage is one of the story, and is held to its keys", async () => {
		const site = await withKey("", "", {
			"content/news/storm.live/index.md": story("headline: The storm"),
			"content/news/storm.live/0900.md": story("headline: It is here\npublished: false"),
		});
		expect(problemCodes(site)).toEqual(["error unclear-key"]);
	});
});
