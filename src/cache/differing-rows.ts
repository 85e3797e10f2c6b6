/** Compares two tables of rows by their parts. */
import type { TableRow } from "./row-part.js";
import type { Rows } from "./rows.js";

/** The rows of which only one of two has the part. All rows that differ are among them. */
export function differingRows<R extends TableRow>(
	a: Rows<R>,
	b: Rows<R>,
): readonly [onlyA: readonly R[], onlyB: readonly R[]] {
	const [inA, inB] = [new Set(a.parts), new Set(b.parts)];
	return [
		a.parts.flatMap((part) => (inB.has(part) ? [] : part.rows())),
		b.parts.flatMap((part) => (inA.has(part) ? [] : part.rows())),
	];
}
