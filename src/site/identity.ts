/** Matches articles with `content/published.json`, so that an article keeps its id and history if its file moves. */

import { combine } from "../core/hash.js";
import { fnv1a32, linkKey } from "../core/link-key.js";
import type { DependencyInfo, IndexedArticle, Path, PublicationRecord, RecordedArticle } from "../core/model.js";
import { idOfFile } from "../core/mounts.js";
import type { PublicationHistory } from "./publication-history.js";

export interface MatchedArticles {
	/** In the original order. */
	readonly stories: readonly IndexedArticle[];
	/** The recorded state of each article that was published before, by source file. */
	readonly recorded: ReadonlyMap<Path, RecordedArticle>;
	/** Recorded articles that no longer exist, by id. */
	readonly lost: ReadonlyMap<string, RecordedArticle>;
	/** The ids that articles have from the record, by source file. */
	readonly ids: ReadonlyMap<Path, string>;
}

/**
 * Matches in this order: the `id` in the front matter; an unmoved file with the same date or text; the only other article with the same date and the
 * same last URL segment, or with the same text; the file alone.
 */
export function matchRecord(
	stories: readonly IndexedArticle[],
	{ stories: published }: Pick<PublicationRecord, "stories">,
): MatchedArticles {
	if (published.size === 0) return { stories, recorded: new Map(), lost: published, ids: new Map() };
	const lost = new Map(published);
	const recorded = new Map<Path, RecordedArticle>();
	const ids = new Map<Path, string>();
	const take = (story: IndexedArticle, id: string | undefined): boolean => {
		const entry = id === undefined ? undefined : lost.get(id);
		if (id === undefined || !entry) return false;
		lost.delete(id);
		recorded.set(story.from, entry);
		if (!namesItself(story)) ids.set(story.from, id);
		return true;
	};
	const byFile = new Map([...published].map(([id, { file }]) => [file, id]));
	const same = (story: IndexedArticle, entry: RecordedArticle) =>
		entry.date === story.date || entry.text === story.sourceDigest;
	let open = stories.filter((story) => !(namesItself(story) && take(story, story.id)));
	open = open.filter((story) => {
		const id = byFile.get(story.from);
		const entry = id === undefined ? undefined : lost.get(id);
		return !(entry && same(story, entry) && take(story, id));
	});
	const only = (ofStory: (story: IndexedArticle) => string, ofEntry: (entry: RecordedArticle) => string) => {
		if (lost.size === 0) return;
		const found = new Map<string, string | undefined>();
		for (const [id, entry] of lost) found.set(ofEntry(entry), found.has(ofEntry(entry)) ? undefined : id);
		const count = new Map<string, number>();
		for (const story of open) count.set(ofStory(story), (count.get(ofStory(story)) ?? 0) + 1);
		open = open.filter((story) => count.get(ofStory(story)) !== 1 || !take(story, found.get(ofStory(story))));
	};
	only(
		({ date, slug }) => `${date} ${slug}`,
		({ date, urls }) => `${date} ${urls.at(-1)?.split("/").at(-2)}`,
	);
	only(
		({ sourceDigest: text }) => text,
		({ text }) => text,
	);
	open = open.filter((story) => !take(story, byFile.get(story.from)));
	open.filter((story) => take(story, story.id));
	return {
		stories: ids.size ? stories.map((story) => withPermanentId(story, ids.get(story.from) ?? story.id)) : stories,
		recorded,
		lost,
		ids,
	};
}

/** Whether the article has the key `id`. Without it, the id is the path in the article folder. */
const namesItself = ({ id, from }: IndexedArticle): boolean => id !== idOfFile(from);

/** The article with a different id, also in its dependency info: references can use the id, and feeds show it. Articles are lazy, so the object is not spread. */
function withPermanentId(story: IndexedArticle, id: string): IndexedArticle {
	if (story.id === id) return story;
	const dependencies: DependencyInfo = {
		...story.dependencies,
		provides: [...Array.from(story.dependencies.provides), fnv1a32(linkKey(id)) || 1],
		contentDigest: combine(story.dependencies.contentDigest, fnv1a32(id)),
	};
	return Object.create(story, {
		id: { value: id, enumerable: true },
		dependencies: { value: dependencies, enumerable: true },
	});
}

/** The publication history for the public articles. URLs of an article that is hidden now are gone until it is public again. */
export function buildHistory(
	{ fronts, gone, authority, placeOf }: PublicationRecord,
	{ recorded, lost }: Pick<MatchedArticles, "recorded" | "lost">,
	hidden: readonly IndexedArticle[],
): PublicationHistory {
	const taken = hidden.flatMap(({ from }) => recorded.get(from)?.urls ?? []);
	return { fronts, gone: [...gone, ...taken], authority, placeOf, recorded, lost };
}
