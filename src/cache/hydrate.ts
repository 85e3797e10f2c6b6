/** Creates articles (loaded lazily), profiles, descriptions and problems from file records. */
import { lazy } from "../core/lazy.js";
import type { CollectionMetas, ContentKind, FrontPlan, IndexedArticle, Path, Problem, Profile } from "../core/model.js";
import { articleColumns, columnAt } from "./article-columns.js";
import { type FileRecords, hasProblems, hasSummary, isOk, kindIn } from "./file-records.js";
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
	/** The article of a row. */
	readonly articleAt: (row: number) => IndexedArticle | undefined;
	/** The cache key of each article's body. */
	readonly bodies: () => ReadonlyMap<Path, string>;
}

export function hydrate(rows: FileRecords, store: Store): HydratedContent {
	const kept = <T>(fingerprint: string) => requireCached<T>(store, fingerprint);
	const storyOf = createLazyArticles(
		(fingerprint) => (kept<{ story: IndexedArticle }>(fingerprint).value as { story: IndexedArticle }).story,
	);
	const byRow: IndexedArticle[] = [];
	const stories: IndexedArticle[] = [];
	const entries: IndexedArticle[] = [];
	const problems: Problem[] = [];
	/** The fingerprints of all other files by kind. */
	const others = new Map<ContentKind, string[]>();
	let start = 0;
	for (const part of rows.parts) {
		const [flags, paths, columns] = [part.numbers("flags"), part.paths(), articleColumns(part)];
		const fingerprints = columns.texts[columnAt("fingerprint")] as () => readonly string[];
		flags.forEach((flag, index) => {
			const kind = kindIn(flag);
			if (hasSummary(flag)) {
				const story = storyOf(paths[index] as Path, columns, index);
				byRow[start + index] = story;
				(kind === "entry" ? entries : stories).push(story);
			} else if (isOk(flag)) others.set(kind, [...(others.get(kind) ?? []), fingerprints()[index] as string]);
			if (hasProblems(flag)) problems.push(...kept(fingerprints()[index] as string).problems);
		});
		start += part.length;
	}
	const values = <T>(kind: ContentKind): T[] => (others.get(kind) ?? []).map((each) => kept<T>(each).value as T);
	return {
		stories,
		entries,
		profiles: withData(
			values<Profile>("author"),
			values<{ profiles: readonly Profile[] }>("authors").flatMap((data) => data.profiles),
		),
		fronts: values("front"),
		notes: { topic: values("topic"), section: values("section"), series: values("series") },
		problems,
		articleAt: (row) => byRow[row],
		bodies: lazy(() => new Map(rows.toArray().map(({ path, fingerprint }) => [path, fingerprint]))),
	};
}

/** A file of its own says more of an author than a data file. */
const withData = (profiles: readonly Profile[], data: readonly Profile[]): readonly Profile[] => {
	if (data.length === 0) return profiles;
	const keys = new Set(profiles.map(({ key }) => key));
	return [...profiles, ...data.filter(({ key }) => !keys.has(key))];
};
