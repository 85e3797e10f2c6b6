/** What `from` of the configuration sets. */
import type { FieldKeys } from "../../core/field-keys.js";

/** The defaults for the archive of one generator. Each is a key of the configuration, and what the configuration itself says goes before it. */
export interface Origin {
	readonly fields: FieldKeys;
	readonly folders?: Readonly<Record<"content" | "static", Readonly<Record<string, string>>>>;
	readonly permalinks?: { readonly article: string; readonly base?: string };
}

/** Keys that mean the same in the archives of all generators, because themes and plugins brought them. */
export const COMMON = {
	headline: "title",
	byline: ["authors", "author", "byline"],
	// A description is one sentence about the story, and no list of key points.
	summary: "key_points",
	description: ["description", "excerpt", "summary", "deck", "dek", "subtitle", "standfirst", "teaser"],
	breadcrumb: ["breadcrumb", "category", "categories"],
	tags: ["tags", "tag", "keywords"],
	updated: ["lastmod", "last_modified_at", "updated", "modified"],
	image: ["image", "featured_image", "featuredImage", "featureImage", "cover", "coverImage", "thumbnail", "images"],
	aliases: ["aliases", "redirect_from"],
	canonical: ["canonical", "canonical_url", "canonicalURL"],
	lang: ["lang", "language", "locale"],
} as const satisfies FieldKeys;
