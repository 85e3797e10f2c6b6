/** `broadsheet import` of an export of WordPress. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { config, list, pngImage, snapshot } from "../support/site.js";
import { bodyOf, type Imported, imported } from "./imported.js";
import { OLD, type WxrPost, wxr } from "./wxr.js";

const UPLOADS = `${OLD}/wp-content/uploads/2019/05`;
const CATEGORIES = {
	categories: [
		["news", "News"],
		["city-hall", "City Hall", "news", "The <em>council</em> and its budget."],
		["sport", "Sport"],
	],
	tags: [
		["housing", "Housing"],
		["the-river", "River Orm", "All of the river."],
	],
	authors: [
		["mara", "Mara Lindqvist"],
		["tom", "Tom Hale"],
		["jo1", "Jo Fenn"],
		["jo2", "Jo Fenn"],
	],
} as const;

describe("an export with something of everything", () => {
	let site: Imported;
	beforeAll(async () => {
		const posts: WxrPost[] = [
			{
				id: 1,
				slug: "bridge",
				title: "Council *approves* the bridge &amp; the quay: 9–4",
				date: "2019-05-03 07:30:00",
				modified: "2019-05-04 08:00:00",
				excerpt: "A vote at <b>last</b>.",
				comments: 3,
				terms: [
					["category", "sport", "Sport"],
					["category", "city-hall", "City Hall"],
					["post_tag", "the-river", "River Orm"],
					["author", "cap-tom", "tom"],
					["author", "cap-guest", "guest"],
				],
				meta: { _thumbnail_id: "50", _wp_old_slug: "old-bridge", _yoast_wpseo_primary_category: "11" },
				content: `The council voted <strong>for </strong>it.
On a new line.

[caption id="attachment_50" align="aligncenter" width="300"]<a href="${UPLOADS}/weir.jpg"><img src="${UPLOADS}/weir-300x200.jpg" alt="The weir" /></a> The <em>old</em> weir[/caption]

See <a href="${OLD}/2019/05/02/second/#more">the second</a>, <a href="/?p=2">again</a>, <a href="${OLD}/?p=3">a draft</a> and <a href="https://elsewhere.example/">elsewhere</a>.
<!--more-->
https://www.youtube.com/watch?v=abcdefghijk

[gallery ids="50,51"]

[embed]https://vimeo.com/76979871[/embed]

[video mp4="${UPLOADS}/film.mp4"][/video]

<a href="${UPLOADS}/minutes.pdf">The minutes</a>

<!--nextpage-->

The second part, with [sic] and [b]bold[/b] [contact-form-7 id="1"].`,
			},
			{
				id: 2,
				slug: "second",
				date: "2019-05-02 07:30:00",
				creator: "jo1",
				terms: [["category", "news", "News"]],
				content: `<!-- wp:heading {"level":2} -->
<h2 class="wp-block-heading">A heading</h2>
<!-- /wp:heading -->

<!-- wp:image {"id":50,"sizeSlug":"large"} -->
<figure class="wp-block-image size-large"><img src="${UPLOADS}/weir-1024x683.jpg" alt="Weir" class="wp-image-50"/><figcaption class="wp-element-caption">By the weir</figcaption></figure>
<!-- /wp:image -->

<!-- wp:embed {"url":"https://youtu.be/abcdefghijk","type":"video"} -->
<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">
https://youtu.be/abcdefghijk
</div></figure>
<!-- /wp:embed -->

<!-- wp:pullquote -->
<figure class="wp-block-pullquote"><blockquote><p>We wanted a date.</p><cite>Piet Hanrahan</cite></blockquote></figure>
<!-- /wp:pullquote -->

<!-- wp:latest-posts /-->

<!-- wp:paragraph -->
<p>The <s>end</s>.</p>
<!-- /wp:paragraph -->`,
			},
			{ id: 3, status: "draft", slug: "", title: "Not yet" },
			{ id: 4, type: "page", slug: "about", title: "About us", creator: "jo2" },
			{ id: 5, type: "page", slug: "team", title: "The team", parent: 4, link: `${OLD}/about/team/` },
			{ id: 6, slug: "second", date: "2019-07-02 07:30:00", terms: [["category", "news", "News"]], creator: "jo2" },
			{
				id: 7,
				type: "guest-author",
				slug: "cap-guest",
				meta: { "cap-display_name": "Ida Roth", "cap-description": "Ida <i>writes</i>." },
			},
			{ id: 8, type: "nav_menu_item" },
			{ id: 9, type: "product", title: "A mug" },
			{
				id: 50,
				type: "attachment",
				status: "inherit",
				file: `${UPLOADS}/weir.jpg`,
				excerpt: "At <b>noon</b>",
				meta: { _wp_attachment_image_alt: "Weir" },
			},
			{ id: 51, type: "attachment", status: "inherit", file: `${UPLOADS}/quay.png` },
		];
		site = await imported(wxr(posts, CATEGORIES), {
			"site/broadsheet.config.ts": config('links: "warn", permalinks: { article: "/:year/:month/:day/:slug/" },'),
			"media/2019/05/weir.jpg": pngImage(40, 30),
			"media/2019/05/quay.png": pngImage(30, 30),
			"media/2019/05/minutes.pdf": "%PDF-1.4 minutes",
		});
	});

	it("names each item: as a file, as a draft, or with the reason why it is neither", () => {
		const { files, leftOut, notes, exit } = site.report;
		expect([exit, files.filter(({ state }) => state !== "new")]).toEqual([0, []]);
		expect(files.filter(({ draft }) => draft).map(({ file, draft }) => [file, draft])).toEqual([
			["content/2019/not-yet.md", "a draft in WordPress"],
		]);
		expect(leftOut.map(({ item }) => item)).toEqual(['product 9 "A mug"', "1 × guest-author", "1 × nav_menu_item"]);
		expect(notes).toEqual(["3 comments of readers are left out"]);
	});
	it("gives a story the keys of its front matter", () => {
		expect(site.read("content/news/city-hall/2019/bridge.md").split("---\n")[1]).toBe(
			`headline: "Council \\\\*approves\\\\* the bridge & the quay: 9–4"
date: 2019-05-03 08:30
byline: [Tom Hale, Ida Roth]
breadcrumb: [News, City Hall]
tags: [River Orm, Sport]
image: {src: media/2019/05/weir.jpg, alt: Weir, caption: At **noon**}
description: A vote at last.
aliases: [/2019/05/03/old-bridge/, /2019/05/03/bridge/2/]
`,
		);
	});
	it("turns a text of the classic editor into Markdown: lines, captions, galleries, films, links, files", () => {
		expect(bodyOf(site.read("content/news/city-hall/2019/bridge.md"))).toBe(
			`The council voted **for** it.\\
On a new line.

![The weir](media/2019/05/weir.jpg "The *old* weir")

See [the second](news/2019/second.md), [again](news/2019/second.md), a draft and [elsewhere](https://elsewhere.example/).

::embed{url="https://www.youtube.com/watch?v=abcdefghijk" title="Council \\*approves\\* the bridge & the quay: 9–4"}

:::gallery
![Weir](media/2019/05/weir.jpg "At **noon**")

![](media/2019/05/quay.png)
:::

::embed{url="https://vimeo.com/76979871" title="Council \\*approves\\* the bridge & the quay: 9–4"}

[film.mp4](https://old.example/wp-content/uploads/2019/05/film.mp4)

[The minutes](media/2019/05/minutes.pdf)

The second part, with \\[sic] and bold .`,
		);
	});
	it("turns blocks into Markdown, without their comments", () => {
		expect(bodyOf(site.read("content/news/2019/second.md"))).toBe(
			`## A heading

![Weir](media/2019/05/weir.jpg "By the weir")

::embed{url="https://youtu.be/abcdefghijk" title="Story 2"}

:::pull-quote{by="Piet Hanrahan"}
We wanted a date.
:::

The ~~end~~.`,
		);
	});
	it("says what became of shortcodes, blocks and links that are not here", () => {
		const notes = site.report.files.flatMap(({ notes: own = [] }) => own);
		for (const words of ["[contact-form-7]", '"latest-posts"', 'the link to "Not yet" is left out'])
			expect(notes.join("\n")).toContain(words);
		expect(site.report.media.missing.map(({ url }) => url)).toEqual([`${UPLOADS}/film.mp4`]);
	});
	it("takes each picture once, and none that no story shows", () => {
		expect(site.content().filter((path) => !path.endsWith(".md"))).toEqual([
			"content/media/2019/05/minutes.pdf",
			"content/media/2019/05/quay.png",
			"content/media/2019/05/weir.jpg",
		]);
	});
	it("writes files of authors, topics and sections that have a text or another address, and no e-mail address of an account", () => {
		expect(site.read("content/authors/guest.md")).toBe("---\nname: Ida Roth\n---\n\nIda *writes*.\n");
		expect(site.read("content/topics/the-river.md")).toBe("---\nname: River Orm\n---\n\nAll of the river.\n");
		expect(site.read("content/sections/news/city-hall.md")).toContain("The *council* and its budget.");
		expect(site.content().filter((path) => site.read(path).includes("secret.example"))).toEqual([]);
	});
	it("tells two authors of one name apart by the keys of their files", () => {
		expect(site.read("content/news/2019/second.md")).toContain("byline: [jo1]\n");
		expect(site.read("content/news/2019/second-2.md")).toContain("byline: [jo2]\n");
	});
	it("builds, with the old addresses", async () => {
		const built = await site.build();
		expect(built.report.problems.filter(({ severity }) => severity === "error")).toEqual([]);
		for (const path of [
			"2019/05/03/bridge",
			"2019/05/02/second",
			"2019/07/02/second",
			"about",
			"about/team",
			"authors/guest",
		])
			expect(built.list()).toContain(`${path}/index.html`);
		for (const path of ["2019/05/03/old-bridge", "2019/05/03/bridge/2"])
			expect(built.read(`${path}/index.html`)).toContain("/2019/05/03/bridge/");
		const page = built.page("/2019/05/03/bridge/");
		expect(page.one("h1").text).toBe("Council *approves* the bridge & the quay: 9–4");
		for (const words of ["voted for it. On a new line.", "The old weir", "The second part, with [sic]", "Ida Roth"])
			expect(page.one("body").text).toContain(words);
	});
});

describe("a text with an oddity", () => {
	/** The text of a post, and the Markdown that it becomes. */
	const ODD: readonly (readonly [what: string, typed: string, markdown: string])[] = [
		["an end of CDATA", "a ]]> b", "a ]]> b"],
		["control characters", "a\u0008b\u000bc", "abc"],
		["characters that nobody sees", "a\u200bb\ufeffc\u00add", "abcd"],
		["entities", "Caf&eacute; &amp; bar &#8211; &lt;open&gt;", "Café & bar – \\<open>"],
		["a bare ampersand", "Smith & Sons <b>&</b> Co", "Smith & Sons **&** Co"],
		["nested shortcodes", "[one x=1]a [two y=2]b[/two] c[/one]", "a b c"],
		["a shortcode without an end", 'before [slider id="3"] after', "before after"],
		["an end without a beginning", "before [/slider] after", "before \\[/slider] after"],
		["an escaped shortcode", "[[gallery]]", "\\[gallery]"],
		["words in brackets", "He [the mayor] said [sic] so [1].", "He \\[the mayor] said \\[sic] so \\[1]."],
		["a shortcode in code", "<code>[gallery]</code>", "`[gallery]`"],
		[
			"a caption of old",
			'[caption caption="Old form"]<img src="https://cdn.example/a.jpg" alt="A">[/caption]',
			"[A](https://cdn.example/a.jpg)\n\nOld form",
		],
		["a caption without a picture", "[caption]Words[/caption]", "Words"],
		[
			"curly quotation marks in a shortcode",
			"[embed]https://vimeo.com/1[/embed] [youtube id=”abcdefghijk”]",
			'::embed{url="https://vimeo.com/1" title="Odd"}\n\n::embed{url="https://www.youtube.com/watch?v=abcdefghijk" title="Odd"}',
		],
		["a gallery of nothing", "[gallery ids='7,8']x", "x"],
		["a comment of an editor", "a<!-- not for readers -->b", "ab"],
		["scripts and styles", "<script>alert(1)</script>a<style>p{}</style>", "a"],
		["spaces inside marks", "a<strong> b </strong>c<em></em>", "a **b** c"],
		["blank lines inside marks", "<strong>a\n\nb</strong>", "**a\\\n\\\nb**"],
		["a list with loose items", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "- a\n- b"],
		["lines in a quotation", "<blockquote>a\nb\n\nc</blockquote>", "> a\\\n> b\n>\n> c"],
		["lines in code", "<pre>a\n\n  b</pre>", "```\na\n\n  b\n```"],
		["lines in a table", "<table>\n<tr>\n<th>a</th>\n</tr>\n<tr>\n<td>b</td>\n</tr>\n</table>", "| a |\n| - |\n| b |"],
		["a heading of the page", "<h1>One</h1><h2>Two</h2>", "## One\n\n### Two"],
		["marks of Markdown", "1. a\n* b * c_d_e # f ~~g~~", "1\\. a\\\n\\* b \\* c_d_e # f \\~\\~g\\~\\~"],
		[
			"marks of other generators",
			"{{ a }} {% b %} %% c %% {# d #} <% e %>",
			"{\\{ a }} {\\% b %} %\\% c %\\% {\\# d #} <\\% e %>",
		],
		["a line of a module", "import a from 'b'", "&#x69;mport a from 'b'"],
		[
			"marks of a directive",
			":::note\n::embed{url=x}\nat :smile[x]{y}",
			"\\:::note\\\n\\:\\:embed{url=x}\\\nat \\:smile\\[x]{y}",
		],
		["an address in a sentence", "See https://x.example/a_b, and so on.", "See <https://x.example/a_b>, and so on."],
		[
			"an address of a host that cannot be embedded",
			"https://social.example/post/1",
			"<https://social.example/post/1>",
		],
		["a link that is none", '<a href="#top">up</a> <a href="javascript:x()">js</a> <a>no</a>', "up js no"],
		[
			"a frame",
			'<iframe src="//player.vimeo.com/video/76979871?h=abcdef12"></iframe>',
			'::embed{url="https://player.vimeo.com/video/76979871?h=abcdef12" title="Odd"}',
		],
		[
			"a picture beside words",
			'<img class="alignleft" src="https://cdn.example/a.jpg" alt="A">Words',
			"[A](https://cdn.example/a.jpg)\n\nWords",
		],
		["a picture that counts readers", '<img src="https://count.example/p.gif" width="1" height="1">Words', "Words"],
		[
			"a picture that loads late",
			'<img src="data:image/gif;base64,R0" data-src="https://cdn.example/a.jpg"><noscript><img src="https://cdn.example/a.jpg"></noscript>',
			"[a.jpg](https://cdn.example/a.jpg)",
		],
		["an emoji as a picture", 'a <img class="emoji" alt="😀" src="https://s.w.org/1.svg">', "a 😀"],
		["bullets in lines", "• one\n• two", "- one\n- two"],
		["superscripts", "5 m<sup>2</sup>, the 2<sup>nd</sup>", "5 m², the 2nd"],
		["nothing", "", ""],
		["no-break spaces", "&nbsp;\n\na &nbsp; b", "a b"],
	];
	const two = (number: number) => String(number).padStart(2, "0");
	/** No two of the first 84 are equal. */
	const dateOf = (id: number) => `2019-${two((id % 12) + 1)}-${two((id % 28) + 1)}`;
	let site: Imported;
	beforeAll(async () => {
		site = await imported(
			wxr(
				ODD.map(([, content], index) => ({
					id: index + 1,
					title: "Odd",
					slug: `odd-${index + 1}`,
					content,
					date: `${dateOf(index + 1)} 07:30:00`,
				})),
			),
		);
	});

	it.each(ODD.map(([what, typed, markdown], index) => [what, typed, markdown, index + 1] as const))(
		"%s",
		(_, __, markdown, id) => {
			expect(bodyOf(site.read(`content/2019/odd-${id}.md`))).toBe(markdown);
		},
	);
	it("of any kind is a story that builds, and is shown as it was typed", async () => {
		const { report, page } = await site.build();
		expect(report.problems.filter(({ code }) => code !== "dead-link" && code !== "empty-body")).toEqual([]);
		const shown = (id: number) => page(`/${dateOf(id).replaceAll("-", "/")}/odd-${id}/`).one("article").text;
		for (const [what, , , id] of ODD.map(([what, a, b], index) => [what, a, b, index + 1] as const)) {
			if (what === "marks of other generators") expect(shown(id)).toContain("{{ a }} {% b %} %% c %% {# d #} <% e %>");
			if (what === "marks of Markdown") expect(shown(id)).toContain("1. a * b * c_d_e # f ~~g~~");
			if (what === "marks of a directive") expect(shown(id)).toContain(":::note ::embed{url=x} at :smile[x]{y}");
			if (what === "a line of a module") expect(shown(id)).toContain("import a from 'b'");
		}
	});
});

