/** The server of the preview, as whoever can reach its port may speak to it. */
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../src/model.js";
import { openPreview, type Preview } from "../src/preview/preview.js";
import { rounds } from "../src/preview/rounds.js";
import { folder } from "./support/folder.js";
import { config, lay, story } from "./support/site.js";

const root = folder();
let preview: Preview;
let host: string;
const reports: Report[] = [];
beforeAll(async () => {
	lay(root, {
		"broadsheet.config.ts": config('security: { contact: ["mailto:desk@vale.example"], expires: "2099-01-01" },'),
		"content/news/bridge.md": story("slug: brücke"),
		"content/news/secret.md": story("headline: ZQX\ndraft: true"),
		".env": "SECRET=1\n",
	});
	const [out, cache] = [join(root, "dist"), join(root, ".broadsheet")];
	const onBuild = (report: Report) => void reports.push(report);
	const opened = await openPreview({ root, out, cache, port: 0, onBuild, faultsOf: () => [] });
	if (typeof opened === "number") throw new Error(`It does not build: ${opened}`);
	preview = opened;
	host = new URL(opened.url).host;
});
afterAll(() => preview?.close());

/** Says this on a connection of its own, and hears all until the other side ends it, or until `enough` is there. */
const say = (text: string, enough = /\r\n\r\n[\s\S]/): Promise<string> =>
	new Promise((heard, failed) => {
		const socket: Socket = connect(Number(host.split(":")[1]), "127.0.0.1");
		let answer = "";
		socket.setEncoding("utf8").on("data", (part: string) => {
			answer += part;
			if (enough.test(answer)) socket.destroy();
		});
		socket.on("close", () => heard(answer));
		socket.on("error", (cause: NodeJS.ErrnoException) =>
			cause.code === "ECONNRESET" || cause.code === "EPIPE" ? heard(answer) : failed(cause),
		);
		socket.write(text);
	});
const get = (path: string, headers = "", method = "GET") =>
	say(`${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}Connection: close\r\n\r\n`, /^never$/);
const status = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
const tokenIn = (html: string) => /preview\.js\?token=([0-9a-f]{32})/.exec(html)?.[1] ?? "";

describe("of the site it serves", () => {
	it("every file that the build has written, and no other", async () => {
		expect(status(await get("/news/2026/05/br%C3%BCcke/"))).toBe(200);
		expect(status(await get("/.well-known/security.txt"))).toBe(200);
		expect(await get("/feed.xml")).toContain("content-type: text/xml; charset=utf-8\r\n");
		for (const path of [
			"/.broadsheet.json",
			"/.env",
			"/broadsheet.config.ts",
			"/content/news/secret.md",
			"/../.env",
			"/..%2f.env",
			"/%2e%2e/%2e%2e/etc/passwd",
			"/..\\..\\.env",
			"//etc/passwd",
			"/%00",
			"/%",
			"/news/2026/05/secret/",
		]) {
			const answer = await get(path);
			expect([path, status(answer)]).toEqual([path, 404]);
			expect(answer).not.toMatch(/SECRET|ZQX|root:/);
		}
	});
	it("leads to the page of a folder", async () => {
		expect(await get("/news")).toMatch(/^HTTP\/1\.1 302 [\s\S]*\r\nlocation: \/news\/\r\n/i);
	});
	it("does not print what was asked for", async () => {
		expect(await get("/%3Cscript%3Ealert(1)%3C/script%3E")).not.toContain("<script>alert");
	});
});

