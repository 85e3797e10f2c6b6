/** What the authors of an archive hid, or wrote in a form that Broadsheet does not read. */
import { describe, expect, it } from "vitest";
import { sample } from "../support/sample.js";
import { buildSite, config, snapshot, story } from "../support/site.js";

const NOTE = "SENTINEL do not name the source";
const page = "news/2026/05/a/index.html";

const buildStory = (text: string, front = "", more = "") =>
	buildSite({ "broadsheet.config.ts": config(more), "content/news/a.md": story(front, text) });
/** Severity, code, line and column of each problem. */
const problemPlaces = ({ report }: Awaited<ReturnType<typeof buildSite>>) =>
	report.problems.map(({ severity, code, place }) => `${severity} ${code} ${place?.line}:${place?.column}`);

describe("a comment of another generator", () => {
	it.each(
		sample(8, [
			["Liquid", `{% comment %}\n${NOTE}\n{% endcomment %}`],
			["Liquid, with hyphens and an empty line", `{%- comment -%}\n${NOTE}\n\n${NOTE}\n{%- endcomment -%}`],
			["Liquid, with a fence in it", `{% comment %}\n\n\`\`\`\n${NOTE}\n\n{% endcomment %}`],
			["a line of Liquid", `{% # ${NOTE} %}`],
			["Nunjucks and Twig", `{# ${NOTE} #}`],
			["Nunjucks, over lines", `{#-\n${NOTE} {{ name }}\n-#}`],
			["Handlebars", `{{! ${NOTE} }}`],
			["Handlebars, long", `{{!-- ${NOTE} {{ name }} --}}`],
			["Go", `{{/* ${NOTE} */}}`],
			["Hugo", `{{< comment >}} ${NOTE} {{< /comment >}}`],
			["Hugo, over lines", `{{% comment %}}\n\n- ${NOTE}\n\n{{% /comment %}}`],
			["MDX", `{/* ${NOTE} */}`],
			["kramdown", `{::comment}\n${NOTE}\n{:/comment}`],
			["CriticMarkup", `{>>${NOTE}<<}`],
			["EJS", `<%# ${NOTE} %>`],
			["Obsidian", `%%${NOTE}%%`],
			["Obsidian, over lines", `%%\n${NOTE}\n\n${NOTE}\n%%`],
		]),
	)("of %s is not published, and the words around it are", async (_, comment) => {
		const summary = JSON.stringify(`A point ${comment.includes("\n") ? "" : comment} of it.`);
		const front = `summary:\n  - ${summary}\nseoTitle: ${JSON.stringify(`Bridge ${comment}`)}`;
		const text = `Begun ${comment} and gone on.\n\n${comment}\n\n- One\n\n  ${comment.replaceAll("\n", "\n  ")}\n\n- Two\n\n## Heading ${comment.includes("\n") ? "" : comment}\n\nMore [tomorrow](/).`;
		const site = await buildStory(text, front);
		expect(site.report.problems).toEqual([]);
		expect(Object.entries(snapshot(site.out)).filter(([, bytes]) => /SENTINEL/.test(bytes))).toEqual([]);
		expect(JSON.stringify(snapshot(site.out))).not.toMatch(/ï·|[\ufdd0-\ufdef]/);
		const html = site.read(page);
		for (const words of ["Begun", "and gone on.", "One", "Two", "Heading", 'More <a href="/">tomorrow</a>.', "A point"])
			expect(html).toContain(words);
		expect(html.match(/<ul>\n<li>\n?<p>One/g)).toHaveLength(1);
		expect(html).toContain("<title>Bridge");
	});

	it("stays in code", async () => {
		const text =
			"Write `{% comment %}` and `{% endcomment %}` around it, `{# so #}` or `%%so%%`.\n\n```liquid\n{% comment %}\nkept\n{% endcomment %}\n```\n\n    {# kept too #}\n\n- a\n\n  ~~~\n  {{/* and this */}}\n  ~~~\n";
		const site = await buildStory(text);
		expect(site.report.problems).toEqual([]);
		const html = site.read(page);
		expect(html).toContain("<code>{% comment %}</code> and <code>{% endcomment %}</code>");
		expect(html).toContain("<code>{# so #}</code> or <code>%%so%%</code>");
		expect(html).toContain(">{% comment %}\nkept\n{% endcomment %}\n</code>");
		expect(html).toContain(">{# kept too #}\n</code>");
		expect(html).toContain(">{{/* and this */}}\n</code>");
	});

	it("does not move the positions after it", async () => {
		const site = await buildStory(
			"A {# é🎈 #} [b](nowhere.md).\n\n{% comment %}\nx\n\ny\n{% endcomment %}\n\n[c](gone.md)",
		);
		expect(problemPlaces(site)).toEqual(["error dead-link 6:17", "error dead-link 14:5"]);
	});

	it("that is not closed is an error at its place", async () => {
		for (const comment of [
			"{% comment %}",
			"{% endcomment %}",
			"{{< comment >}}",
			"{>> note",
			"{{!-- note",
			"%% note",
		]) {
			const site = await buildStory(`Words.\n\n${comment}\n\nMore.`);
			expect(problemPlaces(site)).toEqual(["error comment-open 8:1"]);
			expect(site.report.written).toBe(0);
		}
	});

	it("is not seen in words that only look like one", async () => {
		const text =
			"A rise of 100%% and of 50%% more. {#a} and {#b}.\n\nC# {x} and 5 % {y} %.\n\nThe set {a, b}, import and export.\n\nimport duties rise from Monday.\n\nexport of coal falls.";
		const site = await buildStory(text);
		expect(site.report.problems).toEqual([]);
		for (const words of ["100%% and of 50%% more. {#a} and {#b}.", "import duties", "export of coal"])
			expect(site.read(page)).toContain(words);
	});
});

