/** The records of assets: stamps, digests and, for images, sizes. */
import { join } from "node:path";
import { packStamps, stampAtIndex } from "../core/file-stamp.js";
import type { AssetRecord } from "../core/images/asset-record.js";
import type { KindName } from "../core/images/kinds.js";
import type { Path } from "../core/model.js";
import { readTable, writeTable } from "./column-file.js";

const assetTableFile = (cache: string) => join(cache, "assets.table");

export function readAssetRecords(cache: string, parseVersion: string): ReadonlyMap<Path, AssetRecord> {
	const table = readTable(assetTableFile(cache));
	const { path = [], digest = [], object = [], kind = [], message = [], hint = [], lost = [] } = table?.texts ?? {};
	const { width, height, still, misnamed, stamps } = (table?.numbers ?? {}) as Record<string, Float64Array>;
	if (table?.head.parseVersion !== parseVersion || !width || !height || !still || !misnamed || !stamps)
		return new Map();
	return new Map(
		path.map((each, index) => {
			const size = width[index] ? { width: width[index], height: height[index] as number } : {};
			const found = {
				...size,
				...(object[index] && { object: object[index] }),
				...(kind[index] && { kind: kind[index] as KindName }),
				...(still[index] && { still: true as const }),
				...(misnamed[index] && { misnamed: true as const }),
				...(lost[index] && { lost: lost[index] }),
				...(message[index] && { error: { message: message[index], hint: hint[index] ?? "" } }),
			};
			return [each, { path: each, stamp: stampAtIndex(stamps, index), digest: digest[index] as string, ...found }];
		}),
	);
}

export function writeAssetRecords(cache: string, parseVersion: string, assets: readonly AssetRecord[]): void {
	const numbers = (value: (asset: AssetRecord) => number) => Float64Array.from(assets, value);
	writeTable(assetTableFile(cache), {
		head: { parseVersion },
		numbers: {
			stamps: packStamps(assets),
			width: numbers(({ width = 0 }) => width),
			height: numbers(({ height = 0 }) => height),
			still: numbers(({ still }) => (still ? 1 : 0)),
			misnamed: numbers(({ misnamed }) => (misnamed ? 1 : 0)),
		},
		texts: {
			path: assets.map(({ path }) => path),
			digest: assets.map(({ digest }) => digest),
			object: assets.map(({ object = "" }) => object),
			kind: assets.map(({ kind = "" }) => kind),
			lost: assets.map(({ lost = "" }) => lost),
			message: assets.map(({ error }) => error?.message ?? ""),
			hint: assets.map(({ error }) => error?.hint ?? ""),
		},
	});
}
