/** Groups articles that are translations of one another. */

import { fieldPlace } from "../../core/field-place.js";
import type { Edition, Problem, PublicArticle, SiteConfig } from "../../core/model.js";
import { warning } from "../../core/problem.js";
import { translationKeyOf } from "../../core/translation-key.js";

/** Of two articles in the same language the first one counts; the second is reported. */
export function groupTranslations(
	articles: readonly PublicArticle[],
	{ language }: Pick<SiteConfig, "language">,
	problems: Problem[],
): Edition["translations"] {
	const found = new Map<string, Map<string, PublicArticle>>();
	const keys = new Set(articles.flatMap(({ translationKey }) => translationKey ?? []));
	if (keys.size === 0) return new Map();
	for (const article of articles) {
		const translationKey = translationKeyOf(article);
		const { canonical } = article;
		if (!keys.has(translationKey) || canonical !== undefined) continue;
		const lang = article.lang ?? language;
		const group = found.get(translationKey) ?? new Map<string, PublicArticle>();
		found.set(translationKey, group);
		const other = group.get(lang);
		if (other)
			problems.push(
				warning(
					"translation-twice",
					`${other.from} is this story in the same language (${lang})`,
					fieldPlace(article, "translationKey"),
					{
						hint: "give one of them its `lang`, or another `translationKey`",
					},
				),
			);
		else group.set(lang, article);
	}
	return new Map([...found].map(([key, group]) => [key, [...group.values()]]));
}
