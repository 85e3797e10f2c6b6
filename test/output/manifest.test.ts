import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { NO_STAMP } from "../../src/core/file-stamp.js";
import type { OutputRecord } from "../../src/core/output-record.js";
import { type ManifestFiles, manifestAfter, manifestOf } from "../../src/output/manifest.js";
import { manifestDigest, readManifest } from "../../src/output/read-manifest.js";
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
		let files = records(6000);
		write(manifestOf(out, files, true));
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.nat(5999), { minLength: 1, maxLength: 5 }),
				fc.array(fc.nat(20), { maxLength: 3 }),
				fc.nat(),
				(numbers, others, digest) => {
					const fresh = others.map((number) => record(10_000 + number, `${digest}y`));
					const gone = new Set(numbers.slice(1, 3).flatMap((number) => files[number % files.length]?.path ?? []));
					const byPath = new Map(files.map((file) => [file.path, file]));
					for (const path of gone) byPath.delete(path);
					const changed = [
						...numbers.flatMap((number) => {
							const file = files[number % files.length];
							return file && !gone.has(file.path) ? [{ ...file, digest: `${digest}x` }] : [];
						}),
						...new Map(fresh.map((file) => [file.path, file])).values(),
					].filter(({ path }) => !gone.has(path));
					for (const file of changed) byPath.set(file.path, file);
					files = [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
					const after = manifestAfter(out, { changed, removed: [...gone], count: files.length }) as ManifestFiles;
					const clean = manifestOf(tempDir(), files, false);
					expect(after.digest).toBe(clean.digest);
					expect(after.files.length).toBeLessThanOrEqual(changed.length + gone.size + 1);
					for (const file of after.files) expect(clean.files).toContainEqual(file);
					write(after);
				},
			),
			{ numRuns: 20 },
		);
	});
	it("is written whole where the number of its parts is another afterwards", () => {
		write(manifestOf(out, records(5000), true));
		const changes = { changed: [record(5001, "x")], removed: [] };
		expect(manifestAfter(out, { ...changes, count: 50_000 })).toBeUndefined();
		expect(manifestAfter(out, { ...changes, count: 100 })).toBeUndefined();
		expect(manifestAfter(out, { ...changes, count: 5001 })).toBeDefined();
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
