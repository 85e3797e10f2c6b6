/** Runs pure functions of single items on worker threads. Results come in the order of the items; an exception names its item. */
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { setImmediate as turn } from "node:timers/promises";
import type { Piscina } from "piscina";

const require = createRequire(import.meta.url);

export interface Pool {
	/** Runs the function `name` of a compiled module with one argument, which must be cloneable. */
	readonly run: (module: string, name: string, argument: unknown) => Promise<unknown>;
	readonly threads: number;
	readonly close: () => Promise<void>;
}

/** The number of threads of a build. */
export const threadCount = ({ jobs = availableParallelism() }: { readonly jobs?: number }): number => jobs;

/** An error as a cloneable object. */
export interface SerializedError {
	readonly error: { readonly message: string; readonly stack?: string | undefined; readonly more: object };
}

/**
 * The threads and the piscina library are loaded on first use. Most objects of a task are garbage when it ends: a larger young generation (in megabytes)
 * avoids copying them, and takes more memory.
 */
export function createPool(threads: number, maxYoungGenerationSizeMb = 64): Pool {
	let piscina: Piscina | undefined;
	return {
		threads,
		run: (filename, name, argument) => {
			const { Piscina } = require("piscina") as typeof import("piscina");
			piscina ??= new Piscina({
				minThreads: threads,
				maxThreads: threads,
				idleTimeout: 60_000,
				resourceLimits: { maxYoungGenerationSizeMb },
				concurrentTasksPerWorker: 2,
			});
			return piscina.run(argument, { filename, name });
		},
		close: async () => {
			const closing = piscina;
			piscina = undefined;
			await closing?.destroy();
		},
	};
}

/** Number of items in one message to a thread. */
const BATCH_SIZE = 48;
/** Number of messages in flight per thread. Further items are not created yet. */
const MAX_IN_FLIGHT = 3;

export interface Task<T, P> {
	readonly module: string;
	readonly name: string;
	/** The first argument of the function. Cloneable. */
	readonly setup: object;
	/** Fewer items run on this thread, because starting threads would take longer. Measured. */
	readonly minItems: number;
	/** The part of an item that the function needs. */
	readonly toMessage: (item: T) => P;
	/** Names an item in error messages. */
	readonly describe: (item: T) => string;
}

/**
 * Returns a function that runs `runLocally` over many items, on worker threads if there are enough items. `then` is called with each result in the order
 * of the items.
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
		if (!("error" in found)) return found;
		const { message, stack, more } = found.error;
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
			// A chain of resolved promises alone would block the event loop, and signals such as SIGINT could not be handled.
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
			return { error: { message, stack, more: { ...more } } };
		}
	};
