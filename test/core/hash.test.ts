import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addToSet, combine, removeFromSet, SetHashTable } from "../../src/core/hash.js";

const number = fc.integer({ min: 0, max: 2 ** 52 - 1 });
const whole = (value: number) => Number.isInteger(value) && value >= 0 && value < 2 ** 52;

describe("a set hash", () => {
	it("does not depend on the order of the members", () => {
		fc.assert(
			fc.property(fc.array(number), fc.array(fc.nat()), (parts, order) => {
				const others = parts
					.map((part, index) => [order[index] ?? 0, part] as const)
					.sort(([a], [b]) => a - b)
					.map(([, part]) => part);
				expect(others.reduce(addToSet, 0)).toBe(parts.reduce(addToSet, 0));
			}),
		);
	});
	it("without a member equals the hash of the others", () => {
		fc.assert(fc.property(number, number, (a, b) => removeFromSet(addToSet(a, b), b) === a));
	});
	it("and a difference are whole numbers of 52 bits", () => {
		fc.assert(fc.property(number, number, (a, b) => [addToSet(a, b), removeFromSet(a, b), combine(a, b)].every(whole)));
	});
});

describe("the hash of a pair", () => {
	it("differs if either part differs, or if they are swapped", () => {
		fc.assert(
			fc.property(number, number, number, (a, b, c) => {
				if (a !== b)
					expect([
						combine(a, c) === combine(b, c),
						combine(c, a) === combine(c, b),
						combine(a, b) === combine(b, a),
					]).toEqual([false, false, false]);
			}),
		);
	});
	it("differs for each of a million pairs", () => {
		const seen = new Set<number>();
		for (let a = 0; a < 1000; a++) for (let b = 0; b < 1000; b++) seen.add(combine(a, b));
		expect(seen.size).toBe(1_000_000);
	});
});

describe("the hash table of sums", () => {
	it("agrees with a map of sums", () => {
		const key = fc.oneof(
			fc.integer({ min: 1, max: 2 ** 32 - 1 }),
			fc.integer({ min: 1, max: 8 }).map((n) => n * 2 ** 28),
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(key, number)), key, (added, other) => {
				const sums = new SetHashTable(added.length);
				const expected = new Map<number, number>();
				for (const [each, value] of added) {
					sums.add(each, value);
					expected.set(each, addToSet(expected.get(each) ?? 0, value));
				}
				for (const each of [...expected.keys(), other]) expect(sums.get(each)).toBe(expected.get(each) ?? 0);
			}),
		);
	});
	it("of none is nothing", () => expect(new SetHashTable(0).get(7)).toBe(0));
});
