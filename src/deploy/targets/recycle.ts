/** Begins a release: with the files that an interrupted deploy has left, with those of a release that is no longer kept, or with none. */
import { lstatSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isAnyFolderChanged } from "../../build/workers/scan-worker.js";
import { ensureDir } from "../../core/ensure-dir.js";
import { isThere } from "../../core/exists.js";
import { foldersOf } from "../../core/folders-of.js";
import { partOf } from "../../output/read-manifest.js";
import { unfinished } from "../deployed.js";
import { differences } from "../differences.js";
import type { FileRow } from "../file-list.js";
import type { Job, ReleaseScan } from "../target.js";
import type { Lacking } from "./release-files.js";
import { listFile, type ReleaseLists } from "./release-lists.js";

/** The release under construction. Its list is the journal: the bytes of some files are unknown. */
export const UNFINISHED = ".new";

export interface Beginning extends Pick<Job, "plan" | "scan"> {
	readonly lists: ReleaseLists;
}

/** `unused` are the ids of releases that are no longer kept. */
export async function beginRelease(
	releases: string,
	unused: readonly string[],
	beginning: Beginning,
): Promise<Lacking> {
	const { lists } = beginning;
	const list = beginning.plan.after;
	const found = await reusable(releases, unused, beginning);
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
	const touched = new Set([...changed.keys()].map((path) => partOf(path, list.parts.length)));
	const rows = list.parts.flatMap((part, index) => (touched.has(index) ? part.rows() : []));
	const wrong = rows.flatMap(([path, { digest }]) => (changed.has(path) ? [[path, digest] as const] : []));
	return { wrong: new Map(wrong), extra: gone, isReused: source !== undefined };
}

async function reusable(releases: string, unused: readonly string[], { lists, plan, scan }: Beginning) {
	const list = plan.after;
	for (const source of [UNFINISHED, ...unused]) {
		const base = isThere(join(releases, source)) ? lists.read(source) : undefined;
		if (!base) continue;
		const found = await differences(list, base);
		if (source === UNFINISHED || (await isIntact(found.extra))) return { source, base, ...found };

		/**
		 * Whether nothing was added to the folders of the release, removed or replaced there since its list was written. A folder that it does not have makes
		 * no difference: its removal would have changed the one above. A file that was changed in place goes unnoticed: the served release has it, too, unless
		 * it is replaced anyway.
		 */
		async function isIntact(extra: readonly FileRow[]): Promise<boolean> {
			const folder = join(releases, source);
			const folders = [...foldersOf([...plan.kept, ...extra.map(([path]) => path)])];
			if (isAnyFolderChanged({ folder, folders, since: writtenAt(releases, source) })) return false;
			return !(await isReleaseChanged(releases, source, scan));
		}
	}
	return undefined;
}

/** Whether a folder of the release was changed after its list was written. */
export const isReleaseChanged = (releases: string, id: string, scan: ReleaseScan): Promise<boolean> =>
	scan.areFoldersChanged(join(releases, id), writtenAt(releases, id));
/** The time of the list of a release, in milliseconds since 1970; without a list, all counts as changed. */
const writtenAt = (releases: string, id: string): number =>
	lstatSync(join(releases, listFile(id)), { throwIfNoEntry: false })?.mtimeMs ?? 0;
