/** Precompressed copies (`compress`): complete, made for what changed, gone with their files, sent where a server uses them. */
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { recipeFor } from "../src/cli/scaffold/hosts/index.js";
import { lazy } from "../src/core/lazy.js";
import { isCompressible } from "../src/core/precompressed.js";
import { KEYS, startS3 } from "./deploy/s3-server.js";
import { sent } from "./deploy/site.js";
import { configureNginx, hasNginx, withNginx } from "./support/nginx.js";
import { hasApache, hasCaddy, withApache, withCaddy } from "./support/servers.js";
import { buildSite, config, type Files, list, type Site, snapshot, story } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";

const LONG = "The council voted for the bridge on Tuesday, and work begins in March. ".repeat(20);
const FILES: Files = {
	"broadsheet.config.ts": config('compress: ["gzip", "br", "gzip"],'),
	"content/news/bridge.md": story("headline: The bridge\nslug: bridge", LONG),
	"content/sport/final.md": story("headline: The final\nslug: final", LONG),
	"static/large.csv": "year,ships\n".repeat(200),
	"static/small.csv": "year,ships\n",
	"static/own.txt": "of its own\n".repeat(200),
	"static/own.txt.gz": "made by hand",
	"static/data.bin": "\u0000".repeat(4000),
};
const COPY = /\.(?:br|gz)$/;
const copiesIn = ({ out }: Site) => list(out).filter((path) => COPY.test(path) && path !== "own.txt.gz");
const bytes = ({ out }: Site, path: string) => readFileSync(join(out, path));
const BRIDGE = "news/2026/05/bridge/index.html";

/** Each copy has the bytes of its file, and each text of 1 kB that the build has written has its copies. */
function expectComplete(site: Site): void {
	for (const path of copiesIn(site)) {
		const open = path.endsWith(".br") ? brotliDecompressSync : gunzipSync;
		expect([path, open(bytes(site, path)).equals(bytes(site, path.replace(COPY, "")))]).toEqual([path, true]);
	}
	const texts = list(site.out).filter(
		(path) => isCompressible(path) && path !== ".broadsheet.json" && statSync(join(site.out, path)).size >= 1024,
	);
	expect(texts.length).toBeGreaterThan(10);
	expect(copiesIn(site)).toEqual(
		texts.flatMap((path) => [`${path}.br`, ...(path === "own.txt" ? [] : [`${path}.gz`])]).sort(),
	);
}

/** The site as it is, built once for the tests that only read it. */
const shared = lazy(() => buildSite(FILES));

