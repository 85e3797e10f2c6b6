/** Makes the files of a folder those of a release: hard links to files of the served release, copies of all others. */
import { constants, copyFileSync, linkSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { ensureDir } from "../../core/ensure-dir.js";
import { ifThere, isThere, saysAbsent } from "../../core/exists.js";
import type { Path } from "../../core/model.js";
import { fileDigest } from "../../core/regular-file.js";
import { sendingsOf } from "../plan.js";
import type { Job } from "../target.js";

/** What a folder lacks to be that of a release. */
export interface Lacking {
	/** The files of the release that are missing in the folder, differ or are unknown, with their digests. */
	readonly wrong: ReadonlyMap<Path, string>;
	/** The files in the folder that the release does not have. */
	readonly extra: readonly Path[];
	/** Whether the folder has any files. */
	readonly isReused: boolean;
}

/** `fresh` is the folder, `served` that of the current release. Nothing is written in place, because other releases share the files. */
export function fill(
	fresh: string,
	served: string | undefined,
	{ wrong, extra, isReused }: Lacking,
	{ out, plan, onPhase, onSent }: Job,
): void {
	for (const path of extra) removeWithFolder(fresh, path);
	const folders = new Set<string>();
	/** The path of a file that is to be made; undefined if it is there already. */
	const prepare = (path: Path, wanted: string): string | undefined => {
		const file = join(fresh, path);
		if (isReused) {
			if (fileDigest(file)?.startsWith(wanted)) return undefined;
			rmSync(file, { recursive: true, force: true });
		}
		const folder = dirname(file);
		if (!folders.has(folder)) ensureDir(folder);
		folders.add(folder);
		return file;
	};
	const copy = (path: Path, file: string) =>
		copyFileSync(join(out, path), file, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
	for (const { name, length, files } of plan.phases) {
		onPhase(name, length);
		for (const { path } of files) {
			const file = wrong.has(path) && prepare(path, wrong.get(path) ?? "");
			if (file) copy(path, file);
			onSent(1);
		}
	}
	const sent = new Set(Array.from(sendingsOf(plan), ({ path }) => path));
	for (const [path, wanted] of wrong) {
		const file = sent.has(path) ? undefined : prepare(path, wanted);
		if (file === undefined) continue;
		try {
			if (served === undefined) throw Object.assign(new Error(), { code: "ENOENT" });
			linkSync(join(served, path), file);
		} catch (cause) {
			// Missing in the served release, or on a file system without hard links.
			if (!saysAbsent(cause) && !["EPERM", "EMLINK", "ENOTSUP"].includes((cause as NodeJS.ErrnoException).code ?? ""))
				throw cause;
			if (isThere(join(out, path))) copy(path, file);
			else if (served !== undefined && !saysAbsent(cause)) copyFileSync(join(served, path), file);
		}
	}
}

/** Removes a file and the folders that are empty then. */
function removeWithFolder(root: string, path: Path): void {
	rmSync(join(root, path), { recursive: true, force: true });
	for (let folder = dirname(path); folder !== "."; folder = dirname(folder))
		try {
			ifThere(() => rmdirSync(join(root, folder)));
		} catch {
			return;
		}
}
