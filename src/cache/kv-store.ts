/** The store of results: texts by fingerprint, in LMDB. A damaged or foreign file counts as empty. */
import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { open, type RootDatabase } from "lmdb";
import { CacheEmptied } from "../core/cache-emptied.js";
import { ensureDir } from "../core/ensure-dir.js";
import { diskFault, tryFirstPages } from "../core/fs-errors.js";
import { readRegularFile, writeAtomic, writeNewFile } from "../core/regular-file.js";

/** An entry that this many builds have not used is dropped. */
const MAX_UNUSED_BUILDS = 10;
/** The key prefix under which a fingerprint has the number of the first build that no longer used it. */
const UNUSED_SINCE = "retired ";

/** Once it is closed, `get` and `put` throw `CacheEmptied`. */
export interface Store {
	/** `part` names a value that is stored beside the result itself, such as a body that only some readers need. */
	readonly get: (fingerprint: string, part?: string) => string | undefined;
	/** Written in the background; `flushed` waits for it. */
	readonly put: (fingerprint: string, value: string, part?: string) => void;
	readonly flushed: () => Promise<void>;
	/** Waits until what was put can be read on any thread. */
	readonly committed: () => Promise<void>;
	/** Build number `build` no longer uses the first fingerprints and uses the second ones again; what has been out of use for too long is dropped. */
	readonly turn: (build: number, unused: Iterable<string>, used: Iterable<string>) => void;
	/** Every fingerprint that there is. */
	readonly fingerprints: () => Set<string>;
	readonly close: () => Promise<void>;
}

const folderOf = (cache: string) => join(cache, "memory");

/** Opens the store in `cache`. `sealed`: no build is known to have been interrupted, so the data must be exactly as the last build left it. */
export function openStore(cache: string, sealed: boolean): Store {
	const folder = folderOf(cache);
	if ((sealed && readIntegrityMark(cache) !== integrityMark(cache)) || !isPlain(folder))
		rmSync(folder, { recursive: true, force: true });
	try {
		return storeOf(openAt(folder), folder);
	} catch {
		rmSync(folder, { recursive: true, force: true });
		return storeOf(openAt(folder), folder);
	}
}
/** LMDB would wait for ever at a pipe. */
const isPlain = (folder: string): boolean =>
	["data.mdb", "lock.mdb"].every((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() ?? true);
/** Opens it on another thread, while the main thread has it open. */
export const openStoreInWorker = (cache: string): Store => storeOf(openAt(folderOf(cache)), folderOf(cache));

function openAt(path: string): RootDatabase<string, string> {
	ensureDir(path);
	// LMDB maps this file into memory: a page of it for which the disk has no room would kill the process.
	const readers = join(path, "lock.mdb");
	if (!existsSync(readers)) writeNewFile(readers, Buffer.alloc(MAX_READERS));
	// So would the beginning of its data.
	if (!existsSync(join(path, "data.mdb"))) {
		writeNewFile(join(path, "room"), Buffer.alloc(MIN_FREE_BYTES));
		rmSync(join(path, "room"));
	}
	try {
		tryFirstPages(join(path, "data.mdb"));
		return open<string, string>({ path, encoding: "string", noMemInit: true });
	} catch (cause) {
		throw diskFault(cause, path);
	}
}

/** What LMDB makes of its file of readers, in bytes, in whole pages. */
const MAX_READERS = 12_288;

/** Bytes, several times what an empty store needs. */
const MIN_FREE_BYTES = 65_536;

function storeOf(db: RootDatabase<string, string>, path: string): Store {
	let fail: (fault: unknown) => void = () => {};
	/** Rejects when something could not be written: what waits for it then may wait for ever. */
	const broken = new Promise<never>((_, reject) => {
		fail = reject;
	});
	broken.catch(() => {});
	const failed = (cause: unknown) => {
		const { commitError } = cause as { readonly commitError?: Promise<unknown> };
		commitError?.catch(() => {});
		// LMDB reports every write error as EIO.
		fail(diskFault(commitError ? Object.assign(new Error("The cache cannot be written"), { code: 5 }) : cause, path));
	};
	let isClosed = false;
	const opened = () => {
		if (isClosed) throw new CacheEmptied("The cache is closed");
		return db;
	};
	let isWatched = false;
	/** All `put`s of one turn of the event loop are committed together, by a promise inside lmdb that would otherwise reject unhandled. */
	const watch = () => {
		if (isWatched) return;
		isWatched = true;
		setImmediate(() => {
			isWatched = false;
			db.committed.then(undefined, failed);
		});
	};
	/** LMDB also fails in the background: then every operation that is awaited rejects. */
	const done = async (work: PromiseLike<unknown>) => {
		await Promise.race([work, broken]);
	};
	const keys = (start: string) => [...db.getKeys({ start, end: `${start}~` })];
	return {
		get: (fingerprint, part = "") => opened().get(`${fingerprint} ${part}`),
		put: (fingerprint, value, part = "") => {
			opened().put(`${fingerprint} ${part}`, value).catch(failed);
			watch();
		},
		committed: () => done(db.committed),
		flushed: () => done(db.flushed),
		turn: (build, unused, used) => {
			// What is removed here is still to be read until it is flushed.
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

/** LMDB survives a kill at any moment, but reading a truncated or overwritten file crashes the process: the mark detects one. */
const integrityMarkFile = (cache: string) => join(cache, "memory.seal");
export const writeIntegrityMark = (cache: string): void =>
	writeAtomic(integrityMarkFile(cache), integrityMark(cache) ?? "");
function integrityMark(cache: string): string | undefined {
	const stats = statSync(join(folderOf(cache), "data.mdb"), { throwIfNoEntry: false });
	return stats && [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino].join(" ");
}
function readIntegrityMark(cache: string): string | undefined {
	try {
		return readRegularFile(integrityMarkFile(cache)).toString();
	} catch {
		return undefined;
	}
}
