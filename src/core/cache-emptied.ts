/** The memory was emptied. */

/** Something that the memory must have is not there: whoever works with it starts again from nothing. */
export class CacheEmptied extends Error {
	readonly lost = true;
}
export const isCacheEmptied = (cause: unknown): boolean => cause instanceof Error && "lost" in cause;
