/** Sites in unusual folders, and files from unusual programs. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { REPOSITORY, runBuild } from "../support/cli.js";
import { buildSite, config, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { situation } from "./situation.js";

it("a site builds in a folder whose name has accents, spaces, `#`, `%` and brackets (field 52)", async () => {
	const root = join(tempDir(), "Ma ré #1 100% (copy)");
	mkdirSync(root);
	writeFiles(root, { "broadsheet.config.ts": config(), "content/news/one.md": story() });
	// The program itself: the loader of the tests ends a path at a `#`.
	expect(await runBuild(root)).toMatchObject({ exit: 0, stderr: "" });
	expect(readFileSync(join(root, "dist/news/2026/05/one/index.html"), "utf8")).toContain("The bridge reopens");
});

const odd = (text: string) => `\ufeff${text.replaceAll("\n", "\r\n")}`;
situation(53, "byte order marks and Windows line ends change nothing, in no kind of file", {
	files: {
		"broadsheet.config.ts": odd(config()),
		"content/authors/nora-quay.md": odd(
			"---\nname: Nora Quay\nrole: Port reporter\n---\nShe has covered the port since 2018.\n",
		),
		"content/topics/port.md": odd("---\nname: The port\naka: [Harbour]\n---\nShips and cranes.\n"),
		"content/fronts/home.yaml": odd("lead: news/one.md\n"),
		"content/news/one.md": odd(
			story("byline: nora-quay\ntags: [Harbour]\nsummary: |\n  First --- with hyphens", "A line.\n\n---\n\nAnother."),
		),
	},
	right: (site) => {
		const page = site.read("news/2026/05/one/index.html");
		for (const text of ["Nora Quay", "The port", "First --- with hyphens", "<hr>"]) expect(page).toContain(text);
		expect(
			site.list().filter((path) => /\.(?:html|xml|json)$/.test(path) && /\r|\ufeff/.test(site.read(path))),
		).toEqual([]);
	},
});

it("a `url` with a path is where the site is, with every link below it (field 55)", async () => {
	const site = await buildSite({
		"broadsheet.config.ts": config().replace("https://vale.example", "https://vale.github.io/ledger/"),
		"content/news/one.md": story(),
	});
	expect([site.report.exit, site.problems]).toEqual([0, expect.not.stringContaining("error")]);
	const links = site.page("/").all("a[href]");
	expect(links.map((link) => link.attr("href")).filter((href) => !/^(?:\/ledger\/|#)/.test(href ?? ""))).toEqual([]);
});

it("the docs say how a site gets a search for its readers, and which sources its policy needs (field 56)", () => {
	const docs = readFileSync(join(REPOSITORY, "docs/search.md"), "utf8");
	for (const text of ["npx pagefind --site dist", "'wasm-unsafe-eval'", "rsync"]) expect(docs).toContain(text);
	expect(readFileSync(join(REPOSITORY, "README.md"), "utf8")).toContain("(docs/search.md)");
});
