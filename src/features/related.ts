import type { Path, Plugin, PublicArticle } from "../model.js";

export interface Options {
	/** How many stories are listed under each story. @default 4 */
	readonly count?: number;
}

/** How many neighbours in time are looked at in each topic and section: the cost of a story does not grow with the archive. */
const WINDOW = 12;

/**
 * Related stories: those that share topics (a rare topic says more than a common one) or the section, and were published shortly
 * before. Only older stories are taken while there are enough of them, so a new story does not change the pages of old ones.
 */
export function related({ count = 4 }: Options = {}): Plugin {
	return {
		name: "related",
		edition: (edition) => {
			const index = indexOf(edition.articles);
			const related = new Map<Path, readonly PublicArticle[]>(
				edition.articles.map((article) => [article.from, relatedTo(article, index, count)]),
			);
			return { ...edition, related };
		},
	};
}

interface Index {
	/** Stories of each topic and section, oldest first. */
	readonly lists: ReadonlyMap<string, readonly PublicArticle[]>;
	/** Where a story stands in each of its lists. */
	readonly positions: ReadonlyMap<PublicArticle, readonly [key: string, position: number][]>;
}

/** `articles` newest first. */
function indexOf(articles: readonly PublicArticle[]): Index {
	const lists = new Map<string, PublicArticle[]>();
	const positions = new Map<PublicArticle, [string, number][]>();
	for (const article of articles.toReversed()) {
		const keys = new Set([
			...article.tags.map((tag) => `topic ${tag.toLowerCase()}`),
			`section ${article.breadcrumb.join("/").toLowerCase()}`,
		]);
		positions.set(
			article,
			[...keys].map((key) => {
				const list = lists.get(key) ?? [];
				lists.set(key, list);
				return [key, list.push(article) - 1];
			}),
		);
	}
	return { lists, positions };
}

function relatedTo(article: PublicArticle, { lists, positions }: Index, count: number): PublicArticle[] {
	const older = new Map<PublicArticle, number>();
	const newer = new Map<PublicArticle, number>();
	for (const [key, at] of positions.get(article) ?? []) {
		const list = lists.get(key) ?? [];
		const weight = key.startsWith("topic") ? 2 + 4 / Math.log2(2 + list.length) : 1;
		const score = (scores: Map<PublicArticle, number>, from: number, to: number) => {
			for (const other of list.slice(Math.max(0, from), to)) scores.set(other, (scores.get(other) ?? 0) + weight);
		};
		score(older, at - WINDOW, at);
		score(newer, at + 1, at + 1 + count);
	}
	const best = (scores: Map<PublicArticle, number>, sign: number) =>
		[...scores]
			.sort(([a, x], [b, y]) => y - x || (a.date < b.date ? sign : a.date > b.date ? -sign : a.from < b.from ? -1 : 1))
			.map(([other]) => other);
	return [...best(older, 1), ...best(newer, -1)].slice(0, count);
}
