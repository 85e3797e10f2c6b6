/** Finds out whether nothing but stories, plans of fronts and texts of collections has changed since the last build, in a way that what is kept of that build can follow. */

import { decodeSummary, type Summary } from "../cache/article-summary.js";
import type { FileRecord, FileRecords } from "../cache/file-records.js";
import type { LastBuild } from "../cache/last-build.js";
import type { PageReads } from "../cache/page-reads.js";
import { fnv1a32, linkKey } from "../core/link-key.js";
import type { Path, Problem, PublicArticle, Url } from "../core/model.js";
import { mainReading } from "../core/reference-paths.js";
import { hiddenReason } from "../core/visibility.js";
import { type ChangedGroup, changedGroup } from "./changed-groups.js";
import { changedRows, pathOf } from "./changed-rows.js";
import { filesShown, isOrdinary, isSameStory, type Pair, type StoryRules } from "./ordinary-stories.js";
import type { ReportedProblems } from "./page-problems.js";
import { type KeptTexts, referrersTo } from "./referrers.js";

export interface Changes extends KeptTexts, StoryRules {
	readonly before: FileRecords;
	readonly last: LastBuild;
	/** The problems of a file. */
	readonly problemsOf: (record: FileRecord) => readonly Problem[];
	/** The URL that the public story of a file had. */
	readonly formerUrlOf: (from: Path) => Url | undefined;
	/** The redirects of the last build. */
	readonly redirects: PageReads<unknown>["redirects"];
	/** The addresses that lead to a story or are recorded of it. */
	readonly formerUrlsOf: (from: Path) => readonly Url[];
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
	"from" | "date" | "embargo" | "breadcrumb" | "tags" | "byline" | "lang" | "series"
>;

export interface ChangedContent {
	/** All files that have changed. */
	readonly files: ReadonlySet<Path>;
	readonly stories: readonly ChangedStory[];
	/** The files of plans of fronts and of collections. */
	readonly others: ReadonlySet<Path>;
	/** The collections whose files have changed. */
	readonly groups: readonly ChangedGroup[];
	/** The problems of the changed files. */
	readonly problems: readonly ReportedProblems[];
	/** Nothing but the texts of stories has changed. */
	readonly areTexts: boolean;
}

/** Undefined if the whole site must be composed. */
export function changedContent(changes: Changes): ChangedContent | undefined {
	const { before, now, last } = changes;
	const changed = changedRows(before, now);
	if (!changed) return undefined;
	const pairs = changed.filter((pair) => isPairOf(isStory, pair) || isTextOfPage(pair, changes));
	const ofOthers = changed.filter((pair) => !pairs.includes(pair));
	const groups = ofOthers.flatMap((pair) => changedGroup(pair, changes.contentOf) ?? []);
	if (ofOthers.filter((pair) => isPairOf(isFront, pair)).length + groups.length < ofOthers.length) return undefined;
	const areSame = ofOthers.length === 0 && pairs.every(([old, row]) => old && row && isSameStory(old, row));
	if (!areSame && !pairs.every((pair) => isOrdinary(pair, changes))) return undefined;
	const stories: ChangedStory[] = [];
	for (const pair of pairs) {
		const story = changedStory(pair, changes);
		if (!story) return undefined;
		stories.push(story);
	}
	// A hint may suggest the name of a story, except for an address.
	const hasHints = last.problems.some(({ reference = "/" }) => !mainReading(reference).startsWith("/"));
	const isWide = ({ isMoved, names, referrers }: ChangedStory) =>
		isMoved || referrers.length > 0 || (names.size > 0 && hasHints);
	const areTexts = areSame && !stories.some(isWide);
	if (!areTexts && last.hasSiteProblems) return undefined;
	const problems = changed.map((pair) => {
		const [before = [], now = []] = pair.map((record) => record && changes.problemsOf(record));
		return { before, now };
	});
	const [files, others] = [changed, ofOthers].map((pairs) => new Set(pairs.map(pathOf))) as [Set<Path>, Set<Path>];
	return { files, stories, others, groups, problems, areTexts };
}

function changedStory(pair: Pair, changes: Changes): ChangedStory | undefined {
	const { at, formerUrlOf, urlOf } = changes;
	const [old, row] = pair;
	const path = pathOf(pair);
	const [was, is] = [old, row].map((record) => {
		const summary = record && decodeSummary(record.encodedSummary ?? "");
		return summary && !hiddenReason(summary, at) ? { ...summary, from: path } : undefined;
	});
	const before = was && formerUrlOf(path);
	const now = is && urlOf(is);
	if (was && before === undefined) return undefined;
	const isListed = old?.dependencies?.listingDigest !== row?.dependencies?.listingDigest;
	const isMoved = !old || !row || !isSameStory(old, row);
	const files = isMoved ? filesShown(row, changes) : new Set<Path>();
	const isCorrected = [was, is].some((each) => (each?.corrections ?? []).length > 0);
	const own = { path, isListed, before, now, isMoved, was, is, files, isCorrected };
	const story = { ...own, names: new Set<number>(), referrers: [] };
	const former = before !== now || !old || !row ? changes.formerUrlsOf(path) : [];
	// What is hidden before and after has no name that others could use, and no address unless it is recorded.
	if (!was && !is && former.length === 0) return story;
	const isSame = was && is && before === now && was.headline === is.headline && was.date === is.date;
	const names = new Set(namesIn(row));
	if (before === now) for (const name of namesIn(old)) if (!names.delete(name)) names.add(name);
	if (before !== now) for (const name of namesIn(old)) names.add(name);
	const urls = before === now ? former : [before, now, ...former];
	for (const url of urls) for (const name of hashesOf(url)) names.add(name);
	if (isSame && names.size === 0) return story;
	const isRedirected = changes.redirects().redirects.some(({ article }) => article === path);
	const referrers = referrersTo(names, { records: pair, urls }, changes);
	return referrers && { ...story, isMoved: isMoved || isRedirected, names, referrers };
}

const isPairOf = (is: (record: FileRecord) => boolean, pair: Pair): boolean =>
	pair.every((each) => each === undefined || is(each));
const isComplete = ({ ok, dependencies }: FileRecord): boolean => ok && dependencies !== undefined;
const isStory = (record: FileRecord): boolean => record.kind === "article" && isComplete(record);
/** Whether nothing of a plain page has changed that menus and other pages show. */
function isTextOfPage([old, row]: Pair, { contentOf }: Pick<Changes, "contentOf">): boolean {
	if (!old || !row || ![old, row].every((each) => each.kind === "page" && isComplete(each))) return false;
	const titleOf = (record: FileRecord) => (contentOf(record) as { readonly story: PublicArticle }).story.shortTitle;
	return isSameStory(old, row) && old.encodedSummary === row.encodedSummary && titleOf(old) === titleOf(row);
}
const isFront = ({ kind, ok }: FileRecord): boolean => kind === "front" && ok;

const namesIn = (row: FileRecord | undefined): number[] => Array.from(row?.dependencies?.provides ?? []);
const hashesOf = (url: Url | undefined): number[] => (url === undefined ? [] : [fnv1a32(linkKey(url)) || 1]);
