/** The patterns of URLs of stories: one for all, and those of single folders. */
import type { SiteConfig } from "./model.js";
import type { Path } from "./scalars.js";

/** Placeholders for the last part of an address. Each pattern has one of them. */
export const NAME_PLACEHOLDERS = ["slug", "title", "slug_title"] as const;

type Patterns = Pick<SiteConfig, "permalinks">;

/** Creates the function that gives the pattern for the file of a story. */
export function articlePatterns({ permalinks }: Patterns): (from: Path) => string {
	// The inner folder has the longer name.
	const folders = Object.entries(permalinks.folders).sort(([a], [b]) => b.length - a.length);
	if (folders.length === 0) return () => permalinks.article;
	return (from) => folders.find(([folder]) => from.startsWith(`${folder}/`))?.[1] ?? permalinks.article;
}

/** What a pattern makes the slug of: the front matter or else the name of the file, the headline, or the front matter or else the headline. */
export function slugSource(pattern: string): (typeof NAME_PLACEHOLDERS)[number] {
	if (pattern.includes(":slug_title")) return "slug_title";
	return pattern.includes(":title") ? "title" : "slug";
}
