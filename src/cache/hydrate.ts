/** What is known of the Markdown files → what they say: stories that are opened on demand, profiles, notes, problems. */
import { once } from "../core/lazy.js";
import type { FrontPlan, GroupNotes, Path, Problem, Profile, Story } from "../core/model.js";
import type { Row } from "./file-records.js";
import type { Store } from "./kv-store.js";
import { storedStories } from "./lazy-article.js";
import { recalled } from "./memoize-on-disk.js";

export interface Opened {
	/** In the order of their files. */
	readonly stories: readonly Story[];
	/** The entries of live coverage, in the order of their files. */
	readonly entries: readonly Story[];
	readonly profiles: readonly Profile[];
	readonly notes: GroupNotes;
	readonly fronts: readonly FrontPlan[];
	readonly problems: readonly Problem[];
	/** Under which fingerprint the body of each story is kept. */
	readonly bodies: () => ReadonlyMap<Path, string>;
}

export function openRows(rows: readonly Row[], store: Store): Opened {
	const kept = <T>({ fingerprint }: Pick<Row, "fingerprint">) => recalled<T>(store, fingerprint);
	const values = <T>(kind: Row["kind"]): T[] =>
		rows.flatMap((row) => (row.kind === kind && row.ok ? [kept<T>(row).value as T] : []));
	const storyOf = storedStories(
		(fingerprint) => (kept<{ story: Story }>({ fingerprint }).value as { story: Story }).story,
	);
	const told = (wanted: Row["kind"]): Story[] =>
		rows.flatMap(({ path, kind, fingerprint, hand, card }) =>
			kind === wanted && hand !== undefined && card ? [storyOf(path, fingerprint, hand, card)] : [],
		);
	return {
		stories: told("article"),
		entries: told("entry"),
		profiles: values<Profile>("author"),
		fronts: values("front"),
		notes: { topic: values("topic"), section: values("section"), series: values("series") },
		problems: rows.flatMap((row) => (row.problems ? kept(row).problems : [])),
		bodies: once(() => new Map(rows.map(({ path, fingerprint }) => [path, fingerprint]))),
	};
}
