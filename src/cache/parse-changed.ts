/** Parses changed Markdown files; unchanged ones keep the record of the last build. */
import { NO_STAMP, type Stamp, stampsEqual } from "../core/file-stamp.js";
import type { ContentKind, Hole, Path, RichText } from "../core/model.js";
import type { FileRecord, ParseRecord } from "./file-records.js";

export interface ScannedFile {
	readonly path: Path;
	readonly kind: ContentKind;
	readonly stamp: Stamp;
}
/** The result for a file; `unread` if reading failed, so that the next build tries again. */
export type ParseResult = ParseRecord & { readonly unread?: true };

/** `files` and `old` are sorted by path. `read` parses a batch; `done` is called with the number of finished files. */
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

/** A rendered line of Markdown from the configuration, and the parts of its cache key. */
export interface InlineMarkdown {
	readonly rich: RichText;
	readonly holes: readonly Hole[];
}
export const inlineKeyParts = (text: string): readonly string[] => ["line", text];

/** The fingerprints that only one of two lists uses. Both lists are sorted by path, and a fingerprint belongs to one path. */
export function keysOnlyIn(of: readonly FileRecord[], by: readonly FileRecord[]): string[] {
	const keys: string[] = [];
	let at = 0;
	for (const row of of) {
		while (by[at] !== row && at < by.length && (by[at] as FileRecord).path < row.path) at++;
		const other = by[at];
		// Most records are the same objects.
		if (other === row) at++;
		else if (other?.path !== row.path || other.fingerprint !== row.fingerprint) keys.push(row.fingerprint);
	}
	return keys;
}
