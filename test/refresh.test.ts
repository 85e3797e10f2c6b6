/** A refresh publishes what the clock has changed. Any other difference from the last build stops it, and nothing is published. */
import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Options } from "../src/build/options.js";
import { lazy } from "../src/core/lazy.js";
import { run, runAlone, runBuild } from "./support/cli.js";
import { sample } from "./support/sample.js";
import {
	AT,
	buildSite,
	config,
	type Files,
	list,
	pngImage,
	type Site,
	snapshot,
	story,
	svgImage,
	writeFiles,
} from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";

const EARLY = "2026-05-04T09:00:00Z";
const LATE = "2026-05-04T10:01:00Z";

const PLUGIN = `import { readFileSync } from "node:fs";
import { word } from "./word.ts";
const read = () => readFileSync(new URL("../data.txt", import.meta.url), "utf8");
const file = (path, text) => ({ path, kind: "asset", bytes: new TextEncoder().encode(text) });
export const notes = { name: "notes", files: () => [file("notes.txt", word + read() + (process.env.REFRESH_INSIDE ?? ""))] };
`;
const SITE: Files = {
	"broadsheet.config.ts": `import { notes } from "./plugins/notes.ts";\n${config('description: process.env.REFRESH_LINE ?? "Of the vale", plugins: [notes],')}`,
	"plugins/notes.ts": PLUGIN,
	"plugins/word.ts": 'export const word = "one ";\n',
	"data.txt": "data",
	"content/news/a.md": story("headline: A\nbyline: Ann Lee\ntags: [Rivers]\nimage: { src: a.png, alt: A slope }"),
	"content/news/a.png": pngImage(40, 30),
	"content/news/b.md": story(
		"headline: B\ndate: 2026-05-04T09:30:00Z\nimage: { src: b.svg, alt: A plan }\nbyline: Ben Roe",
		"See [the table](b.csv).",
	),
	"content/news/b.svg": svgImage(400, 300),
	"content/news/b.csv": "a,b\n",
	"content/news/c.md": story("headline: C\nseries: Walks"),
	"content/news/draft.md": story("headline: Draft\ndraft: true"),
	"content/authors/ann-lee.md": "---\nname: Ann Lee\n---\nAnn writes.\n",
	"content/authors/ben-roe.md": "---\nname: Ben Roe\nimage: ben.svg\n---\nBen writes.\n",
	"content/authors/ben.svg": svgImage(50, 50),
	"content/topics/rivers.md": "---\nname: Rivers\n---\nAll rivers.\n",
	"content/sections/news.md": "---\nname: News\n---\nAll news.\n",
	"content/series/walks.md": "---\nname: Walks\n---\nAll walks.\n",
	"static/robots-note.txt": "note\n",
};
/** Bundling takes most of the time, so only those have templates that need them. */
const THEME: Files = {
	"templates/components/Foot.tsx": "export default () => <footer>The end</footer>;",
	"templates/theme.css": "body { color: #111; }\n",
};
type Edit = (site: Site) => Files | undefined;
const remove =
	(...paths: string[]): Edit =>
	() =>
		Object.fromEntries(paths.map((path) => [path, undefined]));
const put =
	(files: Files): Edit =>
	() =>
		files;
const inOutput =
	(change: (out: string) => void): Edit =>
	({ out }) => {
		change(out);
		return undefined;
	};

