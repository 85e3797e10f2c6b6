/** The desk: what it shows of the stories of a site, and who may read it. */
import { get } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeskView } from "../src/dev/desk/desk.js";
import type { StoryRow } from "../src/dev/desk/rows.js";
import { openSearch, searchFold } from "../src/dev/desk/search.js";
import { type Preview, startDevServer } from "../src/dev/dev-server.js";
import { buildSite, config, story, svgImage, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";

const root = tempDir();
let preview: Preview;
/** The headers of a browser that has opened the address with the token, and the content of its desk. */
let cookie: string;
let key: string;

async function enter({ url, token }: Preview): Promise<{ readonly cookie: string; readonly key: string }> {
	const entered = await fetch(new URL(`/_desk/?token=${token}`, url));
	const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
	const shell = await (await fetch(new URL("/_desk/", url), { headers: { cookie } })).text();
	return { cookie, key: /desk\.js\?key=([0-9a-f]{32})/.exec(shell)?.[1] ?? "" };
}
/** The headers that browsers send with an address that is opened in a new window. */
const WINDOW = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };

const ALL = {
	"broadsheet.config.ts": config('links: "warn",'),
	"content/news/bridge.md": story(
		"byline: Mara Lindqvist\ntags: [River Orm]\nimage: { src: river.svg, alt: The river }",
	),
	"content/news/plain.md": story("headline: Nothing to see\nimage: { src: river.svg, alt: The river }"),
	"content/news/river.svg": svgImage(800, 600),
	"content/pages/about.md": "---\ntitle: About\n---\n\nWords.\n",
};
const PICTURE = "image: { src: river.svg, alt: The river }";

beforeAll(async () => {
	const site = await buildSite(ALL, { record: true }, root);
	expect(site.problems).toBe("");
	writeFiles(root, {
		"content/news/bridge.md": story(`byline: Mara Lindqvist\ntags: [River Orm]\n${PICTURE}`, "Other words."),
		"content/news/draft.md": story(`headline: A draft\ndraft: true\n${PICTURE}`),
		"content/pages/about.md": "---\ntitle: About\n---\n\nOther words.\n",
		"content/pages/terms.md": "---\ntitle: Terms\ndraft: true\n---\n\nWords.\n",
		"content/news/secret.md": story(`headline: A secret\nembargo: 2099-12-01 06:00\n${PICTURE}`),
		"content/news/sooner.md": story(`headline: A sooner one\nembargo: 2099-07-01 06:00\n${PICTURE}`),
		"content/news/later.md": story(`headline: It comes\ndate: 2099-11-01 06:00\nexpires: 2099-11-08\n${PICTURE}`),
		"content/news/over.md": story(`headline: It is over\nexpires: 2026-06-01\n${PICTURE}`),
		"content/news/killed.md": story(`headline: Withdrawn\nstatus: killed\n${PICTURE}`),
		"content/news/dead.md": story(`headline: It leads nowhere\n${PICTURE}`, "See [this](nowhere.md)."),
		"content/news/bare.md": story("headline: Nothing to look at"),
		"content/news/mute.md": story("headline: A mute picture\nimage: { src: river.svg }"),
		"content/news/inside.md": story(`headline: Mute inside\n${PICTURE}`, "![](river.svg)"),
		"content/news/wrong.md": story("headline: It is wrong\ntype: none"),
		"content/news/tide.live/index.md": story(
			`headline: The tide\nends: 2099-08-01\n${PICTURE.replace("river", "../river")}`,
		),
		"content/news/tide.live/one.md": story("headline: It rises"),
		"content/news/tide.live/two.md": story("headline: It falls\ndate: 2099-07-20"),
		"content/fronts/home.yaml": "lead: { pins: [{ story: news/bridge.md, until: 2099-10-01 }] }\n",
	});
	const opened = await startDevServer({
		...{ root, out: join(root, "dist"), cache: join(root, ".broadsheet"), port: 0 },
		onChange: () => {},
		toOverlayError: ({ message, place }) => ({
			text: message,
			...(place && { href: `edit://${place.path}:${place.line}` }),
		}),
	});
	if (typeof opened === "number") throw new Error(`There is nothing to show: ${opened}`);
	preview = opened;
	({ cookie, key } = await enter(preview));
});
afterAll(() => preview?.close());

const ask = async <T>(name: string, query: Record<string, string> = {}, as = ""): Promise<T> => {
	const url = new URL(`/_desk/${name}?${new URLSearchParams({ key, ...query })}`, preview.url);
	return (await fetch(url, { headers: { cookie: `${cookie}; ${as}` } })).json() as Promise<T>;
};
const desk = (cookie?: string) => ask<DeskView>("desk.json", {}, cookie);
const files = ({ rows }: { readonly rows: readonly StoryRow[] }) => rows.map(({ from }) => from.split("/").at(-1));
const found = async (q: string) => files(await ask<{ readonly rows: readonly StoryRow[] }>("search.json", { q }));

