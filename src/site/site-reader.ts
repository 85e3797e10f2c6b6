/** Answers what pages ask of a composed edition. */
import { yearsBetween } from "../core/dates.js";
import { lazy } from "../core/lazy.js";
import type {
	Author,
	Collection,
	DocumentSpec,
	Edition,
	Named,
	PageSpec,
	Path,
	Picture,
	PublicArticle,
	Url,
} from "../core/model.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { type PageSlice, paginate } from "../core/paginate.js";
import { ARCHIVE, CORRECTIONS, encodeUrl, slugify } from "../core/paths.js";
import { compare } from "../core/problem.js";
import { readingMinutes } from "../core/reading-minutes.js";
import type { ArticleRef, AuthorLink, Group, GroupLink, PersonRef, SiteReader } from "../core/site-reader.js";
import { translationKeyOf } from "../core/translation-key.js";
import type { AlternateView, SiteView } from "../core/views.js";
import { hiddenReason } from "../core/visibility.js";
import type { LinkTarget } from "./link-resolver.js";
import type { Lists } from "./lists.js";

/** What an edition does not resolve itself. */
export interface Resolvers {
	readonly resolve: (reference: string, from: Path) => LinkTarget | undefined;
	readonly picture: (src: string, from: Path) => Picture | undefined;
	readonly view: SiteView;
}

export function createSiteReader(edition: Edition, lists: Lists, { resolve, picture, view }: Resolvers): SiteReader {
	const { site, at, drafts, urls, coverage } = edition;
	const articles = new Map<Path, PublicArticle>();
	for (const article of [...edition.articles, ...edition.plainPages]) articles.set(article.from, article);
	for (const entries of coverage.values()) for (const entry of entries) articles.set(entry.from, entry);
	const of = (ref: ArticleRef): PublicArticle => articles.get(ref.from) as PublicArticle;

	const { sections, series, authors, listed, slices } = lists;
	const corrections = lazy(() => paginate(correctionsOf(edition), site.pageSize, CORRECTIONS));
	const topicNames = lazy(() => {
		const found = new Map<string, Collection>();
		for (const topic of edition.topics)
			for (const key of [topic.key, ...(topic.note?.synonyms ?? []).map(({ text }) => slugify(text))])
				if (!found.has(key)) found.set(key, topic);
		return found;
	});
	const archiveNeighbours = lazy(() => {
		const years = [...new Set(edition.months.map(({ year }) => `${ARCHIVE}${year}/`))];
		return new Map([...neighboursIn(years), ...neighboursIn(edition.months.map(({ url }) => url))]);
	});
	const specs = lazy(() => new Map(edition.pages.map((spec) => [spec.url, spec])));
	const documents = lazy(() => new Map(edition.documents.map((spec) => [spec.url, spec])));
	const alternates = lazy(() => {
		const found = new Map<Url, AlternateView[]>();
		for (const { url, alternate } of edition.documents)
			if (alternate) {
				const { of, type, title } = alternate;
				found.set(of, [...(found.get(of) ?? []), { url: encodeUrl(url), type, title }]);
			}
		return found;
	});
	const sectionUrls = lazy(() => new Map(edition.sections.map((section) => [section.url, section])));

	const refs = new Map<Path, ArticleRef>();
	const refOf = (article: PublicArticle): ArticleRef => {
		const { from } = article;
		const known = refs.get(from);
		if (known) return known;
		const ref = { from };
		refs.set(from, ref);
		// A plugin may relate articles that it has made itself.
		if (!articles.has(from)) articles.set(from, article);
		return ref;
	};

	return {
		site,
		drafts,
		article: of,
		listing: of,
		standfirst: (ref) => {
			const { summary, description } = of(ref);
			return summary[0]?.text ?? description;
		},
		minutes: (ref) => readingMinutes(of(ref)),
		images: (ref) => of(ref).dependencies.images,
		url: ({ from }) => urls.articles.get(from),
		groups: (ref) => {
			const { sections, topics, authors, series } = edition.collectionsOf(of(ref));
			return {
				sections: sections.map(linkOf),
				topics: topics.map(linkOf),
				authors: authors.map(authorLinkOf),
				...(series && { series: linkOf(series) }),
			};
		},
		byline: (ref) => edition.bylineOf(of(ref)).map(personOf),
		credits: (ref) => edition.creditsOf(of(ref)).map(({ role, people }) => ({ role, people: people.map(personOf) })),
		entries: ({ from }) => coverage.get(from)?.map(refOf),
		translations: (ref) => {
			const all = edition.translations.get(translationKeyOf(of(ref))) ?? [];
			return all.length > 1 && all.some(({ from }) => from === ref.from) ? all.map(refOf) : [];
		},
		related: (ref) => edition.related(of(ref)).map(refOf),
		first: (list, count) => listed(list).slice(0, count).map(refOf),
		all: (list) => listed(list).map(refOf),
		slice: (list, page) => {
			const { items, ...slice } = pageOf(slices(list), page);
			return { ...slice, items: items.map(refOf) };
		},
		slices,
		correctionSlices: () => (corrections()[0]?.items.length ? corrections() : []),
		corrections: (page) => {
			const { items, ...slice } = pageOf(corrections(), page);
			return { ...slice, items: items.map(({ article, index }) => ({ article: refOf(article), index })) };
		},
		months: (year) =>
			edition.months
				.filter((month) => year === undefined || month.year === year)
				.map(({ year, month, url, articles }) => ({ year, month, url, count: articles.length })),
		neighbours: (url) => archiveNeighbours().get(url) ?? {},
		section: (key) => infoOf(sections.get(key)),
		topSections: () => edition.sections.filter(({ parent }) => parent === undefined).map(linkOf),
		topic: (slug) => infoOf(topicNames().get(slug)),
		series: (key) => infoOf(series.get(key)),
		author: (key) => infoOf(authors.get(key)),
		frontPlan: (key) => edition.fronts.get(key),
		pageAt: (url) => {
			const page = urls.owners.get(url)?.article;
			if (page?.page?.url === url) return { name: page.shortTitle ?? page.headline, url };
			const section = sectionUrls().get(url);
			return section && { name: section.name, url };
		},
		siteView: () => view,
		alternates: (url) => alternates().get(url) ?? [],
		colorAt: (url) => sectionUrls().get(url)?.color,
		spec: (url) => specs().get(url) as PageSpec,
		document: (url) => {
			const { serializer, meta, items = [], entries = [] } = documents().get(url) as DocumentSpec;
			return { url, serializer, meta, items: items.map(refOf), entries: entries.map(refOf) };
		},
		resolve: (reference, from) => {
			const { url, article, error } = resolve(reference, from) ?? {};
			if (url === undefined) return undefined;
			const isOwn = article && url === encodeUrl(urls.articles.get(article.from) ?? "");
			return omitUndefined({ url: isOwn ? undefined : url, article: article && refOf(article), error });
		},
		picture,
		isLive: (ref) => {
			const { ends } = of(ref);
			return coverage.has(ref.from) && (ends === undefined || ends > at);
		},
		hiddenReason: (ref) => (drafts ? hiddenReason(of(ref), at) : undefined),
		yearsSince: (instant) => yearsBetween(instant, at),
		isPast: (instant) => instant <= at,
	};
}

