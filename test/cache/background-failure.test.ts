import { describe, expect, it } from "vitest";
import { createBackgroundFailure } from "../../src/cache/background-failure.js";

describe("a failure in the background", () => {
	it("rejects what is awaited, and what is awaited later", async () => {
		const { fail, unlessFailed } = createBackgroundFailure();
		const never = unlessFailed(new Promise(() => {}));
		fail(new Error("The disk is gone"));
		fail(new Error("Once more"));
		await expect(never).rejects.toThrow("The disk is gone");
		await expect(unlessFailed(Promise.resolve())).rejects.toThrow("The disk is gone");
	});
	it("leaves an operation that has settled as it is", async () => {
		const { fail, unlessFailed } = createBackgroundFailure();
		const [done, broken] = [unlessFailed(Promise.resolve()), unlessFailed(Promise.reject(new Error("A fault")))];
		await expect(broken).rejects.toThrow("A fault");
		await done;
		fail(new Error("The disk is gone"));
		await expect(done).resolves.toBe(undefined);
	});
});
