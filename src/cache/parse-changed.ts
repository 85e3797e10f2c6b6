/** Parses changed Markdown files; unchanged ones keep the record of the last build. */
import { NO_STAMP, type Stamp, stampAtIndex, stampsEqual } from "../core/file-stamp.js";
import type { ContentKind, Hole, Path, RichText } from "../core/model.js";
import { differingRows } from "./differing-rows.js";
import { kindsOf } from "./file-record-columns.js";
import type { FileRecord, FileRecords, ParseRecord } from "./file-records.js";

export interface ScannedFile {
	readonly path: Path;
	readonly kind: ContentKind;
	readonly stamp: Stamp;
	/** The fingerprint of the last build. */
	readonly known?: string;
}
/** The result for a file; `unread` if reading failed, so that the next build tries again. */
export type ParseResult = (ParseRecord & { readonly unread?: true }) | typeof SAME;
/** The result for a file whose fingerprint is the known one. */
export const SAME = "same";

/** With this number of changed files or more, git is asked: probably the checkout is a fresh one. */
const MIN_CHECKOUT_FILES = 100;

/**
 * `files` are sorted by path. `read` parses a batch; `done` is called with the number of finished files. `objectIds` returns the ids of files in git: a
 * file with the same id as at the last build is not read.
 */
export async function parseChangedFiles(
	files: readonly ScannedFile[],
	old: FileRecords,
	read: (files: readonly ScannedFile[], then: (found: ParseResult, file: ScannedFile) => void) => Promise<void>,
	done: (files: number) => void,
	objectIds: () => Promise<ReadonlyMap<Path, string> | undefined> = async () => undefined,
): Promise<FileRecords> {
	const [paths, stamps, kindAt] = [old.paths(), old.stamps(), kindsOf(old)];
	/** The index of each file in the old records, and of each changed file in the new ones. */
	const places: number[] = [];
	let changed: number[] = [];
	let at = 0;
	files.forEach(({ path, kind, stamp }, index) => {
		while (at < paths.length && (paths[at] as Path) < path) at++;
		const isThere = paths[at] === path;
		places.push(isThere ? at : -1);
		if (!isThere || !stampsEqual(stampAtIndex(stamps, at), stamp) || kindAt(at) !== kind) changed.push(index);
	});
	const isOldKind = (index: number) => {
		const place = places[index] as number;
		return place >= 0 && kindAt(place) === files[index]?.kind;
	};
	const parsed = new Map<Path, FileRecord | undefined>();
	const ids = changed.length >= MIN_CHECKOUT_FILES && old.length > 0 ? await objectIds() : undefined;
	if (ids)
		changed = changed.filter((index) => {
			const [{ path, stamp }, row] = [files[index] as ScannedFile, isOldKind(index) && old.at(places[index] as number)];
			if (!row || row.object === undefined || row.object !== ids.get(path)) return true;
			parsed.set(path, { ...row, stamp });
			return false;
		});
	done(files.length - changed.length);
	let next = 0;
	await read(
		changed.map((index): ScannedFile => {
			const file = files[index] as ScannedFile;
			return isOldKind(index) ? { ...file, known: old.at(places[index] as number).fingerprint } : file;
		}),
		(found, { path, kind, stamp }) => {
			const index = changed[next++] as number;
			parsed.set(
				path,
				found === SAME ? { ...old.at(places[index] as number), stamp } : recordOf(found, { path, kind, stamp }),
			);
			done(1);
		},
	);
	const kept = new Set(places);
	if (kept.size < paths.length || kept.has(-1))
		for (const [place, path] of paths.entries()) if (!kept.has(place)) parsed.set(path, undefined);
	return old.edit(parsed);
}

/** The record of a parsed file. */
export const recordOf = (
	{ unread, ...found }: Exclude<ParseResult, typeof SAME>,
	{ path, kind, stamp }: Pick<FileRecord, "path" | "kind" | "stamp">,
): FileRecord => ({ path, kind, stamp: unread ? NO_STAMP : stamp, ...found });

/** A rendered line of Markdown from the configuration, and the parts of its cache key. */
export interface InlineMarkdown {
	readonly rich: RichText;
	readonly holes: readonly Hole[];
}
export const inlineKeyParts = (text: string): readonly string[] => ["line", text];

/** The fingerprints that only one of two tables uses. A fingerprint belongs to one path. */
export function fingerprintsOnlyIn(of: FileRecords, by: FileRecords): string[] {
	const [own, other] = differingRows(of, by).map((rows) => rows.map(({ fingerprint }) => fingerprint));
	const used = new Set(other);
	return (own ?? []).filter((fingerprint) => !used.has(fingerprint));
}
