import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTable, type Table, writeTable } from "../../src/cache/column-file.js";
import { tempDir } from "../support/temp-dir.js";

const file = join(tempDir(), "some.table");
const line = fc.string({ unit: "binary" }).map((text) => text.replaceAll("\n", ""));
const table = fc
	.tuple(fc.array(fc.tuple(fc.double(), line, line)), fc.dictionary(line, fc.jsonValue()), fc.array(fc.double()))
	.map(
		([rows, head, words]): Table => ({
			head: JSON.parse(JSON.stringify(head)),
			numbers: { stamp: Float64Array.from(rows, ([number]) => number), words: Float64Array.from(words) },
			texts: { path: rows.map(([, path]) => path), encodedSummary: rows.map(([, , encodedSummary]) => encodedSummary) },
		}),
	);
const SMALL: Table = {
	head: { build: 7 },
	numbers: { size: Float64Array.of(1, Number.NaN, -0) },
	texts: { path: ["a", "", "ü"] },
};

describe("a table", () => {
	it("is read as it was written, to the last bit", () => {
		fc.assert(
			fc.property(table, (written) => {
				writeTable(file, written);
				expect(readTable(file)).toEqual(written);
			}),
		);
	});
	it("leaves no other file behind", () => {
		writeTable(file, SMALL);
		expect(existsSync(`${file}.new`)).toBe(false);
	});
	it("with any byte changed is absent", () => {
		writeTable(file, SMALL);
		const bytes = readFileSync(file);
		bytes.forEach((byte, at) => {
			for (const other of [byte ^ 1, byte ^ 0x80]) {
				const damaged = Buffer.from(bytes);
				damaged[at] = other;
				writeFileSync(file, damaged);
				expect(readTable(file), `byte ${at}`).toBeUndefined();
			}
		});
	});
	it("that is truncated, or longer than it was, is absent", () => {
		writeTable(file, SMALL);
		const bytes = readFileSync(file);
		for (let length = 0; length < bytes.length; length++) {
			writeFileSync(file, bytes.subarray(0, length));
			expect(readTable(file), `${length} bytes`).toBeUndefined();
		}
		writeFileSync(file, Buffer.concat([bytes, Buffer.from("x")]));
		expect(readTable(file)).toBeUndefined();
	});
	it("with a line break in a text is absent, because its rows would differ", () => {
		writeTable(file, { ...SMALL, texts: { path: ["a", "b\nc", "d"], encodedSummary: ["", "", ""] } });
		expect(readTable(file)).toBeUndefined();
	});
	it("that does not exist is absent", () => expect(readTable(join(file, "nowhere"))).toBeUndefined());
});