describe("what is not public in an export", () => {
	it("is not public in the site, and everything public is: any status, password and type", async () => {
		const status = fc.constantFrom(
			"publish",
			"draft",
			"pending",
			"private",
			"future",
			"trash",
			"auto-draft",
			"inherit",
			"acf-disabled",
			"archive",
			"Publish",
			"",
		);
		const posts = fc.array(
			fc.record({
				status,
				password: fc.constantFrom("", "", "sesame"),
				type: fc.constantFrom("post", "post", "page", "product", "revision"),
			}),
			{ minLength: 30, maxLength: 40 },
		);
		await fc.assert(
			fc.asyncProperty(posts, async (drawn) => {
				const word = (id: number) => `marker${id}x`;
				const all = drawn.map((post, index) => {
					const id = index + 1;
					const links = drawn.map((_, at) => `<a href="${OLD}/?p=${at + 1}">a link</a>`).join(" ");
					return {
						...post,
						id,
						title: `Title ${word(id)}`,
						slug: `slug-${word(id)}`,
						excerpt: word(id),
						content: `${word(id)} ${links}`,
					};
				});
				const site = await imported(wxr([...all, { id: 99, title: "One is public" }]));
				const built = await site.build();
				expect(built.report.exit).toBe(0);
				const output = Object.entries(snapshot(built.out)).flat().join("\n");
				const isPublic = ({ status: own, password, type }: (typeof all)[number]) =>
					own === "publish" && password === "" && (type === "post" || type === "page");
				for (const post of all) expect([post, output.includes(word(post.id))]).toEqual([post, isPublic(post)]);
				const named = [
					...site.report.files.map(({ item }) => item),
					...site.report.leftOut.map(({ item }) => item),
				].join("\n");
				const revisions = all.filter(({ type }) => type === "revision").length;
				for (const post of all) if (post.type !== "revision") expect(named).toContain(word(post.id));
				if (revisions) expect(named).toContain(`${revisions} × revision`);
			}),
			{ numRuns: process.env.CASES === "all" ? 30 : 2 },
		);
	});
	it("is in no file if it is private or protected, because a folder is often public", async () => {
		const site = await imported(wxr([{ status: "private", content: "hush" }, { password: "x", content: "hush" }, {}]));
		expect(site.content().filter((path) => site.read(path).includes("hush"))).toEqual([]);
		expect(site.report.leftOut.map(({ why }) => why.split(";")[0])).toEqual(["private", "protected by a password"]);
	});
});

