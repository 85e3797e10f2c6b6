/** File scans on worker threads. Imports only the listing of folders, so that a thread starts quickly. */

import { type FileListing, listFiles } from "../../content/files/list-files.js";
import { stampAtIndex, stampOfLink, stampsEqual } from "../../core/file-stamp.js";
import { serializeErrors } from "./pool.js";

export const listFolder = serializeErrors(
	async ({ root, folder }: { root: string; folder: string }): Promise<FileListing> => listFiles(root, folder),
);

export interface StampCheck {
	readonly folder: string;
	readonly paths: readonly string[];
	/** The previous stamps of the files. */
	readonly stamps: Float64Array;
}
/** The indexes of files whose stamps differ. */
export const findChanged = serializeErrors(async (check: StampCheck): Promise<number[]> => changedIndexes(check));

export function changedIndexes({ folder, paths, stamps }: StampCheck): number[] {
	const changed: number[] = [];
	// `join` would normalize each path and take a fifth of the time.
	for (let index = 0; index < paths.length; index++) {
		const now = stampOfLink(`${folder}/${paths[index]}`);
		if (!now || !stampsEqual(now, stampAtIndex(stamps, index))) changed.push(index);
	}
	return changed;
}
