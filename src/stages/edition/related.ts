/** The stories that stand under a story: those that share its topics or its section, published shortly before it. */
import { compare } from "../../base/problem.js";
import type { Belongs, Group, PublicArticle } from "../../model.js";

/** How many related stories are found. */
export const RELATED = 4;
/**
 * How many neighbours in time are looked at in each topic and in the section. Those before a story are looked at first. Those after it only
 * fill what is missing, so a new story does not change the pages of the old ones; and the cost does not grow with the archive.
 */
export const BEFORE = 12;
export const AFTER = RELATED;

/**
 * Gives the related stories of a story, best first: a shared topic counts more than the section, and a rare topic more than a common one.
 * How rare a topic is, is counted at the time of the story, because later stories must not change the order.
 */
export function relatedStories(
	belongs: (article: PublicArticle) => Belongs,
): (article: PublicArticle) => readonly PublicArticle[] {
	return (article) => {
		const before = new Map<PublicArticle, number>();
		const after = new Map<PublicArticle, number>();
		const { topics, sections } = belongs(article);
		const look = ({ articles }: Group, weightOf: (older: number) => number) => {
			const at = position(articles, article);
			const weight = weightOf(articles.length - at);
			const score = (scores: Map<PublicArticle, number>, from: number, to: number) => {
				for (const other of articles.slice(Math.max(0, from), to)) scores.set(other, (scores.get(other) ?? 0) + weight);
			};
			score(before, at + 1, at + 1 + BEFORE);
			score(after, at - AFTER, at);
		};
		for (const topic of topics) look(topic, (older) => 2 + 4 / size(older));
		const section = sections.at(-1);
		if (section) look(section, () => 1);
		return [...best(before, -1), ...best(after, 1)].slice(0, RELATED);
	};
}

/** The size of a topic in powers of two: it changes seldom, so a story that comes late with an old date disturbs few. */
export const size = (older: number): number => Math.floor(Math.log2(2 + older));

/** By score; of equal ones those nearest in time: the newest of the older (-1), the oldest of the newer (1). */
const best = (scores: ReadonlyMap<PublicArticle, number>, sign: 1 | -1): PublicArticle[] =>
	[...scores]
		.sort(([a, x], [b, y]) => y - x || sign * compare(a.date, b.date) || compare(a.from, b.from))
		.map(([other]) => other);

/** Where a story stands in a list that is sorted by date, newest first, and then by file. */
function position(articles: readonly PublicArticle[], { date, from }: PublicArticle): number {
	let low = 0;
	let high = articles.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const other = articles[middle] as PublicArticle;
		if ((compare(date, other.date) || compare(other.from, from)) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}
