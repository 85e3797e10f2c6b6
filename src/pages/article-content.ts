/** The content of an article, as both its page and machine-readable files show it. */
import { lastModified } from "../core/last-modified.js";
import type { DatedNote, HoleContent, PublicArticle } from "../core/model.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { publicationOf } from "../core/publication-date.js";
import type { AdView, NoteView, PictureView } from "../core/views.js";
import { fillHoles, richTextHtml } from "./fill-holes.js";
import { newestEntry, updatedAt } from "./kinds/live.js";
import { linkTo, sectionLink } from "./links.js";
import type { PageContext } from "./page-context.js";

/** `fills` are the contents of the holes; `ad` is inserted if the text is long enough. */
export function articleContent(article: PublicArticle, context: PageContext, ad?: AdView) {
	const { site, views, holeContext } = context;
	const { sections, topics, authors } = site.groups(article);
	const section = sections.at(-1);
	const fills = fillHoles(article.holes, article.from, holeContext, ad).map((fill) => sponsoredBody(fill, article));
	return {
		headline: article.headline,
		headlineHtml: article.headlineHtml,
		label: views.label(article),
		access: article.access ?? ("free" as const),
		section: section && sectionLink(section),
		authors: authors.map((author) =>
			omitUndefined({
				...linkTo(author),
				organization: author.organization,
				portrait: views.portrait(article, author),
			}),
		),
		date: views.time(publicationOf(article)),
		updated: updatedAt(article, context),
		changed: views.time(lastModified(article, newestEntry(article, site))),
		keyPoints: article.summary.map((point) => richTextHtml(point, fills)),
		picture: leadPicture(article, views.picture(article), fills),
		topics: topics.map(linkTo),
		corrections: article.corrections.map((note) => noteView(note, context, fills)),
		fills,
	};
}

/** The lead image with its caption and credit. */
export function leadPicture(
	{ image }: PublicArticle,
	picture: PictureView | undefined,
	fills: readonly HoleContent[],
): PictureView | undefined {
	const { captionParts, creditParts } = image ?? {};
	if (!picture || !(captionParts || creditParts)) return picture;
	return omitUndefined({
		...picture,
		captionHtml: captionParts && richTextHtml({ parts: captionParts }, fills),
		creditHtml: creditParts && richTextHtml({ parts: creditParts }, fills),
	});
}

export const noteView = (
	{ date, isDay, text }: DatedNote,
	{ views }: PageContext,
	fills: readonly HoleContent[],
): NoteView => ({
	time: views.time({ at: date, isDay: isDay === true }),
	text: richTextHtml(text, fills),
	plain: text.text,
});

/** A "Read more" of a sponsored article to another site is marked as sponsored. */
const sponsoredBody = (fill: HoleContent, { type }: PublicArticle): HoleContent =>
	type === "sponsored" && typeof fill === "object" && "readMore" in fill && !fill.readMore.url.startsWith("/")
		? { readMore: { ...fill.readMore, sponsored: true } }
		: fill;
