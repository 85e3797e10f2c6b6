/** A folder of a site → its files with their stamps, in the order of their paths. Runs on any thread. */
import { type Dirent, lstatSync, readdirSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { folded } from "../../base/paths.js";
import { compare, error } from "../../base/problem.js";
import { NotPlain } from "../../engine/plain.js";
import { stampAt } from "../../engine/stats.js";
import type { Path, Problem } from "../../model.js";

export interface FileList {
	/** Relative to the site's root; sorted by code unit. */
	readonly paths: readonly Path[];
	/** One for each path, as `stampsOf` lays them. */
	readonly stamps: Float64Array;
	readonly problems: readonly Problem[];
}

/** The folders in a folder: what may be listed apart. */
export const foldersIn = (root: string, folder: Path): Path[] =>
	entriesOf(root, folder, []).flatMap((entry) => (entry.isDirectory() ? [`${folder}/${entry.name}`] : []));

/**
 * Every file below `root/folder`. Hidden names are skipped; links that stay inside the first part of the folder are followed. `known` has the
 * lists of folders that were made elsewhere.
 */
export function listFiles(root: string, folder: Path, known?: ReadonlyMap<Path, FileList>): FileList {
	const paths: Path[] = [];
	const stamps: number[] = [];
	const problems: Problem[] = [];
	const add = (list: FileList) => {
		for (const path of list.paths) paths.push(path);
		for (const part of list.stamps) stamps.push(part);
		for (const problem of list.problems) problems.push(problem);
	};
	const home = realpath(join(root, folder.split("/", 1)[0] ?? ""));
	const made = () => ({ paths, stamps: Float64Array.from(stamps), problems });
	if (home === undefined) return made();
	const walk = (dir: Path): void => {
		const entries = entriesOf(root, dir, problems);
		for (const entry of entries) {
			const path = `${dir}/${entry.name}`;
			if (entry.isDirectory()) {
				const list = known?.get(path);
				if (list) add(list);
				else walk(path);
				continue;
			}
			const fault = entry.isFile() ? undefined : linkFault(entry, join(root, path), home, path);
			const stamp = fault ? undefined : stampAt(join(root, path));
			if (fault) problems.push(fault);
			else if (stamp) {
				paths.push(path);
				stamps.push(...stamp);
			}
		}
	};
	walk(folder);
	return made();
}

/** What a folder holds, as far as its names are sound, in the order of full paths: a folder sorts as if its name ended in a slash. */
function entriesOf(root: string, dir: Path, problems: Problem[]): Dirent[] {
	let entries: Dirent[] = [];
	try {
		entries = readdirSync(join(root, dir), { withFileTypes: true });
	} catch (cause) {
		problems.push(unreadable(dir, cause));
	}
	const sorted = entries
		.filter(({ name }) => !name.startsWith(".") && name !== "node_modules")
		.map((entry) => ({ entry, key: entry.isDirectory() ? `${entry.name}/` : entry.name }))
		.sort((a, b) => compare(a.key, b.key))
		.map(({ entry }) => entry);
	// Names of these characters alone are sound, and differ in more than case.
	if (sorted.every(({ name }) => /^[a-z0-9][a-z0-9._-]*[a-z0-9]$/.test(name))) return sorted;
	const seen = new Map<string, Path>();
	return sorted.filter(({ name }) => {
		const path = `${dir}/${name}`;
		const fault = nameFault(name);
		if (fault) {
			problems.push(
				error(
					"odd-name",
					`The name ${JSON.stringify(name)} ${fault}`,
					{ path: path.replace(/\p{Cc}/gu, "\ufffd") },
					{ hint: "rename the file; letters, digits, hyphens and dots are safe everywhere" },
				),
			);
			return false;
		}
		const key = folded(name);
		const twin = seen.get(key);
		if (twin !== undefined)
			problems.push(
				error(
					"name-collision",
					`The name differs from "${twin}" only in case or in its Unicode form`,
					{ path },
					{ hint: "such names are one file on other systems; rename one of them" },
				),
			);
		seen.set(key, path);
		return true;
	});
}

/** Why something that is no plain file cannot be read; undefined for a link to a file that stays inside `home`. */
function linkFault(entry: Dirent, file: string, home: string, path: Path): Problem | undefined {
	if (!entry.isSymbolicLink()) return kindFault(kindOf(entry), path);
	const target = realpath(file);
	if (target === undefined) return error("link-broken", "The link leads to nothing", { path });
	if (!`${target}${sep}`.startsWith(`${home}${sep}`))
		return error(
			"link-outside",
			`The link leads out of "${path.split("/", 1)[0]}/"`,
			{ path },
			{ hint: "copy the file into the folder" },
		);
	const stats = lstatSync(target, { throwIfNoEntry: false });
	if (!stats) return error("link-broken", "The link leads to nothing", { path });
	if (stats.isFile()) return undefined;
	return kindFault(stats.isDirectory() ? "a link to a folder" : kindOf(stats), path);
}
const kindFault = (kind: string, path: Path): Problem =>
	error("file-kind", `This is ${kind}, not a file`, { path }, { hint: "remove it: reading it would wait for ever" });
const kindOf = (entry: Pick<Dirent, "isFIFO" | "isSocket">): string =>
	entry.isFIFO() ? "a pipe" : entry.isSocket() ? "a socket" : "a device";

function realpath(file: string): string | undefined {
	try {
		return realpathSync(file);
	} catch {
		return undefined;
	}
}

function nameFault(name: string): string | undefined {
	if (/\p{Cc}/u.test(name)) return "has a control character";
	if (/[\\:*?"<>|]/.test(name)) return "has a character that other file systems refuse";
	if (/[. ]$/.test(name)) return "ends in a dot or a space";
	return name.includes("\ufffd") ? "is not valid UTF-8" : undefined;
}

export const unreadable = (path: Path, cause: unknown): Problem =>
	cause instanceof NotPlain
		? kindFault(cause.kind, path)
		: error("unreadable", `The file cannot be read: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`, {
				path,
			});
