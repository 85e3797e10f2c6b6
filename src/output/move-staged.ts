/** Moves staged files into place, with the manifest that lists them. */
import { join } from "node:path";
import { NO_STAMP, stampOfLink } from "../core/file-stamp.js";
import type { Path } from "../core/model.js";
import type { OutputRecord, PreviousOutput } from "../core/output-record.js";
import { compare } from "../core/problem.js";
import { commit } from "./journal.js";
import type { ManifestFiles } from "./manifest.js";
import { openStaging } from "./staging.js";

export interface PublishResult {
	/** Paths of written and deleted files, except precompressed copies. */
	readonly changed: readonly Path[];
	readonly written: number;
	readonly deleted: number;
	/** Paths of deleted files, except precompressed copies. */
	readonly removed: readonly Path[];
	/** The current files of the output folder, sorted; after `publishChanges` those that were given. */
	readonly files: readonly OutputRecord[];
	/** The digest of the manifest. */
	readonly manifest: string;
	/** The number of its files. */
	readonly manifestFiles: number;
}

/** Called before the first change, with everything that will change. */
export type BeforeCommit = (written: readonly OutputRecord[], removed: readonly OutputRecord[]) => void;

interface Moves {
	readonly moved: readonly Path[];
	readonly removed: readonly Path[];
	readonly manifest: ManifestFiles;
}

/** `files` are those whose records are returned. */
export function moveStaged(
	out: string,
	files: readonly OutputRecord[],
	{ moved, removed, manifest }: Moves,
	after: ReadonlyMap<Path, OutputRecord>,
	old: PreviousOutput,
	beforeCommit: BeforeCommit,
): PublishResult {
	const stage = openStaging(out);
	const isListed = old.manifest === manifest.digest;
	if (!isListed) for (const { path, text } of manifest.files) stage.put(path, "manifest", text);
	if (moved.length || removed.length || !isListed) {
		// Logged before anything moves: an interrupted build reports too many changes, never too few.
		beforeCommit(
			moved.flatMap((path) => after.get(path) ?? []),
			removed.flatMap((path) => old.files.get(path) ?? []),
		);
		commit(out, [...removed, ...manifest.removed]);
	}
	const fresh = new Map(moved.map((path) => [path, stampOfLink(join(out, path)) ?? NO_STAMP]));
	const isCopy = (path: Path) => (after.get(path) ?? old.files.get(path))?.kind === "compressed";
	const shown = removed.filter((path) => !isCopy(path)).sort(compare);
	return {
		changed: [...moved.filter((path) => !isCopy(path)), ...shown].sort(compare),
		written: moved.length,
		deleted: removed.length,
		removed: shown,
		files: files.map((file) => {
			const stamp = fresh.get(file.path);
			return stamp ? { ...file, stamp } : file;
		}),
		manifest: manifest.digest,
		manifestFiles: manifest.count,
	};
}
