/** The categories of WordPress → sections and topics. */
import type { Post } from "./posts.js";

export interface Category {
	/** The number by which plugins name it. */
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	/** The slug of the category above it; '' for none. */
	readonly parent: string;
	readonly description: string;
}

/** WordPress gives this category to posts that have none. Its slug is in the language of the site; these are those of its largest translations. */
const UNCATEGORIZED =
	/^(?:uncategori[sz]ed|allgemein|non-classe|sin-categoria|senza-categoria|sem-categoria|geen-categorie|uncategorized-\w+)$/;

/** The path to a category, outermost first. A category that is above itself ends the path. */
export function pathTo(slug: string, categories: ReadonlyMap<string, Category>): Category[] {
	const path: Category[] = [];
	for (let next = categories.get(slug); next && !path.includes(next); next = categories.get(next.parent))
		path.unshift(next);
	return path;
}

/**
 * The section of a post is the one that its editor marked as the primary one, else its first category; and of the categories below that one the deepest.
 * All others are topics.
 */
export function sectionAndTopics(
	{ terms, meta }: Pick<Post, "terms" | "meta">,
	categories: ReadonlyMap<string, Category>,
): { readonly sections: readonly string[]; readonly tags: readonly string[] } {
	const own = terms
		.filter(({ domain, slug }) => domain === "category" && !UNCATEGORIZED.test(slug))
		.map(({ slug, name }) => {
			const path = pathTo(slug, categories);
			return path.length ? path : [{ id: "", slug, name, parent: "", description: "" }];
		});
	const primary = meta._yoast_wpseo_primary_category?.[0];
	const chosen = own.find((path) => primary !== undefined && path.at(-1)?.id === primary) ?? own[0] ?? [];
	const isBelow = (path: readonly Category[]) =>
		path.length > chosen.length && path[chosen.length - 1] === chosen.at(-1);
	const deepest = own.filter(isBelow).sort((a, b) => b.length - a.length)[0] ?? chosen;
	const others = own.map((path) => path.at(-1)).filter((last) => last && !deepest.includes(last));
	const tags = terms.filter(({ domain }) => domain === "post_tag").map(({ name }) => name);
	return {
		sections: deepest.map(({ name }) => name),
		tags: [...new Set([...tags, ...others.flatMap((last) => (last ? [last.name] : []))])],
	};
}
