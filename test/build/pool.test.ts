import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPool, type Pool, parallelMap, serializeErrors } from "../../src/build/workers/pool.js";
import { writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

interface Call {
	readonly where: "here" | "there";
	readonly items: readonly number[];
}
/** A function that doubles, here or on a fake thread; chunks return in any order. */
function doubling({ threads = 2, least = 100, fails = -1 } = {}) {
	const calls: Call[] = [];
	const double = async (where: Call["where"], items: readonly number[]) => {
		calls.push({ where, items });
		await setTimeout((calls.length * 7) % 5);
		if (items.includes(fails)) throw Object.assign(new TypeError("It broke"), { code: "EBROKE" });
		return items.map((item) => item * 2);
	};
	const pool: Pool = {
		threads,
		run: (_module, _name, argument) =>
			serializeErrors(({ items }: { items: readonly number[] }) => double("there", items))(
				argument as { items: number[] },
			),
		close: async () => {},
	};
	const served = parallelMap((items: readonly number[]) => double("here", items), pool, {
		module: "m",
		name: "double",
		setup: {},
		minItems: least,
		toMessage: ({ n }: { n: number }) => n,
		describe: ({ n }) => `item ${n}`,
	});
	const run = async (count: number) => {
		const results: [number, number][] = [];
		await served(
			Array.from({ length: count }, (_, n) => ({ n })),
			(result, { n }) => void results.push([n, result]),
		);
		return results;
	};
	return { run, calls };
}

describe("a function on any thread", () => {
	it("gives each result with its item, in the order of the items", async () => {
		const counts = fc.integer({ min: 0, max: 400 });
		await fc.assert(
			fc.asyncProperty(counts, fc.integer({ min: 1, max: 3 }), counts, async (count, threads, least) => {
				const { run, calls } = doubling({ threads, least });
				expect(await run(count)).toEqual(Array.from({ length: count }, (_, n) => [n, n * 2]));
				expect(calls.flatMap(({ items }) => items)).toEqual(Array.from({ length: count }, (_, n) => n));
			}),
			{ numRuns: 30 },
		);
	});
	it("sends items in chunks of 48", async () => {
		const { run, calls } = doubling();
		await run(100);
		expect(calls.map(({ where, items }) => `${where} ${items.length}`)).toEqual(["there 48", "there 48", "there 4"]);
	});
	it.each([
		["fewer items than pay for a thread", 99, 2, "here"],
		["as many as pay", 100, 2, "there"],
		["one thread only", 500, 1, "here"],
	])("runs %s on the right thread", async (_, count, threads, where) => {
		const { run, calls } = doubling({ threads });
		await run(count);
		expect(new Set(calls.map((call) => call.where))).toEqual(new Set([where]));
	});
	it("has at most three batches in flight per thread, and takes no item before its turn", async () => {
		let taken = 0;
		let done = 0;
		let most = 0;
		const pool = {
			threads: 2,
			run: async (_: string, __: string, argument: unknown) => {
				await setTimeout(1);
				return (argument as { items: unknown[] }).items;
			},
			close: async () => {},
		};
		const same = parallelMap(async (items: readonly number[]) => items, pool, {
			module: "m",
			name: "n",
			setup: {},
			minItems: 0,
			toMessage: (item: number) => item,
			describe: String,
		});
		function* items() {
			for (; taken < 2000; most = Math.max(most, taken - done)) yield taken++;
		}
		await same(Object.assign(items(), { length: 2000 }), () => void done++);
		expect(done).toBe(2000);
		expect(most).toBeLessThanOrEqual(48 * 2 * 3 + 1);
	});
	it("reports an exception completely, with its item", async () => {
		const { run } = doubling({ fails: 60 });
		await expect(run(200)).rejects.toMatchObject({
			message: "It broke, at item 48 (one of 48 items from this one on)",
			code: "EBROKE",
			stack: expect.stringContaining("pool.test"),
		});
		await expect(doubling({ fails: 48, least: 1 }).run(49)).rejects.toThrow(/^It broke, at item 48$/);
	});
});

describe("a pool of threads", () => {
	it("runs a function of a module with its argument", async () => {
		const root = tempDir();
		writeFiles(root, {
			"worker.mjs": `import { threadId } from "node:worker_threads";
export const add = async ({ setup, items }) => items.map((item) => item + setup.more);
export const where = async () => threadId;
export const fail = async () => { throw new Error("never mind"); };
`,
		});
		const pool = createPool(2);
		const module = join(root, "worker.mjs");
		expect(await pool.run(module, "add", { setup: { more: 1 }, items: [1, 2] })).toEqual([2, 3]);
		expect(await pool.run(module, "where", {})).not.toBe(0);
		await expect(pool.run(module, "fail", {})).rejects.toThrow("never mind");
		await pool.close();
	});
});
