import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listFiles } from "../../src/content/files/list-files.js";
import { compare } from "../../src/core/problem.js";
import { writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

describe("the files of a folder", () => {
	it("come in the order of their paths, in whatever order they were made, so that an edition is the same", () => {
		const name = fc.string({ unit: fc.constantFrom("a", "b", "-", "_", "é", "1"), minLength: 1, maxLength: 2 });
		const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => `content/${parts.join("/")}.md`);
		fc.assert(
			fc.property(fc.uniqueArray(path, { maxLength: 8 }), (paths) => {
				const root = tempDir();
				writeFiles(root, Object.fromEntries(paths.map((each) => [each, "x"])));
				const { paths: listed, stamps } = listFiles(root, "content");
				expect(listed).toEqual(paths.toSorted(compare));
				expect(stamps).toHaveLength(paths.length * 4);
			}),
			{ numRuns: 60 },
		);
	});
	it.runIf(existsSync("/proc/self"))("end, even if the system generates them: dangling links are reported", () => {
		const root = tempDir();
		symlinkSync("/proc/self/fd", join(root, "content"));
		const codes = listFiles(root, "content").problems.map(({ code }) => code);
		expect(codes).toContain("link-broken");
	});
});
