import { describe, expect, it } from "vitest";
import { renderConfigLine } from "../../src/content/markdown/index.js";
import type { Article, Edition, Outcome, Page, PlannedPage, Problem, SiteConfig } from "../../src/core/model.js";
import type { ArticleView, FrontView, HomeView, TopicView } from "../../src/core/views.js";
import { planPages } from "../../src/pages/plan.js";
import { createSiteView } from "../../src/pages/site-view.js";
import { composeEdition } from "../../src/site/compose.js";
import { createLinkResolver } from "../../src/site/link-resolver.js";
import { createLists } from "../../src/site/lists.js";
import { createSiteReader } from "../../src/site/site-reader.js";
import { articleOf, problemsShown, publicArticle, SITE, siteWith, story } from "../support/articles.js";

const TEMPLATES = new Set(["article", "home", "front", "topic", "series", "author", "archive", "month", "not-found"]);

/** The pages of a site, each of them made, with all problems of planning and of making. */
function plan(
	stories: readonly Partial<Article>[],
	site: SiteConfig = SITE,
): { pages: readonly Page[]; problems: readonly Problem[] } {
	const { value: planned = [], problems } = planOf(stories, site);
	const made = planned.map((page) => page.make());
	return {
		pages: made.flatMap(({ value = [] }) => value),
		problems: [...problems, ...made.flatMap((outcome) => outcome.problems)],
	};
}
function planOf(stories: readonly Partial<Article>[], site: SiteConfig): Outcome<readonly PlannedPage[]> {
	const articles = stories.map((each) => publicArticle(each));
	const edition = composeEdition({ articles, profiles: [], notes: {}, assets: [] }, site, "2026-06-01T00:00:00Z")
		.value as Edition;
	const { resolve } = createLinkResolver(edition, new Map());
	const footer = site.keyPointsFooter === undefined ? undefined : renderConfigLine(site.keyPointsFooter, site);
	const theme = { css: "/theme.css", lists: "/lists.css", live: "/live.js", fonts: [] };
	const view = createSiteView(edition, { ...theme, icons: [], logo: undefined });
	const pictureOf = (src: string) =>
		src === "none.jpg" ? undefined : { src, url: `/assets/${src}`, width: 16, height: 9 };
	const { value, problems } = planPages(edition, {
		reader: createSiteReader(edition, createLists(edition), { resolve, picture: pictureOf, view }),
		pictureOf,
		footer,
		templates: TEMPLATES,
	});
	return { ...(value && { value: value.pages }), problems };
}
/** The view of the story `content/news/story.md`, beside others. */
function viewOf(
	frontMatter: string,
	body = "Text.",
	site = SITE,
	others: readonly Partial<Article>[] = [],
): ArticleView {
	const { pages } = plan([articleOf(story(frontMatter, body), site), ...others], site);
	return pages.find(({ from }) => from === "content/news/story.md")?.view as ArticleView;
}
const reported = (frontMatter: string, body = "Text.", site = SITE): string =>
	problemsShown(plan([articleOf(story(frontMatter, body), site)], site).problems, story(frontMatter, body));
const at = <V>(pages: readonly Page[], url: string): V => pages.find((page) => page.url === url)?.view as V;

describe("the page of a story", () => {
	it.each([
		[0, "1 min read"],
		[1, "1 min read"],
		[238, "1 min read"],
		[239, "2 min read"],
		[2380, "10 min read"],
	])("%i words are %s", (words, readTime) => {
		const { pages } = plan([{ slug: "a", wordCount: words }]);
		expect(at<ArticleView>(pages, "/news/2026/05/a/").readTime).toBe(readTime);
	});
	it("has a breadcrumb from Home to itself", () => {
		expect(viewOf("breadcrumb: [News, City Hall]\nshortTitle: Short").breadcrumb).toEqual([
			{ name: "Home", url: "/" },
			{ name: "News", url: "/news/" },
			{ name: "City Hall", url: "/news/city-hall/" },
			{ name: "Short", url: "/news/city-hall/2026/05/story/" },
		]);
	});
	it("tells its times with the offset of the site", () => {
		expect(viewOf("").date).toEqual({
			iso: "2026-05-01T09:00:00+01:00",
			text: "May 1, 2026 at 9:00 AM",
			date: "May 1, 2026",
		});
		expect(viewOf("").updated).toBeUndefined();
		expect(viewOf("updated: 2026-05-02 10:00").updated?.iso).toBe("2026-05-02T10:00:00+01:00");
	});
	it("has key points in inline Markdown, and the footer line of the site last", () => {
		const site = siteWith({ keyPointsFooter: "Visit [our home page](/)." });
		expect(viewOf("summary: [One **two**, Three & four]", "Text", site).keyPoints).toEqual([
			"One <strong>two</strong>",
			"Three &#x26; four",
			'Visit <a href="/">our home page</a>.',
		]);
		expect(viewOf("", "Text", site).keyPoints).toEqual([]);
	});
	it("has the URL of its original if it is republished", () => {
		expect(viewOf("canonical: https://agency.example/a").canonical).toBe("https://agency.example/a");
		expect(viewOf("").canonical).toBe("https://courier.example/news/2026/05/story/");
	});
	it("is written from right to left where its language is", () => {
		expect(viewOf("lang: ar")).toMatchObject({ lang: "ar", dir: "rtl" });
		expect(viewOf("")).toMatchObject({ lang: "en", dir: "ltr" });
	});
	it("keeps the keys of the site for templates", () => expect(viewOf("desk: Metro").extra).toEqual({ desk: "Metro" }));
	it("lists its series, with itself marked", () => {
		const { series } = viewOf("series: { name: Tide, part: 2 }", "Text", SITE, [{ series: { name: "Tide", part: 1 } }]);
		expect(series?.parts.map(({ part, current }) => [part, current])).toEqual([
			[1, false],
			[2, true],
		]);
	});
	it("does not repeat a story of its Read more list among the related ones", () => {
		const other = { slug: "other", from: "content/news/other.md" };
		const view = viewOf("readMore: [other.md]\nrelated: [other.md, story.md]", "Text", SITE, [other]);
		expect(view.readMore.map(({ headline }) => headline)).toEqual(["Headline of other"]);
		expect(view.related).toEqual([]);
	});
});

