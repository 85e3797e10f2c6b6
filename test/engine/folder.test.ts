import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../../src/engine/folder.js";
import { folder } from "../support/folder.js";

describe("a folder", () => {
	it("is made with all in which it lies, and is let be where it is there", () => {
		const path = join(folder(), "a/b/c");
		for (let time = 0; time < 2; time++) makeFolder(path);
		expect(existsSync(path)).toBe(true);
	});
	it("is not made where a file has its name", () => {
		const file = join(folder(), "a");
		writeFileSync(file, "");
		expect(() => makeFolder(file)).toThrow("EEXIST");
		expect(() => makeFolder(join(file, "b"))).toThrow("ENOTDIR");
	});
	it.runIf(existsSync("/proc/self"))("is refused at once where the disk takes none, as in /proc", () =>
		expect(() => makeFolder("/proc/none/of/these")).toThrow("ENOENT"),
	);
});
