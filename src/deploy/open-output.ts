/** Locks an output folder for a deploy, and begins to scan it on worker threads. */
import { createScanPool } from "../build/scan-stamps.js";
import { type Pool, threadCount } from "../build/workers/pool.js";
import { lockOutput } from "../output/staging.js";
import { type BuiltOutput, beingWritten, deployable, isOutput, noOutput } from "./guards.js";
import { type LocalOutput, localFiles } from "./local.js";

/** Milliseconds that a deploy waits for a running build. */
const LOCK_WAIT_MS = 2000;

export interface OpenOutput extends Pick<BuiltOutput, "address"> {
	/** Rejects if the disk fails. */
	readonly local: Promise<LocalOutput>;
	readonly pool: Pool;
}

/**
 * Runs work that begins at once, and gets the output when it is locked and its scan has begun. `opening` rejects with `Refused` if the output cannot be
 * deployed. The lock and the threads end with the work.
 */
export async function withOutput<T>(
	out: string,
	cache: string,
	work: (opening: Promise<OpenOutput>) => Promise<T>,
): Promise<T> {
	const pool = createScanPool(threadCount({}));
	const locking = isOutput(out) ? lockOutput(out, LOCK_WAIT_MS) : undefined;
	const open = async (): Promise<OpenOutput> => {
		const lock = await locking;
		if (!lock) throw noOutput(out);
		if (!("release" in lock)) throw beingWritten(out);
		const { files, address } = deployable(out, cache);
		const local = localFiles(out, cache, files, pool);
		// The work may end before it asks for it.
		local.catch(() => {});
		return { address, local, pool };
	};
	const opening = open();
	opening.catch(() => {});
	try {
		return await work(opening);
	} finally {
		const lock = await locking?.catch(() => undefined);
		if (lock && "release" in lock) lock.release();
		await pool.close();
	}
}
