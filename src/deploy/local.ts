/** Lists the files of an output folder with size and digest: those of a build, and those that other programs, such as a search indexer, have added. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { OutputTable } from "../cache/output-records.js";
import { digest } from "../core/digest.js";
import { stampOfLink, stampsEqual } from "../core/file-stamp.js";
import type { Path } from "../core/model.js";
import { compare } from "../core/problem.js";
import { readRegularFile } from "../core/regular-file.js";
import type { ManifestEntry } from "../output/read-manifest.js";
import { MANIFEST, STAGE } from "../output/validate.js";

export interface LocalFile {
	readonly path: Path;
	/** For a file that no build wrote: `page` if it is HTML, otherwise `asset`. */
	readonly kind: ManifestEntry["kind"];
	/** Whether it is an article page. */
	readonly isStory: boolean;
	/** In bytes. */
	readonly size: number;
	/** SHA-256 in hex. */
	readonly digest: string;
}

/**
 * Sorted by path. The digest is taken from `known` if the stamp is equal; otherwise the file is read. Left out: links, hidden files that no build wrote
 * (`.DS_Store`, `.env`), and files that `build --clean` has renamed.
 */
export function localFiles(
	out: string,
	written: readonly ManifestEntry[],
	known: Pick<OutputTable, "files"> | undefined,
): LocalFile[] {
	const entries = new Map(written.map((entry) => [entry.path, entry]));
	const before = new Map(known?.files.toArray().map((file) => [file.path, file]));
	return outputPaths(out, "")
		.filter((path) => entries.has(path) || !isPrivate(path))
		.sort(compare)
		.flatMap((path) => {
			const stamp = stampOfLink(join(out, path));
			if (!stamp) return [];
			const entry = entries.get(path);
			const record = before.get(path);
			return [
				{
					path,
					kind: entry?.kind ?? (/\.html?$/i.test(path) ? "page" : "asset"),
					isStory: entry?.from !== undefined,
					size: stamp[0],
					digest: record && stampsEqual(record.stamp, stamp) ? record.digest : digest(readRegularFile(join(out, path))),
				},
			];
		});
}

const outputPaths = (out: string, folder: Path): Path[] =>
	readdirSync(join(out, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
		if (path === MANIFEST || path === STAGE) return [];
		return entry.isDirectory() ? outputPaths(out, path) : entry.isFile() ? [path] : [];
	});

/** `.well-known` is the only hidden folder for readers (RFC 8615). */
const isPrivate = (path: Path): boolean => /(?:^|\/)\.(?!well-known\/)|\.foreign(?:-\d+)?$/.test(path);
