import { describe, expect, it } from "vitest";
import { outsideLimit, withinLimit } from "../../src/core/time-limit.js";

const forever = (): never => {
	for (;;);
};

describe("a function within a limit of time", () => {
	it("returns its results in order", () => {
		const items = Array.from({ length: 100 }, (_, index) => index);
		expect(
			withinLimit(
				(each: number) => each * 2,
				() => 1000,
			)(items),
		).toEqual(items.map((each) => each * 2));
		expect(withinLimit(forever, () => 1000)([])).toEqual([]);
	});
	it("does not count time in which the machine gives it no processor", () => {
		const wait = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
		expect(withinLimit(wait, () => 100)([0])).toEqual(["timed-out"]);
	});
	it.each<[string, () => unknown]>([
		["a loop", forever],
		["a regular expression that tries every way", () => /^(a+)+$/.test(`${"a".repeat(60)}b`)],
		[
			"a loop that catches everything",
			() => {
				for (;;)
					try {
						forever();
					} catch {
						// This does not run either.
					}
			},
		],
		[
			"a list that grows while it is walked",
			() => {
				const list = [1];
				for (const _ of list) list.splice(0, 1, 1, 1);
			},
		],
	])("ends at %s, and only there", (_, fault) => {
		const find = withinLimit(
			(each: string) => (each === "bad" ? fault() : each),
			() => 50,
		);
		expect(find(["a", "bad", "b", "bad"])).toEqual(["a", undefined, "b", undefined]);
	});
	it("has a limit for each item", () => {
		const slow = (ms: number) => {
			const began = performance.now();
			while (performance.now() - began < ms);
			return ms;
		};
		expect(withinLimit(slow, (ms) => (ms === 600 ? 10_000 : 50))([1, 600, 1, 600])).toEqual([1, 600, 1, 600]);
	});
	it("does what must not be terminated outside of the limit, once, and then begins the item again", () => {
		let isReady = false;
		const began: string[] = [];
		const load = () => {
			const since = performance.now();
			while (performance.now() - since < 400);
			isReady = true;
		};
		const find = withinLimit(
			(each: string) => {
				began.push(each);
				if (each !== "a" && !isReady) outsideLimit(load);
				return each.toUpperCase();
			},
			() => 50,
		);
		expect(find(["a", "b", "c"])).toEqual(["A", "B", "C"]);
		expect(began).toEqual(["a", "b", "b", "c"]);
		isReady = false;
		outsideLimit(load);
		expect(isReady).toBe(true);
	});
	it("throws the exceptions of the function", () => {
		const fails = withinLimit(
			() => {
				throw new RangeError("too deep");
			},
			() => 1000,
		);
		expect(() => fails([1])).toThrow(new RangeError("too deep"));
	});
});
