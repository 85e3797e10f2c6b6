/** A site in a folder while it is edited: its files, how it is built next, and what was done beside it. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Options } from "../../src/build/options.js";
import { AT, type Files, writeFiles } from "../support/site.js";
import { differing } from "./compare.js";
import type { Random } from "./random.js";

/** What is not settled before the next good build; `press`: a file of `static/` became a folder, see `kept.test.ts`. */
type Lost = "list" | "memory" | "press";

export interface TestSite {
	/** Holds everything below: it is the folder of this paper alone. */
	readonly home: string;
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	/** A memory of long ago, and the memory of another site. */
	readonly otherCaches: readonly string[];
	/** How the next build is asked for. */
	readonly options: { at: string; drafts: boolean; clean: boolean; quarantine: boolean; record: boolean };
	/** Files in the output folder that are not ours: they stay as they are. */
	readonly foreign: Map<string, string>;
	/** What stands in the way in the output folder, and must be taken away by hand. */
	readonly obstacles: Set<string>;
	/** Of the list of files only one copy may be lost at a time: with both, nobody knows what is ours. */
	readonly lost: Set<Lost>;
}

/** An edit gives what it did, in words, or nothing where there was nothing to do. */
export type Edit = (site: TestSite, random: Random) => string | undefined;

/** `other` is the memory of another site. */
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

/** All files below a folder as paths with `/`, sorted; what a kill left in the stage is no part of the site. */
export const filesBelow = (folder: string): string[] =>
	existsSync(folder)
		? readdirSync(folder, { withFileTypes: true, recursive: true })
				.filter((entry) => entry.isFile())
				.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
				.filter((path) => !path.startsWith(".stage/"))
				.sort()
		: [];

/** What every file below a folder says. */
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
/** All that have a page of their own. */
export const storiesOf = (site: TestSite): string[] => textsOf(site).filter((path) => !isEntry(path));
/** The plain pages. */
export const pagesOf = ({ root }: TestSite): string[] =>
	filesBelow(join(root, "content/pages")).map((path) => `content/pages/${path}`);
/** Those that may lie anywhere: not the story of a folder with entries. */
export const movableArticles = (site: TestSite): string[] => storiesOf(site).filter((path) => !path.includes(".live/"));

export const textOf = ({ root }: TestSite, path: string): string => readFileSync(join(root, path), "utf8");
export const exists = ({ root }: TestSite, path: string): boolean => existsSync(join(root, path));
export const writeFile = ({ root }: TestSite, path: string, text: string | Uint8Array): void =>
	writeFiles(root, { [path]: text });
export const removeFile = ({ root }: TestSite, path: string): void => rmSync(join(root, path));

/** Writes other bytes of the same number, and puts the clock of the file back: only its `ctime` tells. */
export function rewriteKeepingTimes(file: string, change: (bytes: Buffer) => Buffer): void {
	const { atime, mtime } = statSync(file);
	writeFileSync(file, change(readFileSync(file)));
	utimesSync(file, atime, mtime);
}

/** Gives a key of the front matter another value, on its one line; without a value the key goes. */
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

/** Puts every file of the site back as it was when it last built. */
export function restoreFiles(site: TestSite, good: Tree): void {
	for (const path of differing(treeOf(site.root), good)) {
		const text = good.get(path);
		if (text === undefined) removeFile(site, path);
	}
	for (const path of differing(treeOf(site.root), good)) {
		// A folder that stands where a file was is empty by now.
		rmSync(join(site.root, path), { recursive: true, force: true });
		writeFile(site, path, Buffer.from(good.get(path) ?? "", "latin1"));
	}
	site.options.quarantine = false;
}
