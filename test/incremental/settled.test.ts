/** What a build believes of files that have lain still: each stamp, and that nothing has happened at all. */
import { existsSync, readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { stampAt } from "../../src/engine/stats.js";
import type { Report } from "../../src/model.js";
import type { Options } from "../../src/options.js";
import { AT, config, drawing, type Files, lay, story } from "../support/site.js";
import { rewriteInSecret } from "./paper.js";
import { quickFolder } from "./quick.js";
import { build } from "./walk.js";

/** Longer than a file is young. */
const settle = () => setTimeout(150);

const PERMALINKS = 'permalinks: { article: "/:section/:slug/" },';
const FILES: Files = {
	"broadsheet.config.ts": config(`ageNotice: 1, ${PERMALINKS}`),
	"content/news/a.md": story(
		"headline: The mill\nbreadcrumb: [News]\ntags: [Rivers]\nseries: Water\nimage: { src: mill.svg, alt: A mill }",
		"Words on [the weir](b.md).",
	),
	"content/news/b.md": story(
		"headline: The weir\nslug: the-weir\nbreadcrumb: [News]\ndate: 2026-05-02 09:00\nseries: Water",
	),
	"content/news/mill.svg": drawing(40, 30),
	"content/topics/rivers.md": "---\nname: Rivers\n---\n\nAll that flows.\n",
	"static/robots.txt": "User-agent: *\n",
};

interface Told extends Report {
	/** The stages that the build went through. */
	readonly stages: readonly string[];
}
interface Settled {
	readonly root: string;
	readonly again: (options?: Options) => Promise<Told>;
	readonly read: (path: string) => string;
}
/** A site that was built, and has lain still since, as have its files. */
async function settled(more: Files = {}): Promise<Settled> {
	const root = quickFolder();
	const again = async (options: Options = {}): Promise<Told> => {
		const stages: string[] = [];
		const report = await build({ root, at: AT, jobs: 1, ...options, onStage: (stage) => void stages.push(stage) });
		return { ...report, stages };
	};
	const files = { ...FILES, ...more };
	lay(root, files);
	// A whole second, so that the clock of a file can be put back to what it was.
	for (const path of Object.keys(files)) utimesSync(join(root, path), 1_700_000_000, 1_700_000_000);
	await settle();
	await again();
	await settle();
	return { root, again, read: (path) => readFileSync(join(root, "dist", path), "utf8") };
}
const untouched = ["configure", "read"];

describe("a stamp", () => {
	it("of a file that has lain still is equal to itself; of a young one to none, because it may change again unseen", async () => {
		const root = quickFolder();
		lay(root, { "a.md": "a" });
		const young = stampAt(join(root, "a.md"));
		await settle();
		const old = stampAt(join(root, "a.md"));
		expect(old).toEqual(stampAt(join(root, "a.md")));
		expect([young?.[1], young?.[2]]).toEqual([Number.NaN, Number.NaN]);
		expect(old?.every(Number.isFinite)).toBe(true);
	});
});

describe("where nothing has changed", () => {
	it("no story is looked at, and the same is told as the last time", async () => {
		const site = await settled({ "content/news/c.md": story("headline: The ford\nimage: mill.svg") });
		const first = await site.again({ clean: true });
		expect(first.problems).not.toEqual([]);
		const second = await site.again();
		expect(second.stages).toEqual(untouched);
		const { problems, pages, nextChange } = first;
		expect(second).toMatchObject({ problems, pages, nextChange, reused: pages, rendered: 0, written: 0, changed: [] });
	});
	it("what a build that was killed left in its stage goes", async () => {
		const site = await settled();
		lay(site.root, { "dist/.stage/page/half.html": "half" });
		expect((await site.again()).stages).toEqual(untouched);
		expect(existsSync(join(site.root, "dist/.stage"))).toBe(false);
	});
});

describe.concurrent("a site that has lain still is looked at again", () => {
	const changes: Readonly<Record<string, (site: Settled) => unknown>> = {
		"where a story says something else, with the size and the time that it had": ({ root }) =>
			rewriteInSecret(join(root, "content/news/a.md"), (text) => Buffer.from(String(text).replace("Words", "Deeds"))),
		"where a story that another one links to has another address": ({ root }) =>
			lay(root, { "content/news/b.md": story("headline: The weir\nslug: new-weir\nbreadcrumb: [Elsewhere]") }),
		"where a part of a series has another headline": ({ root }) =>
			lay(root, { "content/news/b.md": story("headline: The weir again\nslug: the-weir\nseries: Water") }),
		"where a new story came": ({ root }) => lay(root, { "content/news/c.md": story("headline: The ford") }),
		"where a story went": ({ root }) => lay(root, { "content/news/b.md": undefined }),
		"where a picture was drawn anew": ({ root }) => lay(root, { "content/news/mill.svg": drawing(80, 60) }),
		"where the note of a topic says more": ({ root }) =>
			lay(root, { "content/topics/rivers.md": "---\nname: Rivers\n---\n\nAll that flows, and more.\n" }),
		"where a file that is copied says something else": ({ root }) => lay(root, { "static/robots.txt": "" }),
		"where the configuration is another one": ({ root }) =>
			lay(root, { "broadsheet.config.ts": config(`ageNotice: 1, description: "News of the vale", ${PERMALINKS}`) }),
		"where a template came": ({ root }) =>
			lay(root, { "templates/not-found.tsx": "export default () => <p>Nothing here.</p>;\n" }),
		"where a style sheet came": ({ root }) =>
			lay(root, { "templates/css/print.css": "@media print { a { color: red } }" }),
		"where a page was overwritten, with the size and the time that it had": ({ root }) =>
			rewriteInSecret(join(root, "dist/index.html"), (bytes) => bytes.fill(32, 0, 20)),
		"where a page was deleted": ({ root }) => lay(root, { "dist/index.html": undefined }),
		"where the list of files was deleted": ({ root }) => lay(root, { "dist/.broadsheet.json": undefined }),
		"where a folder with an odd name came": ({ root }) => lay(root, { "content/odd|name/x.txt": "" }),
	};
	for (const [when, change] of Object.entries(changes))
		it(when, async () => {
			const site = await settled();
			change(site);
			await settle();
			const warm = await site.again();
			const clean = await site.again({ clean: true, out: "clean" });
			expect(warm.stages).toContain("compose");
			expect(warm.problems).toEqual(clean.problems);
			for (const path of clean.changed.map((url) => `${url.slice(1)}${url.endsWith("/") ? "index.html" : ""}`))
				expect(site.read(path)).toBe(readFileSync(join(site.root, "clean", path), "utf8"));
		});
	it("from the instant on at which a story becomes public, and until the one at which it expires", async () => {
		const site = await settled({
			"content/news/c.md": story("headline: The ford\nembargo: 2026-05-05 09:00\nexpires: 2026-05-06 09:00"),
		});
		const homes: boolean[] = [];
		const OPEN = "2026-05-05T08:00:00Z";
		for (const at of ["2026-05-05T07:59:59Z", OPEN, AT, OPEN, "2026-05-06T07:59:59Z", "2026-05-06T08:00:00Z"]) {
			await site.again({ at });
			await settle();
			homes.push(site.read("index.html").includes("The ford"));
		}
		expect(homes).toEqual([false, true, false, true, true, false]);
	});
	it("in every build where the clock of a file is ahead: it may change again unseen", async () => {
		const site = await settled();
		const later = new Date(Date.now() + 3_600_000);
		utimesSync(join(site.root, "content/news/a.md"), later, later);
		for (const _ of [1, 2]) expect((await site.again()).stages).toContain("compose");
	});
	it("when a story has become a year older, which its page tells", async () => {
		const site = await settled();
		const page = "news/the-weir/index.html";
		expect(site.read(page)).not.toContain("more than 1 year old");
		await site.again({ at: "2027-05-04T09:00:00Z" });
		expect(site.read(page)).toContain("more than 1 year old");
	});
	it("for a preview with drafts, and after it", async () => {
		const site = await settled({ "content/news/c.md": story("headline: The ford\ndraft: true") });
		const homes: boolean[] = [];
		for (const drafts of [true, true, false]) {
			await site.again({ drafts });
			await settle();
			homes.push(site.read("index.html").includes("The ford"));
		}
		expect(homes).toEqual([true, true, false]);
	});
});
