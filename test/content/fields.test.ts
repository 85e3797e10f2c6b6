import { describe, expect, it } from "vitest";
import { FIELDS, STORY_FIELDS } from "../../src/core/front-matter-schema.js";
import type { Article } from "../../src/core/model.js";
import { articleOf, codes, parse, problemsShown, SITE, siteWith, story } from "../support/articles.js";

/** The article of a front matter; its first line is line 4 of the file. */
const of = (frontMatter: string, site = SITE): Article => articleOf(story(frontMatter), site);
const problemsOf = (frontMatter: string, site = SITE) => parse(story(frontMatter), site).problems;
/** `code line:column` of each problem. */
const problemCodes = (frontMatter: string, site = SITE): string[] => codes(problemsOf(frontMatter, site));
const problemText = (frontMatter: string, site = SITE): string =>
	problemsShown(problemsOf(frontMatter, site), story(frontMatter));
/** The instant of a date in a time zone. */
const dated = (date: string, timeZone: string | undefined = "Europe/Dublin"): string =>
	articleOf(story().replace("2026-05-01 09:00", date), siteWith({ timeZone })).date;

describe("a value is what the editor typed, never YAML's guess", () => {
	it.each(["010", "0x1F", "1_000", "1e3", "no", "yes", "on", "12:30", "null", "~", "2026-01-01", "1.10", ".5", "true"])(
		"keeps %s as text",
		(typed) => {
			expect(of(`dateline: ${typed}`).dateline).toBe(typed);
			expect(of(`tags: [${typed}]`).tags).toEqual([typed]);
			expect(of(`byline: ${typed}`).byline).toBe(typed);
			expect(of(`mine: ${typed}`).extra).toEqual({ mine: typed });
		},
	);
	it("keeps the slug 010", () => expect(of("slug: 010").slug).toBe("010"));
	it("keeps unknown keys as texts, lists and maps", () => {
		expect(of("desk: { name: Metro, floors: [1, 2] }").extra).toEqual({ desk: { name: "Metro", floors: ["1", "2"] } });
	});
	it("keeps a key called __proto__ without harm", () => {
		const { extra } = of("__proto__: { draft: x }\nconstructor: y");
		expect(Object.keys(extra)).toEqual(["__proto__", "constructor"]);
		expect(({} as { draft?: string }).draft).toBeUndefined();
	});
	it("trims white space and keeps quotes that are typed", () => {
		expect(of("dateline: '  Port \"Ardle\"  '").dateline).toBe('Port "Ardle"');
	});
});

describe("each field type takes its good values", () => {
	it("every example of the table is valid", () => {
		for (const name of STORY_FIELDS.filter((each) => !["headline", "date"].includes(each)))
			expect(problemText(`${name}: ${FIELDS[name].example}`)).toBe("");
	});
	it("text", () => expect(of("dateline: Port Ardle").dateline).toBe("Port Ardle"));
	it("texts: a list, or one text; duplicates collapse", () => {
		expect(of("tags: [Housing, River Orm, housing]").tags).toHaveLength(2);
		expect(of("tags: Housing").tags).toEqual(["Housing"]);
		expect(of("tags:").tags).toEqual([]);
	});
	it("flag", () => {
		expect(of("draft: true").draft).toBe(true);
		expect(of("ads: 'false'").ads).toBe(false);
	});
	it("picture: a path, or src, alt, caption and credit", () => {
		expect(of("image: images/a.jpg").image).toEqual({ src: { text: "images/a.jpg", line: 4, column: 8 } });
		expect(of("image: { src: a.jpg, alt: The bridge, caption: C, credit: Ida Roth }").image).toMatchObject({
			src: { text: "a.jpg" },
			alt: "The bridge",
			caption: "C",
			credit: "Ida Roth",
		});
	});
	it("series: a name, or name and part", () => {
		expect(of("series: The Long Tide").series).toEqual({ name: "The Long Tide" });
		expect(of("series: { name: The Long Tide, part: 2 }").series).toEqual({ name: "The Long Tide", part: 2 });
	});
	it("notes: dates and inline Markdown", () => {
		const [note] = of("corrections:\n  - date: 2026-05-02 10:00\n    text: It was *nine*.").corrections;
		expect(note).toEqual({
			date: "2026-05-02T09:00:00Z",
			text: { parts: ["It was <em>nine</em>."], text: "It was nine." },
		});
	});
	it("sources: names, or name and url", () => {
		expect(of('sources: [Survey, { name: Port, url: "https://port.example/" }]').sources).toEqual([
			{ name: "Survey" },
			{ name: "Port", url: "https://port.example/" },
		]);
	});
	it("bullets: a list or one text, with inline Markdown and the places of links", () => {
		const { summary, holes } = of('summary: ["The **vote**.", "See [b](b.md)."]');
		expect(summary.map(({ text }) => text)).toEqual(["The vote.", "See b."]);
		expect(holes[0]).toMatchObject({ kind: "link", target: "b.md", place: { line: 4, column: 37 } });
		expect(of("summary: One text").summary).toHaveLength(1);
	});
	it("a bullet is one line, whatever it begins with", () => {
		for (const [typed, text] of [
			["# No heading", "# No heading"],
			["1. Not a list", "1. Not a list"],
			["- Not a list", "- Not a list"],
			["> Not a quote", "> Not a quote"],
			["---", "---"],
			["::read-more", "::read-more"],
			["[a]: https://x.example/", "[a]: https://x.example/"],
		])
			expect(of(`summary: ["${typed}"]`).summary[0]?.text).toBe(text);
	});
	it("references, paths, url, language, type, access", () => {
		const article = of(
			'readMore: [a.md]\naliases: [/2019/old/]\ncanonical: "https://a.example/b"\nlang: pt-br\ntype: Analysis\naccess: paid',
		);
		expect(article).toMatchObject({
			readMore: [{ text: "a.md", line: 4, column: 12 }],
			aliases: [{ text: "/2019/old/", line: 5, column: 11 }],
			canonical: "https://a.example/b",
			lang: "pt-BR",
			type: "analysis",
			access: "paid",
		});
	});
});