describe("the desk lists", () => {
	it("drafts, killed and expired stories", async () => {
		const { drafted, killed, expired } = await desk();
		expect([files(drafted), files(killed), files(expired)]).toEqual([
			["draft.md", "terms.md"],
			["killed.md"],
			["over.md"],
		]);
		// A plain page has no date, needs no picture, and may change without a word to its readers.
		expect(drafted.rows[1]).not.toHaveProperty("when");
		expect(expired.rows[0]).toMatchObject({ hidden: "expired", when: { iso: "2026-06-01T00:00:00+01:00" } });
	});
	it("embargoed stories, with their time in the site's time zone, the next one first", async () => {
		const { embargoed, zone } = await desk();
		expect(zone).toBe("Europe/Dublin");
		expect(embargoed.rows.map(({ headline, when }) => [headline, when?.iso, when?.text])).toEqual([
			["A sooner one", "2099-07-01T06:00:00+01:00", "Wed, 1 Jul 2099, 06:00"],
			["A secret", "2099-12-01T06:00:00+00:00", "Tue, 1 Dec 2099, 06:00"],
		]);
	});
	it("scheduled stories, with links to their page at that time, and to their file", async () => {
		const { scheduled } = await desk();
		expect(scheduled.rows).toMatchObject([
			{ headline: "It falls" },
			{
				headline: "It comes",
				section: "News",
				page: "/news/2099/11/later/?at=2099-11-01T06:00:00Z",
				edit: "edit://content/news/later.md:undefined",
			},
		]);
		const set = await fetch(new URL(scheduled.rows[1]?.page ?? "", preview.url), { redirect: "manual" });
		const cookie = set.headers.get("set-cookie")?.split(";")[0] ?? "";
		const page = await fetch(new URL(set.headers.get("location") ?? "", preview.url), { headers: { cookie } });
		expect(await page.text()).toContain("It comes");
	});
	it("published texts that have changed without a correction, after the deep checks", async () => {
		const corrections = async () => files((await desk()).corrections);
		await expect.poll(corrections).toEqual(["bridge.md"]);
	});
	it("errors before warnings, and dead links apart", async () => {
		// Pages that were never requested are checked in the background.
		await expect.poll(async () => (await desk()).deadLinks.rows.length).toBe(1);
		const { problems, deadLinks } = await desk();
		expect(problems.rows[0]).toMatchObject({ severity: "error", edit: "edit://content/news/wrong.md:4" });
		expect(problems.rows.filter(({ code }) => code === "dead-link")).toEqual([]);
		expect(deadLinks.rows).toMatchObject([{ code: "dead-link", place: "content/news/dead.md:7:12" }]);
	});
	it("stories without a picture, and pictures without words", async () => {
		expect(files((await desk()).noPicture)).toEqual(["bare.md"]);
		const noAlt = async () => files((await desk()).noAlt).sort();
		await expect.poll(noAlt).toEqual(["inside.md", "mute.md"]);
		expect((await desk()).noAlt.rows.map(({ edit }) => edit).sort()).toEqual([
			"edit://content/news/inside.md:7",
			"edit://content/news/mute.md:4",
		]);
	});
	it("the next changes of all kinds, with links to the site at that time", async () => {
		const { upcoming } = await desk();
		expect(
			upcoming.map(({ what, when, story, pin }) => [
				when.iso.slice(0, 10),
				what,
				(story ?? pin) && (story?.headline ?? pin?.story),
			]),
		).toEqual([
			["2099-07-01", "embargo", "A sooner one"],
			["2099-07-20", "date", "It falls"],
			["2099-08-01", "ends", "The tide"],
			["2099-10-01", "pin", "news/bridge.md"],
			["2099-11-01", "date", "It comes"],
			["2099-11-08", "expires", "It comes"],
			["2099-12-01", "embargo", "A secret"],
		]);
		expect(upcoming[0]?.href).toBe("/?at=2099-07-01T05:00:00Z");
	});
	it("an entry of live coverage with a link to its anchor", async () => {
		const { scheduled } = await desk();
		expect(scheduled.rows[0]?.page).toBe("/news/2026/05/tide/?at=2099-07-19T23:00:00Z#live_two");
	});
	it("everything at the instant for which the browser sees the site", async () => {
		const then = await desk("broadsheet-at=2099-11-05T00:00:00Z");
		expect(then).toMatchObject({ isOtherInstant: true, at: { field: "2099-11-05T00:00" } });
		expect([files(then.embargoed), files(then.scheduled)]).toEqual([["secret.md"], []]);
		expect((await desk()).isOtherInstant).toBe(false);
	});
});

