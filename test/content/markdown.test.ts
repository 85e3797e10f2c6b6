import { describe, expect, it } from "vitest";
import { createMarkdown } from "../../src/content/markdown/index.js";
import { countWords } from "../../src/content/markdown/word-count.js";
import type { Hole, SiteConfig } from "../../src/core/model.js";
import { articleOf, codes, parse, problemsShown, SITE, signs, siteWith, story } from "../support/articles.js";

const KEEP = siteWith({ markdown: { html: "sanitize", remark: [], fastPath: true } });
const FULL = siteWith({ markdown: { html: "drop", remark: [], fastPath: false } });

function block(text: string, site: SiteConfig = SITE) {
	const markdown = createMarkdown("content/news/story.md", text, site);
	const { parts, ...words } = markdown.block(text, 0);
	return { html: signs(parts).trim(), ...words, holes: markdown.holes, problems: markdown.problems };
}
/** The HTML of a text; a hole is `⟦n⟧`. */
const html = (text: string, site?: SiteConfig): string => block(text, site).html;
const problemCodes = (text: string, site?: SiteConfig): string[] => codes(block(text, site).problems);
const problemText = (text: string, site?: SiteConfig): string => problemsShown(block(text, site).problems, text);
/** Kind and target of each hole. */
const holes = (text: string, site?: SiteConfig): string[] =>
	block(text, site).holes.map((hole: Hole) => ("target" in hole ? `${hole.kind} ${hole.target}` : hole.kind));

describe("a link", () => {
	it("to a story is a hole, with its place", () => {
		const { html, holes } = block("The [vote](politics/vote.md) was close.");
		expect(html).toBe("<p>The ⟦0⟧vote⟦1⟧ was close.</p>");
		expect(holes).toEqual([
			{
				kind: "link",
				target: "politics/vote.md",
				attributes: "",
				place: { line: 1, column: 12, length: 16 },
			},
			{ kind: "end", opens: 0 },
		]);
	});
	it("counts the lines of the front matter", () => {
		const [hole] = articleOf(story("byline: A", "One\n\nTwo [x](y.md)")).holes;
		expect(hole).toMatchObject({ place: { line: 8, column: 9 } });
	});
	it("by the full address of the site is a link inside", () => {
		expect(
			holes("[a](https://courier.example/news/) [b](https://courier.example) <https://courier.example/c/>"),
		).toEqual(["link /news/", "link /", "link /c/", "end", "end", "end"]);
	});
	it("to another site is printed as it is", () => {
		expect(html("[a](https://a.example/b?c=d&e)")).toBe('<p><a href="https://a.example/b?c=d&#x26;e">a</a></p>');
		expect(holes("[a](https://courier.example.evil.example/)")).toEqual([]);
	});
	it("without a scheme stays external, whatever its slashes", () => {
		for (const url of ["//evil.example/x", "\\\\\\\\evil.example/x", "/\\\\evil.example/x"])
			expect(html(`[a](${url})`)).toBe('<p><a href="//evil.example/x">a</a></p>');
	});
	it("to a mail address or a telephone number is printed", () => {
		expect(html("[a](mailto:a@b.example)")).toBe('<p><a href="mailto:a@b.example">a</a></p>');
		expect(html("[a](tel:+353-1-555)")).toBe('<p><a href="tel:+353-1-555">a</a></p>');
		expect(html("[a](SMS:+353)")).toBe('<p><a href="sms:+353">a</a></p>');
	});
	it("to a place on the same page is printed", () => expect(html("[a](#b)")).toBe('<p><a href="#b">a</a></p>'));
	it.each([
		"javascript:alert(1)",
		"JaVaScRiPt:alert(1)",
		"&#106;avascript:alert(1)",
		"java&#9;script:alert(1)",
		"<java\tscript:alert(1)>",
		"vbscript:x",
		"data:text/html,x",
		"file:///etc/passwd",
		"blob:x",
	])("with an invalid address is dropped and its text kept: %s", (url) => {
		expect(html(`a [**b** c](${url}) d`)).toBe("<p>a <strong>b</strong> c d</p>");
		expect(problemCodes(`a [b](${url})`).join()).toMatch(/^url-dropped 1:[378]$/);
	});
	it("that is dropped is reported", () => {
		expect(problemText("See [this](javascript:alert(1)).")).toBe(
			[
				'content/news/story.md:1:12  warning  url-dropped  A link to "javascript:alert(1)" is not rendered, only its text',
				"  1 │ See [this](javascript:alert(1)).",
				"    │            ^^^^^^^^^^^^^^^^^^^",
				"  hint: links go to https:, mailto:, tel: or to pages of this site",
			].join("\n"),
		);
	});
	it("by reference, in angle brackets or bare is dropped too", () => {
		expect(html("[a][b] <javascript:x>\n\n[b]: javascript:x")).toBe("<p>a javascript:x</p>");
		expect(holes("[a][b]\n\n[b]: c.md\n[b]: d.md")).toEqual(["link c.md", "end"]);
	});
	it("without a target is reported", () => expect(problemCodes("[a]()")).toEqual(["link-empty 1:1"]));
	it("keeps its title, whatever stands in it", () => {
		const { html, holes } = block('[x](dead.md "a > <img src=x onerror=alert(1)>") b');
		expect(html).toBe("<p>⟦0⟧x⟦1⟧ b</p>");
		expect(holes[0]).toMatchObject({ attributes: ' title="a > <img src=x onerror=alert(1)>"' });
	});
	it.each([SITE, KEEP, FULL])("has nothing in its title that becomes a tag", (site) => {
		const title = "<table> <td align=left> <img src=x onerror=alert(1)>";
		expect(html(`[x](https://a.example "${title}")`, site)).toBe(
			`<p><a href="https://a.example" title="${title}">x</a></p>`,
		);
	});
	it("is not a link if its directive is printed as it was typed", () => {
		expect(html("a :x[see [y](y.md)] b")).toBe("<p>a :x[see [y](y.md)] b</p>");
		expect(holes("a :x[see [y](y.md)] b")).toEqual([]);
	});
	it("that is dropped leaves its picture, once", () => {
		expect(html("[![b](c.png)](javascript:x)")).toBe("⟦0⟧");
		expect(holes("[![b](c.png)](javascript:x)")).toEqual(["picture c.png"]);
	});
	it("cannot be forged with the placeholder of a hole", () => {
		const text = "[a](b.md) [c](hole-0-0) hole-0-0";
		expect(holes(text)).toEqual(["link b.md", "link hole-0-0", "end", "end"]);
		expect(html(text)).toContain("hole-0-0</p>");
	});
});

