/** `cached(fn)` is `fn` with its results stored on disk, under a digest of its arguments. */

import { CacheEmptied } from "../core/cache-emptied.js";
import { digest } from "../core/digest.js";
import type { Outcome } from "../core/model.js";
import type { Store } from "./kv-store.js";

/** The additional result of a cached function: the key of the cache entry. */
export interface CacheKey {
	readonly fingerprint: string;
}

/**
 * `fn` must read nothing but its arguments. `parseVersion` is a digest of everything else that it depends on: its code and the configuration. `input`
 * returns the parts of an argument, each a text or bytes. The property `apart` of a value is stored separately, and returned only by the call that
 * computed it. If `fn` returns nothing, nothing is stored.
 */
export function cached<A, T extends object, K extends string = never>(
	fn: (items: readonly A[]) => readonly (Outcome<T> | undefined)[],
	store: Store,
	parseVersion: string,
	input: (item: A) => readonly (string | Uint8Array)[],
	apart?: K,
): (items: readonly A[]) => ((Outcome<Omit<T, K>> & CacheKey) | undefined)[] {
	const keep = (outcome: Outcome<T> | undefined, fingerprint: string) => {
		if (!outcome) return undefined;
		const { value, problems } = outcome;
		const rest: Partial<Record<string, unknown>> | undefined = value && { ...value };
		if (rest && apart !== undefined && apart in rest) {
			store.put(fingerprint, JSON.stringify(rest[apart]), apart);
			delete rest[apart];
		}
		const kept = { ...(rest && { value: rest as Omit<T, K> }), problems };
		store.put(fingerprint, JSON.stringify(kept));
		return { ...kept, fingerprint };
	};
	return (items) => {
		const fingerprints = items.map((item) => cacheKey([parseVersion, ...input(item)]));
		const known = fingerprints.map((fingerprint) => readCached<Omit<T, K>>(store, fingerprint));
		const made = fn(items.filter((_, index) => !known[index])).values();
		return fingerprints.map((fingerprint, index) => {
			const kept = known[index];
			return kept ? { ...kept, fingerprint } : keep(made.next().value, fingerprint);
		});
	};
}

/** The result stored under a key; undefined if there is none that can be read. */
export const readCached = <T>(store: Store, fingerprint: string): Outcome<T> | undefined =>
	readCachedPart(store, fingerprint);

/** The same of a value that is stored next to the result, such as a body. */
export function readCachedPart<T>(store: Store, fingerprint: string, part?: string): T | undefined {
	const text = store.get(fingerprint, part);
	if (text === undefined) return undefined;
	try {
		return JSON.parse(text) as T;
	} catch {
		return undefined;
	}
}

/** The cached result, which must exist because a table of the cache refers to it. */
export function requireCached<T>(store: Store, fingerprint: string): Outcome<T> {
	const outcome = readCached<T>(store, fingerprint);
	if (!outcome) throw new CacheEmptied(`Nothing is kept under ${fingerprint}`);
	return outcome;
}

/** A digest of a list of texts or bytes, 32 hex digits. The lengths are hashed as well, so different lists have different keys. */
export function cacheKey(parts: readonly (string | Uint8Array)[]): string {
	const all = parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part));
	const lengths = all.map(({ length }) => length).join(" ");
	return digest(Buffer.concat([Buffer.from(`${lengths}\n`), ...all])).slice(0, 32);
}
