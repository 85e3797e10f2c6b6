/** The slug of a story, by the pattern of its address. */
import { articlePatterns, slugSource } from "../core/article-patterns.js";
import type { Article, Path, SiteConfig } from "../core/model.js";
import { wholeSlug } from "../core/text-names.js";
import { slugOfFile } from "./file-slugs.js";
import { keysOf } from "./front-matter/keys.js";
import type { YamlMap } from "./front-matter/yaml.js";

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

/** The `slug` of the front matter as it is in the address of another generator. */
export function typedSlug(
	{ entries }: YamlMap,
	slug: string | undefined,
	site: SiteConfig,
): Pick<Article, "typedSlug"> | undefined {
	if (site.from === undefined || slug === undefined) return undefined;
	const value = keysOf(site)
		.keysOf("slug")
		.map((key) => entries.get(key)?.value)
		.find(Boolean);
	const typed = value?.kind === "text" ? value.text.trim().normalize("NFC") : "";
	// In Astro a `slug` replaces the folders of the file as well (docs.astro.build/en/guides/content-collections, "Defining custom IDs").
	return typed !== "" && (typed !== slug || site.from === "astro") ? { typedSlug: typed } : undefined;
}
