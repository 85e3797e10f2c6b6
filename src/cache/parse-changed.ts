/** The current Markdown files → the record of each: that of the last build if the file is unchanged, else a new one. */
import { NO_STAMP, type Stamp, stampsEqual } from "../core/file-stamp.js";
import type { ContentKind, Hole, Path, RichText } from "../core/model.js";
import type { FileRecord, ParseRecord } from "./file-records.js";

export interface ScannedFile {
	readonly path: Path;
	readonly kind: ContentKind;
	readonly stamp: Stamp;
}
/** A file that has been read; `unread` where that failed, so that it is tried again. */
export type ParseResult = ParseRecord & { readonly unread?: true };

/** `files` and `old` are sorted by path. `read` reads a batch; `done` is called with the number of files known so far. */
export async function parseChangedFiles(
	files: readonly ScannedFile[],
	old: readonly FileRecord[],
	read: (files: readonly ScannedFile[], then: (found: ParseResult, file: ScannedFile) => void) => Promise<void>,
	done: (files: number) => void,
): Promise<readonly FileRecord[]> {
	const rows: FileRecord[] = new Array(files.length);
	const changed: number[] = [];
	let at = 0;
	files.forEach((file, index) => {
		while (at < old.length && (old[at] as FileRecord).path < file.path) at++;
		const row = old[at];
		if (row?.path === file.path && row.kind === file.kind && stampsEqual(row.stamp, file.stamp)) rows[index] = row;
		else changed.push(index);
	});
	done(files.length - changed.length);
	let next = 0;
	await read(
		changed.map((index) => files[index] as ScannedFile),
		({ unread, ...known }, { path, kind, stamp }) => {
			rows[changed[next++] as number] = { path, kind, stamp: unread ? NO_STAMP : stamp, ...known };
			done(1);
		},
	);
	return rows;
}

/** A line of Markdown that the configuration holds, and what its outcome is kept under. */
export interface InlineMarkdown {
	readonly rich: RichText;
	readonly holes: readonly Hole[];
}
export const inlineKeyParts = (text: string): readonly string[] => ["line", text];

/** Which outcomes one list uses and the other does not, both sorted by path: an outcome belongs to one path. */
export function keysOnlyIn(of: readonly FileRecord[], by: readonly FileRecord[]): string[] {
	let at = 0;
	return of.flatMap((row) => {
		while (at < by.length && (by[at] as FileRecord).path < row.path) at++;
		const other = by[at];
		return other?.path === row.path && other.fingerprint === row.fingerprint ? [] : [row.fingerprint];
	});
}
