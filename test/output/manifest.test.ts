import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { NO_STAMP } from "../../src/core/file-stamp.js";
import type { OutputRecord } from "../../src/core/output-record.js";
import {
	type ManifestFiles,
	manifestAfter,
	manifestDigest,
	manifestOf,
	readManifest,
} from "../../src/output/manifest.js";
import { tempDir } from "../support/temp-dir.js";

let out = "";
beforeEach(() => {
	out = tempDir();
});
const record = (number: number, digest = "d"): OutputRecord => ({
	...{ path: `news/${String(number).padStart(6, "0")}/index.html`, kind: "page", digest, stamp: NO_STAMP },
	...(number % 2 && { from: `content/${number}.md` }),
});
const records = (count: number) => Array.from({ length: count }, (_, number) => record(number));
const write = ({ files, removed }: ManifestFiles) => {
	for (const { path, text } of files) {
		mkdirSync(dirname(join(out, path)), { recursive: true });
		writeFileSync(join(out, path), text);
	}
	for (const path of removed) rmSync(join(out, path));
};
const entries = (files: readonly OutputRecord[]) => files.map(({ stamp: _, ...entry }) => entry);
const sorted = (files: ReturnType<typeof readManifest>) =>
	[...(files ?? [])].sort((a, b) => (a.path < b.path ? -1 : 1));

describe("the manifest of a large site", () => {
	it("lists its files in parts, and that of a small one in a single file", () => {
		write(manifestOf(out, records(100), true));
		expect(readManifest(out)).toEqual(entries(records(100)));
		const large = manifestOf(out, records(5000), true);
		expect(large.files.length).toBe(large.count);
		expect(large.count).toBeGreaterThan(4);
		write(large);
		expect(sorted(readManifest(out))).toEqual(entries(records(5000)));
		expect(manifestDigest(out)).toBe(large.digest);
		write(manifestOf(out, records(100), true));
		expect(readManifest(out)).toEqual(entries(records(100)));
	});
	it("is after an edit what a clean build writes, and few of its parts are written", () => {
		write(manifestOf(out, records(6000), true));
		fc.assert(
			fc.property(fc.uniqueArray(fc.nat(5999), { minLength: 1, maxLength: 5 }), fc.nat(), (numbers, digest) => {
				const changed = numbers.map((number) => record(number, `${digest}x`));
				const after = manifestAfter(out, changed) as ManifestFiles;
				const byPath = new Map(changed.map((file) => [file.path, file]));
				const clean = manifestOf(
					tempDir(),
					sorted(readManifest(out)).map(
						(file) => byPath.get(file.path) ?? { ...file, stamp: NO_STAMP },
					) as OutputRecord[],
					false,
				);
				expect(after.digest).toBe(clean.digest);
				expect(after.files.length).toBeLessThanOrEqual(numbers.length + 1);
				for (const file of after.files) expect(clean.files).toContainEqual(file);
				write(after);
			}),
			{ numRuns: 10 },
		);
	});
	it("is damaged without one of its parts, and is then written as a whole", () => {
		write(manifestOf(out, records(5000), true));
		const [part] = manifestOf(out, records(5000), false).files;
		writeFileSync(join(out, part?.path ?? ""), part?.text.replace("news", "mews") ?? "");
		expect(readManifest(out)).toBeUndefined();
		rmSync(join(out, part?.path ?? ""));
		expect(manifestDigest(out)).toBeUndefined();
		write(manifestOf(out, records(5000), false));
		expect(sorted(readManifest(out))).toEqual(entries(records(5000)));
	});
});
