/** Builds the views of articles in lists. All values are final: URLs are resolved, times are formatted. */

import { messagesFor } from "../core/i18n/index.js";
import type { Author, Edition, Picture, Place, PublicArticle } from "../core/model.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { encodeUrl } from "../core/paths.js";
import { publicationOf, publishedAt } from "../core/publication-date.js";
import { readingMinutes } from "../core/reading-minutes.js";
import type { Moment } from "../core/scalars.js";
import type { HiddenView, LabelView, PictureView, TeaserView, TimeView } from "../core/views.js";
import { hiddenReason } from "../core/visibility.js";
import { sectionLink } from "./links.js";
import { timesOf } from "./times.js";

/** Resolves a `src` at a place to an image; undefined if there is none, which is reported separately. */
export type PictureOf = (src: string, place: Place) => Picture | undefined;

export interface SharedViews {
	/** Without the time of day if it was not written. */
	readonly time: (moment: Moment) => TimeView;
	readonly teaser: (article: PublicArticle) => TeaserView;
	/** Whether the object was created by `teaser`. */
	readonly isTeaser: (value: unknown) => boolean;
	readonly picture: (article: PublicArticle) => PictureView | undefined;
	/** Discards the views of an article whose text has changed. */
	readonly forget: (article: PublicArticle) => void;
	/** The label of an article; none for plain news. Live coverage that has ended is not labelled live. */
	readonly label: (article: PublicArticle) => LabelView | undefined;
	/** The author of an opinion piece. The portrait is next to the name, so it has no alternative text. */
	readonly portrait: (article: PublicArticle, author: Author) => PictureView | undefined;
	/** Why the article is not public; set in previews with drafts. */
	readonly hidden: (article: PublicArticle) => HiddenView | undefined;
}

/** Whether the article is live coverage that has not ended. */
export const isLive = ({ from, ends }: PublicArticle, { at, coverage }: Edition): boolean =>
	coverage.has(from) && (ends === undefined || ends > at);

/** `silentPictureOf` resolves pictures whose absence is reported elsewhere. */
export function createSharedViews(edition: Edition, pictureOf: PictureOf, silentPictureOf: PictureOf): SharedViews {
	const words = messagesFor(edition.site.language);
	const teasers = new Map<PublicArticle, TeaserView>();
	const made = new WeakSet<object>();

	const { hour, time } = timesOf(edition.site);
	const picture = ({ image, from }: PublicArticle): PictureView | undefined => {
		const measured =
			image &&
			pictureOf(image.src.text, {
				path: from,
				line: image.src.line,
				column: image.src.column,
				length: image.src.text.length,
			});
		return (
			measured &&
			pictureView(measured, {
				alt: image.alt,
				caption: image.caption,
				credit: image.credit,
				license: image.license,
			})
		);
	};
	const label = (article: PublicArticle): LabelView | undefined => {
		const { type, from } = article;
		if (type === "news") return undefined;
		if (type !== "live" || !edition.coverage.has(from)) return { type, text: words.labels[type] };
		return isLive(article, edition)
			? { type, text: words.labels.live, running: true }
			: { type, text: words.live.past };
	};
	const portrait = ({ type }: PublicArticle, { profile }: Author): PictureView | undefined => {
		const { text = "", ...place } = profile?.image ?? {};
		const found =
			type === "opinion" && profile && text !== "" && silentPictureOf(text, { path: profile.from, ...place });
		return found ? pictureView(found, { alt: "" }) : undefined;
	};
	const teaser = (article: PublicArticle): TeaserView => {
		const found = teasers.get(article);
		if (found) return found;
		const belongs = edition.collectionsOf(article);
		const section = belongs.sections.at(-1);
		const [author, ...others] = belongs.authors;
		const view = omitUndefined({
			url: encodeUrl(edition.urls.articles.get(article.from) ?? "/"),
			headline: article.headline,
			headlineHtml: article.headlineHtml,
			shortTitle: article.shortTitle ?? article.headline,
			shortTitleHtml: article.shortTitle === undefined ? article.headlineHtml : article.shortTitleHtml,
			label: label(article),
			hidden: edition.drafts ? hiddenReason(article, edition.at) : undefined,
			access: article.access ?? ("free" as const),
			section: section && sectionLink(section),
			authors: belongs.authors.map(({ name }) => name),
			portrait: author && others.length === 0 ? portrait(article, author) : undefined,
			sponsor: article.sponsor,
			date: time(publicationOf(article)),
			summary: article.summary[0]?.text ?? article.description,
			minutes: readingMinutes(article),
			picture: picture(article),
			lang: article.lang,
		});
		teasers.set(article, view);
		made.add(view);
		return view;
	};
	const hidden = (article: PublicArticle): HiddenView | undefined => {
		const because = edition.drafts ? hiddenReason(article, edition.at) : undefined;
		const until =
			because === "expired"
				? article.expires
				: because === "draft" || because === "killed"
					? undefined
					: publishedAt(article);
		return because && { because, ...(until !== undefined && { time: hour(until) }) };
	};
	return {
		time,
		teaser,
		hidden,
		forget: (article) => void teasers.delete(article),
		label,
		portrait,
		isTeaser: (value) => typeof value === "object" && value !== null && made.has(value),
		picture,
	};
}

/** A picture with its caption, credit and alternative text. */
export const pictureView = (
	{ url, width, height, srcset, jpeg }: Picture,
	{ alt, ...words }: { readonly [K in Exclude<keyof PictureView, keyof Picture>]?: PictureView[K] | undefined },
): PictureView => omitUndefined({ url, alt: alt ?? "", ...words, width, height, srcset, jpeg });

/** Whether the author is an agency or the newsroom, according to the author file. */
export const isOrganization = ({ profile }: Author): boolean => profile !== undefined && profile.kind !== "person";
