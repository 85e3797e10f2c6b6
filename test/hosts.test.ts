/** The files for hosts: as the hosts document them and, if nginx is installed, as it reads them. */
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildDemo, type Demo } from "./support/demo.js";
import { headersOf, parseHeaders } from "./support/headers.js";
import { configureNginx, hasNginx, withNginx } from "./support/nginx.js";
import { buildSite, config, list, story } from "./support/site.js";

const FILES = { "broadsheet.config.ts": config(), "content/news/bridge.md": story() };
const withConfig = (more: string) => buildSite({ ...FILES, "broadsheet.config.ts": config(more) });
const policyOf = (text: string): Record<string, string[]> =>
	Object.fromEntries(
		text.split("; ").map((directive) => {
			const [name = "", ...sources] = directive.split(" ");
			return [name, sources];
		}),
	);
const IMMUTABLE = "public, max-age=31536000, immutable";
const TYPES = {
	"/feed.xml": "application/xml; charset=utf-8",
	"/news/region/atom.xml": "application/atom+xml; charset=utf-8",
	"/news/feed.json": "application/feed+json; charset=utf-8",
	"/site.webmanifest": "application/manifest+json; charset=utf-8",
};

let demo: Demo;
let paths: string[];
let read: (path: string) => string;
beforeAll(async () => {
	demo = await buildDemo();
	paths = list(demo.out).map((path) => `/${path.replace(/(^|\/)index\.html$/, "$1")}`);
	const { readFileSync } = await import("node:fs");
	read = (path) => readFileSync(join(demo.out, path), "utf8");
});

describe("_headers", () => {
	it("keeps to what Cloudflare takes: 100 rules, 2,000 characters in a line, one splat in a path", () => {
		const rules = parseHeaders(read("_headers"));
		expect(rules.length).toBeLessThan(100);
		expect(
			Math.max(
				...read("_headers")
					.split("\n")
					.map(({ length }) => length),
			),
		).toBeLessThan(2000);
		expect(rules.filter(({ path }) => path.split("*").length > 2)).toEqual([]);
	});
	it("has each header of a file once, because hosts join rules", () => {
		const rules = parseHeaders(read("_headers"));
		const twice = paths.flatMap((path) =>
			Object.entries(headersOf(rules, path)).flatMap(([name, values]) =>
				values.length > 1 ? [`${path} ${name}`] : [],
			),
		);
		expect(twice).toEqual([]);
		for (const path of paths)
			expect(headersOf(rules, path)).toMatchObject({
				"X-Content-Type-Options": ["nosniff"],
				"Content-Security-Policy": [expect.stringContaining("default-src 'none'")],
			});
	});
	it("has every file kept for ever that has a digest in its name, and no other", () => {
		const rules = parseHeaders(read("_headers"));
		const kept = paths.filter((path) => headersOf(rules, path)["Cache-Control"]?.[0] === IMMUTABLE);
		expect(kept.length).toBeGreaterThan(30);
		expect(kept.filter((path) => !/^\/assets\/(?:\d+-\w{6}\/)?[^/]+-[0-9a-zA-Z]{8,10}\.\w+$/.test(path))).toEqual([]);
		expect(paths.filter((path) => path.startsWith("/assets/") && !kept.includes(path))).toEqual([]);
	});
	it("says the types of feeds and of the manifest", () => {
		const rules = parseHeaders(read("_headers"));
		for (const [path, type] of Object.entries(TYPES)) {
			expect(paths).toContain(path);
			expect(headersOf(rules, path)["Content-Type"]).toEqual([type]);
		}
		expect(headersOf(rules, "/news/")["Content-Type"]).toBeUndefined();
	});
});

describe("the content security policy", () => {
	const policy = async (more: string) =>
		policyOf(
			headersOf(parseHeaders((await withConfig(more)).read("_headers")), "/")["Content-Security-Policy"]?.[0] ?? "",
		);
	it("lets no script run that is not a file of the site", async () => {
		const own = await policy("");
		expect(own).toMatchObject({
			"default-src": ["'none'"],
			"script-src": ["'self'"],
			"style-src": ["'self'"],
			"base-uri": ["'none'"],
		});
		expect(JSON.stringify(own)).not.toMatch(/unsafe|\*/);
		expect(own["upgrade-insecure-requests"]).toEqual([]);
	});
	it("keeps nothing from any page of the demo: none has a script, a style or a handler within", () => {
		const within =
			/<script(?![^>]*(?:\ssrc=|type="application\/ld\+json"))|<style|<[^>]*\s(?:style|on[a-z]+)=|javascript:/i;
		expect(demo.urls.length).toBeGreaterThan(100);
		expect(demo.urls.filter((url) => within.test(demo.html(url)))).toEqual([]);
	});
	it("lets in the pictures, frames and sources that the configuration names", async () => {
		const own = await policy(
			'images: { external: ["https://cdn.example/p/", "/legacy/"] }, embeds: { allow: ["vimeo"], hosts: [{ host: "https://charts.example", name: "Charts" }] }, headers: { csp: { "script-src": ["https://stats.example"], "worker-src": ["blob:"] } },',
		);
		expect(own).toMatchObject({
			"img-src": ["'self'", "https://cdn.example"],
			"frame-src": ["https://player.vimeo.com", "https://charts.example"],
			"script-src": ["'self'", "https://stats.example"],
			"worker-src": ["blob:"],
		});
	});
	it.each([
		["https://", "https:"],
		["http://pictures", "http:"],
		["https://pictures.example:8443/old/", "https://pictures.example:8443"],
	])("lets in all pictures whose addresses begin with %s: %s", async (start, source) => {
		expect((await policy(`images: { external: [${JSON.stringify(start)}] },`))["img-src"]).toEqual(["'self'", source]);
	});
	it.each(["'unsafe-inline'", "'unsafe-eval'", "*", "https://a.example; script-src *", "https:/"])(
		"does not take %s for a source",
		async (source) => {
			const site = await withConfig(`headers: { csp: { "script-src": [${JSON.stringify(source)}] } },`);
			expect(site.problems).toContain("is not a valid source, such as `https://stats.example`");
		},
	);
});

