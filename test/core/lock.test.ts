import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { acquireLock, type Held, type Lock } from "../../src/core/lock.js";
import { type Holder, ownHolder } from "../../src/core/process-identity.js";
import { sample } from "../support/sample.js";
import { tempDir } from "../support/temp-dir.js";

let cache = "";
beforeEach(() => {
	cache = tempDir();
});
const lay = (name: string): void => writeFileSync(join(cache, "lock"), name);
/** The content of a lock of this thread, with some fields changed. */
const holder = (more: Partial<Holder>): string => JSON.stringify({ ...ownHolder(999), ...more });
/** From /proc; empty on other systems. */
const startOf = (pid: number): string => {
	try {
		return readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ")[19] ?? "";
	} catch {
		return "";
	}
};
/** The process id of a process that has ended. */
const gone = spawnSync(process.execPath, ["-e", ""]).pid;
/** Its last heartbeat was this number of seconds ago. */
const silent = (seconds: number): void => {
	const then = Date.now() / 1000 - seconds;
	utimesSync(join(cache, "lock"), then, then);
};
/** For tests that need the lock. */
const take = async (wait: number): Promise<Lock> => {
	const lock = await acquireLock(cache, wait);
	if (!("release" in lock)) throw new Error(`held: ${JSON.stringify(lock)}`);
	return lock;
};
const refusal = async (wait: number): Promise<Held> => {
	const lock = await acquireLock(cache, wait);
	if ("release" in lock) throw new Error("it was taken");
	return lock;
};

describe("a lock", () => {
	it("is held by one build; the second waits until the first releases it", async () => {
		const first = await take(0);
		expect(first?.interrupted).toBe(false);
		let taken = false;
		const second = take(10_000).then((lock) => {
			taken = true;
			return lock;
		});
		await setTimeout(200);
		expect(taken).toBe(false);
		first?.release();
		expect((await second)?.interrupted).toBe(false);
		(await second)?.release();
		expect(readdirSync(cache)).toEqual([]);
	});
	it("that is held for longer than the timeout is not acquired", async () => {
		const first = await take(0);
		expect(await refusal(100)).toMatchObject({ file: join(cache, "lock"), holder: { pid: process.pid } });
		first?.release();
		expect(readdirSync(cache)).toEqual([]);
	});
	it.each(
		sample(3, [
			["by a process that has gone", holder({ pid: gone })],
			["by an earlier lock of this thread", holder({})],
			["by an earlier process of our number", holder({ start: "1" })],
			["by an earlier process whose number another one has now", holder({ pid: process.ppid, start: "1" })],
			["half written", holder({}).slice(0, 20)],
			["empty", ""],
			["with foreign words", "a note"],
		]),
	)("that was left %s is acquired at once, and the interruption reported once", async (_, name) => {
		lay(name);
		const lock = await take(0);
		expect(lock.interrupted).toBe(true);
		lock.release();
		const next = await take(0);
		expect(next.interrupted).toBe(false);
		next.release();
		expect(readdirSync(cache)).toEqual([]);
	});
	const others: readonly [string, Partial<Holder>][] = [
		["another machine", { pid: gone, host: "elsewhere.example" }],
		["another container of our name", { pid: gone, home: "another" }],
		["another start of this machine", { home: "another" }],
	];
	it.each(sample(2, others))("of %s is respected while it has heartbeats", async (_, other) => {
		lay(holder(other));
		expect(await refusal(100)).toMatchObject({ holder: other });
		silent(50);
		expect((await refusal(100)).silent).toBeGreaterThan(49_000);
	});
	it.each(sample(2, others))("of %s without a heartbeat for long is acquired at once", async (_, other) => {
		lay(holder(other));
		silent(3 * 86_400);
		const lock = await take(0);
		expect(lock.interrupted).toBe(true);
		lock.release();
	});
	it.each<[string, Partial<Holder>]>([
		["a process that lives", { pid: process.ppid, start: startOf(process.ppid) }],
		["another thread of this process", { thread: 4711 }],
	])("of %s is respected, however long it has been silent", async (_, other) => {
		lay(holder(other));
		silent(3 * 86_400);
		expect(await refusal(100)).toMatchObject({ holder: other });
	});
	it("has heartbeats, and knows whether it is still held", async () => {
		const lock = await take(0);
		silent(1000);
		const before = (await refusal(0)).silent;
		expect(before).toBeGreaterThan(900_000);
		await setTimeout(2500);
		expect((await refusal(0)).silent).toBeLessThan(before / 2);
		expect(lock.isHeld()).toBe(true);
		lay(holder({ host: "elsewhere.example" }));
		expect(lock.isHeld()).toBe(false);
		lock.release();
		expect(readFileSync(join(cache, "lock"), "utf8")).toContain("elsewhere.example");
	});
	it("is never held by two of many", async () => {
		lay(holder({ pid: gone }));
		let held = 0;
		let notified = 0;
		const turns = Array.from({ length: 6 }, async () => {
			const lock = await take(20_000);
			expect(++held).toBe(1);
			if (lock?.interrupted) notified++;
			await setTimeout(5);
			held--;
			lock?.release();
		});
		await Promise.all(turns);
		expect(notified).toBe(1);
	});
});
