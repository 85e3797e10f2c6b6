/** A published address remains, redirects to the new one, or answers 410. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sample } from "./support/sample.js";
import { buildSite, config, type Files, type Site, story } from "./support/site.js";

const RECORD = "content/published.json";
const SITE: Files = {
	"broadsheet.config.ts": config(),
	"content/news/bridge.md": story("headline: The bridge reopens\ntags: [Bridges]", "It opened at noon."),
	"content/news/vote.md": story("headline: The vote is close\ndate: 2026-04-02", "Nine to [four](bridge.md)."),
};
const BRIDGE = "/news/2026/05/bridge/";
const VOTE = "/news/2026/04/vote/";

/** Comes before the others in the record. */
const NEWER: Files = { "content/arts/show.md": story("headline: The show\ntags: [Bridges]") };

const recordOf = (site: Site) => JSON.parse(readFileSync(join(site.root, RECORD), "utf8"));
/** Publishes a site and records what it published; then publishes again with other files. */
const published = async (files: Files = SITE) => buildSite(files, { record: true });
const leadsTo = (site: Site, url: string) => site.page(url).all('meta[http-equiv="refresh"]')[0]?.attr("content");

describe("the record of what was published", () => {
	it("is written only on request", async () => {
		const site = await buildSite(SITE);
		expect(existsSync(join(site.root, RECORD))).toBe(false);
		await site.again({}, { record: true });
		expect(readFileSync(join(site.root, RECORD), "utf8")).toBe(
			`{
"version": 1,
"stories": {
"news/bridge": {"file":"content/news/bridge.md","urls":["${BRIDGE}"],"date":"2026-05-01T08:00:00Z","text":"${recordOf(site).stories["news/bridge"].text}"},
"news/vote": {"file":"content/news/vote.md","urls":["${VOTE}"],"date":"2026-04-01T23:00:00Z","text":"${recordOf(site).stories["news/vote"].text}"}
},
"fronts": [
"/news/",
"/topics/bridges/"
],
"gone": [],
"authority": "vale.example"
}
`,
		);
	});

	it("changes nothing of the site: a build with it gives the same as a build without it", async () => {
		const site = await buildSite(SITE);
		const before = site.list();
		const after = await (await site.again({}, { record: true })).again({});
		expect(after.problems).toBe("");
		expect(after.list()).toEqual(before);
		expect(after.report.written).toBe(0);
	});

	it("is not written by a build that has errors", async () => {
		const site = await buildSite({ ...SITE, "content/news/vote.md": story("embargo: soon") }, { record: true });
		expect(site.report.exit).toBe(1);
		expect(existsSync(join(site.root, RECORD))).toBe(false);
	});

	it("is never published, and no link leads to it", async () => {
		const site = await (await published()).again({ "content/news/vote.md": story("", "[All](/published.json)") });
		expect(site.problems).toContain('dead-link  No page of this site is at "/published.json"');
	});

	it.each(
		sample(4, [
			["a damaged one", '{ "version": 1,\n "stories" }', "content/published.json:2:12  error  published-record"],
			[
				"one with the marks of a merge",
				'{\n<<<<<<< ours\n"version": 1}',
				"content/published.json:2:1  error  published-record",
			],
			["one of another version", '{"version": 9}', "content/published.json:1:2  error  published-record"],
			["one that is a list", "[]", "content/published.json:1:1  error  published-record"],
			[
				"one with the address of all pages",
				'{"version": 1, "stories": {}, "fronts": [],\n"gone": ["/*"]}',
				'content/published.json:2:10  error  published-record  "/*" in the record of published URLs is not the URL of a page',
			],
			[
				"one with an address that no file has",
				'{"version": 1, "stories": {}, "fronts": ["/a\\u0000b/"],\n"gone": []}',
				'content/published.json:1:42  error  published-record  "/a\\u0000b/" in the record',
			],
			[
				"one with an address outside",
				'{"version": 1, "stories": {"a": {"file": "a", "urls": ["/../../etc/"], "date": "2026-05-01T08:00:00Z", "text": "x"}}, "fronts": [], "gone": []}',
				'published-record  "/../../etc/" in the record',
			],
			[
				"one with an instant that is none",
				'{"version": 1, "stories": {"a": {"file": "a", "urls": ["/a/"], "date": "99999-99-99", "text": "x"}}, "fronts": [], "gone": []}',
				"content/published.json:1:28  error  published-record  The record of published URLs has no a that can be read",
			],
			["one with a number of its own", '{"version": 1e999}', "content/published.json:1:2  error  published-record"],
		]),
	)("stops the build where it is %s", async (_, text, problem) => {
		const site = await buildSite({ ...SITE, [RECORD]: text });
		expect(site.report.exit).toBe(1);
		expect(site.problems).toContain(problem);
	});
});

