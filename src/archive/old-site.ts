/** The output folder as the last build left it, and what has happened to it since. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { digest } from "../base/digest.js";
import { NO_STAMP, ownStampAt } from "../engine/stats.js";
import type { Path } from "../model.js";
import type { Output, Outputs } from "./outputs.js";

export interface OldSite {
	/** By path. A file that is not as it was has the digest '' where it is gone or another one. */
	readonly files: ReadonlyMap<Path, Output>;
	/** Every file is there as it was. */
	readonly asLeft: boolean;
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

/** `changed` has the indexes of files whose stamps differ: only these are read. */
export function oldSite(
	out: string,
	files: readonly Output[],
	changed: readonly number[],
	salt: string | undefined,
): OldSite {
	const found = new Map(files.map((file) => [file.path, file]));
	let asLeft = true;
	for (const index of changed) {
		const file = files[index] as Output;
		const stamp = ownStampAt(join(out, file.path));
		const same = stamp && digestOf(join(out, file.path)) === file.digest;
		asLeft &&= same === true;
		found.set(file.path, { ...file, ...(same ? { stamp } : { stamp: NO_STAMP, digest: "" }) });
	}
	return { files: found, asLeft, salt };
}

function digestOf(file: string): string | undefined {
	try {
		return digest(readFileSync(file));
	} catch {
		return undefined;
	}
}
