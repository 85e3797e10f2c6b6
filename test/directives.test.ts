/** Directives: what stories need in addition to paragraphs. */
import { describe, expect, it } from "vitest";
import { sample } from "./support/sample.js";
import { buildSite, config, type Site, story, svgImage } from "./support/site.js";

const siteOf = (text: string, more = ""): Promise<Site> =>
	buildSite({
		"broadsheet.config.ts": config(more),
		"content/news/a.md": story("breadcrumb: [News]", text),
		"content/news/b.md": story("headline: Two\ndate: 2026-04-02"),
		"content/images/one.svg": svgImage(400, 300),
		"content/images/two.svg": svgImage(300, 400),
	});
const A = "/news/2026/05/a/";
const body = async (text: string, more?: string) => {
	const site = await siteOf(text, more);
	expect(site.problems).toBe("");
	return site.page(A).one(".body");
};

describe("a directive", () => {
	it("pull-quote has its text and its speaker", async () => {
		const quote = (
			await body(':::pull-quote{by="Ida Roth, harbour master"}\nThe tide **does not** read minutes.\n:::')
		).one("figure.pull-quote");
		expect(quote.one("blockquote strong").text).toBe("does not");
		expect(quote.one(".quote-by").text).toBe("Ida Roth, harbour master");
	});

	it.each(["note", "box"])("%s has a title and whatever Markdown has, links to stories included", async (name) => {
		const box = (await body(`:::${name}{title="What we know"}\n- One\n- [Two](b.md)\n:::`)).one(`div.${name}`);
		expect(box.one(".box-title").text).toBe("What we know");
		expect(box.one("li a").attr("href")).toBe("/news/2026/04/b/");
		expect((await body(`:::${name}[What we know]\nText.\n:::`)).one(".box-title").text).toBe("What we know");
	});

	it("gallery has pictures with captions, measured like all others, in however many paragraphs they stand", async () => {
		const gallery = (
			await body(
				':::gallery{title="The night"}\n![One](/images/one.svg "First")\n![Two](/images/two.svg)\n\n![Three](/images/one.svg)\n:::',
			)
		).one(".gallery");
		expect(gallery.all("figure img").map((image) => [image.attr("alt"), image.attr("width")])).toEqual([
			["One", "400"],
			["Two", "300"],
			["Three", "400"],
		]);
		expect(gallery.texts(".caption")).toEqual(["First"]);
	});

	it.each(["chart", "table"])("%s has a title and names its source, with a link", async (name) => {
		const figure = (
			await body(
				`:::${name}{title="Ships" source="Harbour survey" url="https://harbour.example/"}\n| a | b |\n| - | - |\n| 1 | 2 |\n:::`,
			)
		).one(`figure.${name}`);
		expect(figure.one(".box-title").text).toBe("Ships");
		expect(figure.one("figcaption").text).toBe("Source: Harbour survey");
		expect(figure.one("figcaption a").attr("href")).toBe("https://harbour.example/");
		expect(figure.texts("td")).toEqual(["1", "2"]);
	});

	it("timeline is a list of dates", async () => {
		const line = (await body(":::timeline\n- **1 May** The bridge closes.\n- **2 May** It opens.\n:::")).one(
			".timeline",
		);
		expect(line.texts("li > strong")).toEqual(["1 May", "2 May"]);
	});

	it("qa has questions and answers", async () => {
		const text = ":::qa\n**Who pays?**\n\nThe town.\n:::";
		expect((await body(text)).one(".qa p > strong").text).toBe("Who pays?");
	});

	it("can be nested", async () => {
		const box = (
			await body('::::box\n:::pull-quote\nWords.\n:::\n\n::embed{url="https://vimeo.com/123" title="A film"}\n::::')
		).one("div.box");
		expect(box.one("figure.pull-quote blockquote").text).toBe("Words.");
		expect(box.one(".embed iframe").attr("title")).toBe("A film");
	});

	it("contributes only its text to the reading time and the description", async () => {
		const page = (await siteOf(`:::note{title=Hidden}\n${"word ".repeat(300)}\n:::\n\nThe first paragraph.`)).page(A);
		expect(page.one(".read-time").text).toBe("2 min read");
		expect(page.one('meta[name="description"]').attr("content")).toBe("The first paragraph.");
	});
});