/** The edit, and the message about it. */
const KINDS: Readonly<Record<string, readonly [Edit, RegExp | string]>> = {
	"an edited story": [put({ "content/news/a.md": story("headline: Another A") }), "content/news/a.md"],
	"a new story": [put({ "content/news/d.md": story("headline: D") }), "content/news/d.md"],
	"a removed story": [remove("content/news/c.md"), "content/news/c.md"],
	"a renamed story": [
		(site) => ({ ...remove("content/news/c.md")(site), "content/news/e.md": story("headline: C\nseries: Walks") }),
		"content/news/e.md",
	],
	"an edit of the story that comes out": [
		put({ "content/news/b.md": story("headline: Half\ndate: 2026-05-04T09:30:00Z") }),
		"content/news/b.md",
	],
	"an edited draft": [put({ "content/news/draft.md": story("headline: Ready") }), "content/news/draft.md"],
	"a picture's bytes": [put({ "content/news/a.png": pngImage(40, 30, 90) }), "content/news/a.png"],
	"the bytes of a picture of a hidden story": [put({ "content/news/b.svg": svgImage(300, 300) }), "content/news/b.svg"],
	"the bytes of a file to which a hidden story links": [put({ "content/news/b.csv": "a,c\n" }), "content/news/b.csv"],
	"the picture of an author without a public story": [put({ "content/authors/ben.svg": svgImage(60, 50) }), "ben.svg"],
	"a removed picture of a hidden story": [remove("content/news/b.svg"), "content/news/b.svg"],
	"a new static file": [put({ "static/new.txt": "new" }), "static/new.txt"],
	"a removed static file": [remove("static/robots-note.txt"), "static/robots-note.txt"],
	"a changed static file": [put({ "static/robots-note.txt": "other\n" }), "static/robots-note.txt"],
	"a style sheet": [put({ "templates/theme.css": "body { color: #222; }\n" }), "style sheet"],
	"a template": [put({ "templates/components/Foot.tsx": "export default () => <b>End</b>;" }), "A template"],
	"a new template": [put({ "templates/components/Byline.tsx": "export default () => <b>Byline</b>;" }), "A template"],
	"the configuration": [put({ "broadsheet.config.ts": config('description: "Another line",') }), "The configuration"],
	"a plugin": [put({ "plugins/notes.ts": PLUGIN.replace("word +", "word + 1 +") }), "The configuration"],
	"a file that a plugin imports": [put({ "plugins/word.ts": 'export const word = "two ";\n' }), "The configuration"],
	"a file that a plugin reads": [put({ "data.txt": "others" }), "notes.txt"],
	"an author's file": [put({ "content/authors/ann-lee.md": "---\nname: Ann Lee\n---\nAnn wrote.\n" }), "ann-lee.md"],
	"a topic's file": [put({ "content/topics/rivers.md": "---\nname: Rivers\n---\nNo rivers.\n" }), "rivers.md"],
	"a section's file": [put({ "content/sections/news.md": "---\nname: News\n---\nNo news.\n" }), "sections/news.md"],
	"a series' file": [remove("content/series/walks.md"), "series/walks.md"],
	"a front": [put({ "content/fronts/index.yaml": "lead: [news/c.md]\n" }), "fronts/index.yaml"],
	"an entry of live coverage": [
		put({ "content/news/a/1.md": "---\ndate: 2026-05-04T08:00:00Z\n---\nAn entry.\n" }),
		/error/,
	],
	"the record of addresses": [put({ "content/published.json": '{ "version": 1, "stories": [] }\n' }), "published.json"],
	"an output file that was changed by hand": [
		inOutput((out) => writeFileSync(join(out, "feed.xml"), "by hand")),
		"The output has changed since the last build: feed.xml",
	],
	"an output file that was removed": [inOutput((out) => rmSync(join(out, "feed.xml"))), "feed.xml"],
	"a removed output folder": [inOutput((out) => rmSync(out, { recursive: true })), "The output has changed"],
};

const refresh = (site: Site, files: Files = {}, at = LATE) => site.again(files, { at, refresh: true });
const filesOf = (site: Site) => {
	mkdirSync(site.out, { recursive: true });
	return snapshot(site.out);
};
async function expectStop(site: Site, files: Files | undefined, message: RegExp | string): Promise<void> {
	const before = filesOf(site);
	// A second run reports the same: it has not treated the edit as published.
	for (const each of [files, {}]) {
		const refused = await refresh(site, each);
		expect(refused.problems).toMatch(/ {2}error {2}edited {2}/);
		expect(refused.problems).toMatch(message);
		expect(refused.report.exit).toBe(1);
		expect(filesOf(site)).toEqual(before);
	}
}

