/**
 * A list of files in parts: the hash of its path decides which part has a file. Lists of nearly the same files have most parts in common, so only the
 * others are read and written. Pure.
 */
import { digest } from "../core/digest.js";
import { lazy } from "../core/lazy.js";
import type { Instant, Path } from "../core/model.js";
import { compare } from "../core/problem.js";
import { partOf } from "../output/read-manifest.js";
import { isInside } from "../output/validate.js";

/** A file at a target. */
export interface There {
	/** The first 16 hex digits of its SHA-256; '' if the bytes are unknown, because a deploy was interrupted while it sent them. */
	readonly digest: string;
	/** The digest of its headers; '' if the target stores none. */
	readonly headers: string;
	/** Since when the site no longer has the file. */
	readonly gone?: Instant | undefined;
}
/** A file whose bytes are unknown. */
export const UNKNOWN: There = { digest: "", headers: "" };
export type FileRow = readonly [path: Path, there: There];

export interface ListPart extends PartSummary {
	/** Sorted by path. Made at each call, because few parts are looked at. */
	readonly rows: () => readonly FileRow[];
}
export interface FileList {
	/** Number of files. */
	readonly count: number;
	readonly parts: readonly ListPart[];
}

/** Files in a part, if it is new; the number of parts changes only if they become four times as many, or as few. */
const PART_FILES = 512;
const partCount = (files: number, before: number): number =>
	before > 0 && files <= before * PART_FILES * 4 && (before === 1 || files * 4 >= before * PART_FILES)
		? before
		: 2 ** Math.max(0, Math.ceil(Math.log2(files / PART_FILES)));

/** The files of which a list is made: in parts as well, whose number is another power of two. */
export interface ListSource {
	/** Number of files, at least roughly. */
	readonly length: number;
	/** Parts with equal keys have equal rows. */
	readonly parts: readonly { readonly key: string; readonly rows: () => readonly FileRow[] }[];
}
export interface PartSummary {
	/** The first 16 hex digits of the SHA-256 of its text. */
	readonly digest: string;
	/** Number of files. */
	readonly count: number;
}
/** Returns what is known of a part of a list, by a key of its rows; otherwise `make` says it. */
export type SummarizePart = (key: string, make: () => PartSummary) => PartSummary;

/** With the number of parts of another list, if that suits. */
export function fileList(
	{ length, parts }: ListSource,
	like = 0,
	summarize: SummarizePart = (_, make) => make(),
): FileList {
	const count = partCount(length, like);
	const common = Math.min(count, parts.length) - 1;
	return listOf(
		Array.from({ length: count }, (_, index) => {
			const sources = parts.filter((_, at) => ((at ^ index) & common) === 0);
			const rows = () =>
				sorted(sources.flatMap(({ rows }) => rows().filter(([path]) => partOf(path, count) === index)));
			const key = [count, index, ...sources.map(({ key }) => key)].join(" ");
			return partWith(rows, (make) => summarize(key, make));
		}),
	);
}

/** The list with more files. */
export function withFiles({ parts }: FileList, more: readonly FileRow[]): FileList {
	const places = more.map(([path]) => partOf(path, parts.length));
	return listOf(
		parts.map((part, index) => {
			const added = more.filter((_, row) => places[row] === index);
			return added.length ? partWith(() => sorted([...part.rows(), ...added])) : part;
		}),
	);
}

export const sortedRows = ({ parts }: FileList): FileRow[] => sorted(parts.flatMap(({ rows }) => rows()));
const sorted = (rows: readonly FileRow[]): FileRow[] => [...rows].sort(([a], [b]) => compare(a, b));

const listOf = (parts: readonly ListPart[]): FileList => ({
	get count() {
		return parts.reduce((sum, { count }) => sum + count, 0);
	},
	parts,
});
function partWith(rows: ListPart["rows"], summarize = (make: () => PartSummary) => make()): ListPart {
	const summary = lazy(() =>
		summarize(() => {
			const found = rows();
			return { digest: partDigest(partText(found)), count: found.length };
		}),
	);
	return {
		rows,
		get digest() {
			return summary().digest;
		},
		get count() {
			return summary().count;
		},
	};
}
export const partDigest = (text: string): string => digest(text).slice(0, 16);

/** One line per file. */
export const partText = (rows: readonly FileRow[]): string => `${rows.map(rowText).join(",\n")}\n`;
export const rowText = ([path, { digest, headers, gone }]: FileRow): string =>
	`[${JSON.stringify(path)},"${digest}","${headers}"${gone === undefined ? "" : `,"${gone}"`}]`;

/** Undefined if a row is damaged. */
export function rowsIn(text: string): FileRow[] | undefined {
	try {
		return fileRows(JSON.parse(`[${text}]`));
	} catch {
		return undefined;
	}
}

/** `more`: since when the site no longer has the file. An earlier version of the program wrote the size before it. */
type Row = readonly [path: Path, digest: string, headers: string, ...more: (number | Instant)[]];
/** Checked by hand: a schema took longer for the rows of a large site than all else in a deploy. */
function isRow(row: unknown): row is Row {
	if (!Array.isArray(row)) return false;
	const [path, digest, headers, ...more] = row;
	if (typeof path !== "string" || typeof digest !== "string" || typeof headers !== "string") return false;
	return more.every((each) => typeof each === "string" || typeof each === "number") && isInside(path);
}
export const fileRows = (rows: readonly unknown[]): FileRow[] | undefined =>
	rows.every(isRow)
		? rows.map(([path, digest, headers, ...more]) => {
				const gone = more.find((each) => typeof each === "string");
				return [path, { digest, headers, ...(gone !== undefined && { gone }) }];
			})
		: undefined;
