/** Publishes the files of a site: changed files are staged and moved into place, obsolete ones are removed. */
import { join } from "node:path";
import { digest } from "../core/digest.js";
import { NO_STAMP, stampOfLink } from "../core/file-stamp.js";
import type { OutputFile, Path, Problem, Quarantine } from "../core/model.js";
import type { OutputRecord, PreviousOutput } from "../core/output-record.js";
import { compare } from "../core/problem.js";
import { fileDigest } from "../core/regular-file.js";
import { commit } from "./journal.js";
import { manifestText } from "./manifest.js";
import { obsoleteFiles } from "./obsolete.js";
import { foreignProblem, inTheWay, putAside } from "./real-paths.js";
import { clearStage, openStaging } from "./staging.js";
import { MANIFEST } from "./validate.js";

/** A file of the new site. */
export interface TargetFile {
	readonly file: OutputRecord;
	/** The source of its bytes, unless it is staged or unchanged. */
	readonly bytes?: Uint8Array | undefined;
	/** The absolute path of the file to copy. */
	readonly original?: string | undefined;
	readonly staged?: boolean | undefined;
}
/** A file whose bytes are in memory. */
export const fileFromBytes = ({ path, bytes, kind, from }: OutputFile): TargetFile => ({
	file: { path, kind, digest: digest(bytes), stamp: NO_STAMP, ...(from !== undefined && { from }) },
	bytes,
});
/** A copy of an asset. */
export const fileFromPath = ({ path, file, digest }: { path: Path; file: string; digest: string }): TargetFile => ({
	file: { path, kind: "asset", digest, stamp: NO_STAMP },
	original: file,
});

export interface PublishResult {
	/** Paths of written and deleted files, except precompressed copies. */
	readonly changed: readonly Path[];
	readonly written: number;
	readonly deleted: number;
	/** Paths of deleted files, except precompressed copies. */
	readonly removed: readonly Path[];
	/** The current files of the output folder, sorted. */
	readonly files: readonly OutputRecord[];
	/** The digest of the manifest. */
	readonly manifest: string;
}

interface PublishOptions {
	/** Called before the first change, with everything that will change. */
	readonly beforeCommit?: (written: readonly OutputRecord[], removed: readonly OutputRecord[]) => void;
	/** Whether a foreign file that is in the way is renamed. */
	readonly clean?: boolean;
}

/** Publishes the targets. `quarantined` says which old pages are kept, with their assets. If a foreign file is in the way, nothing is written. */
export function publishSite(
	out: string,
	targets: readonly TargetFile[],
	old: PreviousOutput,
	quarantined: Quarantine,
	{ beforeCommit = () => {}, clean = false }: PublishOptions = {},
): { readonly written?: PublishResult; readonly problems: readonly Problem[] } {
	const stage = openStaging(out);
	const after = new Map<Path, OutputRecord>();
	const moved: Path[] = [];
	for (const { file, bytes, original, staged } of targets) {
		const { path, kind } = file;
		if (after.has(path)) continue;
		const before = old.files.get(path);
		const existing = before?.digest === file.digest;
		if (!existing && bytes) stage.put(path, kind, bytes);
		if (!existing && original) stage.copy(path, kind, original);
		if (staged || !existing) moved.push(path);
		after.set(path, existing && !staged ? reuseRecord(file, before) : file);
	}
	const { kept, removed } = obsoleteFiles(out, old, after, quarantined);
	for (const file of kept) after.set(file.path, file);
	const foreign = inTheWay(
		out,
		moved,
		(path) => old.files.has(path),
		(path) => fileDigest(join(out, path)) === after.get(path)?.digest,
	);
	if (foreign.length && !clean) {
		clearStage(out);
		return { problems: foreign.map(foreignProblem) };
	}
	const problems = foreign.map((each) => putAside(out, each));
	const files = inOrder(after, old.files);
	const manifest = manifestText(files);
	const manifestIs = digest(manifest);
	const listed = old.manifest === manifestIs;
	if (!listed) stage.put(MANIFEST, "manifest", manifest);
	if (moved.length || removed.length || !listed) {
		// Logged before anything moves: an interrupted build reports too many changes, never too few.
		beforeCommit(
			moved.flatMap((path) => after.get(path) ?? []),
			removed.flatMap((path) => old.files.get(path) ?? []),
		);
		commit(out, removed);
	}

	const fresh = new Map(moved.map((path) => [path, stampOfLink(join(out, path)) ?? NO_STAMP]));
	const isCopy = (path: Path) => (after.get(path) ?? old.files.get(path))?.kind === "compressed";
	const shown = removed.filter((path) => !isCopy(path)).sort(compare);
	const written = {
		changed: [...moved.filter((path) => !isCopy(path)), ...shown].sort(compare),
		written: moved.length,
		deleted: removed.length,
		removed: shown,
		files: files.map((file) => {
			const stamp = fresh.get(file.path);
			return stamp ? { ...file, stamp } : file;
		}),
		manifest: manifestIs,
	};
	return { written, problems };
}

/** The files sorted by path. Most of them have been in this order before. */
function inOrder(files: ReadonlyMap<Path, OutputRecord>, before: ReadonlyMap<Path, OutputRecord>): OutputRecord[] {
	const fresh = [...files.values()].filter(({ path }) => !before.has(path)).sort((a, b) => compare(a.path, b.path));
	const sorted: OutputRecord[] = [];
	let next = 0;
	for (const path of before.keys()) {
		const file = files.get(path);
		if (!file) continue;
		for (; next < fresh.length && compare((fresh[next] as OutputRecord).path, path) < 0; next++)
			sorted.push(fresh[next] as OutputRecord);
		sorted.push(file);
	}
	return [...sorted, ...fresh.slice(next)];
}

/** The existing record, if it is equal. */
const reuseRecord = (file: OutputRecord, before: OutputRecord): OutputRecord =>
	file === before || (!file.page && file.kind === before.kind && file.from === before.from && !before.page)
		? before
		: { ...file, stamp: before.stamp };
