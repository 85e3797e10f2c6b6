/** Disk errors in the form in which Node reports them. */
import { closeSync, existsSync, openSync, readSync, statfsSync } from "node:fs";
import { getSystemErrorName } from "node:util";

/** LMDB reports a disk error by its number; this gives the error that Node would report. LMDB also reports a full disk as EIO. */
export function diskFault(cause: unknown, path: string): unknown {
	const { code, message } = cause as { readonly code?: unknown; readonly message?: string };
	const name = typeof code === "number" && code > 0 ? getSystemErrorName(-code) : undefined;
	if (name === undefined) return cause;
	const isFull = name === "EIO" && freeBytesAt(path) < MIN_FREE_BYTES;
	return Object.assign(new Error(message), { code: isFull ? "ENOSPC" : name, syscall: "write", path });
}

/** A disk with less room, in bytes, is full. */
const MIN_FREE_BYTES = 1024 * 1024;

/** In bytes, for us. */
function freeBytesAt(path: string): number {
	const { bavail, bsize } = statfsSync(path);
	return bavail * bsize;
}

/** Reads what LMDB reads first, where there is such a file, and throws where the disk fails: in LMDB that failure kills the process (lmdb-js 3.5.6, SIGSEGV). */
export function tryFirstPages(path: string): void {
	if (!existsSync(path)) return;
	const file = openSync(path, "r");
	try {
		readSync(file, Buffer.alloc(PAGES), 0, PAGES, 0);
	} finally {
		closeSync(file);
	}
}
/** Two pages, in bytes. */
const PAGES = 8192;
