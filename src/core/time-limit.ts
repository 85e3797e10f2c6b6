/** A time limit for synchronous pure functions. */
import { type Context, createContext, Script } from "node:vm";

/** A timeout of V8 needs a thread: all items that begin within this many milliseconds share one. */
const SHARED = 200;
/** On a busy machine an item gets up to this many times its limit. */
const MAX_PATIENCE = 4;

/**
 * Applies `fn` to many items. An item that takes longer than `limitOf` (in milliseconds) has no result: V8 terminates its code at any point, without
 * running `catch` or `finally`, so `fn` must not leave shared state inconsistent. Time in which the machine gave this process no processor does not
 * count: the item begins again, with more of it.
 */
export const withinLimit =
	<A, R>(fn: (item: A) => R, limitOf: (item: A) => number): ((items: readonly A[]) => (R | undefined)[]) =>
	(items) => {
		const results: (R | undefined)[] = [];
		let patience = 1;
		while (results.length < items.length) {
			const limit = limitOf(items[results.length] as A) * patience;
			const before = process.cpuUsage();
			const work = () => {
				const began = performance.now();
				for (const item of items.slice(results.length)) {
					if (limitOf(item) > limit || performance.now() - began > SHARED) return;
					results.push(fn(item));
				}
			};
			let isWhole = true;
			try {
				isWhole = endsWithin(limit + SHARED, work);
			} catch (cause) {
				if (!(cause instanceof OutsideLimit)) throw cause;
				cause.work();
			}
			if (isWhole || results.length === items.length) patience = 1;
			else if (patience < MAX_PATIENCE && processorTime(before) < limit) patience *= 2;
			else {
				results.push(undefined);
				patience = 1;
			}
		}
		return results;
	};

/** In milliseconds, of all threads: this one has had no more of it. */
function processorTime(before: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

/** Thrown within a limit by code that needs this work done outside of it. The item begins again afterwards. */
export class OutsideLimit extends Error {
	constructor(readonly work: () => void) {
		super("This must not be terminated");
	}
}
let isLimited = false;

/** Does work that leaves shared state inconsistent if it is terminated, such as loading a library. */
export function outsideLimit(work: () => void): void {
	if (isLimited) throw new OutsideLimit(work);
	work();
}

let context: Context | undefined;
let script: Script | undefined;

/** Calls a function, and returns whether it finished within `ms` milliseconds. Rethrows its exceptions. */
function endsWithin(ms: number, run: () => void): boolean {
	script ??= new Script("run()");
	context ??= createContext({});
	context.run = run;
	const before = isLimited;
	isLimited = true;
	try {
		script.runInContext(context, { timeout: ms, displayErrors: false });
		return true;
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return false;
		throw cause;
	} finally {
		isLimited = before;
	}
}
