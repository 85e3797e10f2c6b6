import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAssetRecords, writeAssetRecords } from "../../src/cache/asset-records.js";
import { type FileRecord, fileRecords, readFileTable, writeFileTable } from "../../src/cache/file-records.js";
import { outputRecords, readOutputRecords, saveOutputRecords } from "../../src/cache/output-records.js";
import type { Stamp } from "../../src/core/file-stamp.js";
import type { AssetRecord } from "../../src/core/images/asset-record.js";
import type { OutputRecord } from "../../src/core/output-record.js";
import { manifestText } from "../../src/output/manifest.js";
import { list } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const cache = tempDir();
const out = tempDir();
const number = fc.integer({ min: 0, max: 2 ** 52 - 1 });
const word = fc.integer({ min: 1, max: 2 ** 32 - 1 });
const name = fc.string({ unit: "binary", minLength: 1 }).map((text) => text.replace(/\p{Cc}/gu, "x"));
const hex = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 32 });
const part = fc.oneof(number, fc.constant(Number.NaN), fc.double({ min: 0, max: 1e13 }));
const stamp = fc.tuple(part, part, part, part).map((parts): Stamp => parts);
/** Only the keys that have a value. */
const some = <T extends object>(value: T): T =>
	Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;

const known = fc.record({ path: name, stamp, fingerprint: hex, ok: fc.boolean(), problems: fc.boolean() });
const dependencies = fc.record({
	contentDigest: number,
	structureDigest: number,
	listingDigest: number,
	provides: fc.array(word),
	references: fc.array(word),
	assets: fc.array(fc.string({ unit: "binary" })),
	mentions: fc.array(fc.string({ unit: "binary" })),
	images: fc.array(fc.string({ unit: "binary" })),
});
const row: fc.Arbitrary<FileRecord> = fc.oneof(
	fc
		.tuple(known, name, dependencies)
		.map(([each, encodedSummary, of]): FileRecord => ({ ...each, kind: "article", encodedSummary, dependencies: of })),
	fc.tuple(known, fc.constantFrom("article", "author", "topic")).map(([each, kind]): FileRecord => ({ ...each, kind })),
);

/** Sorted, each path once. */
const rowsOf = <T extends { readonly path: string }>(each: fc.Arbitrary<T>, maxLength = 20) =>
	fc
		.uniqueArray(each, { selector: ({ path }) => path, maxLength })
		.map((all) => all.sort((a, b) => (a.path < b.path ? -1 : 1)));

describe("the records of Markdown files", () => {
	it("are read as they were written", () => {
		fc.assert(
			fc.property(rowsOf(row), fc.nat(), hex, (rows, build, parseVersion) => {
				writeFileTable(cache, { rows: fileRecords(rows), build, parseVersion });
				const read = readFileTable(cache);
				expect(read).toMatchObject({ build, parseVersion });
				// All words are in one column; a card has a slice of it.
				const plain = read?.rows.toArray().map(({ dependencies: of, ...each }) =>
					of
						? {
								...each,
								dependencies: { ...of, provides: Array.from(of.provides), references: Array.from(of.references) },
							}
						: each,
				);
				expect(plain).toEqual(rows);
			}),
		);
	});
	it("are absent if the table is damaged or has another content", () => {
		writeFileSync(join(cache, "stories.rows/head"), "junk");
		expect(readFileTable(cache)).toBeUndefined();
		expect(readFileTable(join(cache, "nowhere"))).toBeUndefined();
	});
});

describe("the records of output files", () => {
	const page = fc
		.record({
			view: hex,
			problems: fc.boolean(),
			hasRenderProblems: fc.boolean(),
			isLeftOut: fc.option(fc.constant(true), { nil: undefined }),
		})
		.map(some) as fc.Arbitrary<NonNullable<OutputRecord["page"]>>;
	const output = fc
		.record({
			path: name,
			kind: fc.constantFrom("asset", "page", "document"),
			from: fc.option(name, { nil: undefined }),
			digest: hex,
			stamp,
			page: fc.option(page, { nil: undefined }),
		})
		.map(some) as fc.Arbitrary<OutputRecord>;
	it("are read as they were written", () => {
		fc.assert(
			fc.property(rowsOf(output), hex, hex, (files, manifest, renderVersion) => {
				saveOutputRecords(out, cache, undefined, { files: outputRecords(files), manifest, renderVersion });
				const known = readOutputRecords(out, cache);
				expect({ ...known, files: known?.files.toArray() }).toMatchObject({ files, manifest, renderVersion });
				expect(known?.files.paths()).toEqual(files.map(({ path }) => path));
			}),
		);
	});
	it("belong to one output folder: a different folder has its own", () => {
		const other = tempDir();
		saveOutputRecords(out, cache, undefined, { files: outputRecords([]), manifest: "m", renderVersion: "one" });
		expect(readOutputRecords(other, cache)).toBeUndefined();
		saveOutputRecords(other, cache, undefined, { files: outputRecords([]), manifest: "m", renderVersion: "two" });
		expect([readOutputRecords(out, cache)?.renderVersion, readOutputRecords(other, cache)?.renderVersion]).toEqual([
			"one",
			"two",
		]);
		expect(list(cache).filter((path) => path.startsWith("output-"))).toHaveLength(2);
	});
	it("are listed in the manifest, one per line", () => {
		fc.assert(
			fc.property(fc.array(output), (files) => {
				const text = manifestText(files);
				expect(JSON.parse(text).files).toHaveLength(files.length);
				expect(text.split("\n")).toHaveLength(Math.max(1, files.length) + 3);
			}),
		);
	});
});

describe("the records of assets", () => {
	const facts = fc
		.record({
			path: name,
			stamp,
			digest: hex,
			size: fc.option(fc.tuple(fc.integer({ min: 1 }), fc.integer({ min: 1 })), { nil: undefined }),
			kind: fc.constantFrom("jpeg", "svg", undefined),
			misnamed: fc.constantFrom(true, undefined),
			error: fc.option(fc.record({ message: name, hint: name }), { nil: undefined }),
		})
		.map(({ size, ...each }): AssetRecord => some({ ...each, width: size?.[0], height: size?.[1] }) as AssetRecord);
	it("are read as they were written, by the same code and configuration", () => {
		fc.assert(
			fc.property(fc.uniqueArray(facts, { selector: ({ path }) => path }), hex, (assets, parseVersion) => {
				writeAssetRecords(cache, parseVersion, assets);
				expect([...readAssetRecords(cache, parseVersion).values()]).toEqual(assets);
				expect(readAssetRecords(cache, `${parseVersion}x`).size).toBe(0);
			}),
		);
	});
});
