import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { ensureDir } from "../../src/core/ensure-dir.js";
import { REPOSITORY } from "../support/cli.js";
import { ALL_CASES } from "../support/sample.js";
import { tempDir } from "../support/temp-dir.js";

describe("a folder", () => {
	it("is created with its parents, and left unchanged if it exists", () => {
		const path = join(tempDir(), "a/b/c");
		for (let time = 0; time < 2; time++) ensureDir(path);
		expect(existsSync(path)).toBe(true);
	});
	it("is created by several threads at once", async () => {
		const home = tempDir();
		const TIMES = ALL_CASES ? 2000 : 500;
		// Threads run the compiled program. They must begin at the same time, or they do not meet.
		const compiled = pathToFileURL(`${REPOSITORY}/lib/core/ensure-dir.js`).href;
		const text = `const { workerData: { home, gate } } = require("node:worker_threads");
			import(${JSON.stringify(compiled)}).then(({ ensureDir }) => {
				Atomics.add(gate, 0, 1);
				while (Atomics.load(gate, 0) < 4);
				for (let n = 0; n < ${TIMES}; n++) ensureDir(home + "/" + n + "/b/c/d/e");
			});`;
		const gate = new Int32Array(new SharedArrayBuffer(4));
		const thread = () =>
			new Promise<void>((done, failed) =>
				new Worker(text, { eval: true, workerData: { home, gate } }).once("error", failed).once("exit", () => done()),
			);
		await Promise.all([thread(), thread(), thread(), thread()]);
		expect(existsSync(join(home, `${TIMES - 1}/b/c/d/e`))).toBe(true);
	});
	it("is not created if a file has its name", () => {
		const file = join(tempDir(), "a");
		writeFileSync(file, "");
		expect(() => ensureDir(file)).toThrow("EEXIST");
		expect(() => ensureDir(join(file, "b"))).toThrow("ENOTDIR");
	});
	it.runIf(existsSync("/proc/self"))("fails at once if the disk rejects it, as in /proc", () =>
		expect(() => ensureDir("/proc/none/of/these")).toThrow("ENOENT"),
	);
});
