/** Lists the files of an output folder with size and digest: those of a build, and those that other programs, such as a search indexer, have added. */
import { join } from "node:path";
import { changedIndexesIn } from "../build/scan.js";
import { createPool, threadCount } from "../build/workers/pool.js";
import type { OutputRecords } from "../cache/output-records.js";
import { digest } from "../core/digest.js";
import { stampOfLink } from "../core/file-stamp.js";
import type { Path } from "../core/model.js";
import type { OutputRecord } from "../core/output-record.js";
import { compare } from "../core/problem.js";
import { readRegularFile } from "../core/regular-file.js";
import { otherFiles } from "./other-files.js";

export interface LocalFile {
	readonly path: Path;
	/** For a file that no build wrote: `page` if it is HTML, otherwise `asset`. */
	readonly kind: OutputRecord["kind"];
	/** Whether it is an article page. */
	readonly isStory: boolean;
	/** In bytes. */
	readonly size: number;
	/** SHA-256 in hex. */
	readonly digest: string;
}

/** Sorted by path. A file is read if its stamp differs from that in its record. */
export async function localFiles(out: string, cache: string, written: OutputRecords): Promise<LocalFile[]> {
	const pool = createPool(threadCount({}));
	try {
		const indexes = changedIndexesIn(out, { paths: written.paths(), stamps: written.stamps() }, pool);
		const isWritten = new Set(written.paths());
		const others = otherFiles(out, cache, (path) => isWritten.has(path));
		const changed = new Set(await indexes);
		const own = written.toArray().flatMap((file, index) => localFile(out, file, changed.has(index)));
		if (others.length === 0) return own;
		const added = others.map(({ path, stamp, digest }) => ({
			path,
			kind: /\.html?$/i.test(path) ? ("page" as const) : ("asset" as const),
			isStory: false,
			size: stamp[0],
			digest,
		}));
		return [...own, ...added].sort((a, b) => compare(a.path, b.path));
	} finally {
		await pool.close();
	}
}

function localFile(out: string, file: OutputRecord, isChanged: boolean): LocalFile[] {
	const { path, kind, from } = file;
	const stamp = isChanged ? stampOfLink(join(out, path)) : file.stamp;
	if (!stamp) return [];
	const now = isChanged ? digest(readRegularFile(join(out, path))) : file.digest;
	return [{ path, kind, isStory: from !== undefined, size: stamp[0], digest: now }];
}
