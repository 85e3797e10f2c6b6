/** What is known of every file of the output: its stamp, its digest and, of a page, for what it was printed. */
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { shortDigest } from "../base/digest.js";
import { once } from "../base/once.js";
import { type Stamp, stampIn, stampsOf } from "../engine/stats.js";
import { readTable, writeTable } from "../engine/table.js";
import type { PageKey, Path } from "../model.js";
import type { Last, Made } from "./last.js";

export const KINDS = ["asset", "page", "index"] as const;

export interface Output {
	readonly path: Path;
	readonly kind: (typeof KINDS)[number];
	/** The story whose page it is. */
	readonly from?: Path;
	/** Of its bytes. */
	readonly digest: string;
	readonly stamp: Stamp;
	readonly page?: Printed;
}
/** For what a page was printed. */
export interface Printed {
	readonly key?: PageKey;
	/** The fingerprint of template and view. */
	readonly view: string;
	/** Its making told problems. */
	readonly problems: boolean;
	/** Its printing told problems. */
	readonly faults: boolean;
}

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

/** The list of what a build wrote, which lies in the output folder: only these files are ever overwritten or deleted. `files` are sorted. */
export const manifestText = (files: readonly Output[]): string =>
	`{"version":2,"files":[\n${files
		.map(({ path, digest, kind, from }) => JSON.stringify([path, digest, kind, ...(from === undefined ? [] : [from])]))
		.join(",\n")}\n]}\n`;
