/** What an import remembers of an archive that is larger than memory. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DigestMap } from "../../src/cli/import/store/digest-map.js";
import { DiskList } from "../../src/cli/import/store/disk-list.js";
import { DiskMap } from "../../src/cli/import/store/disk-map.js";
import { imported } from "./imported.js";
import { wxr } from "./wxr.js";

/** In UTF-16 units: after a few of the texts below, a list goes to its file. */
const FEW = 200;
const texts = fc.array(fc.string({ unit: "binary", maxLength: 60 }), { maxLength: 100 });

describe("A list on disk", () => {
	it("is the list in memory, at any time", () => {
		fc.assert(
			fc.property(texts, (all) => {
				const rows = new DiskList<{ readonly text: string }>(FEW);
				for (const [number, text] of all.entries()) {
					expect(rows.add({ text })).toBe(number);
					expect(rows.get(number >> 1)).toEqual({ text: all[number >> 1] });
				}
				expect([...rows].map(({ text }) => text)).toEqual(all);
				expect(rows.length).toBe(all.length);
				rows.clear();
				expect([...rows]).toEqual([]);
				rows.add({ text: "again" });
				expect([...rows]).toEqual([{ text: "again" }]);
				rows.clear();
			}),
		);
	});
	it("has a text of any length", () => {
		const rows = new DiskList<string>(FEW);
		const long = "ä".repeat(1_000_000);
		for (const text of ["short", long, "last"]) rows.add(text);
		expect([rows.get(0), rows.get(1) === long, rows.get(2)]).toEqual(["short", true, "last"]);
		rows.clear();
	});
});

it("A map by digests is the map by texts, for more keys than its first table has", () => {
	const keys = fc.array(fc.tuple(fc.string({ unit: "binary" }), fc.nat(0xffff_fffe)), { maxLength: 300 });
	fc.assert(
		fc.property(keys, (entries) => {
			const real = new Map(entries);
			const small = new DigestMap();
			for (const [key, value] of entries) small.set(key, value);
			expect(small.size).toBe(real.size);
			for (const [key, value] of real) expect(small.get(key)).toBe(value);
			expect(small.has(`${entries.map(([key]) => key).join("")} and no other`)).toBe(false);
		}),
	);
});

it("A map on disk has the last value of each key", () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.string())), (entries) => {
			const rows = new DiskMap<string>();
			for (const [key, value] of entries) rows.set(key, value);
			expect(new Map(rows)).toEqual(new Map(entries));
			expect([...rows.keys()].length).toBe(rows.size);
			rows.clear();
		}),
	);
});

it("A record that an editor or a formatter has laid out in another way is the same record", async () => {
	const first = await imported(
		wxr([
			{ id: 1, slug: "a" },
			{ id: 2, slug: "b" },
		]),
	);
	const record = JSON.parse(first.read(".broadsheet-import.json")) as object;
	for (const text of [JSON.stringify(record), JSON.stringify(record, null, 2)]) {
		const again = await first.again({ "site/.broadsheet-import.json": text });
		expect(new Set(again.report.files.map(({ state }) => state))).toEqual(new Set(["unchanged"]));
		expect(again.read(".broadsheet-import.json")).toBe(first.read(".broadsheet-import.json"));
	}
});
