/** Counts what a second build does: it renders only pages that an edit changes, and touches no unchanged file. */
import { lstatSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lazy } from "../../src/core/lazy.js";
import type { Report } from "../../src/core/model.js";
import { urlOf } from "../../src/core/paths.js";
import { ALL_CASES, sample } from "../support/sample.js";
import { buildSite, config, type Files, type Site, story, svgImage } from "../support/site.js";
import { differing } from "./compare.js";
import { files } from "./site.js";
import { filesBelow, treeOf } from "./test-site.js";

const built = (more: Files = {}): Promise<Site> => buildSite({ ...files(), ...more });

const SMALL: Files = { "broadsheet.config.ts": config() };
const ARTICLE = (words: string): Files => ({
	"templates/article.tsx": `import Layout from "./layout.js";\nexport default (view) => <Layout view={view} kind="article"><h1>{view.headline}</h1><p>${words}</p></Layout>;\n`,
});
/** A story of the site with a changed text. */
const edited = (path: string, what: RegExp, by: string): Files => {
	const before = String(files()[path]);
	const after = before.replace(what, by);
	expect(after).not.toBe(before);
	return { [path]: after };
};
/** The inode number, the timestamps and the size of each file of the output. */
const stamps = ({ out }: Site): Readonly<Record<string, string>> =>
	Object.fromEntries(
		filesBelow(out).map((path) => {
			const { ino, mtimeNs, ctimeNs, size } = lstatSync(join(out, path), { bigint: true });
			return [path, [ino, mtimeNs, ctimeNs, size].join(" ")];
		}),
	);
/** The newspaper to which the edits are made, one after another. */
const newspaper = lazy(() => built());
/** Makes one edit, and returns what its build reports and touches; `find` selects among the pages before it. */
async function edit(change: Files, site?: Site) {
	site ??= await newspaper();
	const [before, tree] = [stamps(site), treeOf(site.out)];
	const find = (text: string): string[] =>
		[...tree]
			.filter(([path, html]) => /(?:\.html|\.xml|feed\.json)$/.test(path) && html.includes(text))
			.map(([path]) => urlOf(path))
			.sort();
	const { report } = await site.again(change);
	const touched = Object.entries(stamps(site)).flatMap(([path, stamp]) =>
		path === ".broadsheet.json" || before[path] === stamp ? [] : [urlOf(path)],
	);
	const changed = [...report.changed].sort();
	return {
		report,
		find,
		changed,
		touched: touched.sort(),
		pictures: differing(tree, treeOf(site.out)).filter(isAsset),
	};
}
/** The same edit, made once for all tests that examine it. */
const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
	let made: Promise<T> | undefined;
	return () => {
		made ??= make();
		return made;
	};
};
const isFeed = (url: string): boolean => /(?:\.xml|feed\.json)$/.test(url);
const isPage = (url: string): boolean => !isFeed(url);
const isAsset = (path: string): boolean => path.startsWith("assets/");

describe("after a build of which nothing has changed", () => {
	const done = once(async () => {
		const site = await newspaper();
		const before = stamps(site);
		return { before, site: await site.again({}) };
	});
	it("no file of the site is touched, nor its clock", async () => {
		const { before, site } = await done();
		expect(site.report).toMatchObject({ exit: 0, written: 0, deleted: 0, changed: [] });
		expect(stamps(site)).toEqual(before);
	});
	it("no page is rendered", async () => {
		const { report } = (await done()).site;
		expect(report).toMatchObject({ rendered: 0, reused: report.pages });
	});
});

/** A story with key points: no list shows the beginning of its text. */
const LONELY = "content/sport/rowing/tarn-green-3.md";
describe("after the text of one story has changed", () => {
	const done = once(() => edit(edited(LONELY, /The end of it/, "The beginning of it")));
	it("its page and the feeds that have it are written, and nothing else", async () => {
		const { report, changed, touched, find } = await done();
		const own = find("tarn-green-3").filter((each) => each.endsWith("/tarn-green-3/") && !each.startsWith("/old/"));
		const shown = [...own, ...find(":sport/rowing/tarn-green-3")].sort();
		expect(shown.filter(isFeed)).toHaveLength(12);
		expect([changed, report.written, touched]).toEqual([shown, 13, shown]);
	});
	it("its page is rendered, and no other", async () => {
		const { report } = await done();
		expect([report.rendered, report.reused]).toEqual([1, report.pages - 1]);
	});
	it("a story that it is related to is not looked at, however many words were added to the text", async () => {
		const roads = "headline: The road\ntags: [Roads]\nsummary: [One thing]";
		const b = story("headline: The park\ntags: [Roads]");
		const site = await buildSite({ ...SMALL, "content/news/a.md": story(roads), "content/news/b.md": b });
		const { report } = await site.again(
			{ "content/news/a.md": story(roads, "Other and more words.") },
			{ why: "/news/2026/05/b/" },
		);
		expect(report.changed).toContain("/news/2026/05/a/");
		expect(report.why).toEqual(["reused: nothing that it shows has changed"]);
	});
});

