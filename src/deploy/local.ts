/** Lists the files of an output folder with their digests: those of a build, and those that other programs, such as a search indexer, have added. */
import { join } from "node:path";
import { changedRowsIn } from "../build/scan-stamps.js";
import type { Pool } from "../build/workers/pool.js";
import type { OutputRecords } from "../cache/output-records.js";
import type { Rows } from "../cache/rows.js";
import { digest } from "../core/digest.js";
import { stampOfLink } from "../core/file-stamp.js";
import type { Path } from "../core/model.js";
import type { OutputRecord } from "../core/output-record.js";
import { readRegularFile } from "../core/regular-file.js";
import { entriesIn, type ManifestEntry, manifestParts, partOf } from "../output/read-manifest.js";
import { type LocalFile, LocalFiles, type LocalPart } from "./local-files.js";
import { type FolderRow, type OtherFile, otherFiles } from "./other-files.js";

export interface LocalOutput {
	readonly files: LocalFiles;
	/** All folders of the output. */
	readonly folders: Rows<FolderRow>;
}

/** A file is read if its stamp differs from that in its record. */
export async function localFiles(out: string, cache: string, written: OutputRecords, pool: Pool): Promise<LocalOutput> {
	const [indexes, { others, folders }] = await Promise.all([
		changedRowsIn({ folder: out, rows: written }, pool),
		otherFiles(out, cache, (path) => written.indexOf(path) >= 0, pool),
	]);
	const manifest = manifestParts(out);
	/** What differs from the manifest, by part. */
	const differing = manifest.map(() => new Map<Path, LocalFile | undefined>());
	const differs = (path: Path, file: LocalFile | undefined) =>
		differing[partOf(path, manifest.length)]?.set(path, file);
	for (const index of indexes) {
		const record = written.at(index);
		const file = changedFile(out, localFile(record));
		if (file?.digest !== record.digest) differs(record.path, file);
	}
	for (const other of others) differs(other.path, addedFile(other));
	const parts = manifest.map(({ digest: sum, text }, index): LocalPart => {
		const changes = differing[index] as ReadonlyMap<Path, LocalFile | undefined>;
		return {
			key: changes.size ? digest(JSON.stringify([sum, ...changes])) : sum,
			files: () => {
				const inPart = ({ path }: OutputRecord) => partOf(path, manifest.length) === index;
				const entries = entriesIn(text()) ?? written.toArray().filter(inPart);
				const unchanged = entries.filter(({ path }) => !changes.has(path)).map(localFile);
				return [...unchanged, ...[...changes.values()].filter((file) => file !== undefined)];
			},
		};
	});
	return { files: new LocalFiles(parts, written.length + others.length), folders };
}

const localFile = ({ path, kind, from, digest }: ManifestEntry): LocalFile => ({
	path,
	kind,
	isStory: from !== undefined,
	digest,
});

/** Undefined if it is gone. */
function changedFile(out: string, file: LocalFile): LocalFile | undefined {
	const stamp = stampOfLink(join(out, file.path));
	return stamp && { ...file, digest: digest(readRegularFile(join(out, file.path))) };
}

const addedFile = ({ path, digest }: OtherFile): LocalFile => ({
	path,
	kind: /\.html?$/i.test(path) ? "page" : "asset",
	isStory: false,
	digest,
});

/** In bytes; 0 if the file is gone. */
export const sizeOfFile = (out: string, path: Path): number => stampOfLink(join(out, path))?.[0] ?? 0;
