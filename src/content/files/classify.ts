/** The files of a site → what each of them is: a story, the profile of an author, the note of a topic, or a file beside them. */
import { join } from "node:path";
import { NotPlain } from "../../core/disk-problem.js";
import { saysAbsent } from "../../core/exists.js";
import { type Stamp, stampIn } from "../../core/file-stamp.js";
import type { Asset, Kind, Outcome, Path, Problem, Published, Site, Source } from "../../core/model.js";
import { isLiveEntry } from "../../core/paths.js";
import { error } from "../../core/problem.js";
import { readPlain } from "../../core/regular-file.js";
import { NOTHING_PUBLISHED, PUBLISHED, parsePublished } from "../publication-record.js";
import { nameLooker } from "./file-names.js";
import { type FileList, unreadable } from "./list-files.js";

/** A Markdown file larger than this, in bytes, is a mistake. */
const LARGEST = 2 * 1024 * 1024;

/** A Markdown file that has not been read yet. */
export interface Found {
	readonly path: Path;
	readonly kind: Kind;
	readonly stamp: Stamp;
}
export interface Contents {
	/** In the order of their paths. */
	readonly markdown: readonly Found[];
	/** In the order of their paths; those of `content/` first. */
	readonly assets: readonly (Asset & { readonly stamp: Stamp })[];
	/** What is wrong with names of files. */
	readonly problems: readonly Problem[];
}

/** `lists` are those of `content` and of `static`. */
export function sortContents(lists: readonly FileList[], folders: Site["folders"]): Contents {
	const markdown: Found[] = [];
	const assets: (Asset & { readonly stamp: Stamp })[] = [];
	const problems: Problem[] = [];
	for (const { paths, stamps } of lists) {
		const look = nameLooker(paths);
		for (let index = 0; index < paths.length; index++) {
			const path = paths[index] as Path;
			const stamp = stampIn(stamps, index);
			const folder = path.startsWith("static/") ? "static" : "content";
			const name = path.slice(folder.length + 1);
			if (path === PUBLISHED) continue;
			const isText = folder === "content" && /\.(?:md|markdown)$/i.test(name);
			const kind =
				folder === "content" && isFront(name, folders) ? "front" : isText ? kindOf(name, folders) : undefined;
			const fault = look(path, kind !== undefined);
			if (kind) markdown.push({ path, kind, stamp });
			else if (!(isText || fault)) assets.push({ path, name, folder, stamp });
			if (fault && (kind || !isText)) problems.push(fault);
		}
	}
	return { markdown, assets, problems };
}

const isFront = (name: Path, { fronts }: Site["folders"]): boolean =>
	name.startsWith(`${fronts}/`) && /\.ya?ml$/i.test(name);

/** An index file is the page of a folder in other generators; only authors and topics have one here. */
export function kindOf(name: Path, folders: Site["folders"]): Kind | undefined {
	const inside = (folder: Path) => folder === "" || name.startsWith(`${folder}/`);
	const below = (folder: Path) =>
		/^[^/]+(?:\/_?index)?\.\w+$/i.test(name.slice(folder.length + 1)) &&
		!/^_?index\.\w+$/i.test(name.slice(folder.length + 1));
	if (inside(folders.authors)) return below(folders.authors) ? "author" : undefined;
	if (inside(folders.topics)) return below(folders.topics) ? "topic" : undefined;
	if (inside(folders.series)) return below(folders.series) ? "series" : undefined;
	if (inside(folders.sections)) return "section";
	if (/(?:^|\/)_index\.\w+$/i.test(name)) return undefined;
	if (!folders.articles.some(inside)) return undefined;
	return isLiveEntry(name) ? "entry" : "article";
}

/** Reads one Markdown file of so many bytes. `root` is absolute. */
export function readSource(root: string, path: Path, size: number): Outcome<Source> {
	const problem = error(
		"file-too-large",
		`The file has ${(size / 1024 / 1024).toFixed(1)} MB; a story has at most ${LARGEST / 1024 / 1024} MB`,
		{ path },
		{ hint: "put data and pictures into files of their own" },
	);
	if (size > LARGEST) return { problems: [problem] };
	try {
		return { value: { path, bytes: readPlain(join(root, path)) }, problems: [] };
	} catch (cause) {
		return { problems: [unreadable(path, cause)] };
	}
}

/** A text of `static/` that a person writes, by its name and its size of at most 256 KB. */
export const isStaticText = ({ folder, name, stamp: [size = 0] }: Contents["assets"][number]): boolean =>
	folder === "static" &&
	size <= 256 * 1024 &&
	/(?:^|\/)_?[^./]+$|\.(?:css|csv|html?|m?js|json|svg|txt|webmanifest|xml)$/i.test(name);

/** The text of a file as it stands, in which a name may be looked for; '' where it is gone, or no plain file, which is told elsewhere. Throws where it cannot be read. */
export function textAt(root: string, path: Path): string {
	try {
		return readPlain(join(root, path)).toString();
	} catch (cause) {
		if (saysAbsent(cause) || cause instanceof NotPlain) return "";
		throw cause;
	}
}

/** The record of what was ever published, where these lists have one. */
export function readPublished(root: string, lists: readonly FileList[]): Outcome<Published> {
	if (!lists.some(({ paths }) => paths.includes(PUBLISHED))) return { value: NOTHING_PUBLISHED, problems: [] };
	try {
		return parsePublished({ path: PUBLISHED, bytes: readPlain(join(root, PUBLISHED)) });
	} catch (cause) {
		return { problems: [unreadable(PUBLISHED, cause)] };
	}
}
