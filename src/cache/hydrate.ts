/** Creates articles (loaded lazily), profiles, descriptions and problems from file records. */
import { lazy } from "../core/lazy.js";
import type { CollectionMetas, FrontPlan, IndexedArticle, Path, Problem, Profile } from "../core/model.js";
import type { FileRecord } from "./file-records.js";
import type { Store } from "./kv-store.js";
import { createLazyArticles } from "./lazy-article.js";
import { requireCached } from "./memoize-on-disk.js";

export interface HydratedContent {
	/** Stories and plain pages, sorted by source file. */
	readonly stories: readonly IndexedArticle[];
	/** The entries of live coverage, sorted by source file. */
	readonly entries: readonly IndexedArticle[];
	readonly profiles: readonly Profile[];
	readonly notes: CollectionMetas;
	readonly fronts: readonly FrontPlan[];
	readonly problems: readonly Problem[];
	/** The cache key of each article's body. */
	readonly bodies: () => ReadonlyMap<Path, string>;
}

export function hydrate(rows: readonly FileRecord[], store: Store): HydratedContent {
	const kept = <T>({ fingerprint }: Pick<FileRecord, "fingerprint">) => requireCached<T>(store, fingerprint);
	const values = <T>(kind: FileRecord["kind"]): T[] =>
		rows.flatMap((row) => (row.kind === kind && row.ok ? [kept<T>(row).value as T] : []));
	const storyOf = createLazyArticles(
		(fingerprint) => (kept<{ story: IndexedArticle }>({ fingerprint }).value as { story: IndexedArticle }).story,
	);
	const createArticles = (...wanted: FileRecord["kind"][]): IndexedArticle[] =>
		rows.flatMap(({ path, kind, fingerprint, encodedSummary, dependencies }) =>
			wanted.includes(kind) && encodedSummary !== undefined && dependencies
				? [storyOf(path, fingerprint, encodedSummary, dependencies)]
				: [],
		);
	return {
		stories: createArticles("article", "page"),
		entries: createArticles("entry"),
		profiles: withData(
			values<Profile>("author"),
			values<{ profiles: readonly Profile[] }>("authors").flatMap((data) => data.profiles),
		),
		fronts: values("front"),
		notes: { topic: values("topic"), section: values("section"), series: values("series") },
		problems: rows.flatMap((row) => (row.problems ? kept(row).problems : [])),
		bodies: lazy(() => new Map(rows.map(({ path, fingerprint }) => [path, fingerprint]))),
	};
}

/** A file of its own says more of an author than a data file. */
const withData = (profiles: readonly Profile[], data: readonly Profile[]): readonly Profile[] => {
	if (data.length === 0) return profiles;
	const keys = new Set(profiles.map(({ key }) => key));
	return [...profiles, ...data.filter(({ key }) => !keys.has(key))];
};
