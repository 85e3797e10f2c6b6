/** The folders of an old site in which its stories are. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ORIGINS, type OriginName } from "../../config/from/index.js";
import type { Origin } from "../../config/from/origin.js";
import { publicCollections } from "./collections.js";
import { type OldSite, textOf } from "./old-site.js";

/** Folders that no site has its stories in. */
const OTHERS =
	/^(?:[._].*|node_modules|vendor|dist|public|static|assets|images|img|css|js|themes|layouts|templates|docs|test|tests|components|scripts|functions|i18n|resources|archetypes|sass)$/;
const TEXT = /\.(?:md|markdown|mdx?)$/i;
/** Folders are looked for to this depth. */
const MAX_DEPTH = 4;

export interface FoundFolders {
	/** Relative to the site; undefined if `from` has them all. */
	readonly content?: readonly string[];
	/** Folders with stories and the number of their files. */
	readonly counts: ReadonlyMap<string, number>;
}

export function findFolders(root: string, site: OldSite): FoundFolders {
	const known = Object.keys((ORIGINS[site.from as OriginName] as Origin).folders?.content ?? { content: "" });
	const wanted = new Set([...known, ...moreFolders(root, site)].filter((folder) => existsSync(join(root, folder))));
	const counts = new Map(
		[...wanted].map((folder) => [folder, textsIn(join(root, folder)).length] as const).filter(([, count]) => count > 0),
	);
	if (counts.size === 0) for (const folder of guess(root)) counts.set(folder, textsIn(join(root, folder)).length);
	const others = [...counts.keys()].filter(
		(folder) => !known.includes(folder) && !known.some((each) => folder.startsWith(`${each}/`)),
	);
	if (others.length === 0) return { counts };
	const data = known.filter((folder) => /_data$|^src\/assets$/.test(folder) && existsSync(join(root, folder)));
	// Plain pages and files of authors can be put there.
	const own = known.includes("content") && !counts.has("content") ? ["content"] : [];
	return { counts, content: [...counts.keys(), ...data, ...own] };
}

/** Folders that the old configuration names, and Jekyll's `sport/_posts`. */
function moreFolders(root: string, site: OldSite): readonly string[] {
	switch (site.from) {
		case "jekyll":
			return [textOf(site, "source", "source_dir"), textOf(site, "collections_dir")]
				.flatMap((top) => postsIn(root, top?.replace(/^\.?\/|\/$/g, "") ?? "", 0))
				.filter((folder) => folder !== "_posts" && folder !== "_drafts")
				.concat(publicCollections(site).map(({ folder }) => folder));
		case "hugo":
			return [textOf(site, "contentDir") ?? ""].filter(Boolean);
		case "eleventy":
			return [textOf(site, "input") ?? ""]
				.map((top) => top.replace(/^\.?\/|\/$/g, ""))
				.filter((top) => top && top !== ".");
		case "astro":
			return foldersIn(join(root, "src/content")).map((name) => `src/content/${name}`);
		default:
			return [];
	}
}

function postsIn(root: string, folder: string, depth: number): string[] {
	if (depth > MAX_DEPTH) return [];
	return foldersIn(join(root, folder)).flatMap((name) => {
		const path = folder === "" ? name : `${folder}/${name}`;
		if (name === "_posts" || name === "_drafts") return [path];
		return OTHERS.test(name) ? [] : postsIn(root, path, depth + 1);
	});
}

/** The folders of the site with Markdown files, if it has none of the usual ones. */
const guess = (root: string): string[] =>
	foldersIn(root).filter((name) => !OTHERS.test(name) && textsIn(join(root, name)).length > 0);

const foldersIn = (folder: string): string[] =>
	existsSync(folder)
		? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
		: [];

/** The texts below a folder, relative to it. */
export const textsIn = (folder: string): readonly string[] =>
	readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
		(name) => TEXT.test(name) && !/(?:^|[\\/])_index\.\w+$/.test(name),
	);