describe("advertisements", () => {
	const site = siteWith({ ads: { label: "Advertisement", slots: { body: "rectangle", end: "banner" } } });
	const long = "a\n\nb\n\nc\n\nd\n\ne";
	it("stand where the site says", () => {
		const view = viewOf("", long, site);
		expect(view.ads).toEqual({
			body: { label: "Advertisement", size: "rectangle" },
			end: { label: "Advertisement", size: "banner" },
		});
		expect(view.body.fills).toEqual([{ ad: { label: "Advertisement", size: "rectangle" } }]);
	});
	it.each([
		["the site has none", "", SITE],
		["the story wants none", "ads: false", site],
		["the story is sponsored", "type: sponsored", site],
	])("take no byte where %s", (_, frontMatter, of) => {
		const view = viewOf(frontMatter, long, of);
		expect(view.ads).toEqual({});
		expect(view.body.fills).toEqual([""]);
		expect(JSON.stringify(view)).not.toContain("Advertisement");
	});
});

describe("a reference on a page", () => {
	const others = [{ slug: "vote", from: "content/news/vote.md", headline: "The <vote>" }];
	it("is the final address of the story", () => {
		expect(viewOf("", "A [b](vote.md#c) d", SITE, others).body.fills).toEqual([
			'<a href="/news/2026/05/vote/#c">',
			"</a>",
		]);
		expect(viewOf("", "Read more: [x](vote.md)", SITE, others).body.fills).toEqual([
			{ readMore: { url: "/news/2026/05/vote/", headline: "The <vote>" } },
		]);
	});
	it("that is dead is an error with the place", () => {
		expect(reported("", "The [vote](news/stroy.md) was close.")).toBe(
			[
				'content/news/story.md:5:12  error  dead-link  No article at "news/stroy.md"',
				"  5 │ The [vote](news/stroy.md) was close.",
				"    │            ^^^^^^^^^^^^^",
			].join("\n"),
		);
	});
	it("that is dead is a warning if the site says so, and only its text is printed", () => {
		const site = siteWith({ links: "warn" });
		expect(reported("", 'A [b](nowhere.md "t > <img src=x onerror=y>") c', site)).toContain("warning  dead-link");
		expect(viewOf("", "A [b](nowhere.md) c", site).body.fills).toEqual(["", ""]);
	});
	it("under Read more that is dead is a warning, and is printed as text", () => {
		expect(reported("", "Read more: [x <y>](nowhere.md)")).toContain(
			'warning  read-more  No story is found for "Read more": "nowhere.md"',
		);
		expect(viewOf("", "Read more: a \\<b> c").body.fills).toEqual(["<p>Read more: a &lt;b&gt; c</p>"]);
		expect(reported("readMore: [nowhere.md]")).toContain("content/news/story.md:4:12  warning  read-more");
	});
	it("cannot break out of its attribute", () => {
		const fills = viewOf("", 'A [b](<vote.md#"><script>>) c', SITE, others).body.fills;
		expect(String(fills[0])).not.toContain("<script>");
	});
});

