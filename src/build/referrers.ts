/** The texts that refer to a story which gets other names or another address, or none any more. */
import { decodeSummary } from "../cache/article-summary.js";
import { recordsDated, recordsNaming } from "../cache/file-record-columns.js";
import type { FileRecord, FileRecords } from "../cache/file-records.js";
import type { CommonReads } from "../cache/page-reads.js";
import { foldHeadline } from "../core/fold-headline.js";
import { fnv1a32, linkKeysOfReference } from "../core/link-key.js";
import type { CollectionMeta, FrontPlan, Hole, Path, Profile, Url } from "../core/model.js";
import { encodeUrl } from "../core/paths.js";

/** The texts now, and what is kept of the last build. */
export interface KeptTexts {
	readonly now: FileRecords;
	readonly common: CommonReads;
	/** The content of a file that is not an article. */
	readonly contentOf: (row: FileRecord) => unknown;
}

/** The records of a story before and now, if the names are those of a story, and its addresses. */
export interface Referred {
	readonly records?: readonly [old: FileRecord | undefined, row: FileRecord | undefined];
	readonly urls?: readonly (Url | undefined)[];
}

/** More texts are not worth a closer look. */
const MAX_REFERRERS = 100;

/**
 * The files of articles, entries of live coverage and fronts that may refer to one of the names, which are hashes. Undefined if anything else may: an author file, the
 * navigation; or if another story of its date has its headline, which is reported.
 */
export function referrersTo(
	names: ReadonlySet<number>,
	{ records: [old, row] = [undefined, undefined], urls = [] }: Referred,
	{ now, common, contentOf }: KeptTexts,
): readonly Path[] | undefined {
	const path = (row ?? old)?.path;
	if (urls.some((url) => url !== undefined && common.siteViewJson.includes(JSON.stringify(encodeUrl(url)))))
		return undefined;
	const own = [old, row].flatMap((each) => (each ? [decodeSummary(each.encodedSummary ?? "")] : []));
	const dates = own.map(({ date }) => date);
	const headlines = own.map(({ headline }) => foldHeadline(headline));
	const refersTo = (reference: string) =>
		linkKeysOfReference(reference).some((key) => key === "" || names.has(fnv1a32(key) || 1));
	if (common.footerReferences?.some(refersTo)) return undefined;
	const isTwin = ({ encodedSummary = "" }: FileRecord) =>
		dates.some((date) => encodedSummary.includes(date)) &&
		headlines.includes(foldHeadline(decodeSummary(encodedSummary).headline));
	if (recordsDated(now, new Set(dates)).some((other) => other.path !== path && isTwin(other))) return undefined;
	const found: Path[] = [];
	for (const { kind, ok, path: from, dependencies, ...record } of recordsNaming(now, names)) {
		if (!ok) continue;
		const id = record.encodedSummary && decodeSummary(record.encodedSummary).id;
		if (from !== path && own.some((each) => each.id === id)) return undefined;
		if (!dependencies) {
			if (!referencesOf(kind, contentOf({ kind, ok, path: from, ...record })).some(refersTo)) continue;
			if (kind !== "front" || found.push(from) > MAX_REFERRERS) return undefined;
		} else if (Array.from(dependencies.references).some((name) => name === 0 || names.has(name))) {
			if (found.push(from) > MAX_REFERRERS) return undefined;
		}
	}
	return found;
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
