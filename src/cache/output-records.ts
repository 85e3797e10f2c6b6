/** The record of every output file: its stamp, its digest and, of a page, the digest of its view. */
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { shortDigest } from "../core/digest.js";
import { packStamps, stampAtIndex } from "../core/file-stamp.js";
import type { Path } from "../core/model.js";
import { OUTPUT_KINDS, type OutputRecord } from "../core/output-record.js";
import type { BuildInputs, LastBuild } from "./last-build.js";
import type { RowFormat } from "./row-part.js";
import { Rows } from "./rows.js";
import { readRows, writeRows } from "./rows-on-disk.js";

export type OutputRecords = Rows<OutputRecord>;
/** The records of the output files. */
export interface OutputTable {
	readonly files: OutputRecords;
	/** The digest of the manifest written with them. */
	readonly manifest: string;
	/** The version of the code, the configuration and the templates. */
	readonly renderVersion: string;
	/** The id of the reads of its pages (`page-reads`). */
	readonly reads?: string | undefined;
	/** The id of the index of its edition (`kept-index`). */
	readonly index?: string | undefined;
	/** Set by a build without errors. */
	readonly last?: LastBuild | undefined;
	/** Set by a build without drafts. */
	readonly made?: BuildInputs | undefined;
}

/** The index of the kind in the column `flags`. */
const KIND_BITS = 3;
const FORMAT: RowFormat<OutputRecord> = {
	encode: (files) => {
		const numbers = (value: (file: OutputRecord) => number) => Float64Array.from(files, value);
		return {
			numbers: {
				stamps: packStamps(files),
				flags: numbers(
					({ kind, page }) =>
						OUTPUT_KINDS.indexOf(kind) +
						(page?.problems ? 4 : 0) +
						(page?.isLeftOut ? 8 : 0) +
						(page?.hasRenderProblems ? 16 : 0),
				),
			},
			texts: {
				path: files.map(({ path }) => path),
				from: files.map(({ from = "" }) => from),
				digest: files.map(({ digest }) => digest),
				view: files.map(({ page }) => page?.view ?? ""),
			},
		};
	},
	decode: ({ numbers, texts }, paths, stamps) => {
		const [from, digests, view] = [texts("from"), texts("digest"), texts("view")];
		const flags = numbers("flags");
		return (index) => {
			const flag = flags[index] as number;
			return {
				path: paths[index] as string,
				kind: OUTPUT_KINDS[flag & KIND_BITS] as OutputRecord["kind"],
				...(from[index] && { from: from[index] }),
				digest: digests[index] as string,
				stamp: stampAtIndex(stamps, index),
				...(view[index] && {
					page: {
						view: view[index],
						problems: (flag & 4) !== 0,
						hasRenderProblems: (flag & 16) !== 0,
						...((flag & 8) !== 0 && { isLeftOut: true as const }),
					},
				}),
			};
		};
	},
	summarize: () => [],
};

/** `files` are sorted by path; parts of `like` with the same records are shared. */
export const outputRecords = (files: readonly OutputRecord[], like?: OutputRecords): OutputRecords =>
	Rows.of(files, FORMAT, like);

/** The paths of the documents that plugins describe. */
export const documentPaths = (files: OutputRecords): Path[] => pathsOf(files, true);
/** The paths of the documents that plugins return as files. */
export const pluginFilePaths = (files: OutputRecords): Path[] => pathsOf(files, false);

const pathsOf = ({ parts }: OutputRecords, areBuilt: boolean): Path[] =>
	parts.flatMap((part) => {
		const isDocument = (flags: number) => OUTPUT_KINDS[flags & KIND_BITS] === "document";
		const flags = part.numbers("flags");
		if (!flags.some(isDocument)) return [];
		const [paths, views] = [part.paths(), part.texts("view")];
		return paths.filter((_, index) => isDocument(flags[index] as number) && (views[index] !== "") === areBuilt);
	});

const outputTableFolder = (out: string, cache: string) =>
	join(cache, `output-${shortDigest(existsSync(out) ? realpathSync(out) : out)}.rows`);

export function readOutputRecords(out: string, cache: string): OutputTable | undefined {
	const found = readRows(outputTableFolder(out, cache), FORMAT);
	return found && { ...(found.head as unknown as Omit<OutputTable, "files">), files: found.rows };
}

/** Writes the records, unless they are unchanged. */
export function saveOutputRecords(out: string, cache: string, known: OutputTable | undefined, now: OutputTable): void {
	const [{ files: before, ...old }, { files, ...head }] = [known ?? { files: undefined }, now];
	if (before?.parts.length === files.parts.length && files.parts.every((part, index) => part === before.parts[index]))
		if (isDeepStrictEqual(JSON.parse(JSON.stringify(old)), JSON.parse(JSON.stringify(head)))) return;
	writeRows(outputTableFolder(out, cache), FORMAT, { head, rows: files });
}
