/** Where files wait until all of them are there: `.stage/<rank>/<path>` in the output folder. */
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder } from "../../engine/folder.js";
import { publishedBytes } from "../../images/clean.js";
import type { Path } from "../../model.js";
import { STAGE } from "./files.js";

/** What moves first: a page must find its pictures, a feed its pages; the list of all files comes last. */
export const RANKS = ["asset", "page", "index", "manifest"] as const;
export type Rank = (typeof RANKS)[number];

export interface Stage {
	readonly put: (path: Path, kind: Rank, bytes: Uint8Array | string) => void;
	/** Stages a file beside the stories, as it is published. */
	readonly copy: (path: Path, kind: Rank, file: string) => void;
}

/** Several threads may stage into one output folder, and the main one may clear it meanwhile. */
export function stageIn(out: string): Stage {
	const folders = new Set<string>();
	const put = (path: Path, kind: Rank, write: (file: string) => void): void => {
		const file = join(out, STAGE, String(RANKS.indexOf(kind)), path);
		const folder = dirname(file);
		if (!folders.has(folder)) makeFolder(folder);
		folders.add(folder);
		try {
			write(file);
		} catch (cause) {
			if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw cause;
			makeFolder(folder);
			write(file);
		}
	};
	return {
		put: (path, kind, bytes) => put(path, kind, (file) => writeFileSync(file, bytes)),
		copy: (path, kind, original) => put(path, kind, (file) => writeFileSync(file, publishedBytes(original))),
	};
}

/** Forgets what was staged. */
export const clearStage = (out: string): void => rmSync(join(out, STAGE), { recursive: true, force: true });
