/** Publishes the files of a site: changed files are staged and moved into place, obsolete ones are removed. */
import { join } from "node:path";
import { digest } from "../core/digest.js";
import { NO_STAMP } from "../core/file-stamp.js";
import type { OutputFile, Path, Problem, Quarantine } from "../core/model.js";
import type { OutputFiles, OutputRecord, PreviousOutput } from "../core/output-record.js";
import { compare } from "../core/problem.js";
import { fileDigest } from "../core/regular-file.js";
import { type ManifestFiles, manifestAfter, manifestOf } from "./manifest.js";
import { type BeforeCommit, moveStaged, type PublishResult } from "./move-staged.js";
import { obsoleteFiles, orderOfRemoval } from "./obsolete.js";
import { foreignProblem, inTheWay, putAside } from "./real-paths.js";
import { clearStage, openStaging } from "./staging.js";

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

interface PublishOptions {
	readonly beforeCommit?: BeforeCommit;
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
	const manifest = manifestOfSite(out, files, old);
	return { written: moveStaged(out, files, { moved, removed, manifest }, after, old, beforeCommit), problems };
}

/** Publishes new and changed files, and removes those that are `gone`. Nothing else in the output folder has changed since the last build. */
export function publishChanges(
	out: string,
	targets: readonly TargetFile[],
	old: PreviousOutput,
	gone: readonly OutputRecord[],
	{ beforeCommit = () => {} }: PublishOptions = {},
): PublishResult {
	const stage = openStaging(out);
	for (const { file, original, bytes } of targets) {
		if (bytes) stage.put(file.path, file.kind, bytes);
		if (original) stage.copy(file.path, file.kind, original);
	}
	const files = targets.map(({ file }) => file);
	const after = new Map(files.map((file) => [file.path, file]));
	const moved = targets.flatMap(({ file, staged, original, bytes }) =>
		staged || original || bytes ? [file.path] : [],
	);
	const changed = moved.flatMap((path) => after.get(path) ?? []);
	const added = changed.filter(({ path }) => !old.files.has(path));
	const removed = gone.map(({ path }) => path).sort((a, b) => orderOfRemoval(old, a) - orderOfRemoval(old, b));
	const rest = () => {
		const isGone = new Set(removed);
		const others = [...old.files.values()].filter(({ path }) => !isGone.has(path));
		return [...others.map((file) => after.get(file.path) ?? file), ...added].sort((a, b) => compare(a.path, b.path));
	};
	const changes = { changed, removed, count: old.files.size + added.length - removed.length };
	const manifest = manifestAfter(out, changes) ?? manifestOf(out, rest(), true);
	return moveStaged(out, files, { moved, removed, manifest }, after, old, beforeCommit);
}

/** The manifest of these files, which are sorted. Of a large site only the parts are read and written that have changed. */
function manifestOfSite(out: string, files: readonly OutputRecord[], old: PreviousOutput): ManifestFiles {
	const isIntact = old.manifest !== undefined;
	if (!isIntact) return manifestOf(out, files, isIntact);
	let kept = 0;
	const changed = files.filter((file) => {
		const before = old.files.get(file.path);
		if (before) kept++;
		return (
			before !== file && (before?.digest !== file.digest || before.kind !== file.kind || before.from !== file.from)
		);
	});
	const paths = kept < old.files.size ? new Set(files.map(({ path }) => path)) : undefined;
	const removed = paths ? [...old.files.keys()].filter((path) => !paths.has(path)) : [];
	return manifestAfter(out, { changed, removed, count: files.length }) ?? manifestOf(out, files, isIntact);
}

/** The files sorted by path. Most of them have been in this order before. */
function inOrder(files: ReadonlyMap<Path, OutputRecord>, before: OutputFiles): OutputRecord[] {
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
