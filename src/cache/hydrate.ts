/** What is known of the Markdown files → what they say: stories that are opened on demand, profiles, notes, problems. */
import { lazy } from "../core/lazy.js";
import type { CollectionMetas, FrontPlan, IndexedArticle, Path, Problem, Profile } from "../core/model.js";
import type { FileRecord } from "./file-records.js";
import type { Store } from "./kv-store.js";
import { createLazyArticles } from "./lazy-article.js";
import { requireCached } from "./memoize-on-disk.js";

export interface HydratedContent {
	/** Stories and plain pages, in the order of their files. */
	readonly stories: readonly IndexedArticle[];
	/** The entries of live coverage, in the order of their files. */
	readonly entries: readonly IndexedArticle[];
	readonly profiles: readonly Profile[];
	readonly notes: CollectionMetas;
	readonly fronts: readonly FrontPlan[];
	readonly problems: readonly Problem[];
	/** Under which fingerprint the body of each story is kept. */
	readonly bodies: () => ReadonlyMap<Path, string>;
}

export function hydrate(rows: readonly FileRecord[], store: Store): HydratedContent {
	const kept = <T>({ fingerprint }: Pick<FileRecord, "fingerprint">) => requireCached<T>(store, fingerprint);
	const values = <T>(kind: FileRecord["kind"]): T[] =>
		rows.flatMap((row) => (row.kind === kind && row.ok ? [kept<T>(row).value as T] : []));
	const storyOf = createLazyArticles(
		(fingerprint) => (kept<{ story: IndexedArticle }>({ fingerprint }).value as { story: IndexedArticle }).story,
	);
	const told = (...wanted: FileRecord["kind"][]): IndexedArticle[] =>
		rows.flatMap(({ path, kind, fingerprint, encodedSummary, dependencies }) =>
			wanted.includes(kind) && encodedSummary !== undefined && dependencies
				? [storyOf(path, fingerprint, encodedSummary, dependencies)]
				: [],
		);
	return {
		stories: told("article", "page"),
		entries: told("entry"),
		profiles: values<Profile>("author"),
		fronts: values("front"),
		notes: { topic: values("topic"), section: values("section"), series: values("series") },
		problems: rows.flatMap((row) => (row.problems ? kept(row).problems : [])),
		bodies: lazy(() => new Map(rows.map(({ path, fingerprint }) => [path, fingerprint]))),
	};
}
