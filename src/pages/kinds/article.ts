/** One public story → the view of its page. */

import { yearsBetween } from "../../core/dates.js";
import type { LocatedText } from "../../core/front-matter-schema.js";
import { withLabel } from "../../core/labelled-title.js";
import type { Edition, Page, PublicArticle } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import { warning } from "../../core/problem.js";
import { publishedAt } from "../../core/publication-date.js";
import type { AdView, ArticleView, TeaserView } from "../../core/views.js";
import { articleContent, noteView } from "../article-content.js";
import { checkPicture } from "../check-picture.js";
import { homeLink, linkTo, personView } from "../links.js";
import type { PageContext } from "../page-context.js";
import { readingMinutes } from "../shared-views.js";
import { liveView } from "./live.js";
import { seriesView } from "./series.js";
import { translationsView } from "./translations.js";

/** Related stories under a story, those that it names itself included. */
const RELATED_STORIES = 4;

export function articlePage(article: PublicArticle, context: PageContext): Page<ArticleView> {
	const { edition, views, chrome, around, words } = context;
	const { from } = article;
	const url = edition.urls.articles.get(from) ?? "/";
	const { sections } = edition.collectionsOf(article);
	const ads = adsOf(article, context);
	const { fills, ...told } = articleContent(article, context, ads.body);
	const readMore = resolveStories(article.readMore, article, context);
	const minutes = readingMinutes(article);
	const live = liveView(article, context);
	checkPicture(article, around);

	const view: ArticleView = omitUndefined({
		...chrome({
			url,
			title: withLabel(told.label, article.seoTitle ?? article.headline),
			description: article.description,
			socialTitle: article.socialTitle && withLabel(told.label, article.socialTitle),
			socialImage: told.picture,
			canonical: article.canonical,
			lang: article.lang,
			noindex: article.noindex || undefined,
			current: sections[0]?.url,
			within: sections.map((section) => section.url).reverse(),
		}),
		kind: "article" as const,
		translations: translationsView(article, edition),
		...told,
		hidden: views.hidden(article),
		breadcrumb: [
			homeLink(words),
			...sections.map(linkTo),
			linkTo({ name: article.shortTitle ?? article.headline, url }),
		],
		minutes,
		words: article.wordCount,
		readTime: words.minutes(minutes),
		yearsOld: ageOf(article, edition),
		dateline: article.dateline,
		keyPoints:
			told.keyPoints.length && context.keyPointsFooter ? [...told.keyPoints, context.keyPointsFooter] : told.keyPoints,
		body: { digest: article.bodyDigest, fills: article.holes.map((_, index) => fills[index]) },
		bodyHtml: "",
		live,
		contributors: edition.creditsOf(article).map(({ role, people }) => ({ role, people: people.map(personView) })),
		sponsor: article.sponsor,
		readMore,
		related: relatedStories(article, readMore, context),
		series: seriesView(article, edition, views),
		updates: article.updates.map((note) => noteView(note, context, fills)),
		sources: article.sources ?? [],
		ads: omitUndefined({ top: ads.top, body: ads.body, end: ads.end }),
		extra: article.extra,
	});
	return { url, template: "article", view, from };
}

/** In whole years, from the age on at which the site shows it. */
export function ageOf(article: PublicArticle, { at, site: { ageNotice } }: Edition): number | undefined {
	const age = yearsBetween(publishedAt(article), at);
	return ageNotice !== undefined && age >= ageNotice ? age : undefined;
}

function adsOf(
	{ ads: wanted = true, type }: PublicArticle,
	{ words, edition: { site } }: PageContext,
): { readonly top?: AdView; readonly body?: AdView; readonly end?: AdView } {
	if (!site.ads || !wanted || type === "sponsored") return {};
	const { label = words.advertisement, slots } = site.ads;
	return Object.fromEntries(Object.entries(slots).map(([slot, size]) => [slot, { label, size }]));
}

/** The articles that a list of references names; one that is not found is reported. */
function resolveStories(
	references: readonly LocatedText[],
	{ from }: PublicArticle,
	{ around, views }: PageContext,
): TeaserView[] {
	return references.flatMap(({ text, line, column }) => {
		const target = around.resolve(text, from);
		if (target?.article && !target.article.page) return [views.teaser(target.article)];
		const place = { path: from, line, column, length: text.length };
		if (target?.article)
			around.report(
				warning("read-more", `"${text}" is a page, and this list shows stories`, place, {
					hint: "link to the page in the text",
				}),
			);
		else if (!target)
			around.report(
				warning("read-more", `No story is found for "${text}"`, place, { hint: around.suggest(text, from) }),
			);
		return [];
	});
}

/** The related articles that the article names, then those that were found; none that is in the "Read more" list already, in whatever language. */
function relatedStories(article: PublicArticle, readMore: readonly TeaserView[], context: PageContext): TeaserView[] {
	const keys = [...article.readMore, ...article.related].map(
		({ text }) => context.around.resolve(text, article.from)?.article?.translationKey,
	);
	const found = context.edition
		.related(article)
		.filter(({ translationKey }) => translationKey === undefined || !keys.includes(translationKey))
		.map(context.views.teaser);
	const own = context.views.teaser(article).url;
	const all = new Map(
		[...resolveStories(article.related, article, context), ...found].map((story) => [story.url, story]),
	);
	return [...all.values()]
		.filter(({ url }) => url !== own && !readMore.some((story) => story.url === url))
		.slice(0, RELATED_STORIES);
}