describe("a story that was published", () => {
	it("leads from its old address when its slug, its section or its date changes", async () => {
		const site = await (await published()).again({
			"content/news/bridge.md": story(
				"headline: The bridge is open\nslug: open-bridge\nbreadcrumb: [Region]\ntags: [Bridges]",
				"It opened at noon.",
			),
		});
		expect(site.problems).toBe("");
		expect(leadsTo(site, BRIDGE)).toBe("0; url=/region/2026/05/open-bridge/");
	});

	it("keeps its id and its URL when its file is renamed and moved, however often", async () => {
		const moved = story("headline: The bridge reopens\ntags: [Bridges]\nbreadcrumb: [Region]", "It opened at noon.");
		const first = await (await published()).again(
			{
				"content/news/bridge.md": undefined,
				"content/region/crossing.md": moved,
				"content/news/vote.md": story("headline: The vote is close\ndate: 2026-04-02", "Nine to four."),
			},
			{ record: true },
		);
		expect(first.problems).toBe("");
		expect(leadsTo(first, BRIDGE)).toBe("0; url=/region/2026/05/crossing/");
		const second = await first.again(
			{ "content/region/crossing.md": undefined, "content/region/orm/span.md": moved },
			{ record: true },
		);
		expect(leadsTo(second, BRIDGE)).toBe("0; url=/region/2026/05/span/");
		expect(leadsTo(second, "/region/2026/05/crossing/")).toBe("0; url=/region/2026/05/span/");
		expect(Object.keys(recordOf(second).stories)).toEqual(["news/bridge", "news/vote"]);
	});

	it("is still found by links that name its old address, and by its id", async () => {
		const site = await (await published()).again({
			"content/news/bridge.md": undefined,
			"content/news/span.md": story("headline: The bridge reopens\ntags: [Bridges]", "It opened at noon."),
			"content/news/vote.md": story("date: 2026-04-02", `[One](${BRIDGE}) and [two](news/bridge).`),
		});
		expect(site.problems).toBe("");
		const links = site.page(VOTE).all(".body a");
		expect(links.map((link) => link.attr("href"))).toEqual(["/news/2026/05/span/", "/news/2026/05/span/"]);
	});

	it("takes its addresses along when it is given an id", async () => {
		const site = await (await published()).again(
			{ "content/news/bridge.md": story("id: orm-bridge\nslug: span\ntags: [Bridges]", "It opened at noon.") },
			{ record: true },
		);
		expect(leadsTo(site, BRIDGE)).toBe("0; url=/news/2026/05/span/");
		const again = await site.again({
			"content/news/bridge.md": undefined,
			"content/arch.md": story("id: orm-bridge\nbreadcrumb: [News]\ntags: [Bridges]\ndate: 2026-05-03", "All is new."),
			"content/news/vote.md": story("date: 2026-04-02"),
		});
		expect(leadsTo(again, BRIDGE)).toBe("0; url=/news/2026/05/arch/");
	});

	it("gives up an address that another story has taken", async () => {
		const site = await (await published()).again(
			{
				"content/news/bridge.md": story("slug: span\ntags: [Bridges]", "It opened at noon."),
				"content/news/other.md": story("headline: Another bridge\nslug: bridge", "Not the same."),
			},
			{ record: true },
		);
		expect(site.page(BRIDGE).one("h1").text).toBe("Another bridge");
		expect(recordOf(site).stories["news/bridge"].urls).toEqual(["/news/2026/05/span/"]);
	});

	it("is reported when it is missing, with the URL that would stop working", async () => {
		const files = {
			"content/news/bridge.md": undefined,
			"content/news/vote.md": story("date: 2026-04-02\ntags: [Bridges]"),
		};
		const site = await (await published()).again(files);
		expect(site.report.exit).toBe(1);
		expect(site.problems).toContain(
			`content/published.json:4:1  error  url-lost  ${BRIDGE} was published, and the story "news/bridge" (content/news/bridge.md) is gone`,
		);
		expect(site.problems).toContain("hint: give the story that took its place `aliases`, or list the URL under `gone`");
		const lax = await buildSite({ ...SITE, "broadsheet.config.ts": config('links: "warn",') }, { record: true });
		expect((await lax.again(files)).report.exit).toBe(0);
	});

	it("is reported at its line of the record as it is after the build, which adds others", async () => {
		const lax = { ...SITE, "broadsheet.config.ts": config('links: "warn",\n\trecord: true,') };
		const site = await (await buildSite(lax)).again({ "content/news/bridge.md": undefined, ...NEWER });
		const line = () => {
			const lines = readFileSync(join(site.root, RECORD), "utf8").split("\n");
			return lines.findIndex((each) => each.startsWith('"news/bridge"')) + 1;
		};
		expect(line()).toBe(5);
		expect(site.problems).toContain("content/published.json:5:1  warning  url-lost");
		expect((await site.again({})).problems).toContain("content/published.json:5:1  warning  url-lost");
	});

	it("can be removed permanently: its URL says so", async () => {
		const before = await published();
		const { gone: _, ...rest } = recordOf(before);
		const site = await before.again(
			{
				"content/news/bridge.md": undefined,
				"content/news/vote.md": story("date: 2026-04-02\ntags: [Bridges]"),
				[RECORD]: JSON.stringify({ ...rest, gone: [BRIDGE] }),
			},
			{ record: true },
		);
		expect(site.problems).toBe("");
		expect(site.page(BRIDGE).one("h1").text).toBe("This page is gone");
		expect(site.page(BRIDGE).one('meta[name="robots"]').attr("content")).toBe("noindex");
		expect(site.read("_redirects").split("\n")).toContain(`${BRIDGE} ${BRIDGE} 410`);
		expect(Object.keys(recordOf(site).stories)).toEqual(["news/vote"]);
		expect((await site.again({})).page(BRIDGE).one("h1").text).toBe("This page is gone");
	});

	it.each(
		sample(3, [
			["a draft", "draft: true"],
			["embargoed", "embargo: 2026-06-01 09:00"],
			["expired", "expires: 2026-05-02"],
		]),
	)("says that it is gone while it is %s, and comes back to its address", async (_, front) => {
		const text = "It opened at noon.";
		const hidden = await (await published()).again(
			{
				"content/news/bridge.md": story(`tags: [Bridges]\n${front}`, text),
				"content/news/vote.md": story("date: 2026-04-02\ntags: [Bridges]"),
			},
			{ record: true },
		);
		expect(hidden.problems).toBe("");
		expect(hidden.page(BRIDGE).one("h1").text).toBe("This page is gone");
		const back = await hidden.again({ "content/news/bridge.md": story("slug: span\ntags: [Bridges]", text) });
		expect(leadsTo(back, BRIDGE)).toBe("0; url=/news/2026/05/span/");
	});
});

