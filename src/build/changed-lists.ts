/** The lists that stories have joined or left, or in which a story has changed. */
import type { PageReads } from "../cache/page-reads.js";
import type { Collection, Edition, Path, Url } from "../core/model.js";
import { publishedAt } from "../core/publication-date.js";
import type { Groups, ListName } from "../core/site-reader.js";
import { formerFeeds } from "../plugins/feeds/former.js";
import { monthOf } from "../site/collections/months.js";
import type { ChangedStory, StoryDate } from "./changed-story.js";
import { NotKept } from "./kept-site.js";

export interface ChangedList {
	readonly joined: StoryDate[];
	readonly left: StoryDate[];
	/** The changed stories as they are or were in the list, also those that stay at their place. */
	readonly places: StoryDate[];
	/** That of its front; undefined for a list without one. */
	readonly url: Url | undefined;
}

interface LinkedGroups extends Pick<Groups, "sections" | "topics" | "authors"> {
	readonly series?: Pick<Collection, "key" | "url"> | undefined;
}
type Membership = ReadonlyMap<ListName, Url | undefined>;

export function changedLists(
	stories: readonly ChangedStory[],
	{ site, collectionsOf, articles }: Edition,
	reads: PageReads<unknown>,
): ReadonlyMap<ListName, ChangedList> {
	const changed = new Map<ListName, ChangedList>();
	const moved = new Set(stories.filter(({ isMoved }) => isMoved).map(({ path }) => path));
	const articleAt = new Map(articles.flatMap((article) => (moved.has(article.from) ? [[article.from, article]] : [])));
	const listAt = (list: ListName, url: Url | undefined): ChangedList => {
		const known = changed.get(list) ?? { joined: [], left: [], places: [], url };
		changed.set(list, known);
		return known;
	};
	const month = (story: StoryDate): Membership =>
		new Map(site.archive ? [[`month:${monthOf(publishedAt(story), site)}` as const, undefined]] : []);
	const before = (path: Path, story: StoryDate): Membership => {
		const groups = reads.answersAbout(path)?.groups as Groups | undefined;
		if (!groups) throw new NotKept(path);
		return new Map([...listsOf(groups), ...month(story)]);
	};
	for (const { path, was, is, isMoved } of stories) {
		if (!isMoved) continue;
		const article = is && articleAt.get(path);
		const [old, now] = [
			was && before(path, was),
			article && new Map([...listsOf(collectionsOf(article)), ...month(article)]),
		];
		const isSamePlace = was && is && publishedAt(was) === publishedAt(is);
		for (const [list, url] of old ?? []) {
			const { left, places } = listAt(list, url);
			places.push(was as StoryDate);
			if (!isSamePlace || !now?.has(list)) left.push(was as StoryDate);
		}
		for (const [list, url] of now ?? []) {
			const { joined, places } = listAt(list, url);
			places.push(is as StoryDate);
			if (!isSamePlace || !old?.has(list)) joined.push(is as StoryDate);
		}
	}
	return changed;
}

function listsOf({ sections, topics, authors, series }: LinkedGroups): Membership {
	const of = (
		kind: "section" | "topic" | "author" | "series",
		groups: readonly { readonly key: string; readonly url: Url }[],
	) => groups.map(({ key, url }) => [`${kind}:${key}` as const, url] as const);
	return new Map<ListName, Url | undefined>([
		["all", undefined],
		...of("section", sections),
		...of("topic", topics),
		...of("author", authors),
		...of("series", series ? [series] : []),
	]);
}

/**
 * For a collection that is new or gone: throws `NotKept` if its description may show files, or if redirects of former feeds name collections, or its kind,
 * of which it is the first or the last.
 */
export function requireBare(
	list: ListName,
	url: Url,
	group: unknown,
	edition: Edition,
	isThere: (url: Url) => boolean,
): void {
	const { note, profile } = (group ?? {}) as { readonly note?: unknown; readonly profile?: unknown };
	const { sections, topics, authors, series } = edition;
	const kinds = { section: sections, topic: topics, author: authors, series };
	const ofKind: readonly Collection[] = kinds[list.slice(0, list.indexOf(":")) as keyof typeof kinds];
	const isOnly = !ofKind.some((each) => each.url !== url && isThere(each.url));
	const isNamed = !/^[!-~]*$/.test(url) || formerFeeds(edition).moves.length > 0;
	if (isOnly || isNamed || note !== undefined || profile !== undefined) throw new NotKept(url);
}