describe("the files for hosts", () => {
	it("are those of the hosts that the site names; one's own in static/ takes its place", async () => {
		const files = (each: { list: () => string[] }) => each.list().filter((path) => /headers/.test(path));
		expect(files(await withConfig('headers: { hosts: ["nginx"] },'))).toEqual(["headers.nginx.conf"]);
		const own = await buildSite({ ...FILES, "static/_headers": "/*\n  X-Own: yes\n" });
		expect([own.problems, own.read("_headers")]).toEqual(["", "/*\n  X-Own: yes\n"]);
	});
	it("say the same for S3: the last rule that matches is that of an object", () => {
		const { objects, responseHeaders } = JSON.parse(read("headers.s3.json"));
		const of = (path: string) =>
			Object.assign(
				{},
				...objects
					.filter(({ match }: { match: string }) =>
						new RegExp(`^${match.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(path.slice(1)),
					)
					.map(({ metadata }: { metadata: object }) => metadata),
			);
		for (const [path, type] of Object.entries(TYPES)) expect(of(path)["Content-Type"]).toBe(type);
		expect(of("/assets/theme-1234567890.css")["Cache-Control"]).toBe(IMMUTABLE);
		expect(of("/news/index.html")).toEqual({ "Cache-Control": "public, max-age=0, must-revalidate" });
		expect(responseHeaders["X-Content-Type-Options"]).toBe("nosniff");
	});
	it("say the same for nginx: each block that has a header of its own has all of them", () => {
		const blocks = [...read("headers.nginx.conf").matchAll(/^location (.+) \{\n((?:\t.*\n)+)\}$/gm)];
		expect(blocks.map(([, location]) => location)).toEqual([
			"^~ /assets/",
			"~ /feed\\.xml$",
			"~ /atom\\.xml$",
			"~ /feed\\.json$",
			"~ /site\\.webmanifest$",
		]);
		const names = (text: string) =>
			[...text.matchAll(/^\t?add_header ([\w-]+) "(?:[^"\\]|\\.)*" always;$/gm)].map(([, name]) => name);
		const outside = read("headers.nginx.conf").replace(/^location [\s\S]*?^\}$/gm, "");
		const all = ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cache-Control"];
		expect([names(outside), names(blocks[0]?.[2] ?? "")]).toEqual([all, all]);
		// The rest is a comment.
		expect(outside.replace(/^(?:add_header|set|if) .*\n/gm, "").trim()).toBe("# Include it in a server { }.");
	});
});

describe("a real nginx", () => {
	it.skipIf(!hasNginx)("sends what the snippet says (skipped where nginx is not installed)", async () => {
		const configured = await configureNginx(
			(port) => `map_hash_bucket_size 512; map_hash_max_size 65536;
include ${demo.out}/redirects.nginx.conf;
server {
	listen 127.0.0.1:${port};
	root ${demo.out};
	error_page 404 /404.html;
	include ${demo.out}/headers.nginx.conf;
	absolute_redirect off;
	if ($broadsheet_moved) { return 301 $broadsheet_moved; }
	if ($broadsheet_gone) { return 410; }
}`,
		);
		await withNginx(configured, async (get) => {
			for (const [path, type] of Object.entries(TYPES))
				expect((await get(path)).headers.get("content-type")).toBe(type);
			// A feed that topics no longer have.
			const former = await get("/topics/flooding/atom.xml");
			expect([former.status, former.headers.get("location")]).toEqual([301, "/topics/flooding/feed.xml"]);
			const [theme] = paths.filter((path) => path.endsWith(".css"));
			for (const [path, cache] of [
				[theme ?? "", IMMUTABLE],
				["/news/", "public, max-age=0, must-revalidate"],
				["/none/", "public, max-age=0, must-revalidate"],
			] as const) {
				const { headers } = await get(path);
				expect(headers.get("cache-control")).toBe(cache);
				expect(headers.get("x-content-type-options")).toBe("nosniff");
				expect(headers.get("content-security-policy")).toContain("default-src 'none'");
			}
		});
	});
});
