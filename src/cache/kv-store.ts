/** The key-value store of the cache, in LMDB: texts by fingerprint. A damaged or foreign file counts as empty. */
import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { open, type RootDatabase } from "lmdb";
import { CacheEmptied } from "../core/cache-emptied.js";
import { ensureDir } from "../core/ensure-dir.js";
import { toDiskError, tryFirstPages } from "../core/fs-errors.js";
import { writeNewFile } from "../core/regular-file.js";
import { createBackgroundFailure } from "./background-failure.js";
import { isIntact, markIntact } from "./integrity-mark.js";

/** Number of builds after which an unused entry is deleted. */
const MAX_UNUSED_BUILDS = 10;
/** Key prefix: `<prefix><fingerprint>` holds the number of the first build that no longer used the entry. */
const UNUSED_SINCE = "retired ";

/** After it is closed, `get` and `put` throw `CacheEmptied`. */
export interface Store {
	/** `part` selects a value stored next to the main one, such as a body, which few readers need. */
	readonly get: (fingerprint: string, part?: string) => string | undefined;
	/** Writes in the background; await `durable`. */
	readonly put: (fingerprint: string, value: string, part?: string) => void;
	readonly durable: () => Promise<void>;
	/** Resolves when all values that were put are readable on every thread. */
	readonly visibleToReaders: () => Promise<void>;
	/** Marks the entries that build number `build` no longer uses and unmarks those that it uses again. Deletes entries that have been unused for too long. */
	readonly collectGarbage: (build: number, unused: Iterable<string>, used: Iterable<string>) => void;
	/** All fingerprints. */
	readonly fingerprints: () => Set<string>;
	readonly close: () => Promise<void>;
}

const folderOf = (cache: string, name = "store") => join(cache, name);

/** Opens the store `name` in `cache`. `sealed`: no interrupted build is known, so the integrity mark must match. */
export function openStore(cache: string, sealed: boolean, name?: string): Store {
	const folder = folderOf(cache, name);
	// The former name of the folder.
	rmSync(join(cache, "memory"), { recursive: true, force: true });
	if ((sealed && !isIntact(folder)) || !isPlain(folder)) rmSync(folder, { recursive: true, force: true });
	try {
		return createStore(openAt(folder), folder);
	} catch {
		rmSync(folder, { recursive: true, force: true });
		return createStore(openAt(folder), folder);
	}
}
/** LMDB would block on a pipe. */
const isPlain = (folder: string): boolean =>
	["data.mdb", "lock.mdb"].every((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() ?? true);
/** Opens the store on a worker thread, while the main thread has it open. */
export const openStoreInWorker = (cache: string): Store => createStore(openAt(folderOf(cache)), folderOf(cache));

function openAt(path: string): RootDatabase<string, string> {
	ensureDir(path);
	// LMDB maps this file into memory. Without disk space for a mapped page the process would be killed, so the space is reserved first.
	const readers = join(path, "lock.mdb");
	if (!existsSync(readers)) writeNewFile(readers, Buffer.alloc(MAX_READERS));
	// The same is true of the first bytes of the data file.
	if (!existsSync(join(path, "data.mdb"))) {
		writeNewFile(join(path, "room"), Buffer.alloc(MIN_FREE_BYTES));
		rmSync(join(path, "room"));
	}
	try {
		tryFirstPages(join(path, "data.mdb"));
		return open<string, string>({ path, encoding: "string", noMemInit: true });
	} catch (cause) {
		throw toDiskError(cause, path);
	}
}

/** The size of LMDB's reader table in bytes, rounded up to whole pages. */
const MAX_READERS = 12_288;

/** In bytes: several times the size of an empty store. */
const MIN_FREE_BYTES = 65_536;

function createStore(db: RootDatabase<string, string>, path: string): Store {
	/** LMDB can fail in the background: then every awaited operation rejects. */
	const { fail, unlessFailed } = createBackgroundFailure();
	const failed = (cause: unknown) => {
		const { commitError } = cause as { readonly commitError?: Promise<unknown> };
		commitError?.catch(() => {});
		// LMDB reports every write error as EIO.
		fail(toDiskError(commitError ? Object.assign(new Error("The cache cannot be written"), { code: 5 }) : cause, path));
	};
	let isClosed = false;
	const opened = () => {
		if (isClosed) throw new CacheEmptied("The cache is closed");
		return db;
	};
	let isWatched = false;
	/** lmdb commits all `put`s of one turn of the event loop together, through an internal promise that would otherwise be an unhandled rejection. */
	const watch = () => {
		if (isWatched) return;
		isWatched = true;
		setImmediate(() => {
			isWatched = false;
			db.committed.then(undefined, failed);
		});
	};
	const keys = (start: string) => [...db.getKeys({ start, end: `${start}~` })];
	return {
		get: (fingerprint, part = "") => opened().get(`${fingerprint} ${part}`),
		put: (fingerprint, value, part = "") => {
			opened().put(`${fingerprint} ${part}`, value).catch(failed);
			watch();
		},
		visibleToReaders: () => unlessFailed(db.committed),
		durable: () => unlessFailed(db.flushed),
		collectGarbage: (build, unused, used) => {
			// Deleted entries stay readable until the next flush.
			const again = new Set(used);
			for (const fingerprint of again)
				if (db.doesExist(UNUSED_SINCE + fingerprint)) void db.remove(UNUSED_SINCE + fingerprint).catch(failed);
			for (const fingerprint of unused) void db.put(UNUSED_SINCE + fingerprint, String(build)).catch(failed);
			for (const { key, value } of db.getRange({ start: UNUSED_SINCE, end: `${UNUSED_SINCE}~` })) {
				const fingerprint = key.slice(UNUSED_SINCE.length);
				if (build - Number(value) < MAX_UNUSED_BUILDS || again.has(fingerprint)) continue;
				for (const old of [key, ...keys(`${fingerprint} `)]) void db.remove(old).catch(failed);
			}
		},
		fingerprints: () =>
			new Set(keys("").flatMap((key) => (key.startsWith(UNUSED_SINCE) ? [] : [key.slice(0, key.indexOf(" "))]))),
		close: () => {
			isClosed = true;
			return db.close();
		},
	};
}

export const hasIntegrityMark = (cache: string): boolean => isIntact(folderOf(cache));
/** Marks the closed store as it is now. */
export const writeIntegrityMark = (cache: string, name?: string): void => markIntact(folderOf(cache, name));
