import { describe, expect, it } from "vitest";
import type { LocatedText } from "../../src/core/front-matter-schema.js";
import type { Article, Asset, Edition, Picture, Problem } from "../../src/core/model.js";
import { error, warning } from "../../src/core/problem.js";
import { createAssetResolver, createImageResolver } from "../../src/site/assets.js";
import { assetsInUse, publishableAssets } from "../../src/site/assets-in-use.js";
import { composeEdition } from "../../src/site/compose.js";
import { withHints } from "../../src/site/hints.js";
import { createLinkResolver } from "../../src/site/link-resolver.js";
import { linksToKeptPages, quarantinedBy, unquarantinableErrors } from "../../src/site/quarantine.js";
import { problemsShown, publicArticle, SITE, siteWith } from "../support/articles.js";

const FROM = "content/news/city/vote.md";
const stories: Partial<Article>[] = [
	{ from: FROM, slug: "vote", id: "news/city/vote", breadcrumb: ["News", "City"] },
	{ from: "content/news/2026-05-01-bridge.md", slug: "bridge", id: "orm-bridge", headline: "The Bridge Opens" },
	{ from: "content/sport/final/index.md", slug: "final", id: "sport/final/index", breadcrumb: ["Sport"] },
	{ from: "content/sport/twin.md", slug: "twin", id: "sport/twin", breadcrumb: ["Sport"] },
	{ from: "content/news/twin.md", slug: "twin", id: "news/twin" },
	{ from: "content/news/橋.md", slug: "橋", id: "news/橋" },
];
const edition = composeEdition(
	{ articles: stories.map(publicArticle), profiles: [], notes: {}, assets: [] },
	SITE,
	"2026-06-01T00:00:00Z",
).value as Edition;
const files = new Map<string, Picture>([["content/news/city/minutes.pdf", { src: "x", url: "/assets/minutes-1.pdf" }]]);
const { resolve } = createLinkResolver(edition, files);
const to = (reference: string, from = FROM): string | undefined => resolve(reference, from)?.url;

const VOTE = "/news/city/2026/05/vote/";
const BRIDGE = "/news/2026/05/bridge/";

describe("a reference leads to a story", () => {
	it.each([
		["by its file, from the file in which it stands", "../2026-05-01-bridge.md", BRIDGE],
		["by its file, from content/", "news/2026-05-01-bridge.md", BRIDGE],
		["by its file without the ending", "news/2026-05-01-bridge", BRIDGE],
		["by its file with a leading slash", "/news/2026-05-01-bridge.md", BRIDGE],
		["by its folder, where it is an index", "sport/final", "/sport/2026/05/final/"],
		["by its URL", BRIDGE, BRIDGE],
		["by its URL without the last slash", BRIDGE.slice(0, -1), BRIDGE],
		["by its URL with index.html", `${BRIDGE}index.html`, BRIDGE],
		["by its URL in another case", "/News/2026/05/Bridge/", BRIDGE],
		["by its id", "orm-bridge", BRIDGE],
		["by its slug", "bridge", BRIDGE],
		["by its file name", "2026-05-01-bridge.md", BRIDGE],
		["by its headline", "the bridge opens", BRIDGE],
		["with its fragment", "../2026-05-01-bridge.md#part-2", `${BRIDGE}#part-2`],
		["with its query and fragment", `${BRIDGE}?a=b#c`, `${BRIDGE}?a=b#c`],
		["with white space around it", " bridge ", BRIDGE],
		["of another script", "橋", "/news/2026/05/%E6%A9%8B/"],
		["of another script, encoded", "/news/2026/05/%E6%A9%8B/", "/news/2026/05/%E6%A9%8B/"],
		["relative to its own URL", "../../05/vote/", VOTE],
	])("%s", (_, reference, url) => expect(to(reference)).toBe(url));
	it("and gives the story", () => expect(resolve("bridge", FROM)?.article?.slug).toBe("bridge"));
	it("or to any other page", () => expect(resolve("/news/", FROM)).toEqual({ url: "/news/" }));
	it("or to a published file beside it", () => expect(to("minutes.pdf#page=2")).toBe("/assets/minutes-1.pdf#page=2"));
	it.each(["nowhere.md", "", "../../../../etc/passwd", "/nowhere/", "constructor", "__proto__", "%E0%A4%A", "twin"])(
		"and nowhere else: %s",
		(reference) => expect(to(reference)).toBeUndefined(),
	);
	it("of two of one name, only by its path", () => {
		expect(to("twin.md", "content/sport/x.md")).toBe("/sport/2026/05/twin/");
		expect(to("news/twin.md")).toBe("/news/2026/05/twin/");
	});
});