describe("a second import", () => {
	const posts: readonly WxrPost[] = [
		{ id: 1, slug: "one", content: `A <img src="${UPLOADS}/a.png"> and <a href="${OLD}/?p=2">two</a>` },
		{ id: 2, slug: "two", terms: [["category", "news", "News"]] },
		{ id: 3, slug: "two", date: "2019-06-09 10:00:00", terms: [["category", "news", "News"]] },
		{ id: 4, status: "draft", slug: "", title: "A draft" },
		{ id: 5, type: "page", slug: "about" },
	];
	it("changes nothing, and leaves edited, moved and deleted files alone", async () => {
		const first = await imported(wxr(posts), { "media/2019/05/a.png": pngImage(8, 8) });
		const before = snapshot(first.root);
		const second = await first.again();
		expect(snapshot(first.root)).toEqual(before);
		expect(new Set(second.report.files.map(({ state }) => state))).toEqual(new Set(["unchanged"]));

		const edited = `${first.read("content/2019/one.md")}A line of an editor.\n`;
		const third = await second.again({
			"site/content/2019/one.md": edited,
			"site/content/news/2019/two.md": undefined,
			export: wxr(posts.map((post) => ({ ...post, content: `${post.content ?? ""} changed` }))),
		});
		expect(first.read("content/2019/one.md")).toBe(edited);
		expect(first.content()).not.toContain("content/news/2019/two.md");
		expect(third.report.files.filter(({ state }) => state === "edited").map(({ file }) => file)).toEqual([
			"content/2019/one.md",
			"content/news/2019/two.md",
		]);
		expect(third.state("content/news/2019/two-2.md")).toBe("updated");
		expect(first.read("content/news/2019/two-2.md")).toContain("changed");
	});
	it("does not overwrite a file that was there before, and finds its own without the record", async () => {
		const own = "---\nheadline: Mine\ndate: 2020-01-01\n---\n\nMine.\n";
		const first = await imported(wxr(posts), { "site/content/2019/one.md": own });
		expect(first.read("content/2019/one.md")).toBe(own);
		expect(first.read("content/2019/one-2.md")).toContain("Story 1");
		const lost = await first.again({
			"site/.broadsheet-import.json": undefined,
			"site/content/2019/one.md": undefined,
			"site/content/2019/one-2.md": undefined,
		});
		expect(lost.report.files.map(({ file, state }) => [file, state])).toContainEqual([
			"content/news/2019/two.md",
			"unchanged",
		]);
		expect(lost.content().filter((path) => /two|draft|about/.test(path)).length).toBe(4);
	});
	it("says what is not public in the export any more, and is here", async () => {
		const first = await imported(wxr([1, 2, 3, 4, 5].map((id) => ({ id, slug: `s${id}` }))));
		const edited = (id: number) => `${first.read(`content/2019/s${id}.md`)}Edited.\n`;
		const second = await first.again({
			"site/content/2019/s2.md": edited(2),
			"site/content/2019/s3.md": edited(3).replace("headline:", "draft: true\nheadline:"),
			export: wxr(
				[1, 2, 3, 4, 5].map((id) => ({
					id,
					slug: `s${id}`,
					status: id < 4 ? "draft" : id === 4 ? "trash" : "publish",
				})),
			),
		});
		expect(first.read("content/2019/s1.md")).toContain("draft: true");
		expect([second.report.exit, second.report.problems.map(({ code, place }) => `${code} ${place?.path}`)]).toEqual([
			1,
			["import-public content/2019/s2.md", "import-public content/2019/s4.md"],
		]);
	});
	it("stops before it writes anything if the record cannot be read", async () => {
		const first = await imported(wxr(posts));
		const before = snapshot(first.root);
		const second = await first.again({ "site/.broadsheet-import.json": '<<<<<<< HEAD\n{ "files"' });
		expect(second.report.problems.map(({ code }) => code)).toEqual(["import-record"]);
		expect(second.report.exit).toBe(1);
		expect({ ...snapshot(first.root), ".broadsheet-import.json": "" }).toEqual({
			...before,
			".broadsheet-import.json": "",
		});
	});
	it("as a dry run writes nothing, and says the same", async () => {
		const dry = await imported(wxr(posts), {}, { dryRun: true });
		expect(list(dry.root)).toEqual(["broadsheet.config.ts"]);
		const real = await dry.again({}, { dryRun: false });
		expect(dry.report.files).toEqual(real.report.files);
	});
});

