/** The lists of an edition by name, and their pages. */
import { memoize } from "../core/memoize.js";
import type { Author, Collection, Edition, PublicArticle, Section } from "../core/model.js";
import { type PageSlice, paginate } from "../core/paginate.js";
import type { ListName } from "../core/site-reader.js";

type ByKey<T> = ReadonlyMap<string, T>;
export interface Lists {
	readonly sections: ByKey<Section>;
	readonly topics: ByKey<Collection>;
	readonly series: ByKey<Collection>;
	readonly authors: ByKey<Author>;
	readonly listed: (list: ListName) => readonly PublicArticle[];
	/** The front, and the archive pages, the newest first. */
	readonly slices: (list: ListName) => readonly PageSlice<PublicArticle>[];
}

export function createLists(edition: Edition): Lists {
	const byKey = <T extends Collection>(groups: readonly T[]): ByKey<T> =>
		new Map(groups.map((group) => [group.key, group]));
	const [sections, topics] = [byKey(edition.sections), byKey(edition.topics)];
	const [series, authors] = [byKey(edition.series), byKey(edition.authors)];
	const kinds = { section: sections, topic: topics, series, author: authors };
	const months = new Map(edition.months.map((month) => [`${month.year}-${month.month}`, month]));
	const groupOf = (list: ListName): Collection | undefined => {
		const [kind, key] = partsOf(list);
		return kinds[kind as keyof typeof kinds]?.get(key);
	};
	const listed = (list: ListName): readonly PublicArticle[] => {
		if (list === "all") return edition.articles;
		const [kind, key] = partsOf(list);
		return (kind === "month" ? months.get(key) : groupOf(list))?.articles ?? [];
	};
	const slices = memoize(MAX_LISTS, (list: ListName) =>
		paginate(listed(list), edition.site.pageSize, groupOf(list)?.url ?? "/"),
	);
	return { sections, topics, series, authors, listed, slices };
}

/** More than a site has collections. */
const MAX_LISTS = 1_000_000;
const partsOf = (list: ListName): readonly [kind: string, key: string] => {
	const end = list.indexOf(":");
	return [list.slice(0, end), list.slice(end + 1)];
};
