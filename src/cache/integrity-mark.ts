/**
 * LMDB survives a kill, but reading a truncated or overwritten file crashes the process. The mark beside the folder of a closed store tells whether its
 * file is as it was. A copy of the whole cache, as CI systems keep one between builds, has the same size, the same time of modification and the same bytes
 * in samples.
 */
import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { digest } from "../core/digest.js";
import { isCopied, type Stamp, stampsEqual, stampWithoutDelay } from "../core/file-stamp.js";
import { readRegularFile, writeAtomic } from "../core/regular-file.js";

/** Number of samples, and bytes of each. */
const SAMPLES = 64;
const SAMPLE_BYTES = 4096;

/** The index in a stamp. */
const INODE = 3;

interface Mark {
	readonly stamp: Stamp;
	readonly samples: string;
}
const markFile = (folder: string) => `${folder}.seal`;
const dataFile = (folder: string) => join(folder, "data.mdb");

export function markIntact(folder: string): void {
	const stamp = stampWithoutDelay(dataFile(folder));
	const mark = stamp && ({ stamp, samples: samplesOf(folder, stamp) } satisfies Mark);
	writeAtomic(markFile(folder), JSON.stringify(mark ?? null));
}

/** Whether the file is the marked one, or a copy of it. */
export function isIntact(folder: string): boolean {
	const [mark, stamp] = [readMark(folder), stampWithoutDelay(dataFile(folder))];
	if (!mark || !stamp) return mark === stamp;
	if (stampsEqual(mark.stamp, stamp)) return true;
	const isCopy = mark.stamp[INODE] !== stamp[INODE] && isCopied(mark.stamp, stamp);
	return isCopy && mark.samples === samplesOf(folder, stamp);
}

/** Undefined if there was no file, or if the mark is absent or foreign: it has no stamp then. */
function readMark(folder: string): Mark | undefined {
	try {
		const mark: unknown = JSON.parse(readRegularFile(markFile(folder)).toString());
		return mark !== null && typeof mark === "object" && "samples" in mark ? (mark as Mark) : undefined;
	} catch {
		return undefined;
	}
}

/** Digest of samples at equal distances, the first and the last bytes among them. */
function samplesOf(folder: string, [size]: Stamp): string {
	const handle = openSync(dataFile(folder), "r");
	try {
		const samples = Buffer.alloc(SAMPLES * SAMPLE_BYTES);
		const last = Math.max(0, size - SAMPLE_BYTES);
		for (let sample = 0; sample < SAMPLES; sample++) {
			const from = Math.floor((last / (SAMPLES - 1)) * sample);
			readSync(handle, samples, sample * SAMPLE_BYTES, SAMPLE_BYTES, from);
		}
		return digest(samples);
	} finally {
		closeSync(handle);
	}
}