describe("raw HTML", () => {
	it("is left out, with its place, and the words between tags of a line stay", () => {
		expect(html("a <b>c</b> d")).toBe("<p>a c d</p>");
		expect(problemText("Text\n\n<iframe src=x></iframe>")).toBe(
			[
				"content/news/story.md:3:1  warning  html-dropped  The HTML <iframe> is left out",
				"  3 │ <iframe src=x></iframe>",
				"    │ ^",
				"  hint: link to what it shows, or write a directive for it: see docs/markdown.md",
			].join("\n"),
		);
	});
	it("that is not an element of HTML, such as a placeholder, comes with the line that prints it", () => {
		expect(html("Dear \\<Name>, write to us")).toBe("<p>Dear &#x3C;Name>, write to us</p>");
		for (const typed of ["Name", "your-name", "yourname", "TABS"])
			expect(problemText(`Dear <${typed}>, write to us`)).toContain(
				`hint: write what it shows in Markdown, or \`\\<${typed}>\` to print the tag as text`,
			);
		expect(problemText("a <b>c</b> d")).toContain("hint: write it in Markdown");
	});
	it("in a comment is left out silently", () => {
		expect(html("<!-- note -->\n\na <!-- b --> c")).toBe("<p>a  c</p>");
		expect(problemCodes("<!-- <b>note</b> -->")).toEqual([]);
	});
	it("cannot break out of the page", () => {
		for (const text of [
			"</main></body></html>",
			"a </p></article> b",
			"<script>alert(1)</script>",
			"<img src=x onerror=y>",
		])
			expect(html(text)).not.toMatch(/<\/?(?:main|body|html|article|script|img)/);
	});
	it("that is text is escaped", () => expect(html("1 < 2 & \\<b>")).toBe("<p>1 &#x3C; 2 &#x26; &#x3C;b></p>"));

	it("keeps a safe subset if the site enables it", () => {
		expect(html('<figure><figcaption class="wide">A <mark>b</mark></figcaption></figure>', KEEP)).toBe(
			'<figure><figcaption class="wide">A <mark>b</mark></figcaption></figure>',
		);
		expect(html('a <abbr title="Regional Court">RC</abbr> b', KEEP)).toBe(
			'<p>a <abbr title="Regional Court">RC</abbr> b</p>',
		);
	});
	it.each([
		"<script>alert(1)</script>",
		"<style>p{}</style>",
		"<iframe src=x></iframe>",
		"<svg onload=alert(1)><path/></svg>",
		"<math><mtext><img src=x onerror=y></mtext></math>",
		"<form action=x><input></form>",
		"<noscript><p title='</noscript><img src=x onerror=y>'></noscript>",
	])("of that subset is never a script: %s", (text) => {
		expect(html(text, KEEP).replace(/="[^"]*"/g, "")).not.toMatch(
			/<(?:script|style|iframe|svg|math|form|noscript)|on\w+=/i,
		);
		expect(problemCodes(text, KEEP)).toEqual(["html-dropped 1:1"]);
	});
	it("of that subset has no handlers, styles, forged classes of code, or ids of the page", () => {
		expect(html('<p onclick=x style="a:b" id=main class="language-js">a</p>', KEEP)).toBe(
			'<p id="user-content-main" class="">a</p>',
		);
		expect(html("<a href='javascript:x'>a</a>", KEEP)).toBe("<p><a>a</a></p>");
	});
	it("does not hide the words of the text around it", () => {
		const { words, first } = {
			...block("One two.\n\n<div>x</div>", KEEP),
			words: countWords(block("One two.\n\n<hr>", KEEP).text),
		};
		expect([words, first]).toEqual([2, "One two."]);
	});
});

