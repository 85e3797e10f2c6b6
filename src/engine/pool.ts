/** Pure functions of single items, on as many threads as there are. Results come in the order of the items; a fault names its item. */
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";

/** Items that go to a thread in one message. */
const CHUNK = 32;

export interface Pool {
	/**
	 * Maps `items` by the function of that name in `worker.ts`; or by `here`, the same function on this thread, where they are too few
	 * to pay for a thread's start (`least`, measured).
	 */
	readonly map: <T, R>(name: string, items: readonly T[], here: (item: T) => R, least: number) => Promise<R[]>;
	readonly close: () => Promise<void>;
}

/** Threads start when they are first needed. `setup` is sent to each of them; it must be cloneable. */
export function startPool(jobs: number, setup: object): Pool {
	let piscina: Piscina | undefined;
	const start = () =>
		new Piscina({
			filename: fileURLToPath(new URL("../worker.js", import.meta.url)),
			minThreads: jobs,
			maxThreads: jobs,
			workerData: setup,
		});
	return {
		map: async <T, R>(name: string, items: readonly T[], here: (item: T) => R, least: number): Promise<R[]> => {
			if (jobs < 2 || items.length < least) return items.map(here);
			piscina ??= start();
			const threads = piscina;
			const chunks = Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
				items.slice(index * CHUNK, (index + 1) * CHUNK),
			);
			return (await Promise.all(chunks.map((chunk) => threads.run(chunk, { name }) as Promise<R[]>))).flat();
		},
		close: async () => piscina?.destroy(),
	};
}
