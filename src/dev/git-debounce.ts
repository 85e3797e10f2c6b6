/** While git changes files it holds the lock `index.lock`, which becomes the index at the end. A checkout is reported once, when it is complete. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { gitDirOf } from "../content/files/git-objects.js";
import type { ChangedPaths } from "./source-state.js";

/** Milliseconds between two polls. */
const LOCK_POLL_MS = 20;
/** Milliseconds without an event after which all changes have arrived: for few files, and for many, which @parcel/watcher reports at most every 500 ms. */
const [SHORT_PAUSE_MS, LONG_PAUSE_MS] = [150, 600];
const MIN_EVENTS = 20;
/** After this many polls the lock counts as left behind by a dead git process. */
const MAX_POLLS = 1000;

/** Passes changed paths to `report` at once, except during a checkout: those are collected and passed on at its end. */
export function batchDuringCheckout(root: string, report: (touched: ChangedPaths | undefined) => void): typeof report {
	const index = indexOf(root);
	let isStale = false;
	const isLocked = () => {
		const isThere = index !== undefined && existsSync(`${index}.lock`);
		isStale &&= isThere;
		return isThere && !isStale;
	};
	const stamp = () => (index === undefined ? undefined : statSync(index, { throwIfNoEntry: false })?.mtimeMs);
	let before = stamp();
	let pending: ChangedPaths | undefined = new Set();
	let isHolding = false;
	let eventCount = 0;
	const poll = (polls = 0) => {
		isStale = polls > MAX_POLLS;
		if (isLocked()) return void setTimeout(poll, LOCK_POLL_MS, polls + 1).unref();
		const eventsSeen = eventCount;
		const wait = pending && pending.size <= MIN_EVENTS ? SHORT_PAUSE_MS : LONG_PAUSE_MS;
		setTimeout(async () => {
			// Events that are already queued for this thread are handled first.
			await setImmediate();
			if (eventsSeen !== eventCount) return poll(polls + 1);
			const touched = pending;
			[pending, isHolding, before] = [new Set(), false, stamp()];
			report(touched);
		}, wait).unref();
	};
	return (touched) => {
		// A short checkout may be over before the first event of its files arrives.
		if (!isHolding && !isLocked() && stamp() === before) return report(touched);
		eventCount++;
		pending = pending && touched && new Set([...pending, ...touched]);
		if (!isHolding) poll();
		isHolding = true;
	};
}

/** The index of the work tree that contains the folder; undefined outside of a work tree. In a linked work tree `.git` is a file that names the folder. */
function indexOf(folder: string): string | undefined {
	const git = gitDirOf(folder);
	if (git === undefined) return undefined;
	if (statSync(git).isDirectory()) return join(git, "index");
	const named = /^gitdir: (.*)/.exec(readFileSync(git, "utf8"))?.[1];
	return named === undefined ? undefined : resolve(dirname(git), named, "index");
}
