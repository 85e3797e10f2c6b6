/**
 * What is staged → the output folder, old or new and never torn. Everything is staged first; then a journal is laid down, and from there on an
 * interrupted run is finished by the next one.
 *
 * What is linked to moves before what links to it: first all that is new, then what takes the place of an old file, each by rank; then the list of files;
 * deletions come last. So a page that was there before and stays never links to one that is not there. Pages that come together may link to one
 * another, in circles, and so may pages that go together: no order suits these. At that instant nothing that stays links to them.
 */
import { lstatSync, readdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { ensureDir } from "../core/ensure-dir.js";
import { isThere } from "../core/exists.js";
import type { Path } from "../core/model.js";
import { parentPath } from "../core/paths.js";
import { readRegularFile, writeAtomic } from "../core/regular-file.js";
import { createPathGuard } from "./real-paths.js";
import { clearStage, MOVE_ORDER } from "./staging.js";
import { InsidePath, JOURNAL, MANIFEST, STAGE } from "./validate.js";

const Journal = z.object({ remove: z.array(InsidePath) });
type Journal = z.infer<typeof Journal>;

/** Moves staged files into place and removes these files of the old site. */
export function commit(out: string, remove: readonly Path[]): void {
	const stage = join(out, STAGE);
	ensureDir(stage);
	const journal = join(stage, JOURNAL);
	// Written under another name and renamed, because half a journal must not be taken for an empty one.
	writeAtomic(journal, JSON.stringify({ remove: [...remove] } satisfies Journal));
	recover(out);
}

/** Frees space on a full disk: the staged files are deleted, unless a journal says that they are complete. */
export function abandon(out: string): void {
	if (!isThere(join(out, STAGE, JOURNAL))) clearStage(out);
}

/** Completes what a journal lists. Each step can be repeated; without a journal, staged files are deleted. */
export function recover(out: string): void {
	const stage = join(out, STAGE);
	if (!isThere(stage)) return;
	const isInside = createPathGuard(out);
	const journal = isInside(STAGE) ? readJournal(join(stage, JOURNAL)) : undefined;
	if (journal) {
		const remove = new Set(journal.remove);
		const folders = MOVE_ORDER.map((_, rank) => `${STAGE}/${rank}`).filter(isInside);
		const staged = folders.map((folder) => ({ from: join(out, folder), waiting: [] as Path[] }));
		for (const { from, waiting } of staged) moveNew(from, out, "", waiting);
		for (const { from, waiting } of staged) for (const path of waiting) replace(from, out, path, remove);
		// Checked again, because folders have moved.
		const isStillInside = createPathGuard(out);
		for (const path of remove) if (isStillInside(parentPath(path))) removeFile(out, path);
	}
	clearStage(out);
}

/** A journal that names files elsewhere is foreign. Throws if one cannot be read: without it, files that have moved already would be half a site. */
function readJournal(file: string): Journal | undefined {
	if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
	const text = readRegularFile(file).toString();
	try {
		return Journal.parse(JSON.parse(text));
	} catch {
		return undefined;
	}
}

/**
 * Moves the files and folders of one rank that have no counterpart in the output folder, and adds the paths of the others to `waiting`. A folder that is not there
 * moves as a whole. Folders move before the files beside them, so the front of a section comes after the stories below it, and the home page last.
 */
function moveNew(from: string, out: string, folder: Path, waiting: Path[]): void {
	const entries = readdirSync(join(from, folder), { withFileTypes: true });
	entries.sort((a, b) => Number(b.isDirectory()) - Number(a.isDirectory()));
	for (const entry of entries) {
		if (!entry.isDirectory() && !entry.isFile()) continue;
		const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
		const there = lstatSync(join(out, path), { throwIfNoEntry: false });
		// The list of all files is never new: it moves when all of them are there.
		if (!there && path !== MANIFEST) renameSync(join(from, path), join(out, path));
		else if (entry.isDirectory() && there?.isDirectory()) moveNew(from, out, path, waiting);
		else waiting.push(path);
	}
}

/** Moves a file or a folder into the place of something. Where no build made that, it stays: the build that follows reports it. */
function replace(from: string, out: string, path: Path, remove: ReadonlySet<Path>): void {
	const [source, target] = [join(from, path), join(out, path)];
	const staged = lstatSync(source, { throwIfNoEntry: false });
	const isFolder = staged?.isDirectory() ?? false;
	if (!isFolder && !staged?.isFile()) return;
	const there = lstatSync(target, { throwIfNoEntry: false });
	if (isFolder && there?.isDirectory()) {
		// Another rank has made it in this round.
		const waiting: Path[] = [];
		moveNew(from, out, path, waiting);
		for (const each of waiting) replace(from, out, each, remove);
		return;
	}
	// A file of the old site may have the name of a folder of the new one, and the other way round; both are among the files to remove.
	if (isFolder && there) {
		if (!remove.has(path)) return;
		rmSync(target);
	}
	if (!isFolder && there?.isDirectory()) {
		for (const old of remove)
			if (old.startsWith(`${path}/`) && createPathGuard(out)(parentPath(old))) removeFile(out, old);
		if (!isGone(target)) return;
	}
	renameSync(source, target);
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
		// There is a file where its folder was.
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
