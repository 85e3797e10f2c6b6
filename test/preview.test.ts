/** The server of the preview, with all clients that can reach its port. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../src/build/build.js";
import type { Report } from "../src/core/model.js";
import { coalesced } from "../src/dev/coalesce.js";
import { type Preview, type PreviewOptions, startDevServer } from "../src/dev/dev-server.js";
import type { UpdateSummary } from "../src/dev/session.js";
import { runBuild } from "./support/cli.js";
import { ALL_CASES, sample } from "./support/sample.js";
import { config, story, svgImage, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";

const root = tempDir();
let preview: Preview;
let host: string;
const updates: UpdateSummary[] = [];
/** Opens the site of a folder. */
async function open(root: string, more: Partial<PreviewOptions> = {}, open = startDevServer): Promise<Preview> {
	const folders = { root, out: join(root, "dist"), cache: join(root, ".broadsheet") };
	const toOverlayError = ({ message }: { readonly message: string }) => ({ text: message });
	const opened = await open({ ...folders, port: 0, onChange: () => {}, toOverlayError, ...more });
	if (typeof opened === "number") throw new Error(`There is nothing to show: ${opened}`);
	return opened;
}
const pageOf = async ({ url }: Preview, path: string): Promise<string> => (await fetch(new URL(path, url))).text();
beforeAll(async () => {
	writeFiles(root, {
		"broadsheet.config.ts": config('security: { contact: ["mailto:desk@vale.example"], expires: "2099-01-01" },'),
		"content/news/bridge.md": story("slug: brücke"),
		"content/news/secret.md": story("headline: ZQX\ndraft: true"),
		"static/plan.svg": svgImage(800, 600),
		"static/old/chart.html": "<!doctype html><title>A chart</title><body><p>Old.</p></body>\n",
		"static/old/notes.xml": "<notes/>\n",
		"static/old/page.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>\n',
		"static/old/data.json": "[1]\n",
		".env": "SECRET=1\n",
	});
	preview = await open(root, { onChange: (each) => void updates.push(each) });
	host = new URL(preview.url).host;
});
afterAll(() => preview?.close());

/** Sends this on a connection of its own, and receives until the other side closes it, or until `enough` arrives. */
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

