/** No word of a text is lost, whichever dialect it is in: snippets of all dialects, in any order and at any place. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { createMarkdown } from "../../src/content/markdown/index.js";
import type { Hole, SiteConfig } from "../../src/core/model.js";
import { SITE, siteWith } from "../support/articles.js";
import { ALL_CASES } from "../support/sample.js";

/** Texts in which each `W` is a word that readers see. Blocks; some of them within a list item or a quotation as well. */
const BLOCKS = [
	"W W",
	"# W",
	"## W {#own}",
	"W\n===",
	"W\n: W\n\nW\n: W *W*",
	"W\n{: .lead #first}",
	"- W\n- W\n{: .list}",
	"> [!NOTE]\n> W",
	"> [!warning]- W\n> W",
	":::tip W\nW\n:::",
	"::: warning\nW\n:::",
	":::note{title=W}\nW\n:::",
	"{% highlight js %}\nW\n\nW\n{% endhighlight %}",
	"{{< highlight go >}}\nW\n{{< /highlight >}}",
	"{% raw %}\nW {{ W }}\n{% endraw %}",
	"{% if a %}\nW\n{% else %}\nW\n{% endif %}",
	"{% include x.html %}\nW",
	'{{< figure src="a.png" caption="W W" >}}',
	'W\n{{< figure src="a.png" title="W" >}}\nW',
	'{{< youtube id=abcdefghijk title="W" >}}',
	"{{< box >}}\nW\n{{< /box >}}",
	'{{< details summary="W" >}}\nW\n{{< /details >}}',
	"<Tabs values={[{ a: 1 }]}>\n\nW\n\n</Tabs>",
	"<div>W</div>",
	"<p>W <https://www.example/W></p>",
	"<p>W <iframe src='https://www.youtube.com/embed/abcdefghijk'></iframe> W</p>",
	"<dl><dt>W</dt><dd>W</dd></dl>",
	"| W |\n| - |\n| W {{ x }} W |\n{: .wide}",
	"```\nW {% W %}\n```",
	"{::nomarkdown}\nW\n{:/}",
] as const;
const PHRASES = [
	"W",
	"[W]({{ site.baseurl }}/a/)",
	"[W]({{ page.url }})",
	'[W]({{< ref "a.md" >}})',
	"[W](https://a.example/){: .x}",
	"**W**{:.x}",
	"{{ x }}W{% y %}",
	"[[W]]",
	"[[page|W]]",
	"`W {{ x }}`",
	"<Badge type={1}>W</Badge>",
	"<b>W</b>",
	"at {:.W} noon",
	"{: W",
	"{{</* W */>}}",
	"{% raw %}W{% endraw %}",
	"W {# x #} W",
] as const;

const line = fc.array(fc.constantFrom(...PHRASES), { minLength: 1, maxLength: 4 }).map((phrases) => phrases.join(" "));
const block = fc.oneof(fc.constantFrom(...BLOCKS), line);
const indented = (text: string, by: string) => text.replaceAll("\n", `\n${by}`);
const texts = fc
	.array(
		fc.oneof(
			{ weight: 3, arbitrary: block },
			block.map((text) => `- ${indented(text, "  ")}`),
			block.map((text) => `> ${indented(text, "> ")}`),
		),
		{ minLength: 1, maxLength: 6 },
	)
	.map((blocks) => {
		let words = 0;
		return blocks
			.join("\n\n")
			.replace(
				/W/g,
				() => `wo${(words++).toString(36).replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] as string)}rd`,
			);
	});

const wordsOf = (hole: Hole | undefined): string =>
	hole === undefined
		? ""
		: Object.values(hole)
				.filter((value) => typeof value === "string")
				.join(" ");

const SITES: readonly SiteConfig[] = [
	SITE,
	siteWith({ markdown: { ...SITE.markdown, html: "sanitize" } }),
	{ ...SITE, from: "jekyll" },
	{ ...SITE, from: "hugo", markdown: { ...SITE.markdown, html: "sanitize" } },
];

it("no word of a text is lost, whichever dialect it is in", () => {
	fc.assert(
		fc.property(texts, fc.nat(SITES.length - 1), (text, index) => {
			const site = SITES[index] as SiteConfig;
			const { block, holes } = createMarkdown("content/news/story.md", text, site);
			const { parts } = block(text, 0);
			const html = parts.map((part) => (typeof part === "string" ? part : wordsOf(holes[part]))).join("");
			const lost = [...new Set(text.match(/wo[a-z]+rd/g))].filter((word) => !html.includes(word));
			expect(lost, html).toEqual([]);
			expect(html).not.toMatch(site.from === "hugo" ? /[\ufdd0-\ufdef]/ : /[\ufdd0-\ufdef]|endraw|endif|endhighlight/);
		}),
		{ numRuns: Number(process.env.WORDS_RUNS ?? (ALL_CASES ? 300 : 100)) },
	);
});

it("an address in angle brackets within HTML is a link, as it is in Markdown", () => {
	const html = (text: string, mode: "sanitize" | "drop") => {
		const site = siteWith({ markdown: { ...SITE.markdown, html: mode } });
		return createMarkdown("content/news/story.md", text, site).block(text, 0).parts.join("");
	};
	const text = '<ul>\n<li>Ann, <https://ann.example/?a&amp;b>.</li>\n</ul>\n<p title="<https://c.example>">C</p>';
	expect(html(text, "sanitize")).toContain(
		'<li>Ann, <a href="https://ann.example/?a&#x26;b">https://ann.example/?a&#x26;b</a>.</li>',
	);
	expect(html(text, "sanitize")).not.toContain("c.example<");
	expect(html(text, "drop")).toContain("Ann, https://ann.example/?a&#x26;b.");
	for (const silent of ["<div><!-- <https://a.example> --></div>", "<script>\n'<https://a.example>'\n</script>"])
		expect(html(silent, "sanitize")).not.toContain("a.example");
});
