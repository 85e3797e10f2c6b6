/** Answers what pages ask of a composed edition. */
import { yearsBetween } from "../core/dates.js";
import { lazy } from "../core/lazy.js";
import { memoize } from "../core/memoize.js";
import type { Collection, Edition, Instant, Path, Picture, PublicArticle, Url } from "../core/model.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { type PageSlice, paginate } from "../core/paginate.js";
import { ARCHIVE, CORRECTIONS, slugify } from "../core/paths.js";
import { compare } from "../core/problem.js";
import { readingMinutes } from "../core/reading-minutes.js";
import {
	type ArticleRef,
	type CorrectionRef,
	type Group,
	type ListName,
	NO_RECORDER,
	type PersonRef,
	type ReadRecorder,
	type ReferenceTarget,
	type SiteReader,
} from "../core/site-reader.js";
import type { LinkView } from "../core/views.js";
import { hiddenReason } from "../core/visibility.js";

/** What an edition does not resolve itself. */
export interface Resolvers {
	readonly resolve: (reference: string, from: Path) => ReferenceTarget | undefined;
	readonly picture: (src: string, from: Path) => Picture | undefined;
}

export function createSiteReader(
	edition: Edition,
	{ resolve, picture }: Resolvers,
	recorder: ReadRecorder,
): SiteReader {
	const { site, at, drafts, urls, coverage } = edition;
	const articles = new Map<Path, PublicArticle>();
	for (const article of [...edition.articles, ...edition.plainPages]) articles.set(article.from, article);
	for (const entries of coverage.values()) for (const entry of entries) articles.set(entry.from, entry);
	const of = (ref: ArticleRef): PublicArticle => articles.get(ref.from) ?? (ref as PublicArticle);

	const byKey = <T extends Collection>(groups: readonly T[]) => new Map(groups.map((group) => [group.key, group]));
	const [sections, topics, series, authors] = [
		byKey(edition.sections),
		byKey(edition.topics),
		byKey(edition.series),
		byKey(edition.authors),
	];
	const kinds = { section: sections, topic: topics, series, author: authors };
	const months = new Map(edition.months.map((month) => [`${month.year}-${month.month}`, month]));
	const listed = (list: ListName): readonly PublicArticle[] => {
		if (list === "all") return edition.articles;
		const [kind, key] = partsOf(list);
		const found = kind === "month" ? months.get(key) : kinds[kind as keyof typeof kinds].get(key);
		return found?.articles ?? [];
	};
	const slices = memoize(MAX_LISTS, (list: ListName): readonly PageSlice<ArticleRef>[] =>
		paginate(listed(list), site.pageSize, groupOf(list)?.url ?? "/"),
	);
	const groupOf = (list: ListName): Collection | undefined => {
		const [kind, key] = partsOf(list);
		return kinds[kind as keyof typeof kinds]?.get(key);
	};
	const corrections = lazy(() => paginate(correctionsOf(edition), site.pageSize, CORRECTIONS));
	const topicNames = lazy(() => {
		const found = new Map<string, Collection>();
		for (const topic of edition.topics)
			for (const key of [topic.key, ...(topic.note?.aka ?? []).map(({ text }) => slugify(text))])
				if (!found.has(key)) found.set(key, topic);
		return found;
	});
	const archiveNeighbours = lazy(() => {
		const years = [...new Set(edition.months.map(({ year }) => `${ARCHIVE}${year}/`))];
		return new Map([...neighboursIn(years), ...neighboursIn(edition.months.map(({ url }) => url))]);
	});
	const sectionUrls = lazy(() => new Map(edition.sections.map((section) => [section.url, section])));

	/** Makes a method whose answers are noted. `value` is what a page can show of one, as JSON. */
	const noted =
		<A extends readonly (ArticleRef | string | number | undefined)[], T>(
			name: string,
			ask: (...args: A) => T,
			value?: (answer: T, ...args: A) => unknown,
		) =>
		(...args: A): T => {
			const answer = ask(...args);
			if (recorder !== NO_RECORDER)
				recorder.note([name, ...args.map((each) => (typeof each === "object" ? each.from : each))].join(" "), () =>
					value ? value(answer, ...args) : answer,
				);
			return answer;
		};
	const listing = <T>(ask: (article: PublicArticle) => T) =>
		noted(
			"listing",
			(ref: ArticleRef) => ask(of(ref)),
			(_, ref) => of(ref).dependencies.listingDigest,
		);

	return {
		site,
		drafts,
		article: noted("article", of, ({ dependencies }) => dependencies.contentDigest),
		listing: listing((article) => article),
		standfirst: listing(({ summary, description }) => summary[0]?.text ?? description),
		minutes: listing(readingMinutes),
		images: listing(({ dependencies }) => dependencies.images),
		url: noted("url", ({ from }: ArticleRef) => urls.articles.get(from)),
		groups: noted(
			"groups",
			(ref: ArticleRef) => edition.collectionsOf(of(ref)),
			({ sections, topics, authors, series }) => [
				[...sections, ...topics].map(groupLabel),
				authors.map((author) => [groupLabel(author), author.profile]),
				series && groupLabel(series),
			],
		),
		byline: noted(
			"byline",
			(ref: ArticleRef) => edition.bylineOf(of(ref)),
			(people) => people.map(personOf),
		),
		credits: noted(
			"credits",
			(ref: ArticleRef) => edition.creditsOf(of(ref)),
			(credits) => credits.map(({ role, people }) => [role, people.map(personOf)]),
		),
		entries: noted("entries", ({ from }: ArticleRef) => coverage.get(from), refsOf),
		translations: noted(
			"translations",
			(ref: ArticleRef) => {
				const all = edition.translations.get(of(ref).translationKey ?? "") ?? [];
				return all.length > 1 && all.some(({ from }) => from === ref.from) ? all : [];
			},
			refsOf,
		),
		related: noted("related", (ref: ArticleRef) => edition.related(of(ref)), refsOf),
		first: noted("first", (list: ListName, count: number) => listed(list).slice(0, count), refsOf),
		all: noted("all", listed, refsOf),
		slice: noted(
			"slice",
			(list: ListName, page: number | undefined) => pageOf(slices(list), page),
			({ items, newer, older }) => [refsOf(items), newer, older],
		),
		slices,
		correctionSlices: () => (corrections()[0]?.items.length ? corrections() : []),
		corrections: noted(
			"corrections",
			(page: number | undefined) => pageOf(corrections(), page),
			({ items, newer, older }) => [items.map(({ article, index }) => [article.from, index]), newer, older],
		),
		months: noted("months", (year?: string) =>
			edition.months
				.filter((month) => year === undefined || month.year === year)
				.map(({ year, month, url, articles }) => ({ year, month, url, count: articles.length })),
		),
		neighbours: noted("neighbours", (url: Url) => archiveNeighbours().get(url) ?? {}),
		section: noted("section", (key: string) => sections.get(key), groupValue),
		topSections: noted(
			"sections",
			() => edition.sections.filter(({ parent }) => parent === undefined),
			(all) => all.map(groupValue),
		),
		topic: noted("topic", (slug: string) => topicNames().get(slug), groupValue),
		series: noted("series", (key: string) => series.get(key), groupValue),
		author: noted("author", (key: string) => authors.get(key), groupValue),
		frontPlan: noted("front", (key: string) => edition.fronts.get(key)),
		pageAt: noted("page", (url: Url): LinkView | undefined => {
			const page = urls.owners.get(url)?.article;
			if (page?.page?.url === url) return { name: page.shortTitle ?? page.headline, url };
			const section = sectionUrls().get(url);
			return section && { name: section.name, url };
		}),
		resolve: noted("link", resolve, (target) => target && [target.url, target.article?.from, target.fault]),
		picture: noted("picture", picture),
		isLive: noted("live", (ref: ArticleRef) => {
			const { ends } = of(ref);
			return coverage.has(ref.from) && (ends === undefined || ends > at);
		}),
		hiddenReason: noted("hidden", (ref: ArticleRef) => (drafts ? hiddenReason(of(ref), at) : undefined)),
		yearsSince: noted("years", (instant: Instant) => yearsBetween(instant, at)),
		isPast: noted("past", (instant: Instant) => instant <= at),
	};
}

