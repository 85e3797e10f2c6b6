/**
 * Finds the files in an output folder that no build wrote: other programs, such as a search indexer, have added them. The stamp of a folder differs after
 * each change of its entries, so only folders whose stamp differs from that of the last time are listed again.
 */
import { readdirSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { changedIndexesIn, changedRowsIn } from "../build/scan-stamps.js";
import type { Pool } from "../build/workers/pool.js";
import type { RowFormat } from "../cache/row-part.js";
import { Rows } from "../cache/rows.js";
import { readRows, writeRows } from "../cache/rows-on-disk.js";
import { isCacheEmptied } from "../core/cache-emptied.js";
import { digest, shortDigest } from "../core/digest.js";
import { packStamps, type Stamp, stampAtIndex, stampOfFolder, stampOfLink, stampsEqual } from "../core/file-stamp.js";
import type { Path } from "../core/model.js";
import { readRegularFile } from "../core/regular-file.js";

/** A file that no build wrote. */
export interface OtherFile {
	readonly path: Path;
	readonly stamp: Stamp;
	/** SHA-256 in hex. */
	readonly digest: string;
}
/** A folder of the output. */
export interface FolderRow {
	/** `.` for the output folder. */
	readonly path: Path;
	readonly stamp: Stamp;
	/** Directly in it. */
	readonly others: readonly OtherFile[];
}

const FOLDER_FORMAT: RowFormat<FolderRow> = {
	encode: (folders) => ({
		numbers: { stamps: packStamps(folders) },
		texts: {
			path: folders.map(({ path }) => path),
			others: folders.map(({ others }) => (others.length ? JSON.stringify(others) : "")),
		},
	}),
	decode: ({ texts }, paths, stamps) => {
		const others = texts("others");
		return (index) => ({
			path: paths[index] as Path,
			stamp: stampAtIndex(stamps, index),
			others: others[index] ? JSON.parse(others[index]) : [],
		});
	},
	/** The number of other files. */
	summarize: (folders) => [folders.reduce((sum, { others }) => sum + others.length, 0)],
};

export interface OutputFolders {
	readonly others: readonly OtherFile[];
	/** All folders of the output. */
	readonly folders: Rows<FolderRow>;
}

/** Left out: links, hidden files (`.DS_Store`, `.env`), and files that `build --clean` has renamed. */
export async function otherFiles(
	out: string,
	cache: string,
	isWritten: (path: Path) => boolean,
	pool: Pool,
): Promise<OutputFolders> {
	const table = join(cache, `folders-${shortDigest(realpathSync(out))}.rows`);
	const before = readRows(table, FOLDER_FORMAT)?.rows ?? new Rows([], FOLDER_FORMAT);
	try {
		const folders = await foldersNow(out, before, isWritten, pool);
		if (folders !== before) writeRows(table, FOLDER_FORMAT, { head: {}, rows: folders });
		return { others: rowsWithOthers(folders).flatMap(([, { others }]) => others.filter(isOther)), folders };
	} catch (cause) {
		if (!isCacheEmptied(cause) || before.length === 0) throw cause;
		rmSync(table, { recursive: true, force: true });
		return otherFiles(out, cache, isWritten, pool);
	}

	function isOther({ path }: OtherFile): boolean {
		return !isWritten(path);
	}
}

async function foldersNow(out: string, before: Rows<FolderRow>, isWritten: (path: Path) => boolean, pool: Pool) {
	const added: Path[] = before.length ? [] : ["."];
	const look = (folder: Path, known: readonly OtherFile[]): FolderRow[] => {
		const stamp = stampOfFolder(`${out}/${folder}`);
		if (!stamp) return [];
		const byPath = new Map(known.map((file) => [file.path, file]));
		const others = readdirSync(join(out, folder), { withFileTypes: true }).flatMap((entry) => {
			const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
			if (isPrivate(path)) return [];
			if (entry.isDirectory() && before.indexOf(path) < 0) added.push(path);
			return entry.isFile() && !isWritten(path) ? fileNow(out, path, byPath.get(path)) : [];
		});
		return [{ path: folder, stamp, others }];
	};
	const changes = new Map<Path, FolderRow | undefined>();
	for (const index of await changedRowsIn({ folder: out, rows: before, areFolders: true }, pool)) {
		const { path, others } = before.at(index);
		changes.set(path, look(path, others)[0]);
	}
	const files = rowsWithOthers(before).flatMap(([index, { others }]) =>
		changes.has(before.at(index).path) ? [] : others.map((file) => ({ ...file, index })),
	);
	const check = { folder: out, paths: files.map(({ path }) => path), stamps: packStamps(files) };
	for (const at of await changedIndexesIn(check, pool)) {
		const { index } = files[at] as (typeof files)[number];
		const row = before.at(index);
		changes.set(row.path, { ...row, others: row.others.flatMap((file) => fileNow(out, file.path, file)) });
	}
	// Grows meanwhile.
	for (const path of added) for (const row of look(path, [])) changes.set(path, row);
	return before.edit(changes);
}

/** The folders in which there are other files. */
function rowsWithOthers({ parts }: Rows<FolderRow>): (readonly [index: number, row: FolderRow])[] {
	let start = 0;
	return parts.flatMap((part) => {
		const first = start;
		start += part.length;
		if (part.summary[0] === 0) return [];
		return part.rows().flatMap((row, at) => (row.others.length ? [[first + at, row] as const] : []));
	});
}

/** None if it is gone. */
function fileNow(out: string, path: Path, known: OtherFile | undefined): OtherFile[] {
	const stamp = stampOfLink(join(out, path));
	if (!stamp) return [];
	return [
		known && stampsEqual(stamp, known.stamp)
			? known
			: { path, stamp, digest: digest(readRegularFile(join(out, path))) },
	];
}

/** `.well-known` is the only hidden folder for readers (RFC 8615). */
const isPrivate = (path: Path): boolean => /(?:^|\/)\.(?!well-known(?:\/|$))|\.foreign(?:-\d+)?$|\p{Cc}/u.test(path);
