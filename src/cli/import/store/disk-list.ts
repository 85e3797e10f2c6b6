/** A list that is kept in a temporary file as soon as it is long, so that memory hardly grows with the number of items of an archive. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** In UTF-16 units: as much of a list is in memory. */
const IN_MEMORY = 256 * 1024;

/** Values of JSON. What `get` returns is a copy. */
export class DiskList<T> implements Iterable<T> {
	/** The byte at which each row in the file begins, and the end of the last one. */
	private readonly starts: number[] = [0];
	/** The rows behind those in the file. */
	private last: string[] = [];
	private size = 0;
	private file: number | undefined;

	constructor(private readonly inMemory = IN_MEMORY) {}

	get length(): number {
		return this.starts.length - 1 + this.last.length;
	}

	/** Returns the number of the row. Throws disk errors. */
	add(value: T): number {
		const row = JSON.stringify(value);
		this.last.push(row);
		this.size += row.length;
		if (this.size > this.inMemory) this.save();
		return this.length - 1;
	}

	/** Throws if there is no such row, and disk errors. */
	get(number: number): T {
		const saved = this.starts.length - 1;
		return JSON.parse(number < saved ? this.read(number) : (this.last[number - saved] ?? "")) as T;
	}

	*[Symbol.iterator](): Generator<T> {
		for (let number = 0; number < this.length; number++) yield this.get(number);
	}

	/** Frees the disk space. The list is empty afterwards. */
	clear(): void {
		if (this.file !== undefined) closeSync(this.file);
		this.file = undefined;
		this.starts.length = 1;
		this.last = [];
		this.size = 0;
	}

	private save(): void {
		this.file ??= openUnnamed();
		const rows = this.last.map((row) => Buffer.from(row));
		const bytes = Buffer.concat(rows);
		const start = this.starts.at(-1) ?? 0;
		for (let done = 0; done < bytes.length; )
			done += writeSync(this.file, bytes, done, bytes.length - done, start + done);
		for (const row of rows) this.starts.push((this.starts.at(-1) ?? 0) + row.length);
		this.last = [];
		this.size = 0;
	}

	private read(number: number): string {
		const [start = 0, end = 0] = this.starts.slice(number, number + 2);
		const bytes = Buffer.allocUnsafe(end - start);
		for (let done = 0; done < bytes.length; )
			done += readSync(this.file ?? -1, bytes, done, bytes.length - done, start + done);
		return bytes.toString();
	}
}

/** A file without a name: it is gone when it is closed, however the program ends. */
function openUnnamed(): number {
	const folder = mkdtempSync(join(tmpdir(), "broadsheet-import-"));
	try {
		return openSync(join(folder, "rows"), "wx+");
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
