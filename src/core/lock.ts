/** Locks a folder for one build at a time. A lock whose process has ended means that its build was interrupted. */
import { closeSync, linkSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { ensureDir } from "./ensure-dir.js";
import { ifThere } from "./exists.js";
import { type Holder, holderIn, isAlive, isOwn, ownHolder } from "./process-identity.js";
import { readRegularFile, writeNewFile } from "./regular-file.js";

export interface Lock {
	/** The previous build was interrupted. */
	readonly interrupted: boolean;
	/** Whether the lock still exists: a process that was suspended for minutes may have lost it. */
	readonly isHeld: () => boolean;
	readonly release: () => void;
}
/** A lock held by another build. */
export interface Held {
	/** Absolute. */
	readonly file: string;
	/** Undefined if the lock file is damaged or of a different version of the program. */
	readonly holder: Holder | undefined;
	/** Milliseconds since it was acquired, by the clock of the file system. */
	readonly age: number;
	/** Milliseconds since the last heartbeat of the holder. */
	readonly silent: number;
}

/** Milliseconds between two attempts. */
const POLL_MS = 50;
/** Milliseconds between two heartbeats, each of which sets the modification time of the file. */
const HEARTBEAT_MS = 2000;
/** If the process cannot be checked, the holder counts as dead after this many milliseconds without a heartbeat. */
export const MAX_SILENCE_MS = 60_000;

/** Maximum number of attempts to create a lock while its folder keeps disappearing. */
const MAX_LOCK_TRIES = 10;

/** The locks of this thread. */
const heldHere = new Set<string>();
let locks = 0;
/** The file name of a lock, and prefix of related files. */
export const isLockFile = (name: string): boolean => /^lock(?:\.|$)/.test(name);

/** Acquires the lock of `folder`. Returns the holder if another build keeps it beyond `wait` milliseconds. Throws disk errors. */
export async function acquireLock(folder: string, wait: number): Promise<Lock | Held> {
	const file = join(folder, "lock");
	const holder = ownHolder(++locks);
	const name = JSON.stringify(holder);
	const mine = `${file}.${holder.pid}.${holder.thread}.${locks}`;
	let interrupted = false;
	for (let waited = 0; ; waited += POLL_MS) {
		try {
			placeLock(folder, mine, name);
			if (isLinked(mine, file)) return createLock(file, name, interrupted);
			const found = inspectLock(file, mine);
			if (found?.isDead) {
				interrupted = true;
				removeStaleLock(file, found.text, `${mine}.left`);
				continue;
			}
			if (found && waited >= wait) return { file, ...found };
		} finally {
			rmSync(mine, { force: true });
		}
		await setTimeout(POLL_MS);
	}
}

/** Another build may remove the folder at its end. */
function placeLock(folder: string, file: string, text: string, tries = MAX_LOCK_TRIES): void {
	ensureDir(folder);
	try {
		writeNewFile(file, text);
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code !== "ENOENT" || tries === 0) throw cause;
		placeLock(folder, file, text, tries - 1);
	}
}

/** Creating a link is atomic, unlike creating and writing a file. */
function isLinked(from: string, to: string): boolean {
	try {
		linkSync(from, to);
		return true;
	} catch (cause) {
		// The process that releases the lock also removes the files next to it; then the caller tries again.
		if (["EEXIST", "ENOENT"].includes((cause as NodeJS.ErrnoException).code ?? "")) return false;
		throw cause;
	}
}

function createLock(file: string, name: string, interrupted: boolean): Lock {
	heldHere.add(name);
	const handle = openSync(file, "r+");
	// Writes the same bytes: the file system sets the time.
	const beat = setInterval(() => {
		try {
			writeSync(handle, name, 0);
		} catch {
			// The disk is full.
		}
	}, HEARTBEAT_MS).unref();
	const isHeld = () => lockText(file) === name;
	const release = () => {
		clearInterval(beat);
		closeSync(handle);
		heldHere.delete(name);
		try {
			if (isHeld()) rmSync(file);
		} catch {
			// The disk fails. The next build detects that the holder of this lock has ended.
		}
	};
	return { interrupted, isHeld, release };
}

interface LockHolder extends Omit<Held, "file"> {
	readonly text: string;
	readonly isDead: boolean;
}

/** Undefined if there is no lock. `fresh` is a file just written next to it, for the current time. Throws if the lock is not a regular file. */
function inspectLock(file: string, fresh: string): LockHolder | undefined {
	const text = lockText(file);
	const [stats, now] = [file, fresh].map((each) => statSync(each, { throwIfNoEntry: false }));
	if (text === undefined || !stats || !now) return undefined;
	const holder = holderIn(text);
	const silent = Math.max(0, now.mtimeMs - stats.mtimeMs);
	const age = Math.max(silent, stats.birthtimeMs > 0 ? now.mtimeMs - stats.birthtimeMs : 0);
	const alive = holder && (isOwn(holder) ? heldHere.has(text) : isAlive(holder));
	const isDead = !holder || alive === false || (alive === undefined && silent > MAX_SILENCE_MS);
	return { text, holder, age, silent, isDead };
}

const lockText = (file: string): string | undefined => ifThere(() => readRegularFile(file).toString());

/** Removes an abandoned lock. If another build has acquired it meanwhile, the lock is restored. */
function removeStaleLock(file: string, left: string, aside: string): void {
	try {
		renameSync(file, aside);
		if (lockText(aside) !== left) linkSync(aside, file);
	} catch {
		// Another build was faster.
	} finally {
		rmSync(aside, { force: true });
	}
}
