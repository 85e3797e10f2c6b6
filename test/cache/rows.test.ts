import { readdirSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { differingRows } from "../../src/cache/differing-rows.js";
import { recordsNaming, textsDigest } from "../../src/cache/file-record-columns.js";
import { type FileRecord, fileRecords } from "../../src/cache/file-records.js";
import { type OutputRecords, outputRecords } from "../../src/cache/output-records.js";
import type { RowFormat } from "../../src/cache/row-part.js";
import { Rows } from "../../src/cache/rows.js";
import { readRows, writeRows } from "../../src/cache/rows-on-disk.js";
import { packStamps, stampAtIndex } from "../../src/core/file-stamp.js";
import { ALL_CASES } from "../support/sample.js";
import { tempDir } from "../support/temp-dir.js";

interface Line {
	readonly path: string;
	readonly stamp: readonly [number, number, number, number];
	readonly text: string;
}
const FORMAT: RowFormat<Line> = {
	encode: (rows) => ({
		numbers: { stamps: packStamps(rows), size: Float64Array.from(rows, ({ text }) => text.length) },
		texts: { path: rows.map(({ path }) => path), text: rows.map(({ text }) => text) },
	}),
	decode: ({ texts }, paths, stamps) => {
		const text = texts("text");
		return (index) => ({
			path: paths[index] as string,
			stamp: stampAtIndex(stamps, index),
			text: text[index] as string,
		});
	},
	summarize: (rows) => [rows.reduce((sum, { text }) => sum + text.length, 0)],
};
const line = (number: number, text = "text"): Line => ({
	path: `content/${String(number).padStart(6, "0")}.md`,
	stamp: [number, 1, 2, 3],
	text,
});
const lines = (count: number) => Array.from({ length: count }, (_, number) => line(number * 10));
const partNames = (folder: string) => readdirSync(folder).filter((name) => name !== "head");

let folder = "";
beforeEach(() => {
	folder = join(tempDir(), "some.rows");
});
const write = (rows: Rows<Line>) => writeRows(folder, FORMAT, { head: { build: 1 }, rows });
const read = () => readRows(folder, FORMAT)?.rows as Rows<Line>;

describe("rows on disk", () => {
	const edit = fc.tuple(
		fc.constantFrom("change", "add", "remove"),
		fc.nat(60_000),
		fc.string({ unit: "grapheme-ascii" }),
	);
	it("are, after any edits, those that were written, each found by its path", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 5000 }), fc.array(fc.array(edit, { maxLength: 8 })), (count, rounds) => {
				let expected = lines(count);
				write(Rows.of(expected, FORMAT));
				for (const edits of rounds) {
					const before = read();
					const all = new Map(before.toArray().map((row) => [row.path, row]));
					for (const [what, number, text] of edits) {
						const row = line(what === "add" ? number : Math.floor(number / 10) * 10, text);
						if (what === "remove") all.delete(row.path);
						else if (what === "add" || all.has(row.path)) all.set(row.path, row);
					}
					expected = [...all.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
					const changes = new Map(
						edits
							.map(([what, number]) => line(what === "add" ? number : Math.floor(number / 10) * 10).path)
							.map((path) => [path, all.get(path)] as const),
					);
					const now = before.edit(changes);
					const [gone, fresh] = differingRows(before, now);
					for (const row of expected) if (before.get(row.path) !== row) expect(fresh).toContain(row);
					for (const { path } of gone) expect(before.indexOf(path)).toBeGreaterThanOrEqual(0);
					write(now);
				}
				const rows = read();
				expect(rows.toArray()).toEqual(expected);
				expect(rows.paths()).toEqual(expected.map(({ path }) => path));
				expect([...rows.numbers("size")]).toEqual(expected.map(({ text }) => text.length));
				expect(rows.summary()[0] ?? 0).toBe(expected.reduce((sum, { text }) => sum + text.length, 0));
				for (const [index, { path }] of expected.entries()) expect(rows.indexOf(path)).toBe(index);
				for (const missing of ["", "content/", "content/0000001.md", "z"]) expect(rows.indexOf(missing)).toBe(-1);
			}),
			{ numRuns: ALL_CASES ? 15 : 3 },
		);
	});
	it("are rewritten only in the part in which a row has changed", () => {
		write(Rows.of(lines(5000), FORMAT));
		const before = new Map(partNames(folder).map((name) => [name, statSync(join(folder, name)).ino]));
		write(read().edit(new Map([[line(40_000).path, line(40_000, "changed")]])));
		const after = new Map(partNames(folder).map((name) => [name, statSync(join(folder, name)).ino]));
		expect(after.size).toBe(before.size);
		expect([...after].filter(([name, inode]) => before.get(name) !== inode)).toHaveLength(1);
		expect(read().at(4000).text).toBe("changed");
	});
	it("are absent if a part is missing or cut", () => {
		write(Rows.of(lines(3000), FORMAT));
		truncateSync(join(folder, partNames(folder)[1] as string), 200);
		expect(readRows(folder, FORMAT)).toBeUndefined();
		writeFileSync(join(folder, "head"), "");
		expect(readRows(folder, FORMAT)).toBeUndefined();
	});
});

describe("the records of files", () => {
	const record = (number: number, more: Partial<FileRecord> = {}): FileRecord => ({
		...{ path: line(number).path, kind: "article", stamp: [1, 2, 3, 4], ok: true, problems: false },
		fingerprint: (number * 7919).toString(16).padStart(32, "0"),
		...more,
	});
	const all = Array.from({ length: 3000 }, (_, number) => record(number));
	it("have the same digest whatever parts they are in, and another one after any change", () => {
		const rows = fileRecords(all);
		const digest = textsDigest(rows);
		const without = fileRecords(
			all.filter((_, index) => index !== 5),
			rows,
		);
		expect(textsDigest(without)).not.toBe(digest);
		expect(textsDigest(fileRecords(all, without))).toBe(digest);
		expect(textsDigest(rows.edit(new Map([[record(7).path, record(7, { fingerprint: "f".repeat(32) })]])))).not.toBe(
			digest,
		);
	});
	it("are found by a name that they provide or refer to, also in a part of which no row is decoded", () => {
		const dependencies = (provides: number[], references: number[]) => ({
			...{ contentDigest: 1, listingDigest: 2, structureDigest: 3, assets: [], mentions: [], images: [] },
			...{ provides, references },
		});
		const of = (number: number, provides: number[], references: number[]) =>
			record(number, { encodedSummary: "{}", dependencies: dependencies(provides, references) });
		const rows = fileRecords([of(1, [11], []), of(2, [12], [11]), of(3, [13], [0]), of(4, [14], [15]), record(5)]);
		const found = recordsNaming(rows, new Set([11])).map(({ path }) => path);
		expect(found).toEqual([1, 2, 3, 5].map((number) => line(number).path));
	});
});

describe("the records of output files", () => {
	it("share parts, so that an edit of a large site saves the parts that it concerns", () => {
		const files = lines(3000).map(({ path, stamp }) => ({ path, stamp, kind: "page" as const, digest: "d" }));
		const before: OutputRecords = outputRecords(files);
		const changed = files.map((file, index) => (index === 10 ? { ...file, digest: "e" } : file));
		const shared = outputRecords(changed, before).parts.filter((part) => before.parts.includes(part));
		expect(shared).toHaveLength(before.parts.length - 1);
	});
});
