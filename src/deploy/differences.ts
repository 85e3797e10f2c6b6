/** Compares a list of files with what lies at a target. Reads the parts of the list there that differ. */
import type { Path } from "../core/model.js";
import { partOf } from "../output/read-manifest.js";
import type { Deployed } from "./deployed.js";
import type { FileList, FileRow, There } from "./file-list.js";

export interface Differences {
	/** The files of the list that are missing there, or differ, with what is there. */
	readonly changed: ReadonlyMap<Path, There | undefined>;
	/** The files there that the list does not have. */
	readonly extra: readonly FileRow[];
}

/** With `isForced` every file counts as changed. */
export async function differences(
	{ parts }: FileList,
	there: Deployed | undefined,
	isForced = false,
): Promise<Differences> {
	const isAligned = there?.parts.length === parts.length && !isForced;
	const touched = new Set(isAligned ? [...there.changes.keys()].map((path) => partOf(path, parts.length)) : []);
	const differing = parts.flatMap(({ digest }, index) =>
		isAligned && there.parts[index] === digest && !touched.has(index) ? [] : [index],
	);
	const files = new Map(await there?.files(isAligned ? new Set(differing) : undefined));
	const changed = new Map<Path, There | undefined>();
	for (const index of differing)
		for (const [path, now] of parts[index]?.rows() ?? []) {
			const was = files.get(path);
			files.delete(path);
			if (isForced || was?.digest !== now.digest || was.headers !== now.headers) changed.set(path, was);
		}
	return { changed, extra: [...files] };
}
