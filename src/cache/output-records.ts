/** What is known of every file of the output: its stamp, its digest and, of a page, for what it was printed. */
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { shortDigest } from "../core/digest.js";
import { stampIn, stampsOf } from "../core/file-stamp.js";
import { once } from "../core/lazy.js";
import type { PageKey, Path } from "../core/model.js";
import { KINDS, type Output } from "../core/output-record.js";
import { readTable, writeTable } from "./column-file.js";
import type { Last, Made } from "./last-build.js";

export interface Outputs {
	readonly files: readonly Output[];
	/** The digest of the manifest that was written with them. */
	readonly manifest: string;
	/** The code, the configuration and the templates that printed them. */
	readonly salt: string;
	/** Of a build that had no error. */
	readonly last?: Last | undefined;
	/** Of a build without drafts. */
	readonly made?: Made | undefined;
}
/** What the memory knows of them. */
export interface KnownOutputs extends Omit<Outputs, "files"> {
	readonly paths: readonly Path[];
	readonly digests: readonly string[];
	readonly stamps: Float64Array;
	readonly files: () => readonly Output[];
}

const fileOf = (out: string, cache: string) =>
	join(cache, `output-${shortDigest(existsSync(out) ? realpathSync(out) : out)}.table`);

export function readOutputs(out: string, cache: string): KnownOutputs | undefined {
	const table = readTable(fileOf(out, cache));
	if (!table) return undefined;
	const { path, from, digest, view } = table.texts as Record<string, string[]>;
	const { flags, own, around, frame, stamps } = table.numbers as Record<string, Float64Array>;
	if (!path || !from || !digest || !view || !flags || !own || !around || !frame || !stamps) return undefined;
	const fileAt = (each: Path, index: number): Output => {
		const flag = flags[index] as number;
		const key = [own[index], around[index], frame[index]] as unknown as PageKey;
		return {
			path: each,
			kind: KINDS[flag & 3] as Output["kind"],
			...(from[index] && { from: from[index] }),
			digest: digest[index] as string,
			stamp: stampIn(stamps, index),
			...(view[index] && {
				page: {
					view: view[index],
					problems: (flag & 4) !== 0,
					faults: (flag & 16) !== 0,
					...((flag & 8) !== 0 && { key }),
				},
			}),
		};
	};
	const head = table.head as unknown as Omit<Outputs, "files">;
	return { ...head, paths: path, digests: digest, stamps, files: once(() => path.map(fileAt)) };
}

/** Writes them, unless they are what is known already. */
export function keepOutputs(out: string, cache: string, known: KnownOutputs | undefined, now: Outputs): void {
	const same =
		known?.manifest === now.manifest &&
		known.salt === now.salt &&
		isDeepStrictEqual(known.last, now.last) &&
		isDeepStrictEqual(known.made, now.made) &&
		now.files.every((file, index) => file === known.files()[index]);
	if (!same) writeOutputs(out, cache, now);
}

export function writeOutputs(out: string, cache: string, { files, ...head }: Outputs): void {
	const numbers = (value: (file: Output) => number) => Float64Array.from(files, value);
	writeTable(fileOf(out, cache), {
		head: { ...head },
		numbers: {
			stamps: stampsOf(files),
			flags: numbers(
				({ kind, page }) =>
					KINDS.indexOf(kind) + (page?.problems ? 4 : 0) + (page?.key ? 8 : 0) + (page?.faults ? 16 : 0),
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
