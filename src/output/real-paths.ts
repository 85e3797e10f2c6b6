/** Real paths in the output folder. Nothing is written or deleted through a symbolic link. */
import { lstatSync, readdirSync, realpathSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { ifThere } from "../core/exists.js";
import type { Path, Problem } from "../core/model.js";
import { error, warning } from "../core/problem.js";

/** Creates a function that returns whether a folder is in `out` by its real path. Results are cached for the lifetime of the function. */
export function createPathGuard(out: string): (folder: Path) => boolean {
	const home = realFolderOf(out);
	const known = new Map<Path, boolean>();
	return (folder) => {
		const found = known.get(folder) ?? (home !== undefined && realFolderOf(join(out, folder)) === join(home, folder));
		known.set(folder, found);
		return found;
	};
}

const realFolderOf = (path: string): string | undefined => ifThere(() => realpathSync.native(path));

/** A foreign file or folder at the path of a file of the site, or of one of its folders. */
interface InTheWay {
	readonly path: Path;
	readonly what: "a file" | "a folder" | "a link";
	/** The path that is blocked. */
	readonly of: Path;
}

/**
 * Finds foreign files at the paths of `moved`, the files to write. `ours` returns whether the last build wrote a path. A changed file at such a path is
 * Broadsheet's own. `isSame` returns whether a file already has the bytes to write.
 */
export function inTheWay(
	out: string,
	moved: readonly Path[],
	ours: (path: Path) => boolean,
	isSame: (path: Path) => boolean,
): InTheWay[] {
	const found = new Map<Path, InTheWay>();
	/** Whether folders exist; undefined if one of the parents is not a folder. */
	const folders = new Map<Path, boolean | undefined>([["", true]]);
	const isThere = (folder: Path, of: Path): boolean | undefined => {
		if (folders.has(folder)) return folders.get(folder);
		const above = isThere(parentOf(folder), of);
		const kind = above ? kindAt(join(out, folder)) : undefined;
		const isFaulty = above === undefined || (kind && kind !== "a folder" && !(kind === "a file" && ours(folder)));
		if (above !== undefined && isFaulty && kind) found.set(folder, { path: folder, what: kind, of });
		const there = isFaulty ? undefined : kind === "a folder";
		folders.set(folder, there);
		return there;
	};
	for (const path of moved) {
		if (!isThere(parentOf(path), path)) continue;
		const kind = kindAt(join(out, path));
		if (!kind || (kind !== "a folder" && ours(path)) || (kind === "a file" && isSame(path))) continue;
		if (kind === "a folder" && pathsBelow(out, path).every(ours)) continue;
		found.set(path, { path, what: kind, of: path });
	}
	return [...found.values()];
}

const parentOf = (path: Path): Path => (path.includes("/") ? dirname(path) : "");

function kindAt(file: string): InTheWay["what"] | undefined {
	const stats = lstatSync(file, { throwIfNoEntry: false });
	return stats && (stats.isDirectory() ? "a folder" : stats.isSymbolicLink() ? "a link" : "a file");
}

/** The files of a folder, and its empty subfolders, which are not removed with files. */
function pathsBelow(out: string, folder: Path): Path[] {
	return readdirSync(join(out, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		const inside = entry.isDirectory() ? pathsBelow(out, path) : [];
		return inside.length ? inside : [path];
	});
}

export const foreignProblem = ({ path, what, of }: InTheWay): Problem =>
	error("foreign-file", `In the output folder ${what} that no build made is in the way of ${of}: ${path}`, undefined, {
		hint: "move it away, or into static/; `broadsheet build --clean` renames it",
	});

/** Renames it within its folder: foreign files are never deleted. */
export function putAside(out: string, { path, what, of }: InTheWay): Problem {
	const names = new Set(readdirSync(join(out, parentOf(path))).map((name) => join(parentOf(path), name)));
	let [aside, number] = [`${path}.foreign`, 1];
	while (names.has(aside)) aside = `${path}.foreign-${++number}`;
	renameSync(join(out, path), join(out, aside));
	return warning(
		"foreign-file",
		`In the output folder ${what} that no build made was in the way of ${of}; its name is now ${aside}`,
	);
}

/** Whether a file of the new site needs a folder of this name, or is at a path that this file needs as a folder. */
export function conflicts(files: ReadonlyMap<Path, unknown>): (path: Path) => boolean {
	const above = (path: Path): Path[] => path.split("/").map((_, depth, parts) => parts.slice(0, depth).join("/"));
	const folders = new Set([...files.keys()].flatMap(above));
	return (path) => folders.has(path) || above(path).some((folder) => files.has(folder));
}
