/** Compares the output folder with the records of the last build. */
import { join } from "node:path";
import { NO_STAMP, stampOfLink } from "../core/file-stamp.js";
import type { OutputRecord, PreviousOutput } from "../core/output-record.js";
import { compare } from "../core/problem.js";
import { fileDigest } from "../core/regular-file.js";
import type { CachedOutputs } from "./output-records.js";

/** The files listed in the manifest of the output folder; `known` are the cached records. */
export function mergeManifest(
	entries: readonly Pick<OutputRecord, "path" | "digest" | "kind" | "from">[],
	known: CachedOutputs | undefined,
): readonly OutputRecord[] {
	const byPath = new Map((known?.files() ?? []).map((file) => [file.path, file]));
	return entries
		.map((entry) => {
			const file = byPath.get(entry.path);
			return file?.digest === entry.digest ? file : { ...entry, stamp: NO_STAMP };
		})
		.sort((a, b) => compare(a.path, b.path));
}

/** `changed` are the indexes of files whose stamps differ: only these are read. */
export function readPreviousOutput(
	out: string,
	files: readonly OutputRecord[],
	changed: readonly number[],
	{ manifest, renderVersion }: Pick<PreviousOutput, "manifest" | "renderVersion">,
): PreviousOutput {
	const found = new Map(files.map((file) => [file.path, file]));
	for (const index of changed) {
		const file = files[index] as OutputRecord;
		const stamp = stampOfLink(join(out, file.path));
		const same = stamp && fileDigest(join(out, file.path)) === file.digest;
		found.set(file.path, { ...file, ...(same ? { stamp } : { stamp: NO_STAMP, digest: "" }) });
	}
	return { files: found, manifest, renderVersion: renderVersion };
}
