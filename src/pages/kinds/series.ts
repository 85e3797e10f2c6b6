/** The series of an article: all its parts, with the previous and the next one. */

import type { PublicArticle } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import type { ArticleRef, SiteReader } from "../../core/site-reader.js";
import type { PartView, SeriesView } from "../../core/views.js";
import { linkTo, storyLink } from "../links.js";
import type { SharedViews } from "../shared-views.js";

export function seriesView(article: PublicArticle, site: SiteReader, views: SharedViews): SeriesView | undefined {
	const { series } = site.groups(article);
	if (!series || !article.series) return undefined;
	const partOf = (of: ArticleRef): PartView =>
		omitUndefined({ ...storyLink(views.teaser(of)), part: site.listing(of).series?.part });
	const all = site.all(`series:${series.key}`);
	const parts = all.map(partOf);
	const place = all.findIndex(({ from }) => from === article.from);
	return omitUndefined({
		...linkTo(series),
		part: article.series.part,
		parts: parts.map((part, index) => ({ ...part, current: index === place })),
		previous: parts[place - 1],
		next: parts[place + 1],
	});
}
