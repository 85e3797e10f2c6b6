/** `broadsheet import` of an export of Ghost. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { config, pngImage, snapshot } from "../support/site.js";
import { bodyOf, type Imported, imported } from "./imported.js";

type Row = Readonly<Record<string, unknown>>;

/** As Ghost writes a post that anyone may read. */
const post = (id: number, more: Row = {}): Row => ({
	id: `p${id}`,
	uuid: `uuid-${id}`,
	title: `Post ${id}`,
	slug: `post-${id}`,
	html: `<p>Text of ${id}.</p>`,
	status: "published",
	visibility: "public",
	type: "post",
	created_at: "2020-03-01T10:00:00.000Z",
	updated_at: "2020-03-05T11:00:00.000Z",
	published_at: `2020-03-${String((id % 28) + 1).padStart(2, "0")}T10:00:00.000Z`,
	...more,
});
const ghost = (posts: readonly Row[], tables: Row = {}): string =>
	JSON.stringify({ db: [{ meta: { exported_on: 1, version: "5.80.0" }, data: { posts, ...tables } }] });

const lexical = (...children: readonly Row[]): string => JSON.stringify({ root: { type: "root", children } });
const words = (text: string, format = 0): Row => ({ type: "extended-text", text, format });

describe("an export with something of everything", () => {
	const IMAGES = "__GHOST_URL__/content/images";
	let site: Imported;
	beforeAll(async () => {
		site = await imported(
			ghost(
				[
					post(1, {
						title: "The weir & the quay",
						feature_image: `${IMAGES}/2020/03/weir.png`,
						custom_excerpt: "A short one.",
						canonical_url: "https://first.example/weir",
						html: `<p>See <a href="__GHOST_URL__/post-2/">the second</a> and <a href="__GHOST_URL__/post-3/">the third</a>.</p>
<figure class="kg-card kg-image-card kg-card-hascaption"><img src="${IMAGES}/size/w600/2020/03/weir.png" class="kg-image" alt="Weir"><figcaption>At <b>noon</b></figcaption></figure>
<figure class="kg-card kg-gallery-card"><div class="kg-gallery-container"><div class="kg-gallery-row"><div class="kg-gallery-image"><img src="${IMAGES}/2020/03/weir.png"></div><div class="kg-gallery-image"><img src="${IMAGES}/2020/03/quay.png"></div></div></div><figcaption>Both</figcaption></figure>
<figure class="kg-card kg-embed-card"><iframe src="https://www.youtube.com/embed/abcdefghijk?feature=oembed" title="x"></iframe></figure>
<div class="kg-card kg-callout-card kg-callout-card-blue"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">Bring <i>boots</i>.</div></div>
<div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text">Why?</h4><button>v</button></div><div class="kg-toggle-content"><p>Because.</p></div></div>
<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://x.example/y"><div class="kg-bookmark-content"><div class="kg-bookmark-title">A book</div><div class="kg-bookmark-description">About it</div></div></a></figure>
<div class="kg-card kg-button-card"><a href="https://x.example/go" class="kg-btn">Go</a></div>
<div class="kg-card kg-file-card"><a class="kg-file-card-container" href="__GHOST_URL__/content/files/2020/03/plan.pdf"><div class="kg-file-card-contents"><div class="kg-file-card-title">The plan</div></div></a></div>
<figure class="kg-card kg-video-card kg-card-hascaption"><div class="kg-video-container"><video src="__GHOST_URL__/content/media/2020/03/tide.mp4" poster="x.jpg"></video><div class="kg-video-overlay"><button>Play</button></div></div><figcaption>The tide</figcaption></figure>
<div class="kg-card kg-audio-card"><img src="__GHOST_URL__/content/media/thumb.png" class="kg-audio-thumbnail"><div class="kg-audio-player-container"><audio src="__GHOST_URL__/content/media/2020/03/interview.mp3"></audio><div class="kg-audio-title">An interview</div></div></div>
<div class="kg-card kg-signup-card"><form><input></form>Sign up</div>
<blockquote class="kg-blockquote-alt">A quote</blockquote>`,
					}),
					post(2, {
						html: null,
						lexical: lexical(
							{ type: "extended-heading", tag: "h2", children: [words("Head")] },
							{
								type: "paragraph",
								children: [
									words("Bold", 1),
									words(" and "),
									{ type: "link", url: "https://x.example/", children: [words("link")] },
								],
							},
							{ type: "list", listType: "bullet", children: [{ type: "listitem", children: [words("one")] }] },
							{ type: "image", src: `${IMAGES}/2020/03/quay.png`, alt: "Quay", caption: "<em>Low</em> tide" },
							{ type: "horizontalrule" },
						),
					}),
					post(3, { visibility: "members" }),
					post(4, {
						html: null,
						mobiledoc: JSON.stringify({
							markups: [["strong"], ["a", ["href", "https://x.example/"]]],
							atoms: [["soft-return", "", {}]],
							cards: [["image", { src: "https://cdn.example/a.png", alt: "A" }]],
							sections: [
								[
									1,
									"p",
									[
										[0, [0], 1, "Strong"],
										[0, [], 0, " & "],
										[0, [1], 1, "link"],
										[1, [], 0, 0],
										[0, [], 0, "line"],
									],
								],
								[3, "ul", [[[0, [], 0, "one"]], [[0, [], 0, "two"]]]],
								[10, 0],
							],
						}),
					}),
					post(5, { type: "page", slug: "about", title: "About" }),
				],
				{
					posts_meta: [
						{
							post_id: "p1",
							feature_image_alt: "The weir",
							feature_image_caption: "By <a href='https://x.example/'>X</a>",
						},
					],
					tags: [
						{ id: "t1", name: "News", slug: "news", visibility: "public" },
						{ id: "t2", name: "#hidden", slug: "hash-hidden", visibility: "internal" },
						{ id: "t3", name: "River Orm", slug: "orm", description: "Where it <flows>." },
					],
					posts_tags: [
						{ post_id: "p1", tag_id: "t3", sort_order: 2 },
						{ post_id: "p1", tag_id: "t2", sort_order: 0 },
						{ post_id: "p1", tag_id: "t1", sort_order: 1 },
					],
					users: [
						{
							id: "u1",
							name: "Mara Lindqvist",
							slug: "mara",
							bio: "Writes.",
							website: "https://mara.example",
							email: "mara@secret.example",
							profile_image: `${IMAGES}/2020/03/weir.png`,
						},
					],
					posts_authors: [{ post_id: "p1", author_id: "u1", sort_order: 0 }],
					settings: [{ key: "title", value: "The Post" }],
				},
			),
			{
				"site/broadsheet.config.ts": config('links: "warn", permalinks: { article: "/:slug/" },'),
				"media/2020/03/weir.png": pngImage(20, 10),
				"media/2020/03/quay.png": pngImage(10, 10),
				"media/2020/03/plan.pdf": "%PDF-1.4",
				"media/2020/03/tide.mp4": "film",
				"media/2020/03/interview.mp3": "sound",
			},
		);
	});

	it("gives a story the keys of its front matter: the first public tag is its section", () => {
		expect(site.read("content/news/2020/post-1.md").split("---\n")[1]).toBe(`headline: The weir & the quay
date: 2020-03-02 10:00
byline: [Mara Lindqvist]
tags: [River Orm]
image: {src: media/2020/03/weir.png, alt: The weir, caption: "By [X](https://x.example/)"}
description: A short one.
canonical: https://first.example/weir
`);
	});
	it("turns cards into Markdown", () => {
		expect(bodyOf(site.read("content/news/2020/post-1.md"))).toBe(`See [the second](2020/post-2.md) and the third.

![Weir](media/2020/03/weir.png "At **noon**")

:::gallery
![](media/2020/03/weir.png)

![](media/2020/03/quay.png)
:::

Both

::embed{url="https://www.youtube.com/embed/abcdefghijk?feature=oembed" title="The weir & the quay"}

:::note
Bring *boots*.
:::

:::box{title="Why?"}
Because.
:::

[A book](https://x.example/y)

[Go](https://x.example/go)

[The plan](media/2020/03/plan.pdf)

[tide.mp4](media/2020/03/tide.mp4)

The tide

[An interview](media/2020/03/interview.mp3)

> A quote`);
	});
	it("reads the texts of both editors where there is no HTML", () => {
		expect(bodyOf(site.read("content/2020/post-2.md"))).toBe(`## Head

**Bold** and [link](https://x.example/)

- one

![Quay](media/2020/03/quay.png "*Low* tide")

---`);
		expect(bodyOf(site.read("content/2020/post-4.md"))).toBe(`**Strong** & [link](https://x.example/)\\
line

- one
- two

[A](https://cdn.example/a.png)`);
	});
	it("writes the author and the topic that have a text, and no e-mail address", () => {
		expect(site.read("content/authors/mara.md")).toBe(
			"---\nname: Mara Lindqvist\nlinks: [https://mara.example]\nimage: media/2020/03/weir.png\n---\n\nWrites.\n",
		);
		expect(site.read("content/topics/orm.md")).toContain("name: River Orm");
		expect(site.content().filter((path) => site.read(path).includes("secret.example"))).toEqual([]);
	});
	it("builds, with the addresses of Ghost, and shows the texts", async () => {
		const built = await site.build();
		expect([built.report.exit, built.report.problems.map(({ code }) => code)]).toEqual([0, []]);
		expect(built.page("/post-1/").one("article").text).toContain("Bring boots.");
		expect(built.page("/about/").one("h1").text).toBe("About");
		expect(built.list()).not.toContain("post-3/index.html");
	});
});