describe("a tag of a template language", () => {
	it("that stands for an address is one, and any other is left out and reported once per name", async () => {
		const site = await buildStory(
			"{% include chart.html id=3 %}\n\nSee [the news]({{ site.baseurl }}/news/) and {{ page.author }}, {{ page.author }}, not `{{ site.title }}`.\n\n```\n{% include x %}\n```",
		);
		expect(problemPlaces(site)).toEqual(["warning unknown-shortcode 6:1", "warning unknown-shortcode 8:46"]);
		expect(site.problems).toContain('The tag "page.author" of another generator is left out (2 times)');
		expect(site.read(page)).toContain('See <a href="/news/">the news</a> and , , not <code>{{ site.title }}</code>.');
	});
	it("is shown literally, and reported once per name, where its generator does not read it", async () => {
		const site = await buildStory(
			"See {{ .Title }}, {{ .Title }}.",
			"title: The bridge",
			'from: "hugo", fields: { extra: ["headline"] },',
		);
		expect(problemPlaces(site)).toEqual(["warning template-code 7:5"]);
		expect(site.problems).toContain('The template tag ".Title" is shown literally (2 times)');
	});
});

describe("MDX", () => {
	it("leaves out module lines with a warning, and keeps the text of components", async () => {
		const text =
			'import Tabs from "@theme/Tabs";\nimport { Chart } from "../Chart";\n\nexport const port = "Ardle";\n\n<Tabs>\n  <TabItem value="a" label="By sea">\n\nTake the **ferry**.\n\n  </TabItem>\n</Tabs>\n\nThe end.\n\n```js\nimport x from "x";\n```';
		for (const html of ["drop", "sanitize"]) {
			const site = await buildStory(text, "", `markdown: { html: "${html}" },`);
			expect(site.report.exit).toBe(0);
			expect(problemPlaces(site).filter((each) => each.includes("template-code"))).toEqual([
				"warning template-code 6:1",
				"warning template-code 9:1",
			]);
			const body = site.read(page);
			expect(body).toContain("<p>Take the <strong>ferry</strong>.</p>");
			expect(body).toContain('import x from "x";');
			expect(body).not.toMatch(/@theme|export const|TabItem/);
		}
	});
});

