/** Lists the files of an output folder with size and digest: those of a build, and those that other programs, such as a search indexer, have added. */
import { join } from "node:path";
import { changedIndexesIn } from "../build/scan-stamps.js";
import type { Pool } from "../build/workers/pool.js";
import { type OutputRecords, outputColumns } from "../cache/output-records.js";
import { digest } from "../core/digest.js";
import { STAMP_LENGTH, stampOfLink } from "../core/file-stamp.js";
import { compare } from "../core/problem.js";
import { readRegularFile } from "../core/regular-file.js";
import { type LocalFile, LocalFiles } from "./local-files.js";
import { otherFiles } from "./other-files.js";

/** A file is read if its stamp differs from that in its record. */
export async function localFiles(out: string, cache: string, written: OutputRecords, pool: Pool): Promise<LocalFiles> {
	const { paths, from, ...columns } = outputColumns(written);
	const stamps = written.stamps();
	const [indexes, others] = await Promise.all([
		changedIndexesIn({ folder: out, paths, stamps }, pool),
		otherFiles(out, cache, (path) => written.indexOf(path) >= 0, pool),
	]);
	const own = new LocalFiles({
		...columns,
		paths,
		stories: Uint8Array.from(from, (source) => Number(source !== "")),
		sizes: Float64Array.from(paths, (_, index) => stamps[index * STAMP_LENGTH] as number),
	});
	if (indexes.length === 0 && others.length === 0) return own;
	const changed = new Set(indexes);
	const now = [...own].flatMap((file, index) => (changed.has(index) ? changedFile(out, file) : [file]));
	if (others.length === 0) return LocalFiles.of(now);
	const added = others.map(
		({ path, stamp, digest }): LocalFile => ({
			path,
			kind: /\.html?$/i.test(path) ? "page" : "asset",
			isStory: false,
			size: stamp[0],
			digest,
		}),
	);
	return LocalFiles.of([...now, ...added].sort((a, b) => compare(a.path, b.path)));
}

/** None if it is gone. */
function changedFile(out: string, file: LocalFile): LocalFile[] {
	const stamp = stampOfLink(join(out, file.path));
	return stamp ? [{ ...file, size: stamp[0], digest: digest(readRegularFile(join(out, file.path))) }] : [];
}
