/** Deletes old versions of cached files whose names contain a digest of their content. */
import { readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Number of versions that are kept: for a return to an earlier state, and for a preview that still uses one. */
const MAX_OLD_VERSIONS = 20;
/** The digest in a file name. */
const DIGEST = /[0-9a-f]{16}/;

/** Deletes the oldest versions of `file`. `file` itself is the newest. */
export function dropOldVersions(file: string): void {
	const folder = dirname(file);
	const [start, end = ""] = basename(file).split(DIGEST, 2) as [string, string?];
	const isVersion = (name: string) =>
		name.length === start.length + 16 + end.length &&
		name.startsWith(start) &&
		name.endsWith(end) &&
		DIGEST.test(name.slice(start.length));
	const versions = readdirSync(folder)
		.filter(isVersion)
		.map((name) => join(folder, name));
	if (versions.length <= MAX_OLD_VERSIONS) return;
	const age = new Map(versions.map((path) => [path, statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0]));
	const newestFirst = versions.sort((a, b) => (age.get(b) ?? 0) - (age.get(a) ?? 0));
	for (const path of newestFirst.slice(MAX_OLD_VERSIONS)) if (path !== file) rmSync(path, { force: true });
}
