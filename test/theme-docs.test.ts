/** The examples of docs/theme.md: each is built, and its output is compared with the one before. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { REPOSITORY } from "./support/cli.js";
import { sample } from "./support/sample.js";
import { buildSite, config, type Files, type Site, story } from "./support/site.js";

const DOCS = readFileSync(join(REPOSITORY, "docs/theme.md"), "utf8");
const SITE: Files = {
	"broadsheet.config.ts": config(),
	"content/news/new.md": story("headline: The new bridge\nsummary: It has nine arches."),
	"content/news/old.md": story("headline: The old bridge\ndate: 2026-04-01 09:00"),
	"templates/fonts/vale-serif.woff2": "a font",
};

interface Example {
	readonly name: string;
	/** Blocks whose first line names a file. */
	readonly files: Files;
	readonly before: readonly string[];
	readonly after: readonly string[];
}
const blocksOf = (text: string) =>
	[...text.matchAll(/^```(\w+)(?: (before|after))?\n([\s\S]*?)^```$/gm)].map(([, , when, code = ""]) => ({
		when,
		code,
	}));
const examples: readonly Example[] = DOCS.split(/^### /m)
	.slice(1)
	.map((text) => {
		const blocks = blocksOf(text);
		const found = (when: string) => blocks.filter((block) => block.when === when).map(({ code }) => code.trim());
		const files = blocks.flatMap(({ code }) => {
			const [, path] = /^(?:\/\/|\/\*|#) ([\w./-]+)(?: \*\/)?\n/.exec(code) ?? [];
			return path ? [[path, code]] : [];
		});
		return {
			name: text.split("\n", 1)[0] ?? "",
			files: Object.fromEntries(files) as Files,
			before: found("before"),
			after: found("after"),
		};
	});
const outputOf = ({ list, read }: Site): string =>
	list()
		.filter((path) => /\.(?:html|css)$/.test(path))
		.map(read)
		.join("\n");

describe("docs/theme.md", () => {
	it("has an example for colours, sizes, typefaces, fronts, a template and words", () => {
		expect(examples.map(({ name }) => name)).toEqual([
			"Colours",
			"Sizes, widths and grounds",
			"Typefaces",
			"What leads a front",
			"One template",
			"Words",
		]);
		for (const { files, after } of examples) expect([Object.keys(files).length, after.length > 0]).toEqual([1, true]);
	});

	it.each(sample(3, examples))("does what it says: $name", async ({ files, before, after }) => {
		const site = await buildSite(SITE);
		expect(site.problems).toBe("");
		const was = outputOf(site);
		const next = await site.again(files);
		expect(next.problems).toBe("");
		const is = outputOf(next);
		const inOutput = (texts: readonly string[], output: string) => texts.filter((text) => output.includes(text));
		expect(inOutput(before, was)).toEqual(before);
		expect(inOutput(after, was)).toEqual([]);
		expect(inOutput(after, is)).toEqual(after);
	});

	it("shows pictures that are there", () => {
		const pictures = [...DOCS.matchAll(/\]\((screenshots\/[^)]+)\)/g)].map(([, path]) => path ?? "");
		expect(pictures.length).toBeGreaterThan(4);
		expect(pictures.filter((path) => !existsSync(join(REPOSITORY, "docs", path)))).toEqual([]);
	});
});
