/** The list of the files at a target, which is stored in parts. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deployedIn, headBytes, headOf, partBytes, wholeText } from "../../src/deploy/deployed.js";
import { differences } from "../../src/deploy/differences.js";
import { type FileList, type FileRow, fileList as listOf } from "../../src/deploy/file-list.js";
import { listMemo } from "../../src/deploy/list-memo.js";
import { s3Client } from "../../src/deploy/targets/s3-client.js";
import { ledgerAt } from "../../src/deploy/targets/s3-manifest.js";
import { partOf } from "../../src/output/read-manifest.js";
import { ALL_CASES } from "../support/sample.js";
import { tempDir } from "../support/temp-dir.js";
import { KEYS, type S3Server, startS3 } from "./s3-server.js";

const fileList = (rows: readonly FileRow[], like?: number): FileList =>
	listOf({ length: rows.length, parts: [{ key: "", rows: () => rows }] }, like);

const COUNT = ALL_CASES ? 20_000 : 5000;
const rowsOf = (count: number): FileRow[] =>
	Array.from({ length: count }, (_, index) => [
		`news/story-${String(index).padStart(6, "0")}/index.html`,
		{ digest: index.toString(16).padStart(16, "0"), headers: "" },
	]);
/** The same rows, one of them with other bytes. */
const edited = (rows: readonly FileRow[], at: number): FileRow[] =>
	rows.map((row, index) => (index === at ? [row[0], { ...row[1], digest: "f".repeat(16) }] : row));

/** A list as it is stored, and the parts that are read of it. */
function storedList(list: FileList) {
	const read: string[] = [];
	const parts = new Map(list.parts.map((part) => [part.digest, partBytes(part)]));
	const there = deployedIn(headBytes(headOf("20260501-000000", "2026-05-01T00:00:00Z", list)), async (digests) => {
		read.push(...digests);
		return digests.map((digest) => parts.get(digest));
	});
	return { there, read, parts };
}

describe("the list of the files at a target", () => {
	const rows = rowsOf(COUNT);
	const list = fileList(rows);

	it("is read where it differs: of 20,000 files one part for each edited file, and none if nothing has changed", async () => {
		const { there, read } = storedList(list);
		expect((await differences(fileList(rows, there?.parts.length), there)).changed.size).toBe(0);
		expect(read).toEqual([]);
		const { changed, extra } = await differences(fileList(edited(rows, 4711), there?.parts.length), there);
		expect([[...changed.keys()], extra, read.length]).toEqual([["news/story-004711/index.html"], [], 1]);
		const without = await differences(fileList(rows.slice(1), there?.parts.length), there);
		expect([without.changed.size, without.extra.map(([path]) => path), read.length]).toEqual([
			0,
			["news/story-000000/index.html"],
			2,
		]);
	});

	it("is made again for an edit only where a file differs, and is the same list", () => {
		const cache = tempDir();
		const target = { to: "folder", path: "/var/www/courier", keep: 5, link: "current", keepAssets: 7 } as const;
		const decoded: number[] = [];
		/** The list of files in 16 parts, and what was decoded of them. */
		const listedWith = (rows: readonly FileRow[], key: (part: number) => string) => {
			const parts = Array.from({ length: 16 }, (_, part) => ({
				key: key(part),
				rows: () => {
					decoded.push(part);
					return rows.filter(([path]) => partOf(path, 16) === part);
				},
			}));
			const memo = listMemo(cache, { place: "folder /var/www/courier" }, target);
			decoded.splice(0);
			const made = listOf({ length: rows.length, parts }, 0, memo.summarize);
			const head = headOf("20260501-000000", "2026-05-01T00:00:00Z", made);
			memo.save();
			return head;
		};
		const some = rows.slice(0, 2000);
		const first = listedWith(some, String);
		expect(first).toEqual(headOf("20260501-000000", "2026-05-01T00:00:00Z", fileList(some)));
		expect(listedWith(some, String)).toEqual(first);
		expect(decoded).toEqual([]);
		const [path] = some[77] as FileRow;
		const place = partOf(path, 16);
		const now = listedWith(edited(some, 77), (part) => (part === place ? "edited" : String(part)));
		expect(now.parts.filter((part, index) => part !== first.parts[index])).toHaveLength(1);
		expect(decoded).toContain(place);
		expect(decoded.length).toBeLessThan(16);
	});

	it("keeps its number of parts until it has four times as many files, or a fourth of them", () => {
		const parts = list.parts.length;
		const partsOf = (count: number) => fileList(rowsOf(count), parts).parts.length;
		expect([partsOf(COUNT * 2), partsOf(COUNT / 2)]).toEqual([parts, parts]);
		expect(partsOf(COUNT * 8)).toBeGreaterThan(parts);
		expect(partsOf(COUNT / 16)).toBeLessThan(parts);
	});

	it("counts the files of a damaged part as missing", async () => {
		const { there, parts } = storedList(list);
		const now = fileList(edited(rows, 4711), there?.parts.length);
		const [index, part] = [...list.parts.entries()].find(([at, { digest }]) => now.parts[at]?.digest !== digest) ?? [];
		parts.set(part?.digest ?? "", Buffer.from("damaged"));
		expect((await differences(now, there)).changed.size).toBe(now.parts[index ?? 0]?.rows().length);
	});

	it("is the same in one piece, as earlier versions of the program wrote it", async () => {
		const there = deployedIn(Buffer.from(wholeText("20260501-000000", "2026-05-01T00:00:00Z", list)), async () => []);
		expect([...((await there?.files()) ?? [])]).toEqual(
			rows.map(([path, file]) => [path, { ...file, gone: undefined }]),
		);
	});
});

describe("the list in a bucket", () => {
	let s3: S3Server;
	beforeEach(async () => {
		s3 = await startS3();
	});
	afterEach(() => s3.close());

	it("costs an edit at 20,000 files one part and a head without files", async () => {
		const client = await s3Client(
			{ to: "s3", bucket: "courier", endpoint: s3.endpoint, prefix: "", website: false, keepAssets: 7 },
			{ root: "", out: "", cache: "", env: KEYS },
		);
		const [id, at] = ["20260501-000000", "2026-05-01T00:00:00Z"];
		const rows = rowsOf(COUNT);
		const write = async (list: FileList) => {
			const ledger = ledgerAt(client, "_broadsheet/", "s3 courier");
			const before = await ledger.read();
			const found = await differences(list, before);
			const { count, parts } = before ?? { count: 0, parts: [] };
			const open = await ledger.begin(() => ({ id, at, count, parts, changes: new Map() }));
			await open.end(list);
			return found.changed.size;
		};
		const first = fileList(rows);
		expect(await write(first)).toBe(COUNT);
		s3.requests.splice(0);
		expect(await write(fileList(edited(rows, 4711), first.parts.length))).toBe(1);
		expect(s3.requests.map(({ method }) => method)).toEqual(["GET", "GET", "PUT", "PUT", "PUT", "DELETE"]);
		expect(s3.requests.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(20_000);
		expect(s3.objects.size).toBe(1 + first.parts.length);
	});
});
