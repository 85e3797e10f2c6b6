/** Pure functions of single items, on as many threads as there are. Results come in the order of the items; a fault names its item. */
import { createRequire } from "node:module";
import { setImmediate as turn } from "node:timers/promises";
import type { Piscina } from "piscina";

const require = createRequire(import.meta.url);

export interface Pool {
	/** Runs the function `name` of a compiled module with one argument, which must be cloneable. */
	readonly run: (module: string, name: string, argument: unknown) => Promise<unknown>;
	readonly threads: number;
	readonly close: () => Promise<void>;
}

/** What is sent of an error, since an error cannot be cloned as a whole. */
export interface SerializedError {
	readonly fault: { readonly message: string; readonly stack?: string | undefined; readonly more: object };
}

/** Threads start, and their library is loaded, when they are first needed. */
export function createPool(threads: number): Pool {
	let piscina: Piscina | undefined;
	return {
		threads,
		run: (filename, name, argument) => {
			const { Piscina } = require("piscina") as typeof import("piscina");
			piscina ??= new Piscina({
				minThreads: threads,
				maxThreads: threads,
				idleTimeout: 60_000,
				// Most of what a task makes is thrown away at its end: with more room, little of it is ever moved.
				resourceLimits: { maxYoungGenerationSizeMb: 64 },
				concurrentTasksPerWorker: 2,
			});
			return piscina.run(argument, { filename, name });
		},
		close: async () => piscina?.destroy(),
	};
}

/** Items that go to a thread in one message. */
const BATCH_SIZE = 48;
/** Messages that are under way for each thread: what waits here is not in memory there. */
const MAX_IN_FLIGHT = 3;

export interface Task<T, P> {
	readonly module: string;
	readonly name: string;
	/** What the function gets besides the items. Cloneable. */
	readonly setup: object;
	/** Fewer items than these are done on this thread: they do not pay for a thread's start. Measured. */
	readonly minItems: number;
	/** What of an item the function takes: that travels. */
	readonly toMessage: (item: T) => P;
	/** Names an item in the report of a crash. */
	readonly describe: (item: T) => string;
}

/**
 * `here`, served by any thread: the same function, whose items may be done elsewhere. `here` does its items one after another. `then` is
 * called with each result as soon as it and those before it are there.
 */
export function parallelMap<T, P, R>(
	runLocally: (items: readonly P[]) => Promise<readonly R[]>,
	pool: Pool,
	{ module, name, setup, minItems, toMessage, describe }: Task<T, P>,
): (items: Iterable<T> & { readonly length: number }, then: (result: R, item: T) => void) => Promise<void> {
	const run = async (items: readonly T[], useWorkers: boolean): Promise<readonly R[]> => {
		const packed = items.map(toMessage);
		if (!useWorkers) return runLocally(packed);
		const found = (await pool.run(module, name, { setup, items: packed })) as readonly R[] | SerializedError;
		if (!("fault" in found)) return found;
		const { message, stack, more } = found.fault;
		const position = items.length === 1 ? "" : ` (one of ${items.length} items from this one on)`;
		const error = Object.assign(new Error(`${message}, at ${describe(items[0] as T)}${position}`), more);
		if (stack) error.stack = stack;
		throw error;
	};
	return async (items, then) => {
		const useWorkers = pool.threads > 1 && items.length >= minItems;
		const pending: { readonly items: readonly T[]; readonly results: Promise<readonly R[]> }[] = [];
		const deliverFirst = async () => {
			const first = pending.shift();
			if (!first) return;
			const results = await first.results;
			for (const [index, result] of results.entries()) then(result, first.items[index] as T);
			// A chain of promises alone would block the event loop until all is done: a signal could not be handled.
			await turn();
		};
		let chunk: T[] = [];
		const send = async () => {
			if (chunk.length === 0) return;
			const results = run(chunk, useWorkers);
			results.catch(() => {});
			pending.push({ items: chunk, results });
			chunk = [];
			if (pending.length >= pool.threads * MAX_IN_FLIGHT) await deliverFirst();
		};
		for (const item of items) {
			chunk.push(item);
			if (chunk.length >= BATCH_SIZE) await send();
		}
		await send();
		while (pending.length) await deliverFirst();
	};
}

/** Makes the errors of a worker function cloneable. */
export const serializeErrors =
	<A, R>(fn: (argument: A) => Promise<R>) =>
	async (argument: A): Promise<R | SerializedError> => {
		try {
			return await fn(argument);
		} catch (cause) {
			const { message = String(cause), stack, ...more } = cause as Error;
			return { fault: { message, stack, more: { ...more } } };
		}
	};
