/** Applies the `article` hooks of plugins. */

import type { Article, LeadPicture, Problem, SiteConfig } from "../core/model.js";
import { callHook } from "../core/plugin-hooks.js";

/** One plugin after another. */
export function applyArticleHooks(article: Article, site: SiteConfig, report: (problem: Problem) => void): Article {
	const told = site.plugins.reduce(
		(value, plugin) =>
			callHook(plugin, "article", () => plugin.article?.(value) ?? value, value, report, {
				story: article.from,
			}),
		article,
	);
	return withoutStale(told, article);
}

/** If a plugin replaced a plain text, its markup no longer matches and is dropped. */
function withoutStale(told: Article, { headline, shortTitle, image }: Article): Article {
	if (told.headline === headline && told.shortTitle === shortTitle && told.image === image) return told;
	const { headlineHtml, shortTitleHtml, ...rest } = told;
	const { captionParts, creditParts, ...picture } = told.image ?? {};
	return {
		...rest,
		...(told.headline === headline && headlineHtml !== undefined && { headlineHtml }),
		...(told.shortTitle === shortTitle && shortTitleHtml !== undefined && { shortTitleHtml }),
		...(told.image && {
			image: {
				...(picture as LeadPicture),
				...(told.image.caption === image?.caption && captionParts && { captionParts }),
				...(told.image.credit === image?.credit && creditParts && { creditParts }),
			},
		}),
	};
}
