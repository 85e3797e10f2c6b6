/** The records of files that have changed since the last build. */
import { differingRows } from "../cache/differing-rows.js";
import type { FileRecord, FileRecords } from "../cache/file-records.js";
import type { Path } from "../core/model.js";
import type { Pair } from "./ordinary-stories.js";

/** More changes are not worth a closer look. */
export const MAX_CHANGED = 50;

/** The records that differ, by path; undefined if there are too many. */
export function changedRows(before: FileRecords, now: FileRecords): readonly Pair[] | undefined {
	const [olds, rows] = differingRows(before, now);
	const pairs = new Map<Path, Pair>(olds.map((old) => [old.path, [old, undefined]]));
	for (const row of rows) {
		const [old] = pairs.get(row.path) ?? [];
		if (old?.fingerprint === row.fingerprint && old.kind === row.kind) pairs.delete(row.path);
		else pairs.set(row.path, [old, row]);
	}
	return pairs.size > MAX_CHANGED ? undefined : [...pairs.values()];
}
export const pathOf = ([old, row]: Pair): Path => (row ?? (old as FileRecord)).path;
