/** The inputs of a build, apart from the clock. */
import { join } from "node:path";
import { readAssetRecords } from "../cache/asset-records.js";
import { textsDigest } from "../cache/file-record-columns.js";
import type { BuildInputs } from "../cache/last-build.js";
import { cacheKey } from "../cache/memoize-on-disk.js";
import { readAsset } from "../content/asset-facts.js";
import { readTextAt } from "../content/files/classify.js";
import { RECORD_FILE } from "../content/publication-record.js";
import { digest } from "../core/digest.js";
import { isThere } from "../core/exists.js";
import { stampsEqual } from "../core/file-stamp.js";
import type { AssetRecord } from "../core/images/asset-record.js";
import type { Instant, Path, Problem, SiteConfig } from "../core/model.js";
import { error } from "../core/problem.js";
import type { Templates } from "../render/theme/load.js";
import { createAssetResolver } from "../site/assets.js";
import { unpublishedAssetsIn } from "../site/assets-in-use.js";
import type { ContentListing, LoadedContent } from "./load-content.js";
import type { SitePlan } from "./plan-site.js";
import type { WorkerSetup } from "./workers/worker.js";

interface BuiltSite {
	readonly at: Instant;
	readonly site: SiteConfig;
	readonly templates: Templates;
	readonly setup: Pick<WorkerSetup, "root" | "cache" | "parseVersion">;
}

/** The inputs that are known before articles are read. */
export function settingInputs({
	at,
	site,
	templates,
	setup,
}: BuiltSite): Pick<BuildInputs, "at" | "site" | "theme" | "address"> {
	const { digest: code, files, scripts } = templates;
	const theme = [...files, ...scripts].flatMap(({ path, bytes }) => [path, bytes]);
	const address = { url: site.url, isPreview: site.isPreview };
	return { at, site: setup.parseVersion, theme: cacheKey([code, ...theme]), address };
}

/** Of the record on disk; empty if there is none. */
export const recordDigest = (root: string): string =>
	isThere(join(root, RECORD_FILE)) ? digest(readTextAt(root, RECORD_FILE)) : "";

/** The inputs that are known after articles are read. `record` is the file on disk at the moment of the call. */
export const contentInputs = (
	{ rows }: LoadedContent,
	waiting: readonly AssetRecord[],
	{ root }: Pick<WorkerSetup, "root">,
): Omit<BuildInputs, keyof ReturnType<typeof settingInputs>> => ({
	texts: textsDigest(rows),
	record: recordDigest(root),
	waiting: waiting.map(({ path, digest }) => [path, digest]),
});

/** The records of assets by path. */
type AssetRecords = ReadonlyMap<Path, AssetRecord>;

/** Digest of all other files, and of the problems with their names. Of a file that no page needs, its size counts. */
export const assetsDigest = ({ assets, lists, problems }: ContentListing, records: AssetRecords): string =>
	digest(
		JSON.stringify([
			...[problems, lists.map((list) => list.problems)],
			assets.map(({ path, stamp }) => {
				const record = records.get(path);
				return [path, record === undefined ? stamp[0] : stampsEqual(record.stamp, stamp) ? contentOf(record) : stamp];
			}),
		]),
	);

/** What the file contains, in any order of its keys. */
const contentOf = ({ stamp: _, ...content }: AssetRecord) =>
	Object.entries(content)
		.filter(([, value]) => value !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1));

/** In a fresh checkout, all files have new stamps: then they are read again, and those with the same content have the same record. */
export function assetsOfCheckout(
	records: AssetRecords,
	assets: ContentListing["assets"],
	{ root }: Pick<WorkerSetup, "root">,
): AssetRecords {
	const stamped = assets.flatMap(({ path, stamp }) => {
		const record = records.get(path);
		return record ? [{ record, path, stamp }] : [];
	});
	if (stamped.length === 0 || stamped.some(({ record, stamp }) => stampsEqual(record.stamp, stamp))) return records;
	try {
		return new Map(stamped.map(({ path, stamp }) => [path, readAsset(path, join(root, path), stamp)]));
	} catch {
		return records;
	}
}

/** Files that only hidden articles, authors and collections refer to, so that the output does not contain them. Unreadable files are left out. */
export function unpublishedAssets(
	loaded: LoadedContent,
	{ assets }: Pick<ContentListing, "assets">,
	{ facts }: Pick<SitePlan["measured"], "facts">,
	{ site, setup }: BuiltSite,
): AssetRecord[] {
	const { gate, coverage, profiles, notes } = loaded;
	const hidden = [...gate.hidden, ...coverage.hidden];
	const speakers = [profiles, ...Object.values(notes)].flat();
	const shown = new Set(facts.map(({ path }) => path));
	const waiting = unpublishedAssetsIn(hidden, assets, createAssetResolver(assets, site), speakers).filter(
		({ path }) => !shown.has(path),
	);
	if (waiting.length === 0) return [];
	const known = readAssetRecords(setup.cache, setup.parseVersion);
	return waiting.flatMap(({ path, stamp }) => {
		const before = known.get(path);
		if (before && stampsEqual(before.stamp, stamp)) return before;
		try {
			return readAsset(path, join(setup.root, path), stamp);
		} catch {
			return [];
		}
	});
}

/** Changes that make a comparison impossible. `before` is undefined if there was no build, or one with drafts. */
export function settingChanges(
	now: Pick<BuildInputs, "site" | "theme">,
	before: BuildInputs | undefined,
	isBuilt: boolean,
): Problem[] {
	if (!before)
		return [
			editedProblem(
				isBuilt
					? "The last build into this folder showed drafts, or was made by another version of the program"
					: "There is no build of this site to refresh",
			),
		];
	return [
		...(before.site === now.site
			? []
			: [
					editedProblem(
						"The configuration has changed since the last build, or something that it reads (the environment, a file, the clock), or the program",
					),
				]),
		...(before.theme === now.theme
			? []
			: [editedProblem("A template, a style sheet or a script of the theme has changed since the last build")]),
	];
}

/** The error of a refresh that finds a change. */
export const editedProblem = (message: string, path?: Path): Problem =>
	error("edited", message, path === undefined ? undefined : { path }, {
		hint: "`broadsheet build` publishes it; `refresh` publishes only what the clock has changed",
	});
