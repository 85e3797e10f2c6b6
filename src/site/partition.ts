/** Public articles → stories, and plain pages, which are in no collection. Both keep their order. */
import type { PublicArticle } from "../core/model.js";

export function partition(articles: readonly PublicArticle[]): {
	readonly stories: readonly PublicArticle[];
	readonly pages: readonly PublicArticle[];
} {
	const pages = articles.filter(({ page }) => page);
	return { pages, stories: pages.length ? articles.filter(({ page }) => !page) : articles };
}
