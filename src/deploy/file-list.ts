/**
 * A list of files in parts: the hash of its path decides which part has a file. Lists of nearly the same files have most parts in common, so only the
 * others are read and written. Pure.
 */
import { digest } from "../core/digest.js";
import { fnv1a32 } from "../core/link-key.js";
import type { Instant, Path } from "../core/model.js";
import { compare } from "../core/problem.js";
import { isInside } from "../output/validate.js";

/** A file at a target. */
export interface There {
	/** The first 16 hex digits of its SHA-256; '' if the bytes are unknown, because a deploy was interrupted while it sent them. */
	readonly digest: string;
	/** The digest of its headers; '' if the target stores none. */
	readonly headers: string;
	/** In bytes. */
	readonly size: number;
	/** Since when the site no longer has the file. */
	readonly gone?: Instant | undefined;
}
/** A file whose bytes are unknown. */
export const UNKNOWN: There = { digest: "", headers: "", size: 0 };
export type FileRow = readonly [path: Path, there: There];

export interface ListPart {
	/** The first 16 hex digits of the SHA-256 of its text. */
	readonly digest: string;
	/** Sorted by path. Made at each call, because few parts are looked at. */
	readonly rows: () => readonly FileRow[];
}
export interface FileList {
	/** Number of files. */
	readonly count: number;
	readonly paths: () => readonly Path[];
	readonly parts: readonly ListPart[];
}

/** Files in a part, if it is new; the number of parts changes only if they become four times as many, or as few. */
const PART_FILES = 512;
const partCount = (files: number, before: number): number =>
	before > 0 && files <= before * PART_FILES * 4 && (before === 1 || files * 4 >= before * PART_FILES)
		? before
		: 2 ** Math.max(0, Math.ceil(Math.log2(files / PART_FILES)));
/** The index of the part that has a file; `parts` is a power of two. */
export const partOf = (path: Path, parts: number): number => fnv1a32(path) & (parts - 1);

/** The files of a list, whose rows are made on demand. */
export interface ListedFiles {
	/** Sorted. */
	readonly paths: readonly Path[];
	readonly row: (index: number) => FileRow;
}

/** With the number of parts of another list, if that suits. */
export function fileList({ paths, row }: ListedFiles, like = 0): FileList {
	const count = partCount(paths.length, like);
	const parts = Array.from({ length: count }, (): number[] => []);
	for (let index = 0; index < paths.length; index++) parts[partOf(paths[index] as Path, count)]?.push(index);
	return { count: paths.length, paths: () => paths, parts: parts.map((indexes) => partWith(() => indexes.map(row))) };
}

/** The list with more files. */
export function withFiles({ count, paths, parts }: FileList, rows: readonly FileRow[]): FileList {
	const places = rows.map(([path]) => partOf(path, parts.length));
	return {
		count: count + rows.length,
		paths: () => [...paths(), ...rows.map(([path]) => path)],
		parts: parts.map((part, index) => {
			const added = rows.filter((_, row) => places[row] === index);
			return added.length ? partWith(() => sorted([...part.rows(), ...added])) : part;
		}),
	};
}

export const sortedRows = ({ parts }: FileList): FileRow[] => sorted(parts.flatMap(({ rows }) => rows()));
const sorted = (rows: readonly FileRow[]): FileRow[] => [...rows].sort(([a], [b]) => compare(a, b));

const partWith = (rows: ListPart["rows"]): ListPart => ({ digest: partDigest(partText(rows())), rows });
export const partDigest = (text: string): string => digest(text).slice(0, 16);

/** One line per file. */
export const partText = (rows: readonly FileRow[]): string => `${rows.map(rowText).join(",\n")}\n`;
export const rowText = ([path, { digest, headers, size, gone }]: FileRow): string =>
	`[${JSON.stringify(path)},"${digest}","${headers}",${size}${gone === undefined ? "" : `,"${gone}"`}]`;

/** Undefined if a row is damaged. */
export function rowsIn(text: string): FileRow[] | undefined {
	try {
		return fileRows(JSON.parse(`[${text}]`));
	} catch {
		return undefined;
	}
}

type Row = readonly [path: Path, digest: string, headers: string, size: number, gone?: Instant];
/** Checked by hand: a schema took longer for the rows of a large site than all else in a deploy. */
function isRow(row: unknown): row is Row {
	if (!Array.isArray(row)) return false;
	const [path, digest, headers, size, gone = ""] = row;
	if (typeof path !== "string" || typeof digest !== "string" || typeof headers !== "string") return false;
	return typeof size === "number" && typeof gone === "string" && isInside(path);
}
export const fileRows = (rows: readonly unknown[]): FileRow[] | undefined =>
	rows.every(isRow)
		? rows.map(([path, digest, headers, size, gone]) => [path, { digest, headers, size, gone }])
		: undefined;
