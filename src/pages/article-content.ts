/** What is shown of a whole story wherever it stands: on its page, and in documents for machines. */
import { changeOf } from "../core/last-modified.js";
import type { Fill, Note, PublicArticle } from "../core/model.js";
import { compact } from "../core/omit-undefined.js";
import { publicationOf } from "../core/publication-date.js";
import type { AdView, NoteView, PictureView } from "../core/views.js";
import { fillHoles, richHtml } from "./fill-holes.js";
import { updatedAt } from "./kinds/live.js";
import { linkTo, sectionLink } from "./links.js";
import type { Making } from "./page-context.js";
import { isOrganization } from "./shared-views.js";

/** `fills` are those of its text; `ad` stands in the text where there is room for one. */
export function storyOf(article: PublicArticle, making: Making, ad?: AdView) {
	const { edition, views, around } = making;
	const { sections, topics, authors } = edition.belongs(article);
	const section = sections.at(-1);
	const fills = fillHoles(article.holes, article.from, around, ad).map((fill) => paid(fill, article));
	return {
		headline: article.headline,
		headlineHtml: article.headlineHtml,
		label: views.label(article),
		access: article.access ?? ("free" as const),
		section: section && sectionLink(section),
		authors: authors.map((author) =>
			compact({
				...linkTo(author),
				organization: isOrganization(author) || undefined,
				portrait: views.portrait(article, author),
			}),
		),
		date: views.time(publicationOf(article)),
		updated: updatedAt(article, making),
		changed: views.time(changeOf(article, edition.coverage.get(article.from))),
		keyPoints: article.summary.map((point) => richHtml(point, fills)),
		picture: leadPicture(article, views.picture(article), fills),
		topics: topics.map(linkTo),
		corrections: article.corrections.map((note) => noteView(note, making, fills)),
		fills,
	};
}

/** The lead picture, with the marks and links of its words. */
function leadPicture(
	{ image }: PublicArticle,
	picture: PictureView | undefined,
	fills: readonly Fill[],
): PictureView | undefined {
	const { captionParts, creditParts } = image ?? {};
	if (!picture || !(captionParts || creditParts)) return picture;
	return compact({
		...picture,
		captionHtml: captionParts && richHtml({ parts: captionParts }, fills),
		creditHtml: creditParts && richHtml({ parts: creditParts }, fills),
	});
}

export const noteView = ({ date, isDay, text }: Note, { views }: Making, fills: readonly Fill[]): NoteView => ({
	time: views.time({ at: date, isDay: isDay === true }),
	text: richHtml(text, fills),
	plain: text.text,
});

/** A "Read more" of a sponsored story to another site is paid for. */
const paid = (fill: Fill, { type }: PublicArticle): Fill =>
	type === "sponsored" && typeof fill === "object" && "readMore" in fill && !fill.readMore.url.startsWith("/")
		? { readMore: { ...fill.readMore, sponsored: true } }
		: fill;
