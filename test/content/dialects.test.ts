/** What other generators add to Markdown, and what it becomes. */
import { describe, expect, it } from "vitest";
import { createMarkdown } from "../../src/content/markdown/index.js";
import type { Hole, SiteConfig } from "../../src/core/model.js";
import { codes, SITE, siteWith } from "../support/articles.js";

const from = (name: SiteConfig["from"]): SiteConfig => ({ ...SITE, ...(name && { from: name }) });
const KEEP = siteWith({ markdown: { ...SITE.markdown, html: "sanitize" } });

const shown = (hole: Hole | undefined): string => {
	switch (hole?.kind) {
		case "link":
			return `<a ${hole.target}>`;
		case "end":
			return "</a>";
		case "picture":
			return `[picture ${hole.target}${hole.alt && ` "${hole.alt}"`}${hole.caption ? ` (${hole.caption})` : ""}${hole.inline ? " in a line" : ""}]`;
		case "embed":
			return `[embed ${hole.src} "${hole.title}"]`;
		default:
			return "";
	}
};
/** The HTML of a text with a short sign for each hole, and its problems. */
function read(text: string, site: SiteConfig = SITE) {
	const { block, holes, problems } = createMarkdown("content/news/story.md", text, site);
	const { parts, text: words } = block(text, 0);
	const html = parts.map((part) => (typeof part === "string" ? part : shown(holes[part]))).join("");
	return {
		html: html.trim(),
		words,
		problems: codes(problems),
		messages: problems.map(({ message }) => message),
		holes,
	};
}
const html = (text: string, site?: SiteConfig) => read(text, site).html;

