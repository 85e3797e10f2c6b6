/** A table on disk, column by column: many rows of numbers and texts, which are read without creating an object per row. */
import { createHash } from "node:crypto";
import { CacheEmptied } from "../core/cache-emptied.js";
import { digest } from "../core/digest.js";
import { ifThere } from "../core/exists.js";
import { readRange, writeAtomic } from "../core/regular-file.js";

export interface Table {
	/** The version that must match for the rows to be valid, and data about the whole table. */
	readonly head: Readonly<Record<string, unknown>>;
	/** Columns of equal length. */
	readonly numbers: Readonly<Record<string, Float64Array>>;
	/** Columns of equal length. Texts must not contain line breaks: a table with one is discarded when it is read. */
	readonly texts: Readonly<Record<string, readonly string[]>>;
}
/** A table whose columns are decoded when they are asked for. Methods throw `CacheEmptied` for a column that is damaged or absent. */
export interface OpenTable extends Pick<Table, "head"> {
	readonly numbers: (column: string) => Float64Array;
	readonly texts: (column: string) => readonly string[];
	readonly names: readonly (readonly [kind: "number" | "text", name: string])[];
}

/** The first line of every file; it changes with the layout. */
const MAGIC = "broadsheet table 2\n";

type Column = readonly [name: string, kind: "number" | "text", length: number, digest: string];
interface Head extends Pick<Table, "head"> {
	readonly rows: number;
	readonly columns: readonly Column[];
}

/**
 * The file consists of the magic line, the digest of the next line, one line of JSON (head, columns with their lengths in bytes and digests), and the
 * columns. It is written to a temporary name and renamed, so it is complete or absent.
 */
export function writeTable(file: string, { head, numbers, texts }: Table): void {
	const columns: Column[] = [];
	const bytes: Uint8Array[] = [];
	const add = (name: string, kind: Column[1], column: Uint8Array) => {
		bytes.push(column);
		columns.push([name, kind, column.length, createHash("sha256").update(column).digest("hex")]);
	};
	for (const [name, { buffer, byteOffset, byteLength }] of Object.entries(numbers))
		add(name, "number", new Uint8Array(buffer, byteOffset, byteLength));
	for (const [name, column] of Object.entries(texts)) add(name, "text", Buffer.from(column.join("\n")));
	const rows = Object.values(texts)[0]?.length ?? 0;
	const first = `${JSON.stringify({ head, rows, columns })}\n`;
	writeAtomic(file, `${MAGIC}${digest(first)}\n${first}`, ...bytes);
}

/** Undefined if the file is absent, in another layout, or damaged in its first lines. Columns are read from the file when they are asked for, and not kept. */
export function openTable(file: string): OpenTable | undefined {
	try {
		const found = readHead(file);
		if (!found) return undefined;
		const { head, rows, columns } = JSON.parse(found.line) as Head;
		const places = new Map<string, readonly [start: number, length: number, digest: string]>();
		let at = found.end;
		for (const [name, kind, length, sum] of columns) {
			places.set(`${kind} ${name}`, [at, length, sum]);
			at += length;
		}
		if (at !== found.size) return undefined;
		const damaged = () => new CacheEmptied(`${file} is damaged`);
		const read = (key: string): Uint8Array => {
			const [start = 0, length = 0, sum] = places.get(key) ?? [];
			const column = ifThere(() => readRange(file, start, length).bytes);
			if (!column || digest(column) !== sum) throw damaged();
			return column;
		};
		return {
			head,
			numbers: (name) => new Float64Array(read(`number ${name}`).buffer),
			texts: (name) => {
				const column = Buffer.from(read(`text ${name}`).buffer).toString();
				const texts = rows === 0 ? [] : column.split("\n");
				if (texts.length !== rows) throw damaged();
				return texts;
			},
			names: columns.map(([name, kind]) => [kind, name] as const),
		};
	} catch {
		return undefined;
	}
}

/** Most heads are shorter, in bytes. */
const HEAD_LENGTH = 4096;

/** The line of JSON, the offset of the first column, and the size of the file. Undefined if the digest differs. */
function readHead(file: string): { readonly line: string; readonly end: number; readonly size: number } | undefined {
	const start = MAGIC.length + 65;
	for (let length = HEAD_LENGTH; ; length *= 8) {
		const { bytes, size } = readRange(file, 0, length);
		const end = bytes.indexOf(10, start) + 1;
		if (end === 0 && bytes.length === length) continue;
		const [before, line] = [bytes.subarray(0, start), bytes.subarray(start, end)];
		if (Buffer.from(before).toString("latin1") !== `${MAGIC}${digest(line)}\n`) return undefined;
		return { line: Buffer.from(line).toString(), end, size };
	}
}

/** All columns; undefined also if one of them is damaged. */
export function readTable(file: string): Table | undefined {
	const table = openTable(file);
	if (!table) return undefined;
	const of = <T>(kind: Column[1], read: (name: string) => T) =>
		Object.fromEntries(table.names.flatMap(([each, name]) => (each === kind ? [[name, read(name)] as const] : [])));
	try {
		return { head: table.head, numbers: of("number", table.numbers), texts: of("text", table.texts) };
	} catch {
		return undefined;
	}
}
