import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { timeSliced } from "../../src/dev/time-slice.js";

const busy = (ms: number) => {
	for (const until = performance.now() + ms; performance.now() < until; );
};

describe("time-sliced work", () => {
	it("yields after a few milliseconds, however many pieces it has", async () => {
		let turns = 0;
		const others = setInterval(() => void turns++);
		const mayGoOn = timeSliced(() => true);
		for (let piece = 0; piece < 200; piece++) {
			expect(await mayGoOn()).toBe(true);
			busy(1);
		}
		clearInterval(others);
		expect(turns).toBeGreaterThan(5);
	});
	it("ends with the slice in which it is cancelled", async () => {
		let wanted = true;
		const mayGoOn = timeSliced(() => wanted);
		let pieces = 0;
		void setImmediate().then(() => (wanted = false));
		for (; await mayGoOn(); pieces++) busy(1);
		expect(pieces).toBeLessThan(50);
	});
});
