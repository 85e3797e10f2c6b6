/**
 * Publishes the staged files: the output folder is the old site or the new one, never torn. Everything is staged first; then a journal is written, and
 * from then on an interrupted run is completed by the next one.
 *
 * Files move before the files that link to them: first all new files, then replaced ones, each by rank; then the manifest; deletions come last. So an
 * existing page that stays never links to a missing one. New pages may link to one another in circles, and so may deleted ones; no order suits these,
 * but no page that stays links to them at that moment.
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
	// Written to a temporary name and renamed, so that a truncated journal is never taken for an empty one.
	writeAtomic(journal, JSON.stringify({ remove: [...remove] } satisfies Journal));
	recover(out);
}

/** Frees space on a full disk: the staged files are deleted, unless a journal says that they are complete. */
export function abandon(out: string): void {
	if (!isThere(join(out, STAGE, JOURNAL))) clearStage(out);
}

/** Completes the steps in a journal. Every step can be repeated. Without a journal, staged files are deleted. */
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
		// Checked again, because folders may have been moved.
		const isStillInside = createPathGuard(out);
		for (const path of remove) if (isStillInside(parentPath(path))) removeFile(out, path);
	}
	clearStage(out);
}

/** A journal with paths outside of the folder is foreign. Throws if a journal cannot be read: without it, files that have moved already would be half a site. */
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
 * Moves the files and folders of one rank that have no counterpart in the output folder, and adds the paths of the others to `waiting`. A missing folder
 * is moved as a whole. Folders move before the files next to them, so the front of a section comes after the articles below it, and the home page last.
 */
function moveNew(from: string, out: string, folder: Path, waiting: Path[]): void {
	const entries = readdirSync(join(from, folder), { withFileTypes: true });
	entries.sort((a, b) => Number(b.isDirectory()) - Number(a.isDirectory()));
	for (const entry of entries) {
		if (!entry.isDirectory() && !entry.isFile()) continue;
		const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
		const there = lstatSync(join(out, path), { throwIfNoEntry: false });
		// The manifest is never moved as new: it moves when all other files are in place.
		if (!there && path !== MANIFEST) renameSync(join(from, path), join(out, path));
		else if (entry.isDirectory() && there?.isDirectory()) moveNew(from, out, path, waiting);
		else waiting.push(path);
	}
}

/** Replaces a file or folder. Something that no build created stays in place; the next build reports it. */
function replace(from: string, out: string, path: Path, remove: ReadonlySet<Path>): void {
	const [source, target] = [join(from, path), join(out, path)];
	const staged = lstatSync(source, { throwIfNoEntry: false });
	const isFolder = staged?.isDirectory() ?? false;
	if (!isFolder && !staged?.isFile()) return;
	const there = lstatSync(target, { throwIfNoEntry: false });
	if (isFolder && there?.isDirectory()) {
		// A different rank has created it in this run.
		const waiting: Path[] = [];
		moveNew(from, out, path, waiting);
		for (const each of waiting) replace(from, out, each, remove);
		return;
	}
	// A file of the old site may have the name of a folder of the new one, and vice versa; both are among the files to remove.
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

/** An empty folder; it is gone now. */
function isGone(folder: string): boolean {
	try {
		rmdirSync(folder);
	} catch (cause) {
		return (cause as NodeJS.ErrnoException).code === "ENOENT";
	}
	return true;
}

/** Removes a file, and the folders that it leaves empty. A folder with the same name is not removed. */
function removeFile(out: string, path: Path): void {
	try {
		if (!lstatSync(join(out, path), { throwIfNoEntry: false })?.isDirectory()) rmSync(join(out, path), { force: true });
	} catch (cause) {
		// Its folder is a file now.
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
