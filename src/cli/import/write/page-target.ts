/** Where a plain page goes. */
import { slugify, slugProblem, withoutExtension } from "../../../core/paths.js";
import { slugFor, uniqueSlug } from "../../scaffold/file-path.js";
import type { ImportedItem } from "../item.js";
import { oldPath } from "./old-addresses.js";
import { type Claims, freeFile, type ItemTarget, type Places } from "./target.js";

/** The address of a page is its file, so it keeps its old one by its folder. */
export function pageTarget(item: ImportedItem, places: Places, claims: Claims): ItemTarget {
	const { site } = places;
	const { claim } = claims;
	const date = places.dateOf(item);
	const old = oldPath(item.link, site.url);
	const parts = old?.split("/").filter(Boolean) ?? [];
	const isPlain = parts.length > 0 && parts.every((part) => slugProblem(part) === undefined && slugify(part) === part);
	const own = isPlain ? parts : [slugFor(item.slug || item.title, "page")];
	const folder = [site.folders.pages, ...own.slice(0, -1)].join("/");
	const taken = (name: string) => !claim(`/${[...own.slice(0, -1), name].join("/")}/`);
	const before = places.recorded(item.key);
	const path = before ?? freeFile(item, date, folder, uniqueSlug(own.at(-1) ?? "page", taken), places, claims);
	const url = `/${withoutExtension(path).slice(site.folders.pages.length + 1)}/`;
	if (before !== undefined) claim(url);
	return { item, path, date, url, tags: [], aliases: [], notes: [] };
}
