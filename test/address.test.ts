/** The address for which a site is built: `--url`, the environment, the preview deployments of hosts, the configuration. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addressLine } from "../src/cli/terminal/terminal.js";
import { type AddressSources, addressOf } from "../src/config/address.js";
import { notify } from "../src/deploy/notify.js";
import { refused, sent } from "./deploy/site.js";
import { run } from "./support/cli.js";
import { buildSite, config, type Files, type Site, snapshot, story, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";

const URL = "https://vale.example";
const NETLIFY = { CONTEXT: "deploy-preview", DEPLOY_PRIME_URL: "https://deploy-preview-7--vale.netlify.app" };
const CLOUDFLARE = { CF_PAGES: "1", CF_PAGES_BRANCH: "new-front", CF_PAGES_URL: "https://3f2a.vale.pages.dev" };
const VERCEL = { VERCEL_ENV: "preview", VERCEL_URL: "vale-git-new-front.vercel.app" };

describe("the address of a build", () => {
	const taken = (sources: AddressSources, productionBranch?: string) => {
		const { value, problems } = addressOf({ url: URL, productionBranch }, sources);
		return value ? [value.url, value.told?.from, value.isPreview] : problems.map(({ code }) => code);
	};
	it.each<[string, AddressSources, string, string | undefined, boolean]>([
		["the configuration, where nothing else is said", {}, URL, undefined, false],
		["an empty variable says nothing", { env: { BROADSHEET_URL: "" } }, URL, undefined, false],
		[
			"BROADSHEET_URL",
			{ env: { BROADSHEET_URL: "https://a.example/paper/" } },
			"https://a.example/paper",
			"BROADSHEET_URL",
			false,
		],
		[
			"--url, before BROADSHEET_URL",
			{ url: "https://b.example", env: { BROADSHEET_URL: "https://a.example" } },
			"https://b.example",
			"--url",
			false,
		],
		["the preview of Netlify", { env: NETLIFY }, NETLIFY.DEPLOY_PRIME_URL, "DEPLOY_PRIME_URL", true],
		["production at Netlify", { env: { ...NETLIFY, CONTEXT: "production" } }, URL, undefined, false],
		["the preview of Vercel", { env: VERCEL }, `https://${VERCEL.VERCEL_URL}`, "VERCEL_URL", true],
		["production at Vercel", { env: { ...VERCEL, VERCEL_ENV: "production" } }, URL, undefined, false],
		["`vercel dev`", { env: { ...VERCEL, VERCEL_ENV: "development" } }, URL, undefined, false],
		[
			"a preview that BROADSHEET_URL names stays a preview",
			{ env: { ...NETLIFY, BROADSHEET_URL: "https://next.vale.example" } },
			"https://next.vale.example",
			"BROADSHEET_URL",
			true,
		],
	])("is that of %s", (_, sources, url, from, isPreview) => expect(taken(sources)).toEqual([url, from, isPreview]));

	it("at Cloudflare is that of a preview where the branch is not `productionBranch`, and where that is unknown, never", () => {
		expect(taken({ env: CLOUDFLARE }, "main")).toEqual([CLOUDFLARE.CF_PAGES_URL, "CF_PAGES_URL", true]);
		expect(taken({ env: { ...CLOUDFLARE, CF_PAGES_BRANCH: "main" } }, "main")).toEqual([URL, undefined, false]);
		expect(taken({ env: { ...CLOUDFLARE, CF_PAGES_BRANCH: "live" } })).toEqual([
			URL,
			"the configuration; for previews of Cloudflare Pages, name the branch that readers see: `productionBranch`",
			false,
		]);
	});
	it.each(["paper.example", "ftp://a.example/", "https://a.example/?x", "https://a.example/a b/", "https://"])(
		"is not %s: then nothing is built",
		(url) => {
			expect(taken({ url })).toEqual(["site-url"]);
			expect(taken({ env: { BROADSHEET_URL: url } })).toEqual(["site-url"]);
		},
	);
	it("is said in one line, with what names it", () => {
		const line = (sources: AddressSources) => {
			const told = addressOf({ url: URL }, sources).value?.told;
			return told && addressLine(told);
		};
		expect(line({})).toBeUndefined();
		expect(line({ url: "https://a.example/paper/" })).toBe("Built for https://a.example/paper (--url)");
		expect(line({ env: NETLIFY })).toBe(
			"Built for https://deploy-preview-7--vale.netlify.app (DEPLOY_PRIME_URL), a preview deployment: no page is for search engines",
		);
	});
});

const SITE: Files = {
	"broadsheet.config.ts": config(
		'record: true, llms: true, indexNow: { key: "0123456789abcdef" }, feeds: { hubs: ["https://hub.example/"] },',
	),
	"content/news/bridge.md": story("", "See [the vote](https://vale.example/news/2026/05/vote/)."),
	"content/news/vote.md": story("headline: The vote"),
};
const hrefs = (site: Site) =>
	site
		.page("/news/2026/05/bridge/")
		.all(".story a")
		.map((each) => each.attr("href"));

describe("a build with another address", () => {
	it("gives what a clean build gives, there and back", async () => {
		const files = { ...SITE, "broadsheet.config.ts": config() };
		const site = await buildSite(files);
		const configured = snapshot(site.out);
		const below = { url: "https://someone.github.io/paper/" };
		const other = await site.again({}, below);
		expect(other.report.address).toEqual({ url: "https://someone.github.io/paper", from: "--url", isPreview: false });
		expect(snapshot(other.out)).toEqual(snapshot((await buildSite(files, below)).out));
		expect((await other.again({}, below)).report.written).toBe(0);
		const back = await other.again({}, { url: undefined });
		expect(back.report.address).toBeUndefined();
		expect(snapshot(back.out)).toEqual(configured);
	});
	it("takes a link that names the site by its configured address for a link inside", async () =>
		expect(hrefs(await buildSite(SITE, { url: "https://vale.example/next/" }))).toEqual(["/next/news/2026/05/vote/"]));
	it("is refused with the place where the address is said", async () => {
		const site = await buildSite(SITE, { env: { BROADSHEET_URL: "vale.example" } });
		expect([site.report.exit, site.problems]).toEqual([
			2,
			'site  error  site-url  BROADSHEET_URL: "vale.example" is not a valid address\n  hint: write it with its path, such as BROADSHEET_URL=https://someone.github.io/paper/',
		]);
	});
	it("is what each command builds that takes --url, and that reads BROADSHEET_URL", async () => {
		const root = tempDir();
		writeFiles(root, SITE);
		const built = await run(["build", "--url", "https://a.example/paper/"], root);
		expect(built.stdout).toContain("\nBuilt for https://a.example/paper (--url)\n");
		const checked = await run(["check", "--format", "json"], root, { BROADSHEET_URL: "a.example" });
		expect([checked.exit, JSON.parse(checked.stdout).problems[0].code]).toEqual([2, "site-url"]);
	});
});

describe("a preview deployment", () => {
	it("is for no search engine, and names itself", async () => {
		const site = await buildSite(SITE, { env: NETLIFY });
		expect(site.problems).toBe("");
		const pages = site.list().filter((path) => path.endsWith(".html"));
		expect(pages.length).toBeGreaterThan(6);
		for (const path of pages) {
			expect(site.read(path)).toContain('<meta name="robots" content="noindex"');
			expect(site.read(path)).toContain(`<link rel="canonical" href="${NETLIFY.DEPLOY_PRIME_URL}/`);
		}
		expect(site.read("_headers")).toContain("\n  X-Robots-Tag: noindex\n");
		expect(site.read("headers.nginx.conf")).toContain('add_header X-Robots-Tag "noindex" always;');
		expect(JSON.parse(site.read("headers.s3.json")).responseHeaders["X-Robots-Tag"]).toBe("noindex");
		// A crawler must be allowed to read the page, to read that it must not index it.
		expect(site.read("robots.txt")).toContain("Allow: /\n");
		expect(site.read("robots.txt")).not.toContain("Sitemap:");
		expect(site.list().filter((path) => /sitemap|llms|0123/.test(path))).toEqual([]);
		expect(site.read("feed.xml")).not.toContain("hub.example");
		expect(site.read("feed.xml")).toContain("tag:vale.example,2005:news/bridge");
	});
	it("records nothing, and nobody is told of it", async () => {
		const site = await buildSite(SITE, { env: NETLIFY });
		expect(existsSync(join(site.root, "content/published.json"))).toBe(false);
		const folders = { root: site.root, out: "dist", cache: ".broadsheet" };
		expect(await notify({ ...folders, env: NETLIFY })).toEqual({ sent: [], problems: [], exit: 0 });
		const { sent } = await notify({ ...folders, dryRun: true });
		expect(sent).toEqual([]);
	});
});

describe("a deploy", () => {
	it("refuses an output that was built for another address than its target has", async () => {
		const files = {
			...SITE,
			"broadsheet.config.ts": config(
				`deploy: { live: { to: "folder", path: "${tempDir()}" }, staging: { to: "folder", path: "${tempDir()}", url: "https://staging.example" } },`,
			),
		};
		const staging = { url: "https://staging.example" };
		const site = await buildSite(files, { env: NETLIFY });
		expect(await refused(site, { target: "live" })).toEqual(["deploy-output", 2]);
		await site.again({}, { ...staging, env: {} });
		expect(await refused(site, { target: "live" })).toEqual(["deploy-output", 2]);
		expect((await sent(site, { target: "staging" })).url).toBe("https://staging.example");
		expect((await sent(site, { target: "live", ...staging })).url).toBe("https://staging.example");
		await site.again({}, { url: undefined, env: {} });
		await sent(site, { target: "live" });
		await sent(site, { target: "staging" });
	});
});
