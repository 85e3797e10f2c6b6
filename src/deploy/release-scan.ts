/** Scans earlier releases for changes that no deploy has made, on the threads that have scanned the output. */
import { areFoldersChanged } from "../build/scan-stamps.js";
import type { Pool } from "../build/workers/pool.js";
import type { Rows } from "../cache/rows.js";
import type { FolderRow } from "./other-files.js";
import type { ReleaseScan } from "./target.js";

/** `folders` are those of the output; undefined if they are unknown, so that every release counts as changed. */
export function createReleaseScan(folders: Rows<FolderRow> | undefined, pool: Pool): ReleaseScan {
	const begun = new Map<string, Promise<boolean>>();
	return {
		areFoldersChanged: (release, since) => {
			const key = `${since} ${release}`;
			const known = begun.get(key);
			if (known || !folders) return known ?? Promise.resolve(true);
			const scan = areFoldersChanged(release, folders, since, pool);
			begun.set(key, scan);
			// A scan whose result nobody needs may be ended with its threads.
			scan.catch(() => {});
			return scan;
		},
		end: pool.close,
	};
}
