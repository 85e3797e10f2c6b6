/** A cache that stays open while builds of other processes use it. It is locked only during `withLock`. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { acquireLock, type Held } from "../core/lock.js";
import { isLock, LOCK_TIMEOUT_MS } from "./cache.js";
import { hasIntegrityMark, openStore, type Store, writeIntegrityMark } from "./kv-store.js";

export interface SharedCache {
	/**
	 * Runs `work` under the lock of the cache and returns its result, or the holder if a build keeps the lock too long. `fresh`: the store is a new one,
	 * because it was opened for the first time or the folder was emptied.
	 */
	readonly withLock: <T>(work: (store: Store, fresh: boolean) => Promise<T>) => Promise<T | Held>;
	readonly close: () => Promise<void>;
}

export function openSharedCache(cache: string): SharedCache {
	let open: { readonly store: Store; readonly inode: number | undefined } | undefined;
	/** Writes that are not on disk yet. The lock is held until they are. */
	let pendingFlush = Promise.resolve();
	const inode = () => statSync(join(cache, "store", "data.mdb"), { throwIfNoEntry: false })?.ino;
	return {
		withLock: async (work) => {
			await pendingFlush;
			const lock = await acquireLock(cache, LOCK_TIMEOUT_MS);
			if (!isLock(lock)) return lock;
			try {
				const before = open;
				if (!before || before.inode !== inode()) {
					await before?.store.close();
					const store = openStore(cache, !lock.interrupted);
					open = { store, inode: inode() };
				}
				const { store } = open as NonNullable<typeof open>;
				return await work(store, open !== before);
			} finally {
				pendingFlush = (open?.store.durable() ?? Promise.resolve())
					.then(() => open && writeIntegrityMark(cache))
					// Without an integrity mark the cache is discarded at the next start. The next `put` reports what the disk refuses.
					.catch(() => {})
					.then(lock.release);
			}
		},
		close: async () => {
			await pendingFlush;
			if (!open) return;
			const { store, inode: own } = open;
			open = undefined;
			const lock = await acquireLock(cache, LOCK_TIMEOUT_MS);
			// LMDB may write once more when it is closed, after the mark of the last build.
			const isMarked = isLock(lock) && !lock.interrupted && own === inode() && hasIntegrityMark(cache);
			await store.close();
			if (isMarked) writeIntegrityMark(cache);
			if (isLock(lock)) lock.release();
		},
	};
}
