/** The list of what a build wrote: only these files are ever overwritten or deleted. */
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { shortDigest } from "../../base/digest.js";
import { compare } from "../../base/problem.js";
import type { Path, Url } from "../../model.js";
import { InsidePath, MANIFEST, urlOf } from "./files.js";

const Manifest = z.object({
	version: z.literal(1),
	files: z.record(
		InsidePath,
		z.object({ digest: z.string(), kind: z.enum(["asset", "page", "index"]), from: z.string().optional() }),
	),
});
export interface Entry {
	readonly digest: string;
	readonly kind: "asset" | "page" | "index";
	/** The story whose page it is. */
	readonly from?: string | undefined;
}
export type Files = ReadonlyMap<Path, Entry>;

/** The manifest in the output folder; where that is damaged or gone, the copy in the memory. */
export function readManifest(out: string, cache: string): Files | undefined {
	for (const file of [join(out, MANIFEST), copyOf(out, cache)]) {
		try {
			const { files } = Manifest.parse(JSON.parse(readFileSync(file, "utf8")));
			return new Map(Object.entries(files));
		} catch {
			// Absent or damaged: the next one.
		}
	}
	return undefined;
}

export const manifestText = (files: Files): string =>
	`${JSON.stringify({ version: 1, files: Object.fromEntries([...files].sort(([a], [b]) => compare(a, b))) }, null, 1)}\n`;

export function keepCopy(out: string, cache: string, text: string): void {
	mkdirSync(cache, { recursive: true });
	writeFileSync(copyOf(out, cache), text);
}

const copyOf = (out: string, cache: string): string =>
	join(cache, `manifest-${shortDigest(existsSync(out) ? realpathSync(out) : out)}.json`);

/** The URL of each story's page on the old site, by its file. */
export const oldUrls = (out: string, cache: string): ReadonlyMap<Path, Url> =>
	new Map(
		[...(readManifest(out, cache) ?? [])].flatMap(([path, { from }]) =>
			from === undefined ? [] : [[from, urlOf(path)] as const],
		),
	);

/** Empties the memory. Only files of ours go: the folder may hold others. */
export function forget(cache: string): void {
	for (const name of existsSync(cache) ? readdirSync(cache) : []) {
		if (/^(?:config|templates|theme)-[0-9a-f]{16}\.(?:mjs(?:\.map)?|kept)$/.test(name)) rmSync(join(cache, name));
	}
}
