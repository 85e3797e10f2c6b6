/** Reads and writes regular files. Pipes, sockets and devices are rejected, because opening one may block for ever. Writes replace the existing file atomically. */
import {
	closeSync,
	constants,
	fstatSync,
	openSync,
	readFileSync,
	readSync,
	renameSync,
	rmSync,
	type Stats,
	writeFileSync,
} from "node:fs";
import { digest } from "./digest.js";
import { NotPlain } from "./disk-problem.js";

/** What the path is, if it is neither a regular file nor a folder. */
export const irregularKind = (
	stats: Pick<Stats, "isFile" | "isDirectory" | "isFIFO" | "isSocket">,
): string | undefined =>
	stats.isFile() || stats.isDirectory()
		? undefined
		: stats.isFIFO()
			? "a pipe"
			: stats.isSocket()
				? "a socket"
				: "a device";

/** Number of attempts to read a file that another program is writing, and milliseconds between them. */
const MAX_READS = 10;
const RETRY_MS = 20;

/**
 * The bytes of a regular file at one instant: size and times are equal before and after. Throws `NotPlain` and disk errors; `EBUSY` for a file that
 * changes constantly.
 */
export function readRegularFile(file: string): Buffer {
	for (let tries = 0; tries < MAX_READS; tries++) {
		if (tries > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
		const bytes = readOnce(file);
		if (bytes) return bytes;
	}
	throw Object.assign(new Error(`${file} changes while it is read`), { code: "EBUSY", syscall: "read", path: file });
}

/** Undefined if the file has changed meanwhile. */
function readOnce(file: string): Buffer | undefined {
	const { handle, stats: before } = openRegularFile(file, constants.O_RDONLY);
	try {
		const bytes = readFileSync(handle);
		const after = fstatSync(handle);
		const isSame = before.mtimeMs === after.mtimeMs && before.ctimeMs === after.ctimeMs && before.size === after.size;
		return isSame && bytes.length === after.size ? bytes : undefined;
	} finally {
		closeSync(handle);
	}
}

/** A part of a regular file, shorter at its end, and the size of the file. For files that are never changed, only replaced. */
export function readRange(
	file: string,
	start: number,
	length: number,
): { readonly bytes: Uint8Array; readonly size: number } {
	const { handle, stats } = openRegularFile(file, constants.O_RDONLY);
	try {
		const bytes = new Uint8Array(Math.max(0, Math.min(length, stats.size - start)));
		let read = 0;
		for (let more = -1; more !== 0 && read < bytes.length; read += more)
			more = readSync(handle, bytes, read, bytes.length - read, start + read);
		return { bytes: bytes.subarray(0, read), size: stats.size };
	} finally {
		closeSync(handle);
	}
}

/** Opens a regular file. A pipe is opened without blocking, and closed again. */
function openRegularFile(file: string, flags: number): { readonly handle: number; readonly stats: Stats } {
	let handle: number;
	try {
		handle = openSync(file, flags | (constants.O_NONBLOCK ?? 0));
	} catch (cause) {
		// A socket, or a pipe without a reader, opened for writing.
		if ((cause as NodeJS.ErrnoException).code === "ENXIO") throw new NotPlain(file, "a pipe or a socket");
		throw cause;
	}
	const stats = fstatSync(handle);
	const kind = irregularKind(stats);
	if (kind === undefined) return { handle, stats };
	closeSync(handle);
	throw new NotPlain(file, kind);
}

/** Writes a file atomically. */
export const writeAtomic = (file: string, ...parts: readonly (Uint8Array | string)[]): void =>
	writePartsAtomic(file, parts);

/** The same with parts that need not be in memory together. */
export function writePartsAtomic(file: string, parts: Iterable<Uint8Array | string>): void {
	const whole = `${file}.new`;
	writeNewParts(whole, parts);
	renameSync(whole, file);
}

/** Replaces whatever is at the path, without following a link. */
export const writeNewFile = (file: string, ...parts: readonly (Uint8Array | string)[]): void =>
	writeNewParts(file, parts);

function writeNewParts(file: string, parts: Iterable<Uint8Array | string>): void {
	rmSync(file, { force: true });
	const handle = openSync(file, "wx");
	try {
		for (const part of parts) writeFileSync(handle, part);
	} catch (cause) {
		// On a full disk a partial file would take space that others need.
		rmSync(file, { force: true });
		throw cause;
	} finally {
		closeSync(handle);
	}
}

/** Appends to a file. */
export function appendToFile(file: string, text: string): void {
	const { handle } = openRegularFile(file, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT);
	try {
		writeFileSync(handle, text);
	} finally {
		closeSync(handle);
	}
}

/** SHA-256 in hex; undefined if the file is missing or cannot be read. */
export function fileDigest(file: string): string | undefined {
	try {
		return digest(readRegularFile(file));
	} catch {
		return undefined;
	}
}
