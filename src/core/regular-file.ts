/**
 * Reads and writes regular files. A pipe, a socket or a device is refused: opening one may block for ever. What is written takes the place of whatever was
 * there, and is whole or not there.
 */
import {
	closeSync,
	constants,
	fstatSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	type Stats,
	writeFileSync,
} from "node:fs";
import { digest } from "./digest.js";
import { NotPlain } from "./disk-problem.js";

/** What it is, where it is neither a plain file nor a folder. */
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

/** Attempts to read a file that another program is writing, and milliseconds between them. */
const MAX_READS = 10;
const RETRY_MS = 20;

/** The bytes of a plain file, as they were at one instant: its size and times are the same before and after. Throws `NotPlain`, and what the disk says: `EBUSY` of a file that changes all the time. */
export function readRegularFile(file: string): Buffer {
	for (let tries = 0; tries < MAX_READS; tries++) {
		if (tries > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
		const bytes = readOnce(file);
		if (bytes) return bytes;
	}
	throw Object.assign(new Error(`${file} changes while it is read`), { code: "EBUSY", syscall: "read", path: file });
}

/** Undefined where it has changed meanwhile. */
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

/** Opens a plain file. A pipe is opened, too, because that does not wait, and closed again. */
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

/** Writes a file whole or not at all. */
export function writeAtomic(file: string, ...parts: readonly (Uint8Array | string)[]): void {
	const whole = `${file}.new`;
	writeNewFile(whole, ...parts);
	renameSync(whole, file);
}

/** Writes a file in place of whatever lay there, without following a link. */
export function writeNewFile(file: string, ...parts: readonly (Uint8Array | string)[]): void {
	rmSync(file, { force: true });
	const handle = openSync(file, "wx");
	try {
		for (const part of parts) writeFileSync(handle, part);
	} catch (cause) {
		// On a full disk half a file takes the room of others.
		rmSync(file, { force: true });
		throw cause;
	} finally {
		closeSync(handle);
	}
}

/** Writes behind what stands in a file. */
export function appendToFile(file: string, text: string): void {
	const { handle } = openRegularFile(file, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT);
	try {
		writeFileSync(handle, text);
	} finally {
		closeSync(handle);
	}
}

/** SHA-256 in hex; undefined where the file is missing or cannot be read. */
export function fileDigest(file: string): string | undefined {
	try {
		return digest(readRegularFile(file));
	} catch {
		return undefined;
	}
}