describe.each(
	sample(
		1,
		Object.keys(files()).filter((path) => /-(?:2|7|11|22)\.md$/.test(path)),
	),
)("after %s has another headline", (path) => {
	const old = /headline: (.*)/.exec(String(files()[path]))?.[1] ?? "";
	const done = once(() => edit(edited(path, /headline: .*/, "headline: The tide is late")));
	it("the pages that showed the old one are written, and no others", async () => {
		const { changed, touched, find } = await done();
		const readers = find(old);
		expect(readers.length).toBeGreaterThan(3);
		expect([changed, touched]).toEqual([readers, readers]);
	});
	it("these pages are rendered, and no others", async () => {
		const { report, find } = await done();
		expect(report.rendered).toBe(find(old).filter(isPage).length);
	});
});

describe("after a story has a new headline", () => {
	it("the feeds of a story that it is related to are not made again", async () => {
		const [roads, both] = ["headline: The road\ntags: [Roads]", "headline: The park\ntags: [Roads, Parks]"];
		const site = await buildSite({ ...SMALL, "content/news/a.md": story(roads), "content/news/b.md": story(both) });
		expect(site.page("/news/2026/05/b/").text).toContain("The road");
		const changed = { "content/news/a.md": story(roads.replace("The road", "The lane")) };
		const { report } = await site.again(changed, { why: "/topics/parks/feed.xml" });
		expect(report.changed).toContain("/news/2026/05/b/");
		expect(report.why?.at(-1)).toBe("reused: nothing that it shows has changed");
	});
});

describe("after the template of stories has changed", () => {
	const done = once(async () => edit(ARTICLE("Set in lead."), await built(ARTICLE("Set in tin."))));
	it("stories are written, and no front", async () => {
		const { changed, find } = await done();
		expect(changed).toEqual(find("Set in tin."));
		expect(changed.length).toBeGreaterThan(15);
	});
	it("stories are rendered, and no front", async () => {
		const { report } = await done();
		expect(report.rendered).toBe(report.changed.filter(isPage).length);
	});
});

describe("after a picture has been replaced", () => {
	const done = once(() => edit({ "content/images/eight.svg": svgImage(402, 300).replace("#345", "#543") }));
	it("it is written, with the pages that show it", async () => {
		const { report, changed, find, pictures } = await done();
		// Each of the two drawings has a rendition for social networks.
		expect(pictures).toHaveLength(4);
		const shown = [...new Set(pictures.flatMap((path) => find(`/${path}`)))];
		expect(shown.length).toBeGreaterThan(1);
		expect(changed).toEqual([...pictures.map(urlOf), ...shown].sort());
		expect(report).toMatchObject({ written: shown.length + 2, deleted: 2 });
	});
	it("the pages that show it are rendered, and no others", async () => {
		const { report, find, pictures } = await done();
		const shown = new Set(pictures.flatMap((path) => find(`/${path}`)));
		expect(report.rendered).toBe([...shown].filter(isPage).length);
	});
});

/** This number of short stories, one a day, over the same sections, topics and authors: every archive page except the newest is full. */
const archive = (count: number): Files => ({
	"broadsheet.config.ts": config("pageSize: 10,"),
	...Object.fromEntries(Array.from({ length: count }, (_, index) => short(index))),
});
const short = (index: number): [string, string] => {
	const date = new Date(Date.UTC(2024, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);
	const front = [
		`headline: Story ${index}`,
		`date: ${date}`,
		`tags: [Topic ${index % 4}]`,
		`byline: Author ${index % 3}`,
	];
	return [`content/section-${index % 3}/story-${index}.md`, story(front.join("\n"))];
};
async function withOneMore(count: number) {
	const site = await buildSite(archive(count));
	const [path, text] = short(count);
	return (await site.again({ [path]: text })).report;
}
describe("after one more story", () => {
	const both = lazy(() => Promise.all((ALL_CASES ? [60, 300] : [40, 200]).map(withOneMore)));
	it("as many files are written in a small archive as in one of five times its size", async () => {
		const [small, large] = (await both()) as [Report, Report];
		expect([small.exit, large.exit]).toEqual([0, 0]);
		expect(small.written).toBeGreaterThan(4);
		expect(Math.abs(large.written - small.written)).toBeLessThanOrEqual(2);
	});
	it("as many pages are rendered", async () => {
		const [small, large] = (await both()) as [Report, Report];
		expect(Math.abs(large.rendered - small.rendered)).toBeLessThanOrEqual(2);
	});
});