describe("the search", () => {
	it("finds by prefixes of words, in any order", async () => {
		expect(await found("lindq brid")).toEqual(["bridge.md"]);
		expect(await found("ORM river")).toEqual(["bridge.md"]);
		expect(await found("news/plain.md")).toEqual(["plain.md"]);
		expect(await found("ridge")).toEqual([]);
		expect(await found(" , ")).toEqual([]);
	});
	it("finds hidden stories, and says why they are hidden", async () => {
		const { rows } = await ask<{ readonly rows: readonly StoryRow[] }>("search.json", { q: "secret" });
		expect(rows).toMatchObject([{ headline: "A secret", hidden: "embargoed" }]);
	});
	it("finds by the last saved headline", async () => {
		writeFiles(root, { "content/news/plain.md": story(`headline: Something to hear\n${PICTURE}`) });
		await expect.poll(() => found("something")).toEqual(["plain.md"]);
		expect(await found("nothing see")).toEqual([]);
	});
	it("ignores accents, and supports scripts without spaces", () => {
		expect(searchFold("Brücke, ÉTÉ & Øresund’s Straße")).toBe("brucke ete oresunds strasse");
		const at = (headline: string) =>
			({ headline, byline: [], from: headline, breadcrumb: [], tags: [], slug: "" }) as never;
		const stories = [at("東京の橋"), at("الأُمّة"), at("Łódź")];
		const search = openSearch();
		const places = (q: string) => search(stories, q, stories).stories.map((each) => stories.indexOf(each as never));
		expect([places("の橋"), places("الامة"), places("lodz")]).toEqual([[0], [1], [2]]);
	});
	it("shows fifty, and counts all", () => {
		const stories = Array.from({ length: 120 }, (_, index) => ({
			...{ headline: `Story ${index}`, byline: [], from: `${index}`, breadcrumb: [], tags: [], slug: "" },
		})) as never;
		const { count, stories: shown } = openSearch()(stories, "story", {});
		expect([count, shown.length]).toEqual([120, 50]);
	});
});

describe("with drafts", () => {
	it("hidden stories are listed all the same, and have their pages as of now", async () => {
		const opened = await startDevServer({
			...{ root, out: join(root, "dist"), cache: join(root, ".drafts"), port: 0, drafts: true },
			onChange: () => {},
			toOverlayError: ({ message }) => ({ text: message }),
		});
		if (typeof opened === "number") throw new Error(`There is nothing to show: ${opened}`);
		try {
			const { cookie, key } = await enter(opened);
			const url = new URL(`/_desk/desk.json?key=${key}`, opened.url);
			const view = (await (await fetch(url, { headers: { cookie } })).json()) as DeskView;
			expect(view.drafts).toBe(true);
			expect(view.drafted.rows).toMatchObject([
				{ hidden: "draft", page: "/news/2026/05/draft/" },
				{ hidden: "draft", page: "/terms/" },
			]);
			expect(files(view.embargoed)).toEqual(["sooner.md", "secret.md"]);
		} finally {
			await opened.close();
		}
	});
});

