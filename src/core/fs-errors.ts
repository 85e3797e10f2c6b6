/** Disk errors in Node's form. */
import { closeSync, existsSync, openSync, readSync, statfsSync } from "node:fs";
import { getSystemErrorName } from "node:util";

/** LMDB reports disk errors by number; this creates the error that Node would throw. LMDB reports a full disk as EIO, too. */
export function toDiskError(cause: unknown, path: string): unknown {
	const { code, message } = cause as { readonly code?: unknown; readonly message?: string };
	const name = typeof code === "number" && code > 0 ? getSystemErrorName(-code) : undefined;
	if (name === undefined) return cause;
	const isFull = name === "EIO" && freeBytesAt(path) < MIN_FREE_BYTES;
	return Object.assign(new Error(message), { code: isFull ? "ENOSPC" : name, syscall: "write", path });
}

/** A disk with less free space counts as full. */
const MIN_FREE_BYTES = 1024 * 1024;

/** Free bytes for this user. */
function freeBytesAt(path: string): number {
	const { bavail, bsize } = statfsSync(path);
	return bavail * bsize;
}

/** Reads what LMDB reads first, if the file exists, and throws on a disk error: within LMDB that error kills the process (lmdb-js 3.5.6, SIGSEGV). */
export function tryFirstPages(path: string): void {
	if (!existsSync(path)) return;
	const file = openSync(path, "r");
	try {
		readSync(file, Buffer.alloc(PAGES), 0, PAGES, 0);
	} finally {
		closeSync(file);
	}
}
/** In bytes: two pages. */
const PAGES = 8192;
