/** Builds the view of an article page. */

import type { LocatedText } from "../../core/front-matter-schema.js";
import { withLabel } from "../../core/labelled-title.js";
import type { Page, PublicArticle } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import { warning } from "../../core/problem.js";
import { publishedAt } from "../../core/publication-date.js";
import { readingMinutes } from "../../core/reading-minutes.js";
import type { ArticleRef, SiteReader } from "../../core/site-reader.js";
import { translationKeyOf } from "../../core/translation-key.js";
import type { AdView, ArticleView, TeaserView } from "../../core/views.js";
import { articleContent, noteView } from "../article-content.js";
import { checkPicture } from "../check-picture.js";
import { homeLink, linkTo, personView } from "../links.js";
import type { PageContext } from "../page-context.js";
import { liveView } from "./live.js";
import { seriesView } from "./series.js";
import { translationsView } from "./translations.js";

/** Maximum number of related articles, including those that the article names. */
const RELATED_STORIES = 4;

export function articlePage(ref: ArticleRef, context: PageContext): Page<ArticleView> {
	const { site, views, chrome, holeContext, words } = context;
	const article = site.article(ref);
	const { from } = article;
	const url = site.url(ref) ?? "/";
	const { sections } = site.groups(ref);
	const ads = adsOf(article, context);
	const { fills, ...content } = articleContent(article, context, ads.body);
	const { keyPoints } = content;
	const readMore = resolveStories(article.readMore, article, context);
	const minutes = readingMinutes(article);
	const live = liveView(article, context);
	checkPicture(article, holeContext);

	const view: ArticleView = omitUndefined({
		...chrome({
			url,
			title: withLabel(content.label, article.seoTitle ?? article.headline),
			description: article.description,
			socialTitle: article.socialTitle && withLabel(content.label, article.socialTitle),
			socialImage: content.picture,
			canonical: article.canonical,
			lang: article.lang,
			noindex: article.noindex || undefined,
			current: sections[0]?.url,
			within: sections.map((section) => section.url).reverse(),
		}),
		kind: "article" as const,
		translations: translationsView(article, site),
		...content,
		hidden: views.hidden(article),
		breadcrumb: [
			homeLink(words),
			...sections.map(linkTo),
			linkTo({ name: article.shortTitle ?? article.headline, url }),
		],
		minutes,
		words: article.wordCount,
		readTime: words.minutes(minutes),
		yearsOld: ageOf(article, site),
		dateline: article.dateline,
		keyPoints: keyPoints.length && context.keyPointsFooter ? [...keyPoints, context.keyPointsFooter] : keyPoints,
		body: { digest: article.bodyDigest, fills: article.holes.map((_, index) => fills[index]) },
		bodyHtml: "",
		live,
		contributors: site.credits(article).map(({ role, people }) => ({ role, people: people.map(personView) })),
		sponsor: article.sponsor,
		readMore,
		related: relatedStories(article, readMore, context),
		series: seriesView(article, site, views),
		updates: article.updates.map((note) => noteView(note, context, fills)),
		sources: article.sources ?? [],
		ads: omitUndefined({ top: ads.top, body: ads.body, end: ads.end }),
		extra: article.extra,
	});
	return { url, template: "article", view, from };
}

/** In whole years, if the site shows the age. */
export function ageOf(article: PublicArticle, { site: { ageNotice }, yearsSince }: SiteReader): number | undefined {
	if (ageNotice === undefined) return undefined;
	const age = yearsSince(publishedAt(article));
	return age >= ageNotice ? age : undefined;
}

function adsOf(
	{ ads: wanted = true, type }: PublicArticle,
	{ words, site: { site } }: PageContext,
): { readonly top?: AdView; readonly body?: AdView; readonly end?: AdView } {
	if (!site.ads || !wanted || type === "sponsored") return {};
	const { label = words.advertisement, slots } = site.ads;
	return Object.fromEntries(Object.entries(slots).map(([slot, size]) => [slot, { label, size }]));
}

/** Resolves references; unresolved ones are reported. */
function resolveStories(
	references: readonly LocatedText[],
	{ from }: PublicArticle,
	{ site, holeContext, views }: PageContext,
): TeaserView[] {
	return references.flatMap(({ text, line, column }) => {
		const target = holeContext.resolve(text, from);
		if (target?.article && !site.listing(target.article).page) return [views.teaser(target.article)];
		const place = { path: from, line, column, length: text.length };
		if (target?.article)
			holeContext.report(
				warning("read-more", `"${text}" is a page, and this list shows stories`, place, {
					hint: "link to the page in the text",
				}),
			);
		else if (!target)
			holeContext.report(warning("read-more", `No story is found for "${text}"`, place, { reference: text }));
		return [];
	});
}

/** The related articles: those that the article names, then those found automatically; none that is in the "Read more" list, in any language. */
function relatedStories(article: PublicArticle, readMore: readonly TeaserView[], context: PageContext): TeaserView[] {
	const { site } = context;
	const keys = [...article.readMore, ...article.related].map(({ text }) => {
		const target = site.resolve(text, article.from)?.article;
		return target && translationKeyOf(site.listing(target));
	});
	const found = site
		.related(article)
		.filter((each) => {
			return !keys.includes(translationKeyOf(site.listing(each)));
		})
		.map(context.views.teaser);
	const own = context.views.teaser(article).url;
	const all = new Map(
		[...resolveStories(article.related, article, context), ...found].map((story) => [story.url, story]),
	);
	return [...all.values()]
		.filter(({ url }) => url !== own && !readMore.some((story) => story.url === url))
		.slice(0, RELATED_STORIES);
}