it("nothing that Ghost does not show to everybody is public: any status and visibility", async () => {
	const drawn = fc.array(
		fc.record({
			status: fc.constantFrom("published", "published", "draft", "scheduled", "sent", "archived", "", null),
			visibility: fc.constantFrom("public", "public", "members", "paid", "tiers", "filter", "", null),
			type: fc.constantFrom("post", "page"),
		}),
		{ minLength: 30, maxLength: 40 },
	);
	await fc.assert(
		fc.asyncProperty(drawn, async (rows) => {
			const marker = (id: number) => `marker${id}x`;
			const links = rows.map((_, index) => `<a href="__GHOST_URL__/slug-${marker(index)}/">a link</a>`).join(" ");
			const posts = rows.map((row, id) =>
				post(id, {
					...row,
					title: `Title ${marker(id)}`,
					slug: `slug-${marker(id)}`,
					html: `<p>${marker(id)} ${links}</p>`,
					custom_excerpt: marker(id),
				}),
			);
			const site = await imported(ghost([...posts, post(99)]));
			const built = await site.build();
			expect(built.report.exit).toBe(0);
			const output = Object.entries(snapshot(built.out)).flat().join("\n");
			for (const [id, { status, visibility }] of rows.entries()) {
				const isPublic = status === "published" && visibility === "public";
				expect([rows[id], output.includes(marker(id))]).toEqual([rows[id], isPublic]);
				expect(
					site.report.files.some(({ item, draft }) => item.includes(marker(id)) && (draft === undefined) === isPublic),
				).toBe(true);
			}
		}),
		{ numRuns: process.env.CASES === "all" ? 30 : 1 },
	);
});

