/**
 * What is staged → the output folder, old or new and never torn. Everything is staged first; then a journal is laid down, and from there on an
 * interrupted run is finished by the next one. Assets move first, then pages, then indexes; deletions come last.
 */
import { lstatSync, readdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { folderOf } from "../../base/paths.js";
import { makeFolder } from "../../engine/folder.js";
import { readPlain, writePlain } from "../../engine/plain.js";
import { ifThere, isThere } from "../../engine/there.js";
import type { Path } from "../../model.js";
import { InsidePath, JOURNAL, STAGE } from "./files.js";
import { insider } from "./inside.js";
import { clearStage, RANKS } from "./stage.js";

const Journal = z.object({ remove: z.array(InsidePath) });
type Journal = z.infer<typeof Journal>;

/** Moves what is staged into place and removes these files of the old site. */
export function publish(out: string, remove: readonly Path[]): void {
	const stage = join(out, STAGE);
	makeFolder(stage);
	const journal = join(stage, JOURNAL);
	// Renamed, because a journal that is half written must not be taken for one that asks for nothing.
	writePlain(journal, JSON.stringify({ remove: [...remove] } satisfies Journal));
	finish(out);
}

/** Makes room on a disk that refuses: what was staged is forgotten, unless a journal says that it is whole. */
export function giveUp(out: string): void {
	if (!isThere(join(out, STAGE, JOURNAL))) clearStage(out);
}

/** Finishes what a journal asks for. Each step can be done again; without a journal, what was staged is forgotten. */
export function finish(out: string): void {
	const stage = join(out, STAGE);
	if (!isThere(stage)) return;
	const isInside = insider(out);
	const journal = isInside(STAGE) ? readJournal(join(stage, JOURNAL)) : undefined;
	if (journal) {
		const remove = new Set(journal.remove);
		const removeInside = (path: Path) => {
			if (insider(out)(folderOf(path))) removeFile(out, path);
		};
		RANKS.forEach((_, rank) => {
			if (isInside(`${STAGE}/${rank}`)) moveInto(join(stage, String(rank)), out, "", remove, removeInside);
		});
		// Asked anew, because folders have moved.
		const isStillInside = insider(out);
		for (const path of remove) if (isStillInside(folderOf(path))) removeFile(out, path);
	}
	clearStage(out);
}

/** One that names files elsewhere is not ours. Throws where one cannot be read: without it, what has moved already would be half a site. */
function readJournal(file: string): Journal | undefined {
	const text = ifThere(() => readPlain(file).toString());
	if (text === undefined) return undefined;
	try {
		return Journal.parse(JSON.parse(text));
	} catch {
		return undefined;
	}
}

/** A folder that the old site does not have moves as a whole. What cannot move, because something that no build made is in its way, stays: the build that follows tells of it. */
function moveInto(
	from: string,
	out: string,
	folder: Path,
	remove: ReadonlySet<Path>,
	removeInside: (path: Path) => void,
): void {
	for (const entry of readdirSync(join(from, folder), { withFileTypes: true })) {
		const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
		const there = lstatSync(join(out, path), { throwIfNoEntry: false });
		if (entry.isDirectory()) {
			// A file of the old site may stand where the new one has a folder, and the other way round; both are among the files to remove.
			if (there && !there.isDirectory() && remove.has(path)) rmSync(join(out, path));
			if (there?.isDirectory()) moveInto(from, out, path, remove, removeInside);
			else if (!there || remove.has(path)) renameSync(join(from, path), join(out, path));
			continue;
		}
		if (!entry.isFile()) continue;
		if (there?.isDirectory()) for (const old of remove) if (old.startsWith(`${path}/`)) removeInside(old);
		if (!there?.isDirectory() || isGone(join(out, path))) renameSync(join(from, path), join(out, path));
	}
}

/** Of a folder: it is empty, and gone now. */
function isGone(folder: string): boolean {
	try {
		rmdirSync(folder);
	} catch (cause) {
		return (cause as NodeJS.ErrnoException).code === "ENOENT";
	}
	return true;
}

/** Removes a file, and the folders that it leaves empty. A folder in its place is not what was to be removed. */
function removeFile(out: string, path: Path): void {
	try {
		if (!lstatSync(join(out, path), { throwIfNoEntry: false })?.isDirectory()) rmSync(join(out, path), { force: true });
	} catch (cause) {
		// A file stands where its folder was.
		if ((cause as NodeJS.ErrnoException).code !== "ENOTDIR") throw cause;
	}
	for (let each = dirname(path); each !== "." && each !== ""; each = dirname(each)) {
		try {
			rmdirSync(join(out, each));
		} catch {
			return;
		}
	}
}