describe("Liquid", () => {
	it.each([
		["[a]({{ site.baseurl }}/b/)", "<a /b/>a</a>"],
		["[a]({{ site.url }}{{site.baseurl}}/b/)", "<a /b/>a</a>"],
		['[a]({{ "/b/" | relative_url }})', "<a /b/>a</a>"],
		["[a]({{- '/b/#c' | absolute_url | escape -}})", "<a /b/#c>a</a>"],
		["[a]({{ '/b/' | url }})", "<a /b/>a</a>"],
		['[a]({{ "/b/" | prepend: site.baseurl | prepend: site.url }})', "<a /b/>a</a>"],
		['[a]({{ site.baseurl | append: "/b/" }})', "<a /b/>a</a>"],
		["[a]({% link _posts/2020-01-02-b.md %})", "<a _posts/2020-01-02-b.md>a</a>"],
		["[a]({{ site.baseurl }}{% post_url tides/2020-01-02-b %})", "<a 2020-01-02-b>a</a>"],
		["[home]({{ site.baseurl }})", "<a />home</a>"],
		["[a][1]\n\n[1]: {{ site.url }}/b/", "<a /b/>a</a>"],
		['![a]({{ "/b.png" | relative_url }} "c")', '[picture /b.png "a" (c)]'],
	])("%s is an address", (text, expected) => {
		expect(html(text).replace(/<\/?p>/g, "")).toBe(expected);
		expect(read(text).problems).toEqual([]);
	});
	it("in HTML is an address too", () =>
		expect(html('<a href="{{ site.baseurl }}/b/">a</a> <img src="{{ \'/c.png\' | relative_url }}">', KEEP)).toBe(
			"<p><a /b/>a</a> [picture /c.png in a line]</p>",
		));
	it("an address that can be embedded is, whatever a filter of the site makes of it", () =>
		expect(html("{{ 'https://www.youtube-nocookie.com/embed/abcdefghijk' | video: 'The vote' }}")).toBe(
			'[embed https://www.youtube-nocookie.com/embed/abcdefghijk "The vote"]',
		));
	it("a filter of the site is named, not its text", () =>
		expect(read('By {{ "mara" | person_link }}.').messages).toEqual([
			'The tag "person_link" of another generator is left out',
		]));
	it("names the site", () =>
		expect(html("{{ site.title }}: {{ site.url }}")).toBe("<p>The Courier: https://courier.example</p>"));
	it("keeps what `raw` holds, and the marks of Markdown in it", () => {
		const text = "{% raw %}Write *{{ page.title }}* and {% include x %}.{% endraw %} {{ gone }}";
		expect(read(text)).toMatchObject({
			html: "<p>Write <em>{{ page.title }}</em> and {% include x %}.</p>",
			problems: ["unknown-shortcode 1:68"],
		});
	});
	it("keeps what `highlight` holds as code", () => {
		const code = '<pre><code class="language-ruby">puts "ahoy *there*"\n\n  {{ x }}\n</code></pre>';
		expect(html('{% highlight ruby linenos %}\nputs "ahoy *there*"\n\n  {{ x }}\n{% endhighlight %}')).toBe(code);
		expect(html('A\n{% highlight ruby %}\nputs "ahoy *there*"\n\n  {{ x }}\n{% endhighlight %}\nB')).toBe(
			`<p>A</p>\n${code}\n<p>B</p>`,
		);
		expect(html("- A\n\n  {% highlight js %}\n  go()\n  {% endhighlight %}")).toContain("go()");
	});
	it("leaves out every other tag, keeps the words around it, and names it at its place", () => {
		const text =
			'{% assign boat = site.data.boats | first %}The {{ boat.name }}sailed.\n\n{% if late %}\nLate.\n{% else %}\nIn time.\n{% endif %}\n\n{% include gallery.html\n  id="harbour"\n  caption="50% off" %}\n\nAfter [words]({{ page.url }}) ![alt]({{ page.image }}).';
		const { html, problems, messages } = read(text);
		expect(html).toBe("<p>The sailed.</p>\n<p>Late.\nIn time.</p>\n<p>After words alt.</p>");
		expect(problems).toEqual(
			["1:1", "1:48", "3:1", "9:1", "13:15", "13:38"].map((place) => `unknown-shortcode ${place}`),
		);
		expect(messages).toContain('The tag "include" of another generator is left out');
	});
	it("stays in code, in the expressions of a workflow, and where its generator reads none", () => {
		for (const text of [
			"`{{ x }}` and ``{% y %}``",
			"```\n{{ site.url }}\n```",
			"    {% raw %}",
			"Write $" + "{{ secrets.KEY }}.",
		])
			expect(read(text)).toMatchObject({ html: expect.stringMatching(/\{\{? ?|\{%/), problems: [] });
		for (const name of ["hugo", "docusaurus", "astro", "wordpress-markdown"] as const)
			expect(read("A {{ b }} {% c %}", from(name))).toMatchObject({
				html: "<p>A {{ b }} {% c %}</p>",
				problems: ["template-code 1:3", "template-code 1:11"],
			});
	});
	it("in code of Jekyll and Eleventy is shown without `raw`", () => {
		const text = "```\n{% raw %}\n{{ x }}\n{% endraw %}\n```\n\n`{% raw %}{{ y }}{% endraw %}`";
		for (const name of ["jekyll", "eleventy"] as const)
			expect(html(text, from(name))).toBe("<pre><code>{{ x }}\n</code></pre>\n<p><code>{{ y }}</code></p>");
		expect(html(text)).toContain("{% raw %}");
	});
	it("is read in indented code of Jekyll and Eleventy, as they read it, and named there", () => {
		const text =
			"* Boats\n\n      SIZE: {{ boat.size }} m\n      {% raw %}{{ kept }}{% endraw %} {{ site.baseurl }}/b/";
		for (const name of ["jekyll", "eleventy"] as const)
			expect(read(text, from(name))).toMatchObject({
				html: expect.stringContaining("<code>SIZE:  m\n{{ kept }} /b/\n</code>"),
				problems: ["unknown-shortcode 3:13"],
			});
		expect(read(text)).toMatchObject({ html: expect.stringContaining("SIZE: {{ boat.size }} m"), problems: [] });
	});
	it.each([
		["a list item", "1. A\n\n    ``` js\n    go()\n\n2. B {{ b.c }}", "6:6"],
		["a list item beside its mark", "- ~~~\n  go()\n- B {{ b.c }}", "3:5"],
		["a quotation", "> ```\n> go()\n\nB {{ b.c }}", "4:3"],
	])("is read below a fence without an end in %s, which ends it", (_, text, place) =>
		expect(read(text)).toMatchObject({
			html: expect.not.stringContaining("b.c"),
			problems: expect.arrayContaining([`unknown-shortcode ${place}`]),
		}),
	);
	it("leaves no angle brackets of an address that it leaves out", () => {
		expect(html("* <{{ boat.url }}>\n* A <{{ boat.url }}>.\n* a < {{ b }} > c")).toContain(
			"<li>A .</li>\n<li>a &#x3C;  > c</li>",
		);
		expect(html("* <{{ boat.url }}>\n* B")).not.toContain("&#x3C;");
	});
});

describe("Hugo's own shortcodes", () => {
	it.each([
		[
			'{{< figure src="/b.png" alt="A boat" caption="The *boat*" title="May" attr="Ann" attrlink="https://a.example/" >}}',
			'[picture /b.png "A boat" (May. The boat. Ann)]',
		],
		['{{% figure src=b.png link="/c/" %}}', "[picture b.png]"],
		["{{< youtube abcdefghijk >}}", '[embed https://www.youtube-nocookie.com/embed/abcdefghijk "YouTube"]'],
		[
			'{{< youtube id="abcdefghijk" title="The *bridge*" start="30" >}}',
			'[embed https://www.youtube-nocookie.com/embed/abcdefghijk?start=30 "The bridge"]',
		],
		["{{<vimeo 76979871>}}", '[embed https://player.vimeo.com/video/76979871?dnt=1 "Vimeo"]'],
		['{{< tweet user="ann" id="12" >}}', '<p><a href="https://x.com/ann/status/12">x.com/ann/status/12</a></p>'],
		["{{< twitter 12 >}}", '<p><a href="https://x.com/i/status/12">x.com/i/status/12</a></p>'],
		[
			"{{< instagram BWNjjyYFxVx hidecaption >}}",
			'<p><a href="https://www.instagram.com/p/BWNjjyYFxVx/">instagram.com/p/BWNjjyYFxVx/</a></p>',
		],
		["{{< gist ann 12ab >}}", '<p><a href="https://gist.github.com/ann/12ab">gist.github.com/ann/12ab</a></p>'],
		['[a]({{< ref "b.md#c" >}})', "<p><a b.md#c>a</a></p>"],
		["[a]({{% relref path=`/post/b` %}})", "<p><a /post/b>a</a></p>"],
		['{{< details summary="More" >}}\nWords.\n{{< /details >}}', "<p><strong>More</strong></p>\n<p>Words.</p>"],
		[
			'{{< highlight go "linenos=table" >}}\nf("*x*")\n{{< /highlight >}}',
			'<pre><code class="language-go">f("*x*")\n</code></pre>',
		],
	])("%s", (text, expected) => {
		expect(html(text)).toBe(expected);
		expect(read(text).problems).toEqual([]);
	});
	it("for pictures of others are read too, where they have the name of a file", () => {
		expect(html('{% image "img/b.jpg", "A boat" %}')).toBe('[picture img/b.jpg "A boat"]');
		expect(html('{{< img src="b.png" alt="A boat" caption="May" >}}')).toBe('[picture b.png "A boat" (May)]');
		expect(html('{% img "b.webp" %}')).toBe("[picture b.webp]");
		expect(read('{{< img src="boat-in-may" >}}').problems).toEqual(["unknown-shortcode 1:1"]);
	});
	it("divide a paragraph that they stand in, and are a line in a heading and in a table", () => {
		expect(html('A\n{{< figure src="b.png" caption="C" >}}\nd.')).toBe("<p>A</p>\n[picture b.png (C)]\n<p>d.</p>");
		expect(html('## A {{< figure src="b.png" caption="C" >}}')).toBe('<h2 id="a-c">A [picture b.png in a line] C</h2>');
		expect(html("| A |\n| - |\n| {{< youtube abcdefghijk >}} |")).toContain(
			'<td><a href="https://www.youtube.com/watch?v=abcdefghijk">YouTube</a></td>',
		);
	});
	it("in HTML are HTML", () =>
		expect(html('<div>\n{{< figure src="b.png" caption="C" >}}\n</div>', KEEP)).toBe(
			"<div>\n[picture b.png in a line] C\n</div>",
		));
	it("that cannot be read are left out, and those of the site too, once for both their ends", () => {
		for (const text of [
			'{{< figure caption="C" >}}',
			'{{< param "x" >}}',
			"{{< youtube 1 >}}",
			"{{< box >}}{{< /box >}}",
		])
			expect(read(text)).toMatchObject({ html: "", problems: ["unknown-shortcode 1:1"] });
	});
	it("are links where the site does not embed the host", () =>
		expect(html("{{< vimeo 12 >}}", { ...SITE, embeds: { allow: ["youtube"], hosts: [] } })).toBe(
			'<p><a href="https://vimeo.com/12">vimeo.com/12</a></p>',
		));
	it("are shown to readers where they are escaped", () => {
		expect(html("Write {{</* youtube x */>}}.")).toBe("<p>Write {{&#x3C; youtube x >}}.</p>");
		expect(html("`{{%/* ref x */%}}`", from("hugo"))).toBe("<p><code>{{% ref x %}}</code></p>");
	});
});

describe("kramdown", () => {
	it.each([
		["A\n{: .lead #first}", '<p id="first">A</p>'],
		["A\n{:.lead}\nB", "<p>A</p>\n<p>B</p>"],
		["- A\n- B\n{: #list}", '<ul id="list">\n<li>A</li>\n<li>B</li>\n</ul>'],
		["| A |\n| - |\n| B |\n{: .wide}", expect.stringMatching(/<td>B<\/td>\n<\/tr>\n<\/tbody>\n<\/table>$/)],
		['![a](b.png){:.wide width="70"}', '[picture b.png "a"]'],
		['A [b](https://b.example/){: target="_blank"} c.', '<p>A <a href="https://b.example/">b</a> c.</p>'],
		["- {:.x} A", "<ul>\n<li>A</li>\n</ul>"],
		["- TOC\n{:toc}\n\n## A", '<h2 id="a">A</h2>'],
		["## A b {#c}", '<h2 id="c">A b</h2>'],
		["## A b {: .no_toc #c}", '<h2 id="c">A b</h2>'],
		["## A\n{: #c}\n\n## C", '<h2 id="c">A</h2>\n<h2 id="c-2">C</h2>'],
		['{::options parse_block_html="true" /}\n\nA\n\n{:refdef: style="x"}', "<p>A</p>"],
		["* * *", "<hr>"],
	])("%s", (text, expected) => {
		expect(html(text)).toEqual(expected);
		expect(read(text).problems).toEqual([]);
	});
	it("attributes that describe nothing are text, and so is code", () => {
		for (const text of ["<p>The map {:a 1} of {:.b} Clojure, {#c} too.</p>", "<p>C{#} and {: x</p>"])
			expect(html(text.replace(/<\/?p>/g, ""))).toBe(text);
		expect(html("    {: .x}\n\n```\n{: .y}\n```")).toBe(
			"<pre><code>{: .x}\n</code></pre>\n<pre><code>{: .y}\n</code></pre>",
		);
	});
});

describe("a list of definitions", () => {
	it("has terms and definitions, in a quotation and a box too", () => {
		expect(html("Mole\n: A *wall*.\n\nQuay\nPier\n: B\n: C\n\nEnd.")).toBe(
			"<dl><dt>Mole</dt><dd>A <em>wall</em>.</dd><dt>Quay</dt><dt>Pier</dt><dd>B</dd><dd>C</dd></dl>\n<p>End.</p>",
		);
		expect(html("> Mole\n> : A [wall](b.md).")).toContain("<dl><dt>Mole</dt><dd>A <a b.md>wall</a>.</dd></dl>");
		expect(html(":::note\nMole\n:   A\n\n    B\n:::")).toContain("<dl><dt>Mole</dt><dd><p>A</p><p>B</p></dd></dl>");
	});
	it("has links by name in it", () =>
		expect(read("[Mole][1]\n: See [quay][2].\n\n[1]: a.md\n[2]: b.md")).toMatchObject({
			html: "<dl><dt><a a.md>Mole</a></dt><dd>See <a b.md>quay</a>.</dd></dl>",
			problems: [],
		}));
	it("has its words counted, and its links at their places", () => {
		const { words, holes } = read("Mole\n: A [wall](b.md).");
		expect(words).toBe("Mole\nA wall.");
		expect(holes[0]).toMatchObject({ place: { line: 2, column: 12 } });
	});
	it("is not seen in code, in a table or in a sentence", () => {
		for (const text of ["```\nA\n: b\n```", "| A |\n| :- |\n| b |", "At noon: the vote\n:) and at 12:30", "A\n:b"])
			expect(html(text)).not.toContain("<dl>");
	});
});

describe("a box of another generator", () => {
	const box = (title: string, words: string) => `<div class="note"><p class="box-title">${title}</p>${words}</div>`;
	it.each([
		[":::tip Mind *the* gap\n\nWords.\n\n:::", box("Mind <em>the</em> gap", "<p>Words.</p>")],
		[":::note Title: of it\nWords.\n:::", box("Title: of it", "<p>Words.</p>")],
		["::: warning\nWords.\n:::", box("Warning", "<p>Words.</p>")],
		["::: details Click me\nWords.\n:::", box("Click me", "<p>Words.</p>")],
		[":::danger[Label]\nWords.\n:::", box("Label", "<p>Words.</p>")],
		[":::quote\nWords.\n:::", box("Quote", "<p>Words.</p>")],
		["> [!NOTE]\n> Words.", box("Note", "<p>Words.</p>")],
		["> [!warning]- Fold *this*\n> Words.\n>\n> More.", box("Fold <em>this</em>", "<p>Words.</p><p>More.</p>")],
		["> [!IMPORTANT]\n> **Bold** words\n> go on.", box("Important", "<p><strong>Bold</strong> words\ngo on.</p>")],
		["- A\n\n  :::caution In it\n  Words.\n  :::", expect.stringContaining(box("In it", "<p>Words.</p>"))],
	])("%s", (text, expected) => {
		expect(html(text)).toEqual(expected);
		expect(read(text).problems).toEqual([]);
	});
	it("has its title in the language of the site", () => {
		expect(html("> [!TIP]\n> Los.", { ...SITE, language: "de" })).toContain(">Tipp<");
		expect(html(":::caution\nAy.\n:::", { ...SITE, language: "es" })).toContain(">Precaución<");
	});
	it("is not seen in other quotations, in code, or where the name is not a box", () => {
		expect(html("> [!nobody] Words")).toBe("<blockquote>\n<p>[!nobody] Words</p>\n</blockquote>");
		expect(html("```\n:::tip A\n:::\n```")).toBe("<pre><code>:::tip A\n:::\n</code></pre>");
		expect(html(":::note\nOurs\n:::")).toBe('<div class="note"><p>Ours</p></div>');
		expect(html(":::verse By heart")).toBe("<p>:::verse By heart</p>");
	});
});

describe("MDX", () => {
	it("components go with a warning for each name, and their words stay", () => {
		const text =
			'import X from "y";\n\n<Chart data={[1, 2]} onClick={() => go({ a: 1 })} />\n\n<Tabs values={[{ label: "x" }]} {...props}>\n\nWords **in**.\n\n</Tabs>\n\nAn <Badge type={"x"}>inner</Badge> one. a < b {c} > d';
		for (const site of [SITE, KEEP]) {
			const { html, problems } = read(text, site);
			expect(html).toBe("<p>Words <strong>in</strong>.</p>\n<p>An inner one. a &#x3C; b {c} > d</p>");
			expect(problems).toEqual(["template-code 1:1", "html-dropped 3:1", "html-dropped 5:1", "html-dropped 11:4"]);
		}
	});
});

describe("a frame of a host that the site embeds", () => {
	const film = (title = "YouTube", more = "") =>
		`[embed https://www.youtube-nocookie.com/embed/abcdefghijk${more} "${title}"]`;
	it.each([
		['<iframe width="560" src="https://www.youtube.com/embed/abcdefghijk" allowfullscreen></iframe>', film()],
		[
			"<iframe title='The &quot;film&quot;' src='https://www.youtube.com/embed/abcdefghijk?rel=0&amp;start=30'></iframe>",
			film('The "film"', "?start=30"),
		],
		['<div class="wide">\n<iframe\n  src="//www.youtube.com/embed/abcdefghijk">\n</iframe>\n</div>', film()],
		['<p>A <iframe src="http://www.youtube.com/embed/abcdefghijk"></iframe> b.</p>', `<p>A</p>\n${film()}\n<p>b.</p>`],
		['A <iframe src="http://youtu.be/abcdefghijk"></iframe> b.', `<p>A</p>\n${film()}\n<p>b.</p>`],
		[
			'<object width="425"><param name="movie" value="http://www.youtube.com/v/abcdefghijk&hl=en"></param><embed src="http://www.youtube.com/v/abcdefghijk&hl=en"></embed></object>',
			film(),
		],
		[
			'<iframe data-src="https://player.vimeo.com/video/12" class="lazy"></iframe>',
			'[embed https://player.vimeo.com/video/12?dnt=1 "Vimeo"]',
		],
	])("is an embed, whether HTML is kept or not: %s", (text, expected) => {
		for (const site of [SITE, KEEP]) {
			const found = read(text, site);
			expect(found.html.replace(/<p> | <\/p>/g, (tag) => tag.trim())).toBe(expected);
			expect(found.problems.filter((code) => !text.startsWith("<p>") || !code.startsWith("html-dropped"))).toEqual([]);
		}
	});
	it("is none in a comment, of another host, or of a page without a film", () => {
		for (const text of [
			'<!-- <iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe> -->',
			'<iframe src="https://maps.example/1"></iframe>',
			'<iframe src="https://www.youtube.com/embed/videoseries?list=1"></iframe>',
			'`<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>`',
		])
			for (const site of [SITE, KEEP]) expect(html(text, site)).not.toContain("[embed");
	});
});

describe("an attribute of MDX with an expression", () => {
	it("is its text, if readers see it, and nothing otherwise", () => {
		const text =
			'<div style={{ width: "50%" }}>\n<img src={require("@site/static/img/boat.png").default} alt={"A boat"} width={600} />\n<a onClick={() => go()}\n  href={\'/b/\'}>b</a>\n</div>';
		expect(read(text, KEEP)).toMatchObject({
			html: '<div>\n[picture /img/boat.png "A boat" in a line]\n<a /b/>b</a>\n</div>',
			problems: [],
		});
	});
	it("is reported if the address of a picture is not in it, and stays in code", () => {
		expect(read("A <img src={boat} alt='A boat'> b {c} d={e}", KEEP).problems).toEqual(["html-dropped 1:7"]);
		expect(html("`<a href={b}>`\n\n    <a href={b}>")).toBe(
			"<p><code>&#x3C;a href={b}></code></p>\n<pre><code>&#x3C;a href={b}>\n</code></pre>",
		);
	});
});

it("what other generators add does not move the positions after it", () => {
	const text =
		"{{ site.url }} é🎈 [a](a.md)\n\n:::tip A title\n[b](b.md)\n:::\n\nA [c](c.md){: .x} [d](d.md)\n{: #e}\n\n{% highlight js %}\nx\n\ny\n{% endhighlight %}\n[f](f.md)\n\nG\n: [h](h.md)";
	const places = read(text).holes.flatMap((hole) =>
		hole.kind === "link" ? [`${hole.target} ${hole.place.line}:${hole.place.column}`] : [],
	);
	expect(places).toEqual(["a.md 1:24", "b.md 4:5", "c.md 7:7", "d.md 7:23", "f.md 15:5", "h.md 18:7"]);
});
