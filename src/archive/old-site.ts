/** The output folder as the last build left it, and what has happened to it since. */
import { join } from "node:path";
import { digest } from "../base/digest.js";
import { compare } from "../base/problem.js";
import { readPlain } from "../engine/plain.js";
import { NO_STAMP, ownStampAt } from "../engine/stats.js";
import type { Path } from "../model.js";
import type { KnownOutputs, Output } from "./outputs.js";

export interface OldSite {
	/** By path, sorted. A file that is not as it was has the digest '' where it is gone or another one. */
	readonly files: ReadonlyMap<Path, Output>;
	/** The digest of the list of them that lies there. */
	readonly manifest: string | undefined;
	/** Its pages need not be looked at where their keys are equal. */
	readonly salt: string | undefined;
}

/** What the manifest in the output folder lists; `known` has what the memory knows of the same files. */
export function listed(
	entries: readonly Pick<Output, "path" | "digest" | "kind" | "from">[],
	known: KnownOutputs | undefined,
): readonly Output[] {
	const byPath = new Map((known?.files() ?? []).map((file) => [file.path, file]));
	return entries
		.map((entry) => {
			const file = byPath.get(entry.path);
			return file?.digest === entry.digest ? file : { ...entry, stamp: NO_STAMP };
		})
		.sort((a, b) => compare(a.path, b.path));
}

/** `changed` has the indexes of files whose stamps differ: only these are read. */
export function oldSite(
	out: string,
	files: readonly Output[],
	changed: readonly number[],
	{ manifest, salt }: Pick<OldSite, "manifest" | "salt">,
): OldSite {
	const found = new Map(files.map((file) => [file.path, file]));
	for (const index of changed) {
		const file = files[index] as Output;
		const stamp = ownStampAt(join(out, file.path));
		const same = stamp && digestAt(join(out, file.path)) === file.digest;
		found.set(file.path, { ...file, ...(same ? { stamp } : { stamp: NO_STAMP, digest: "" }) });
	}
	return { files: found, manifest, salt };
}

export function digestAt(file: string): string | undefined {
	try {
		return digest(readPlain(file));
	} catch {
		return undefined;
	}
}