describe("it is shown to editors alone", () => {
	/** As a browser sends it: `fetch` would set these headers itself. */
	const status = (path: string, headers: Record<string, string> = {}) =>
		new Promise<number | undefined>((heard, failed) => {
			const request = get(new URL(path, preview.url), { headers }, (response) => {
				response.resume();
				heard(response.statusCode);
			});
			request.on("error", failed);
		});
	const askedAs = (path: string, headers: Record<string, string>) =>
		new Promise<string>((heard, failed) => {
			get(
				{
					host: "127.0.0.1",
					port: new URL(preview.url).port,
					path,
					headers: { host: new URL(preview.url).host, ...headers },
				},
				(response) => {
					let text = "";
					response.setEncoding("utf8").on("data", (part: string) => {
						text += part;
					});
					response.on("end", () => heard(text));
				},
			).on("error", failed);
		});
	const NOWHERE = "0".repeat(32);
	const cross = { "sec-fetch-site": "cross-site" };
	it("the page to a browser that has opened the address with the token of this run", async () => {
		expect(await status("/_desk/", { cookie })).toBe(200);
		expect(await status("/_desk")).toBe(302);
		expect(await status("/_desk/", { cookie, "sec-fetch-site": "none", ...WINDOW })).toBe(200);
		const name = cookie.split("=")[0];
		for (const other of ["", `${name}=`, `${name}=${NOWHERE}`, `x${cookie}`, cookie.replace(/\d+=/, "1=")])
			for (const headers of [{ cookie: other }, { cookie: other, "sec-fetch-site": "none", ...WINDOW }])
				expect([other, await status("/_desk/", headers)]).toEqual([other, 403]);
		for (const token of ["", NOWHERE, `${preview.token}0`, "x"])
			expect([token, await status(`/_desk/?token=${token}`)]).toEqual([token, 403]);
	});
	it("with a cookie that no script and no other site can use, and an address without the token", async () => {
		const entered = await fetch(new URL(`/news/?token=${preview.token}&at=2099-01-01`, preview.url));
		expect(entered.headers.get("set-cookie")).toMatch(
			/^broadsheet-session-\d+=[0-9a-f]{32}; Path=\/; SameSite=Strict; HttpOnly$/,
		);
		expect(await entered.text()).toContain('http-equiv="refresh" content="0; url=/news/?at=2099-01-01"');
		const away = await (await fetch(`${preview.url}/evil.example/?token=${preview.token}`)).text();
		expect(away).toContain("url=/evil.example/");
	});
	it("the page to a link of another site, once the browser sends the cookie, and to nothing else of it", async () => {
		const led = await askedAs("/_desk/", { ...cross, ...WINDOW });
		expect(led).toContain("url=/_desk/");
		expect(led).not.toContain(key);
		for (const how of [
			{ "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
			{ "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script" },
			{ "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" },
			{},
		])
			for (const site of ["cross-site", "same-origin"])
				expect([how, site, await status("/_desk/", { cookie, "sec-fetch-site": site, ...how })]).toEqual([
					how,
					site,
					403,
				]);
		expect(await status("/_desk/", { origin: "https://evil.example", cookie })).not.toBe(500);
	});
	it("with a policy that allows only its own script", async () => {
		const { headers } = await fetch(new URL("/_desk/", preview.url), { headers: { cookie } });
		const policy = headers.get("content-security-policy");
		for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
			expect(policy).toContain(part);
		expect(headers.get("cache-control")).toBe("no-store");
	});
	it("what it says only with the cookie and the key of its page, and to no page of another site", async () => {
		for (const name of ["desk.json", "search.json"]) {
			const mine = `/_desk/${name}?key=${key}`;
			expect([name, await status(mine, { cookie })]).toEqual([name, 200]);
			expect([name, await status(mine)]).toEqual([name, 403]);
			for (const path of [`/_desk/${name}`, `/_desk/${name}?key=`, `/_desk/${name}?key=${NOWHERE}`])
				expect([path, await status(path, { cookie })]).toEqual([path, 403]);
			for (const headers of [
				{ origin: "https://evil.example" },
				{ origin: "null" },
				cross,
				{ "sec-fetch-site": "same-site" },
			])
				expect([name, headers, await status(mine, { cookie, ...headers })]).toEqual([name, headers, 403]);
		}
	});
	it("what is wrong, to a page of a browser that has shown the token; to others only that something is", async () => {
		const read = async (path: string, headers: Record<string, string>) =>
			(await fetch(new URL(path, preview.url), { headers })).text();
		const keyOf = (page: string) => / data-key="([0-9a-f]{32})"/.exec(page)?.[1] ?? "";
		const own = keyOf(await read("/", { cookie }));
		const stateOf = (cookie: string, key: string) => read(`/_desk/state.json?page=index.html&key=${key}`, { cookie });
		expect(own).not.toBe(key);
		expect(await stateOf(cookie, own)).toContain("edit://content/news/wrong.md:4");
		expect(await status(`/_desk/desk.json?key=${own}`, { cookie })).toBe(403);
		for (const [with_, which] of [
			["", own],
			[cookie, ""],
			[cookie, key],
			[cookie, NOWHERE],
		] as const)
			expect(JSON.parse(await stateOf(with_, which)).errors).toEqual([
				{ text: expect.stringMatching(/^Something is wrong\. Open the address/) },
			]);
		for (const headers of [
			{},
			{ cookie, "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
			{ cookie, "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate", "sec-fetch-dest": "object" },
			{ cookie, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" },
		])
			expect(keyOf(await askedAs("/", headers))).toBe("");
	});
	it("a page to a link of another site once the browser sends the cookie, and to no window that opens it", async () => {
		expect(await askedAs("//evil.example/news/?at=2099-01-01", { ...cross, ...WINDOW })).toContain(
			'content="0; url=/evil.example/news/"',
		);
		const { headers } = await fetch(preview.url, { headers: { cookie } });
		expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
	});
	it("and no service worker can intercept requests", async () => {
		expect(await status("/feed.xml", { "service-worker": "script" })).toBe(403);
	});
});
