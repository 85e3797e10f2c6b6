/** Signals that the cache was cleared while it was in use. */

/** A required cache entry is missing: the caller starts again with an empty cache. */
export class CacheEmptied extends Error {
	readonly lost = true;
}
export const isCacheEmptied = (cause: unknown): boolean => cause instanceof Error && "lost" in cause;