describe("an unresolved reference", () => {
	it.each([
		["news/city/vtoe.md", 'did you mean "news/city/vote.md"?'],
		["sport/vote.md", 'did you mean "news/city/vote.md"?'],
		["/news/2026/05/brigde/", 'did you mean "/news/2026/05/bridge/"?'],
		["completely/elsewhere/and/far.md", undefined],
	])("gets a suggestion: %s", (reference, hint) =>
		expect(createLinkResolver(edition, files).suggest(reference, "content/culture/x.md")).toBe(hint),
	);
	it("a story of the same folder is suggested too", () =>
		expect(createLinkResolver(edition, files).suggest("vtoe.md", "content/news/city/x.md")).toBe(
			'did you mean "news/city/vote.md"?',
		));
	it("gets none if it comes after forty others in the report, so that a thousand dead links stay quick", () => {
		const dead = Array.from({ length: 42 }, (_, index) =>
			warning(
				"dead-link",
				"No article",
				{ path: "content/culture/x.md", line: 42 - index },
				{ reference: `news/city/vtoe-${Math.max(index, 1)}.md` },
			),
		);
		const asked: string[] = [];
		const hinted = withHints(dead, (to) => {
			asked.push(to);
			return to;
		});
		expect(asked).toEqual(
			dead
				.slice(2)
				.map(({ reference }) => reference)
				.reverse(),
		);
		expect(hinted.map(({ hint }) => hint)).toEqual([...asked, undefined, undefined]);
		expect(hinted.map(({ place }) => place?.line)).toEqual(Array.from({ length: 42 }, (_, index) => index + 1));
	});
});

