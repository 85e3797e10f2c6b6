/** Finds the related articles of an article: with the same topics or section, and published shortly before it. */

import type { Memberships, PublicArticle } from "../core/model.js";
import { compare } from "../core/problem.js";
import { publishedAt } from "../core/publication-date.js";
import { translationKeyOf } from "../core/translation-key.js";

/** Maximum number of related articles. */
const MAX_RELATED = 4;
/**
 * How many neighbours in time are considered in each topic and in the section. Older ones come first; newer ones only fill the remaining places, so a
 * new article does not change the pages of old ones. The cost does not depend on the size of the archive.
 */
export const OLDER_NEIGHBOURS = 12;
export const NEWER_NEIGHBOURS = MAX_RELATED;

/**
 * Creates the function that finds related articles, best match first: a shared topic counts more than the section, and a rare topic more than a common
 * one. Sponsored articles and translations of the article are excluded; of an article in several languages, only one is returned. How rare a topic is,
 * is measured at the publication of the article, because later articles must not change the order. `placeOf` numbers the articles in the order of all
 * lists.
 */
export function relatedStories(
	belongs: (article: PublicArticle) => Memberships,
	placeOf: (article: PublicArticle) => number,
): (article: PublicArticle) => readonly PublicArticle[] {
	return (article) => {
		const { topics, sections } = belongs(article);
		const section = sections.at(-1);
		const lists = [...topics, ...(section ? [section] : [])].map((group) => {
			const at = indexOfPlace(group.articles, placeOf(article), placeOf);
			return { group, at, weight: group === section ? 1 : 2 + 4 / logSize(group.articles.length - at) };
		});
		const scores = (from: number, to: number): ReadonlyMap<PublicArticle, number> => {
			const found = new Map<PublicArticle, number>();
			for (const { group, at, weight } of lists)
				for (let place = Math.max(0, at + from); place < Math.min(group.articles.length, at + to); place++) {
					const other = group.articles[place] as PublicArticle;
					if (other.type === "sponsored" || areTranslations(other, article)) continue;
					found.set(other, (found.get(other) ?? 0) + weight);
				}
			return inOneLanguage(found, article);
		};
		const before = topScored(scores(1, 1 + OLDER_NEIGHBOURS), -1, MAX_RELATED);
		if (before.length === MAX_RELATED) return before;
		const after = topScored(scores(-NEWER_NEIGHBOURS, 0), 1, MAX_RELATED - before.length);
		return [...before, ...after.filter((other) => !before.some((each) => areTranslations(each, other)))];
	};
}

/**
 * The articles of a list whose related articles may be others after changes: near a place at which one has joined or left it, and where the number of
 * older ones decides how rare a topic is. `places` are the articles as they are or were in the list.
 */
export function affectedIn(
	articles: readonly PublicArticle[],
	places: readonly Pick<PublicArticle, "from" | "date" | "embargo">[],
): ReadonlySet<PublicArticle> {
	const found = new Set<PublicArticle>();
	const add = (from: number, to: number) => {
		for (let place = Math.max(0, from); place <= Math.min(articles.length - 1, to); place++)
			found.add(articles[place] as PublicArticle);
	};
	const most = places.length;
	for (const each of places) {
		const at = indexInCollection(articles, each);
		add(at - OLDER_NEIGHBOURS - most, at + NEWER_NEIGHBOURS + most);
	}
	for (let size = 2; size <= articles.length + most + 2; size *= 2) {
		const at = articles.length - (size - 2);
		add(at - most, at + most);
	}
	return found;
}

/** Whether two articles are the same in different languages. */
const areTranslations = (a: PublicArticle, b: PublicArticle): boolean =>
	(a.translationKey ?? b.translationKey) !== undefined && translationKeyOf(a) === translationKeyOf(b);

/** Each article in one language: that of the page, else that of the site, else any. */
function inOneLanguage(
	scores: ReadonlyMap<PublicArticle, number>,
	{ lang }: PublicArticle,
): ReadonlyMap<PublicArticle, number> {
	const chosen = new Map<string, PublicArticle>();
	const rank = (article: PublicArticle) => (article.lang === lang ? 2 : article.lang === undefined ? 1 : 0);
	const keys = new Set([...scores.keys()].flatMap(({ translationKey }) => translationKey ?? []));
	if (keys.size === 0) return scores;
	for (const article of scores.keys()) {
		const translationKey = translationKeyOf(article);
		if (!keys.has(translationKey)) continue;
		const other = chosen.get(translationKey);
		if (!other || rank(article) > rank(other)) chosen.set(translationKey, article);
	}
	return new Map([...scores].filter(([article]) => (chosen.get(translationKeyOf(article)) ?? article) === article));
}

/** The size of a topic in powers of two. It changes rarely, so an article that is added later with an old date affects few pages. */
export const logSize = (older: number): number => Math.floor(Math.log2(2 + older));

/** The highest scores; for equal scores those nearest in time: the newest of the older (-1), the oldest of the newer (1). */
function topScored(scores: ReadonlyMap<PublicArticle, number>, sign: 1 | -1, most: number): PublicArticle[] {
	const found: { readonly article: PublicArticle; readonly score: number }[] = [];
	for (const [article, score] of scores) {
		let place = found.length;
		const goesBefore = (other: (typeof found)[number]) =>
			(other.score - score ||
				sign * compare(publishedAt(article), publishedAt(other.article)) ||
				compare(article.from, other.article.from)) < 0;
		while (place > 0 && goesBefore(found[place - 1] as (typeof found)[number])) place--;
		if (place < most) found.splice(place, 0, { article, score });
		if (found.length > most) found.pop();
	}
	return found.map(({ article }) => article);
}

/** The index of an article in a list that is in the order of places. */
function indexOfPlace(
	articles: readonly PublicArticle[],
	wanted: number,
	placeOf: (article: PublicArticle) => number,
): number {
	let [low, high] = [0, articles.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (placeOf(articles[middle] as PublicArticle) < wanted) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The same for an article that may not be in the list, which is sorted by publication, newest first, then by source file. */
function indexInCollection(
	articles: readonly PublicArticle[],
	story: Pick<PublicArticle, "from" | "date" | "embargo">,
): number {
	const published = publishedAt(story);
	let [low, high] = [0, articles.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		const other = articles[middle] as PublicArticle;
		if ((compare(published, publishedAt(other)) || compare(other.from, story.from)) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}
