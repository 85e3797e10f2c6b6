/** The articles of the site as their files are now, with the ids that the record of addresses gives them. */
import type { FileRecords } from "../cache/file-records.js";
import { type HydratedContent, hydrate } from "../cache/hydrate.js";
import type { Store } from "../cache/kv-store.js";
import { requireCached } from "../cache/memoize-on-disk.js";
import { lazy } from "../core/lazy.js";
import type { IndexedArticle, Path, PublicArticle, PublicationRecord } from "../core/model.js";
import { type MatchedArticles, matchRecord } from "../site/identity.js";
import { NotKept } from "./kept-site.js";

export interface StoriesNow {
	readonly published: PublicationRecord;
	readonly opened: () => HydratedContent;
	/** The stories, matched with the record. */
	readonly matched: () => MatchedArticles;
	/** The article of a row. */
	readonly articleAt: (row: number) => PublicArticle;
	/** The article of a file, with what is not kept in columns. Throws `NotKept`. */
	readonly articleOf: (from: Path) => PublicArticle;
}

/** `isCurrent`: the last build wrote the record, so that it has the ids of all articles that were public. */
export function storiesNow(
	rows: FileRecords,
	store: Store,
	published: PublicationRecord,
	isCurrent: boolean,
): StoriesNow {
	const opened = lazy(() => hydrate(rows, store));
	const matched = lazy(() => matchRecord(opened().stories, published));
	/** The articles to which the record gives an id that is not the one of their file. */
	const renamed = lazy(() => {
		const { stories } = opened();
		const pairs = matched().stories.map((story, index) => [stories[index], story] as const);
		return new Map(pairs.filter(([story, known]) => story !== known));
	});
	const ids = lazy(() =>
		isCurrent ? new Map([...published.stories].map(([id, { file }]) => [file, id])) : matched().ids,
	);
	const idOf = (from: Path) => (published.stories.size === 0 ? undefined : ids().get(from));
	return {
		...{ published, opened, matched },
		articleAt: (row) => {
			const article = opened().articleAt(row);
			return (renamed().get(article) ?? article) as PublicArticle;
		},
		articleOf: (from) => {
			const row = rows.get(from);
			if (!row?.dependencies) throw new NotKept(from);
			const found = requireCached<{ story: IndexedArticle }>(store, row.fingerprint).value;
			const { story } = found as { story: IndexedArticle };
			return { ...story, id: idOf(from) ?? story.id, dependencies: row.dependencies } as PublicArticle;
		},
	};
}
