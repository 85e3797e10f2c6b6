/** Keeps what the pages of a build read, so that the next build knows which of them show a changed text. */
import { isDeepStrictEqual } from "node:util";
import type { BuildCache } from "../cache/cache.js";
import { createReadExplainer } from "../cache/explain-reads.js";
import type { FileRecords } from "../cache/file-records.js";
import { writeIndex } from "../cache/kept-index.js";
import { readCached } from "../cache/memoize-on-disk.js";
import type { OutputTable } from "../cache/output-records.js";
import { type KeptRedirects, ownerOf, type PageReads, readPageReads } from "../cache/page-reads.js";
import { createKeptRecorder, type KeptRecorder } from "../cache/read-recorder.js";
import type { Edition, IndexedArticle, Path, SiteConfig } from "../core/model.js";
import { bothRecorders, type TextPart } from "../core/site-reads.js";
import { thirdPartyPlugins } from "../plugins/index.js";
import { indexOf } from "../site/edition-index.js";
import type { Observers } from "./observers.js";
import type { Options } from "./options.js";
import type { SitePlan } from "./plan-site.js";

export interface Recording {
	/** Undefined if nothing is kept: an inspection, a plugin that may replace any text, drafts beside a site for readers. */
	readonly recorder: KeptRecorder | undefined;
	/** What the pages of the last build have read, if that is known. */
	readonly reads: PageReads<unknown> | undefined;
	/** What the page named by `--why` has read that has changed, once it is built. */
	readonly readChanges: () => readonly string[];
}

/** `rows` are the records of the files now, `before` those of the last build; `failed` is a recording whose pages are not published. */
export function startRecording(
	{ reads: store, outputs, store: texts }: Pick<BuildCache, "reads" | "outputs" | "store">,
	{ rows, before }: { readonly rows: FileRecords; readonly before: FileRecords },
	{ options, site, inspect, recorder }: Observers & { readonly options: Options; readonly site: SiteConfig },
	failed?: Recording,
): Recording {
	// The digests of the texts are those of the files.
	const mayReplace = thirdPartyPlugins(site).some(({ edition }) => edition);
	const isUnknown = mayReplace || failed?.recorder?.hasWritten();
	const reads = isUnknown ? undefined : readPageReads(store, outputs?.reads);
	const nothing = { recorder: undefined, reads, readChanges: () => [] };
	const owner = options.drafts ? ownerOf(store) : undefined;
	const isOfOthers = owner !== undefined && owner !== outputs?.reads;
	if (isOfOthers || mayReplace || inspect || recorder) return nothing;
	const noted = createKeptRecorder(store, reads && outputs?.reads);
	if (!options.why) return { ...nothing, recorder: noted };
	const storyOf = (records: FileRecords, path: Path) => {
		const row = records.get(path);
		return row && readCached<{ readonly story: IndexedArticle }>(texts, row.fingerprint)?.value?.story;
	};
	const explainer = createReadExplainer(options.why, reads, (path, part) =>
		changedFields(storyOf(before, path), storyOf(rows, path), part),
	);
	return {
		recorder: { ...bothRecorders(noted, explainer), keep: noted.keep, hasWritten: noted.hasWritten },
		reads,
		readChanges: explainer.changes,
	};
}

/** Keeps what the pages have read, and the order of articles and collections; returns the ids for the records of the output. */
export function keepReads(
	{ recorder }: Pick<Recording, "recorder">,
	{ edition, order, siteViewJson, keyPointsFooter, footerReferences }: SitePlan,
	rows: FileRecords,
	cache: string,
): Pick<OutputTable, "reads" | "index"> {
	if (!recorder) return {};
	const reads = recorder.keep({ siteViewJson, keyPointsFooter, footerReferences }, keptRedirects(edition));
	return {
		reads,
		index: writeIndex(
			cache,
			indexOf(order, (path) => rows.indexOf(path)),
		),
	};
}

export const keptRedirects = ({ redirects, goneUrls }: Pick<Edition, "redirects" | "goneUrls">): KeptRedirects => ({
	redirects: redirects.map(({ article, ...redirect }) => ({ ...redirect, ...(article && { article: article.from }) })),
	gone: goneUrls,
});

/** Front-matter keys, and `text` for the body. */
function changedFields(old: IndexedArticle | undefined, now: IndexedArticle | undefined, part: TextPart): string[] {
	if (!old || !now) return [];
	const keys = Object.keys({ ...old, ...now }) as (keyof IndexedArticle)[];
	const names = keys
		.filter((key) => !isDeepStrictEqual(old[key], now[key]))
		.filter((key) => NAMES[key] !== null && (part === "article" || key !== "bodyDigest"))
		.map((key) => NAMES[key] ?? key);
	return [...new Set(names)];
}
/** Properties that no front-matter key has, and those that only follow from others (`null`). */
const NAMES: Readonly<Partial<Record<keyof IndexedArticle, string | null>>> = {
	bodyDigest: "text",
	wordCount: "number of words",
	headlineHtml: "headline",
	shortTitleHtml: "shortTitle",
	...{ dependencies: null, fieldPlaces: null, holes: null, sourceDigest: null },
};