/** More than a site has collections. */
const MAX_LISTS = 1_000_000;
const partsOf = (list: ListName): readonly [kind: string, key: string] => {
	const end = list.indexOf(":");
	return [list.slice(0, end), list.slice(end + 1)];
};
/** The front comes first, then the archive pages, the newest first. */
const pageOf = <T>(all: readonly PageSlice<T>[], page: number | undefined): PageSlice<T> =>
	(page === undefined ? all[0] : all[all.length - page]) as PageSlice<T>;
const neighboursIn = (urls: readonly Url[]) =>
	urls.map((url, place) => [url, omitUndefined({ newer: urls[place - 1], older: urls[place + 1] })] as const);
const refsOf = (all: readonly ArticleRef[] | undefined) => all?.map(({ from }) => from);
const groupLabel = ({ name, url, color }: Group & { readonly color?: string }) => [name, url, color];
const personOf = ({ name, author }: PersonRef) => [name, author?.name, author?.url];
const groupValue = (group: Group | undefined) => {
	const { articles: _, ...more } = (group ?? {}) as Partial<Collection>;
	return more;
};

/** All corrections, newest first. */
function correctionsOf({ articles }: Edition): CorrectionRef[] {
	const all = articles.flatMap((article) => article.corrections.map(({ date }, index) => ({ article, index, date })));
	return all.sort((a, b) => compare(b.date, a.date) || compare(a.article.from, b.article.from));
}
