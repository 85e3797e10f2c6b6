/** A lazily loaded article: the fields that lists need are in memory, all others are read from the cache on first access. */
import { memoize } from "../core/memoize.js";
import type { Article, DependencyInfo, IndexedArticle } from "../core/model.js";
import { type ArticleColumns, columnAt } from "./article-columns.js";
import {
	decodeOptional,
	decodeText,
	decodeWhole,
	LIST_FIELDS,
	OPTIONAL_FIELDS,
	type OptionalField,
	type SummaryField,
	TEXT_FIELDS,
} from "./article-summary.js";

/** All other fields; a missing key does not compile. */
const DETAIL_FIELDS: Readonly<Record<Exclude<keyof Article, SummaryField | OptionalField | "from">, true>> = {
	fieldPlaces: true,
	summary: true,
	description: true,
	readMore: true,
	related: true,
	holes: true,
	bodyDigest: true,
	sourceDigest: true,
	wordCount: true,
	entry: true,
	pinned: true,
	keyEvent: true,
	image: true,
	dateline: true,
	sources: true,
	sponsor: true,
	minor: true,
	socialTitle: true,
	seoTitle: true,
	shortTitle: true,
	headlineHtml: true,
	shortTitleHtml: true,
	access: true,
	ads: true,
	extra: true,
};
const DETAIL_KEYS = Object.keys(DETAIL_FIELDS) as (keyof typeof DETAIL_FIELDS)[];

/** Number of loaded articles kept in memory. */
const LOADED_CACHE_SIZE = 12_000;

/** Creates a function that creates lazy articles with a shared memory cache: `index` is the row in the columns. `open` reads the entry of a fingerprint. */
export function createLazyArticles(
	open: (fingerprint: string) => IndexedArticle,
): (from: string, columns: ArticleColumns, index?: number) => IndexedArticle {
	const whole = memoize(LOADED_CACHE_SIZE, open);
	/** Fields are getters, so an article that nobody asks for anything costs next to nothing. */
	class LazyArticle {
		private decoded: DependencyInfo | undefined;
		constructor(
			readonly from: string,
			public columns: ArticleColumns,
			public index: number,
		) {}
		get fingerprint(): string {
			return summaryText(this, FINGERPRINT);
		}
		get dependencies(): DependencyInfo {
			this.decoded ??= this.columns.dependencies()(this.index);
			return this.decoded;
		}
		toJSON(): IndexedArticle {
			return whole(this.fingerprint);
		}
	}
	const define = (key: string, get: (this: LazyArticle) => unknown) =>
		Object.defineProperty(LazyArticle.prototype, key, { get });
	for (const key of DETAIL_KEYS)
		define(key, function () {
			return whole(this.fingerprint)[key];
		});
	for (const key of TEXT_FIELDS) {
		const column = columnAt(key);
		define(key, function () {
			const text = summaryText(this, column);
			return text === "" ? (decodeWhole(summaryText(this, MORE))?.[key] ?? "") : text;
		});
	}
	for (const key of LIST_FIELDS) {
		const column = columnAt(key);
		define(key, function () {
			const text = summaryText(this, column);
			return text === "" ? (decodeWhole(summaryText(this, MORE))?.[key] ?? NO_ITEMS) : decodeText(text);
		});
	}
	for (const key of Object.keys(OPTIONAL_FIELDS) as OptionalField[]) {
		const none = OPTIONAL_FIELDS[key];
		define(key, function () {
			const more = summaryText(this, MORE);
			return more === "" ? none : ((decodeWhole(more) ?? decodeOptional(more))[key] ?? none);
		});
	}
	return (from, columns, index = 0) => new LazyArticle(from, columns, index) as unknown as IndexedArticle;
}
const NO_ITEMS: readonly string[] = [];
const [MORE, FINGERPRINT] = [columnAt("more"), columnAt("fingerprint")];
const summaryText = (
	{ columns, index }: { readonly columns: ArticleColumns; readonly index: number },
	column: number,
) => (columns.texts[column] as () => readonly string[])()[index] as string;

/** Gives a lazy article other columns. */
export const readFrom = (story: object, columns: ArticleColumns): void =>
	void Object.assign(story, { columns, index: 0, decoded: undefined });

/** The article as a plain object with all its fields. */
export const materialize = (story: IndexedArticle): IndexedArticle =>
	"toJSON" in story
		? {
				...(story as unknown as { toJSON: () => IndexedArticle }).toJSON(),
				id: story.id,
				dependencies: story.dependencies,
			}
		: story;
