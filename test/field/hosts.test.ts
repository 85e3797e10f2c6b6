/** The effect of the files for hosts, on the hosts themselves and for a reader. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nginx } from "../../src/cli/scaffold/hosts/nginx.js";
import { launch } from "../browser/launch.js";
import { configureNginx, hasNginx, withNginx } from "../support/nginx.js";
import { buildSite, config, type Site, story } from "../support/site.js";

const HOST = "vale.example";
const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
const isReady = hasNginx && hasOpenssl;
if (!isReady) console.warn("skipped: nginx or openssl is not installed");

/** The configuration that `init` writes, with a certificate, at free ports of this machine. */
async function configured(out: string, certificate: string) {
	const recipe = nginx({
		name: "The Vale Post",
		language: "en",
		timeZone: "UTC",
		url: `https://${HOST}`,
	});
	return configureNginx((port, secure) => {
		return (recipe.files["nginx.conf"] ?? "")
			.replaceAll("/var/www/the-vale-post", out)
			.replace("listen [::]:80;", "")
			.replace(
				"listen 80;",
				`listen 127.0.0.1:${port};\n\tlisten 127.0.0.1:${secure} ssl;\n\tssl_certificate ${certificate}/cert.pem;\n\tssl_certificate_key ${certificate}/key.pem;`,
			);
	});
}

describe.skipIf(!isReady)("the recipe for nginx (skipped where nginx or openssl is not installed)", () => {
	let site: Site;
	let browser: Browser;
	const certificate = mkdtempSync(join(tmpdir(), "certificate-"));
	beforeAll(async () => {
		const subject = ["-subj", `/CN=${HOST}`, "-days", "2", "-nodes"];
		const files = ["-keyout", join(certificate, "key.pem"), "-out", join(certificate, "cert.pem")];
		spawnSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", ...subject, ...files]);
		// A page that is long enough to be compressed.
		site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/bridge.md": story(
				"aliases: [/old/]\nslug: brücke",
				"Nine words that come again and again here. ".repeat(60),
			),
		});
		browser = await launch([`--host-resolver-rules=MAP ${HOST} 127.0.0.1`]);
	});
	afterAll(() => browser?.close());

	it("shows a page with its style sheet, by http as by https, to a browser that calls it by its name", async () => {
		const server = await configured(site.out, certificate);
		await withNginx(server, async () => {
			for (const origin of [`http://${HOST}:${server.port}`, `https://${HOST}:${server.secure}`]) {
				const page = await browser.newPage({ ignoreHTTPSErrors: true });
				const policies: string[] = [];
				page.on("response", (response) => void policies.push(response.headers()["content-security-policy"] ?? ""));
				await page.goto(`${origin}/`, { waitUntil: "load" });
				const look = await page.evaluate(() => ({
					measure: getComputedStyle(document.documentElement).getPropertyValue("--measure"),
					margin: getComputedStyle(document.body).margin,
				}));
				expect([origin, look]).toEqual([origin, { measure: expect.stringMatching(/\d/), margin: "0px" }]);
				const upgraded = policies.filter((policy) => policy.includes("upgrade-insecure-requests")).length;
				expect(upgraded).toBe(origin.startsWith("https:") ? policies.length : 0);
				expect(policies.every((policy) => policy.startsWith("default-src 'none'; "))).toBe(true);
				await page.close();
			}
		});
	});

	it("compresses texts, feeds and drawings, and says in which characters texts are", async () => {
		await withNginx(await configured(site.out, certificate), async (get) => {
			const theme = site.list().find((path) => path.endsWith(".css"));
			for (const path of ["", "feed.xml", "atom.xml", "feed.json", "sitemap.xml", theme, "robots.txt"]) {
				const { headers } = await get(`/${path}`);
				const bytes = readFileSync(join(site.out, path || "index.html")).length;
				expect([path, headers.get("content-encoding")]).toEqual([path, bytes < 256 ? null : "gzip"]);
				expect([path, headers.get("strict-transport-security")]).toEqual([path, null]);
			}
			expect((await get("/robots.txt")).headers.get("content-type")).toBe("text/plain; charset=utf-8");
			expect((await get("/feed.xml")).headers.get("content-type")).toBe("application/xml; charset=utf-8");
		});
	});

	it("leads from a former address by a path, so that it holds by http, by https and behind a proxy", async () => {
		await withNginx(await configured(site.out, certificate), async (get) => {
			const { status, headers } = await get("/old/");
			expect([status, headers.get("location")]).toEqual([301, "/news/2026/05/br%C3%BCcke/"]);
		});
	});
});

it("no file for a host enforces https permanently: only the owner of the certificate can decide that", async () => {
	const site = await buildSite({ "broadsheet.config.ts": config(), "content/news/a.md": story() });
	for (const path of ["_headers", "headers.nginx.conf", "headers.s3.json"])
		expect(site.read(path)).not.toMatch(/strict-transport-security/i);
});

it("a site whose address begins with http: never asks for https", async () => {
	const site = await buildSite({
		"broadsheet.config.ts": config().replace("https://vale.example", "http://vale.example"),
		"content/news/a.md": story(),
	});
	for (const path of ["_headers", "headers.nginx.conf", "headers.s3.json"])
		expect(site.read(path)).not.toContain("upgrade");
});
