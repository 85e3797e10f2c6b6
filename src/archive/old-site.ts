/** The output folder as the last build left it, and what has happened to it since. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { digest } from "../base/digest.js";
import { ownStampAt, STAMP, settled } from "../engine/stats.js";
import type { Path } from "../model.js";
import { NO_STAMP, type Output, type Outputs } from "./outputs.js";

export interface OldSite {
	/** By path. A file that is not as it was has the digest '' where it is gone or another one. */
	readonly files: ReadonlyMap<Path, Output>;
	/** Its pages need not be looked at where their keys are equal. */
	readonly salt: string | undefined;
}

/** What the manifest in the output folder lists; `known` has what the memory knows of the same files. */
export function listed(
	entries: readonly Pick<Output, "path" | "digest" | "kind" | "from">[],
	known: Outputs | undefined,
): readonly Output[] {
	const byPath = new Map((known?.files ?? []).map((file) => [file.path, file]));
	return entries.map((entry) => {
		const file = byPath.get(entry.path);
		return file?.digest === entry.digest ? file : { ...entry, stamp: NO_STAMP };
	});
}

/** The stamps of files, one after another. */
export const stampsOf = (files: readonly Output[]): Float64Array => {
	const stamps = new Float64Array(files.length * STAMP.length);
	for (const [index, { stamp }] of files.entries()) stamps.set(stamp, index * STAMP.length);
	return stamps;
};

/** `changed` has the indexes of files whose stamps differ: only these are read. */
export function oldSite(
	out: string,
	files: readonly Output[],
	changed: readonly number[],
	salt: string | undefined,
): OldSite {
	const found = new Map(files.map((file) => [file.path, file]));
	for (const index of changed) {
		const file = files[index] as Output;
		const now = Date.now();
		const stamp = ownStampAt(join(out, file.path));
		const same = stamp && digestOf(join(out, file.path)) === file.digest;
		found.set(file.path, { ...file, ...(same ? { stamp: settled(stamp, now) } : { stamp: NO_STAMP, digest: "" }) });
	}
	return { files: found, salt };
}

function digestOf(file: string): string | undefined {
	try {
		return digest(readFileSync(file)).slice(0, 32);
	} catch {
		return undefined;
	}
}
