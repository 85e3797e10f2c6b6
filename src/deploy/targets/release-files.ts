/** Creates the files of a release: hard links to unchanged files of the served one, copies of all others. */
import { constants, copyFileSync, linkSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { digest } from "../../core/digest.js";
import { ensureDir } from "../../core/ensure-dir.js";
import { ifThere, isThere, saysAbsent } from "../../core/exists.js";
import type { Path } from "../../core/model.js";
import { readRegularFile } from "../../core/regular-file.js";
import { sendingsOf, shortDigestOf } from "../plan.js";
import type { Job } from "../target.js";

/**
 * `fresh` is the folder of the new release, `served` that of the current one. Files that an interrupted deploy of the same build has left in `fresh` are
 * not copied again.
 */
export function fill(fresh: string, served: string | undefined, { out, plan, onPhase, onSent }: Job): void {
	const left = new Set(ifThere(() => releasePaths(fresh, "")));
	// Left by a different build: not reused.
	if ([...left].some((path) => !plan.after.has(path))) {
		rmSync(fresh, { recursive: true });
		left.clear();
	}
	const folders = new Set<string>();
	const prepare = (path: Path): string => {
		const file = join(fresh, path);
		const folder = dirname(file);
		if (!folders.has(folder)) ensureDir(folder);
		folders.add(folder);
		return file;
	};
	ensureDir(fresh);
	const sent = new Map(sendingsOf(plan).map((file) => [file.path, shortDigestOf(file)]));
	const copy = (path: Path, wanted: string): void => {
		const file = prepare(path);
		// Left by an interrupted deploy: possibly incomplete, or of a different build.
		if (left.has(path) && digest(readRegularFile(file)).startsWith(wanted)) return;
		// Never written in place, because an earlier release may share the file.
		rmSync(file, { force: true });
		copyFileSync(join(out, path), file, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
	};
	for (const { name, files } of plan.phases) {
		onPhase(name, files.length);
		for (const { path } of files) {
			copy(path, sent.get(path) ?? "");
			onSent(1);
		}
	}
	for (const [path, { digest: wanted }] of plan.after) {
		if (sent.has(path)) continue;
		const file = prepare(path);
		if (left.has(path)) rmSync(file);
		try {
			if (served === undefined) throw Object.assign(new Error(), { code: "ENOENT" });
			linkSync(join(served, path), file);
		} catch (cause) {
			// Missing in the served release, or on a file system without hard links.
			if (!saysAbsent(cause) && !["EPERM", "EMLINK", "ENOTSUP"].includes((cause as NodeJS.ErrnoException).code ?? ""))
				throw cause;
			if (isThere(join(out, path))) copy(path, wanted);
			else if (served !== undefined && !saysAbsent(cause)) copyFileSync(join(served, path), file);
		}
	}
}

const releasePaths = (root: string, folder: Path): Path[] =>
	readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
		return entry.isDirectory() ? releasePaths(root, path) : [path];
	});
