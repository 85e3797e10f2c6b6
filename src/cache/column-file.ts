/** A table on disk, column by column: many rows of numbers and texts, which are read without creating an object per row. */
import { createHash } from "node:crypto";
import { CacheEmptied } from "../core/cache-emptied.js";
import { digest } from "../core/digest.js";
import { readRegularFile, writeAtomic } from "../core/regular-file.js";

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

/** Undefined if the file is absent, in another layout, or damaged in its first lines. */
export function openTable(file: string): OpenTable | undefined {
	try {
		const bytes = readRegularFile(file);
		const start = MAGIC.length + 65;
		const end = bytes.indexOf(10, start) + 1;
		const first = bytes.subarray(start, end);
		if (bytes.toString("latin1", 0, start) !== `${MAGIC}${digest(first)}\n`) return undefined;
		const { head, rows, columns } = JSON.parse(first.toString()) as Head;
		const places = new Map<string, readonly [column: Buffer, digest: string]>();
		let at = end;
		for (const [name, kind, length, sum] of columns) {
			places.set(`${kind} ${name}`, [bytes.subarray(at, at + length), sum]);
			at += length;
		}
		if (at !== bytes.length) return undefined;
		const damaged = () => new CacheEmptied(`${file} is damaged`);
		const read = (key: string): Buffer => {
			const [column, sum] = places.get(key) ?? [];
			if (!column || digest(column) !== sum) throw damaged();
			return column;
		};
		return {
			head,
			// Copied, because typed arrays must begin at a multiple of eight bytes.
			numbers: (name) => new Float64Array(new Uint8Array(read(`number ${name}`)).buffer),
			texts: (name) => {
				const column = read(`text ${name}`).toString();
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
