/** Public articles that may be the same: a copy with a different file name, in the same language. */

import { fieldPlace } from "../../core/field-place.js";
import { foldHeadline } from "../../core/fold-headline.js";
import type { Problem, PublicArticle, SiteConfig } from "../../core/model.js";
import { warning } from "../../core/problem.js";

/** Warns of articles with the headline and date of an earlier file, except translations and articles with a `canonical`. `articles` are sorted by source file. */
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

/** Among articles of the same date. */
function duplicatesAmong(articles: readonly PublicArticle[], language: string): Problem[] {
	const first = new Map<string, PublicArticle>();
	return articles.flatMap((article) => {
		const { headline, lang = language, canonical } = article;
		if (canonical !== undefined) return [];
		const key = `${lang}\n${foldHeadline(headline)}`;
		const other = first.get(key);
		if (!other) first.set(key, article);
		return other
			? [
					warning(
						"story-twice",
						`${other.from} has the same headline and the same date`,
						fieldPlace(article, "headline"),
						{
							hint: "delete one of them, or give it another headline; for a story that first appeared elsewhere, set `canonical`",
						},
					),
				]
			: [];
	});
}
