/** Feeds of the site, of each section, topic, author and series, and of corrections. */

import { messagesFor } from "../../core/i18n/index.js";
import type { Collection, DocumentSpec, Edition, Plugin, PublicArticle, Url } from "../../core/model.js";
import { CORRECTIONS, encodeUrl } from "../../core/paths.js";
import { publishedAt } from "../../core/publication-date.js";
import { hiddenReason } from "../../core/visibility.js";
import { atom } from "./atom.js";
import type { FeedMeta } from "./feed-model.js";
import { json } from "./json.js";
import { rss } from "./rss.js";

/** The file name of each format, next to the page with the same articles; and its media type. */
const FORMATS = {
	rss: ["feed.xml", "application/rss+xml"],
	atom: ["atom.xml", "application/atom+xml"],
	json: ["feed.json", "application/feed+json"],
} as const;

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
	const { formats, items, groupItems, text } = site.feeds;
	// A hub would send readers of the site to its preview.
	const hubs = site.isPreview ? [] : site.feeds.hubs;
	const { name, url: base, description, language } = site;
	// A preview with drafts has the feeds that readers get: a feed could not mark an article as a draft.
	const open = (list: readonly PublicArticle[]) =>
		drafts ? list.filter((article) => !hiddenReason(article, at)) : list;
	const common = { base, authority, language, hubs, publisher: name, text };
	const of = (
		home: Url,
		title: string,
		description: string,
		items: readonly PublicArticle[],
		more?: Partial<FeedMeta>,
	) => {
		if (items.length === 0) return [];
		const about: FeedMeta = { ...common, title, description, home: encodeUrl(home), ...more };
		return formats.map((format): DocumentSpec => {
			const [file, type] = FORMATS[format];
			return { url: home + file, serializer: format, meta: { ...about }, items, alternate: { of: home, type, title } };
		});
	};
	const ofGroup = ({ url, name: group, note, articles }: Collection, most = groupItems) =>
		of(url, `${group} | ${name}`, note?.description.text ?? "", open(articles).slice(0, most));
	const corrected = newest(
		open(articles).filter(({ corrections }) => corrections.length > 0),
		({ corrections }) => corrections.reduce((last, { date }) => (date > last ? date : last), ""),
	);
	return [
		...of("/", name, description, open(articles).slice(0, items)),
		...sections.flatMap((section) => ofGroup(section, items)),
		...[...topics, ...authors].flatMap((group) => ofGroup(group)),
		...series.flatMap((each) => ofGroup({ ...each, articles: newest(each.articles, publishedAt) })),
		...of(CORRECTIONS, `${messagesFor(language).corrections} | ${name}`, "", corrected.slice(0, items), {
			corrections: true,
		}),
	];
}

const newest = (articles: readonly PublicArticle[], by: (article: PublicArticle) => string): PublicArticle[] =>
	[...articles].sort((a, b) => (by(a) < by(b) ? 1 : by(a) > by(b) ? -1 : 0));
