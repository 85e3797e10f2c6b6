/** Edits of live coverage: entries that change, come and go. */
import { decodeSummary } from "../cache/article-summary.js";
import { isLiveEntry, liveFolderOf } from "../core/paths.js";
import { hiddenReason } from "../core/visibility.js";
import { pathOf } from "./changed-rows.js";
import { type ChangedStory, type Changes, namesIn } from "./changed-story.js";
import { filesShown, isSameStory, type Pair, showsAll } from "./ordinary-stories.js";

/** The entry, and its story, which shows it. Undefined if the whole site must be composed. */
export function changedEntry(pair: Pair, changes: Changes): readonly ChangedStory[] | undefined {
	const { now, at, formerUrlOf, urlOf } = changes;
	const [old, row] = pair;
	const path = pathOf(pair);
	const folder = liveFolderOf(path);
	const from = now.paths().find((each) => each.startsWith(`${folder}/`) && !isLiveEntry(each));
	const record = from === undefined ? undefined : now.get(from);
	if (from === undefined || !record?.ok || !showsAll(pair, changes)) return undefined;
	const story = { ...decodeSummary(record.encodedSummary ?? ""), from };
	const [before, url] = [formerUrlOf(from), urlOf(story)];
	if (before !== url || hiddenReason(story, at)) return undefined;
	const isSame = old !== undefined && row !== undefined && isSameStory(old, row);
	const names = new Set(namesIn(row));
	for (const name of namesIn(old)) if (!names.delete(name)) names.add(name);
	const referrers = changes.referrersTo(names, {});
	if (!referrers) return undefined;
	const same = { isListed: true, isMoved: false, isCorrected: false, was: undefined, is: undefined };
	const own = { ...same, path, before: undefined, now: undefined, names, referrers, files: filesShown(row, changes) };
	if (isSame) return [own];
	return [own, { ...same, path: from, before, now: url, names: new Set(), referrers: [], files: new Set() }];
}
