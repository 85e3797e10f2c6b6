/** The assets among the inputs of a build: their digest, their records after a checkout, and those that no public page needs. */
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { readAssetRecords } from "../cache/asset-records.js";
import { readAsset } from "../content/asset-facts.js";
import { digest } from "../core/digest.js";
import { stampsEqual } from "../core/file-stamp.js";
import type { AssetRecord } from "../core/images/asset-record.js";
import type { Path } from "../core/model.js";
import { createAssetResolver } from "../site/assets.js";
import { unpublishedAssetsIn } from "../site/assets-in-use.js";
import type { BuiltSite } from "./build-inputs.js";
import type { ContentListing, LoadedContent } from "./load-content.js";
import type { SitePlan } from "./plan-site.js";
import type { WorkerSetup } from "./workers/worker.js";

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

/** In a fresh checkout, all files have new stamps: those with the same content have the same record. */
export async function assetsOfCheckout(
	records: AssetRecords,
	assets: ContentListing["assets"],
	{ root }: Pick<WorkerSetup, "root">,
	objectIds: () => Promise<ReadonlyMap<Path, string> | undefined>,
): Promise<AssetRecords> {
	const stamped = assets.flatMap(({ path, stamp }) => {
		const record = records.get(path);
		return record ? [{ record, path, stamp }] : [];
	});
	if (stamped.length === 0 || stamped.some(({ record, stamp }) => stampsEqual(record.stamp, stamp))) return records;
	const ids = await objectIds();
	const isSame = (record: AssetRecord, path: Path, stamp: AssetRecord["stamp"]): boolean => {
		if (record.object !== undefined && record.object === ids?.get(path)) return true;
		try {
			return isDeepStrictEqual(contentOf(readAsset(path, join(root, path), stamp)), contentOf(record));
		} catch {
			return false;
		}
	};
	const same = stamped.filter(({ record, path, stamp }) => isSame(record, path, stamp));
	if (same.length === 0) return records;
	return new Map([...records, ...same.map(({ record, path, stamp }) => [path, { ...record, stamp }] as const)]);
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
