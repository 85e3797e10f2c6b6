/** Public stories that are perhaps one story twice: a copy under another name, in the same language. */

import type { Problem, PublicArticle, SiteConfig } from "../../core/model.js";
import { caseFold } from "../../core/paths.js";
import { warning } from "../../core/problem.js";

/**
 * One warning for each story whose headline and date are those of an earlier file. Not of translations, nor of a story that names its original in
 * `canonical`. `articles` come in the order of their files.
 */
export function duplicateStories(
	articles: readonly PublicArticle[],
	{ language }: Pick<SiteConfig, "language">,
): Problem[] {
	const byDate = new Map<string, PublicArticle | PublicArticle[]>();
	for (const article of articles) {
		const others = byDate.get(article.date);
		if (others === undefined) byDate.set(article.date, article);
		else if (Array.isArray(others)) others.push(article);
		else byDate.set(article.date, [others, article]);
	}
	return [...byDate.values()].flatMap((same) => (Array.isArray(same) ? duplicatesAmong(same, language) : []));
}

/** Among stories of one date. */
function duplicatesAmong(articles: readonly PublicArticle[], language: string): Problem[] {
	const first = new Map<string, PublicArticle>();
	return articles.flatMap((article) => {
		const { headline, lang = language, canonical, fieldPlaces: places, from } = article;
		if (canonical !== undefined) return [];
		const key = `${lang}\n${caseFold(headline.trim().replace(/\s+/g, " "))}`;
		const other = first.get(key);
		if (!other) first.set(key, article);
		return other
			? [
					warning(
						"story-twice",
						`${other.from} has the same headline and the same date`,
						places.headline ?? { path: from },
						{
							hint: "delete one of them, or give it another headline; what appeared elsewhere first names that in `canonical`",
						},
					),
				]
			: [];
	});
}
