/** `--verify`: the answers that readers get after a deploy; `--check`: what a host accepts. */
import { once } from "node:events";
import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { check } from "../../src/deploy/check.js";
import { checkLimits } from "../../src/deploy/limits.js";
import { run } from "../support/cli.js";
import { story } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { deploySite, send, sent } from "./site.js";

const BRIDGE = "/news/2026/05/bridge/";
const VOTE = "/news/2026/05/vote/";
let www: string;
let url: string;
let asked: string[];
/** By path: the answer in place of the file. */
let instead: Map<string, readonly [status: number, body: string]>;
let close: () => Promise<unknown>;
beforeEach(async () => {
	[www, asked, instead] = [tempDir(), [], new Map()];
	const server = createServer((request, response) => {
		const path = request.url ?? "";
		asked.push(path);
		const file = join(www, "current", path.endsWith("/") ? `${path}index.html` : path);
		const [status, body] = instead.get(path) ?? (existsSync(file) ? [200, readFileSync(file)] : [404, "Not found"]);
		response.writeHead(status).end(body);
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	close = async () => {
		server.closeAllConnections();
		server.close();
		await once(server, "close");
	};
});
afterEach(() => close());
const target = () => `{ to: "folder", path: "${www}", url: "${url}" }`;

describe("--verify", () => {
	it("requests the home page, sent pages and deleted pages, and accepts correct ones", async () => {
		const site = await deploySite(target());
		await sent(site, { verify: true });
		expect(asked).toContain("/");
		expect(asked).toContain(BRIDGE);
		asked = [];
		await site.again({ "content/news/vote.md": undefined });
		await sent(site, { verify: true });
		expect(asked).toContain(VOTE);
		expect(asked.some((path) => path.startsWith("/assets/"))).toBe(true);
	});
	it("reports an old page, a missing one, and one that should be gone", async () => {
		const site = await deploySite(target());
		await sent(site);
		await site.again({ "content/news/vote.md": undefined, "content/news/bridge.md": story("", "Other words.") });
		instead.set("/", [200, "old"]).set(BRIDGE, [500, ""]).set(VOTE, [200, "still there"]);
		const { problems, exit } = await send(site, { verify: true });
		expect([exit, problems.map(({ message }) => message)]).toEqual([
			5,
			[
				`${url}/ returns different bytes than those that were deployed`,
				`${url}${BRIDGE} returns 500`,
				`${url}${VOTE} was deleted, but returns 200`,
			],
		]);
	});
	it("waits until the host serves what is new", async () => {
		const site = await deploySite(target());
		instead.set("/", [200, "old"]);
		const watch = setInterval(() => {
			if (asked.includes("/")) instead.clear();
		}, 50);
		await sent(site, { verify: true }).finally(() => clearInterval(watch));
		expect(asked.filter((path) => path === "/").length).toBeGreaterThan(1);
	});
});

describe("--check", () => {
	const folders = (root: string) => ({ root, out: "dist", cache: ".broadsheet" });
	it("reports the limits of a host, and sends nothing", async () => {
		const { root } = await deploySite(target());
		const { exit, stdout, stderr } = await run(["deploy", "--check", "cloudflare"], root);
		expect([exit, stderr]).toEqual([0, ""]);
		expect(stdout).toMatch(
			/^cloudflare accepts this output\n {2}\d+ of 20,000 files\n {2}\d+ kB of 26 MB in the largest file, \S+\n {2}\d+ of 2,000 rules in _redirects\n {2}\d+ of 100 rules in _headers\n$/,
		);
		expect(existsSync(join(www, "current"))).toBe(false);
		expect((await run(["deploy", "--check", "clodflare"], root)).stderr).toContain(
			"argument 'clodflare' is invalid. Allowed choices are azure, azure-standard, cloudflare,",
		);
	});
	it("rejects what Netlify, Vercel and GitLab do not take: full folders, many rules, many bytes, many folders", async () => {
		const { root, out } = await deploySite(target());
		writeFileSync(
			join(out, "vercel.json"),
			JSON.stringify({ redirects: Array.from({ length: 2049 }, (_, n) => ({ source: `/${n}` })) }, null, "\t"),
		);
		const found = async (host: "netlify" | "vercel" | "vercel-pro") =>
			(await check(host, folders(root))).problems.map(({ message }) => message);
		expect(await found("netlify")).toEqual([]);
		expect(await found("vercel-pro")).toEqual(["The output has 2,049 rules in vercel.json; vercel-pro allows 2,048"]);
		writeFileSync(join(out, "film.mp4"), "");
		truncateSync(join(out, "film.mp4"), 101 * 1000 ** 2);
		expect(await found("vercel")).toMatchObject([expect.stringMatching(/bytes in all files/), expect.anything()]);
		const full = Array.from({ length: 54_001 }, (_, n) => ({ path: `a/${n}.html` }));
		expect(checkLimits("netlify", out, full).problems.map(({ message }) => message)).toEqual([
			"The output has 54,001 files in the fullest folder, a/; netlify allows 54,000",
		]);
		const stories = Array.from({ length: 100_000 }, (_, n) => ({ path: `news/${n}/index.html` }));
		expect(checkLimits("gitlab", out, stories).problems.map(({ message }) => message)).toEqual([
			"The output has 200,001 files and folders; gitlab allows 200,000",
		]);
	});
	it("rejects a file that is too large, and too many rules and bytes", async () => {
		const { root, out } = await deploySite(target());
		writeFileSync(join(out, "film.mp4"), "");
		truncateSync(join(out, "film.mp4"), 26 * 1024 ** 2);
		writeFileSync(join(out, "_redirects"), Array.from({ length: 2001 }, (_, n) => `/${n} /x 301\n`).join(""));
		const cloudflare = await check("cloudflare", folders(root));
		expect([cloudflare.exit, cloudflare.problems.map(({ message }) => message)]).toEqual([
			5,
			[
				"The output has 27,262,976 bytes in the largest file, film.mp4; cloudflare allows 26,214,400",
				"The output has 2,001 rules in _redirects; cloudflare allows 2,000",
			],
		]);
		expect((await check("github", folders(root))).exit).toBe(0);
		expect((await check("gitlab", folders(root))).problems.map(({ message }) => message)).toEqual([
			"The output has 2,001 rules in _redirects; gitlab allows 1,000",
		]);
	});
	it("rejects an output that must not be deployed by other programs either", async () => {
		const site = await deploySite(target());
		await site.again({}, { drafts: true });
		expect((await check("cloudflare", folders(site.root))).problems[0]?.code).toBe("deploy-output");
	});
});
