/** What one build leaves to the next: the outcomes in LMDB, and tables of the files that were read and written. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { once } from "../base/once.js";
import { error } from "../base/problem.js";
import { type Lock, takeLock } from "../engine/lock.js";
import { openStore, type Store, seal } from "../engine/store.js";
import { type KnownOutputs, readOutputs } from "./outputs.js";
import { type Row, type Rows, readRows, writeRows } from "./rows.js";
import { unused } from "./stories.js";

export interface Memory {
	readonly store: Store;
	/** Of the Markdown files, in the order of their paths; none where they were read by other code or another configuration than `salt`. */
	readonly rows: (salt: string) => readonly Row[];
	/** Of the output folder. */
	readonly outputs: KnownOutputs | undefined;
	/** Keeps what is known of the Markdown files now. */
	readonly keep: (rows: readonly Row[], salt: string) => void;
	/** Forgets everything; it must be opened again. */
	readonly forget: () => Promise<void>;
	readonly close: () => Promise<void>;
}

/** How long a build waits for another one that works in the same memory, in milliseconds. */
export const PATIENCE = 60_000;

/** What is told then. */
export const LOCKED = error(
	"locked",
	"Another build is working in the same memory and does not come to its end",
	undefined,
	{
		hint: "wait for it, or give this one a memory of its own: --cache",
	},
);

/** Undefined where another build does not come to its end. */
export async function openMemory(cache: string, out: string, clean: boolean): Promise<Memory | undefined> {
	const lock = await takeLock(cache, PATIENCE);
	if (!lock) return undefined;
	try {
		if (clean) forget(cache);
		return memoryOf(cache, out, lock);
	} catch (cause) {
		lock.release();
		throw cause;
	}
}

function memoryOf(cache: string, out: string, lock: Lock): Memory {
	const store = openStore(cache, !lock.interrupted);
	const known = once(() => readRows(cache));
	const close = async () => {
		await store.flushed();
		await store.close();
		seal(cache);
		lock.release();
	};
	return {
		store,
		rows: (salt) => (known()?.salt === salt ? (known()?.rows ?? []) : []),
		outputs: readOutputs(out, cache),
		keep: (rows, salt) => keepRows(cache, store, known(), rows, salt),
		forget: async () => {
			await store.close();
			forget(cache);
			lock.release();
		},
		close,
	};
}

/** Keeps what is known of the Markdown files for the next build; `old` is what it was before. Outcomes that neither uses go in time. */
export function keepRows(cache: string, store: Store, old: Rows | undefined, rows: readonly Row[], salt: string): void {
	const build = (old?.build ?? 0) + 1;
	if (old?.salt === salt && old.rows.length === rows.length && rows.every((row, index) => row === old.rows[index]))
		return;
	const before = old ? unused(old.rows, rows) : orphans(store, rows);
	store.turn(build, before, old ? unused(rows, old.rows) : rows.map(({ fingerprint }) => fingerprint));
	writeRows(cache, { rows, build, salt });
}

/** What is kept and no longer used by anything, where the table of the last build is lost. */
function orphans(store: Store, rows: readonly Row[]): string[] {
	const kept = store.fingerprints();
	for (const { fingerprint } of rows) kept.delete(fingerprint);
	return [...kept];
}

/** Empties the memory. Only files of ours go: the folder may hold others. */
export function forget(cache: string): void {
	for (const name of existsSync(cache) ? readdirSync(cache) : []) {
		if (
			/^(?:(?:config|lists|live|templates|theme)-[0-9a-f]{16}\.(?:mjs(?:\.map)?|kept)|\w+(?:-[0-9a-f]{10})?\.table|memory(?:\.seal)?)$/.test(
				name,
			)
		)
			rmSync(join(cache, name), { recursive: true });
	}
}
