import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { beforeEach, describe, expect, it } from "vitest";
import { NotPlain } from "../../src/core/disk-problem.js";
import { appendToFile, readRegularFile, writeAtomic } from "../../src/core/regular-file.js";
import { tempDir } from "../support/temp-dir.js";

let home = "";
beforeEach(() => {
	home = tempDir();
});
const at = (name: string) => join(home, name);

describe("a regular file", () => {
	it("is written whole, in parts, and read", () => {
		writeAtomic(at("a"), "one ", Buffer.from("two"));
		expect(readRegularFile(at("a")).toString()).toBe("one two");
		appendToFile(at("a"), " three");
		appendToFile(at("b"), "new");
		expect([readRegularFile(at("a")).toString(), readRegularFile(at("b")).toString()]).toEqual([
			"one two three",
			"new",
		]);
		expect(readdirSync(home)).toEqual(["a", "b"]);
	});
	it("replaces a link, and does not write to its target", () => {
		writeFileSync(at("far"), "far");
		symlinkSync(at("far"), at("a"));
		symlinkSync(at("far"), at("a.new"));
		writeAtomic(at("a"), "here");
		expect([readFileSync(at("a"), "utf8"), readFileSync(at("far"), "utf8")]).toEqual(["here", "far"]);
	});
	it("that another program writes constantly is read as it was at one instant, or not at all", async () => {
		writeFileSync(at("a"), "");
		const worker = new Worker(
			`const { appendFileSync } = require("node:fs");
			const end = performance.now() + 1000;
			while (performance.now() < end) appendFileSync(require("node:worker_threads").workerData, "whole line\\n");`,
			{ eval: true, workerData: at("a") },
		);
		let goesOn = true;
		worker.once("exit", () => {
			goesOn = false;
		});
		const ends = new Set<string>();
		while (goesOn) {
			try {
				ends.add(readRegularFile(at("a")).toString().slice(-11));
			} catch (cause) {
				expect(cause).toMatchObject({ code: "EBUSY", path: at("a") });
			}
			await new Promise(setImmediate);
		}
		expect([...ends].filter((end) => end !== "" && end !== "whole line\n")).toEqual([]);
		expect(readRegularFile(at("a")).length % 11).toBe(0);
	});
	it.skipIf(process.platform === "win32")("is distinguished from a pipe and a device", () => {
		spawnSync("mkfifo", [at("pipe")]);
		symlinkSync("/dev/zero", at("zero"));
		expect(() => readRegularFile(at("pipe"))).toThrow(new NotPlain(at("pipe"), "a pipe"));
		expect(() => readRegularFile(at("zero"))).toThrow(`${at("zero")} is a device, not a file`);
		expect(() => appendToFile(at("pipe"), "x")).toThrow("is a pipe");
		expect(() => readRegularFile(at("nothing"))).toThrow("ENOENT");
	});
});
