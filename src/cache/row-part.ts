/** A part of a table on disk: some consecutive rows, decoded one by one when they are asked for. Immutable. */
import { join } from "node:path";
import { packStamps, type Stamp } from "../core/file-stamp.js";
import { lazy } from "../core/lazy.js";
import type { Path } from "../core/model.js";
import { type OpenTable, openTable, type Table } from "./column-file.js";

/** What every row has. */
export interface TableRow {
	readonly path: Path;
	readonly stamp: Stamp;
}
/** The columns of some rows. */
export type Columns = Pick<OpenTable, "numbers" | "texts">;
/** How rows are stored. The columns `path` and `stamps` are common to all. */
export interface RowFormat<R extends TableRow> {
	readonly encode: (rows: readonly R[]) => Pick<Table, "numbers" | "texts">;
	readonly decode: (columns: Columns, paths: readonly Path[], stamps: Float64Array) => (index: number) => R;
	/** What is known of a part before any column is decoded. Plain data. */
	readonly summarize: (rows: readonly R[]) => readonly number[];
}

export interface RowPart<R extends TableRow> extends Columns {
	readonly length: number;
	readonly first: Path;
	readonly summary: readonly number[];
	readonly paths: () => readonly Path[];
	readonly stamps: () => Float64Array;
	readonly row: (index: number) => R;
	/** The row, if it is decoded already. */
	readonly decoded: (index: number) => R | undefined;
	readonly rows: () => readonly R[];
}

export function newPart<R extends TableRow>(rows: readonly R[], format: RowFormat<R>): RowPart<R> {
	const encoded = lazy(() => format.encode(rows));
	return {
		length: rows.length,
		first: (rows[0] as R).path,
		summary: format.summarize(rows),
		paths: lazy(() => rows.map(({ path }) => path)),
		stamps: lazy(() => packStamps(rows)),
		numbers: (column) => encoded().numbers[column] as Float64Array,
		texts: (column) => encoded().texts[column] as readonly string[],
		row: (index) => rows[index] as R,
		decoded: (index) => rows[index],
		rows: () => rows,
	};
}
/** What the head of a table says of a part. */
export interface PartEntry extends Pick<RowPart<TableRow>, "length" | "first" | "summary"> {
	/** Of its file. */
	readonly name: string;
}
/** Undefined if it is absent or damaged. */
export function openPart<R extends TableRow>(
	folder: string,
	entry: PartEntry,
	format: RowFormat<R>,
): RowPart<R> | undefined {
	const table = openTable(join(folder, entry.name));
	if (!table) return undefined;
	const paths = lazy(() => table.texts("path"));
	const stamps = lazy(() => table.numbers("stamps"));
	const decode = lazy(() => format.decode(table, paths(), stamps()));
	const known: (R | undefined)[] = [];
	const row = (index: number): R => {
		known[index] ??= decode()(index);
		return known[index] as R;
	};
	const rows = lazy(() => paths().map((_, index) => row(index)));
	const { texts } = table;
	const columns = new Map<string, Float64Array>();
	const numbers = (column: string): Float64Array => {
		const found = columns.get(column) ?? table.numbers(column);
		columns.set(column, found);
		return found;
	};
	return { ...entry, paths, stamps, numbers, texts, row, decoded: (index) => known[index], rows };
}
