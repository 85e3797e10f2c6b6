/** What is known of the files beside the stories: their stamps, digests and, of pictures, sizes. */
import { join } from "node:path";
import { stampIn, stampsOf } from "../core/file-stamp.js";
import type { Facts } from "../core/images/asset-record.js";
import type { KindName } from "../core/images/kinds.js";
import type { Path } from "../core/model.js";
import { readTable, writeTable } from "./column-file.js";

const fileOf = (cache: string) => join(cache, "assets.table");

export function readAssets(cache: string, salt: string): ReadonlyMap<Path, Facts> {
	const table = readTable(fileOf(cache));
	const { path = [], digest = [], kind = [], message = [], hint = [], lost = [] } = table?.texts ?? {};
	const { width, height, still, misnamed, stamps } = (table?.numbers ?? {}) as Record<string, Float64Array>;
	if (table?.head.salt !== salt || !width || !height || !still || !misnamed || !stamps) return new Map();
	return new Map(
		path.map((each, index) => {
			const size = width[index] ? { width: width[index], height: height[index] as number } : {};
			const found = {
				...size,
				...(kind[index] && { kind: kind[index] as KindName }),
				...(still[index] && { still: true as const }),
				...(misnamed[index] && { misnamed: true as const }),
				...(lost[index] && { lost: lost[index] }),
				...(message[index] && { fault: { message: message[index], hint: hint[index] ?? "" } }),
			};
			return [each, { path: each, stamp: stampIn(stamps, index), digest: digest[index] as string, ...found }];
		}),
	);
}

export function writeAssets(cache: string, salt: string, assets: readonly Facts[]): void {
	const numbers = (value: (asset: Facts) => number) => Float64Array.from(assets, value);
	writeTable(fileOf(cache), {
		head: { salt },
		numbers: {
			stamps: stampsOf(assets),
			width: numbers(({ width = 0 }) => width),
			height: numbers(({ height = 0 }) => height),
			still: numbers(({ still }) => (still ? 1 : 0)),
			misnamed: numbers(({ misnamed }) => (misnamed ? 1 : 0)),
		},
		texts: {
			path: assets.map(({ path }) => path),
			digest: assets.map(({ digest }) => digest),
			kind: assets.map(({ kind = "" }) => kind),
			lost: assets.map(({ lost = "" }) => lost),
			message: assets.map(({ fault }) => fault?.message ?? ""),
			hint: assets.map(({ fault }) => fault?.hint ?? ""),
		},
	});
}