it("before version 3 there was no visibility, and a page was a post with a mark", async () => {
	const { visibility: _, type: __, ...old } = post(1);
	const site = await imported(
		JSON.stringify({ meta: {}, data: { posts: [old, { ...old, id: "p2", uuid: "u2", slug: "about", page: 1 }] } }),
	);
	expect(site.content()).toEqual(["content/2020/post-1.md", "content/pages/about.md"]);
	expect(site.read("content/2020/post-1.md")).not.toContain("draft");
});

it.each([
	[
		"a feed of another kind",
		'{"version": "https://jsonfeed.example/9", "items": []}',
		"JSON of a kind that is not read",
		undefined,
	],
	["an export that ends in the middle", `${ghost([post(1)]).slice(0, -40)}`, "not valid JSON", 1],
	["nothing", "", "The file is empty", undefined],
	["an archive of files", "PK\u0003\u0004....", "an archive of files", undefined],
	["another kind of XML", '<?xml version="1.0"?><svg/>', "XML of a kind that is not read", undefined],
])("%s is refused with the place and the next step", async (_, text, message, line) => {
	const { report, content } = await imported(text);
	expect([report.exit, report.problems.length, content()]).toEqual([1, 1, []]);
	const [problem] = report.problems;
	expect([problem?.code, problem?.message]).toEqual(["import-source", expect.stringContaining(message)]);
	if (line !== undefined) expect(problem?.place?.line).toBe(line);
	expect(problem?.hint).not.toBe(undefined);
});
