/** The cache: results of parsing in LMDB, and the records of content and output files. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { lazy } from "../core/lazy.js";
import { acquireLock, type Held, type Lock, MAX_SILENCE_MS } from "../core/lock.js";
import type { Problem } from "../core/model.js";
import { error } from "../core/problem.js";
import { type FileRecords, type FileTable, NO_RECORDS, readFileTable, writeFileTable } from "./file-records.js";
import { openStore, type Store, writeIntegrityMark } from "./kv-store.js";
import { type OutputTable, readOutputRecords } from "./output-records.js";
import { fingerprintsOnlyIn } from "./parse-changed.js";

export interface BuildCache {
	readonly store: Store;
	/** What pages have read (`page-reads`). */
	readonly reads: Store;
	/** The records of the Markdown files; none if they were written with a different `parseVersion`. */
	readonly rows: (parseVersion: string) => FileRecords;
	/** The records of the output folder. */
	readonly outputs: OutputTable | undefined;
	/** Saves the records of the Markdown files. */
	readonly keep: (rows: FileRecords, parseVersion: string) => void;
	/** Clears the cache; it must be opened again afterwards. */
	readonly forget: () => Promise<void>;
	readonly close: () => Promise<void>;
}

/** How long a build waits for another build that uses the same folder, in milliseconds. Longer than the time after which a silent lock counts as abandoned. */
export const LOCK_TIMEOUT_MS = MAX_SILENCE_MS + 5000;

export const isLock = (found: Lock | Held): found is Lock => "release" in found;

/** The error after that timeout. `other` is the option that selects a different folder. */
export function lockedProblem({ file, holder, age, silent }: Held, other: "--cache" | "--out"): Problem {
	const what = other === "--cache" ? "uses the same cache" : "writes to the same output folder";
	const who = holder ? `process ${holder.pid} on ${holder.host}` : "an unknown process";
	return error(
		"locked",
		`Another build ${what}: ${who} has held ${file} for ${ageInWords(age)}; its last heartbeat was ${ageInWords(silent)} ago`,
		undefined,
		{
			hint: `wait for it, or end it; if it hangs, remove ${file}; ${other} gives this build a folder of its own`,
		},
	);
}

/** The error of a build whose lock was taken over by another build. Nothing is published. */
export const lostProblem = (out: string): Problem =>
	error("locked", `This build was paused for too long: another build has taken over the lock of ${out}`, undefined, {
		hint: "build again",
	});

/** `40 s`, `3 min`, `5 h`, `3 days` */
function ageInWords(ms: number): string {
	const [unit, name] = UNITS.find(([unit]) => ms >= 2 * unit) ?? [1000, "s"];
	return `${Math.round(ms / unit)} ${name}`;
}
const UNITS = [
	[86_400_000, "days"],
	[3_600_000, "h"],
	[60_000, "min"],
] as const;

/** Opens and locks the cache; returns the holder of the lock if another build keeps it beyond `LOCK_TIMEOUT_MS`. */
export async function openCache(cache: string, out: string, clean: boolean): Promise<BuildCache | Held> {
	const lock = await acquireLock(cache, LOCK_TIMEOUT_MS);
	if (!isLock(lock)) return lock;
	try {
		if (clean) clearCache(cache);
		return createCache(cache, out, lock);
	} catch (cause) {
		lock.release();
		throw cause;
	}
}

/** The name of the store. */
const READS = "reads";

function createCache(cache: string, out: string, lock: Lock): BuildCache {
	const store = openStore(cache, !lock.interrupted);
	const reads = openStore(cache, !lock.interrupted, READS);
	const known = lazy(() => readFileTable(cache));
	const close = async () => {
		try {
			await Promise.all([store.durable(), reads.durable()]);
			await Promise.all([store.close(), reads.close()]);
			writeIntegrityMark(cache);
			writeIntegrityMark(cache, READS);
		} finally {
			lock.release();
		}
	};
	return {
		store,
		reads,
		rows: (parseVersion) => (known()?.parseVersion === parseVersion ? (known()?.rows ?? NO_RECORDS) : NO_RECORDS),
		outputs: readOutputRecords(out, cache),
		keep: (rows, parseVersion) => saveFileRecords(cache, store, known(), rows, parseVersion),
		forget: async () => {
			await Promise.all([store.close(), reads.close()]);
			clearCache(cache);
			lock.release();
		},
		close,
	};
}

/** Saves the file records for the next build; `old` are those of the previous build. Cache entries that neither of them uses expire. */
export function saveFileRecords(
	cache: string,
	store: Store,
	old: FileTable | undefined,
	rows: FileRecords,
	parseVersion: string,
): void {
	const build = (old?.build ?? 0) + 1;
	if (old?.parseVersion === parseVersion && old.rows === rows) return;
	const before = old ? fingerprintsOnlyIn(old.rows, rows) : unreferencedKeys(store, rows);
	const now = old ? fingerprintsOnlyIn(rows, old.rows) : rows.toArray().map(({ fingerprint }) => fingerprint);
	store.collectGarbage(build, before, now);
	writeFileTable(cache, { rows, build, parseVersion });
}

/** Cache entries that no record uses, if the records of the last build are lost. */
function unreferencedKeys(store: Store, rows: FileRecords): string[] {
	const kept = store.fingerprints();
	for (const { fingerprint } of rows.toArray()) kept.delete(fingerprint);
	return [...kept];
}

/** Clears the cache. Deletes only Broadsheet's own files, because the folder may contain others. */
export function clearCache(cache: string): void {
	for (const name of existsSync(cache) ? readdirSync(cache) : []) {
		if (
			/^(?:(?:config|lists|live|templates|theme)-[0-9a-f]{16}\.(?:mjs(?:\.map)?|bundle|kept)|\w+(?:-[0-9a-f]{10})?\.(?:table|rows)|(?:store|memory|reads)(?:\.seal)?)$/.test(
				name,
			)
		)
			rmSync(join(cache, name), { recursive: true });
	}
}
