/** Stories that may move, appear and disappear without a look at the whole site. */
import { decodeSummary, type Summary } from "../cache/article-summary.js";
import type { FileRecord } from "../cache/file-records.js";
import type { DependencyInfo, Instant, Path } from "../core/model.js";
import { idOfFile } from "../core/mounts.js";
import { hiddenReason } from "../core/visibility.js";

/** The records of a story before and now. */
export type Pair = readonly [old: FileRecord | undefined, row: FileRecord | undefined];

export interface StoryRules {
	/** The instants of the last build and of this one. */
	readonly since: Instant;
	readonly at: Instant;
	/** The path of the file that is not text to which a reference in a file leads. */
	readonly pathOf: (src: string, from: Path) => Path | undefined;
	/** Whether the story had other addresses in the generator that its site was made with. */
	readonly hasFormerUrls: (story: Summary & { readonly from: Path }) => boolean;
}

/** Only its text has changed. */
export function isSameStory({ dependencies: a }: FileRecord, { dependencies: b }: FileRecord): boolean {
	return a?.structureDigest === b?.structureDigest && haveSameFiles(a, b);
}
const haveSameFiles = (a: DependencyInfo | undefined, b: DependencyInfo | undefined): boolean =>
	isSameList(a?.assets, b?.assets) && isSameList(a?.mentions, b?.mentions);
const isSameList = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
	a.length === b.length && a.every((each, index) => each === b[index]);

const isPublic = ({ encodedSummary = "" }: FileRecord, at: Instant): boolean =>
	!hiddenReason(decodeSummary(encodedSummary), at);

/** Fields of which more depends than lists and the story's own page. */
const WIDE_FIELDS = [...(["page", "ends"] as const), ...(["typedDay", "typedSlug", "typedSection"] as const)];
/** Whether a story that moves, appears or disappears concerns nothing but lists, its neighbours in them, and its own page. */
export function isOrdinary([old, row]: Pair, rules: StoryRules): boolean {
	if (old && row && isSameStory(old, row) && isPublic(old, rules.since) === isPublic(row, rules.at)) return true;
	return (
		showsAll([old, row], rules) &&
		aliasesOf(old, rules.since) === aliasesOf(row, rules.at) &&
		[old, row].every((each) => {
			if (!each) return true;
			const summary = { ...decodeSummary(each.encodedSummary ?? ""), from: each.path };
			return (
				summary.id === idOfFile(summary.from) &&
				!rules.hasFormerUrls(summary) &&
				!summary.from.includes(".live/") &&
				WIDE_FIELDS.every((key) => summary[key] === undefined || summary[key]?.toString() === "")
			);
		})
	);
}

/** Those of a public story. */
const aliasesOf = (record: FileRecord | undefined, at: Instant): string =>
	record && isPublic(record, at)
		? (decodeSummary(record.encodedSummary ?? "").aliases ?? []).map(({ text }) => text).join("\n")
		: "";

/** Whether all files that it names, and those that it named, are shown by it now. */
export function showsAll([old, row]: Pair, rules: StoryRules): boolean {
	const shown = filesShown(row, rules);
	return [old, row].every(
		(each) => !each || filesNamed(each, ["assets", "mentions"], rules).every((path) => shown.has(path)),
	);
}

const filesNamed = (
	{ path, dependencies }: FileRecord,
	kinds: readonly ("assets" | "mentions")[],
	{ pathOf }: StoryRules,
): Path[] => kinds.flatMap((kind) => (dependencies?.[kind] ?? []).flatMap((src) => pathOf(src, path) ?? []));

/** The files that a public story shows. */
export function filesShown(row: FileRecord | undefined, rules: StoryRules): ReadonlySet<Path> {
	return new Set(row && isPublic(row, rules.at) ? filesNamed(row, ["assets"], rules) : []);
}
