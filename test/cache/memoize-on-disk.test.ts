import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../src/cache/kv-store.js";
import { cached, cacheKey, readCached, requireCached } from "../../src/cache/memoize-on-disk.js";
import { isCacheEmptied } from "../../src/core/cache-emptied.js";
import type { Outcome, Source } from "../../src/core/model.js";
import { warning } from "../../src/core/problem.js";

const texts = new Map<string, string>();
const store: Store = {
	get: (fingerprint, part = "") => texts.get(`${fingerprint} ${part}`),
	put: (fingerprint, value, part = "") => void texts.set(`${fingerprint} ${part}`, value),
	durable: async () => {},
	visibleToReaders: async () => {},
	collectGarbage: () => {},
	fingerprints: () => new Set(),
	close: async () => {},
};
let calls = 0;
beforeEach(() => {
	texts.clear();
	calls = 0;
});

interface Value {
	readonly text: string;
	readonly body: readonly string[];
}
const PROBLEM = warning("odd", "That is odd", { path: "a.md", line: 3, column: 4 }, { hint: "mend it" });
const read = ({ path, bytes }: Source): Outcome<Value> => {
	calls++;
	return bytes.length === 0
		? { problems: [PROBLEM] }
		: { value: { text: `${path} ${Buffer.from(bytes)}`, body: ["b"] }, problems: [PROBLEM] };
};
const parts = ({ path, bytes }: Source) => [path, bytes];
const readAll = (sources: readonly Source[]) => sources.map(read);
/** For one file. */
const single =
	<A, R>(many: (items: readonly A[]) => readonly (R | undefined)[]) =>
	(item: A): R =>
		many([item])[0] as R;
const remembered = (parseVersion = "salt") => single(cached(readAll, store, parseVersion, parts));
const source = (text: string, path = "a.md"): Source => ({ path, bytes: Buffer.from(text) });

describe("a cached function", () => {
	it("is called once per argument, and returns the same again, with its problems", () => {
		const first = remembered()(source("x"));
		expect(first).toMatchObject({ value: { text: "a.md x", body: ["b"] }, problems: [PROBLEM] });
		expect(remembered()(source("x"))).toEqual(first);
		expect(calls).toBe(1);
	});
	it("caches a missing value, too", () => {
		const first = remembered()(source(""));
		expect(first).toEqual({ problems: [PROBLEM], fingerprint: first.fingerprint });
		expect(remembered()(source(""))).toEqual(first);
		expect(calls).toBe(1);
	});
	it.each<[string, Source, string]>([
		["salt", source("x"), "other"],
		["path", source("x", "b.md"), "salt"],
		["byte", source("y"), "salt"],
		["length", source("x "), "salt"],
	])("is called again for a different %s", (_, other, parseVersion) => {
		const first = remembered()(source("x"));
		expect(remembered(parseVersion)(other).fingerprint).not.toBe(first.fingerprint);
		expect(calls).toBe(2);
	});
	it.each(["", "{", "null", '{"value":'])("treats an unreadable entry as absent: %j", (junk) => {
		const first = remembered()(source("x"));
		store.put(first.fingerprint, junk);
		expect(remembered()(source("x"))).toEqual(first);
		expect(calls).toBe(2);
		expect(readCached(store, first.fingerprint)).toBeTruthy();
	});
	it("is called only for missing entries, and returns all in order", () => {
		const many = cached(readAll, store, "salt", parts);
		many([source("b")]);
		expect(many([source("a"), source("b"), source("c")]).map((each) => each?.value?.text)).toEqual([
			"a.md a",
			"a.md b",
			"a.md c",
		]);
		expect(calls).toBe(3);
	});
	it("caches nothing without a result", () => {
		expect(cached(() => [undefined], store, "salt", parts)([source("x")])).toEqual([undefined]);
		expect(texts.size).toBe(0);
	});
	it("stores a part of the value separately if requested", () => {
		const { value, fingerprint } = single(cached(readAll, store, "salt", parts, "body"))(source("x"));
		expect(value).toEqual({ text: "a.md x" });
		expect(readCached(store, fingerprint)).toEqual({ value: { text: "a.md x" }, problems: [PROBLEM] });
		expect(JSON.parse(store.get(fingerprint, "body") ?? "")).toEqual(["b"]);
	});
});

describe("a required entry", () => {
	it("is returned, or reported as missing, which is not a bug", () => {
		const { fingerprint } = remembered()(source("x"));
		expect(requireCached(store, fingerprint)).toMatchObject({ value: { text: "a.md x" } });
		store.put(fingerprint, "{");
		for (const each of [fingerprint, "never"]) {
			let cause: unknown;
			try {
				requireCached(store, each);
			} catch (thrown) {
				cause = thrown;
			}
			expect(isCacheEmptied(cause)).toBe(true);
		}
		expect(isCacheEmptied(new Error("bug"))).toBe(false);
	});
});

describe("a cache key", () => {
	it("is equal for equal lists, and differs for different ones", () => {
		const list = fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 });
		fc.assert(
			fc.property(list, list, (a, b) => {
				expect(cacheKey(a) === cacheKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
			}),
			{
				examples: [
					[["a", "b"], ["ab"]],
					[
						["a", ""],
						["", "a"],
					],
					[[], [""]],
					[["1 1\nab"], ["a", "b"]],
				],
			},
		);
	});
	it("of a text is that of its bytes", () => {
		expect(cacheKey(["ü"])).toBe(cacheKey([Buffer.from("ü")]));
		expect(cacheKey(["ü"])).toMatch(/^[0-9a-f]{32}$/);
	});
});
