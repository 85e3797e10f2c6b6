/** Lists the files of a folder with their stamps, sorted by path. Runs on any thread. */
import { type Dirent, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { NotPlain } from "../../core/disk-problem.js";
import { realPathOf } from "../../core/exists.js";
import { stampOf } from "../../core/file-stamp.js";
import type { Path, Problem } from "../../core/model.js";
import { caseFold } from "../../core/paths.js";
import { compare, error } from "../../core/problem.js";
import { fileTypeProblem, symlinkProblem } from "./file-type.js";

export interface FileListing {
	/** The listed folder, relative to the site's root. */
	readonly folder: Path;
	/** Relative to the site's root; sorted by code unit. */
	readonly paths: readonly Path[];
	/** One per path, packed by `packStamps`. */
	readonly stamps: Float64Array;
	readonly problems: readonly Problem[];
}

/** The folders in a folder, which can be listed separately. */
export const foldersIn = (root: string, folder: Path): Path[] =>
	entriesOf(root, folder, []).flatMap((entry) => (entry.isDirectory() ? [`${folder}/${entry.name}`] : []));

/**
 * Every file below `root/folder`. Hidden names are skipped; links are followed if they stay inside the first part of the folder. `known` contains the
 * listings of folders that were created on other threads.
 */
export function listFiles(root: string, folder: Path, known?: ReadonlyMap<Path, FileListing>): FileListing {
	const paths: Path[] = [];
	const stamps: number[] = [];
	const problems: Problem[] = [];
	const add = (list: FileListing) => {
		for (const path of list.paths) paths.push(path);
		for (const part of list.stamps) stamps.push(part);
		for (const problem of list.problems) problems.push(problem);
	};
	let home: string | undefined;
	try {
		if (realPathOf(join(root, folder)) !== undefined) home = realPathOf(join(root, folder.split("/", 1)[0] ?? ""));
	} catch (cause) {
		problems.push(unreadable(folder, cause));
	}
	const made = () => ({ folder, paths, stamps: Float64Array.from(stamps), problems });
	if (home === undefined) return made();
	const walk = (dir: Path): void => {
		const entries = entriesOf(root, dir, problems);
		// One join per folder: joining every path would take a fifth of the time.
		const place = join(root, dir);
		for (const entry of entries) {
			const path = `${dir}/${entry.name}`;
			const file = `${place}/${entry.name}`;
			if (entry.isDirectory()) {
				const list = known?.get(path);
				if (list) add(list);
				else walk(path);
				continue;
			}
			const problem = entry.isFile() ? undefined : symlinkProblem(entry, file, home, path);
			const stamp = problem ? undefined : stampOf(file);
			if (problem) problems.push(problem);
			else if (stamp) {
				paths.push(path);
				stamps.push(...stamp);
			} else problems.push(unreadable(path, causeAt(file)));
		}
	};
	walk(folder);
	return made();
}

/** The entries of a folder with valid names, in the order of full paths: a folder sorts as if its name ended in a slash. */
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
	// Names of these characters are valid and differ in more than case.
	if (sorted.every(({ name }) => /^[a-z0-9][a-z0-9._-]*[a-z0-9]$/.test(name))) return sorted;
	const seen = new Map<string, Path>();
	return sorted.filter((entry) => {
		const { name } = entry;
		const path = `${dir}/${name}`;
		const isText = /\.(?:md|markdown|mdx|ya?ml)$/i.test(name);
		const report = (problem: Problem, isError: boolean) =>
			problems.push(isError ? problem : { ...problem, severity: "warning" });
		const reason = fileNameProblem(name);
		if (reason) {
			const problem = error(
				"odd-name",
				`The name ${JSON.stringify(name)} ${reason}; it is left out`,
				{ path: path.replace(/\p{Cc}/gu, "\ufffd") },
				{ hint: "rename it; letters, digits, hyphens and dots are safe everywhere" },
			);
			report(problem, isText || entry.isDirectory());
			return false;
		}
		const key = caseFold(name);
		const twin = seen.get(key);
		if (twin !== undefined) {
			const problem = error(
				"name-collision",
				`The name differs from "${twin}" only in case or in its Unicode form`,
				{ path },
				{ hint: "such names are one file on other systems; rename one of them" },
			);
			report(problem, isText);
		}
		seen.set(key, path);
		return true;
	});
}

/** Why a file cannot be read. `ENOENT` if it is gone, also if it was removed after its folder was listed. */
function causeAt(file: string): NodeJS.ErrnoException {
	try {
		statSync(file);
		return Object.assign(new Error("The file changed while its folder was read"), { code: "ENOENT" });
	} catch (cause) {
		return cause as NodeJS.ErrnoException;
	}
}

/** Why a file cannot be published under its name. Names that only other systems reject are reported after classification. */
function fileNameProblem(name: string): string | undefined {
	if (/\p{Cc}/u.test(name)) return "has a control character";
	if (name.includes("\\")) return "has a backslash";
	return name.includes("\ufffd") ? "is not valid UTF-8" : undefined;
}

export const unreadable = (path: Path, cause: unknown): Problem =>
	cause instanceof NotPlain
		? fileTypeProblem(cause.kind, path)
		: error("unreadable", `The file cannot be read: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`, {
				path,
			});
