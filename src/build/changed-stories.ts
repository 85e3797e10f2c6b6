/** Finds out whether nothing but stories, plans of fronts and texts of collections has changed since the last build, in a way that what is kept of that build can follow. */

import type { FileRecord } from "../cache/file-records.js";
import type { Path, PublicArticle } from "../core/model.js";
import { mainReading } from "../core/reference-paths.js";
import { changedEntry } from "./changed-entries.js";
import { type ChangedGroup, changedGroup } from "./changed-groups.js";
import { changedRows, MAX_CHANGED, pathOf } from "./changed-rows.js";
import { type ChangedStory, type Changes, changedStory } from "./changed-story.js";
import { isOrdinary, isSameStory, type Pair } from "./ordinary-stories.js";
import type { ReportedProblems } from "./page-problems.js";

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
	const edited = changedRows(before, now);
	if (!edited) return undefined;
	const files = new Set(edited.map(pathOf));
	const byClock = changes.byClock().filter((path) => !files.has(path));
	const changed = [...edited, ...byClock.map((path): Pair => [now.get(path), now.get(path)])];
	if (changed.length > MAX_CHANGED) return undefined;
	const pairs = changed.filter((pair) => isPairOf(isStory, pair) || isTextOfPage(pair, changes));
	const ofEntries = changed.filter((pair) => isPairOf(isEntry, pair));
	const ofOthers = changed.filter((pair) => !pairs.includes(pair) && !ofEntries.includes(pair));
	const groups = ofOthers.flatMap((pair) => changedGroup(pair, changes.contentOf) ?? []);
	if (ofOthers.filter((pair) => isPairOf(isFront, pair)).length + groups.length < ofOthers.length) return undefined;
	const areSame =
		!changes.isLater &&
		ofOthers.length === 0 &&
		[...pairs, ...ofEntries].every(([old, row]) => old && row && isSameStory(old, row));
	if (!areSame && !pairs.every((pair) => isOrdinary(pair, changes))) return undefined;
	const stories: ChangedStory[] = [];
	for (const pair of pairs) {
		const story = changedStory(pair, changes);
		if (!story) return undefined;
		stories.push(story);
	}
	for (const pair of ofEntries) {
		const found = changedEntry(pair, changes);
		if (!found) return undefined;
		stories.push(...found.filter(({ path }) => !stories.some((story) => story.path === path)));
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
	const others = new Set(ofOthers.map(pathOf));
	return { files: new Set(changed.map(pathOf)), stories, others, groups, problems, areTexts };
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
const isEntry = (record: FileRecord): boolean => record.kind === "entry" && isComplete(record);
const isFront = ({ kind, ok }: FileRecord): boolean => kind === "front" && ok;
