/** What one build leaves to the next: the outcomes in LMDB, and tables of the files that were read and written. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { once } from "../core/lazy.js";
import { type Held, type Lock, SILENCE, takeLock } from "../core/lock.js";
import type { Problem } from "../core/model.js";
import { error } from "../core/problem.js";
import { type Row, type Rows, readRows, writeRows } from "./file-records.js";
import { openStore, type Store, seal } from "./kv-store.js";
import { type KnownOutputs, readOutputs } from "./output-records.js";
import { unused } from "./parse-changed.js";

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

/** How long a build waits for another one that works in the same folder, in milliseconds: a dead one has no sign of life left then. */
export const PATIENCE = SILENCE + 5000;

export const isLock = (found: Lock | Held): found is Lock => "release" in found;

/** What is told then. `other` names the option that gives this build a folder of its own. */
export function lockedProblem({ file, holder, age, silent }: Held, other: "--cache" | "--out"): Problem {
	const what = other === "--cache" ? "works in the same memory" : "writes to the same output folder";
	const who = holder ? `process ${holder.pid} on ${holder.host}` : "an unknown process";
	return error(
		"locked",
		`Another build ${what}: ${who} has held ${file} for ${inWords(age)}; its last sign of life is ${inWords(silent)} old`,
		undefined,
		{
			hint: `wait for it, or end it; if it stands still for ever, remove ${file}; ${other} gives this build a folder of its own`,
		},
	);
}

/** A build whose lock another one has taken, because it gave no sign of life, publishes nothing. */
export const lostProblem = (out: string): Problem =>
	error("locked", `This build stood still for so long that another one has taken the lock of ${out}`, undefined, {
		hint: "build again",
	});

/** `40 s`, `3 min`, `5 h`, `3 days` */
function inWords(ms: number): string {
	const [unit, name] = UNITS.find(([unit]) => ms >= 2 * unit) ?? [1000, "s"];
	return `${Math.round(ms / unit)} ${name}`;
}
const UNITS = [
	[86_400_000, "days"],
	[3_600_000, "h"],
	[60_000, "min"],
] as const;

/** What holds the memory, where another build does not come to its end. */
export async function openMemory(cache: string, out: string, clean: boolean): Promise<Memory | Held> {
	const lock = await takeLock(cache, PATIENCE);
	if (!isLock(lock)) return lock;
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
		try {
			await store.flushed();
			await store.close();
			seal(cache);
		} finally {
			lock.release();
		}
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
