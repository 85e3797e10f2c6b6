/** Stories in MDX and in HTML. */
import { beforeAll, describe, expect, it } from "vitest";
import { buildSite, config, type Site, story, svgImage } from "./support/site.js";

const HTML = `<p>The <a href="b.md">vote</a> was <b>close</b>: <a href="{{ site.baseurl }}/news/">more</a>.</p>

<h2 id="costs">What it costs</h2>

    <div><p>Nine to four.</p></div>

<figure><img src="boat.svg" alt="A boat"><figcaption>The boat in <em>May</em></figcaption></figure>
<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>
<dl><dt>Mole</dt><dd>A wall.</dd></dl>
{% highlight js %}
go("<there>")
{% endhighlight %}
<!-- SENTINEL --><script>SENTINEL()</script>
<p>See <a href="#costs">the costs</a> and <a href="gone.md">what is gone</a>.</p>`;

describe("a story in HTML", () => {
	let site: Site;
	beforeAll(async () => {
		site = await buildSite({
			"broadsheet.config.ts": config('links: "warn",'),
			"content/news/a.html": story("headline: A", HTML),
			"content/news/b.md": story("headline: B", "To [the page](a.html), [the same](a) and [the map](map.html)."),
			"content/news/map.html": "<p>A map</p>",
			"content/news/draft.html": story("headline: Not yet\ndraft: true", "<p>SENTINEL</p>"),
			"content/news/boat.svg": svgImage(60, 40),
		});
	});
	it("follows the rules of Markdown", () => {
		const html = site.read("news/2026/05/a/index.html");
		for (const part of [
			'The <a href="/news/2026/05/b/">vote</a> was <strong>close</strong>: <a href="/news/">more</a>.',
			'<h2 id="costs">What it costs</h2>',
			"<p>Nine to four.</p>",
			'alt="A boat"',
			"The boat in May</span></figcaption>",
			"https://www.youtube-nocookie.com/embed/abcdefghijk",
			"<dl><dt>Mole</dt><dd>A wall.</dd></dl>",
			'<pre><code class="language-js">go("&#x3C;there>")',
			'See <a href="#costs">the costs</a> and what is gone.',
		])
			expect(html).toContain(part);
		expect(html).not.toContain("SENTINEL");
		expect(html).toContain('<meta name="description" content="The vote was close: more."');
	});
	it("has its problems at their places", () =>
		expect(
			site.report.problems.map(({ code, place }) => `${code} ${place?.path}:${place?.line}:${place?.column}`),
		).toEqual(["html-dropped content/news/a.html:18:18", "dead-link content/news/a.html:19:52"]));
	it("is found by links; a file of HTML without front matter stays one", () => {
		expect(site.read("news/2026/05/b/index.html")).toMatch(
			/To <a href="\/news\/2026\/05\/a\/">the page<\/a>, <a href="\/news\/2026\/05\/a\/">the same<\/a> and <a href="\/assets\/map-\w+\.html">/,
		);
	});
	it("is hidden as others are, and changes with its file", async () => {
		expect(site.list().filter((path) => /draft|not-yet/.test(path))).toEqual([]);
		const changed = await site.again({
			"content/news/a.html": story("headline: A", "<h2>New</h2>"),
			"content/news/map.html": story("headline: Map\ndate: 2026-05-02", "<p>A map</p>"),
		});
		expect(changed.read("news/2026/05/a/index.html")).toContain('<h2 id="new">New</h2>');
		expect(changed.read("news/2026/05/b/index.html")).toContain('<a href="/news/2026/05/map/">the map</a>');
	});
});

it("a story in MDX is read as Markdown, and its components are left out, which is reported once", async () => {
	const text =
		'import boat from "./boat.svg";\n\n<Note title={`x`}>\n\n    Words **in** it.\n\n</Note>\n\n<img src={"boat.svg"} alt="A boat" />\n\nThe end {/* SENTINEL */}.';
	const site = await buildSite({
		"broadsheet.config.ts": config('markdown: { html: "sanitize" },'),
		"content/news/a.mdx": story("headline: Alpha", text),
		"content/news/b.mdx": story("headline: B\nsummary: [A *point*]", "[A](a.mdx), [again](a)"),
		"content/news/boat.svg": svgImage(60, 40),
	});
	const html = site.read("news/2026/05/a/index.html");
	expect(html).toContain("<p>Words <strong>in</strong> it.</p>");
	expect(html).toContain('alt="A boat"');
	expect(html).not.toMatch(/SENTINEL|import|Note/);
	expect(
		site.read("news/2026/05/b/index.html").match(/<a href="\/news\/2026\/05\/a\/">(?:A|again)<\/a>/g),
	).toHaveLength(2);
	expect(site.report.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
		"story-format A file of MDX is read as Markdown; its components are left out (2 times in 2 files)",
		"template-code A line `import` of MDX is left out",
		"html-dropped The component <Note> of MDX is left out; its text is kept",
	]);
});