describe("a front that was published", () => {
	it("is reported when it is missing, until its URL redirects", async () => {
		const files = { "content/news/bridge.md": story("", "It opened at noon.") };
		const site = await (await published()).again(files);
		expect(site.report.exit).toBe(0);
		expect(site.problems).toContain("warning  url-lost  /topics/bridges/ was published and has no page now");
		const led = await site.again({ "broadsheet.config.ts": config('redirects: { "/topics/bridges/": "/news/" },') });
		expect(led.problems).toBe("");
		expect(leadsTo(led, "/topics/bridges/")).toBe("0; url=/news/");
	});
});

describe("redirects of the configuration", () => {
	const redirects = (map: string) =>
		buildSite({ ...SITE, "broadsheet.config.ts": config(`redirects: { ${map} }, feeds: { formats: ["rss"] },`) });

	it("lead straight to the end of a chain, to stories by any of their addresses, and to other hosts", async () => {
		const site = await redirects(
			`"/a/": "/b/", "/b": "/c/", "/c/": "${BRIDGE}#top", "/shop/": "https://shop.example/$1?a=b", "/x.html": "/news/"`,
		);
		expect(site.problems).toBe("");
		for (const url of ["/a/", "/b/", "/c/"]) expect(leadsTo(site, url)).toBe(`0; url=${BRIDGE}#top`);
		expect(site.read("_redirects").split("\n")).toEqual([
			`/a/ ${BRIDGE}#top 301`,
			`/b/ ${BRIDGE}#top 301`,
			`/c/ ${BRIDGE}#top 301`,
			"/shop/ https://shop.example/$1?a=b 301",
			"/x.html /news/ 301",
			"",
		]);
		expect(JSON.parse(site.read("redirects.json")).moved["/x.html"]).toBe("/news/");
		expect(site.read("redirects.nginx.conf")).toBe(
			`map $uri $broadsheet_moved {
	default "";
	"/a/" "${BRIDGE}#top";
	"/b/" "${BRIDGE}#top";
	"/c/" "${BRIDGE}#top";
	"/shop/" "https://shop.example/%241?a=b";
	"/x.html" "/news/";
}
map $uri $broadsheet_gone {
	default 0;
}
`,
		);
	});

	it("are recorded of their story, which they lead to wherever it moves, and still do when they are taken out", async () => {
		const configured = { "broadsheet.config.ts": config(`redirects: { "/span/": "${BRIDGE}" },`) };
		const first = await published({ ...SITE, ...configured });
		expect(recordOf(first).stories["news/bridge"].urls).toEqual(["/span/", BRIDGE]);
		const second = await first.again({
			"content/news/bridge.md": story("headline: The bridge is open\nslug: open-bridge\ntags: [Bridges]"),
		});
		expect(second.problems).toBe("");
		for (const url of ["/span/", BRIDGE]) expect(leadsTo(second, url)).toBe("0; url=/news/2026/05/open-bridge/");
		const third = await second.again({ "broadsheet.config.ts": config() });
		expect(third.problems).toBe("");
		expect(leadsTo(third, "/span/")).toBe("0; url=/news/2026/05/open-bridge/");
	});

	it("are rejected if they form a circle", async () => {
		const site = await redirects('"/a/": "/b/", "/b/": "/a/", "/c/": "/c"');
		expect(site.problems).toContain('error  redirect-loop  The redirect "/a/" leads back to itself: /a/ → /b/ → /a/');
		expect(site.problems).toContain('error  redirect-loop  The redirect "/c/" leads back to itself: /c/ → /c/');
	});

	it("are rejected if their target is not a page, or their source is one", async () => {
		const site = await redirects(`"/a/": "/newz/", "${VOTE}": "/news/"`);
		expect(site.problems).toContain('redirect-dead  The redirect "/a/" leads to "/newz/", which is not a page');
		expect(site.problems).toContain('hint: did you mean "/news/"?');
		expect(site.problems).toContain(`url-collision  the redirect "${VOTE}" and content/news/vote.md have the same URL`);
	});
});