describe("each field type refuses bad values at their place", () => {
	it.each([
		["dateline: [a, b]", "field-type 4:11"],
		["dateline: { a: b }", "field-type 4:11"],
		["ads: 0", "field-type 4:6"],
		["draft: ture", "field-type 4:8"],
		["draft:", "field-type 4:7"],
		["draft: [true]", "field-type 4:8"],
		["updated: tomorrow", "date 4:10"],
		["updated: 2026-13-01", "date 4:10"],
		["embargo:", "date 4:9"],
		["image: [a.jpg]", "field-type 4:8"],
		["image: { alt: x }", "field-type 4:8"],
		["series: { part: 2 }", "field-type 4:9"],
		["series: { name: S, part: two }", "field-type 4:26"],
		["series: { name: S, part: 0 }", "field-type 4:26"],
		["corrections: [{ date: 2026-05-01 }]", "field-type 4:15"],
		["corrections: some text", "field-type 4:14"],
		["sources: [[a]]", "field-type 4:11"],
		["sources: [{ url: https://a.example/ }]", "field-type 4:11"],
		["canonical: /inside/", "unsafe-url 4:12"],
		["canonical: ftp://a.example/", "unsafe-url 4:12"],
		["lang: englisch!", "field-type 4:7"],
		["type: oponion", "field-type 4:7"],
		["access: payed", "field-type 4:9"],
		["aliases: [no-slash]", "unsafe-url 4:11"],
		["aliases: [//evil.example/]", "unsafe-url 4:11"],
		["aliases: [/a/../b/]", "unsafe-url 4:11"],
		["aliases: ['/a b/']", "unsafe-url 4:11"],
		["aliases: [/a#b]", "unsafe-url 4:11"],
	])("%s", (frontMatter, expected) => {
		expect(parse(story(frontMatter)).value).toBeUndefined();
		expect(problemCodes(frontMatter)).toEqual([expected]);
	});
	it("a draft that is not a flag says what is meant", () => {
		expect(problemText("draft: ture")).toBe(
			[
				"content/news/story.md:4:8  error  field-type  `draft` is `true` or `false`",
				"  4 │ draft: ture",
				"    │        ^^^^",
				'  hint: did you mean "true"?',
			].join("\n"),
		);
	});
	it("a map warns of a key that it does not have", () => {
		expect(problemText("image: { src: a.jpg, captoin: C }")).toContain(
			'`image` has no `captoin`\n  4 │ image: { src: a.jpg, captoin: C }\n    │                      ^^^^^^^\n  hint: did you mean "caption"?',
		);
	});
	it("5,000 tags are rejected at the first one over the limit", () => {
		const frontMatter = `tags:\n${Array.from({ length: 5000 }, (_, n) => `  - t${n}`).join("\n")}`;
		expect(problemCodes(frontMatter)).toEqual(["list-too-long 105:5"]);
	});
	it("300 sections are rejected at the first one that is too deep", () => {
		expect(problemCodes(`breadcrumb:\n${Array.from({ length: 300 }, (_, n) => `  - s${n}`).join("\n")}`)).toEqual([
			"too-deep 21:5",
		]);
	});
	it("all mistakes are reported in one run", () => {
		expect(problemCodes("draft: maybe\ntype: x\nlang: '!'").length).toBe(3);
	});
	it("a missing headline or date is reported", () => {
		expect(codes(parse("---\nbyline: A\n---\nText\n").problems)).toEqual(["field-missing 1:1", "field-missing 1:1"]);
		expect(codes(parse("---\nheadline: ''\ndate: 2026-01-01\n---\nText\n").problems)).toEqual(["field-missing 2:1"]);
	});
});

