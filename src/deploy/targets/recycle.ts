/** Begins a release: with the files that an interrupted deploy has left, with those of a release that is no longer kept, or with none. */
import { lstatSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureDir } from "../../core/ensure-dir.js";
import { isThere } from "../../core/exists.js";
import type { Path } from "../../core/model.js";
import { unfinished } from "../deployed.js";
import { differences } from "../differences.js";
import { type FileList, foldersOf } from "../file-list.js";
import type { Lacking } from "./release-files.js";
import { listFile, type ReleaseLists } from "./release-lists.js";

/** The release under construction. Its list is the journal: the bytes of some files are unknown. */
export const UNFINISHED = ".new";

/** `unused` are the ids of releases that are no longer kept, `list` is that of the new release. */
export async function beginRelease(
	releases: string,
	lists: ReleaseLists,
	unused: readonly string[],
	list: FileList,
): Promise<Lacking> {
	const found = await reusable(releases, lists, unused, list);
	const { source, base } = found ?? {};
	const { changed, extra } = found ?? (await differences(list, undefined));
	const fresh = join(releases, UNFINISHED);
	if (source !== UNFINISHED) rmSync(fresh, { recursive: true, force: true });
	const gone = extra.map(([path]) => path);
	lists.write(UNFINISHED, unfinished({ id: UNFINISHED, at: "" }, base, [...changed.keys(), ...gone]));
	if (source === undefined) ensureDir(fresh);
	else if (source !== UNFINISHED) {
		lists.remove(source);
		renameSync(join(releases, source), fresh);
	}
	const wrong = list.parts.flatMap(({ rows }) =>
		rows.flatMap(([path, { digest }]) => (changed.has(path) ? [[path, digest] as const] : [])),
	);
	return { wrong: new Map(wrong), extra: gone, isReused: source !== undefined };
}

async function reusable(releases: string, lists: ReleaseLists, unused: readonly string[], list: FileList) {
	for (const source of [UNFINISHED, ...unused]) {
		const base = isThere(join(releases, source)) ? lists.read(source) : undefined;
		if (!base) continue;
		const found = await differences(list, base);
		if (
			source === UNFINISHED ||
			isIntact(releases, source, foldersOf([...list.parts.flatMap(({ rows }) => rows), ...found.extra]))
		)
			return { source, base, ...found };
	}
	return undefined;
}

/**
 * Whether nothing was added to the folders of a release, removed or replaced there since its list was written. A folder that it does not have makes no
 * difference: its removal would have changed the one above. A file that was changed in place goes unnoticed: the served release has it, too, unless it is
 * replaced anyway.
 */
function isIntact(releases: string, id: string, folders: ReadonlySet<Path>): boolean {
	const written = lstatSync(join(releases, listFile(id))).mtimeMs;
	for (const folder of [".", ...folders]) {
		const stats = lstatSync(`${releases}/${id}/${folder}`, { throwIfNoEntry: false });
		if (stats && (!stats.isDirectory() || stats.mtimeMs > written)) return false;
	}
	return true;
}