describe("addresses and sections", () => {
	it("keep their form although the site has another: by `permalink`", async () => {
		const site = await imported(
			wxr([
				{ id: 1, slug: "a", link: `${OLD}/2019/A_Big.Story.html` },
				{ id: 2, slug: "b", link: `${OLD}/?p=2` },
				{ id: 3, slug: "c", link: `${OLD}/wiki/Cat:x/` },
				{ id: 4, slug: "d", link: `${OLD}/2019/d` },
			]),
		);
		const keys = (name: string) =>
			site
				.read(`content/2019/${name}.md`)
				.split("\n")
				.filter((line) => /^(?:permalink|aliases)/.test(line));
		expect([keys("a"), keys("b"), keys("c"), keys("d")]).toEqual([
			["permalink: /2019/A_Big.Story.html"],
			[],
			[],
			["permalink: /2019/d/"],
		]);
		expect((await site.build()).report.exit).toBe(0);
	});
	it("of one name are two, as far as files and addresses go", async () => {
		const twice = {
			slug: "same",
			date: "2019-05-03 07:30:00",
			terms: [["category", "news", "News"]] as const,
			link: `${OLD}/same/`,
		};
		const site = await imported(
			wxr([
				{ id: 1, ...twice },
				{ id: 2, ...twice },
				{ id: 3, type: "page", slug: "same", link: `${OLD}/same/` },
				{ id: 4, slug: "news", link: `${OLD}/news/` },
			]),
		);
		const built = await site.build();
		expect([built.problems, built.report.exit]).toEqual(["", 0]);
		expect(site.content().filter((path) => !path.includes("authors")).length).toBe(4);
	});
	it("are those that the configuration names, under its names of fields", async () => {
		const site = await imported(
			wxr([
				{
					id: 1,
					slug: "a",
					terms: [
						["category", "n", "News"],
						["category", "s", "Sport"],
					],
				},
			]),
			{
				"site/broadsheet.config.ts": config(
					'fields: { headline: "title", byline: "authors", draft: { not: "published" } }, categories: "flat", folders: { articles: ["blog"] },',
				),
			},
		);
		expect(site.read("content/blog/news/2019/a.md")).toContain("title: Story 1\n");
		expect(site.read("content/blog/news/2019/a.md")).toContain("authors: [Mara Lindqvist]\n");
		expect(site.read("content/blog/news/2019/a.md")).toContain("tags: [Sport]\n");
		expect((await site.build()).report.exit).toBe(0);
	});
	it("go into the folder of `--into`, and only into one of stories", async () => {
		const site = await imported(wxr([{ id: 1, slug: "a" }]), {}, { into: "content/archive" });
		expect(site.content()).toContain("content/archive/2019/a.md");
		for (const into of ["content/authors", "elsewhere", "../x"]) {
			const { report } = await site.again({}, { into });
			expect([report.exit, report.problems[0]?.code]).toEqual([2, "import-usage"]);
		}
	});
});