describe("a footnote", () => {
	it.each([SITE, KEEP])("has links that all resolve", (site) => {
		const text = "A[^1] and b[^x].\n\nA again[^1].\n\n[^1]: One [link](a.md).\n[^x]: Two.\n\n<b>raw</b>";
		const page = html(text, site);
		const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
		const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
		expect(targets.length).toBeGreaterThanOrEqual(6);
		expect(targets.filter((id) => !ids.has(id))).toEqual([]);
	});
});

describe("code", () => {
	it("has one class, whatever the fence says", () => {
		expect(html("```js masthead {1}\nx\n```")).toBe('<pre><code class="language-js">x\n</code></pre>');
		expect(html("```c++\nx\n```")).toBe('<pre><code class="language-c++">x\n</code></pre>');
		expect(html('```"><script>\nx\n```')).toBe("<pre><code>x\n</code></pre>");
		expect(html("```js\tmasthead\nx\n```")).not.toContain("masthead");
	});
});

describe("a heading", () => {
	it("of the first rank moves the text down with it, with one warning", () => {
		const levels = (text: string) => [...html(text).matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
		expect(levels("# One\n\n## Two\n\n### Three\n\nFour\n====")).toEqual([2, 3, 4, 2]);
		expect(levels("> # Quoted\n\n- ## Item\n\n###### Six\n\n##### Five")).toEqual([2, 3, 6, 6]);
		expect(problemCodes("a\n\n# One\n\n# Two")).toEqual(["heading-one 3:1"]);
	});
	it("of the first rank below another one is the only one that moves", () => {
		expect(html("## One\n\n# Two\n\n### Three")).toBe(
			'<h2 id="one">One</h2>\n<h2 id="two">Two</h2>\n<h3 id="three">Three</h3>',
		);
	});
	it("has an anchor of its own words, which no other one of the story has, nor the page", () => {
		expect(html("## Who *pays*?\n\n### Who pays\n\n## Page content\n\n## ¿Qué?\n\n## ---\n\n## <>")).toBe(
			[
				'<h2 id="who-pays">Who <em>pays</em>?</h2>',
				'<h3 id="who-pays-2">Who pays</h3>',
				'<h2 id="page-content-2">Page content</h2>',
				'<h2 id="qué">¿Qué?</h2>',
				'<h2 id="section">---</h2>',
				'<h2 id="section-2">&#x3C;></h2>',
			].join("\n"),
		);
	});
});

describe("Read more", () => {
	it.each([
		["Read more: [The vote](vote.md)", "vote.md"],
		["Read more: vote-of-may", "vote-of-may"],
		["**x**\n\nread more: [The vote](vote.md).", "vote.md"],
		["Read more: [The vote](https://courier.example/news/vote/)", "/news/vote/"],
		["Read more: [Elsewhere](https://a.example/)", "https://a.example/"],
		["::read-more{ref=news/vote}", "news/vote"],
		["::read-more{ref='news/the vote.md'}", "news/the vote.md"],
		["::read-more[news/vote]", "news/vote"],
	])("%s", (text, to) => expect(holes(text)).toEqual([`readMore ${to}`]));
	it("keeps the text for a target that is not found", () => {
		expect(block("Read more: [The vote](vote.md)").holes[0]).toMatchObject({ text: "Read more: The vote" });
		expect(block("::read-more[The vote]{ref=vote}").holes[0]).toMatchObject({ text: "The vote" });
	});
	it("in the middle of a sentence is a sentence", () => {
		expect(holes("Read more: [a](a.md) and [b](b.md)")).toEqual(["link a.md", "link b.md", "end", "end"]);
		expect(holes("To read more: see x")).toEqual([]);
		expect(html("Read more:")).toBe("<p>Read more:</p>");
	});
	it("never leads to a script", () => expect(html("Read more: [a](javascript:x)")).toBe("<p>Read more: a</p>"));
	it("that names no story is an error", () => {
		expect(problemText("::read-more")).toBe(
			[
				"content/news/story.md:1:1  error  read-more-empty  The directive does not name a story",
				"  1 │ ::read-more",
				"    │ ^^^^^^^^^^^",
				"  hint: ::read-more{ref=news/city-hall/bridge-vote}",
			].join("\n"),
		);
	});
});

describe("a directive", () => {
	it("that is unknown is named, and its text kept", () => {
		expect(html("::vidoe[A film]")).toBe("<p>A film</p>");
		expect(html(":::crate\nInside *it*.\n:::")).toBe("<p>Inside <em>it</em>.</p>");
		expect(problemText("::raed-more[A film]")).toBe(
			[
				'content/news/story.md:1:1  warning  unknown-directive  No directive is called "raed-more"',
				"  1 │ ::raed-more[A film]",
				"    │ ^^^^^^^^^^^^^^^^^^^",
				'  hint: did you mean "read-more"?',
			].join("\n"),
		);
	});
	it("in another is named once", () => {
		expect(problemCodes(":::crate\n::foo[A film]\n:::")).toEqual(["unknown-directive 1:1", "unknown-directive 2:1"]);
	});
	it.each(["We are at:home today.", "at 12:30pm", "a :smile: b", "x:y[z]{w}", "10:1"])(
		"within a line is text: %s",
		(text) => {
			expect(html(text)).toBe(`<p>${text}</p>`);
			expect(problemCodes(text)).toEqual([]);
		},
	);
});

describe("a picture", () => {
	it("alone in its paragraph is a figure with a caption", () => {
		const { html, holes } = block('![The bridge](images/b.jpg "In May")');
		expect(html).toBe("⟦0⟧");
		expect(holes).toMatchObject([
			{ kind: "picture", target: "images/b.jpg", alt: "The bridge", caption: "In May", inline: false },
		]);
	});
	it("by reference is the same", () => {
		expect(block('![a][b]\n\n[b]: c.jpg "d"').holes).toMatchObject([{ target: "c.jpg", alt: "a", caption: "d" }]);
	});
	it("within a line is a picture within a line", () => {
		const { html, holes } = block("See ![a](b.png) here.");
		expect(html).toBe("<p>See ⟦0⟧ here.</p>");
		expect(holes).toMatchObject([{ kind: "picture", target: "b.png", inline: true }]);
	});
	it("alone within a link is a figure that leads there", () => {
		expect(html("[![a](b.png)](c.md)")).toBe("⟦1⟧");
		expect(holes("[![a](b.png)](c.md)")).toEqual(["link c.md", "picture b.png"]);
	});
	it("beside words within a link is both", () => expect(html("[![a](b.png) d](c.md)")).toBe("<p>⟦0⟧⟦1⟧ d⟦2⟧</p>"));
	it("cannot be loaded from everywhere", () => {
		expect(html("a ![b](javascript:x) c")).toBe("<p>a b c</p>");
		expect(problemCodes("![b](data:image/svg+xml,x)\n\n![c](file:///etc/passwd)")).toEqual([
			"url-dropped 1:1",
			"url-dropped 3:1",
		]);
	});
});

describe("an advertisement", () => {
	const ads = (text: string) => holes(text).filter((kind) => kind === "ad").length;
	it("is after the third paragraph, between two paragraphs", () => {
		expect(html("a\n\nb\n\nc\n\nd\n\ne")).toBe("<p>a</p>\n<p>b</p>\n<p>c</p>\n⟦0⟧\n<p>d</p>\n<p>e</p>");
	});
	it("is not in a short text", () => {
		for (const text of ["a", "a\n\nb\n\nc", "a\n\nb\n\nc\n\nd"]) expect(ads(text)).toBe(0);
	});
	it("is not next to a list, a quotation, a heading or a picture", () => {
		for (const next of ["- list", "> quote", "## Heading", "![p](p.jpg)", "```\ncode\n```", "Read more: x"])
			expect(ads(`a\n\nb\n\nc\n\n${next}\n\nd\n\ne`)).toBe(0);
	});
});

describe("a shortcode of another generator", () => {
	it("is named and dropped, at its place", () => {
		const text = 'One\ntwo {{< poll user="a" id=1 >}} three.\n\n{{% chart x %}}';
		expect(html(text)).toBe("<p>One\ntwo  three.</p>");
		expect(problemCodes(text)).toEqual(["unknown-shortcode 2:5", "unknown-shortcode 4:1"]);
		expect(problemText(text)).toContain('The shortcode "poll" of another generator is left out\n  2 │ two {{< poll');
	});
	it("is kept in code", () => {
		expect(html("`{{< x >}}`")).toBe("<p><code>{{&#x3C; x >}}</code></p>");
		expect(html("```\n{{< x\n y >}}\n```")).toBe("<pre><code>{{&#x3C; x\n y >}}\n</code></pre>");
		expect(problemCodes("`{{< x >}}`")).toEqual([]);
	});
	it("may hold what Markdown would read", () =>
		expect(html("a {{< b *c* [d](e) >}} *f*")).toBe("<p>a  <em>f</em></p>"));
	it("does not move the positions after it", () => {
		expect(block("{{< é🎈 >}} [a](b.md)").holes[0]).toMatchObject({ place: { line: 1, column: 17 } });
	});
});

describe("a text is printed as typed", () => {
	it.each([`"It's" - he said - 'fine' -- and --- so...`, "10 000 € – “quoted” — naïve", "a@ b, c:d, e_f_g, 5 * 3 * 2"])(
		"%s",
		(text) => expect(html(text)).toBe(`<p>${text}</p>`),
	);
	it("with the tables, strikes and tasks of GitHub", () => {
		expect(html("~~a~~")).toBe("<p><del>a</del></p>");
		expect(html("|a|b|\n|-|-:|\n|c|d|")).toContain('<td class="align-right">d</td>');
		expect(html("- [x] a")).toContain('aria-label="done"');
	});
	it("with site plugins of unified before Broadsheet's own", () => {
		const shout = () => (tree: { children: { children?: { value?: string }[] }[] }) => {
			for (const { children = [] } of tree.children)
				for (const child of children) if (child.value) child.value = child.value.toUpperCase();
		};
		expect(html("abc", siteWith({ markdown: { html: "drop", remark: [shout], fastPath: true } }))).toBe("<p>ABC</p>");
	});
	it("unless it is nested without end", () => {
		const { problems } = parse(story("", "> ".repeat(8000)));
		expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toContain("error too-deep");
	});
});

describe("the words of a story", () => {
	it.each([
		["", 0],
		["one two", 2],
		["one  - two —", 2],
		["it's e-mail 3.5", 3],
		["橋の採決", 2],
		["橋の採決は", 3],
		["News 橋の採決", 3],
		["한국어", 2],
		[".".repeat(100_000), 0],
	])("%j", (text, count) => expect(countWords(text)).toBe(count));
	it("do not grow together where a block or a line ends", () => {
		expect(
			articleOf(story("", "One two.\n\nThree\\\nfour\n\n- five\n- six\n\n|seven|eight|\n|-|-|\n|nine|ten|")).wordCount,
		).toBe(10);
	});
	it("are those of summary and text, not of raw HTML, pictures or Read more", () => {
		expect(
			articleOf(story("summary: [One two, three]", "four <b>five</b>\n\n![six](a.jpg)\n\nRead more: seven")).wordCount,
		).toBe(5);
	});
	it("describe it where it has no summary", () => {
		expect(articleOf(story("", "## Heading\n\nThe *first*\nparagraph.\n\nThe second.")).description).toBe(
			"The first paragraph.",
		);
		expect(articleOf(story("summary: [One., Two.]", "Text")).description).toBe("One. Two.");
	});
});