describe("of the site it serves", () => {
	it("every file that a build writes, and no other", async () => {
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
	it("does not print requests", async () => {
		expect(await get("/%3Cscript%3Ealert(1)%3C/script%3E")).not.toContain("<script>alert");
	});
});

describe("rejects requests", () => {
	it("with a foreign host name, or none", async () => {
		const as = (name: string) => say(`GET / HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`, /^never$/);
		for (const name of ["evil.example", `evil.example:${host.split(":")[1]}`, "localhost.evil.example", ""])
			expect([name, status(await as(name))]).toEqual([name, 403]);
		expect(status(await say("GET / HTTP/1.1\r\n\r\n"))).toBe(400);
		for (const name of [host, `127.0.0.1:${host.split(":")[1]}`, "[::1]"]) expect(status(await as(name))).toBe(200);
	});
	it("other than GET and HEAD", async () => {
		for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
			expect([method, status(await get("/", "", method))]).toEqual([method, 405]);
		expect(await say(`CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).not.toContain("200");
	});
	it("with a megabyte of headers", async () => {
		expect(status(await say(`GET / HTTP/1.1\r\nHost: ${host}\r\nX-Long: ${"x".repeat(1_000_000)}\r\n\r\n`))).toBe(431);
	});
	it("from a page of another site: no header lets it read", async () => {
		expect(await get("/", "Origin: https://evil.example\r\n")).not.toMatch(/access-control/i);
	});
});

describe("the event stream", () => {
	const listen = (headers = "") =>
		say(`GET /_desk/events HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n`, /\r\n\r\n[\s\S]+/);
	it("reports changes only to pages of this preview", async () => {
		const heard = await listen(`Origin: http://${host}\r\nSec-Fetch-Site: same-origin\r\n`);
		expect(heard).toContain("content-type: text/event-stream\r\n");
		expect(heard.split("\r\n\r\n")[1]).toMatch(/^[0-9a-f]+\r\ndata:\n\n\r\n$/);
		for (const header of [
			"Origin: https://evil.example\r\n",
			"Origin: null\r\n",
			"Sec-Fetch-Site: cross-site\r\n",
			"Sec-Fetch-Site: same-site\r\n",
		])
			for (const path of ["events", "state.json", "preview.js", "desk.js"])
				expect([path, header, status(await get(`/_desk/${path}`, header))]).toEqual([path, header, 403]);
	});
});

describe("what a story or static/ brings", () => {
	const headersOf = async (path: string, headers = "") => (await get(path, headers)).split("\r\n\r\n")[0] ?? "";
	it("has an opaque origin and no script if it is SVG or other XML", async () => {
		for (const path of ["/plan.svg", "/old/notes.xml"])
			expect([path, await headersOf(path)]).toEqual([
				path,
				expect.stringMatching(/\r\ncontent-security-policy: sandbox/),
			]);
		for (const path of ["/", "/feed.xml", "/nothing/"])
			expect([path, await headersOf(path)]).toEqual([path, expect.not.stringContaining("content-security-policy")]);
	});
	it("contains no script of the preview", async () => {
		expect(await get("/old/chart.html")).not.toContain("_desk");
	});
	it("is readable for no other site", async () => {
		const other = await headersOf("/old/data.json", "Origin: null\r\nSec-Fetch-Site: cross-site\r\n");
		expect(other).not.toMatch(/access-control/i);
		expect(other).toMatch(/resource-policy: same-origin/i);
	});
});

/** Connections that have sent this, and then stay silent. */
const silent = (count: number, text = ""): Socket[] =>
	Array.from({ length: count }, () => {
		const socket = connect(Number(host.split(":")[1]), "127.0.0.1").on("error", () => {});
		if (text) socket.write(text);
		return socket;
	});
/** Requests that do not come from the reader. */
const CROWDS: Readonly<Record<string, string>> = {
	"say nothing": "",
	"stop within their first line": "GET /",
	"stop within their headers": "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ",
	"have an answer, and stay": "GET /feed.xml HTTP/1.1\r\nHost: localhost\r\n\r\n",
	"listen to changes": "GET /_desk/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
	"promise a body and send none": "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n",
};
it.each(sample(1, Object.entries(CROWDS)))(
	"a thousand connections that %s keep no reader out, and no editor",
	async (_, text) => {
		const crowd = silent(1000, text);
		const headline = `It goes on ${text.length}`;
		try {
			writeFiles(root, { "content/news/bridge.md": story(`slug: brücke\nheadline: ${headline}`) });
			await expect.poll(() => get("/news/2026/05/br%C3%BCcke/")).toContain(headline);
		} finally {
			for (const socket of crowd) socket.destroy();
		}
	},
);
it("an idle connection is closed", async () => {
	const [socket] = silent(1, "GET / HTTP/1.1\r\n") as [Socket];
	socket.resume();
	await new Promise((closed) => socket.once("close", closed));
});

describe("after a build", () => {
	const page = "/news/2026/05/a/";
	const files = (headline: string) => ({
		"broadsheet.config.ts": config(),
		"content/news/a.md": story(`headline: ${headline}`),
	});
	it("shows its output, and updates from the first save on", async () => {
		const home = tempDir();
		writeFiles(home, files("One"));
		expect((await build({ root: home })).exit).toBe(0);
		const rounds: UpdateSummary[] = [];
		const opened = await open(home, { onChange: (each) => void rounds.push(each) });
		try {
			const printed = readFileSync(join(home, "dist/news/2026/05/a/index.html"), "utf8");
			expect((await pageOf(opened, page)).replace(/<script src="\/_desk[^>]*><\/script>/, "")).toBe(printed);
			writeFiles(home, files("Two"));
			await expect.poll(() => pageOf(opened, page)).toContain("Two");
			expect(readFileSync(join(home, "dist/news/2026/05/a/index.html"), "utf8")).toBe(printed);
		} finally {
			await opened.close();
		}
	});
	it("does not show its output if anything has changed since", async () => {
		const home = tempDir();
		writeFiles(home, files("One"));
		expect((await build({ root: home })).exit).toBe(0);
		for (const change of [files("Two"), { "dist/news/2026/05/a/index.html": "Written by somebody" }]) {
			writeFiles(home, change);
			const opened = await open(home);
			try {
				expect(await pageOf(opened, page)).toContain("Two");
			} finally {
				await opened.close();
			}
		}
	});
	it("shows another instant at once", async () => {
		const home = tempDir();
		writeFiles(home, files("One"));
		expect((await build({ root: home })).exit).toBe(0);
		const opened = await open(home);
		try {
			const asked = await fetch(new URL(page, opened.url), {
				headers: { cookie: "broadsheet-at=2026-01-01T00:00:00Z" },
			});
			expect(asked.status).toBe(404);
		} finally {
			await opened.close();
		}
	});
});

it("and builds of the same site do not disturb each other", async () => {
	const home = tempDir();
	const files = (headline: string) => ({
		"broadsheet.config.ts": config(),
		"content/news/a.md": story(`headline: ${headline}`),
		"content/news/b.md": story("headline: It stays\nslug: b"),
	});
	writeFiles(home, files("Save 0"));
	const built = async (...flags: string[]) => {
		const { exit, stdout } = await runBuild(home, ["--format", "json", ...flags]);
		expect(exit).toBe(0);
		return JSON.parse(stdout) as Report;
	};
	await built();
	const opened = await open(home);
	try {
		for (const [index, flags] of [[], ["--clean"], []].entries()) {
			writeFiles(home, files(`Save ${index + 1}`));
			await expect.poll(() => pageOf(opened, "/news/2026/05/a/")).toContain(`Save ${index + 1}`);
			expect((await built(...flags)).problems).toEqual([]);
			expect(readFileSync(join(home, "dist/news/2026/05/a/index.html"), "utf8")).toContain(`Save ${index + 1}`);
		}
	} finally {
		await opened.close();
	}
	writeFiles(home, files("Save 4"));
	expect((await built()).reused).toBeGreaterThan(0);
});

it("follows a folder that is a link", async () => {
	const [home, away] = [tempDir(), tempDir()];
	writeFiles(away, { "content/news/a.md": story("headline: One") });
	writeFiles(home, { "broadsheet.config.ts": config() });
	symlinkSync(join(away, "content"), join(home, "content"));
	const opened = await open(home);
	try {
		writeFiles(away, { "content/news/a.md": story("headline: Two") });
		await expect.poll(() => pageOf(opened, "/news/2026/05/a/")).toContain("Two");
	} finally {
		await opened.close();
	}
});

it("500 quick saves lose nothing, and are few rounds", async () => {
	const rounds = updates.length;
	for (let save = 1; save <= 500; save++)
		writeFiles(root, { "content/news/bridge.md": story(`slug: brücke\nheadline: Save ${save}`) });
	await expect.poll(() => pageOf(preview, "/news/2026/05/brücke/")).toContain("Save 500");
	expect(updates.length - rounds).toBeLessThan(50);
});

it("writes only to its cache", () => {
	for (const folder of ["dist", ".preview", ".broadsheet/proofs"]) expect(existsSync(join(root, folder))).toBe(false);
});

describe("a site with many changes", () => {
	const PAGE = "/news/2026/05/story-7/";
	/** From 600 on, files are read on threads. */
	const MANY = ALL_CASES ? 610 : 120;
	const many = (text: string) =>
		Object.fromEntries(
			Array.from({ length: MANY }, (_, index) => [
				`content/news/story-${index}.md`,
				story(`headline: Story ${index}`, text),
			]),
		);

	it(`changes ${MANY} files in one checkout: that is a single update`, async () => {
		const home = tempDir();
		const git = (...args: string[]) =>
			execFileSync("git", ["-c", "user.name=Mara", "-c", "user.email=mara@vale.example", ...args], {
				cwd: home,
				stdio: "pipe",
			});
		const gitAll = (...all: string[]) => {
			for (const line of all) git(...line.split(" "));
		};
		writeFiles(home, { "broadsheet.config.ts": config(), ".gitignore": ".broadsheet\n", ...many("Before the merge.") });
		gitAll("init -q -b one", "add .", "commit -qm One", "switch -qc two");
		writeFiles(home, many("After the merge."));
		gitAll("commit -qam Two", "switch -q one");
		const rounds: UpdateSummary[] = [];
		// Threads run the compiled program.
		const compiled = "../lib/dev/dev-server.js";
		const { startDevServer: openPreview } = (await import(compiled)) as typeof import("../src/dev/dev-server.js");
		const opened = await open(home, { onChange: (each) => void rounds.push(each) }, openPreview);
		try {
			expect(await pageOf(opened, PAGE)).toContain("Before the merge.");
			const before = rounds.length;
			git("switch", "-q", "two");
			for (const path of [PAGE, `/news/2026/05/story-${MANY - 1}/`])
				await expect.poll(() => pageOf(opened, path)).toContain("After the merge.");
			expect(rounds.length - before).toBe(1);
		} finally {
			await opened.close();
		}
	});

	const files = { "broadsheet.config.ts": config(), "content/news/a.md": story("headline: It stands") };
	const stands = "/news/2026/05/a/";
	it("loses its content and gets it back: the preview continues", async () => {
		const home = tempDir();
		writeFiles(home, files);
		const opened = await open(home);
		const status = async () => (await fetch(new URL(stands, opened.url))).status;
		try {
			rmSync(join(home, "content"), { recursive: true });
			await expect.poll(status).toBe(404);
			expect(await pageOf(opened, "/")).not.toContain("It stands");
			writeFiles(home, files);
			await expect.poll(() => pageOf(opened, "/")).toContain("It stands");
		} finally {
			await opened.close();
		}
	});
	it("is removed: the preview says so, and keeps responding", async () => {
		const home = tempDir();
		writeFiles(home, files);
		const rounds: UpdateSummary[] = [];
		const opened = await open(home, { onChange: (each) => void rounds.push(each) });
		try {
			expect(await pageOf(opened, stands)).toContain("It stands");
			rmSync(home, { recursive: true });
			await expect.poll(() => rounds.length).toBeGreaterThan(1);
			expect((await fetch(opened.url)).status).toBeLessThan(500);
		} finally {
			await opened.close();
		}
	});
});

it("a build at the last second of the calendar has an end", async () => {
	const home = tempDir();
	writeFiles(home, {
		"broadsheet.config.ts": config("ageNotice: 1,"),
		"content/news/a.md": story("headline: It stands"),
	});
	expect((await build({ root: home, at: "9999-12-31T23:59:59Z" })).exit).toBe(0);
});

describe("at another instant", () => {
	const later = "/news/2099/05/later/";
	it("a story that is not public yet has its page, only in the browser that requested it", async () => {
		const home = tempDir();
		writeFiles(home, {
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("headline: It stands"),
			"content/news/later.md": "---\nheadline: It comes\nbyline: Ada Brill\ndate: 2099-05-01\n---\n\nNot yet.\n",
		});
		const opened = await open(home);
		const ask = (path: string, headers: Record<string, string> = {}) =>
			fetch(new URL(path, opened.url), { headers, redirect: "manual" });
		try {
			expect((await ask(later)).status).toBe(404);
			const set = await ask("/?at=2099-06-01T06:00");
			expect([set.status, set.headers.get("location")]).toEqual([302, "/"]);
			const cookie = set.headers.get("set-cookie") ?? "";
			expect(cookie).toBe("broadsheet-at=2099-06-01T05:00:00Z; Path=/; SameSite=Strict; HttpOnly");
			const as = { cookie: cookie.split(";")[0] ?? "" };
			expect(await (await ask(later, as)).text()).toContain("It comes");
			expect(await (await ask("/", as)).text()).toMatch(/It comes[\s\S]*data-at="2099-06-01T05:00:00Z"/);
			expect((await ask(later)).status).toBe(404);
			expect((await ask("/?at=now", as)).headers.get("set-cookie")).toContain("Max-Age=0");
			expect((await ask("/?at=soon")).status).toBe(400);
			const imageOfAStory = { "sec-fetch-site": "same-origin", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" };
			for (const other of [{ "sec-fetch-site": "cross-site" }, imageOfAStory])
				expect((await ask("/?at=2099-06-01", other)).headers.get("set-cookie")).toBe(null);
		} finally {
			await opened.close();
		}
	});
	it.each([
		"99999-01-01",
		"NaN",
		"-1",
		"-001-01-01",
		"2026-02-30",
		"2026-13-01",
		"2026-01-01T25:00",
		"%00",
		"1e9",
		"x".repeat(9000),
	])("an invalid one, %.20s, is rejected with a sentence", async (text) => {
		const answer = await get(`/?at=${text}`);
		expect(status(answer)).toBe(400);
		expect(answer).toContain("That is not a valid instant");
	});
	it.each(["0000-01-01", "0001-01-01T00:00Z", "9999-12-31T23:59", "9999-12-31T23:59:59-23:00"])(
		"at an end of the calendar, %s, has its pages",
		async (text) => {
			const cookie = /set-cookie: ([^;]+)/i.exec(await get(`/?at=${text}`))?.[1] ?? "";
			expect(cookie).toMatch(/^broadsheet-at=\d{4}-/);
			for (const path of ["/", "/feed.xml", "/sitemap.xml"])
				expect([path, status(await get(path, `Cookie: ${cookie}\r\n`))]).not.toEqual([path, 500]);
		},
	);
	it("of five megabytes is not read", async () => {
		expect(status(await get(`/?at=${"9".repeat(5_000_000)}`))).toBe(431);
	});
	it("never leads to another site", async () => {
		for (const path of ["//evil.example/", "/\\evil.example/", "/%5Cevil.example/"])
			expect(await get(`${path}?at=2099-06-01`)).toMatch(/\r\nlocation: \/[^/\\][^\r]*\r\n/i);
	});
});

it("work that is requested while it runs is run once more", async () => {
	const order: string[] = [];
	let done: () => void = () => {};
	const round = coalesced(async () => {
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
