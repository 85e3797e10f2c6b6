import { readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { openStore, openStoreInWorker, type Store, writeIntegrityMark } from "../../src/cache/kv-store.js";
import { tempDir } from "../support/temp-dir.js";

let cache = "";
beforeEach(() => {
	cache = tempDir();
});
/** One build: the operations on the cache between opening and closing. */
async function during<T>(work: (store: Store) => T, sealed = true): Promise<T> {
	const store = openStore(cache, sealed);
	const done = work(store);
	await store.durable();
	await store.close();
	writeIntegrityMark(cache);
	return done;
}
const data = () => join(cache, "store", "data.mdb");

describe("the store", () => {
	it("returns what was put into it, in this build and in the next", async () => {
		await during(async (store) => {
			store.put("f1", "öne");
			store.put("f1", "its body", "body");
			await store.durable();
			expect([store.get("f1"), store.get("f1", "body")]).toEqual(["öne", "its body"]);
		});
		const found = await during((store) => [
			store.get("f1"),
			store.get("f1", "body"),
			store.get("f1", "x"),
			store.get("f"),
		]);
		expect(found).toEqual(["öne", "its body", undefined, undefined]);
		expect(await during((store) => [...store.fingerprints()])).toEqual(["f1"]);
	});
	it("stores a text of any length", async () => {
		await during((store) => store.put("long", "x".repeat(5_000_000)));
		expect(await during((store) => store.get("long")?.length)).toBe(5_000_000);
	});
	it("is shared by all threads", async () => {
		const store = openStore(cache, true);
		const other = openStoreInWorker(cache);
		other.put("a", "1");
		await other.durable();
		expect(store.get("a")).toBe("1");
		await other.close();
		await store.close();
	});
});

describe("a store whose file was modified from outside", () => {
	beforeEach(() => during((store) => store.put("a", "1")));
	const damages: readonly (readonly [string, () => void])[] = [
		["overwritten with junk", () => writeFileSync(data(), Buffer.alloc(readFileSync(data()).length, 0x5a))],
		["emptied", () => truncateSync(data(), 0)],
		["cut in the middle", () => truncateSync(data(), Math.floor(readFileSync(data()).length / 2))],
		["put there by another program", () => writeFileSync(data(), "SQLite format 3\u0000")],
		[
			"changed in one byte",
			() => {
				const bytes = readFileSync(data());
				bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
				writeFileSync(data(), bytes);
			},
		],
		["without its seal", () => rmSync(join(cache, "store.seal"))],
		["with the seal of another", () => writeFileSync(join(cache, "store.seal"), "1 2 3 4")],
	];
	it.each(damages)("is empty and works: %s", async (_, damage) => {
		damage();
		await during((store) => {
			expect(store.get("a")).toBeUndefined();
			expect(store.fingerprints().size).toBe(0);
			store.put("b", "2");
		});
		expect(await during((store) => store.get("b"))).toBe("2");
	});
	it("is trusted as a copy with the same time of modification, and not with other bytes", async () => {
		// Archives may store whole seconds.
		const modified = Math.floor(statSync(data()).mtimeMs / 1000);
		const bytes = readFileSync(data());
		const copy = (content: Buffer) => {
			rmSync(data());
			writeFileSync(data(), content);
			utimesSync(data(), modified, modified);
		};
		copy(bytes);
		expect(await during((store) => store.get("a"))).toBe("1");
		copy(Buffer.alloc(bytes.length, 0x5a));
		expect(await during((store) => store.get("a"))).toBeUndefined();
	});
	it("is trusted without its integrity mark if the previous build was interrupted", async () => {
		rmSync(join(cache, "store.seal"));
		expect(await during((store) => store.get("a"), false)).toBe("1");
	});
});

describe("an entry", () => {
	beforeEach(() =>
		during((store) => {
			store.put("a", "1");
			store.put("a", "body", "body");
			store.put("ab", "its name begins with that of the other");
		}),
	);
	const turn = (build: number, unused: string[] = [], used: string[] = []) =>
		during((store) => store.collectGarbage(build, unused, used));
	const kept = () => during((store) => [store.get("a"), store.get("a", "body"), store.get("ab") && "ab"]);
	it("that no build has used for ten builds is deleted with all its parts, and no other is", async () => {
		await turn(3, ["a"]);
		for (const build of [4, 12]) await turn(build);
		expect(await kept()).toEqual(["1", "body", "ab"]);
		await turn(13);
		expect(await kept()).toEqual([undefined, undefined, "ab"]);
		expect(await during((store) => [...store.fingerprints()])).toEqual(["ab"]);
	});
	it.each([4, 12, 13, 40])("that is used again in build %i stays", async (build) => {
		await turn(3, ["a"]);
		await turn(build, [], ["a"]);
		await turn(build + 20);
		expect(await kept()).toEqual(["1", "body", "ab"]);
	});
	it("that becomes unused again is counted from then on", async () => {
		await turn(3, ["a"]);
		await turn(8, [], ["a"]);
		await turn(9, ["a"]);
		await turn(18);
		expect(await kept()).toEqual(["1", "body", "ab"]);
		await turn(19);
		expect(await kept()).toEqual([undefined, undefined, "ab"]);
	});
});
