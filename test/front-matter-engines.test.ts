/** Front matter in a programming language: no part of the program can run it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { REPOSITORY, runBuild } from "./support/cli.js";
import { config, story, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";

it("a story in a programming language is refused, and none of its code runs", async () => {
	const root = tempDir();
	const canary = join(root, "canary");
	const code = `require("node:fs").writeFileSync(${JSON.stringify(canary)}, "")`;
	const fences = "---js|--- js|---javascript|---JavaScript|---coffee|---cson|---eval|---constructor|---__proto__".split(
		"|",
	);
	const stories = fences.map((fence, index) => [
		`content/news/s${index}.md`,
		`${fence}\n{ title: ${code} }\n---\nText.\n`,
	]);
	// Other YAML parsers evaluate this.
	stories.push(["content/news/tag.md", story(`tags: !!js/function 'function () { ${code} }'`)]);
	writeFiles(root, { "broadsheet.config.ts": config(), ...Object.fromEntries(stories) });
	const { exit, stderr, stdout } = await runBuild(root);
	const said = stderr + stdout;
	expect(exit).toBe(1);
	for (const index of fences.keys())
		expect(said).toContain(`content/news/s${index}.md:1:4  error  front-matter-engine`);
	expect(said).toMatch(/content\/news\/tag\.md:\d+:\d+ {2}error {2}yaml /);
	expect(existsSync(canary)).toBe(false);
});

it("the program that is installed evaluates no text: the engines of gray-matter are not in it", () => {
	const bound = readdirSync(join(REPOSITORY, "lib")).filter((name) => /^chunk-.*\.js$/.test(name));
	const texts = bound.map((name) => readFileSync(join(REPOSITORY, "lib", name), "utf8"));
	expect(texts.filter((text) => text.includes("node_modules/gray-matter/index.js"))).toHaveLength(1);
	expect(texts.filter((text) => /\beval\(|stringifying JavaScript|js-yaml/.test(text))).toEqual([]);
});
