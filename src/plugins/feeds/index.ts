/** Feeds of the site, of each section, topic, author and series, and of corrections. */

import { messagesFor } from "../../core/i18n/index.js";
import type { Collection, DocumentSpec, Edition, FeedFormat, Plugin, PublicArticle, Url } from "../../core/model.js";
import { CORRECTIONS, encodeUrl } from "../../core/paths.js";
import { publishedAt } from "../../core/publication-date.js";
import { hiddenReason } from "../../core/visibility.js";
import { atom } from "./atom.js";
import type { FeedMeta } from "./feed-model.js";
import { FORMATS } from "./formats.js";
import { json } from "./json.js";
import { rss } from "./rss.js";

/** Configured by `feeds`. */
export function feeds(): Plugin {
	return { name: "feeds", documents: feedDocuments, serializers: { rss, atom, json } };
}

function feedDocuments({
	site,
	at,
	authority,
	drafts,
	articles,
	sections,
	topics,
	authors,
	series,
}: Edition): DocumentSpec[] {
	const { formats, groups, items, groupItems, text } = site.feeds;
	// A hub would send readers of the site to its preview.
	const hubs = site.isPreview ? [] : site.feeds.hubs;
	const { name, url: base, description, language } = site;
	// A preview with drafts has the feeds that readers get: a feed could not mark an article as a draft.
	const isOpen = (article: PublicArticle) => !drafts || !hiddenReason(article, at);
	const first = (list: readonly PublicArticle[], most: number) => {
		const found: PublicArticle[] = [];
		for (let place = 0; place < list.length && found.length < most; place++)
			if (isOpen(list[place] as PublicArticle)) found.push(list[place] as PublicArticle);
		return found;
	};
	const common = { base, authority, language, hubs, publisher: name, text };
	const of = (
		home: Url,
		title: string,
		description: string,
		items: readonly PublicArticle[],
		formats: readonly FeedFormat[],
		more?: Partial<FeedMeta>,
	) => {
		if (items.length === 0) return [];
		const about: FeedMeta = { ...common, title, description, home: encodeUrl(home), ...more };
		return formats.map((format): DocumentSpec => {
			const [file, type] = FORMATS[format];
			return { url: home + file, serializer: format, meta: { ...about }, items, alternate: { of: home, type, title } };
		});
	};
	const ofGroup = (kind: keyof typeof groups, { url, name: group, note, articles }: Collection, most = groupItems) =>
		of(url, `${group} | ${name}`, note?.description.text ?? "", first(articles, most), groups[kind]);
	const corrected = newest(
		articles.filter((article) => article.corrections.length > 0 && isOpen(article)),
		({ corrections }) => corrections.reduce((last, { date }) => (date > last ? date : last), ""),
	);
	return [
		...of("/", name, description, first(articles, items), formats),
		...sections.flatMap((section) => ofGroup("sections", section, items)),
		...topics.flatMap((topic) => ofGroup("topics", topic)),
		...authors.flatMap((author) => ofGroup("authors", author)),
		...series.flatMap((each) => ofGroup("series", { ...each, articles: newest(each.articles, publishedAt) })),
		...of(CORRECTIONS, `${messagesFor(language).corrections} | ${name}`, "", corrected.slice(0, items), formats, {
			corrections: true,
		}),
	];
}

const newest = (articles: readonly PublicArticle[], by: (article: PublicArticle) => string): PublicArticle[] =>
	[...articles].sort((a, b) => (by(a) < by(b) ? 1 : by(a) > by(b) ? -1 : 0));