describe("precompressed copies", () => {
	it("are beside each text of 1 kB and more, and beside nothing else; a file of the site keeps its name", async () => {
		const site = await shared();
		expect(site.problems).toBe("");
		expectComplete(site);
		const copies = copiesIn(site);
		for (const path of [BRIDGE, "feed.xml", "sitemap.xml", "large.csv"])
			if (statSync(join(site.out, path)).size >= 1024) expect(copies).toContain(`${path}.br`);
		expect(copies.some((path) => /^assets\/.*\.css\.br$/.test(path))).toBe(true);
		expect(copies.filter((path) => /^(?:small\.csv|data\.bin|headers|redirects|_|\.)/.test(path))).toEqual([]);
		expect(site.read("own.txt.gz")).toBe("made by hand");
		// Addresses of pages that changed name no copies.
		expect(site.report.changed.filter((url) => COPY.test(url))).toEqual(["/own.txt.gz"]);
	});

	it("are made for what has changed, and equal those of a clean build after every edit", async () => {
		const site = await buildSite(FILES);
		const [style = ""] = copiesIn(site).filter((path) => path.endsWith(".css.br"));
		const before = statSync(join(site.out, style)).ino;
		const steps: readonly Files[] = [
			{ "content/news/bridge.md": story("headline: The bridge\nslug: bridge", `${LONG} More.`) },
			{
				"content/news/third.md": story("headline: A third\nslug: third", LONG),
				"static/small.csv": "year,ships\n".repeat(300),
			},
			{ "content/news/third.md": undefined, "static/large.csv": "year\n", "static/own.txt.gz": undefined },
			{ "content/news/bridge.md": story("headline: The bridge\nslug: bridge\ndraft: true", LONG) },
		];
		let now = site;
		for (const step of steps) {
			now = await now.again(step, { allowShrink: true });
			expect(now.problems).not.toContain("error");
			const inputs = list(now.root).filter((path) => /^(?:content|static|broadsheet\.config)/.test(path));
			const clean = await buildSite(
				Object.fromEntries(inputs.map((path) => [path, readFileSync(join(now.root, path))])),
			);
			const comparable = ({ out }: Site) =>
				Object.fromEntries(
					Object.entries(snapshot(out)).filter(
						([path]) => path !== ".broadsheet.json" && !/^(?:redirects|_redirects)/.test(path),
					),
				);
			if (step !== steps[2] && step !== steps[3]) expect(snapshot(now.out)).toEqual(snapshot(clean.out));
			else expect(comparable(now)).toEqual(comparable(clean));
		}
		expect(statSync(join(now.out, style)).ino).toBe(before);
		// Nothing remains of a story that is hidden now.
		expect(list(now.out).filter((path) => path.includes("bridge"))).toEqual([]);
		const idle = await now.again({});
		expect([idle.report.written, idle.report.deleted]).toEqual([0, 0]);
	});

	it("come back when they are removed or changed by hand, and go when the key goes", async () => {
		const site = await buildSite(FILES);
		const before = snapshot(site.out);
		rmSync(join(site.out, `${BRIDGE}.br`));
		const again = await site.again({ "dist/feed.xml.gz": "spoiled" });
		expect(snapshot(again.out)).toEqual(before);
		expect(again.report.written).toBe(2);
		const without = await again.again({ "broadsheet.config.ts": config() });
		expect(copiesIn(without)).toEqual([]);
		const one = await without.again({ "broadsheet.config.ts": config('compress: ["br"],') });
		expect(new Set(copiesIn(one).map((path) => path.slice(-3)))).toEqual(new Set([".br"]));
	});

	it("stay with the old page of a story in quarantine, and go with the page of one that must not be public", async () => {
		const site = await buildSite(FILES);
		const before = snapshot(site.out);
		const kept = await site.again(
			{ "content/news/bridge.md": story("headline: The bridge\nslug: bridge", `${LONG} [dead](none.md)`) },
			{ quarantine: true },
		);
		for (const path of [BRIDGE, `${BRIDGE}.br`, `${BRIDGE}.gz`])
			expect([path, snapshot(kept.out)[path]]).toEqual([path, before[path]]);
		const hidden = await kept.again(
			{ "content/news/bridge.md": story("headline: The bridge\nslug: bridge\nembargo: soon", LONG) },
			{ quarantine: true },
		);
		expect(hidden.problems).toContain("embargo");
		expect(list(hidden.out).filter((path) => path.includes("bridge"))).toEqual([]);
	});

	it("is said to be wrong where the configuration names another encoding", async () => {
		const site = await buildSite({ ...FILES, "broadsheet.config.ts": config('compress: ["zip"],') });
		expect(site.problems).toContain("compress");
		expect(existsSync(site.out)).toBe(false);
	});
});

describe("a deploy", () => {
	it("sends copies to a folder, after everything else", async () => {
		const www = tempDir();
		const site = await buildSite({
			...FILES,
			"broadsheet.config.ts": config(`compress: ["br"], deploy: { live: { to: "folder", path: "${www}" } },`),
		});
		const { paths, leftOut } = await sent(site);
		expect(leftOut).toBe(0);
		expect(paths.findIndex((path) => path.endsWith(".br"))).toBe(paths.length - copiesIn(site).length);
		expect(list(join(www, "current"))).toEqual(expect.arrayContaining(copiesIn(site)));
	});

	it("leaves them out where the host compresses by itself, and says how many", async () => {
		const s3 = await startS3();
		try {
			const site = await buildSite({
				...FILES,
				"broadsheet.config.ts": config(
					`compress: ["br"], deploy: { live: { to: "s3", bucket: "vale", endpoint: "${s3.endpoint}" } },`,
				),
			});
			const { leftOut, paths } = await sent(site, { env: KEYS });
			expect(leftOut).toBe(copiesIn(site).length);
			expect(paths.filter((path) => COPY.test(path))).toEqual(["own.txt.gz"]);
		} finally {
			s3.close();
		}
	});
});

