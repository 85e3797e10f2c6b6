/** Notifications of changes to hubs and search engines, here a local server. */
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appendChanges, changesFile, parseChangeLog, readChangeLog } from "../src/cache/change-log.js";
import { notify } from "../src/deploy/notify.js";
import { REPOSITORY, run } from "./support/cli.js";
import { buildSite, config, type Site, story } from "./support/site.js";

const BASE = "https://vale.example";
const KEY = "0123456789abcdef";

interface ReceivedRequest {
	readonly path: string;
	readonly type: string | undefined;
	readonly body: string;
}
let requests: ReceivedRequest[];
/** The answers for a path, in order; the last one is repeated; 202 without any. */
let answers: Record<string, (readonly [status: number, words: string])[]>;
let origin: string;
let close: () => Promise<unknown>;

beforeEach(async () => {
	[requests, answers] = [[], {}];
	const server = createServer(async (request: IncomingMessage, response) => {
		let body = "";
		for await (const chunk of request) body += chunk;
		const path = request.url ?? "";
		requests.push({ path, type: request.headers["content-type"], body });
		const [first, ...others] = answers[path] ?? [];
		if (others.length) answers[path] = others;
		const [status, words] = first ?? [202, ""];
		response.writeHead(status, { "retry-after": "0.01" }).end(words);
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	close = async () => {
		server.closeAllConnections();
		server.close();
		await once(server, "close");
	};
});
afterEach(() => close());

const sited = () =>
	buildSite({
		"broadsheet.config.ts": config(
			`feeds: { formats: ["atom"], hubs: ["${origin}/hub"] }, indexNow: { key: "${KEY}", endpoint: "${origin}/now" },`,
		),
		"content/news/bridge.md": story(),
		"content/news/vote.md": story("headline: The vote"),
	});
const tell = ({ root, out }: Site) => notify({ root, out, cache: join(root, ".broadsheet") });
const hubs = () =>
	requests.filter(({ path }) => path === "/hub").map(({ body }) => new URLSearchParams(body).get("hub.url"));
const posts = () => requests.filter(({ path }) => path === "/now").map(({ body }) => JSON.parse(body));
const FEEDS = [`${BASE}/atom.xml`, `${BASE}/news/atom.xml`];
const PAGES = [
	"/",
	"/archive/",
	"/archive/2026/",
	"/archive/2026/05/",
	"/news/",
	"/news/2026/05/bridge/",
	"/news/2026/05/vote/",
].map((url) => BASE + url);

describe("broadsheet notify", () => {
	it("notifies hubs of each changed feed, and search engines of each changed page; then of nothing", async () => {
		const site = await sited();
		expect(site.problems).toBe("");
		expect(requests).toEqual([]);
		expect((await tell(site)).exit).toBe(0);
		expect(hubs()).toEqual(FEEDS);
		expect(requests[0]).toEqual({
			path: "/hub",
			type: "application/x-www-form-urlencoded",
			body: `hub.mode=publish&hub.url=${encodeURIComponent(`${BASE}/atom.xml`)}`,
		});
		const key = { host: "vale.example", key: KEY, keyLocation: `${BASE}/${KEY}.txt` };
		expect(posts()).toEqual([{ ...key, urlList: PAGES }]);
		expect(site.read(`${KEY}.txt`)).toBe(KEY);
		requests = [];
		expect(await tell(site)).toEqual({ sent: [], problems: [], exit: 0 });
		expect(requests).toEqual([]);
	});

	it("reports the changes and deletions of several builds, each URL once", async () => {
		const site = await sited();
		await tell(site);
		requests = [];
		const once = await site.again({ "content/news/bridge.md": story("", "Other words.") });
		const twice = await once.again({ "content/news/vote.md": undefined });
		expect(twice.report.removed).toEqual(["/news/2026/05/vote/"]);
		await twice.again({ "content/news/bridge.md": story("", "Other words again.") });
		await tell(site);
		expect(hubs()).toEqual(FEEDS);
		expect(posts().map(({ urlList }) => urlList)).toEqual([PAGES]);
	});

	it("keeps rejected requests for the next time, and prints the responses", async () => {
		const site = await sited();
		answers = { "/hub": [[403, "unknown\n  topic"]] };
		const { exit, problems } = await tell(site);
		const reported = FEEDS.map((url) => `WebSub at ${origin}/hub did not accept ${url}: 403 Forbidden: unknown topic`);
		expect([exit, problems.map(({ message }) => message)]).toEqual([5, reported]);
		expect(posts()).toHaveLength(1);
		[requests, answers] = [[], {}];
		expect((await tell(site)).exit).toBe(0);
		expect([hubs(), posts()]).toEqual([FEEDS, []]);
	});

	it("retries if the server is busy, three times at most", async () => {
		const site = await sited();
		answers = {
			"/now": [
				[503, ""],
				[429, ""],
				[200, ""],
			],
		};
		expect((await tell(site)).exit).toBe(0);
		expect(posts()).toHaveLength(3);
		requests = [];
		answers = { "/now": [[500, ""]] };
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		expect((await tell(site)).exit).toBe(5);
		expect(posts()).toHaveLength(3);
	});

	it("sends 10,001 pages in two posts", async () => {
		const site = await sited();
		const changed = Array.from({ length: 10_001 }, (_, index) => `${BASE}/news/${index}/`);
		appendChanges(changesFile(site.out, join(site.root, ".broadsheet")), { changed, deleted: [] }, false);
		await tell(site);
		expect(posts().map(({ urlList }) => urlList.length)).toEqual([10_000, 1]);
		expect(new Set(posts().flatMap(({ urlList }) => urlList)).size).toBe(10_001);
	});

	it("shows with --dry-run what it would send, and sends nothing", async () => {
		const site = await sited();
		const { stdout, exit } = await run(["notify", "--dry-run"], site.root);
		expect(exit).toBe(0);
		expect(stdout).toContain(`WebSub  ${origin}/hub\n  ${BASE}/atom.xml\n`);
		expect(stdout).toContain(`IndexNow  ${origin}/now\n${PAGES.map((url) => `  ${url}\n`).join("")}`);
		expect(requests).toEqual([]);
		const reported = JSON.parse((await run(["notify", "--format", "json"], site.root)).stdout);
		expect(reported).toMatchObject({
			exit: 0,
			problems: [],
			sent: [{ service: "WebSub" }, {}, { service: "IndexNow" }],
		});
		expect((await run(["notify"], site.root)).stdout).toBe("Nothing has changed since the last time\n");
	});

	it("requires a public URL, and a service to notify", async () => {
		const nobody = await buildSite({ "broadsheet.config.ts": config(), "content/news/bridge.md": story() });
		const reported = await run(["notify"], nobody.root);
		expect([reported.exit, reported.stderr]).toEqual([
			2,
			`broadsheet.config.ts  error  notify-where  The configuration names no service to notify\n  hint: set \`feeds.hubs\`, or \`indexNow\`: see ${join(REPOSITORY, "docs/notify.md")}\n\n`,
		]);
		const local = await buildSite({
			"broadsheet.config.ts": 'export default { name: "Vale", timeZone: "UTC", indexNow: { key: "0123456789" } };',
			"content/news/bridge.md": story(),
		});
		expect((await tell(local)).problems[0]?.message).toBe(
			"The address of the site is http://localhost:4000, which other machines cannot reach",
		);
	});
});

describe("the list of changes", () => {
	const listOf = ({ root, out }: Site) => parseChangeLog(readChangeLog(changesFile(out, join(root, ".broadsheet"))));
	it("has those of the last build alone if there is no subscriber", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config("feeds: { formats: [] },"),
			"content/news/bridge.md": story("summary: It opened."),
		});
		await site.again({ "content/news/bridge.md": story("summary: It opened.", "Other words.") });
		expect(listOf(site)).toEqual({ changed: [`${BASE}/news/2026/05/bridge/`], deleted: [] });
	});
	it("has nothing of a preview with drafts, nor of a build that published nothing", async () => {
		const site = await sited();
		await tell(site);
		await buildSite({}, { drafts: true, out: "preview" }, site.root);
		await site.again({ "content/news/bridge.md": "---\ndate: 2026-05-01\n---\n" });
		expect(listOf(site)).toEqual({ changed: [], deleted: [] });
	});
	it("keeps the last state of a URL, and ignores an incomplete line", () => {
		const text = "changed https://a/\ndeleted https://b/\ndeleted https://a/\nchanged https://b/\nchanged https://c";
		expect(parseChangeLog(text)).toEqual({ changed: ["https://b/"], deleted: ["https://a/"] });
	});
});