/** The front comes first, then the archive pages, the newest first. */
const pageOf = <T>(all: readonly PageSlice<T>[], page: number | undefined): PageSlice<T> =>
	(page === undefined ? all[0] : all[all.length - page]) as PageSlice<T>;
const neighboursIn = (urls: readonly Url[]) =>
	urls.map((url, place) => [url, omitUndefined({ newer: urls[place - 1], older: urls[place + 1] })] as const);
const linkOf = ({ key, name, url, color }: GroupLink): GroupLink => omitUndefined({ key, name, url, color });
const authorLinkOf = ({ profile, ...author }: Author): AuthorLink => ({
	...linkOf(author),
	...(profile && profile.kind !== "person" && { organization: true as const }),
	...(profile?.image && { portrait: { ...profile.image, path: profile.from } }),
});
const personOf = ({ name, author }: Named): PersonRef => ({
	name,
	...(author && { author: { name: author.name, url: author.url } }),
});
function infoOf<T extends Collection>(group: T | undefined): Group<T> | undefined {
	if (!group) return undefined;
	const { articles: _, ...info } = group;
	return info;
}

/** All corrections, newest first. */
function correctionsOf({ articles }: Edition) {
	const all = articles.flatMap((article) => article.corrections.map(({ date }, index) => ({ article, index, date })));
	return all.sort((a, b) => compare(b.date, a.date) || compare(a.article.from, b.article.from));
}