describe("a server", () => {
	const SITE = { name: "The Vale Post", language: "en", timeZone: "UTC", url: "http://vale.example" };
	const textOf = (host: "nginx" | "caddy", path: string) => recipeFor(host, SITE).files[path] ?? "";
	const encodingOf = ({ headers }: Response) => headers.get("content-encoding");

	it.skipIf(!hasNginx)("sends them with the recipe for nginx (skipped where nginx is not installed)", async () => {
		const site = await shared();
		const configured = await configureNginx((port) =>
			textOf("nginx", "nginx.conf")
				.replaceAll("/var/www/the-vale-post", site.out)
				.replace("gzip on;", "gzip off;")
				.replace("listen 80;", `listen 127.0.0.1:${port};`)
				.replace("listen [::]:80;", ""),
		);
		await withNginx(configured, async (get) => {
			const page = await get(`/${BRIDGE.replace("index.html", "")}`);
			expect([encodingOf(page), page.headers.get("content-type"), page.headers.get("vary")]).toEqual([
				"gzip",
				"text/html; charset=utf-8",
				"Accept-Encoding",
			]);
			expect(await page.text()).toBe(site.read(BRIDGE));
			expect(encodingOf(await get("/small.csv"))).toBe(null);
		});
	});

	it.skipIf(!hasApache)(
		"sends them with the .htaccess of the build (skipped where apache2 is not installed)",
		async () => {
			const site = await buildSite({
				...FILES,
				"broadsheet.config.ts": config('compress: ["br", "gzip"], headers: { hosts: ["apache"] },'),
			});
			const [style = ""] = list(site.out).filter((path) => path.endsWith(".css"));
			await withApache(site.out, async (get) => {
				for (const [path, accepts, encoding, type] of [
					["/news/2026/05/bridge/", "gzip, br", "br", "text/html; charset=utf-8"],
					["/news/2026/05/bridge/", "gzip", "gzip", "text/html; charset=utf-8"],
					["/feed.xml", "br;q=1.0", "br", "application/xml; charset=utf-8"],
					["/feed.xml", "br;q=0, gzip", "gzip", "application/xml; charset=utf-8"],
					["/feed.json", "deflate, gzip;q=0.5", "gzip", "application/feed+json; charset=utf-8"],
					["/large.csv", "identity", null, "text/csv; charset=utf-8"],
					[`/${style}`, "br", "br", "text/css; charset=utf-8"],
					["/small.csv", "br", null, "text/csv; charset=utf-8"],
				] as const) {
					const response = await get(path, { "accept-encoding": accepts });
					const { headers } = response;
					expect([path, encodingOf(response), headers.get("content-type")]).toEqual([path, encoding, type]);
					expect(headers.get("vary")).toContain("Accept-Encoding");
					expect(headers.get("x-content-type-options")).toBe("nosniff");
					expect(await response.text()).toBe(site.read(`${path.slice(1)}${path.endsWith("/") ? "index.html" : ""}`));
				}
				expect((await get(`/${style}`, { "accept-encoding": "br" })).headers.get("cache-control")).toContain(
					"immutable",
				);
				// A download of one's own is not a copy of a page.
				const own = await get("/own.txt.gz", { "accept-encoding": "gzip" });
				expect([encodingOf(own), await own.text()]).toEqual([null, "made by hand"]);
				const missing = await get("/none/", { "accept-encoding": "br" });
				expect([missing.status, await missing.text()]).toEqual([404, site.read("404.html")]);
			});
		},
	);

	it.skipIf(!hasCaddy)("sends them with the recipe for Caddy (skipped where caddy is not installed)", async () => {
		const site = await buildSite({
			...FILES,
			"broadsheet.config.ts": config('compress: ["br"], headers: { hosts: ["caddy"] },'),
		});
		const caddyfile = (address: string) =>
			textOf("caddy", "Caddyfile")
				.replaceAll("/var/www/the-vale-post", site.out)
				.replace("\nvale.example {", `\n${address} {`);
		await withCaddy(caddyfile, async (get) => {
			const page = await get(`/${BRIDGE.replace("index.html", "")}`, { "accept-encoding": "br" });
			expect([encodingOf(page), page.headers.get("content-type")]).toEqual(["br", "text/html; charset=utf-8"]);
			expect(await page.text()).toBe(site.read(BRIDGE));
			const feed = await get("/feed.xml", { "accept-encoding": "br" });
			expect([encodingOf(feed), feed.headers.get("content-type")]).toEqual(["br", "application/xml; charset=utf-8"]);
		});
	});
});
