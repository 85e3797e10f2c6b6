import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combine } from "../../src/core/hash.js";

const number = fc.integer({ min: 0, max: 2 ** 52 - 1 });
const whole = (value: number) => Number.isInteger(value) && value >= 0 && value < 2 ** 52;

describe("the hash of a pair", () => {
	it("is a whole number of 52 bits", () => {
		fc.assert(fc.property(number, number, (a, b) => whole(combine(a, b))));
	});
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