describe("a picture", () => {
	const asset = (path: string): Asset => {
		const [folder = "", ...name] = path.split("/");
		return { path, name: name.join("/"), folder: folder as Asset["folder"] };
	};
	const assets = ["content/images/b.jpg", "content/news/city/own.png", "static/logo.png", "content/secret.jpg"].map(
		asset,
	);
	const find = createAssetResolver(assets, SITE);
	const measured = new Map(
		assets.map(({ path, name }) => [
			path,
			{ src: path, url: `/assets/${name}`, width: 4, height: 3 } satisfies Picture,
		]),
	);
	const reported = (src: string, site = SITE): string => {
		const problems: Problem[] = [];
		const place = { path: FROM, line: 9, column: 3 };
		createImageResolver(createAssetResolver(assets, site), measured)(src, place, (problem) => problems.push(problem));
		return problemsShown(problems);
	};
	it.each([
		["own.png", "content/news/city/own.png"],
		["./own.png", "content/news/city/own.png"],
		["images/b.jpg", "content/images/b.jpg"],
		["../../images/b.jpg", "content/images/b.jpg"],
		["/images/b.jpg", "content/images/b.jpg"],
		["/logo.png", "static/logo.png"],
		["images/b%2Ejpg", "content/images/b.jpg"],
		["own.png?v=2", "content/news/city/own.png"],
	])("is found: %s", (src, path) => {
		const found = find(src, FROM);
		expect("asset" in found && found.asset.path).toBe(path);
		expect(reported(src)).toBe("");
	});
	it("that is missing gets a suggestion", () => {
		expect(reported("images/d.jpg")).toBe(
			'content/news/city/vote.md:9:3  error  picture-missing  No picture at "images/d.jpg"\n  hint: did you mean "images/b.jpg"?',
		);
	});
	it.each(["../../../etc/passwd", "/../../x.png", "..\\..\\x.png", "%2e%2e/%2e%2e/%2e%2e/x.png", "a\u0000.png"])(
		"never leads out of the site: %j",
		(src) => expect(reported(src)).toMatch(/error {2}path-escape {2}The path ".+" leads out of the site/),
	);
	it.each(["https://a.example/b.jpg", "//a.example/b.jpg", "file:///etc/passwd", "http://169.254.169.254/"])(
		"of another site is never fetched: %s",
		(src) => expect(reported(src)).toMatch(/error {2}remote-picture/),
	);
	it("may be external if the site says so", () => {
		const site = siteWith({ images: { widths: [], external: ["/images/", "https://cdn.example/"] } });
		expect(reported("/images/none.jpg", site)).toBe("");
		expect(reported("https://cdn.example/a.jpg", site)).toBe("");
		expect(reported("https://evil.example/?https://cdn.example/", site)).toContain("remote-picture");
	});
	it("that is not a picture is reported", () => {
		const problems: Problem[] = [];
		const unmeasured = new Map([["static/logo.png", { src: "s", url: "/u" }]]);
		createImageResolver(find, unmeasured)("/logo.png", { path: FROM }, (each) => problems.push(each));
		expect(problems.map(({ code }) => code)).toEqual(["picture-format"]);
	});
	it("that no public story shows is not published", () => {
		const src: LocatedText = { text: "images/b.jpg", line: 1, column: 1 };
		const used = assetsInUse(
			{
				articles: [publicArticle({ from: FROM, image: { src } })],
				coverage: new Map(),
				authors: [],
				site: siteWith({}),
			},
			assets,
			find,
		);
		expect(used.map(({ path }) => path)).toEqual(["content/images/b.jpg", "static/logo.png"]);
	});
	it("that only hidden stories show is withheld, in whatever folder it is", () => {
		const show = (text: string) => publicArticle({ from: FROM, image: { src: { text, line: 1, column: 1 } } });
		const paths = (open: string[], hidden: string[]) =>
			publishableAssets(
				assets,
				{ open: open.map(show), hidden: hidden.map(show), profiles: [], unclear: [] },
				find,
			).map(({ path }) => path);
		expect(paths([], ["/logo.png"])).not.toContain("static/logo.png");
		expect(paths(["/logo.png"], ["/logo.png"])).toContain("static/logo.png");
		expect(paths([], [])).toHaveLength(4);
		const unclear = { open: [], hidden: [], profiles: [], unclear: ["---\ndraft: ture\n---\n![x](/logo.png)"] };
		expect(publishableAssets(assets, unclear, find).map(({ path }) => path)).not.toContain("static/logo.png");
	});
});

describe("quarantine", () => {
	const all = new Set([FROM, "content/news/2026-05-01-bridge.md"]);
	const bad = quarantinedBy(
		[
			error("dead-link", "x", { path: FROM }),
			error("unclear-key", "x", { path: "content/news/2026-05-01-bridge.md" }, { withhold: true }),
			error("dead-link", "x", { path: "content/news/2026-05-01-bridge.md" }),
			error("config", "x", { path: "broadsheet.config.ts" }),
			error("io", "x"),
		],
		all,
	);
	it("keeps the old page of a story with errors, but not of one that may have been withdrawn", () => {
		expect([...bad]).toEqual([
			[FROM, "keep"],
			["content/news/2026-05-01-bridge.md", "remove"],
		]);
	});
	it("does not stop errors that belong to no story", () => {
		const errors = [
			error("io", "x"),
			error("config", "x", { path: "broadsheet.config.ts" }),
			error("a", "x", { path: FROM }),
		];
		expect(unquarantinableErrors(errors, all).map(({ code }) => code)).toEqual(["io", "config"]);
	});
	it("leads references to the old page, or prints them as text if that is removed", () => {
		const rest = { resolve: () => undefined, suggest: () => undefined };
		const past = linksToKeptPages(rest, bad, new Map([[FROM, VOTE]]));
		expect(past.resolve("city/vote.md", "content/news/x.md")?.url).toBe(VOTE);
		expect(past.resolve("news/city/vote", "content/sport/x.md")?.url).toBe(VOTE);
		expect(past.resolve(VOTE.slice(0, -1), "content/x.md")?.url).toBe(VOTE);
		expect(past.resolve("2026-05-01-bridge.md", "content/news/x.md")?.url).toBe("");
		expect(past.resolve("nowhere.md", "content/news/x.md")).toBeUndefined();
	});
});