describe("a refresh stops at", () => {
	/** For edits of files of the site, which are undone after each test. */
	const shared = lazy(() => buildSite(SITE, { at: EARLY }));
	const themed = lazy(() => buildSite({ ...SITE, ...THEME }, { at: EARLY }));
	for (const [name, [edit, message]] of sample(4, Object.entries(KINDS)))
		it(name, async () => {
			const theme = /style|template/.test(name) ? THEME : {};
			const isShared = !/output/.test(name);
			const site = await (theme === THEME ? themed() : isShared ? shared() : buildSite(SITE, { at: EARLY }));
			expect(site.problems).toBe("");
			const files = edit(site);
			await expectStop(site, files, message);
			if (isShared)
				writeFiles(
					site.root,
					Object.fromEntries(Object.keys(files ?? {}).map((path) => [path, { ...SITE, ...theme }[path]])),
				);
		});

	it("nothing, where each of these edits was undone", async () => {
		const later = await refresh(await shared());
		expect([later.problems, later.report.changed.includes("/news/2026/05/b/")]).toEqual(["", true]);
	});

	it("a variable of the environment that the configuration reads", async () => {
		const root = tempDir();
		writeFiles(root, SITE);
		await runBuild(root);
		expect(await run(["refresh", "--at", AT], root)).toMatchObject({ exit: 0, stderr: "" });
		// In another process: the configuration is evaluated once in each.
		const refused = await runAlone(["refresh", "--at", AT], root, { REFRESH_LINE: "other" });
		expect(refused.stderr).toContain("or something that it reads (the environment, a file, the clock)");
		expect(refused.exit).toBe(1);
	});

	it("a variable of the environment that a plugin reads while it works", async () => {
		const site = await buildSite(SITE, { at: EARLY });
		process.env.REFRESH_INSIDE = "other";
		try {
			await expectStop(site, {}, "it affects notes.txt");
		} finally {
			delete process.env.REFRESH_INSIDE;
		}
	});

	it("an edit that another output folder of the same cache has seen", async () => {
		const site = await buildSite(SITE, { at: EARLY });
		await site.again(
			{ "content/news/b.md": story("headline: Half\ndate: 2026-05-04T09:30:00Z") },
			{ out: "preview", drafts: true },
		);
		await expectStop(site, {}, "has changed since the last build into this folder");
	});

	it("an edit seen by a build that published nothing", async () => {
		const site = await buildSite(SITE, { at: EARLY });
		const failed = await site.again({
			"content/news/a.md": story("headline: Another A"),
			"content/news/c.md": story("type: nonsense"),
		});
		expect(failed.report.exit).toBe(1);
		await expectStop(site, { "content/news/c.md": SITE["content/news/c.md"] }, "has changed since the last build");
	});

	it("an output that shows drafts, and drafts that are asked for", async () => {
		const drafts = await buildSite(SITE, { at: EARLY, drafts: true });
		await expectStop(drafts, {}, "The last build into this folder showed drafts");
		const site = await buildSite(SITE, { at: EARLY });
		await expectStop(
			{ ...site, again: (files, more) => site.again(files, { ...more, drafts: true }) },
			{},
			"it affects",
		);
	});
});

describe("a refresh publishes if only the clock has changed", () => {
	it.each<[string, Options]>([
		["without more", {}],
		["with a record of addresses", { record: true }],
		["with --quarantine", { quarantine: true }],
	])("%s, as a clean build would", async (name, options) => {
		const files = name === "without more" ? { ...SITE, ...THEME } : SITE;
		const site = await buildSite(files, { at: EARLY, ...options });
		const later = await refresh({ ...site, again: (files, more) => site.again(files, { ...options, ...more }) });
		expect(later.problems).toBe("");
		expect(later.report.changed).toContain("/news/2026/05/b/");
		expect(later.list()).toContain("authors/ben-roe/index.html");
		const clean = await buildSite(files, { at: LATE });
		expect(filesOf(later)).toEqual(filesOf(clean));
		const next = await refresh(later, {}, "2026-05-06T10:00:00Z");
		expect([next.problems, next.report.exit]).toEqual(["", 0]);
	});

	it("where files have new times and places, as in a fresh checkout", async () => {
		const site = await buildSite(SITE, { at: EARLY });
		for (const path of list(join(site.root, "content"))) utimesSync(join(site.root, "content", path), 1, 1);
		for (const path of list(site.out)) utimesSync(join(site.out, path), 1, 1);
		const later = await refresh(site);
		expect([later.problems, later.report.changed.includes("/news/2026/05/b/")]).toEqual(["", true]);
	});

	it("if another output folder of the same cache showed drafts in between", async () => {
		const site = await buildSite(SITE, { at: EARLY });
		await site.again({}, { out: "preview", drafts: true });
		const later = await refresh(site);
		expect([later.problems, later.report.exit]).toEqual(["", 0]);
	});

	it("where a picture has narrower copies, and a story keeps its old page in quarantine", async () => {
		const site = await buildSite({ ...SITE, "content/news/a.png": pngImage(1400, 20) }, { at: EARLY });
		const broken = await site.again({ "content/news/c.md": story("type: nonsense") }, { at: EARLY, quarantine: true });
		expect(broken.list().some((path) => path.endsWith(".webp"))).toBe(true);
		const later = await site.again({}, { at: LATE, quarantine: true, refresh: true });
		expect(later.problems).not.toContain("edited");
		expect(later.report.changed).toContain("/news/2026/05/b/");
	});
});
