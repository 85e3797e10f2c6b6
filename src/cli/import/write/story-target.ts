/** Where a story goes: a file in the folder of its section and year, and its old address. */
import { sectionsOfFile } from "../../../content/file-slugs.js";
import { contentKind } from "../../../content/files/classify.js";
import { calendarDay } from "../../../core/dates.js";
import { filesOf } from "../../../core/mounts.js";
import { fileNameOf, slugify, withoutExtension } from "../../../core/paths.js";
import { articleUrls, sectionKey } from "../../../site/urls.js";
import { breadcrumbFor, inFolder, slugFor, uniqueSlug } from "../../scaffold/file-path.js";
import { sectionProblem } from "../../scaffold/section.js";
import type { ImportedItem } from "../item.js";
import { oldPath } from "./old-addresses.js";
import { type Claims, freeFile, type ItemTarget, type Places } from "./target.js";

export function storyTarget(item: ImportedItem, places: Places, claims: Claims): ItemTarget {
	const { site, into } = places;
	const { claim } = claims;
	const date = places.dateOf(item);
	const notes: string[] = [];
	const isFlat = site.categories === "flat";
	const problem = sectionProblem({ names: item.sections });
	if (problem !== undefined) notes.push(`the section "${item.sections.join(" / ")}" is left out: ${problem}`);
	const sections = problem === undefined ? (isFlat ? item.sections.slice(0, 1) : item.sections) : [];
	const named = isFlat && problem === undefined ? [...item.tags, ...item.sections.slice(1)] : item.tags;
	const tags = [...new Map(named.toReversed().map((tag) => [slugify(tag), tag])).values()].toReversed();
	const wanted = inFolder(into, sectionKey(sections));
	const base = contentKind(inFolder(wanted, "story.md"), site.folders) === "article" ? wanted.replace(/\/$/, "") : into;
	const [year] = calendarDay(date, site.timeZone ?? "UTC");
	const path = freeFile(item, date, inFolder(base, year), slugFor(item.slug || item.title, "story"), places, claims);
	const breadcrumb = sections.length ? sections : sectionsOfFile(path);
	const urlOf = articleUrls(site);
	const urlWith = (slug: string) =>
		urlOf({ from: filesOf(path, site.folders.content)[0] ?? path, breadcrumb, date, slug });
	const slug = slugify(withoutExtension(fileNameOf(path)));
	const own = urlWith(slug);
	const old = item.hidden === undefined ? oldPath(item.link, site.url) : undefined;
	const target = { item, path, date, breadcrumb: breadcrumbFor(path, { names: sections }), tags, aliases: [], notes };
	if (old !== undefined && claim(old)) return { ...target, url: old, ...(old !== own && { permalink: old }) };
	if (old !== undefined) notes.push(`its address ${old} is that of another page`);
	if (claim(own)) return { ...target, url: own };
	const free = urlWith(uniqueSlug(slug, (each) => each === slug || !claim(urlWith(each))));
	return { ...target, url: free, permalink: free };
}
