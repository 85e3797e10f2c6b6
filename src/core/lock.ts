/** One build at a time in one folder. A lock whose process has ended says that its build was interrupted. */
import { closeSync, linkSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { ensureDir } from "./ensure-dir.js";
import { ifThere } from "./exists.js";
import { type Holder, holderIn, isAlive, isOwn, ownHolder } from "./process-identity.js";
import { readRegularFile, writeNewFile } from "./regular-file.js";

export interface Lock {
	/** The build before this one did not come to its end. */
	readonly interrupted: boolean;
	/** Whether the lock is still there: a process that stood still for minutes may have lost it. */
	readonly isHeld: () => boolean;
	readonly release: () => void;
}
/** A lock that another build holds. */
export interface Held {
	/** Absolute. */
	readonly file: string;
	/** Undefined where the file is no lock of this version of the program. */
	readonly holder: Holder | undefined;
	/** Milliseconds since it was taken, as far as the disk knows. */
	readonly age: number;
	/** Milliseconds since the holder gave its last sign of life. */
	readonly silent: number;
}

/** Between two looks, in milliseconds. */
const POLL_MS = 50;
/** Between two signs of life that the holder gives, in milliseconds: each sets the time of the file. */
const HEARTBEAT_MS = 2000;
/** A holder of which nothing else can be known is taken for dead after this many milliseconds without a sign of life. */
export const MAX_SILENCE_MS = 60_000;

/** Attempts to create a lock whose folder keeps disappearing, at most. */
const MAX_LOCK_TRIES = 10;

/** The locks of this thread. */
const heldHere = new Set<string>();
let locks = 0;
/** Names the file of a lock, and those beside it. */
export const isLockFile = (name: string): boolean => /^lock(?:\.|$)/.test(name);

/** Who holds the lock, if another build has held `folder` for `wait` milliseconds. Throws the error of the disk. */
export async function acquireLock(folder: string, wait: number): Promise<Lock | Held> {
	const file = join(folder, "lock");
	const holder = ownHolder(++locks);
	const name = JSON.stringify(holder);
	const mine = `${file}.${holder.pid}.${holder.thread}.${locks}`;
	let interrupted = false;
	for (let waited = 0; ; waited += POLL_MS) {
		try {
			placeLock(folder, mine, name);
			if (isLinked(mine, file)) return held(file, name, interrupted);
			const found = look(file, mine);
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

/** Another build may remove the folder when it has come to its end. */
function placeLock(folder: string, file: string, text: string, tries = MAX_LOCK_TRIES): void {
	ensureDir(folder);
	try {
		writeNewFile(file, text);
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code !== "ENOENT" || tries === 0) throw cause;
		placeLock(folder, file, text, tries - 1);
	}
}

/** A link appears whole or not at all, unlike a file that is made and then written. */
function isLinked(from: string, to: string): boolean {
	try {
		linkSync(from, to);
		return true;
	} catch (cause) {
		// A process that releases the lock also removes the files beside it: then the caller tries again.
		if (["EEXIST", "ENOENT"].includes((cause as NodeJS.ErrnoException).code ?? "")) return false;
		throw cause;
	}
}

function held(file: string, name: string, interrupted: boolean): Lock {
	heldHere.add(name);
	const handle = openSync(file, "r+");
	// The same bytes again: the clock of the disk itself says when.
	const beat = setInterval(() => {
		try {
			writeSync(handle, name, 0);
		} catch {
			// A full disk takes none.
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
			// The disk fails. The next build sees that the holder of this lock has ended.
		}
	};
	return { interrupted, isHeld, release };
}

interface LockHolder extends Omit<Held, "file"> {
	readonly text: string;
	readonly isDead: boolean;
}

/** Undefined where there is no lock any more. `fresh` is a file that has just been written beside it: it tells the time of the disk. Throws where the lock is no plain file. */
function look(file: string, fresh: string): LockHolder | undefined {
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

/** Removes a lock that was left. If another build has taken it meanwhile, that build gets it back. */
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
