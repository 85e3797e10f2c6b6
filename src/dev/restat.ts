/** Updates the stamps of touched files in a listing. */
import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { FileListing } from "../content/files/list-files.js";
import { stampOf } from "../core/file-stamp.js";
import type { Path } from "../core/model.js";

type Lists = readonly FileListing[];

/** Whether builds ignore the path, because of one of its parts. */
export const isIgnored = (path: Path): boolean => /(?:^|\/)(?:\.|node_modules(?:\/|$))/.test(path);

/**
 * Returns the listings with new stamps of the touched files (relative to the site's root). Undefined if a file may have been added or removed: then the
 * folders must be listed again.
 */
export function restat(root: string, lists: Lists, touched: Iterable<Path>): Lists | undefined {
	const fresh = lists.map((list) => ({ ...list, stamps: list.stamps.slice() }));
	const look = (list: FileListing, index: number): boolean => {
		const file = join(root, list.paths[index] as Path);
		const stamp = isPlain(file) ? stampOf(file) : undefined;
		if (stamp) list.stamps.set(stamp, index * stamp.length);
		return stamp !== undefined;
	};
	for (const list of fresh) {
		// A file modified within the last 100 ms had no stamp; it has one now.
		for (let index = 0; index < list.paths.length; index++)
			if (Number.isNaN(list.stamps[index * 4 + 1]) && !look(list, index)) return undefined;
	}
	for (const path of touched) {
		if (isIgnored(path)) continue;
		const list = fresh.find(({ paths }) => binarySearch(paths, path) !== -1);
		if (!list || !look(list, binarySearch(list.paths, path))) return undefined;
	}
	return fresh;
}

function isPlain(file: string): boolean {
	return lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The index of a path in a sorted list; -1 if it is missing. */
export function binarySearch(list: readonly (Path | { readonly path: Path })[], path: Path): number {
	const pathAt = (index: number) => {
		const each = list[index];
		return typeof each === "object" ? each.path : each;
	};
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((pathAt(middle) as Path) < path) low = middle + 1;
		else high = middle;
	}
	return pathAt(low) === path ? low : -1;
}
