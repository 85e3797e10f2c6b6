/** The demo below a path, served by nginx as docs/hosting.md says, in a browser: no request leaves the path, and none fails within it. */
import { mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { REPOSITORY, run } from "../support/cli.js";
import { copyDemo, DEMO_AT, demoIn } from "../support/demo.js";
import { configureNginx, hasNginx, withNginx } from "../support/nginx.js";
import { sample } from "../support/sample.js";
import { sharedBrowser } from "./launch.js";

/** The server of the section "Below a path". */
function documented(root: string, port: number): string {
	const docs = readFileSync(join(REPOSITORY, "docs/hosting.md"), "utf8");
	const server = /```nginx\n(server \{\n\troot \/var\/www\/site;\n[\s\S]*?\n\}\n)```/.exec(docs)?.[1] ?? "";
	expect(server).toContain("location /paper/ {");
	return server.replaceAll("/var/www/site", root).replace("server {", `server { listen 127.0.0.1:${port};`);
}

it.skipIf(!hasNginx)("is whole there (skipped where nginx is not installed)", async () => {
	const root = mkdtempSync(join(tmpdir(), "below-"));
	const configured = await configureNginx(
		(port) => `map_hash_bucket_size 512; map_hash_max_size 65536;
include ${root}/paper/redirects.nginx.conf;
${documented(root, port)}`,
	);
	const origin = `http://127.0.0.1:${configured.port}`;
	const out = join(root, "built");
	const cache = join(root, "cache");
	await copyDemo(out, cache);
	const args = ["build", "--root", REPOSITORY, "--out", out, "--cache", cache, "--at", DEMO_AT];
	const built = await run([...args, "--url", `${origin}/paper/`]);
	expect([
		built.exit,
		built.stderr.match(/host-root/g)?.length,
		built.stderr.match(/ {2}(?:error|warning) {2}/g)?.length,
	]).toEqual([0, 2, 2]);
	renameSync(out, join(root, "paper"));
	writeFileSync(join(root, "index.html"), "<p>What else the host has.</p>");
	const { kinds } = demoIn(join(root, "paper"));

	const page = await (await sharedBrowser()).newPage({ viewport: { width: 1200, height: 900 } });
	try {
		await withNginx(configured, async (get) => {
			const faults: string[] = [];
			let asked = 0;
			page.on("request", (request) => {
				asked++;
				if (!request.url().startsWith(`${origin}/paper/`)) faults.push(`${page.url()} asks for ${request.url()}`);
			});
			page.on("response", (response) => {
				const isMissing = response.status() >= 400 && !response.url().endsWith("/no-such-page/");
				if (isMissing) faults.push(`${response.status()} for ${response.url()}`);
			});
			page.on("console", (message) => {
				if (message.type() === "error" && !message.location().url.endsWith("/no-such-page/"))
					faults.push(`${page.url()} says ${message.text()}`);
			});
			const linked = new Set<string>();
			for (const url of [...sample(10, Object.values(kinds)), "/no-such-page/", "/feed.xml"]) {
				await page.goto(`${origin}/paper${url}`, { waitUntil: "load" });
				await scrollThrough(page);
				for (const link of await linksOf(page)) linked.add(link.replace(/#.*$/, ""));
			}
			expect(asked).toBeGreaterThan(80);
			expect(faults).toEqual([]);
			expect([...linked].filter((link) => link.startsWith(origin) && !link.startsWith(`${origin}/paper/`))).toEqual([]);
			const inside = [...linked].filter((link) => link.startsWith(origin) && !link.endsWith("/no-such-page/"));
			expect(inside.length).toBeGreaterThan(100);
			for (const link of inside) {
				const { status } = await get(link.slice(origin.length));
				if (status !== 200) faults.push(`${status} for ${link}`);
			}
			expect(faults).toEqual([]);

			// What nginx sends: headers within the path only, former addresses, and none of the files for hosts.
			const home = (await get("/paper/")).headers;
			expect(home.get("content-security-policy")).toContain("default-src 'none'");
			const [asset = ""] = /\/paper\/assets\/theme-\w+\.css/.exec(await (await get("/paper/")).text()) ?? [];
			const style = (await get(asset)).headers;
			expect(style.get("cache-control")).toContain("immutable");
			expect(style.get("content-security-policy")).toContain("default-src 'none'");
			expect((await get("/paper/news/atom.xml")).headers.get("content-type")).toBe(
				"application/atom+xml; charset=utf-8",
			);
			expect((await get("/paper/redirects.json")).status).toBe(404);
			const moved = await get(`/paper${kinds.redirect}`);
			expect([moved.status, moved.headers.get("location")]).toEqual([301, expect.stringMatching(/^\/paper\//)]);
			expect((await get("/paper")).headers.get("location")).toBe("/paper/");
		});
	} finally {
		await page.close();
	}
});

/** Lazy pictures are requested. */
const scrollThrough = async (page: Page): Promise<void> => {
	await page.evaluate(async () => {
		for (const image of document.querySelectorAll("img")) image.loading = "eager";
		await Promise.all(
			[...document.images].map(
				(image) => image.complete || new Promise((done) => image.addEventListener("load", done)),
			),
		);
	});
};

const linksOf = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll("a")].map((link) => ("href" in link ? String(link.href) : "")).filter(Boolean),
	);
