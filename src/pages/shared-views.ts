/** Builds the views of articles in lists. All values are final: URLs are resolved, times are formatted. */

import { messagesFor } from "../core/i18n/index.js";
import type { Path, Picture, Place } from "../core/model.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { encodeUrl } from "../core/paths.js";
import { publicationOf, publishedAt } from "../core/publication-date.js";
import type { Moment } from "../core/scalars.js";
import type { ArticleRef, AuthorLink, Listing, SiteReader } from "../core/site-reader.js";
import type { ReadRecorder } from "../core/site-reads.js";
import type { HiddenView, LabelView, PictureView, TeaserView, TimeView } from "../core/views.js";
import { sectionLink } from "./links.js";
import { timesOf } from "./times.js";

/** Resolves a `src` at a place to an image; undefined if there is none, which is reported separately. */
export type PictureOf = (src: string, place: Place) => Picture | undefined;

export interface SharedViews {
	/** Without the time of day if it was not written. */
	readonly time: (moment: Moment) => TimeView;
	readonly teaser: (article: ArticleRef) => TeaserView;
	/** Whether the object was created by `teaser`. */
	readonly isTeaser: (value: unknown) => boolean;
	readonly picture: (article: ArticleRef) => PictureView | undefined;
	/** Discards the views of an article whose text has changed. */
	readonly forget: (article: ArticleRef) => void;
	/** The label of an article; none for plain news. Live coverage that has ended is not labelled live. */
	readonly label: (article: ArticleRef) => LabelView | undefined;
	/** The author of an opinion piece. The portrait is next to the name, so it has no alternative text. */
	readonly portrait: (article: ArticleRef, author: AuthorLink) => PictureView | undefined;
	/** Why the article is not public; set in previews with drafts. */
	readonly hidden: (article: ArticleRef) => HiddenView | undefined;
}

/** `silentPictureOf` resolves pictures whose absence is reported elsewhere. */
export function createSharedViews(
	site: SiteReader,
	pictureOf: PictureOf,
	silentPictureOf: PictureOf,
	recorder: ReadRecorder,
): SharedViews {
	const words = messagesFor(site.site.language);
	const teasers = new Map<Path, TeaserView>();
	const made = new WeakSet<object>();

	const { hour, time } = timesOf(site.site);
	const picture = (article: ArticleRef) => pictureIn(site.listing(article));
	const pictureIn = ({ image, from }: Listing): PictureView | undefined => {
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
	const label = (article: ArticleRef) => labelOf(site.listing(article));
	const labelOf = (article: Listing): LabelView | undefined => {
		const { type } = article;
		if (type === "news") return undefined;
		if (type !== "live" || !site.entries(article)) return { type, text: words.labels[type] };
		return site.isLive(article) ? { type, text: words.labels.live, running: true } : { type, text: words.live.past };
	};
	const portrait = (article: ArticleRef, author: AuthorLink) => portraitIn(site.listing(article), author);
	const portraitIn = ({ type }: Listing, author: AuthorLink): PictureView | undefined => {
		if (type !== "opinion" || !author.portrait?.text) return undefined;
		const { text, ...place } = author.portrait;
		const found = silentPictureOf(text, place);
		return found ? pictureView(found, { alt: "" }) : undefined;
	};
	const teaser = (ref: ArticleRef): TeaserView => {
		const read = `teaser ${ref.from}`;
		const view = teasers.get(ref.from) ?? recorder.within(read, () => newTeaser(ref));
		teasers.set(ref.from, view);
		made.add(view);
		recorder.shared(read, view);
		return view;
	};
	const newTeaser = (ref: ArticleRef): TeaserView => {
		const article = site.listing(ref);
		const belongs = site.groups(ref);
		const section = belongs.sections.at(-1);
		const [author, ...others] = belongs.authors;
		return omitUndefined({
			url: encodeUrl(site.url(ref) ?? "/"),
			headline: article.headline,
			headlineHtml: article.headlineHtml,
			shortTitle: article.shortTitle ?? article.headline,
			shortTitleHtml: article.shortTitle === undefined ? article.headlineHtml : article.shortTitleHtml,
			label: labelOf(article),
			hidden: site.drafts ? site.hiddenReason(ref) : undefined,
			access: article.access ?? ("free" as const),
			section: section && sectionLink(section),
			authors: belongs.authors.map(({ name }) => name),
			portrait: author && others.length === 0 ? portraitIn(article, author) : undefined,
			sponsor: article.sponsor,
			date: time(publicationOf(article)),
			summary: site.standfirst(ref),
			minutes: site.minutes(ref),
			picture: pictureIn(article),
			lang: article.lang,
		});
	};
	const hidden = (ref: ArticleRef): HiddenView | undefined => {
		const because = site.drafts ? site.hiddenReason(ref) : undefined;
		const article = site.listing(ref);
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
		forget: ({ from }) => void teasers.delete(from),
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