describe("a date", () => {
	it.each([
		["2026-05-01T09:00:00Z", "2026-05-01T09:00:00Z"],
		["2026-05-01T09:00:00+02:00", "2026-05-01T07:00:00Z"],
		["2026-05-01 09:00 -0400", "2026-05-01T13:00:00Z"],
		["2013-02-21 12:38:31 -0400", "2013-02-21T16:38:31Z"],
		["2016-04-29 1:13:06 -0400", "2016-04-29T05:13:06Z"],
		["2026-05-01T09:00:00.123Z", "2026-05-01T09:00:00Z"],
	])("with an offset is that instant: %s", (typed, instant) => expect(dated(typed)).toBe(instant));
	it("without an offset is read in the site's time zone", () => {
		expect(dated("2026-05-01 09:00", "Europe/Dublin")).toBe("2026-05-01T08:00:00Z");
		expect(dated("2026-05-01 09:00", "America/New_York")).toBe("2026-05-01T13:00:00Z");
		expect(dated("2026-05-01 09:00:00", "Asia/Kolkata")).toBe("2026-05-01T03:30:00Z");
	});
	it("without a time is midnight there", () => {
		expect(dated("2026-05-01", "Asia/Tokyo")).toBe("2026-04-30T15:00:00Z");
	});
	it("without an offset on a site without a time zone is read in UTC, and warned of", () => {
		const site = siteWith({ timeZone: undefined });
		expect(dated("2026-05-01 09:00", undefined as never)).toBeDefined();
		expect(problemCodes("", site)).toEqual(["no-time-zone 3:7"]);
		expect(of("", site).date).toBe("2026-05-01T09:00:00Z");
	});
	it("in the hour that comes twice is the later one, so that nothing is public too early", () => {
		expect(dated("2026-10-25 02:30", "Europe/Berlin")).toBe("2026-10-25T01:30:00Z");
	});
	it("in the hour that is left out is after the gap", () => {
		expect(dated("2026-03-29 02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00Z");
	});
	it("of the far future stays in the future, in every time zone", () => {
		for (const zone of ["America/New_York", "Asia/Tokyo", "UTC"])
			expect(dated("9999-12-31 23:59", zone) > "9999-12-30").toBe(true);
	});
	it("that does not exist is reported, and never carried over", () => {
		const text = story().replace("2026-05-01 09:00", "2026-02-30");
		expect(problemsShown(parse(text).problems, text)).toBe(
			[
				'content/news/story.md:3:7  error  date  `date` names a day or an hour that does not exist: "2026-02-30"',
				"  3 │ date: 2026-02-30",
				"    │       ^^^^^^^^^^",
				"  hint: write `2026-11-18 07:30`, or with an offset `2026-11-18T07:30:00+01:00`",
			].join("\n"),
		);
	});
	it.each(["2026-02-29", "2025-04-31", "2026-05-01 24:01", "2026-05-01 09:60", "2026-05-01T09:00+99:00"])(
		"that does not exist is refused: %s",
		(typed) => expect(codes(parse(story().replace("2026-05-01 09:00", typed)).problems)).toEqual(["date 3:7"]),
	);
	it.each(["01/05/2026", "20260501", "1777622400", "today", "2026-05-01 9am", "May 2026", "13 Foo 2026"])(
		"in another form is refused: %s",
		(typed) => expect(codes(parse(story().replace("2026-05-01 09:00", typed)).problems)).toEqual(["date 3:7"]),
	);
});

describe("a byline", () => {
	it.each([
		["Mara Lindqvist", "Mara Lindqvist"],
		["Mara Lindqvist and Tom Hale", "Mara Lindqvist and Tom Hale"],
		["[A, B]", ["A", "B"]],
		["[Smith and Sons]", ["Smith and Sons"]],
		["[A, A]", ["A"]],
		['"  Mara   Lindqvist "', "Mara Lindqvist"],
		["", []],
	])("%s", (typed, names) => expect(of(`byline: ${typed}`).byline).toEqual(names));
	it("of two Unicode forms is one name", () => {
		expect(of('byline: ["Zo\\u00eb", "Zoe\\u0308"]').byline).toEqual(["Zoë"]);
	});
	it("with an invisible character or with letters of two scripts is warned of", () => {
		expect(problemCodes('byline: "Ma\\u200bra"')).toEqual(["confusable 4:9"]);
		expect(of('byline: "Ma\\u200bra"').byline).toBe("Mara");
		expect(of('byline: "Ma\\u200dra"').byline).toBe("Mara");
		for (const joined of ["👩\u200d🚒 Mara", "می\u200cخواهم"]) {
			expect(problemCodes(`byline: "${joined}"`)).toEqual([]);
			expect(of(`byline: "${joined}"`).byline).toBe(joined);
		}
		expect(problemCodes("byline: Mаra")).toEqual(["confusable 4:9"]);
		expect(problemCodes("byline: Mara Сор")).toEqual(["confusable 4:9"]);
		for (const name of ["Мария", "Мария Smith", "Harbour περιεχόμενο", "α-Test"])
			expect(problemCodes(`byline: "${name}"`)).toEqual([]);
	});
});

describe("a breadcrumb", () => {
	it("implies Home", () => {
		expect(of("breadcrumb: [Home, News, City Hall]").breadcrumb).toEqual(["News", "City Hall"]);
		expect(of("breadcrumb: [home, News]").breadcrumb).toEqual(["News"]);
	});
	it("that is missing is made of the folders, without years and months", () => {
		expect(articleOf(story(), SITE, "content/news/city-hall/2026/05/vote.md").breadcrumb).toEqual([
			"News",
			"City hall",
		]);
		expect(articleOf(story(), SITE, "content/news/vote/index.md").breadcrumb).toEqual(["News"]);
		expect(articleOf(story(), SITE, "content/vote.md").breadcrumb).toEqual([]);
	});
	it("that is empty counts as missing", () => expect(of("breadcrumb: []").breadcrumb).toEqual(["News"]));
});

describe("a key that is similar to a known one", () => {
	it("is kept and warned of", () => {
		const text = story("sumary: One");
		expect(articleOf(text).extra).toEqual({ sumary: "One" });
		expect(problemsShown(parse(text).problems, text)).toBe(
			[
				"content/news/story.md:4:1  warning  unknown-field  No field is called `sumary`; templates find its value in `extra`",
				"  4 │ sumary: One",
				"    │ ^^^^^^",
				'  hint: did you mean "summary"?',
			].join("\n"),
		);
	});
	it("is not reported if the known key is there too", () => {
		expect(problemCodes("image: a.jpg\nimages: [b.jpg]")).toEqual([]);
	});
	it("is not guessed where nothing is near", () => expect(problemCodes("layout: wide")).toEqual([]));
	it.each([
		["drfat: true", "draft"],
		["dra_ft: true", "draft"],
		["embrago: 2026-12-01", "embargo"],
		["expire: 2026-12-01", "expires"],
		["exipres: 2026-12-01", "expires"],
	])("is an error if it affects visibility: %s", (frontMatter, near) => {
		const key = frontMatter.split(":")[0] ?? "";
		const isRespelt = key.replace("_", "") === near;
		const line = isRespelt
			? ` If all stories use this key, add to broadsheet.config.ts: \`fields: { ${near}: "${key}" },\``
			: "";
		const { value, problems } = parse(story(frontMatter));
		expect(value).toBeUndefined();
		expect(problems.every(({ withhold }) => withhold)).toBe(true);
		expect(problemsShown(problems, story(frontMatter))).toBe(
			[
				`content/news/story.md:4:1  error  unclear-key  \`${key}\` is similar to \`${near}\`, which decides whether the story is public`,
				`  4 │ ${frontMatter}`,
				`    │ ${"^".repeat(key.length)}`,
				`  hint: did you mean "${near}"?${line}`,
			].join("\n"),
		);
	});
	it("and a visibility key with an unclear value withholds the story, others do not", () => {
		for (const frontMatter of ["draft: maybe", "embargo: soon", "expires: never"])
			expect(problemsOf(frontMatter).some(({ withhold }) => withhold)).toBe(true);
		expect(problemsOf("type: x").some(({ withhold }) => withhold)).toBe(false);
		expect(problemsOf("updated: x").some(({ withhold }) => withhold)).toBe(false);
	});
});

describe("an archive with other names", () => {
	const site = siteWith({ fields: { headline: "title", date: "published", draft: "hidden" } });
	it("maps them once", () => {
		const article = articleOf("---\ntitle: Old\npublished: 2019-01-01\nheadline: kept\n---\nText\n", site);
		expect(article).toMatchObject({ headline: "Old", date: "2019-01-01T00:00:00Z", extra: { headline: "kept" } });
	});
	it("gets a suggestion for Broadsheet's own names", () => {
		const { problems } = parse("---\npublished: 2019-01-01\nhiden: true\n---\nText\n", site);
		expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
			"unclear-key `hiden` is similar to `hidden`, which decides whether the story is public",
			"field-missing The story has no `title`",
		]);
	});
	it("has the fields of its plugins checked and kept under extra", () => {
		const plugin = { name: "places", fields: { visited: { type: "instant", doc: "When." } } } as const;
		const withPlugin = siteWith({ plugins: [plugin] });
		expect(of("visited: 2026-05-01", withPlugin).extra).toEqual({ visited: "2026-04-30T23:00:00Z" });
		expect(problemCodes("visited: soon", withPlugin)).toEqual(["date 4:10"]);
	});
});

