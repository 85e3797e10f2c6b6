/** The series of an article: all its parts, with the previous and the next one. */

import type { Edition, PublicArticle } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import type { PartView, SeriesView } from "../../core/views.js";
import { linkTo, storyLink } from "../links.js";
import type { SharedViews } from "../shared-views.js";

export function seriesView(article: PublicArticle, edition: Edition, views: SharedViews): SeriesView | undefined {
	const { series } = edition.collectionsOf(article);
	if (!series || !article.series) return undefined;
	const partOf = (of: PublicArticle): PartView =>
		omitUndefined({ ...storyLink(views.teaser(of)), part: of.series?.part });
	const parts = series.articles.map(partOf);
	const place = series.articles.indexOf(article);
	return omitUndefined({
		...linkTo(series),
		part: article.series.part,
		parts: parts.map((part, index) => ({ ...part, current: index === place })),
		previous: parts[place - 1],
		next: parts[place + 1],
	});
}
