/** Classifies the files of a site: articles, authors, descriptions of collections, plans of fronts, assets. */
import { join } from "node:path";
import { NotPlain } from "../../core/disk-problem.js";
import { saysAbsent } from "../../core/exists.js";
import { type Stamp, stampAtIndex } from "../../core/file-stamp.js";
import type {
	Asset,
	ContentKind,
	Outcome,
	Path,
	Problem,
	PublicationRecord,
	SiteConfig,
	Source,
} from "../../core/model.js";
import { nameIn } from "../../core/mounts.js";
import { isLiveEntry } from "../../core/paths.js";
import { compare, error } from "../../core/problem.js";
import { readRegularFile } from "../../core/regular-file.js";
import { textFormOf } from "../../core/text-files.js";
import { NOTHING_PUBLISHED, parsePublished, RECORD_FILE } from "../publication-record.js";
import { createNameCheck } from "./file-names.js";
import { type FileListing, unreadable } from "./list-files.js";

/** In bytes. A larger Markdown file is a mistake. */
const MAX_BYTES = 2 * 1024 * 1024;

/** A Markdown file that has not been read yet. */
export interface ContentFile {
	readonly path: Path;
	readonly kind: ContentKind;
	readonly stamp: Stamp;
}
export interface ContentFiles {
	/** Sorted by path. */
	readonly markdown: readonly ContentFile[];
	/** Sorted by path, those of `content/` first. */
	readonly assets: readonly (Asset & { readonly stamp: Stamp })[];
	/** Problems with file names. */
	readonly problems: readonly Problem[];
}

/**
 * `lists` are those of `content/` and of `static/`, and then those of other folders that the configuration names. `hasFrontMatter` says of an HTML file
 * whether it is a text; by default none is.
 */
export function classifyFiles(
	lists: readonly FileListing[],
	folders: SiteConfig["folders"],
	hasFrontMatter: (path: Path) => boolean = () => false,
): ContentFiles {
	const markdown: ContentFile[] = [];
	const assets: (Asset & { readonly stamp: Stamp })[] = [];
	const problems: Problem[] = [];
	for (const { paths, stamps } of lists) {
		const look = createNameCheck(paths);
		for (let index = 0; index < paths.length; index++) {
			const path = paths[index] as Path;
			const stamp = stampAtIndex(stamps, index);
			const inContent = nameIn(path, folders.content);
			const name = inContent ?? nameIn(path, folders.static);
			if (name === undefined || path === RECORD_FILE) continue;
			const folder = inContent === undefined ? "static" : "content";
			const form = folder === "content" ? textFormOf(name) : undefined;
			const isText = form !== undefined && (form !== "html" || hasFrontMatter(path));
			const kind = isText ? contentKind(name, folders) : folder === "content" ? dataKind(name, folders) : undefined;
			const problem = look(path, kind !== undefined);
			if (kind) markdown.push({ path, kind, stamp });
			else if (!(isText || problem)) assets.push({ path, name, folder, stamp });
			if (problem && (kind || !isText)) problems.push(problem);
		}
	}
	// The listings of `content/` and `static/` alone are in this order.
	if (lists.length > 2) {
		markdown.sort((a, b) => compare(a.path, b.path));
		assets.sort((a, b) => compare(a.folder, b.folder) || compare(a.path, b.path));
	}
	return { markdown, assets, problems };
}

/** Files of data: plans of fronts, and authors as Docusaurus, Jekyll, Eleventy and Hugo describe them. */
function dataKind(name: Path, { fronts }: SiteConfig["folders"]): ContentKind | undefined {
	if (!DATA_FILE.test(name)) return undefined;
	if (name.startsWith(`${fronts}/`)) return /\.ya?ml$/i.test(name) ? "front" : undefined;
	return AUTHOR_DATA.test(name) ? "authors" : undefined;
}
const DATA_FILE = /\.(?:ya?ml|json|toml)$/i;
const AUTHOR_DATA = /(?:^|\/)(?:authors|_data\/authors\/[^/]+)\.\w+$/i;

/** In other generators an index file is the page of a folder; here only authors, topics and plain pages have one. */
export function contentKind(name: Path, folders: SiteConfig["folders"]): ContentKind | undefined {
	const inside = (folder: Path) => folder === "" || name.startsWith(`${folder}/`);
	const below = (folder: Path) =>
		/^[^/]+(?:\/_?index)?\.\w+$/i.test(name.slice(folder.length + 1)) &&
		!/^_?index\.\w+$/i.test(name.slice(folder.length + 1));
	if (inside(folders.authors)) return below(folders.authors) ? "author" : undefined;
	if (inside(folders.topics)) return below(folders.topics) ? "topic" : undefined;
	if (inside(folders.series)) return below(folders.series) ? "series" : undefined;
	if (inside(folders.sections)) return "section";
	if (folders.pages !== "" && inside(folders.pages)) return "page";
	if (/(?:^|\/)_index(?:\.[a-z]{2}(?:[-_]\w+)?)?\.\w+$/i.test(name)) return undefined;
	if (!folders.articles.some(inside)) return undefined;
	return isLiveEntry(name) ? "entry" : "article";
}

/** Reads a Markdown file of `size` bytes. `root` is absolute. */
export function readSource(root: string, path: Path, size: number): Outcome<Source> {
	const problem = error(
		"file-too-large",
		`The file has ${(size / 1024 / 1024).toFixed(1)} MB; a story has at most ${MAX_BYTES / 1024 / 1024} MB`,
		{ path },
		{ hint: "put data and pictures into files of their own" },
	);
	if (size > MAX_BYTES) return { problems: [problem] };
	try {
		return { value: { path, bytes: readRegularFile(join(root, path)) }, problems: [] };
	} catch (cause) {
		return { problems: [unreadable(path, cause)] };
	}
}

/** A text file of `static/` that people write: known by its name, and at most 256 KB. */
export const isStaticText = ({ folder, name, stamp: [size = 0] }: ContentFiles["assets"][number]): boolean =>
	folder === "static" &&
	size <= 256 * 1024 &&
	/(?:^|\/)_?[^./]+$|\.(?:css|csv|html?|m?js|json|svg|txt|webmanifest|xml)$/i.test(name);

/** The raw text of a file; '' if it is gone or not a regular file, which is reported elsewhere. Throws if it cannot be read. */
export function readTextAt(root: string, path: Path): string {
	try {
		return readRegularFile(join(root, path)).toString();
	} catch (cause) {
		if (saysAbsent(cause) || cause instanceof NotPlain) return "";
		throw cause;
	}
}

/** Reads `content/published.json`, if the listings contain it. */
export function readPublished(root: string, lists: readonly FileListing[]): Outcome<PublicationRecord> {
	if (!lists.some(({ paths }) => paths.includes(RECORD_FILE))) return { value: NOTHING_PUBLISHED, problems: [] };
	try {
		return parsePublished({ path: RECORD_FILE, bytes: readRegularFile(join(root, RECORD_FILE)) });
	} catch (cause) {
		return { problems: [unreadable(RECORD_FILE, cause)] };
	}
}
