/**
 * Finds the files in an output folder that no build wrote: other programs, such as a search indexer, have added them. The stamp of a folder differs after
 * each change of its entries, so only folders whose stamp differs from that of the last time are listed again.
 */
import { readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { openTable, writeTable } from "../cache/column-file.js";
import { digest, shortDigest } from "../core/digest.js";
import { packStamps, type Stamp, stampAtIndex, stampOfFolder, stampOfLink, stampsEqual } from "../core/file-stamp.js";
import type { Path } from "../core/model.js";
import { readRegularFile } from "../core/regular-file.js";

/** A folder, or a file in the folder before it. */
interface Entry {
	readonly path: Path;
	readonly stamp: Stamp;
	/** SHA-256 in hex; '' for a folder. */
	readonly digest: string;
}

/** Left out: links, hidden files (`.DS_Store`, `.env`), and files that `build --clean` has renamed. */
export function otherFiles(out: string, cache: string, isWritten: (path: Path) => boolean): Entry[] {
	const table = join(cache, `folders-${shortDigest(realpathSync(out))}.table`);
	const before = readEntries(table);
	const known = new Map(before.map((entry) => [entry.path, entry]));
	const folders = before.filter(isFolderEntry).map(({ path }) => path);
	const listed = new Set(folders.length ? folders : ["."]);
	const filesIn = new Map<Path, Path[]>();
	for (const entry of before)
		if (!isFolderEntry(entry))
			filesIn.set(folderOf(entry.path), [...(filesIn.get(folderOf(entry.path)) ?? []), entry.path]);
	const list = (folder: Path): Path[] =>
		readdirSync(join(out, folder), { withFileTypes: true }).flatMap((entry) => {
			const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
			if (isPrivate(path)) return [];
			// A set is iterated with what is added meanwhile.
			if (entry.isDirectory()) listed.add(path);
			return entry.isFile() ? [path] : [];
		});
	const now: Entry[] = [];
	for (const folder of listed) {
		const stamp = stampOfFolder(`${out}/${folder}`);
		if (!stamp) continue;
		const was = known.get(folder);
		const isSame = was !== undefined && stampsEqual(was.stamp, stamp);
		now.push(isSame ? was : { path: folder, stamp, digest: "" });
		for (const path of (isSame ? filesIn.get(folder) : list(folder)) ?? []) {
			const file = isWritten(path) ? undefined : entryOf(out, path, known.get(path));
			if (file) now.push(file);
		}
	}
	if (now.length !== before.length || now.some((entry, index) => entry !== before[index]))
		writeTable(table, {
			head: {},
			numbers: { stamps: packStamps(now) },
			texts: { path: now.map(({ path }) => path), digest: now.map((entry) => entry.digest) },
		});
	return now.filter((entry) => !isFolderEntry(entry));
}

const isFolderEntry = (entry: Entry): boolean => entry.digest === "";
const folderOf = (path: Path): Path => path.slice(0, Math.max(0, path.lastIndexOf("/"))) || ".";

function entryOf(out: string, path: Path, was: Entry | undefined): Entry | undefined {
	const stamp = stampOfLink(join(out, path));
	if (!stamp) return undefined;
	return was && stampsEqual(was.stamp, stamp) ? was : { path, stamp, digest: digest(readRegularFile(join(out, path))) };
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