describe("HTML that is left out", () => {
	const blocks =
		'Before.\n\n<p>The keeper was <b>born</b> here.<br>By the sea &amp; the quay.</p>\n\n<div class="box">\nHe left at nine.\n</div>\n\n<table><tr><th>Boats</th><td>41</td></tr><tr><td>Nets</td><td>7</td></tr></table>\n\n<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n\nAfter.';
	it("leaves its words to readers, search and feeds", async () => {
		const site = await buildStory(blocks);
		const html = site.read(page);
		expect(html).toContain("<p>The keeper was born here.<br>\nBy the sea &#x26; the quay.</p>");
		for (const words of ["He left at nine.", "Boats 41", "Nets 7", "One", "Two", "After."])
			expect(html).toContain(`<p>${words}</p>`);
		expect(site.read("feed.xml")).toContain("Boats 41");
		expect(problemPlaces(site)).toEqual([8, 10, 14, 16].map((line) => `warning html-dropped ${line}:1`));
		expect(site.problems).toContain("The HTML <div> is left out; its text is kept");
	});
	it("leaves no text of scripts and comments", async () => {
		const no = "SENTINEL";
		const site = await buildStory(
			`Begun <script>let a = "${no}"</script> and gone on.\n\n<script>\n${no}\n\n${no}\n</script>\n\n<style>${no}</style>\n\n<template>\n\n${no}\n\n</template>\n\n<div><!-- ${no} --><script>${no}</script>Kept.</div>\n\n<!-- ${no}\n\n${no} -->\n\n<noscript><p>${no}</p></noscript>\n\n<video src="x.mp4">${no}</video>\n\nThe end.`,
		);
		expect(JSON.stringify(snapshot(site.out))).not.toContain(no);
		for (const words of ["Begun  and gone on.", "Kept.", "The end."])
			expect(site.read(page)).toContain(`<p>${words}</p>`);
		expect([...site.problems.matchAll(/HTML <(\w+)>/g)].map(([, tag]) => tag).sort()).toEqual([
			"div",
			"noscript",
			"script",
			"style",
			"template",
			"video",
		]);
	});
	it("keeps what follows a tag that is never closed, a line that breaks, and the place of each tag", async () => {
		const site = await buildStory(
			"<noscript>\n\nOne<br>two<br/>three.\n\nA<p>B</p> <img src=x.png>\n\n<div>\n<img src=y.png>\n<iframe src=z></iframe>\n</div>",
		);
		expect(site.read(page)).toContain("<p>One<br>\ntwo<br>\nthree.</p>\n<p>A B  </p>");
		expect(problemPlaces(site)).toEqual([
			"warning html-dropped 6:1",
			"warning html-dropped 10:2",
			"warning html-dropped 10:11",
			"warning html-dropped 14:1",
		]);
	});
});

describe("videos and sound", () => {
	it("become links where HTML is kept, with a warning, and their files are published", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config('markdown: { html: "sanitize" },'),
			"content/news/a.md": story(
				"",
				'Before.\n\n<video controls><source src="https://films.example/launch.mp4" type="video/mp4">Too old.</video>\n\n<audio src="bell.mp3" controls></audio>\n\n<iframe title="The map" src="//maps.example/embed/1"></iframe>\n\n<p>Look: <iframe src="https://films.example/embed/2?a=1"></iframe></p>\n\n<Chart id="tides" />\n\nAfter.',
			),
			"content/news/bell.mp3": "x",
		});
		const html = site.read(page);
		expect(html).toContain('<p><a href="https://films.example/launch.mp4">launch.mp4</a></p>');
		expect(html).toMatch(/<p><a href="\/assets\/bell-[0-9a-f]+\.mp3">bell\.mp3<\/a><\/p>/);
		expect(html).toContain('<a href="//maps.example/embed/1">The map</a>');
		expect(html).toContain('<p>Look: <a href="https://films.example/embed/2?a=1">films.example/embed/2</a></p>');
		expect(problemPlaces(site)).toEqual([8, 10, 12, 16].map((line) => `warning html-dropped ${line}:1`));
		expect(site.problems).toContain(
			"The HTML <iframe> is left out; it is replaced by a link if it has an address (2 times)",
		);
	});
	it("are never left out silently", async () => {
		const site = await buildStory('<video src="a.mp4"></video>\n\n<audio src="a.mp3"></audio>\n\nWords.');
		expect(problemPlaces(site)).toEqual(["warning html-dropped 6:1", "warning html-dropped 8:1"]);
	});
});

describe("a story in an unsupported format", () => {
	it("is reported once per extension, unless a public story links to the file", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("", "See [the map](map.html)."),
			"content/news/map.html": "<p>Map</p>",
			"content/news/b.mdx": story("headline: B"),
			"content/news/c.mdx": story("headline: C"),
			"content/news/d.html": "<p>D</p>",
			"content/news/e.rst": "E",
			"content/news/f.md.txt": story(),
			"content/news/data.csv": "a,b",
			"content/news/notes.txt": "x",
			"static/g.html": "<p>G</p>",
		});
		expect(site.report.exit).toBe(0);
		expect(site.report.problems.map(({ code, place }) => `${code} ${place?.path}`)).toEqual([
			"story-format content/news/b.mdx",
			"story-format content/news/d.html",
			"story-format content/news/e.rst",
			"story-format content/news/f.md.txt",
		]);
		expect(site.problems).toContain(
			"A file of MDX is read as Markdown; its components are left out (2 times in 2 files)",
		);
		expect(site.problems).toContain("A file .html is not a story, and is not published");
		expect(site.problems).toContain('rename it to "f.md"');
		expect(site.list()).toContain("g.html");
		const again = await site.again({ "content/news/a.md": story("", "See [the map](map.html), again.") });
		expect(again.report.problems).toEqual(site.report.problems);
	});
	it("is not reported if only a draft links to it", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story(),
			"content/news/b.md": story("draft: true", "See [the map](map.html)."),
			"content/news/map.html": "<p>Map</p>",
		});
		expect(site.report.problems).toEqual([]);
	});
});
