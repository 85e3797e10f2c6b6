/** Whether nothing refers to a story that gets other names or another address, or none any more. */
import { decodeSummary } from "../cache/article-summary.js";
import { recordsDated, recordsNaming } from "../cache/file-record-columns.js";
import type { FileRecord } from "../cache/file-records.js";
import { foldHeadline } from "../core/fold-headline.js";
import { fnv1a32, linkKeysOfReference } from "../core/link-key.js";
import type { CollectionMeta, FrontPlan, Hole, Profile, Url } from "../core/model.js";
import { encodeUrl } from "../core/paths.js";
import type { Changes } from "./changed-stories.js";

/** `names` are hashes of those that the story has or had alone. False also if another story of its date has its headline, which is reported. */
export function isUnreferenced(
	[old, row]: readonly [old: FileRecord | undefined, row: FileRecord | undefined],
	names: ReadonlySet<number>,
	urls: readonly (Url | undefined)[],
	{ now, last, site, common, contentOf }: Pick<Changes, "now" | "last" | "site" | "common" | "contentOf">,
): boolean {
	const path = (row ?? old)?.path;
	if (site.keyPointsFooter !== undefined) return false;
	if (urls.some((url) => url !== undefined && common.siteViewJson.includes(JSON.stringify(encodeUrl(url)))))
		return false;
	// A hint may suggest a headline.
	if (
		last.problems.some(
			({ code, message }) => /^(?:dead-link|read-more|front-)/.test(code) && !/^No page of this site/.test(message),
		)
	)
		return false;
	const own = [old, row].flatMap((each) => (each ? [decodeSummary(each.encodedSummary ?? "")] : []));
	const dates = own.map(({ date }) => date);
	const headlines = own.map(({ headline }) => foldHeadline(headline));
	const refersTo = (reference: string) =>
		linkKeysOfReference(reference).some((key) => key === "" || names.has(fnv1a32(key) || 1));
	const isTwin = ({ encodedSummary = "" }: FileRecord) =>
		dates.some((date) => encodedSummary.includes(date)) &&
		headlines.includes(foldHeadline(decodeSummary(encodedSummary).headline));
	if (recordsDated(now, new Set(dates)).some((other) => other.path !== path && isTwin(other))) return false;
	return recordsNaming(now, names).every((other) => {
		const { kind, ok, dependencies } = other;
		if (!ok) return true;
		if (!dependencies) return !referencesOf(kind, contentOf(other)).some(refersTo);
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