describe("an export of its own kind", () => {
	it("whose items have no number, or one number twice, gives a file for each of them, and again the same", async () => {
		const text = wxr([
			{ id: 1, slug: "a", content: "Text of a." },
			{ id: 1, slug: "b", content: "Text of b." },
			{ id: 7, slug: "c", content: "Text of c." },
		]).replace("<wp:post_id>7</wp:post_id>", "");
		const first = await imported(text);
		for (const name of ["a", "b", "c"]) expect(bodyOf(first.read(`content/2019/${name}.md`))).toBe(`Text of ${name}.`);
		expect(new Set((await first.again()).report.files.map(({ state }) => state))).toEqual(new Set(["unchanged"]));
	});
	it.each([
		["in the middle of an item", (text: string) => text.slice(0, text.indexOf("Words of story 2"))],
		["between two items", (text: string) => text.slice(0, text.lastIndexOf("	<item>"))],
		["before its last line", (text: string) => text.replace("</rss>", "")],
	])("that ends %s is refused with the line, and nothing is written", async (_, cut) => {
		const text = cut(wxr([{ id: 1 }, { id: 2 }]));
		const { report, content } = await imported(text);
		expect([report.exit, content()]).toEqual([1, []]);
		expect(report.problems).toMatchObject([
			{ code: "import-source", message: expect.stringContaining("ends in the middle") },
		]);
		expect(report.problems[0]?.place?.line).toBe(text.split("\n").length);
		expect(report.problems[0]?.hint).toContain("in parts");
	});
	it("with one text that cannot be read gives all others", async () => {
		const deep = `${"<div>".repeat(20_000)}deep${"</div>".repeat(20_000)}`;
		const site = await imported(
			wxr([
				{ id: 1, slug: "a", content: deep },
				{ id: 2, slug: "b" },
			]),
		);
		expect(site.report.leftOut).toEqual([{ item: 'post 1 "Story 1"', why: "its elements are nested too deeply" }]);
		expect(site.content()).toContain("content/2019/b.md");
	});
	it("whose site has no plain pages gives stories in their place", async () => {
		const site = await imported(wxr([{ id: 1, type: "page", slug: "about", link: `${OLD}/about/` }]), {
			"site/broadsheet.config.ts": config('folders: { pages: "" },'),
		});
		expect(site.read("content/2019/about.md")).toContain("headline: Story 1\n");
		expect((await site.build()).list()).toContain("about/index.html");
	});
	it("with an address of a list, a section, a topic or an author gives the story another one", async () => {
		const at = (id: number, path: string): WxrPost => ({
			id,
			slug: `s${id}`,
			link: `${OLD}${path}`,
			terms: [
				["category", "news", "News"],
				["post_tag", "housing", "Housing"],
			],
		});
		const site = await imported(
			wxr([
				at(1, "/authors/"),
				at(2, "/news/"),
				at(3, "/topics/housing/"),
				at(4, "/authors/mara/"),
				at(5, "/archive/"),
				at(6, "/topics/"),
			]),
		);
		expect((await site.build()).problems).toBe("");
		expect(
			site.report.files.flatMap(({ notes = [] }) => notes).filter((note) => note.includes("that of another page"))
				.length,
		).toBe(6);
	});
});
