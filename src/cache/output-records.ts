/** The record of every output file: its stamp, its digest and, of a page, the key it was rendered for. */
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { shortDigest } from "../core/digest.js";
import { packStamps, stampAtIndex } from "../core/file-stamp.js";
import { lazy } from "../core/lazy.js";
import type { PageKey, Path } from "../core/model.js";
import { OUTPUT_KINDS, type OutputRecord } from "../core/output-record.js";
import { readTable, writeTable } from "./column-file.js";
import type { BuildInputs, LastBuild } from "./last-build.js";

export interface OutputTable {
	readonly files: readonly OutputRecord[];
	/** The digest of the manifest written with them. */
	readonly manifest: string;
	/** The version of the code, the configuration and the templates. */
	readonly renderVersion: string;
	/** The id of the reads of its pages (`page-reads`). */
	readonly reads?: string | undefined;
	/** Set by a build without errors. */
	readonly last?: LastBuild | undefined;
	/** Set by a build without drafts. */
	readonly made?: BuildInputs | undefined;
}
/** The cached records of the output files. */
export interface CachedOutputs extends Omit<OutputTable, "files"> {
	readonly paths: readonly Path[];
	readonly digests: readonly string[];
	readonly stamps: Float64Array;
	readonly files: () => readonly OutputRecord[];
}

const outputTableFile = (out: string, cache: string) =>
	join(cache, `output-${shortDigest(existsSync(out) ? realpathSync(out) : out)}.table`);

export function readOutputRecords(out: string, cache: string): CachedOutputs | undefined {
	const table = readTable(outputTableFile(out, cache));
	if (!table) return undefined;
	const { path, from, digest, view } = table.texts as Record<string, string[]>;
	const { flags, own, around, frame, stamps } = table.numbers as Record<string, Float64Array>;
	if (!path || !from || !digest || !view || !flags || !own || !around || !frame || !stamps) return undefined;
	const fileAt = (each: Path, index: number): OutputRecord => {
		const flag = flags[index] as number;
		const key = [own[index], around[index], frame[index]] as unknown as PageKey;
		return {
			path: each,
			kind: OUTPUT_KINDS[flag & 3] as OutputRecord["kind"],
			...(from[index] && { from: from[index] }),
			digest: digest[index] as string,
			stamp: stampAtIndex(stamps, index),
			...(view[index] && {
				page: {
					view: view[index],
					problems: (flag & 4) !== 0,
					hasRenderProblems: (flag & 16) !== 0,
					...((flag & 8) !== 0 && { key }),
				},
			}),
		};
	};
	const head = table.head as unknown as Omit<OutputTable, "files">;
	return { ...head, paths: path, digests: digest, stamps, files: lazy(() => path.map(fileAt)) };
}

/** Writes the records, unless they are unchanged. */
export function saveOutputRecords(
	out: string,
	cache: string,
	known: CachedOutputs | undefined,
	now: OutputTable,
): void {
	const same =
		known?.manifest === now.manifest &&
		known.renderVersion === now.renderVersion &&
		known.reads === now.reads &&
		isDeepStrictEqual(known.last, now.last) &&
		isDeepStrictEqual(known.made, now.made) &&
		now.files.every((file, index) => file === known.files()[index]);
	if (!same) writeOutputRecords(out, cache, now);
}

export function writeOutputRecords(out: string, cache: string, { files, ...head }: OutputTable): void {
	const numbers = (value: (file: OutputRecord) => number) => Float64Array.from(files, value);
	writeTable(outputTableFile(out, cache), {
		head: { ...head },
		numbers: {
			stamps: packStamps(files),
			flags: numbers(
				({ kind, page }) =>
					OUTPUT_KINDS.indexOf(kind) +
					(page?.problems ? 4 : 0) +
					(page?.key ? 8 : 0) +
					(page?.hasRenderProblems ? 16 : 0),
			),
			own: numbers(({ page }) => page?.key?.[0] ?? 0),
			around: numbers(({ page }) => page?.key?.[1] ?? 0),
			frame: numbers(({ page }) => page?.key?.[2] ?? 0),
		},
		texts: {
			path: files.map(({ path }) => path),
			from: files.map(({ from = "" }) => from),
			digest: files.map(({ digest }) => digest),
			view: files.map(({ page }) => page?.view ?? ""),
		},
	});
}
