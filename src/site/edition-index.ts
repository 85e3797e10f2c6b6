/** Makes the index of an edition, changes it, and reads the order of articles and collections from it. */
import { type EditionIndex, INDEXED_KINDS, type IndexedGroup, type IndexedKind } from "../core/edition-index.js";
import type { Path, PublicArticle } from "../core/model.js";
import { compare } from "../core/problem.js";
import { publishedAt } from "../core/publication-date.js";
import type { Draft, Drafts, TermsOf } from "./collections/builder.js";
import type { KnownOrder } from "./compose-collections.js";

type Numbers = ArrayLike<number>;

export function indexOf({ articles, drafts }: KnownOrder, numberOf: (from: Path) => number): EditionIndex {
	const numbers = new Map(articles.map((article) => [article, numberOf(article.from)]));
	const ofAll = (all: readonly PublicArticle[]): Numbers =>
		Float64Array.from(all, (article) => numbers.get(article) as number);
	return {
		order: ofAll(articles),
		groups: INDEXED_KINDS.flatMap((kind) =>
			[...drafts[kind]].map(([key, { name, articles }]) => ({ kind, key, name, members: ofAll(articles) })),
		),
	};
}

/** An article that has come, gone or moved. The numbers are those before and now. */
export interface MovedArticle<T> {
	readonly before: { readonly number: number; readonly article: T } | undefined;
	readonly now: { readonly number: number; readonly article: PublicArticle } | undefined;
}

/** The index after changes. `renumber` gives the present number of a file that is still there. */
export function editedIndex<T extends Parameters<TermsOf>[0]>(
	{ order, groups }: EditionIndex,
	moved: readonly MovedArticle<T>[],
	terms: Readonly<Record<IndexedKind, TermsOf>>,
	renumber: (number: number) => number,
	articleAt: (number: number) => PublicArticle,
): EditionIndex {
	const gone = new Set(moved.flatMap(({ before }) => before?.number ?? []));
	const edited = (
		members: Numbers,
		fresh: readonly PublicArticle[],
		numbers: ReadonlyMap<PublicArticle, number>,
	): Numbers => {
		const left: number[] = [];
		for (let place = 0; place < members.length; place++) {
			const number = members[place] as number;
			if (!gone.has(number)) left.push(renumber(number));
		}
		for (const article of fresh)
			left.splice(insertionPlace(left, article, articleAt), 0, numbers.get(article) as number);
		return left;
	};
	const numbers = new Map(moved.flatMap(({ now }) => (now ? [[now.article, now.number] as const] : [])));
	const now = [...numbers.keys()];
	const touched = new Map<string, PublicArticle[]>();
	for (const kind of INDEXED_KINDS) {
		for (const { before } of moved)
			for (const { key } of before ? terms[kind](before.article) : []) touched.set(`${kind} ${key}`, []);
		for (const article of now)
			for (const { key } of terms[kind](article)) {
				const found = touched.get(`${kind} ${key}`) ?? [];
				touched.set(`${kind} ${key}`, found.includes(article) ? found : [...found, article]);
			}
	}
	const known = new Set(groups.map(({ kind, key }) => `${kind} ${key}`));
	const empty = [...touched.keys()]
		.filter((name) => !known.has(name))
		.map((name): IndexedGroup => {
			const [kind, key] = [name.slice(0, name.indexOf(" ")) as IndexedKind, name.slice(name.indexOf(" ") + 1)];
			return { kind, key, name: "", members: [] };
		});
	const nameIn = (kind: IndexedKind, key: string, number: number | undefined): string =>
		(number === undefined ? undefined : terms[kind](articleAt(number)).find((term) => term.key === key)?.name) ?? "";
	const all = [...groups, ...empty].map((group): IndexedGroup => {
		const { kind, key } = group;
		const fresh = touched.get(`${kind} ${key}`);
		if (!fresh) return { ...group, members: Array.from(group.members, renumber) };
		const members = edited(group.members, fresh, numbers);
		return { kind, key, name: nameIn(kind, key, members[0]), members };
	});
	const whole = edited(order, now, numbers);
	return {
		order: whole,
		groups: inOrder(
			all.filter(({ members }) => members.length > 0),
			whole,
			terms,
			articleAt,
		),
	};
}

/** Where an article belongs in a list, newest first, then by source file. */
function insertionPlace(
	list: readonly number[],
	article: PublicArticle,
	articleAt: (number: number) => PublicArticle,
): number {
	const published = publishedAt(article);
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		const other = articleAt(list[middle] as number);
		if ((compare(published, publishedAt(other)) || compare(other.from, article.from)) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Each kind in the order in which articles, newest first, name its collections. */
function inOrder(
	groups: readonly IndexedGroup[],
	order: Numbers,
	terms: Readonly<Record<IndexedKind, TermsOf>>,
	articleAt: (number: number) => PublicArticle,
): readonly IndexedGroup[] {
	const places = new Map<number, number>();
	for (let place = 0; place < order.length; place++) places.set(order[place] as number, place);
	const newest = ({ members }: IndexedGroup) => members[0] as number;
	const place = (group: IndexedGroup) => places.get(newest(group)) ?? 0;
	const inArticle = (group: IndexedGroup) =>
		terms[group.kind](articleAt(newest(group))).findIndex(({ key }) => key === group.key);
	return groups.toSorted(
		(a, b) =>
			INDEXED_KINDS.indexOf(a.kind) - INDEXED_KINDS.indexOf(b.kind) ||
			place(a) - place(b) ||
			inArticle(a) - inArticle(b),
	);
}

/** The articles and drafts of an index. */
export function orderOf({ order, groups }: EditionIndex, articleAt: (number: number) => PublicArticle): KnownOrder {
	const articlesOf = (members: Numbers): readonly PublicArticle[] => Array.from(members, articleAt);
	const draftsOf = (wanted: IndexedKind): Drafts =>
		new Map(
			groups
				.filter(({ kind }) => kind === wanted)
				.map(({ key, name, members }): [string, Draft] => [key, { name, articles: articlesOf(members) }]),
		);
	return {
		articles: articlesOf(order),
		drafts: { section: draftsOf("section"), topic: draftsOf("topic"), author: draftsOf("author") },
	};
}