describe("it answers nobody", () => {
	it("who calls it by another name, or by none", async () => {
		const as = (name: string) => say(`GET / HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`, /^never$/);
		for (const name of ["evil.example", `evil.example:${host.split(":")[1]}`, "localhost.evil.example", ""])
			expect([name, status(await as(name))]).toEqual([name, 403]);
		expect(status(await say("GET / HTTP/1.1\r\n\r\n"))).toBe(400);
		for (const name of [host, `127.0.0.1:${host.split(":")[1]}`, "[::1]"]) expect(status(await as(name))).toBe(200);
	});
	it("who wants more than to read", async () => {
		for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
			expect([method, status(await get("/", "", method))]).toEqual([method, 405]);
		expect(await say(`CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).not.toContain("200");
	});
	it("who sends a megabyte of headers", async () => {
		expect(status(await say(`GET / HTTP/1.1\r\nHost: ${host}\r\nX-Long: ${"x".repeat(1_000_000)}\r\n\r\n`))).toBe(431);
	});
	it("from a page of another site: there is no header that lets it read", async () => {
		expect(await get("/", "Origin: https://evil.example\r\n")).not.toMatch(/access-control/i);
	});
});

describe("the channel of changes", () => {
	const listen = (query: string, headers = "") =>
		say(`GET /_desk/events${query} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n`, /\r\n\r\n[\s\S]+/);
	it("is for pages that this run has served", async () => {
		const token = tokenIn(await get("/"));
		expect(token).not.toBe("");
		const heard = await listen(`?token=${token}`);
		expect(heard).toContain("content-type: text/event-stream\r\n");
		expect(heard).toContain('data: {"build":1,"changed":[');
		for (const query of ["", "?token=", `?token=${"0".repeat(32)}`]) expect(status(await listen(query))).toBe(403);
		for (const header of ["Origin: https://evil.example\r\n", "Origin: null\r\n", "Sec-Fetch-Site: cross-site\r\n"])
			expect([header, status(await listen(`?token=${token}`, header))]).toEqual([header, 403]);
		expect(status(await listen(`?token=${token}`, `Origin: http://${host}\r\nSec-Fetch-Site: same-origin\r\n`))).toBe(
			200,
		);
		expect(status(await get(`/_desk/other?token=${token}`))).toBe(404);
	});
});

it("a thousand connections that say nothing do not stop a reader, or a build", async () => {
	const idle = Array.from({ length: 1000 }, () =>
		connect(Number(host.split(":")[1]), "127.0.0.1").on("error", () => {}),
	);
	const builds = reports.length;
	try {
		lay(root, { "content/news/bridge.md": story("slug: brücke\nheadline: It goes on") });
		await expect.poll(() => reports.length, { timeout: 10_000 }).toBeGreaterThan(builds);
		expect(readFileSync(join(root, "dist/news/2026/05/brücke/index.html"), "utf8")).toContain("It goes on");
	} finally {
		for (const socket of idle) socket.destroy();
	}
	await expect.poll(async () => status(await get("/")), { timeout: 10_000 }).toBe(200);
});

it("follows a folder that is a link", async () => {
	const [home, away] = [folder(), folder()];
	lay(away, { "content/news/a.md": story("headline: One") });
	lay(home, { "broadsheet.config.ts": config() });
	symlinkSync(join(away, "content"), join(home, "content"));
	const [out, cache] = [join(home, "dist"), join(home, ".broadsheet")];
	const opened = await openPreview({ root: home, out, cache, port: 0, onBuild: () => {}, faultsOf: () => [] });
	if (typeof opened === "number") throw new Error(`It does not build: ${opened}`);
	try {
		lay(away, { "content/news/a.md": story("headline: Two") });
		const page = () => readFileSync(join(out, "news/2026/05/a/index.html"), "utf8");
		await expect.poll(page, { timeout: 10_000 }).toContain("Two");
	} finally {
		await opened.close();
	}
});

it("500 quick saves lose nothing, and are few builds", async () => {
	const builds = reports.length;
	for (let save = 1; save <= 500; save++)
		lay(root, { "content/news/bridge.md": story(`slug: brücke\nheadline: Save ${save}`) });
	const page = () => readFileSync(join(root, "dist/news/2026/05/brücke/index.html"), "utf8");
	await expect.poll(page, { timeout: 15_000 }).toContain("Save 500");
	expect(reports.length - builds).toBeLessThan(50);
	expect(existsSync(join(root, "dist/.stage"))).toBe(false);
});

it("work that is asked for while it is done is done once more", async () => {
	const order: string[] = [];
	let done: () => void = () => {};
	const round = rounds(async () => {
		order.push("begun");
		await new Promise<void>((ended) => {
			done = ended;
		});
		order.push("done");
	});
	const first = round();
	round();
	round();
	done();
	await expect.poll(() => order.length).toBe(3);
	done();
	await first;
	expect(order).toEqual(["begun", "done", "begun", "done"]);
});
