/** Paths in the output folder, as the disk has them: a link in it leads nowhere that is written to or deleted. */
import { lstatSync, readdirSync, realpathSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { ifThere } from "../core/exists.js";
import type { Path, Problem } from "../core/model.js";
import { error, warning } from "../core/problem.js";

/** Says of folders whether they lie in `out` by their real paths. Ask at the moment of use: answers are kept for as long as this function is. */
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

/** Something that no build made, where a file of the site or one of its folders is to be. */
interface InTheWay {
	readonly path: Path;
	readonly what: "a file" | "a folder" | "a link";
	/** What is to be there. */
	readonly of: Path;
}

/**
 * `moved` is to be written; `ours` says of a path that it is a file which the last build wrote. A file of ours may have been removed or changed since; what
 * lies in its place is ours as well, if it is a file. `isSame` says of a file that it has the bytes which are to be written.
 */
export function inTheWay(
	out: string,
	moved: readonly Path[],
	ours: (path: Path) => boolean,
	isSame: (path: Path) => boolean,
): InTheWay[] {
	const found = new Map<Path, InTheWay>();
	/** Of folders: whether they are there; undefined where a file can be in none of them. */
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

/** Its files, and those of its folders that are empty: they do not go with the files. */
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

/** Gives it another name beside its old one: nothing that no build made is ever deleted. */
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

/** Does a file of the new site need a folder of this name, or is it at a path where this file needs a folder? */
export function conflicts(files: ReadonlyMap<Path, unknown>): (path: Path) => boolean {
	const above = (path: Path): Path[] => path.split("/").map((_, depth, parts) => parts.slice(0, depth).join("/"));
	const folders = new Set([...files.keys()].flatMap(above));
	return (path) => folders.has(path) || above(path).some((folder) => files.has(folder));
}
