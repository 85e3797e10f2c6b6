/** A table on disk, column by column: many rows of numbers and texts, which are read without creating an object per row. */
import { createHash } from "node:crypto";
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

/** The first line of every file; it changes with the layout. */
const MAGIC = "broadsheet table 1\n";

/**
 * The file consists of the magic line, the digest of the rest, one line of JSON (head, columns, their lengths in bytes), and the columns. It is written
 * to a temporary name and renamed, so it is complete or absent.
 */
export function writeTable(file: string, { head, numbers, texts }: Table): void {
	const columns: [name: string, kind: "number" | "text", length: number][] = [];
	const bytes: Uint8Array[] = [];
	for (const [name, column] of Object.entries(numbers)) {
		bytes.push(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
		columns.push([name, "number", column.byteLength]);
	}
	for (const [name, column] of Object.entries(texts)) {
		const text = Buffer.from(column.join("\n"));
		bytes.push(text);
		columns.push([name, "text", text.length]);
	}
	const rows = Object.values(texts)[0]?.length ?? 0;
	const rest = [Buffer.from(`${JSON.stringify({ head, rows, columns })}\n`), ...bytes];
	const hash = createHash("sha256");
	for (const part of rest) hash.update(part);
	writeAtomic(file, `${MAGIC}${hash.digest("hex")}\n`, ...rest);
}

/** Undefined if the file is absent, damaged or in another layout. */
export function readTable(file: string): Table | undefined {
	try {
		const bytes = readRegularFile(file);
		const body = MAGIC.length + 65;
		const rest = bytes.subarray(body);
		if (bytes.toString("latin1", 0, body) !== `${MAGIC}${digest(rest)}\n`) return undefined;
		const start = rest.indexOf(10) + 1;
		const { head, rows, columns } = JSON.parse(rest.toString("utf8", 0, start));
		const numbers: Record<string, Float64Array> = {};
		const texts: Record<string, string[]> = {};
		let at = start;
		for (const [name, kind, length] of columns) {
			const column = rest.subarray(at, at + length);
			// Copied, because typed arrays must begin at a multiple of eight bytes.
			if (kind === "number") numbers[name] = new Float64Array(new Uint8Array(column).buffer);
			else texts[name] = rows === 0 ? [] : column.toString("utf8").split("\n");
			if ((texts[name]?.length ?? rows) !== rows) return undefined;
			at += length;
		}
		return { head, numbers, texts };
	} catch {
		return undefined;
	}
}
