/** Files of authors, topics and sections, for those that need one: they have a text, or an old address that their name does not give. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ifThere } from "../../../core/exists.js";
import type { Path, SiteConfig } from "../../../core/model.js";
import { filesOf } from "../../../core/mounts.js";
import { caseFold, slugify, slugProblem } from "../../../core/paths.js";
import { sectionKey } from "../../../site/urls.js";
import { inFolder } from "../../scaffold/file-path.js";
import { stringifyFrontMatter } from "../../scaffold/front-matter.js";
import { textOfHtml } from "../html/plain-text.js";
import type { Archive, ImportedAuthor, ImportedItem } from "../item.js";
import type { DiskMap } from "../store/disk-map.js";
import type { Addresses } from "./addresses.js";
import { bodyOf } from "./body.js";
import { textAt } from "./existing.js";
import type { ItemTarget } from "./target.js";

export interface GroupFile {
	/** The name of the group in the record. */
	readonly key: string;
	/** In `content/`. */
	readonly path: Path;
	readonly text: string;
}
export interface GroupFiles {
	readonly files: readonly GroupFile[];
	/** What a byline says for an author: the name, or the key of the file where two authors have one name. */
	readonly bylineOf: (author: string) => string;
}

/** A group has no address of its own in the old site to which its links are relative. */
const NOWHERE: ImportedItem = {
	key: "",
	kind: "page",
	title: "",
	slug: "",
	date: undefined,
	formerLinks: [],
	byline: [],
	sections: [],
	tags: [],
	hidden: undefined,
	notes: [],
};

export async function groupFiles(
	archive: Archive,
	targets: DiskMap<ItemTarget>,
	site: SiteConfig,
	root: string,
	addresses: Addresses,
	isOwnFile: (file: string) => boolean,
): Promise<GroupFiles> {
	const { folders, authorFields, topicFields } = site;
	const markdownOf = async (html: string | undefined) =>
		html ? (await bodyOf({ html, isLoose: true }, NOWHERE, addresses, () => false)).markdown : "";
	const files: GroupFile[] = [];
	const add = (key: string, path: Path, front: Record<string, string | readonly string[] | undefined>, text: string) =>
		void files.push({ key, path, text: `${stringifyFrontMatter(front)}${text}${text && "\n"}` });

	const used = new Set<string>();
	const tags = new Set<string>();
	const sections = new Set<string>();
	for (const [, { item, tags: own }] of targets) {
		if (item.kind === "story") for (const author of item.byline) used.add(author);
		for (const tag of own) tags.add(slugify(tag));
		for (let depth = 1; depth <= item.sections.length; depth++) sections.add(sectionKey(item.sections.slice(0, depth)));
	}
	const authors = [...archive.authors].filter(([key]) => used.has(key));
	const names = new Map<string, number>();
	for (const [, { name }] of authors) names.set(slugify(name), (names.get(slugify(name)) ?? 0) + 1);
	const isDouble = ({ name }: ImportedAuthor) => (names.get(slugify(name)) ?? 0) > 1;
	const written = authorNames(root, site, isOwnFile);
	for (const [key, author] of authors) {
		const { slug, name, biographyHtml, image, links } = author;
		const isOwn = slugProblem(slug) === undefined && slugify(slug) === slug;
		const needsFile = isDouble(author) || biographyHtml || image || links?.length || (isOwn && slug !== slugify(name));
		if (!needsFile || !isOwn || written.has(caseFold(name))) continue;
		const biography = await markdownOf(biographyHtml);
		if (image) await addresses.take(image, NOWHERE);
		const portrait = image ? addresses.file(image, NOWHERE) : undefined;
		const front = {
			[authorFields.name ?? "name"]: name,
			[authorFields.links ?? "links"]: links?.length ? links : undefined,
			[authorFields.image ?? "image"]: portrait && "path" in portrait ? portrait.path : undefined,
		};
		add(`author ${key}`, inFolder(folders.authors, `${slug}.md`), front, biography);
	}
	for (const {
		slug,
		names: [name = ""],
		descriptionHtml,
	} of archive.topics) {
		const isOwn = slugProblem(slug) === undefined && slugify(slug) === slug;
		if (!tags.has(slugify(name)) || !isOwn || !(descriptionHtml || slug !== slugify(name))) continue;
		const front = { [topicFields.name ?? "name"]: textOfHtml(name) };
		add(`topic ${slug}`, inFolder(folders.topics, `${slug}.md`), front, await markdownOf(descriptionHtml));
	}
	for (const { names: path, descriptionHtml } of archive.sections) {
		const key = sectionKey(path);
		if (!descriptionHtml || !sections.has(key)) continue;
		add(
			`section ${key}`,
			inFolder(folders.sections, `${key}.md`),
			{ name: path.at(-1) },
			await markdownOf(descriptionHtml),
		);
	}
	return {
		files,
		bylineOf: (key) => {
			const author = archive.authors.get(key);
			if (!author) return key;
			return isDouble(author) ? author.slug : author.name;
		},
	};
}

/** The names of the authors that have a file which no import wrote. */
function authorNames(
	root: string,
	{ folders, authorFields }: SiteConfig,
	isOwnFile: (file: string) => boolean,
): Set<string> {
	const names = new Set<string>();
	const key = authorFields.name ?? "name";
	for (const folder of filesOf(folders.authors, folders.content))
		for (const file of ifThere(() => readdirSync(join(root, folder))) ?? []) {
			const text =
				/\.md$/i.test(file) && !isOwnFile(`${folder}/${file}`) ? (textAt(root, `${folder}/${file}`) ?? "") : "";
			const [, name] = new RegExp(`^${key}:\\s*["']?(.*?)["']?\\s*$`, "m").exec(text) ?? [];
			if (name) names.add(caseFold(name));
		}
	return names;
}