describe("a slug", () => {
	it.each([
		["../x", "unsafe-url"],
		["a/b", "unsafe-url"],
		["/etc/passwd", "unsafe-url"],
		["C:\\x", "unsafe-url"],
		["\\\\host\\share", "unsafe-url"],
		["https://evil.example", "unsafe-url"],
		["feed.xml", "reserved-url"],
		["index.html", "reserved-url"],
		["_headers", "reserved-url"],
		["CNAME", "reserved-url"],
		["index", "reserved-url"],
		["assets", "reserved-url"],
		["a b", "unsafe-url"],
		["a?b", "unsafe-url"],
		["a#b", "unsafe-url"],
		["story.", "unsafe-url"],
		["con", "unsafe-url"],
		["lpt1.x", "unsafe-url"],
		["x".repeat(300), "unsafe-url"],
		["..", "reserved-url"],
	])("%s is refused", (typed, code) => {
		const { value, problems } = parse(story(`slug: '${typed}'`));
		expect(value).toBeUndefined();
		expect(codes(problems)).toEqual([`${code} 4:7`]);
	});
	it.each(["a\\tb", "a\\nb", "a ", "a\\u0000"])("with white space or a control character is refused: %s", (typed) => {
		expect(problemCodes(`slug: "${typed}"`)).toEqual(["unsafe-url 4:7"]);
	});
	it("that is rejected comes with a valid one", () => {
		expect(problemText("slug: A b!")).toContain('hint: for instance "a-b"');
		expect(problemText("slug: feed.xml")).toContain('hint: for instance "feed-xml-story"');
	});
	it("of any script is taken, in lower case", () => {
		expect(of("slug: Brücke-2026").slug).toBe("brücke-2026");
		expect(of("slug: 橋").slug).toBe("橋");
	});
	it("that is missing is the file name without a leading date", () => {
		expect(articleOf(story(), SITE, "content/news/2026-05-01-River Bridge.md").slug).toBe("river-bridge");
		expect(articleOf(story(), SITE, "content/news/2026-05-01.md").slug).toBe("2026-05-01");
		expect(articleOf(story(), SITE, "content/news/vote/index.md").slug).toBe("vote");
	});
	it("that cannot be made of the file name is asked for", () => {
		const { problems } = parse(story(), SITE, "content/news/!!!.md");
		expect(problemsShown(problems)).toBe(
			'content/news/!!!.md:1:1  error  unsafe-url  No URL can be made of the file name "!!!.md"\n  hint: give the story a `slug`',
		);
	});
});

describe("nothing in a front matter is a script", () => {
	it("an alias with a new line writes no rule into a file of redirects", () => {
		expect(problemCodes('aliases: ["/a/\\n/* https://evil.example/ 301"]')).toEqual(["unsafe-url 4:11"]);
	});
	it.each([
		'authorUrl: "javascript:alert(1)"',
		'authorUrl: "JaVaScRiPt:alert(1)"',
		'authorUrl: "java\\nscript:alert(1)"',
		'authorUrl: "\\u0001javascript:alert(1)"',
		'links: [{ to: ["vbscript:x"] }]',
		'image: "javascript:alert(1)"',
		'photo: "data:text/html,<script>"',
	])("%s", (frontMatter) => {
		expect(parse(story(frontMatter)).value).toBeUndefined();
		expect(problemCodes(frontMatter).every((each) => each.startsWith("unsafe-url 4:"))).toBe(true);
	});
	it("but the word may be written", () => {
		expect(problemCodes("dateline: JavaScript\ndesk: JavaScripters unite")).toEqual([]);
		expect(problemCodes('summary: "Javascripters: they unite"')).toEqual([]);
	});
});
