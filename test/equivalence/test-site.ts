/** A site in a folder while it is edited: its files, the options of its next build, and the edits so far. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Options } from "../../src/build/options.js";
import { AT, type Files, writeFiles } from "../support/site.js";
import { differing } from "./compare.js";
import type { Random } from "./random.js";

/** What is open until the next successful build; `press`: a file of `static/` became a folder, see `kept.test.ts`. */
type Lost = "list" | "cache" | "press";

export interface TestSite {
	/** Contains everything below; only this site uses it. */
	readonly home: string;
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	/** An old cache, and the cache of a different site. */
	readonly otherCaches: readonly string[];
	/** The options of the next build. */
	readonly options: { at: string; drafts: boolean; clean: boolean; quarantine: boolean; record: boolean };
	/** Foreign files in the output folder: they remain unchanged. */
	readonly foreign: Map<string, string>;
	/** Paths that block the output folder and must be removed by the user. */
	readonly obstacles: Set<string>;
	/** Only one copy of the list of files may be lost at a time: without both, the owner of the files is unknown. */
	readonly lost: Set<Lost>;
}

/** An edit returns a description, or nothing if there was nothing to edit. */
export type Edit = (site: TestSite, random: Random) => string | undefined;

/** `other` is the cache of a different site. */
export function createTestSite(home: string, files: Files, other: string): TestSite {
	const [root = "", out = "", cache = "", older = ""] = ["site", "out", "cache", "older"].map((name) =>
		join(home, name),
	);
	writeFiles(root, files);
	const options = { at: AT, drafts: false, clean: false, quarantine: false, record: false };
	const nothing = { foreign: new Map(), obstacles: new Set<string>(), lost: new Set<Lost>() };
	return { home, root, out, cache, otherCaches: [older, other], options, ...nothing };
}

export const optionsOf = ({ root, out, cache, options }: TestSite): Options => ({
	root,
	out,
	cache,
	jobs: 1,
	...options,
});

/** All files below a folder as paths with `/`, sorted; files that a kill left in the stage are not part of the site. */
export const filesBelow = (folder: string): string[] =>
	existsSync(folder)
		? readdirSync(folder, { withFileTypes: true, recursive: true })
				.filter((entry) => entry.isFile())
				.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
				.filter((path) => !path.startsWith(".stage/"))
				.sort()
		: [];

/** The content of each file below a folder. */
export type Tree = ReadonlyMap<string, string>;
export const treeOf = (folder: string): Tree =>
	new Map(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), "latin1")]));

const textsOf = ({ root }: TestSite): string[] =>
	filesBelow(join(root, "content"))
		.filter((path) => path.endsWith(".md") && !/^(?:authors|topics|sections|series|pages)\//.test(path))
		.map((path) => `content/${path}`);
const isEntry = (path: string): boolean => path.includes(".live/") && !path.endsWith("/index.md");
/** The entries of live coverage. */
export const entriesOf = (site: TestSite): string[] => textsOf(site).filter(isEntry);
/** All stories with a page of their own. */
export const storiesOf = (site: TestSite): string[] => textsOf(site).filter((path) => !isEntry(path));
/** The plain pages. */
export const pagesOf = ({ root }: TestSite): string[] =>
	filesBelow(join(root, "content/pages")).map((path) => `content/pages/${path}`);
/** Stories that may be in any folder: not the story of a folder with entries. */
export const movableArticles = (site: TestSite): string[] => storiesOf(site).filter((path) => !path.includes(".live/"));

export const textOf = ({ root }: TestSite, path: string): string => readFileSync(join(root, path), "utf8");
export const exists = ({ root }: TestSite, path: string): boolean => existsSync(join(root, path));
export const writeFile = ({ root }: TestSite, path: string, text: string | Uint8Array): void =>
	writeFiles(root, { [path]: text });
export const removeFile = ({ root }: TestSite, path: string): void => rmSync(join(root, path));

/** Writes different bytes of the same length, and restores the modification time of the file: only its `ctime` differs. */
export function rewriteKeepingTimes(file: string, change: (bytes: Buffer) => Buffer): void {
	const { atime, mtime } = statSync(file);
	writeFileSync(file, change(readFileSync(file)));
	utimesSync(file, atime, mtime);
}

/** Sets a key of the front matter to a different value, on its one line; without a value the key is removed. */
export function setKey(site: TestSite, path: string, key: string, value: string | undefined): void {
	const lines = textOf(site, path).split("\n");
	const end = lines.indexOf("---", 1);
	const kept = lines.slice(1, end).filter((line) => !line.startsWith(`${key}:`));
	writeFile(
		site,
		path,
		["---", ...kept, ...(value === undefined ? [] : [`${key}: ${value}`]), ...lines.slice(end)].join("\n"),
	);
}

/** Restores each file of the site to its state at the last build. */
export function restoreFiles(site: TestSite, good: Tree): void {
	for (const path of differing(treeOf(site.root), good)) {
		const text = good.get(path);
		if (text === undefined) removeFile(site, path);
	}
	for (const path of differing(treeOf(site.root), good)) {
		// A folder in place of a former file is empty at this point.
		rmSync(join(site.root, path), { recursive: true, force: true });
		writeFile(site, path, Buffer.from(good.get(path) ?? "", "latin1"));
	}
	site.options.quarantine = false;
}
