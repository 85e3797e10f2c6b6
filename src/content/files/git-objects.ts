/** The contents of files as git knows them. In a fresh checkout they tell which files are as they were, without reading them. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { isThere } from "../../core/exists.js";
import type { Path } from "../../core/model.js";

const MAX_OUTPUT_BYTES = 1024 ** 3;

/** The `.git` of the work tree that contains the folder, given by its absolute path: a folder, or in a linked work tree a file that names one. Undefined outside of a work tree. */
export function gitDirOf(folder: string): string | undefined {
	const git = join(folder, ".git");
	if (isThere(git)) return git;
	return dirname(folder) === folder ? undefined : gitDirOf(dirname(folder));
}

/** The id that git gives to a file with these bytes, in a repository with SHA-1 ("Git Objects", Pro Git, 10.2). A file that a filter changes, such as one for line ends, has a different id. */
export const gitObjectId = (bytes: Uint8Array): string =>
	createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");

/**
 * The ids of the tracked files below these folders that are as in the index, by their paths relative to `root`. Undefined if `root` is in no repository,
 * or git is not installed or refuses to read it.
 */
export async function gitObjectIds(
	root: string,
	folders: readonly Path[],
): Promise<ReadonlyMap<Path, string> | undefined> {
	const git = async (...command: string[]): Promise<string[]> => {
		// Without optional locks, a build takes none from an editor's git.
		const options = ["--no-optional-locks", "-C", root, ...command, "-z", "--", ...folders];
		const { stdout } = await promisify(execFile)("git", options, { maxBuffer: MAX_OUTPUT_BYTES });
		return stdout.split("\0").filter((line) => line !== "");
	};
	try {
		// A process would take longer than this look.
		if (gitDirOf(realpathSync(root)) === undefined) return undefined;
		const [tracked, changed] = await Promise.all([
			git("ls-files", "-s"),
			git("diff-files", "--name-only", "--relative"),
		]);
		const ids = new Map<Path, string>();
		for (const line of tracked) {
			// Mode, id, stage; a file in a merge conflict has several stages, and is changed.
			const [, id, stage, path] = /^\d+ ([0-9a-f]+) (\d)\t(.*)$/s.exec(line) ?? [];
			if (id !== undefined && path !== undefined && stage === "0") ids.set(path, id);
		}
		for (const path of changed) ids.delete(path);
		return ids;
	} catch {
		return undefined;
	}
}
