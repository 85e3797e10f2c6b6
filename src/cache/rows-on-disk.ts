/** Reads and writes the rows of a table. */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureDir } from "../core/ensure-dir.js";
import { openTable, writeTable } from "./column-file.js";
import { openPart, type PartEntry, type RowFormat, type RowPart, type TableRow } from "./row-part.js";
import { type AnyRows, Rows } from "./rows.js";

const HEAD_FILE = "head";
interface TableHead {
	readonly head: Readonly<Record<string, unknown>>;
	readonly parts: readonly PartEntry[];
	/** The number of the next part. */
	readonly next: number;
}
/** The files of parts on disk. */
const fileNames = new WeakMap<RowPart<TableRow>, string>();

/** The files of the parts; undefined if one of them is in memory only. */
export function filesOfParts({ parts }: AnyRows): readonly string[] | undefined {
	const files = parts.flatMap((part) => fileNames.get(part) ?? []);
	return files.length === parts.length ? files : undefined;
}

/** Undefined if there are none, or one of the parts is damaged. */
export function readRows<R extends TableRow>(
	folder: string,
	format: RowFormat<R>,
): { readonly head: TableHead["head"]; readonly rows: Rows<R> } | undefined {
	const found = openTable(join(folder, HEAD_FILE))?.head as TableHead | undefined;
	if (!found) return undefined;
	const parts: RowPart<R>[] = [];
	for (const entry of found.parts) {
		const part = openPart(folder, entry, format);
		if (!part) return undefined;
		fileNames.set(part, join(folder, entry.name));
		parts.push(part);
	}
	return { head: found.head, rows: new Rows(parts, format) };
}

/** The head is written last: until then the folder has the old rows. */
export function writeRows<R extends TableRow>(
	folder: string,
	format: RowFormat<R>,
	{ head, rows }: { readonly head: TableHead["head"]; readonly rows: Rows<R> },
): void {
	ensureDir(folder);
	let next = (openTable(join(folder, HEAD_FILE))?.head as TableHead | undefined)?.next ?? 0;
	const parts = rows.parts.map((part): PartEntry => {
		const { length, first, summary } = part;
		const known = fileNames.get(part);
		if (known?.startsWith(`${folder}/`)) return { length, first, summary, name: known.slice(folder.length + 1) };
		const name = String(next++);
		writeTable(join(folder, name), { head: {}, ...format.encode(part.rows()) });
		fileNames.set(part, join(folder, name));
		return { length, first, summary, name };
	});
	writeTable(join(folder, HEAD_FILE), { head: { head, parts, next } satisfies TableHead, numbers: {}, texts: {} });
	const listed = new Set([HEAD_FILE, ...parts.map(({ name }) => name)]);
	for (const name of readdirSync(folder)) if (!listed.has(name)) rmSync(join(folder, name), { force: true });
}
