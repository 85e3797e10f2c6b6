/** The slug of a story, by the pattern of its address. */
import { articlePatterns, slugSource } from "../core/article-patterns.js";
import type { Path, SiteConfig } from "../core/model.js";
import { wholeSlug } from "../core/text-names.js";
import { slugOfFile } from "./file-slugs.js";

/** '' if neither its names nor its headline make one. */
export function slugOfStory(
	{ slug, headline = "" }: { readonly slug?: string; readonly headline?: string },
	path: Path,
	site: SiteConfig,
): string {
	const source = slugSource(articlePatterns(site)(path));
	if (source === "slug") return slug ?? slugOfFile(path, site.from);
	return (source === "slug_title" ? slug : undefined) ?? wholeSlug(headline);
}
