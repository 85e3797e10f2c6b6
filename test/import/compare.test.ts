/** `broadsheet import --compare`: the old addresses that the output does not answer. */
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { run } from "../support/cli.js";
import { buildSite, config, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const sitemap = (...urls: readonly string[]): string =>
	`<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.map((url) => `<url><loc>${url}</loc></url>`).join("")}</urlset>`;

let root: string;
const compare = async (list: string | Uint8Array, name = "old.txt", more: readonly string[] = []) => {
	writeFiles(root, { [name]: list });
	const { exit, stdout, stderr } = await run(["import", "--compare", `${root}/${name}`, "--root", root, ...more]);
	return { exit, stdout, stderr };
};
const answers = async (...urls: readonly string[]) => {
	const { exit, stdout } = await compare(urls.join("\n"), "old.txt", ["--format", "json"]);
	const report = JSON.parse(stdout) as { answers: readonly { url: string; is: string; to?: string; why?: string }[] };
	return [exit, ...report.answers.map(({ is, to }) => (to === undefined ? is : `${is} ${to}`))];
};

beforeAll(async () => {
	root = tempDir();
	const site = await buildSite(
		{
			"broadsheet.config.ts": config('redirects: { "/about-us.html": "/news/", "/shop/": "https://shop.example/" },'),
			"content/news/bridge.md": story("aliases: [/2019/old/, /2019/Brücke/]"),
			"content/news/other.md": story("headline: Other\npermalink: /2019/other.html"),
			"content/news/killed.md": story("headline: Gone\nstatus: killed"),
			"content/published.json": '{"version": 1, "stories": {}, "fronts": [],\n"gone": ["/2018/gone/"]}',
		},
		{},
		root,
	);
	expect(site.report.exit).toBe(0);
});

it.each<[string, string, string]>([
	["a page", "https://old.example/news/2026/05/bridge/", "page"],
	["a page without its slash", "/news/2026/05/bridge", "page"],
	["a page with a query that counts readers", "/news/2026/05/bridge/?utm_source=x", "page"],
	["a page with an ending", "/2019/other.html", "page"],
	["the home page", "https://old.example/", "page"],
	["an alias", "http://www.old.example/2019/old/", "moved /news/2026/05/bridge/"],
	["an alias without its slash", "/2019/old", "moved /news/2026/05/bridge/"],
	["an alias, encoded", "/2019/Br%C3%BCcke/", "moved /news/2026/05/bridge/"],
	["an alias, not encoded", "/2019/Brücke/", "moved /news/2026/05/bridge/"],
	["a redirect of the configuration", "/about-us.html", "moved /news/"],
	["a redirect to another host", "/shop/", "moved https://shop.example/"],
	["a feed", "/feed.xml", "page"],
])("%s is answered", async (_, url, answer) => expect(await answers(url)).toEqual([0, answer]));

it.each<[string, string, string]>([
	["nothing", "/2019/never/", "neither a page nor a redirect"],
	["another case", "/News/2026/05/Bridge/", "neither a page nor a redirect"],
	["a number of WordPress", "https://old.example/?p=123", 'the host itself needs a rule for "p"'],
	["a page number of WordPress", "/?page_id=7", 'if ($arg_page_id = "7")'],
	["a feed of WordPress", "/?feed=rss2", "answers with the home page"],
	["a story that is not public", "/news/2026/05/killed/", "neither a page nor a redirect"],
])("%s is dead, and the command ends with 1", async (_, url, why) => {
	const { exit, stdout } = await compare(`/feed.xml\n${url}\n`);
	expect([exit, stdout]).toEqual([1, expect.stringContaining(why)]);
	expect(stdout).toContain(`\n  ${url}\n`);
	expect(stdout).toContain("2 old addresses: 1 are pages, 0 redirect, 0 are gone on purpose, 1 are dead");
});

it("what is gone on purpose is not dead", async () => expect(await answers("/2018/gone/")).toEqual([0, "gone"]));

describe("the list", () => {
	it.each<[string, string, string | Uint8Array]>([
		["a sitemap", "a.xml", sitemap("https://old.example/2019/old/", "https://old.example/2019/never/")],
		[
			"a compressed sitemap",
			"a.xml.gz",
			gzipSync(sitemap("https://old.example/2019/old/", "https://old.example/2019/never/")),
		],
		[
			"a table with a head",
			"a.csv",
			'URL,Clicks\n"https://old.example/2019/old/",12\nhttps://old.example/2019/never/,3\n',
		],
		["lines with comments, twice", "a.txt", "\ufeff# old\r\n/2019/old/\r\n\r\n/2019/never/\r\n/2019/never/\r\n"],
	])("may be %s", async (_, name, list) => {
		const { exit, stdout } = await compare(list, name);
		expect([exit, stdout]).toEqual([
			1,
			expect.stringContaining("2 old addresses: 0 are pages, 1 redirect, 0 are gone on purpose, 1 are dead"),
		]);
	});
	it("may be an index of sitemaps, whose parts are files beside it; one that is not there is named", async () => {
		writeFiles(root, { "part-1.xml": sitemap("/2019/old/") });
		const index = (...urls: readonly string[]) =>
			`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.map((url) => `<sitemap><loc>${url}</loc></sitemap>`).join("")}</sitemapindex>`;
		expect((await compare(index("https://old.example/part-1.xml"), "index.xml")).exit).toBe(0);
		const { exit, stdout } = await compare(
			index("https://old.example/part-1.xml", "https://old.example/part-2.xml"),
			"index.xml",
		);
		expect([exit, stdout]).toEqual([1, expect.stringContaining("https://old.example/part-2.xml")]);
	});
	it.each([
		["no address", "", "has no address"],
		["XML that is none", "<urlset><url>", "cannot be read"],
	])("with %s ends with 2", async (_, list, message) => {
		const { exit, stderr } = await compare(list);
		expect([exit, stderr]).toEqual([2, expect.stringContaining(message)]);
	});
	it("that is not there, and an output that is not there, end with 2", async () => {
		const none = await run(["import", "--compare", `${root}/none.txt`, "--root", root]);
		expect([none.exit, none.stderr]).toEqual([2, expect.stringContaining("There is no file")]);
		const { exit, stderr } = await compare("/x/", "old.txt", ["--out", "elsewhere"]);
		expect([exit, stderr]).toEqual([2, expect.stringContaining("build first")]);
	});
});

it("addresses of a site below a path have the path", async () => {
	const home = tempDir();
	await buildSite(
		{
			"broadsheet.config.ts": config().replace("https://vale.example", "https://vale.example/paper"),
			"content/news/a.md": story("aliases: [/old/]"),
		},
		{},
		home,
	);
	writeFiles(home, { "old.txt": "https://vale.example/paper/news/2026/05/a/\nhttps://vale.example/paper/old/\n" });
	const { exit, stdout } = await run(["import", "--compare", `${home}/old.txt`, "--root", home]);
	expect([exit, stdout]).toEqual([0, expect.stringContaining("1 are pages, 1 redirect")]);
});