describe("whatever becomes of stories", () => {
	interface RecordedStory {
		readonly file: string;
		readonly slug: string;
		readonly section: string;
		readonly day: number;
		readonly text: string;
		readonly draft?: true;
	}
	type RecordedSite = readonly RecordedStory[];
	const NAMES = ["ash", "birch", "cedar", "elm"];
	const changes: Readonly<Record<string, (sitePlan: RecordedSite, at: number, name: string) => RecordedSite>> = {
		rename: (sitePlan, at, name) => put(sitePlan, at, { file: `content/moved/${name}-${at}.md` }),
		slug: (sitePlan, at, name) => put(sitePlan, at, { slug: `${name}-${at}` }),
		section: (sitePlan, at, name) => put(sitePlan, at, { section: name }),
		date: (sitePlan, at) => put(sitePlan, at, { day: 1 + (((sitePlan[at]?.day ?? 0) + 7) % 28) }),
		rewrite: (sitePlan, at, name) => put(sitePlan, at, { text: `All about ${name} ${at}.` }),
		withdraw: (sitePlan, at) => put(sitePlan, at, { draft: true }),
		"bring back": (sitePlan, at) =>
			sitePlan.map(({ draft, ...told }, index) => (index === at ? told : { ...told, ...(draft && { draft }) })),
		split: (sitePlan, at, name) =>
			sitePlan.length > 8
				? sitePlan
				: [
						...sitePlan,
						{
							...(sitePlan[at] as RecordedStory),
							file: `content/split/${name}-${sitePlan.length}.md`,
							slug: `${name}-${sitePlan.length}`,
						},
					],
		swap: (sitePlan, at) => {
			const [one, other] = [sitePlan[at] as RecordedStory, sitePlan[(at + 1) % sitePlan.length] as RecordedStory];
			return sitePlan.map((told) =>
				told === one ? { ...told, file: other.file } : told === other ? { ...told, file: one.file } : told,
			);
		},
		delete: (sitePlan, at) => (sitePlan.length > 2 ? sitePlan.filter((_, index) => index !== at) : sitePlan),
	};
	const put = (sitePlan: RecordedSite, at: number, change: Partial<RecordedStory>): RecordedSite =>
		sitePlan.map((told, index) => (index === at ? { ...told, ...change } : told));
	const filesOf = (sitePlan: RecordedSite): Files =>
		Object.fromEntries(
			sitePlan.map(({ file, slug, section, day, text, draft }) => [
				file,
				story(
					`headline: ${text}\nslug: ${slug}\nbreadcrumb: [${section}]\ndate: 2026-04-${String(day).padStart(2, "0")} 09:00\n${draft ? "draft: true" : ""}`,
					text,
				),
			]),
		);
	const START: RecordedSite = NAMES.slice(0, 3).map((name, index) => ({
		file: `content/${name}.md`,
		slug: name,
		section: "News",
		day: index + 1,
		text: `A tale of ${name}.`,
	}));

	it("every address that a story ever had has a page, or leads straight to one, or says that it is gone", async () => {
		const step = fc.record({
			change: fc.constantFrom(...Object.keys(changes)),
			at: fc.nat(20),
			name: fc.constantFrom(...NAMES),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
				let sitePlan = START;
				const first: Files = { "broadsheet.config.ts": config(), ...filesOf(sitePlan) };
				let site = await buildSite(first, { record: true, allowShrink: true });
				const ever = new Set<string>();
				const remember = () => {
					for (const { urls } of Object.values<{ urls: string[] }>(recordOf(site).stories))
						for (const url of urls) ever.add(url);
				};
				remember();
				for (const { change, at, name } of steps) {
					const next = changes[change]?.(sitePlan, at % sitePlan.length, name) ?? sitePlan;
					const old = filesOf(sitePlan);
					const now = filesOf(next);
					const left = Object.fromEntries(Object.keys(old).flatMap((path) => (path in now ? [] : [[path, undefined]])));
					sitePlan = next;
					site = await site.again({ ...left, ...now });
					const lost = site.report.problems.filter(({ code, severity }) => code === "url-lost" && severity === "error");
					const gone = lost.flatMap(({ message }) => message.match(/\/\S*\//g)?.filter((url) => ever.has(url)) ?? []);
					const record = recordOf(site);
					site = await site.again(
						lost.length ? { [RECORD]: JSON.stringify({ ...record, gone: [...record.gone, ...gone] }) } : {},
						{ record: true },
					);
					expect(site.report.problems.filter(({ severity }) => severity === "error")).toEqual([]);
					remember();
					for (const url of ever) {
						const to = leadsTo(site, url)?.replace("0; url=", "");
						if (to !== undefined) expect(leadsTo(site, to)).toBeUndefined();
					}
				}
			}),
			{ numRuns: Number(process.env.PUBLISHED_RUNS ?? 1) },
		);
	});
});
