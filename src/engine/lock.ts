/** One build at a time in one memory. A lock whose process has gone says that its build was interrupted. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { threadId } from "node:worker_threads";
import { makeFolder } from "./folder.js";

export interface Lock {
	/** The build before this one did not come to its end. */
	readonly interrupted: boolean;
	readonly release: () => void;
}

/** Between two looks, in milliseconds. */
const LOOK = 50;
/** A lock of this very process is known by its number within it. */
const own = new Set<string>();
let locks = 0;

/** Undefined where another build has held `folder` for `wait` milliseconds. */
export async function takeLock(folder: string, wait: number): Promise<Lock | undefined> {
	const file = join(folder, "lock");
	const name = `${process.pid} ${threadId} ${hostname()} ${++locks}`;
	const mine = `${file}.${process.pid}.${threadId}.${locks}`;
	makeFolder(folder);
	let interrupted = false;
	for (let waited = 0; ; waited += LOOK) {
		try {
			// A link appears whole or not at all, unlike a file that is made and then written.
			writeFileSync(mine, name);
			linkSync(mine, file);
			own.add(name);
			const release = () => {
				own.delete(name);
				rmSync(file, { force: true });
			};
			return { interrupted, release };
		} catch (cause) {
			if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
		} finally {
			rmSync(mine, { force: true });
		}
		const left = leftBy(file);
		if (left !== undefined) {
			interrupted = true;
			takeAway(file, left, `${mine}.left`);
		} else if (waited >= wait) return undefined;
		else await setTimeout(LOOK);
	}
}

/** What stands in a lock whose process has gone; undefined where it may be alive, as one of another machine or thread may. */
function leftBy(file: string): string | undefined {
	let name: string;
	try {
		name = readFileSync(file, "utf8");
	} catch {
		return undefined;
	}
	const [pid = "", thread, host] = name.split(" ");
	if (host === undefined || !/^\d+$/.test(pid)) return name;
	if (host !== hostname()) return undefined;
	if (Number(pid) === process.pid) return own.has(name) || Number(thread) !== threadId ? undefined : name;
	try {
		process.kill(Number(pid), 0);
		return undefined;
	} catch (cause) {
		return (cause as NodeJS.ErrnoException).code === "ESRCH" ? name : undefined;
	}
}

/** Removes a lock that was left. If another build has taken it meanwhile, that build gets it back. */
function takeAway(file: string, left: string, aside: string): void {
	try {
		renameSync(file, aside);
		if (readFileSync(aside, "utf8") !== left) linkSync(aside, file);
	} catch {
		// Somebody else was faster.
	} finally {
		rmSync(aside, { force: true });
	}
}
