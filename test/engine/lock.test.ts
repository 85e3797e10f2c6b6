import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { threadId } from "node:worker_threads";
import { beforeEach, describe, expect, it } from "vitest";
import { takeLock } from "../../src/engine/lock.js";
import { folder } from "../support/folder.js";

let cache = "";
beforeEach(() => {
	cache = folder();
});
const lay = (name: string): void => writeFileSync(join(cache, "lock"), name);
/** The number of a process that has come to its end. */
const gone = spawnSync(process.execPath, ["-e", ""]).pid;

describe("a lock", () => {
	it("is held by one; the second waits until the first lets go", async () => {
		const first = await takeLock(cache, 0);
		expect(first?.interrupted).toBe(false);
		let taken = false;
		const second = takeLock(cache, 10_000).then((lock) => {
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
	it("that is held for longer than one waits is not had", async () => {
		const first = await takeLock(cache, 0);
		expect(await takeLock(cache, 100)).toBeUndefined();
		first?.release();
		expect(readdirSync(cache)).toEqual([]);
	});
	it.each([
		["by a process that has gone", `${gone} 0 ${hostname()} 1`],
		["by an earlier process of our number", `${process.pid} ${threadId} ${hostname()} 999`],
		["half written", "12"],
		["empty", ""],
		["with foreign words", "somebody was here"],
	])("that was left %s is taken at once, and the interruption told once", async (_, name) => {
		lay(name);
		const lock = await takeLock(cache, 0);
		expect(lock?.interrupted).toBe(true);
		lock?.release();
		const next = await takeLock(cache, 0);
		expect(next?.interrupted).toBe(false);
		next?.release();
		expect(readdirSync(cache)).toEqual([]);
	});
	it.each([
		["another machine", `${gone} 0 elsewhere.example 1`],
		["a process that lives", `${process.ppid} 0 ${hostname()} 1`],
		["another thread of this process", `${process.pid} ${threadId + 1} ${hostname()} 1`],
	])("of %s is respected", async (_, name) => {
		lay(name);
		expect(await takeLock(cache, 100)).toBeUndefined();
	});
	it("is never held by two of many", async () => {
		lay(`${gone} 0 ${hostname()} 1`);
		let held = 0;
		let told = 0;
		const turns = Array.from({ length: 6 }, async () => {
			const lock = await takeLock(cache, 20_000);
			expect(++held).toBe(1);
			if (lock?.interrupted) told++;
			await setTimeout(5);
			held--;
			lock?.release();
		});
		await Promise.all(turns);
		expect(told).toBe(1);
	});
});
