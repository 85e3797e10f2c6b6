/** Finds out whether nothing but texts of articles has changed since the last build, so that the site need not be composed again. */

import { decodeSummary } from "../cache/article-summary.js";
import { recordsNaming } from "../cache/file-record-columns.js";
import type { FileRecord, FileRecords } from "../cache/file-records.js";
import type { LastBuild } from "../cache/last-build.js";
import type { CommonReads } from "../cache/page-reads.js";
import { differingRows } from "../cache/rows.js";
import { foldHeadline } from "../core/fold-headline.js";
import { fnv1a32, linkKeysOfReference } from "../core/link-key.js";
import type { CollectionMeta, DependencyInfo, FrontPlan, Hole, Path, Profile, SiteConfig } from "../core/model.js";

/** More changes are not worth a closer look. */
const MAX_CHANGED = 50;

interface Changes {
	readonly before: FileRecords;
	readonly now: FileRecords;
	readonly last: LastBuild;
	readonly site: Pick<SiteConfig, "keyPointsFooter">;
	readonly common: CommonReads;
	/** The URL of an article. */
	readonly urlOf: (from: Path) => string | undefined;
	/** The content of a file that is no article. */
	readonly contentOf: (row: FileRecord) => unknown;
}

/** An article whose text has changed. */
export interface ChangedText {
	readonly path: Path;
	/** Whether a list may show the change. */
	readonly isListed: boolean;
}

/** The changed articles; undefined if the site must be composed. */
export function changedTexts(changes: Changes): readonly ChangedText[] | undefined {
	const { before, now, last } = changes;
	if (before.length !== now.length) return undefined;
	const [olds, rows] = differingRows(before, now);
	const changed: (readonly [FileRecord, FileRecord])[] = [];
	for (let index = 0; index < rows.length; index++) {
		const [old, row] = [olds[index], rows[index]];
		if (old === row || !old || !row) continue;
		if (old.fingerprint === row.fingerprint && old.path === row.path && old.kind === row.kind) continue;
		if (changed.push([old, row]) > MAX_CHANGED) return undefined;
	}
	if (!changed.every(([old, row]) => isSameStory(old, row))) return undefined;
	const paths = new Set(changed.map(([, { path }]) => path));
	if (last.problems.some(({ place, story = place?.path }) => story !== undefined && paths.has(story))) return undefined;
	for (const [old, row] of changed) if (isRenamed(old, row) && !isUnreferenced(old, row, changes)) return undefined;
	return changed.map(([old, { path, dependencies }]) => ({
		path,
		isListed: old.dependencies?.listingDigest !== dependencies?.listingDigest,
	}));
}

/** Only its text has changed. */
function isSameStory(old: FileRecord, row: FileRecord): boolean {
	const [a, b] = [old.dependencies, row.dependencies];
	if (old.path !== row.path || old.kind !== "article" || row.kind !== "article" || !a || !b) return false;
	if (!old.ok || !row.ok || old.problems || row.problems) return false;
	return (
		a.structureDigest === b.structureDigest && isSameList(a.assets, b.assets) && isSameList(a.mentions, b.mentions)
	);
}
const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
	a.length === b.length && a.every((each, index) => each === b[index]);

const namesProvidedBy = ({ dependencies }: FileRecord): Set<number> =>
	new Set(Array.from((dependencies as DependencyInfo).provides));
const headlineOf = ({ encodedSummary = "" }: FileRecord): string => decodeSummary(encodedSummary).headline;
const isRenamed = (old: FileRecord, row: FileRecord): boolean => headlineOf(old) !== headlineOf(row);

/** Whether no other file can refer to the article by its old or its new headline, or shows it outside of lists. */
function isUnreferenced(old: FileRecord, row: FileRecord, changes: Changes): boolean {
	const { now, last, site, common, urlOf, contentOf } = changes;
	const names = namesProvidedBy(row);
	for (const name of namesProvidedBy(old)) if (!names.delete(name)) names.add(name);
	const url = urlOf(row.path);
	if (url === undefined || site.keyPointsFooter !== undefined) return false;
	if (common.redirected.includes(row.path) || common.siteViewJson.includes(JSON.stringify(url))) return false;
	// A hint may suggest a headline.
	if (
		last.problems.some(
			({ code, message }) => /^(?:dead-link|read-more|front-)/.test(code) && !/^No page of this site/.test(message),
		)
	)
		return false;
	const { date } = decodeSummary(row.encodedSummary ?? "");
	const headlines = [old, row].map((each) => foldHeadline(headlineOf(each)));
	const refersTo = (reference: string) =>
		linkKeysOfReference(reference).some((key) => key === "" || names.has(fnv1a32(key) || 1));
	return recordsNaming(now, names).every((other) => {
		const { kind, ok, path, encodedSummary = "", dependencies } = other;
		if (!ok) return true;
		if (!dependencies) return !referencesOf(kind, contentOf(other)).some(refersTo);
		// Two articles of one date with the same headline are reported.
		if (path !== row.path && encodedSummary.includes(date) && headlines.includes(foldHeadline(headlineOf(other))))
			return false;
		return !Array.from(dependencies.references).some((name) => name === 0 || names.has(name));
	});
}

/** The references in an author file, the description of a collection or the plan of a front. */
function referencesOf(kind: FileRecord["kind"], value: unknown): string[] {
	if (kind === "front") {
		const { lead, secondary, rail, strips = [] } = value as FrontPlan;
		return [lead, secondary, rail, ...strips].flatMap((slot) => slot?.pins.map(({ text }) => text) ?? []);
	}
	const texts =
		kind === "authors"
			? (value as { readonly profiles: readonly Profile[] }).profiles
			: [value as Profile | CollectionMeta];
	return texts.flatMap(({ holes }) => holes.flatMap((hole: Hole) => ("target" in hole ? [hole.target] : [])));
}
