/**
 * Finds the files in an output folder that no build wrote: other programs, such as a search indexer, have added them. The stamp of a folder differs after
 * each change of its entries, so only folders whose stamp differs from that of the last time are listed again.
 */
import { readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { changedIndexesIn } from "../build/scan-stamps.js";
import type { Pool } from "../build/workers/pool.js";
import { openTable, writeTable } from "../cache/column-file.js";
import { digest, shortDigest } from "../core/digest.js";
import { packStamps, type Stamp, stampAtIndex, stampOfFolder, stampOfLink } from "../core/file-stamp.js";
import { lazy } from "../core/lazy.js";
import type { Path } from "../core/model.js";
import { readRegularFile } from "../core/regular-file.js";

/** A folder, or a file in the last folder before it. */
interface Entry {
	readonly path: Path;
	readonly stamp: Stamp;
	/** SHA-256 in hex; '' for a folder. */
	readonly digest: string;
}

/** Left out: links, hidden files (`.DS_Store`, `.env`), and files that `build --clean` has renamed. */
export async function otherFiles(
	out: string,
	cache: string,
	isWritten: (path: Path) => boolean,
	pool: Pool,
): Promise<Entry[]> {
	const table = join(cache, `folders-${shortDigest(realpathSync(out))}.table`);
	const before = readEntries(table);
	const changed = await changedEntries(out, before, pool);
	const known = lazy(() => new Map(before.map((entry) => [entry.path, entry])));
	const added = before.length ? [] : ["."];
	const now: Entry[] = [];
	const list = (folder: Path): Path[] =>
		readdirSync(join(out, folder), { withFileTypes: true }).flatMap((entry) => {
			const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
			if (isPrivate(path)) return [];
			if (entry.isDirectory() && known().get(path)?.digest !== "") added.push(path);
			return entry.isFile() && !isWritten(path) ? [path] : [];
		});
	const addFile = (path: Path, was: Entry | undefined): void => {
		const file = was && !changed.has(was) ? was : fileEntry(out, path);
		if (file) now.push(file);
	};
	const look = (folder: Path): void => {
		const stamp = stampOfFolder(`${out}/${folder}`);
		if (!stamp) return;
		now.push({ path: folder, stamp, digest: "" });
		for (const path of list(folder)) addFile(path, known().get(path));
	};
	for (let at = 0; at < before.length; ) {
		const folder = before[at++] as Entry;
		const isSame = !changed.has(folder);
		if (isSame) now.push(folder);
		else look(folder.path);
		for (; before[at]?.digest; at++) if (isSame) addFile((before[at] as Entry).path, before[at]);
	}
	// Grows meanwhile.
	for (const folder of added) look(folder);
	if (now.length !== before.length || now.some((entry, index) => entry !== before[index]))
		writeTable(table, {
			head: {},
			numbers: { stamps: packStamps(now) },
			texts: { path: now.map(({ path }) => path), digest: now.map((entry) => entry.digest) },
		});
	return now.filter((entry) => entry.digest !== "" && !isWritten(entry.path));
}

async function changedEntries(out: string, entries: readonly Entry[], pool: Pool): Promise<ReadonlySet<Entry>> {
	const folders = entries.filter(({ digest }) => digest === "");
	const files = entries.filter(({ digest }) => digest !== "");
	const changed = await Promise.all(
		[folders, files].map(async (some) => {
			const paths = some.map(({ path }) => path);
			const check = { folder: out, paths, stamps: packStamps(some), areFolders: some === folders };
			return (await changedIndexesIn(check, pool)).map((index) => some[index] as Entry);
		}),
	);
	return new Set(changed.flat());
}

function fileEntry(out: string, path: Path): Entry | undefined {
	const stamp = stampOfLink(join(out, path));
	return stamp && { path, stamp, digest: digest(readRegularFile(join(out, path))) };
}

function readEntries(table: string): Entry[] {
	try {
		const found = openTable(table);
		const [digests, stamps] = [found?.texts("digest"), found?.numbers("stamps")];
		if (!found || !digests || !stamps) return [];
		return found
			.texts("path")
			.map((path, index) => ({ path, stamp: stampAtIndex(stamps, index), digest: digests[index] as string }));
	} catch {
		return [];
	}
}

/** `.well-known` is the only hidden folder for readers (RFC 8615). */
const isPrivate = (path: Path): boolean => /(?:^|\/)\.(?!well-known(?:\/|$))|\.foreign(?:-\d+)?$|\p{Cc}/u.test(path);