describe("a picture on a page", () => {
	it("is a figure with its size, or stands in the line", () => {
		const [figure, inline] = viewOf("", '![A](a.jpg "C")\n\nx ![B "b"](b.png) y').body.fills;
		expect(figure).toEqual({ picture: { url: "/assets/a.jpg", alt: "A", caption: "C", width: 16, height: 9 } });
		expect(inline).toBe(
			'<img src="/assets/b.png" alt="B &quot;b&quot;" width="16" height="9" loading="lazy" decoding="async">',
		);
	});
	it("that is not found prints its alternative text, apart from the words beside it", () => {
		expect(viewOf("", "x![A <b>](none.jpg)y").body.fills).toEqual([" A &lt;b&gt; "]);
	});
	it("in front needs a text of its own", () => {
		expect(reported("image: a.jpg")).toContain(
			"content/news/story.md:4:8  warning  alt-missing  The lead picture has no `alt`",
		);
		expect(reported("image: { src: a.jpg, alt: a STORY }")).toContain(
			"warning  alt-headline  `alt` repeats the headline",
		);
		expect(reported("image: { src: a.jpg, alt: The bridge }")).toBe("");
	});
});

describe("the pages of a site", () => {
	it("are home, stories, groups, the archive by date and the page for missing ones, each once", () => {
		const { pages, problems } = plan([{ slug: "a", tags: ["T"], byline: ["Mara"], series: { name: "S" } }]);
		expect(pages.map(({ url, template }) => `${template} ${url}`)).toEqual([
			"home /",
			"not-found /404.html",
			"article /news/2026/05/a/",
			"front /news/",
			"topic /topics/t/",
			"series /series/s/",
			"author /authors/mara/",
			"archive /archive/",
			"archive /archive/2026/",
			"month /archive/2026/05/",
		]);
		expect(problems).toEqual([]);
	});
	it("of a site without stories are home and the page for missing ones", () => {
		expect(plan([]).pages.map(({ url }) => url)).toEqual(["/", "/404.html"]);
	});
	it("have archives that count from the oldest", () => {
		const stories = Array.from({ length: 5 }, (_, n) => ({
			slug: `s${n}`,
			date: `2026-05-0${n + 1}T00:00:00Z`,
			tags: ["T"],
		}));
		const { pages } = plan(stories, siteWith({ pageSize: 2 }));
		const first = at<FrontView>(pages, "/news/page/1/");
		expect(first.stories.map(({ headline }) => headline)).toEqual(["Headline of s1", "Headline of s0"]);
		expect(first).toMatchObject({ page: 1, title: "News, archive page 1", pager: { newer: { url: "/news/" } } });
		expect(at<FrontView>(pages, "/news/").stories).toHaveLength(3);
		expect(at<TopicView>(pages, "/topics/t/page/1/").breadcrumb.map(({ name }) => name)).toEqual([
			"Home",
			"Topics",
			"T",
			"Archive page 1",
		]);
	});
	it("lead with the newest story that has a picture", () => {
		const image = { src: { text: "a.jpg", line: 1, column: 1 } };
		const { pages } = plan([
			{ slug: "old", date: "2026-01-01T00:00:00Z", image },
			{ slug: "new", date: "2026-02-01T00:00:00Z" },
		]);
		expect(at<HomeView>(pages, "/").lead?.headline).toBe("Headline of old");
	});
	it("show no story twice on the home page", () => {
		const { pages } = plan(
			Array.from({ length: 40 }, (_, n) => ({ slug: `h${n}`, breadcrumb: [n % 2 ? "News" : "Sport"] })),
		);
		const { lead, secondary: seconds, latest, strips } = at<HomeView>(pages, "/");
		const urls = [lead, ...seconds, ...latest, ...strips.flatMap(({ stories }) => stories)].map((each) => each?.url);
		expect(new Set(urls).size).toBe(urls.length);
		expect(urls.length).toBe(1 + 4 + 8 + 4 + 4);
	});
	it("need their templates", () => {
		const plugin = { name: "p", pages: () => [{ url: "/x/", template: "nothing", view: { title: "X" } }] };
		expect(problemsShown(plan([], siteWith({ plugins: [plugin] })).problems)).toContain(
			'template-missing  There is no template "nothing.tsx" for /x/',
		);
	});
	it("of a plugin never take the address of another", () => {
		const plugin = { name: "p", pages: () => [{ url: "/News/2026/05/a/", template: "front", view: { title: "X" } }] };
		expect(problemsShown(plan([{ slug: "a" }], siteWith({ plugins: [plugin] })).problems)).toContain("url-collision");
	});
	it("have addresses fit for an attribute", () => {
		const { pages } = plan([{ slug: "橋", breadcrumb: ["Ñews"], tags: ["Ö"] }]);
		const view = at<ArticleView>(pages, "/ñews/2026/05/橋/");
		expect(view.canonical).toBe("https://courier.example/%C3%B1ews/2026/05/%E6%A9%8B/");
		expect(view.topics).toEqual([{ name: "Ö", url: "/topics/%C3%B6/" }]);
	});
});
