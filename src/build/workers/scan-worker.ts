/** File scans on worker threads. Imports only the listing of folders and the reading of tables, so that a thread starts quickly. */
import { type OpenTable, openTable } from "../../cache/column-file.js";
import { type FileListing, listFiles } from "../../content/files/list-files.js";
import { CacheEmptied } from "../../core/cache-emptied.js";
import {
	isCopied,
	isFolderChanged,
	stampAtIndex,
	stampOfFolder,
	stampOfLink,
	stampsEqual,
} from "../../core/file-stamp.js";
import type { Path } from "../../core/model.js";
import { serializeErrors } from "./pool.js";

export const listFolder = serializeErrors(
	async ({ root, folder }: { root: string; folder: string }): Promise<FileListing> => listFiles(root, folder),
);

export interface StampCheck {
	readonly folder: string;
	readonly paths: readonly string[];
	/** The previous stamps of the files. */
	readonly stamps: Float64Array;
	/** Whether the paths are those of folders. @default false */
	readonly areFolders?: boolean;
}
/** The indexes of files whose stamps differ: all of them, and those that also differ from a copy of the file. */
export interface ChangedIndexes {
	readonly changed: readonly number[];
	readonly changedInCopy: readonly number[];
}
export const findChanged = serializeErrors(async (check: StampCheck): Promise<ChangedIndexes> => compareStamps(check));

export function compareStamps({ folder, paths, stamps, areFolders }: StampCheck): ChangedIndexes {
	const stampNow = areFolders ? stampOfFolder : stampOfLink;
	const changed: number[] = [];
	const changedInCopy: number[] = [];
	// `join` would normalize each path and take a fifth of the time.
	for (let index = 0; index < paths.length; index++) {
		const now = stampNow(`${folder}/${paths[index]}`);
		const before = stampAtIndex(stamps, index);
		if (now && stampsEqual(now, before)) continue;
		changed.push(index);
		if (!now || !isCopied(before, now)) changedInCopy.push(index);
	}
	return { changed, changedInCopy };
}

/** The rows of some parts of a table on disk. */
export interface TableCheck extends Pick<StampCheck, "folder" | "areFolders"> {
	/** The files of the parts. */
	readonly tables: readonly string[];
}
/** The indexes are those of the rows of all parts. */
export const findChangedRows = serializeErrors(
	async ({ tables, ...check }: TableCheck): Promise<ChangedIndexes & { readonly rows: number }> => {
		const changed: number[] = [];
		const changedInCopy: number[] = [];
		let rows = 0;
		for (const table of tables) {
			const { texts, numbers } = tableAt(table);
			const paths = texts("path");
			const found = compareStamps({ ...check, paths, stamps: numbers("stamps") });
			for (const index of found.changed) changed.push(rows + index);
			for (const index of found.changedInCopy) changedInCopy.push(rows + index);
			rows += paths.length;
		}
		return { changed, changedInCopy, rows };
	},
);
function tableAt(file: string): OpenTable {
	const table = openTable(file);
	if (!table) throw new CacheEmptied(`${file} is damaged`);
	return table;
}

export interface FolderCheck {
	readonly folder: string;
	/** Paths in it. */
	readonly folders: readonly Path[];
	/** In milliseconds since 1970. */
	readonly since: number;
}
export const findFolderChanged = serializeErrors(
	async ({ tables, ...check }: Omit<FolderCheck, "folders"> & Pick<TableCheck, "tables">): Promise<boolean> =>
		isAnyFolderChanged({ ...check, folders: tables.flatMap((table) => tableAt(table).texts("path")) }),
);

export function isAnyFolderChanged({ folder, folders, since }: FolderCheck): boolean {
	return folders.some((each) => isFolderChanged(`${folder}/${each}`, since));
}

/**
 * If every file has new times of change or inodes, the folder has been copied as a whole, such as out of the cache of a CI system: then sizes and times
 * of modification decide.
 */
export const changedIndexes = (files: number, { changed, changedInCopy }: ChangedIndexes): readonly number[] =>
	changed.length === files ? changedInCopy : changed;
