/** Edits with errors in their own files: the build is refused, and the rest of the site is checked with the last versions that had none. */
import { textsDigest } from "../cache/file-record-columns.js";
import type { FileRecord, FileRecords } from "../cache/file-records.js";
import type { Store } from "../cache/kv-store.js";
import type { BuildInputs } from "../cache/last-build.js";
import { requireCached } from "../cache/memoize-on-disk.js";
import type { Path, Problem } from "../core/model.js";
import { changedRows } from "./changed-rows.js";

export interface RefusedEdits {
	/** The records now, with those of the last build for files that have errors. */
	readonly rows: FileRecords;
	/** All problems of the files that have errors. */
	readonly problems: readonly Problem[];
	/** Whether a problem belongs to one of these files. */
	readonly isOf: (problem: Problem) => boolean;
}

/** `before` are the records of the last build, which had no error. Undefined if too much has changed. */
export function refusedEdits(before: FileRecords, now: FileRecords, store: Store): RefusedEdits | undefined {
	const changed = changedRows(before, now);
	if (!changed) return undefined;
	const kept = new Map<Path, FileRecord | undefined>();
	const problems: Problem[] = [];
	for (const [old, row] of changed) {
		if (!row || (row.ok && !row.problems)) continue;
		const found = requireCached(store, row.fingerprint).problems;
		if (row.ok && !found.some(({ severity }) => severity === "error")) continue;
		kept.set(row.path, old);
		problems.push(...found);
	}
	return {
		rows: now.edit(kept),
		problems,
		isOf: ({ place, story = place?.path }) => story !== undefined && kept.has(story),
	};
}

/** Whether a few edits have been made since the last build, of which `before` are the records. If they are refused, the edit that corrects them is compared with what is published. */
export const areFewEdits = (before: FileRecords, now: FileRecords, made: BuildInputs | undefined): boolean =>
	made?.texts === textsDigest(before) && changedRows(before, now) !== undefined;