describe("an embed", () => {
	it.each(
		sample(4, [
			[
				"https://www.youtube.com/watch?v=abcdefghijk&list=x",
				"https://www.youtube-nocookie.com/embed/abcdefghijk",
				"YouTube",
				"16-9",
			],
			[
				"https://youtu.be/abcdefghijk?t=3",
				"https://www.youtube-nocookie.com/embed/abcdefghijk?start=3",
				"YouTube",
				"16-9",
			],
			[
				"https://www.youtube.com/shorts/abcdefghijk",
				"https://www.youtube-nocookie.com/embed/abcdefghijk",
				"YouTube",
				"9-16",
			],
			["https://vimeo.com/channels/staff/12345", "https://player.vimeo.com/video/12345?dnt=1", "Vimeo", "16-9"],
			["https://datawrapper.dwcdn.net/abc12/3/", "https://datawrapper.dwcdn.net/abc12/", "Datawrapper", "4-3"],
			[
				"https://www.openstreetmap.org/export/embed.html?bbox=-8.1,53.2,-8.0,53.3&marker=53.25,-8.05&evil=1",
				"https://www.openstreetmap.org/export/embed.html?bbox=-8.1%2C53.2%2C-8.0%2C53.3&layer=mapnik&marker=53.25%2C-8.05",
				"OpenStreetMap",
				"4-3",
			],
			["https://charts.example/a?b=c", "https://charts.example/a?b=c", "the Data Desk", "1-1"],
		]),
	)(
		"of %s requests no more than it must, when it is opened, in a frame of a fixed shape",
		async (url, src, provider, ratio) => {
			const hosts = 'embeds: { hosts: [{ host: "https://charts.example", name: "the Data Desk", ratio: "1/1" }] },';
			const embed = (await body(`::embed{url="${url}" title="What it shows"}`, hosts)).one("figure.embed");
			const frame = embed.one("details iframe");
			expect([frame.attr("src"), frame.attr("loading"), frame.attr("class")]).toEqual([
				src,
				"lazy",
				`frame frame--${ratio}`,
			]);
			expect(embed.one("summary").text).toBe(`What it shows Load from ${provider}`);
			expect(embed.one("figcaption a").attr("href")).toBe(url);
		},
	);

	it.each(
		sample(3, [
			"https://evil.example/x",
			"http://www.youtube.com/watch?v=abcdefghijk",
			"https://www.youtube.com/watch?v=../../x",
			"https://www.youtube.com.evil.example/watch?v=abcdefghijk",
			"https://user:pass@vimeo.com/123",
			"https://vimeo.com:8443/123",
			"//vimeo.com/123",
			"javascript:alert(1)",
			"data:text/html,x",
			"https://charts.example.evil.example/x",
		]),
	)("of %s is rejected at its place", async (url) => {
		const site = await siteOf(`Words.\n\n::embed{url="${url}" title="No"}`);
		expect(site.report.exit).toBe(1);
		expect(site.problems).toContain("content/news/a.md:9:14  error  embed-refused");
	});

	it("of a provider that the site does not allow is rejected", async () => {
		const site = await siteOf('::embed{url="https://vimeo.com/123" title="A"}', 'embeds: { allow: ["youtube"] },');
		expect(site.problems).toContain("error  embed-refused");
	});
});

describe("a mistake in a directive is reported at its place", () => {
	it.each([
		[
			":::notte\nWords.\n:::",
			'7:1  warning  unknown-directive  No directive is called "notte"',
			'did you mean "note"?',
		],
		[
			':::note{titel="x"}\nWords.\n:::',
			'7:9  warning  directive-attribute  The directive "note" has no "titel"',
			'did you mean "title"?',
		],
		[
			":::table\n| a |\n| - |\n:::",
			'7:1  error  directive-attribute  The directive "table" needs a "source"',
			':::table{title="Ships in port"',
		],
		[
			'::embed{url="https://vimeo.com/1"}',
			'7:1  error  directive-attribute  The directive "embed" needs a "title"',
			"::embed{url=",
		],
		["::note", '7:1  warning  directive-form  The directive "note" must enclose a text', ":::note{title="],
		[
			":::embed\nx\n:::",
			'7:1  warning  directive-form  The directive "embed" must be on a line of its own',
			"::embed{url=",
		],
		[
			":::timeline\nWords.\n:::",
			'7:1  warning  directive-form  The directive "timeline" must contain one list',
			":::timeline",
		],
		[":::qa\nWords.\n:::", '7:1  warning  directive-form  The directive "qa" must contain questions', ":::qa"],
	])("%s", async (text, problem, hint) => {
		const { problems } = await siteOf(text);
		expect(problems).toContain(`content/news/a.md:${problem}`);
		expect(problems).toContain(`hint: ${hint}`);
	});

	it("and no attribute becomes markup, a class or a script", async () => {
		const site = await siteOf(
			':::note{title="<img src=x onerror=alert(1)>" class="evil" id="page-content" style="color:red" onclick="alert(1)"}\nWords.\n:::\n\n:::chart{source="<b>x</b>" url="javascript:alert(1)"}\nWords.\n:::',
		);
		const html = site.page(A).one(".body");
		expect(html.one(".note").attr("class")).toBe("note");
		for (const name of ["id", "style", "onclick"]) expect(html.one(".note").attr(name)).toBeUndefined();
		expect(html.one(".box-title").text).toBe("<img src=x onerror=alert(1)>");
		expect(html.all("img, b")).toEqual([]);
		expect(html.one("figcaption").text).toBe("Source: <b>x</b>");
		expect(site.problems).toContain("warning  url-dropped");
	});

	it("is reported around an unclosed directive too: it ends with the story", async () => {
		const site = await siteOf(":::note\nWords.\n\nMore words.");
		expect(site.report.exit).toBe(0);
		expect(site.page(A).one("div.note").text).toBe("Words. More words.");
	});
});
