/** Where each item goes: its file, its address, and the keys by which it keeps the old one. No two items have the same file or address. */
import { sectionsOfFile } from "../../../content/file-slugs.js";
import { contentKind } from "../../../content/files/classify.js";
import { calendarDay } from "../../../core/dates.js";
import type { Instant, Path, SiteConfig, Url } from "../../../core/model.js";
import { filesOf } from "../../../core/mounts.js";
import { caseFold, fileNameOf, slugify, slugProblem, withoutExtension } from "../../../core/paths.js";
import { articleUrls, sectionKey, sectionUrl } from "../../../site/urls.js";
import { breadcrumbFor, inFolder, slugFor, uniqueSlug } from "../../scaffold/file-path.js";
import { sectionProblem } from "../../scaffold/section.js";
import type { ImportedItem } from "../item.js";
import { oldPath } from "./old-addresses.js";

export interface ItemTarget {
	readonly item: ImportedItem;
	/** In `content/`. */
	readonly path: Path;
	readonly date: Instant;
	readonly url: Url;
	/** Set if the address of the file alone would not be `url`. */
	readonly permalink?: Url;
	readonly breadcrumb?: readonly string[] | undefined;
	readonly tags: readonly string[];
	readonly aliases: readonly Url[];
	readonly notes: readonly string[];
}
export interface Places {
	readonly site: SiteConfig;
	/** The folder of stories in `content/`; '' for `content/` itself. */
	readonly into: Path;
	/** The file of an item in `content/` that an earlier import wrote. */
	readonly recorded: (key: string) => Path | undefined;
	/** Whether a file of this name is there that belongs to something else. */
	readonly isTaken: (path: Path, item: ImportedItem, date: Instant) => boolean;
	/** The instant of an item, also of one that has no date. */
	readonly dateOf: (item: ImportedItem) => Instant;
}

/** Addresses that are those of the site's own pages. */
const OWN = ["/", "/archive/", "/corrections/", "/masthead/", "/authors/", "/topics/"];

export function planTargets(items: readonly ImportedItem[], places: Places): ItemTarget[] {
	const { site } = places;
	const files = new Set(items.flatMap(({ key }) => caseFold(places.recorded(key) ?? "")));
	const urls = new Set(OWN);
	for (const { sections } of items)
		for (let depth = 1; depth <= sections.length; depth++)
			urls.add(caseFold(sectionUrl(sectionKey(sections.slice(0, depth)), site)));
	const claim = (url: Url): boolean => {
		const isFree = !urls.has(caseFold(url));
		urls.add(caseFold(url));
		return isFree;
	};
	// Plain pages have the address of their file, and public items go before drafts.
	const rank = ({ kind, hidden }: ImportedItem) => (hidden === undefined ? 0 : 2) + (kind === "page" ? 0 : 1);
	const targets = new Map<string, ItemTarget>();
	for (const item of [...items].sort((a, b) => rank(a) - rank(b)))
		targets.set(
			item.key,
			item.kind === "page" ? pageTarget(item, places, files, claim) : storyTarget(item, places, files, claim),
		);
	// A former address never takes the place of a page.
	return items.flatMap(({ key }) => {
		const target = targets.get(key);
		return target ? [withAliases(target, site, claim)] : [];
	});
}

function freeFile(
	item: ImportedItem,
	date: Instant,
	folder: Path,
	name: string,
	{ recorded, isTaken }: Places,
	files: Set<string>,
): Path {
	const before = recorded(item.key);
	if (before !== undefined) return before;
	const pathOf = (slug: string) => inFolder(folder, `${slug}.md`);
	const slug = uniqueSlug(name, (each) => files.has(caseFold(pathOf(each))) || isTaken(pathOf(each), item, date));
	files.add(caseFold(pathOf(slug)));
	return pathOf(slug);
}

function storyTarget(item: ImportedItem, places: Places, files: Set<string>, claim: (url: Url) => boolean): ItemTarget {
	const { site, into } = places;
	const date = places.dateOf(item);
	const notes: string[] = [];
	const isFlat = site.categories === "flat";
	const problem = sectionProblem({ names: item.sections });
	if (problem !== undefined) notes.push(`the section "${item.sections.join(" / ")}" is left out: ${problem}`);
	const sections = problem === undefined ? (isFlat ? item.sections.slice(0, 1) : item.sections) : [];
	const tags = isFlat && problem === undefined ? [...item.tags, ...item.sections.slice(1)] : item.tags;
	const wanted = inFolder(into, sectionKey(sections));
	const base = contentKind(inFolder(wanted, "story.md"), site.folders) === "article" ? wanted.replace(/\/$/, "") : into;
	const [year] = calendarDay(date, site.timeZone ?? "UTC");
	const path = freeFile(item, date, inFolder(base, year), slugFor(item.slug || item.title, "story"), places, files);
	const breadcrumb = sections.length ? sections : sectionsOfFile(path);
	const urlOf = articleUrls(site);
	const urlWith = (slug: string) =>
		urlOf({ from: filesOf(path, site.folders.content)[0] ?? path, breadcrumb, date, slug });
	const slug = slugify(withoutExtension(fileNameOf(path)));
	const own = urlWith(slug);
	const old = oldPath(item.link, site.url);
	const target = { item, path, date, breadcrumb: breadcrumbFor(path, { names: sections }), tags, aliases: [], notes };
	if (old !== undefined && claim(old)) return { ...target, url: old, ...(old !== own && { permalink: old }) };
	if (old !== undefined) notes.push(`its address ${old} is that of another page`);
	if (claim(own)) return { ...target, url: own };
	const free = urlWith(uniqueSlug(slug, (each) => each === slug || !claim(urlWith(each))));
	return { ...target, url: free, permalink: free };
}

/** The address of a page is its file, so it keeps its old one by its folder. */
function pageTarget(item: ImportedItem, places: Places, files: Set<string>, claim: (url: Url) => boolean): ItemTarget {
	const { site } = places;
	const date = places.dateOf(item);
	const old = oldPath(item.link, site.url);
	const parts = old?.split("/").filter(Boolean) ?? [];
	const isPlain = parts.length > 0 && parts.every((part) => slugProblem(part) === undefined && slugify(part) === part);
	const own = isPlain ? parts : [slugFor(item.slug || item.title, "page")];
	const folder = [site.folders.pages, ...own.slice(0, -1)].join("/");
	const taken = (name: string) => !claim(`/${[...own.slice(0, -1), name].join("/")}/`);
	const before = places.recorded(item.key);
	const path = before ?? freeFile(item, date, folder, uniqueSlug(own.at(-1) ?? "page", taken), places, files);
	const url = `/${withoutExtension(path).slice(site.folders.pages.length + 1)}/`;
	if (before !== undefined) claim(url);
	return { item, path, date, url, tags: [], aliases: [], notes: [] };
}

function withAliases(target: ItemTarget, site: SiteConfig, claim: (url: Url) => boolean): ItemTarget {
	const { link, formerLinks, hidden } = target.item;
	if (hidden !== undefined) return target;
	const found = [link, ...formerLinks].map((each) => oldPath(each, site.url));
	const aliases = [...new Set(found)].filter(
		(each): each is Url => each !== undefined && each !== target.url && claim(each),
	);
	return { ...target, aliases };
}
