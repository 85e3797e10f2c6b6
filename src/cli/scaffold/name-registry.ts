/** The names that exist in a site and that a new file must not collide with or should reuse: slugs, ids, files, sections. */

import { sectionsOfFile, slugOfFile } from "../../content/file-slugs.js";
import { classifyFiles, readSource } from "../../content/files/classify.js";
import { decodeText } from "../../content/files/decode-text.js";
import { listFiles } from "../../content/files/list-files.js";
import { readFields } from "../../content/front-matter/read-fields.js";
import { splitFrontMatter } from "../../content/front-matter/split.js";
import type { Path, SiteConfig } from "../../core/model.js";
import { nameInContent } from "../../core/mounts.js";
import { caseFold, parentPath, slugify } from "../../core/paths.js";
import { compare } from "../../core/problem.js";
import { sectionKey } from "../../site/urls.js";

export interface NameRegistry {
	/** The slugs of all articles. */
	readonly slugs: ReadonlySet<string>;
	/** The ids given in front matter. */
	readonly ids: ReadonlySet<string>;
	/** All files of `content/`, relative to it, in the form of `caseFold`. */
	readonly files: ReadonlySet<string>;
	/** Sections of the configuration first, then by name; each section before its subsections. */
	readonly sections: readonly ExistingSection[];
}
export interface ExistingSection {
	/** Outermost first. */
	readonly names: readonly string[];
	/** The folder in `content/` with most of its articles, without years and months. Undefined if it has no articles. */
	readonly folder?: Path;
}

/** Reads the front matter of every article. Articles with errors are skipped, because a build reports them. */
export function readNames(root: string, site: SiteConfig): NameRegistry {
	const lists = [...new Set(site.folders.content.map(({ folder }) => folder))].map((each) => listFiles(root, each));
	const [slugs, ids] = [new Set<string>(), new Set<string>()];
	const sections = new Map<string, NamesInUse>(
		site.sections.map((name) => [slugify(name), { names: [name], folders: [] }]),
	);
	for (const { path, kind, stamp } of classifyFiles(lists, site.folders).markdown) {
		if (kind !== "article") continue;
		const source = readSource(root, path, stamp[0] ?? 0).value;
		const text = source && decodeText(source).value;
		const split = text === undefined ? undefined : splitFrontMatter(text, path).value;
		const front = split && readFields(split.data, path, site).value;
		slugs.add(front?.slug ?? slugOfFile(path));
		if (front?.id !== undefined) ids.add(front.id);
		if (!front) continue;
		const inside = nameInContent(path, site.folders);
		const names = front.breadcrumb?.length ? front.breadcrumb : sectionsOfFile(inside);
		for (let depth = 1; depth <= names.length; depth++) {
			const key = sectionKey(names.slice(0, depth));
			const found = sections.get(key) ?? { names: names.slice(0, depth), folders: [] };
			sections.set(key, found);
			if (depth === names.length) found.folders.push(folderOfStory(inside));
		}
	}
	return {
		slugs,
		ids,
		files: new Set(lists.flatMap(({ paths }) => paths.map((path) => caseFold(nameInContent(path, site.folders))))),
		sections: sorted(sections, site),
	};
}

interface NamesInUse {
	readonly names: readonly string[];
	/** One entry per article. */
	readonly folders: Path[];
}

/** The folder of a file, or of the folder whose index it is, without years and months at the end. */
const folderOfStory = (path: Path): Path =>
	parentPath(/\/index\.\w+$/i.test(path) ? parentPath(path) : path).replace(/(?:(?:^|\/)\d+)+$/, "");

function sorted(sections: ReadonlyMap<string, NamesInUse>, site: SiteConfig): ExistingSection[] {
	const rank = new Map(site.sections.map((name, index) => [slugify(name), index]));
	const order = (key: string) => {
		const top = key.split("/", 1)[0] as string;
		return `${String(rank.get(top) ?? rank.size).padStart(5, "0")} ${key}`;
	};
	return [...sections]
		.sort(([a], [b]) => compare(order(a), order(b)))
		.map(([, { names, folders }]) => {
			const folder = mostFrequent(folders);
			return { names, ...(folder !== undefined && { folder }) };
		});
}

/** The most frequent value; the first one if there are several. */
function mostFrequent(items: readonly string[]): string | undefined {
	const counts = new Map<string, number>();
	for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
