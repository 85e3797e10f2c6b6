/** Compares the output folder with the records of the last build. */
import { join } from "node:path";
import { NO_STAMP, stampOfLink } from "../core/file-stamp.js";
import { lazy } from "../core/lazy.js";
import type { Path } from "../core/model.js";
import type { OutputFiles, OutputRecord, PreviousOutput } from "../core/output-record.js";
import { compare } from "../core/problem.js";
import { fileDigest } from "../core/regular-file.js";
import { type OutputRecords, type OutputTable, outputRecords } from "./output-records.js";

/** The files listed in the manifest of the output folder; `known` are the cached records. */
export function mergeManifest(
	entries: readonly Pick<OutputRecord, "path" | "digest" | "kind" | "from">[],
	known: OutputTable | undefined,
): OutputRecords {
	const files = entries.map((entry) => {
		const file = known?.files.get(entry.path);
		return file?.digest === entry.digest ? file : { ...entry, stamp: NO_STAMP };
	});
	return outputRecords(files.sort((a, b) => compare(a.path, b.path)));
}

/** Reads the files with these indexes, whose stamps differ. Those with the same content have new stamps; the others have the digest ''. */
export function readChangedFiles(
	out: string,
	files: OutputRecords,
	changed: readonly number[],
): ReadonlyMap<Path, OutputRecord> {
	const found = new Map<Path, OutputRecord>();
	for (const index of changed) {
		const file = files.at(index);
		const stamp = stampOfLink(join(out, file.path));
		const same = stamp && fileDigest(join(out, file.path)) === file.digest;
		found.set(file.path, { ...file, ...(same ? { stamp } : { stamp: NO_STAMP, digest: "" }) });
	}
	return found;
}

export const previousOutput = (
	records: OutputRecords,
	{ manifest, renderVersion }: Pick<PreviousOutput, "manifest" | "renderVersion">,
): PreviousOutput => ({ files: byPath(records), manifest, renderVersion });

/** More look-ups are faster in a map. */
const MAX_SEARCHES = 2000;

function byPath(rows: OutputRecords): OutputFiles {
	const map = lazy(() => new Map(rows.toArray().map((file) => [file.path, file])));
	let searches = 0;
	const get = (path: Path) => (searches++ < MAX_SEARCHES ? rows.get(path) : map().get(path));
	return {
		size: rows.length,
		get,
		has: (path) => get(path) !== undefined,
		keys: () => map().keys(),
		values: () => map().values(),
	};
}
