/** A site whose builds run in separate processes, so that they can be killed, limited and run simultaneously. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { lazy } from "../../src/core/lazy.js";
import { type Ran, run } from "../support/cli.js";
import { ALL_CASES } from "../support/sample.js";
import { AT, type Files, story, writeFiles } from "../support/site.js";
import { differing, treeFaults } from "./compare.js";
import { files } from "./site.js";
import { filesBelow, type Tree, treeOf } from "./test-site.js";

export interface BuiltSite {
	/** The current state of the site. */
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	/** The old output of the site, and the expected new one. */
	readonly old: Tree;
	readonly expected: Tree;
	/** Restores the output and the cache of the old state of the site. */
	readonly reset: () => void;
	readonly args: readonly string[];
}
export const buildOf = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
	run(args, undefined, env);

/** By default it has the default theme: to bundle its own took a third of the time. */
const SITE: Files = ALL_CASES
	? files()
	: Object.fromEntries(Object.entries(files(false)).filter(([path]) => !path.startsWith("templates/")));

/** A site that was built and then edited: stories changed, deleted and added, a new style, a new picture. Built once; each test restores it with `back` first. */
export const builtSite = lazy(async (): Promise<BuiltSite> => {
	// Deleted together with the shared folder.
	const home = mkdtempSync(join(tmpdir(), "printed-"));
	const [root, out, cache, reference] = ["site", "out", "cache", "reference"].map((name) => join(home, name)) as [
		string,
		string,
		string,
		string,
	];
	const args = (to: string, buildCache: string) =>
		["build", "--root", root, "--out", to, "--cache", buildCache, "--at", AT, "--format", "json"] as const;
	writeFiles(root, SITE);
	expect((await buildOf(args(out, cache))).exit).toBe(0);
	cpSync(out, join(home, "old-out"), { recursive: true, preserveTimestamps: true });
	cpSync(cache, join(home, "old-cache"), { recursive: true, preserveTimestamps: true });

	const stories = filesBelow(join(root, "content")).filter((path) => /-\d+\.md$/.test(path));
	for (const path of stories.slice(2, 20)) {
		const text = String(SITE[`content/${path}`]).replace("The end of it", "Another end of it");
		writeFiles(root, { [`content/${path}`]: text });
		utimesSync(join(root, "content", path), new Date(AT), new Date(AT));
	}
	writeFiles(root, {
		[`content/${stories[0]}`]: undefined,
		"content/news/brand-new.md": story("headline: Brand new"),
		"content/images/pier.svg": String(SITE["content/images/pier.svg"]).replace("#345", "#543"),
		...(ALL_CASES
			? { "templates/css/own.css": ":root { --accent: #123456; }\n" }
			: {
					"broadsheet.config.ts": String(SITE["broadsheet.config.ts"]).replace(
						"theme: {}",
						'theme: { accent: "#123456" }',
					),
				}),
	});
	expect((await buildOf(args(reference, join(home, "reference-cache")))).exit).toBe(0);
	const reset = () => {
		for (const [folder, copy] of [
			[out, "old-out"],
			[cache, "old-cache"],
		] as const) {
			rmSync(folder, { recursive: true, force: true });
			mkdirSync(folder);
			cpSync(join(home, copy), folder, { recursive: true, preserveTimestamps: true });
		}
	};
	return {
		...{ root, out, cache, reset, args: args(out, cache) },
		old: treeOf(join(home, "old-out")),
		expected: treeOf(reference),
	};
});

/** Files that are neither old nor new, or deleted although both have them, or shown by a page and missing. */
export function tornFiles({ out, old, expected }: BuiltSite): string[] {
	const now = treeOf(out);
	const torn = [...now].filter(([path, text]) => old.get(path) !== text && expected.get(path) !== text);
	const gone = [...old.keys()].filter((path) => expected.has(path) && !now.has(path));
	const shown = [...now].flatMap(([path, text]) =>
		path.endsWith(".html")
			? [...text.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, asset = ""]) => ({ path, asset }))
			: [],
	);
	return [
		...torn.map(([path]) => `${path} is neither old nor new`),
		...gone.map((path) => `${path} is gone`),
		...shown.filter(({ asset }) => !now.has(asset)).map(({ path, asset }) => `${path} shows ${asset}, which is gone`),
	];
}
export const unlike = (out: string, tree: Tree): string[] => treeFaults("file", treeOf(out), tree);
export const isLike = (out: string, tree: Tree): boolean => differing(treeOf(out), tree).length === 0;
