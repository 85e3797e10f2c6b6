/** Whatever a file contains, the build ends, and names the file. Tests that wait for real limits run with `npm run test:faults`. */
import { describe, expect, it } from "vitest";
import { limitOfText } from "../../src/build/workers/time-limits.js";
import { runBuild } from "../support/cli.js";
import { buildSite, config, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const slow = it.skipIf(!process.env.FAULTS);

describe("a heading whose words begin as the id of a footnote does", () => {
	it.each([
		["Footnote to a footnote", "section-footnote-to-a-footnote"],
		["User content policy", "section-user-content-policy"],
		["FN 2000", "section-fn-2000"],
		["Fnref-", "fnref"],
		["`user-content-fn-1`", "section-user-content-fn-1"],
		["Footnote", "footnote"],
	])("%s has an anchor", async (heading, anchor) => {
		const { problems, read, report } = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("headline: A", `## ${heading}\n\nText.[^1]\n\n[^1]: A note.\n`),
		});
		expect([problems, report.exit]).toEqual(["", 0]);
		expect(read("news/2026/05/a/index.html")).toContain(`<h2 id="${anchor}">`);
	});
	it("has one that no other heading has", async () => {
		const { read } = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("headline: A", "## Section FN 1\n\nA.\n\n## FN 1\n\nB.\n\n## FN 1\n\nC.\n"),
		});
		expect([...read("news/2026/05/a/index.html").matchAll(/<h2 id="(section-[^"]+)"/g)].map(([, id]) => id)).toEqual([
			"section-fn-1",
			"section-fn-1-2",
			"section-fn-1-3",
		]);
	});
});

/** Text that no story has, at the length of a long one. */
const TEXTS: Readonly<Record<string, string>> = {
	"nested lists": "1. ".repeat(33_000),
	"nested quotations": "> ".repeat(50_000),
	"addresses without an end": "www.a_".repeat(17_000),
	"containers in containers": ":::note\n".repeat(12_500),
	"headings underlined": "a\n=\n".repeat(25_000),
	"brackets that open": "[".repeat(100_000),
	"notes that are defined again": "[^1]: x\n\na[^1]\n\n".repeat(6_000),
};

describe("a text that cannot be parsed in time", () => {
	slow.each(Object.keys(TEXTS))("is an error that names the file, or is read: %s", async (name) => {
		const root = tempDir();
		writeFiles(root, {
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("headline: A", TEXTS[name] as string),
			"content/news/b.md": story("headline: B"),
		});
		const { exit, stderr } = await runBuild(root);
		expect([0, 1]).toContain(exit);
		if (exit === 1) expect(stderr).toMatch(/content\/news\/a\.md:\d+:\d+ {2}error {2}too-/);
	});
	it("has more time the longer it is", () => {
		const limit = (size: number) => limitOfText({ path: "content/a.md", bytes: Buffer.alloc(size) });
		expect([100, 80_000, 500_000].map(limit)).toEqual([5000, 10_000, 40_000]);
	});
	slow("is left alone by a build that quarantines, and read again by the next build", async () => {
		const root = tempDir();
		const loop = `export const plugin = () => (tree: { children: { value?: string; children?: { value?: string }[] }[] }) => {
	while (tree.children.some(({ children }) => children?.some(({ value }) => value === "for ever")));
};\n`;
		writeFiles(root, {
			"plugin.ts": loop,
			"broadsheet.config.ts": `import { plugin } from "./plugin.ts";\n${config("markdown: { remark: [plugin] }")}`,
			"content/news/a.md": story("headline: A", "for ever"),
			"content/news/b.md": story("headline: B"),
		});
		const first = await runBuild(root, ["--quarantine"]);
		expect(first.stderr).toContain("content/news/a.md:1:1  error  too-slow");
		expect(first.stdout).toContain("pages in");
		writeFiles(root, { "plugin.ts": "export const plugin = () => () => {};\n" });
		expect(await runBuild(root)).toMatchObject({ exit: 0 });
	});
	slow("and a template that loops names the page that it prints", async () => {
		const root = tempDir();
		writeFiles(root, {
			"broadsheet.config.ts": config(),
			"templates/article.tsx": `export default function Article() { for (;;); }\n`,
			"content/news/a.md": story("headline: A"),
		});
		const { exit, stderr } = await runBuild(root);
		expect(exit).toBe(1);
		expect(stderr).toContain(
			"content/news/a.md:1:1  error  too-slow  The page /news/2026/05/a/ takes longer than 20 s to print",
		);
	});
});
