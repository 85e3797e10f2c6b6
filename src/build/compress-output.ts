/** Precompressed copies of the files of a site: those of changed files are made, into the staging folder; the others stay. */
import { join } from "node:path";
import type { Diagnostics } from "../core/diagnostics.js";
import { digest } from "../core/digest.js";
import { NO_STAMP } from "../core/file-stamp.js";
import { publishedBytes } from "../core/images/clean.js";
import type { OutputRecord, PreviousOutput } from "../core/output-record.js";
import { compressedPath, type Encoding, isCompressible } from "../core/precompressed.js";
import { readRegularFile } from "../core/regular-file.js";
import { compress } from "../output/compress.js";
import type { TargetFile } from "../output/publish.js";
import { openStaging, stagedFile } from "../output/staging.js";

interface CompressOptions {
	readonly out: string;
	/** Each once. */
	readonly encodings: readonly Encoding[];
	/** Of the code and the configuration: a copy of another version may have different bytes. */
	readonly version: string;
	/** Number of files that are compressed at once. */
	readonly jobs: number;
	readonly diagnostics: Diagnostics;
}

/** `targets` are all files of the site, staged where they have changed. A file of the site with the name of a copy takes its place. */
export async function compressOutput(
	targets: readonly TargetFile[],
	old: PreviousOutput,
	{ out, encodings, version, jobs, diagnostics }: CompressOptions,
): Promise<readonly TargetFile[]> {
	if (encodings.length === 0) return [];
	const taken = new Set(targets.map(({ file }) => file.path));
	const kept: TargetFile[] = [];
	const stale: { readonly target: TargetFile; readonly encodings: Encoding[] }[] = [];
	for (const target of targets) {
		const { path, digest: wanted } = target.file;
		if (!isCompressible(path)) continue;
		const isSame = old.renderVersion === version && old.files.get(path)?.digest === wanted;
		const missing: Encoding[] = [];
		for (const encoding of encodings) {
			const copy = compressedPath(path, encoding);
			if (taken.has(copy)) continue;
			const known = old.files.get(copy);
			if (isSame && known?.kind === "compressed" && known.digest !== "") kept.push({ file: known });
			// A file without a copy was too small for one.
			else if (!isSame || known) missing.push(encoding);
		}
		if (missing.length) stale.push({ target, encodings: missing });
	}
	if (stale.length) diagnostics.stage("compress", stale.length);
	const made: TargetFile[] = [];
	const stage = openStaging(out);
	const left = stale.values();
	const work = async (): Promise<void> => {
		for (const { target, encodings: missing } of left) {
			const bytes = bytesOf(target, out);
			for (const encoding of missing) {
				const copy = await compress(bytes, encoding, { isKept: target.file.kind === "asset" });
				if (!copy) continue;
				const path = compressedPath(target.file.path, encoding);
				const file: OutputRecord = { path, kind: "compressed", digest: digest(copy), stamp: NO_STAMP };
				const isThere = old.files.get(path)?.digest === file.digest;
				if (!isThere) stage.put(path, file.kind, copy);
				made.push({ file, staged: !isThere });
			}
			diagnostics.done();
		}
	};
	await Promise.all(Array.from({ length: jobs }, work));
	return [...kept, ...made];
}

/** The bytes in memory, of the asset, in the staging folder, or in the output folder. */
function bytesOf({ file, bytes, original, staged }: TargetFile, out: string): Uint8Array {
	if (bytes) return bytes;
	if (original) return publishedBytes(original);
	return readRegularFile(staged ? stagedFile(out, file.kind, file.path) : join(out, file.path));
}
