/** The names of articles that references can use in place of a path: file name, slug, headline. */
import type { PublicArticle } from "../core/model.js";
import { fileNameOf, withoutExtension } from "../core/paths.js";
import { spelled } from "../core/reference-paths.js";

/** By `file …`, `slug …` and `headline …`; null for a name of several articles, two of which are added to `twins`. */
export function namesOf(
	articles: readonly PublicArticle[],
	twins: Map<string, readonly [PublicArticle, PublicArticle]>,
): Map<string, PublicArticle | null> {
	const names = new Map<string, PublicArticle | null>();
	const name = (written: string, article: PublicArticle) => {
		const key = spelled(written);
		const other = names.get(key);
		if (other && other !== article) twins.set(key, [other, article]);
		names.set(key, names.has(key) && other !== article ? null : article);
	};
	for (const article of articles) {
		name(`file ${fileNameOf(article.from)}`, article);
		name(`file ${withoutExtension(fileNameOf(article.from))}`, article);
		name(`slug ${article.slug}`, article);
		name(`headline ${article.headline.toLowerCase()}`, article);
	}
	return names;
}
