/** What has changed of a story, and what others show of it. */

import { decodeSummary, type Summary } from "../cache/article-summary.js";
import type { FileRecord, FileRecords } from "../cache/file-records.js";
import type { LastBuild } from "../cache/last-build.js";
import type { PageReads } from "../cache/page-reads.js";
import { fnv1a32, linkKey } from "../core/link-key.js";
import type { Instant, Path, Problem, PublicArticle, Url } from "../core/model.js";
import { hiddenReason } from "../core/visibility.js";
import { pathOf } from "./changed-rows.js";
import { filesShown, isSameStory, type Pair, type StoryRules } from "./ordinary-stories.js";
import type { KeptTexts, Referred } from "./referrers.js";

export interface Changes extends KeptTexts, StoryRules {
	readonly before: FileRecords;
	readonly last: LastBuild;
	/** An instant has passed at which the site changes. */
	readonly isLater: boolean;
	/** The stories that have appeared or disappeared by the clock alone. Throws `NotKept`. */
	readonly byClock: () => readonly Path[];
	/** The problems of a file. */
	readonly problemsOf: (record: FileRecord) => readonly Problem[];
	/** The URL that the public story of a file had. */
	readonly formerUrlOf: (from: Path) => Url | undefined;
	/** The redirects of the last build. */
	readonly redirects: PageReads<unknown>["redirects"];
	/** The addresses that lead to a story or are recorded of it. */
	readonly formerUrlsOf: (from: Path) => readonly Url[];
	/** The files that may refer to a story by one of these names; undefined if others may. */
	readonly referrersTo: (names: ReadonlySet<number>, story: Referred) => readonly Path[] | undefined;
	/** The URL of a story. */
	readonly urlOf: (story: Summary & { readonly from: Path }) => Url;
}

/** A story whose file has changed. */
export interface ChangedStory {
	readonly path: Path;
	/** Whether a list may show the change. */
	readonly isListed: boolean;
	/** Its address before and now, not percent-encoded; undefined where it was not or is not public. */
	readonly before: Url | undefined;
	readonly now: Url | undefined;
	/** More than its text has changed, which others may show, or redirects lead to it, whose pages show its headline. */
	readonly isMoved: boolean;
	/** Hashes of the names that it has got or lost, or that lead to another address now. */
	readonly names: ReadonlySet<number>;
	/** The files of the articles and fronts that may refer to it by such a name. */
	readonly referrers: readonly Path[];
	/** The files that it shows, if it is public and has moved. */
	readonly files: ReadonlySet<Path>;
	/** It has corrections, or had some. */
	readonly isCorrected: boolean;
	/** Its place in lists before and now. */
	readonly was: StoryDate | undefined;
	readonly is: StoryDate | undefined;
}
/** What lists go by. */
export type StoryDate = Pick<
	PublicArticle,
	"from" | "id" | "date" | "embargo" | "breadcrumb" | "tags" | "byline" | "lang" | "series" | "translationKey"
>;

/** Undefined if the whole site must be composed. */
export function changedStory(pair: Pair, changes: Changes): ChangedStory | undefined {
	const { since, at, formerUrlOf, urlOf } = changes;
	const [old, row] = pair;
	const path = pathOf(pair);
	const [was, is] = [publicAt(old, since), publicAt(row, at)];
	const before = was && formerUrlOf(path);
	const now = is && urlOf(is);
	if (was && before === undefined) return undefined;
	const isListed = old?.dependencies?.listingDigest !== row?.dependencies?.listingDigest;
	const isMoved = !old || !row || !isSameStory(old, row) || !was !== !is;
	const files = isMoved ? filesShown(row, changes) : new Set<Path>();
	const isCorrected = [was, is].some((each) => (each?.corrections ?? []).length > 0);
	const own = { path, isListed, before, now, isMoved, was, is, files, isCorrected };
	const story = { ...own, names: new Set<number>(), referrers: [] };
	const former = before !== now || !old || !row ? changes.formerUrlsOf(path) : [];
	// What is hidden before and after has no name that others could use, and no address unless it is recorded.
	if (!was && !is && former.length === 0) return story;
	// Two stories with one headline and date are reported, unless they differ in one of the others.
	const isSame = was && is && before === now && APART.every((key) => was[key] === is[key]);
	const names = new Set(namesIn(row));
	if (before === now) for (const name of namesIn(old)) if (!names.delete(name)) names.add(name);
	if (before !== now) for (const name of namesIn(old)) names.add(name);
	const urls = before === now ? former : [before, now, ...former];
	for (const url of urls) for (const name of hashesOf(url)) names.add(name);
	if (isSame && names.size === 0) return story;
	const isRedirected = changes.redirects().redirects.some(({ article }) => article === path);
	const referrers = changes.referrersTo(names, { records: pair, urls });
	return referrers && { ...story, isMoved: isMoved || isRedirected, names, referrers };
}

/** What is public of a story at an instant. */
function publicAt(record: FileRecord | undefined, at: Instant) {
	const summary = record && decodeSummary(record.encodedSummary ?? "");
	return summary && !hiddenReason(summary, at) ? { ...summary, from: record.path } : undefined;
}

const APART = ["headline", "date", "lang", "canonical"] as const;

/** Hashes of the names of a text. */
export const namesIn = (row: FileRecord | undefined): number[] => Array.from(row?.dependencies?.provides ?? []);
const hashesOf = (url: Url | undefined): number[] => (url === undefined ? [] : [fnv1a32(linkKey(url)) || 1]);
