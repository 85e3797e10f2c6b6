/** The path of a new file. It never has the name of an existing file, or the address of an existing article. */

import { sectionsOfFile } from "../../content/file-slugs.js";
import { contentKind } from "../../content/files/classify.js";
import type { Path, SiteConfig } from "../../core/model.js";
import { caseFold, slugify, slugProblem } from "../../core/paths.js";
import { sectionKey } from "../../site/urls.js";
import type { ExistingSection, NameRegistry } from "./name-registry.js";

/** The folder in `content/` for a new story: the one with most stories of its section, else one named after the section, else the article folder. */
export function storyFolder(section: ExistingSection, { folders }: SiteConfig): Path {
	const [first = ""] = folders.articles;
	const key = sectionKey(section.names);
	const inArticles = folders.articles.some((folder) => folder === "" || `${key}/`.startsWith(`${folder}/`));
	const named = key === "" ? first : inArticles ? key : `${first}/${key}`;
	return [section.folder, named].find((folder) => folder !== undefined && holdsStories(folder, folders)) ?? first;
}
const holdsStories = (folder: Path, folders: SiteConfig["folders"]): boolean =>
	contentKind(inFolder(folder, "story.md"), folders) === "article";

export const inFolder = (folder: Path, name: string): Path => (folder === "" ? name : `${folder}/${name}`);

/** The breadcrumb to write into the file; none if its folders imply the same. */
export function breadcrumbFor(path: Path, { names }: ExistingSection): readonly string[] | undefined {
	const said = sectionsOfFile(path);
	const same = said.length === names.length && said.every((name, depth) => name === names[depth]);
	return names.length === 0 || same ? undefined : names;
}

/** A name as a slug: `story` if no letter is left; `index-story` for names that hosts reserve. */
export function slugFor(name: string, kind: string): string {
	const slug = shortened(slugify(name), MAX_SLUG_LENGTH);
	if (slugProblem(slug) === undefined) return slug;
	return slugProblem(`${slug}-${kind}`) === undefined ? `${slug}-${kind}` : kind;
}

/** The slug, with the lowest free number if it is taken. */
export function uniqueSlug(slug: string, isTaken: (slug: string) => boolean): string {
	let free = slug;
	for (let number = 2; isTaken(free); number++) free = `${slug}-${number}`;
	return free;
}

/** A slug is taken if a file, a folder, a story or an id has it. */
export const isNameTaken =
	(folder: Path, idOf: (slug: string) => string, { slugs, ids, files }: NameRegistry) =>
	(slug: string): boolean => {
		const path = caseFold(inFolder(folder, slug));
		return (
			slugs.has(slug) ||
			ids.has(idOf(slug)) ||
			[".md", ".markdown", ".live/index.md"].some((end) => files.has(path + end))
		);
	};

/** In bytes. A date in front and a number at the end still fit into a URL. */
const MAX_SLUG_LENGTH = 160;
export function shortened(slug: string, bytes: number): string {
	let short = slug;
	while (Buffer.byteLength(short) > bytes)
		short = short.slice(0, Math.floor(short.length * 0.9)).replace(/[-\ud800-\udbff]+$/, "");
	return short;
}
