/**
 * The rows of a table, sorted by path, in parts of about a thousand. A build decodes the rows that it looks at, and rewrites the parts in which a row
 * has changed (`rows-on-disk`), so neither costs the archive.
 */
import { type Stamp, stampAtIndex } from "../core/file-stamp.js";
import { lazy } from "../core/lazy.js";
import type { Path } from "../core/model.js";
import { compare } from "../core/problem.js";
import { newPart, type RowFormat, type RowPart, type TableRow } from "./row-part.js";

/** A part is split when it has twice as many rows. */
const PART_ROWS = 1024;

/** Rows of any kind, without their columns. */
export type AnyRows = Pick<Rows<TableRow>, "length" | "parts" | "paths" | "stamps">;

/** Immutable; a changed copy shares the parts in which nothing has changed. */
export class Rows<R extends TableRow> {
	readonly length: number;
	/** The index of the first row of each part. */
	private readonly starts: readonly number[];
	readonly paths = lazy((): readonly Path[] => this.parts.flatMap((part) => part.paths()));
	readonly stamps = lazy(() => concat(this.parts.map((part) => part.stamps())));
	readonly toArray = lazy((): readonly R[] => this.parts.flatMap((part) => part.rows()));

	constructor(
		readonly parts: readonly RowPart<R>[],
		private readonly format: RowFormat<R>,
	) {
		let length = 0;
		this.starts = parts.map((part) => {
			length += part.length;
			return length - part.length;
		});
		this.length = length;
	}
	/** `rows` are sorted by path. Parts of `like` with the same rows are shared. */
	static of<R extends TableRow>(rows: readonly R[], format: RowFormat<R>, like?: Rows<R>): Rows<R> {
		const found = like?.parts ?? [];
		const parts: RowPart<R>[] = [];
		let at = 0;
		for (let index = 0; index < Math.max(found.length, 1); index++) {
			const [part, next] = [found[index], found[index + 1]];
			let end = at;
			while (end < rows.length && (next === undefined || (rows[end] as R).path < next.first)) end++;
			const own = rows.slice(at, end);
			at = end;
			const isSame = part?.length === own.length && own.every((row, place) => row === part.decoded(place));
			if (isSame) parts.push(part);
			else parts.push(...split(own).map((each) => newPart(each, format)));
		}
		return new Rows(parts, format);
	}
	at(index: number): R {
		const part = this.partOf(index);
		return (this.parts[part] as RowPart<R>).row(index - (this.starts[part] as number));
	}
	/** -1 if there is none. */
	indexOf(path: Path): number {
		const part = this.partAt(path);
		const paths = this.parts[part]?.paths() ?? [];
		const index = lastWhere(paths.length, (each) => (paths[each] as Path) <= path);
		return paths[index] === path ? (this.starts[part] as number) + index : -1;
	}
	get(path: Path): R | undefined {
		const index = this.indexOf(path);
		return index < 0 ? undefined : this.at(index);
	}
	/** That of the row of a path, without decoding the row. */
	stampOf(path: Path): Stamp | undefined {
		const index = this.indexOf(path);
		if (index < 0) return undefined;
		const part = this.partOf(index);
		return stampAtIndex((this.parts[part] as RowPart<R>).stamps(), index - (this.starts[part] as number));
	}
	/** The rows after changes of some of them; undefined removes the row of a path. Only the parts that have them are decoded. */
	edit(changes: ReadonlyMap<Path, R | undefined>): Rows<R> {
		if (changes.size === 0) return this;
		const byPart = new Map<number, Map<Path, R | undefined>>();
		for (const [path, row] of changes) {
			const part = Math.max(0, this.partAt(path));
			byPart.set(part, (byPart.get(part) ?? new Map()).set(path, row));
		}
		const edited = (rows: readonly R[], own: ReadonlyMap<Path, R | undefined>): readonly RowPart<R>[] => {
			const all = new Map<Path, R | undefined>([...rows.map((row) => [row.path, row] as const), ...own]);
			const left = [...all.values()].filter((row) => row !== undefined);
			const isOrdered = all.size === rows.length;
			return split(isOrdered ? left : left.sort((a, b) => compare(a.path, b.path))).map((each) =>
				newPart(each, this.format),
			);
		};
		const first = byPart.get(0);
		if (this.parts.length === 0) return new Rows(first ? edited([], first) : [], this.format);
		const parts = this.parts.flatMap((part, index) => {
			const own = byPart.get(index);
			return own ? edited(part.rows(), own) : [part];
		});
		return new Rows(parts, this.format);
	}
	/** A column of one number per row. */
	numbers(column: string): Float64Array {
		return concat(this.parts.map((part) => part.numbers(column)));
	}
	/** The sum of the summaries of the parts. */
	summary(): number[] {
		const sums: number[] = [];
		for (const { summary } of this.parts)
			summary.forEach((each, index) => {
				sums[index] = (sums[index] ?? 0) + each;
			});
		return sums;
	}
	/** The part in which the path is or would be; -1 before the first. */
	private partAt(path: Path): number {
		return lastWhere(this.parts.length, (index) => (this.parts[index] as RowPart<R>).first <= path);
	}
	private partOf(index: number): number {
		return lastWhere(this.starts.length, (part) => (this.starts[part] as number) <= index);
	}
}

/** The last index for which a condition holds that holds for all before it; -1 for none. */
function lastWhere(length: number, holds: (index: number) => boolean): number {
	let [low, high] = [0, length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (holds(middle)) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
function concat(columns: readonly Float64Array[]): Float64Array {
	const all = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const column of columns) {
		all.set(column, at);
		at += column.length;
	}
	return all;
}
function split<R>(rows: readonly R[]): (readonly R[])[] {
	if (rows.length <= 2 * PART_ROWS) return rows.length ? [rows] : [];
	return Array.from({ length: Math.ceil(rows.length / PART_ROWS) }, (_, part) =>
		rows.slice(part * PART_ROWS, (part + 1) * PART_ROWS),
	);
}
