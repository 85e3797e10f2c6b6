import type { Path } from "./model.js";

/** All folders in which the files are, except the one of all. */
export function foldersOf(paths: Iterable<Path>): Set<Path> {
	const folders = new Set<Path>();
	for (const path of paths)
		for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
			const folder = path.slice(0, end);
			if (folders.has(folder)) break;
			folders.add(folder);
		}
	return folders;
}
